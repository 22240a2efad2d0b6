import {fileURLToPath} from "node:url";
import {fitGaussianNaiveBayes, gaussianLinear} from "../../ml/naive-bayes.js";
import {parts, scoresOf, smallLogistic} from "../../ml/small-logistic.js";
import type {Curve, Data, Learned} from "./data.js";
import {LAMBDAS, RHOS, SIZES} from "./params.js";
import {linearError, meansOf, type Strengths, sampleOf} from "./world.js";

const SAMPLES = 200;
/** The first of their seeds, which no reader meets soon. */
const FIRST = 700_001;

/** The penalty where a plane parts the classes, and there is no fit without one: its plane is close to that of the widest margin. */
export const LEAST = 1e-4;

/** Far finer than the errors are shown. */
const ENOUGH = 1e-5;

/**
 * Logistic regression at each penalty of `LAMBDAS`, and whether a plane parts the classes.
 *
 * @param near the fits of other rows of the same classes, to start at
 */
export function fitsOf(
  X: Float64Array,
  n: number,
  p: number,
  y: Uint8Array,
  near: readonly Float64Array[] = []
): {thetas: Float64Array[]; parted: boolean} {
  const at = (lambda: number, start: Float64Array): Float64Array => {
    const found = smallLogistic(X, n, p, y, lambda, start, ENOUGH);
    if (!found) throw new Error(`no fit at λ = ${lambda}, n = ${n}`);
    return found;
  };
  const zero = new Float64Array(p + 1);
  const thetas = LAMBDAS.map((lambda, k) => (lambda ? at(lambda, near[k] ?? zero) : zero));
  const without = parts(scoresOf(X, n, p, thetas[1]), y)
    ? null
    : smallLogistic(X, n, p, y, 0, near[0] ?? thetas[1], ENOUGH);
  thetas[0] = without ?? at(LEAST, at(0.01, thetas[1]));
  return {thetas, parted: !without};
}

function curveOf(errors: Float64Array[]): Curve {
  const whole = (v: number): number => Math.round(1e4 * v);
  const sorted = errors.map((e) => e.slice().sort());
  const at = (q: number) => sorted.map((e) => whole(e[Math.round(q * (e.length - 1))]));
  return {
    mean: errors.map((e) => whole(e.reduce((a, b) => a + b, 0) / e.length)),
    low: at(0.1),
    high: at(0.9)
  };
}

export function learned(strengths: Strengths, rho: number, samples = SAMPLES, first = FIRST): Learned {
  const m = meansOf("ten", strengths);
  const p = m.length;
  const empty = () => SIZES.map(() => new Float64Array(samples));
  const naive = empty();
  const logistic = LAMBDAS.map(empty);
  const parted = SIZES.map(() => 0);
  for (let s = 0; s < samples; ++s) {
    const {X, y} = sampleOf(m, rho, SIZES[SIZES.length - 1], first + s);
    let near: {thetas: Float64Array[]; parted: boolean} | null = null;
    SIZES.forEach((n, i) => {
      const [rows, labels] = [X.subarray(0, n * p), y.subarray(0, n)];
      const {w, b} = gaussianLinear(fitGaussianNaiveBayes({X: rows, n, p, y: labels, shared: true}));
      naive[i][s] = linearError(w, b, m, rho);
      // Weights that grow without bound are no place to start at.
      const fits = fitsOf(rows, n, p, labels, near && !near.parted ? near.thetas : []);
      near = fits;
      if (fits.parted) ++parted[i];
      fits.thetas.forEach((theta, k) => {
        logistic[k][i][s] = linearError(theta, theta[p], m, rho);
      });
    });
  }
  return {
    naive: curveOf(naive),
    logistic: logistic.map(curveOf),
    better: logistic.map((errors) => errors.map((e, i) => e.filter((v, s) => v < naive[i][s]).length)),
    parted
  };
}

export const compute = (): Data => ({
  samples: SAMPLES,
  learned: {
    unequal: RHOS.map((rho) => learned("unequal", rho)),
    equal: RHOS.map((rho) => learned("equal", rho))
  }
});

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
