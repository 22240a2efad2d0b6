import {fitLogistic} from "../../ml/logistic.js";
import {fitSvm} from "../../ml/svm.js";
import {norm, type Problem} from "./fits.js";

/** ‖w‖ of both fits against C. */
export interface Norms {
  C: Float64Array;
  svm: Float64Array;
  logistic: Float64Array;
}

/** From 0.01 to a million: four a decade where the curves bend, each on a line from one to the next. */
const grid = Float64Array.from(
  [...Array.from({length: 17}, (_, i) => -2 + i / 4), 3, 4, 5, 6],
  (e) => 10 ** e
);

export function normsOf({X, n, p, y, label}: Problem): Norms {
  const svm = new Float64Array(grid.length);
  const logistic = new Float64Array(grid.length);
  let start: {w: Float64Array; b: number} | undefined;
  let hard = -1;
  grid.forEach((C, k) => {
    const fit = fitLogistic({X, n, p, y: label, lambda: 1 / C, start, tolerance: 1e-8, iterations: 400});
    start = fit;
    logistic[k] = norm(fit);
    if (hard < 0) {
      const machine = fitSvm({X, n, p, y, C});
      svm[k] = norm(machine);
      // No multiplier at its bound C: a larger C changes nothing. This is the hard-margin SVM.
      if (machine.share.every((a) => a < 1)) hard = svm[k];
    } else svm[k] = hard;
  });
  return {C: grid, svm, logistic};
}
