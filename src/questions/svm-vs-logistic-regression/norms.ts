import {fitLogistic} from "../../ml/logistic.js";
import {fitSvm} from "../../ml/svm.js";
import {norm, type Problem} from "./fits.js";

/** ‖w‖ of both fits against C. */
export interface Norms {
  C: readonly number[];
  svm: Float64Array;
  logistic: Float64Array;
}

/** From 0.01 to a million: two a decade where the curves bend. */
const grid = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 5, 6].map((e) => 10 ** e);

export function normsOf({X, n, p, y, label}: Problem): Norms {
  const svm = new Float64Array(grid.length);
  const logistic = new Float64Array(grid.length);
  let start: {w: Float64Array; b: number} | undefined;
  let hard = -1;
  grid.forEach((C, k) => {
    const fit = fitLogistic({X, n, p, y: label, lambda: 1 / C, start, tolerance: 1e-7});
    start = fit;
    logistic[k] = norm(fit);
    if (hard >= 0) svm[k] = hard;
    else {
      const machine = fitSvm({X, n, p, y, C});
      svm[k] = norm(machine);
      // No multiplier at its bound C: a larger C changes nothing. This is the hard-margin SVM.
      if (machine.alpha.every((a) => a < 0.999 * C)) hard = svm[k];
    }
  });
  return {C: grid, svm, logistic};
}
