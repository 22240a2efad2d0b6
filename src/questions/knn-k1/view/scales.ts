import {scaleLinear} from "../../../marks/scale.js";
import type {Place} from "../params.js";
import type {Extent} from "../points.js";
import {layouts} from "./layout.js";

/** From the points' units to the picture's. */
export function scales(stage: Place, [x0, x1, y0, y1]: Extent) {
  const at = layouts[stage.mode].field;
  return {
    x: scaleLinear([x0, x1], [at.x, at.x + at.width]),
    y: scaleLinear([y0, y1], [at.y + at.height, at.y])
  };
}

export type XY = ReturnType<typeof scales>;
