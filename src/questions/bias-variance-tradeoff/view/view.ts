import type {Part, Place} from "../params.js";
import {createFits} from "./fits.js";
import {createPlane} from "./plane.js";
import {createStack} from "./stack.js";

/** The refitting machine, the error it decomposes over complexity, and all models on one plane. */
export function view(stage: Place): Part {
  const parts = [createFits(stage), createStack(stage), createPlane(stage)];
  return (state) => {
    for (const part of parts) part(state);
  };
}
