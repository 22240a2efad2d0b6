import {amount, fixed, plural} from "../../marks/format.js";
import type {Loss} from "./fits.js";
import {lsResiduals} from "./invariants.js";
import type {Room} from "./params.js";

/** What is added up. */
export const lossSums: Readonly<Record<Loss, string>> = {
  squares: "sum of squares",
  absolute: "sum of |r|",
  huber: "sum of Huber losses"
};

export const bestNames: Readonly<Record<Loss, string>> = {
  squares: "least squares",
  absolute: "least |r|",
  huber: "least Huber"
};

/** The end of an axis for sums: the first round number above. */
export function topOf(sum: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, sum)));
  return unit * ([1, 2, 3, 5, 10].find((times) => times * unit >= 1.05 * sum) ?? 20);
}

/** "1.2 + 0.3x". */
export const equation = ({intercept, slope}: {intercept: number; slope: number}): string =>
  `${fixed(intercept)} ${slope < 0 ? "−" : "+"} ${fixed(Math.abs(slope))}x`;

/** What the picture says now, one to three sentences. */
export function describe({params: {loss, best, moved}, result}: Room["State"]): string {
  const edited = moved.length ? `, ${plural(new Set(moved.map(([i]) => i)).size, "point")} moved` : "";
  const least = best ? ` The best line, ${equation(result.best)}, leaves ${amount(result.best.tally)}.` : "";
  return `Eight simulated points${edited}; your line ${equation(result.line)} leaves a ${lossSums[loss]} of ${amount(result.tally)}.${least}`;
}

/** A sum that is 0 but for rounding says so, and never "0.000000" or "< 0.01". */
const nearly = (value: number): string => (Math.abs(value) < 1e-9 ? "0, up to rounding" : amount(value));

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** Numbers for the prose: `{{tally}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  squares: ({result}) => amount(result.squares),
  least: ({result}) => amount(result.ls.tally),
  gap: ({result}) => amount(result.gap),
  line: ({result}) => equation(result.line),
  slope: ({result}) => fixed(result.ls.slope),
  signed: ({result}) => nearly(sum(result.residuals)),
  meanX: ({result}) => fixed(result.points.meanX),
  meanY: ({result}) => fixed(result.points.meanY),
  sxx: ({result}) => amount(result.points.sxx),
  dot: (state) => nearly(sum(lsResiduals(state).map((r, i) => r * state.result.points.x[i])))
};
