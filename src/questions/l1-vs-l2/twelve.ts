import type {Moments} from "../../ml/elastic-net.js";
import {remember} from "../../ml/remember.js";
import {standardize} from "../../ml/scaling.js";
import type {PathData} from "./data.json.js";
import {
  type CvCurve,
  crossValidate,
  drawFolds,
  fitAt,
  LAMBDAS,
  METHOD_KEYS,
  METHODS,
  type Method,
  nearestLambda,
  path,
  rulesOf
} from "./paths.js";
import {isTrueSupport, standardizedMoments, TRUE_WEIGHTS} from "./table.js";

/** A fit, and how its zeros compare with the weights that made the data. */
export interface Fit {
  lambda: number;
  w: Float64Array;
  /** Weights that are exactly 0. */
  zeros: number;
  /** Useful features that are left out, and useless ones that are kept. */
  missed: number;
  useless: number;
}

/** What the table's twelve weights are at the cursor's λ, and along the path of one method. */
export interface TwelveWeights {
  /** The fits at the cursor's λ, solved there and not read off the drawn paths. */
  fits: Record<Method, Fit>;
  /** The weights that made the data, in the units of the fitted ones: times sd(x)/sd(y). */
  truth: Float64Array;
  /** Each weight along `LAMBDAS`. */
  lines: readonly Float64Array[];
  cv: CvCurve;
  /** The fits that the two rules of cross-validation choose on this split. */
  least: Fit;
  oneSe: Fit;
  /** The λ between which exactly the useful features are kept; null where there is none. */
  window: readonly [number, number] | null;
  /** Where the features' counts over resamples stand: the λ of the grid nearest to the cursor. */
  countedAt: number;
  /** In which share of the resamples each weight is not 0. */
  shares: Float64Array;
}

const momentsOf = remember((data: PathData): Moments => standardizedMoments(data));
const truthOf = remember((data: PathData): Float64Array => {
  const unit = standardize(data.y).scale;
  return Float64Array.from(TRUE_WEIGHTS, (w, j) => (w * standardize(data.X[j]).scale) / unit);
});

function fitOf(data: PathData, lambda: number, alpha: number): Fit {
  const w = fitAt(momentsOf(data), lambda, alpha);
  const count = (test: (w: number, truth: number) => boolean) =>
    TRUE_WEIGHTS.filter((truth, j) => test(w[j], truth)).length;
  return {
    lambda,
    w,
    zeros: count((v) => v === 0),
    missed: count((v, truth) => v === 0 && truth !== 0),
    useless: count((v, truth) => v !== 0 && truth === 0)
  };
}

const fitsAt = remember(
  (data: PathData, lambda: number) =>
    Object.fromEntries(
      METHOD_KEYS.map((method) => [method, fitOf(data, lambda, METHODS[method].alpha)])
    ) as TwelveWeights["fits"]
);

/** The ends of the stretch of λ round a place on the path that is right, bisected to ten digits. */
function windowOf(m: Moments, alpha: number, weights: readonly Float64Array[]): TwelveWeights["window"] {
  const first = weights.findIndex(isTrueSupport);
  if (first < 1) return null;
  const after = weights.findIndex((w, k) => k > first && !isTrueSupport(w));
  const edge = (inside: number, outside: number): number => {
    for (let i = 0; i < 36; ++i) {
      const middle = Math.sqrt(inside * outside);
      if (isTrueSupport(fitAt(m, middle, alpha))) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return [
    after < 0 ? LAMBDAS[LAMBDAS.length - 1] : edge(LAMBDAS[after - 1], LAMBDAS[after]),
    edge(LAMBDAS[first], LAMBDAS[first - 1])
  ];
}

const pathOf = remember((data: PathData, method: Method) => {
  const m = momentsOf(data);
  const {alpha} = METHODS[method];
  const weights = path(m, alpha);
  return {
    lines: TRUE_WEIGHTS.map((_, j) => Float64Array.from(weights, (w) => w[j])),
    window: windowOf(m, alpha, weights)
  };
}, METHOD_KEYS.length);

const validated = remember((data: PathData, method: Method, seed: number) => {
  const {alpha} = METHODS[method];
  const cv = crossValidate(data, alpha, drawFolds(data.y.length, seed));
  const {min, oneSe} = rulesOf(cv);
  return {cv, least: fitOf(data, LAMBDAS[min], alpha), oneSe: fitOf(data, LAMBDAS[oneSe], alpha)};
}, METHOD_KEYS.length);

const sharesAt = remember(
  (data: PathData, method: Method, k: number): Float64Array =>
    // Ridge keeps every weight of every resample.
    method === "ridge"
      ? new Float64Array(TRUE_WEIGHTS.length).fill(1)
      : Float64Array.from(data.kept[method][k], (n) => n / data.resamples)
);

/** The stretch of λ in which the lasso keeps just the useful features of the table. */
export const lassoWindow = (data: PathData): readonly [number, number] =>
  pathOf(data, "lasso").window ?? [0, 0];

export function twelveWeights(data: PathData, lambda: number, method: Method, seed: number): TwelveWeights {
  const k = nearestLambda(lambda);
  return {
    fits: fitsAt(data, lambda),
    truth: truthOf(data),
    ...pathOf(data, method),
    ...validated(data, method, seed),
    countedAt: LAMBDAS[k],
    shares: sharesAt(data, method, k)
  };
}
