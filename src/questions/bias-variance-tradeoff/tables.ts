import {remember} from "../../ml/remember.js";
import type {CurveData} from "./data.json.js";
import {type FamilyName, familyNames, levels} from "./families.js";
import {sigmas, sizes, type WorldName, worldNames} from "./worlds.js";

/** How many training sets each of the loader's numbers comes from. */
export const refits = 400;
/** Not a seed that readers start from: their 50 sets are none of these. */
export const loaderSeed = 20_261;
/** Whole numbers in the loader's file are in this unit. */
export const unit = 1e-5;

/** Averaged over x, for levels 1 … 12. */
export interface Curve {
  bias2: number[];
  variance: number[];
}

export type Curves = Readonly<Record<FamilyName, Curve>>;

/** What the loader measured for one world, n and σ; a bias² that came out below 0 is given as 0. */
export const curvesOf = remember((data: CurveData, world: WorldName, n: number, sigma: number): Curves => {
  const place =
    (worldNames.indexOf(world) * sizes.length + nearest(sizes, n)) * sigmas.length + nearest(sigmas, sigma);
  const from = place * 2 * levels;
  const read = (values: readonly number[], start: number) =>
    values.slice(start, start + levels).map((v) => Math.max(0, v * unit));
  return Object.fromEntries(
    familyNames.map((name) => [
      name,
      {bias2: read(data[name], from), variance: read(data[name], from + levels)}
    ])
  ) as unknown as Curves;
});

const nearest = (values: readonly number[], value: number): number =>
  values.reduce((best, v, i) => (Math.abs(v - value) < Math.abs(values[best] - value) ? i : best), 0);

/** bias² + variance: what a better model could save. */
export const totals = ({bias2, variance}: Curve): number[] => bias2.map((b, i) => b + variance[i]);

/** The level of least bias² + variance. */
export function bestLevel(curve: Curve): number {
  const t = totals(curve);
  return t.indexOf(Math.min(...t)) + 1;
}
