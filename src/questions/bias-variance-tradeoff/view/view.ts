import {inParts} from "../../../figure/contract.js";
import {createFits} from "./fits.js";
import {createPlane} from "./plane.js";
import {createStack} from "./stack.js";

/** The refitting machine, the error it decomposes over complexity, and all models on one plane. */
export const view = inParts(createFits, createStack, createPlane);
