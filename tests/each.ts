import {beforeEach} from "vitest";
import {pause} from "./pause.js";

// Tests that only compute follow each other in one piece: what the runner has answered is read in between.
beforeEach(pause);
