import type {AxisSpec} from "../../../marks/plot.js";
import {MOST} from "../settings.js";

/** 1, 2, 3 … as far as any lane grows. */
const counting = Float64Array.from({length: MOST}, (_, i) => i + 1);
export const learnersTo = (kept: number): Float64Array => counting.subarray(0, kept);

/** The same in all charts, so that they can be compared. */
export const learnerAxis = (last: number): AxisSpec => ({
  domain: [1, last],
  scale: "log",
  label: "learners (log scale)",
  ticks: [1, 2, 5, 10, 20, 50, 100, 200].filter((t) => t <= last),
  format: String
});
