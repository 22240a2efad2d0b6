import {families, familyNames} from "./families.js";
import type {Room} from "./params.js";
import {curvesOf, totals} from "./tables.js";

export type Here = Room["State"];

export const curves = ({data, settled: {f, n, sigma}}: Here) => curvesOf(data, f, n, sigma);
/** The curves of the first setting: what a scene is compared with. */
export const first = ({data}: Here) => curvesOf(data, "wave", 30, 0.3);

/** The least bias² + variance of all models at the setting's function, n and σ. */
export const leastOfAll = (here: Here): number =>
  Math.min(...familyNames.flatMap((name) => totals(curves(here)[name])));
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Of the 50 fits that are shown. */
export const live = ({result: {machine}}: Here) => machine.averaged;

/** Bias² + variance of the cosines, split at p = n: fits that leave residuals, the one at n, fits through all points. */
export const around = (here: Here) => {
  const t = totals(curves(here).cos);
  const at = families.cos.values.indexOf(here.settled.n);
  return {before: t.slice(0, at), peak: t[at], after: t.slice(at + 1)};
};
