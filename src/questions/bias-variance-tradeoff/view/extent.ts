import {remember} from "../../../ml/remember.js";
import type {CurveData} from "../data.json.js";
import {familyNames} from "../families.js";
import {curvesOf, totals} from "../tables.js";
import {sizes, type WorldName} from "../worlds.js";

/** Below this a bias² cannot be told from 0: the refits' own error is about as large. */
export const floor = 3e-4;

/**
 * What to draw for a function and σ. The same for every n, so that axes stand still and curves move as n grows: the largest
 * errors are those of the smallest n.
 */
export const extentOf = remember((data: CurveData, world: WorldName, sigma: number) => {
  const curves = sizes.map((n) => curvesOf(data, world, n, sigma));
  const variances = curves.flatMap((c) => familyNames.flatMap((name) => c[name].variance));
  const bias2 = familyNames.flatMap((name) => curves[0][name].bias2);
  return {
    bias2: [floor, 2.5 * Math.max(...bias2)],
    variance: [0.4 * Math.min(...variances), 1.5 * Math.max(...variances)],
    error: 1.2 * (Math.max(...familyNames.flatMap((name) => totals(curves[0][name]))) + sigma * sigma)
  };
});
