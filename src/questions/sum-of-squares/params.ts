import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Result} from "./model.js";

/** The line's handles stand at these x, outside the points, so that none hides another. */
export const ENDS = [-1, 7] as const;

/** Where points may be put, and the line's ends. */
export const HEIGHTS = [-1.5, 9.5] as const;

/** Points of the sample. */
export const N = 8;

const end = (label: string) =>
  range({
    label,
    primary: true,
    min: HEIGHTS[0],
    max: HEIGHTS[1],
    step: 0.05,
    value: 2,
    format: (v) => fixed(v)
  });

export const params = {
  left: end("Line’s left end"),
  right: end("Line’s right end"),
  loss: choice({
    label: "Each residual r costs",
    options: {squares: "its square r²", absolute: "its length |r|", huber: "Huber’s loss"},
    value: "squares"
  }),
  best: toggle({
    label: "Show the best line",
    value: false,
    help: "The line with the least sum under the chosen loss, and the least-squares line to compare."
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 27}),
  moved: rows({
    label: "Moved points",
    columns: [
      {name: "point", min: 0, max: N - 1, step: 1},
      {name: "x", min: ENDS[0], max: ENDS[1], step: 0.05},
      {name: "y", min: HEIGHTS[0], max: HEIGHTS[1], step: 0.05}
    ],
    maxRows: N,
    value: []
  })
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. Without a loader, data is null. */
export type Room = RoomOf<typeof params, null, Result>;
