import {type LeastSquares, leastSquares} from "../../ml/least-squares.js";
import {studentUpper} from "../../ml/student.js";
import {type Design, SAMPLES, type Samples, SLOPE} from "./world.js";

/** What a violation does to the estimates and intervals of many samples. */
export interface Costs {
  /** Of each sample: the slope, half the length of its 95 % interval, and the same by HC3. */
  slope: Float64Array;
  reach: Float64Array;
  robust: Float64Array;
  /** How many intervals hold the true slope; by the usual formula, and by HC3. */
  holds: number;
  robustHolds: number;
  /** How many intervals for the mean of y at the right end hold it. */
  endHolds: number;
  /** How many slopes have the wrong sign. */
  wrongSign: number;
  /** The middle slope, and the ends of the middle 95 % of them. */
  middle: number;
  /** The standard error of the middle slope: what it would be off by chance alone. */
  middleError: number;
  low: number;
  high: number;
  /** The length of an interval: half are longer. */
  length: number;
}

export const columnsOf = (x: Float64Array, twin: Float64Array | null): Float64Array[] => [
  new Float64Array(x.length).fill(1),
  ...(twin ? [twin] : []),
  x
];

const criticals = new Map<number, number>();

/** The t that is exceeded, on either side, with probability 5 %. */
export function critical(df: number): number {
  const known = criticals.get(df);
  if (known !== undefined) return known;
  const t = studentUpper(0.025, df);
  criticals.set(df, t);
  return t;
}

/** A value such that the share `q` of the sorted ones lies below, between two of them where it falls there. */
export function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1);
  const i = Math.floor(at);
  return i + 1 < sorted.length ? sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]) : sorted[i];
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
};

/** Called with each sample's residuals, and the orthonormal columns and leverages that they are of. */
export type Visit = (k: number, fit: Fitted) => void;
export interface Fitted {
  basis: readonly Float64Array[];
  leverage: Float64Array;
  residuals: Float64Array;
  /** The slope and its standard error over that of a unit of noise, 1/√Σ(x − x̄)², or what of x is left by the twin. */
  slope: number;
  rest: number;
  rss: number;
  /** What the fit says at the right end, and the share of σ² in its variance. */
  end: number;
  endLeverage: number;
}

/** Fits every sample. Where the design is fixed, what it alone decides is computed once. */
export function fitAll({design, errors, places}: Samples, visit: Visit, most = SAMPLES): void {
  const {n, x, twin, mean, end} = design;
  const e = new Float64Array(n);
  const residuals = new Float64Array(n);
  if (design.blur) {
    blurred(design, errors, places, visit, most);
    return;
  }
  const fixed = leastSquares(columnsOf(x, twin), mean) as LeastSquares;
  const {basis, leverage, rest} = fixed;
  const last = basis[basis.length - 1];
  const slope0 = fixed.coefficients[basis.length - 1];
  // The basis may point the other way than x.
  const sign = dot(last, x) < 0 ? -1 : 1;
  const parts = new Float64Array(basis.length);
  const fit: Fitted = {
    basis,
    leverage,
    residuals,
    slope: 0,
    rest,
    rss: 0,
    end: 0,
    endLeverage: leverage[end]
  };
  for (let k = 0; k < most; ++k) {
    errors(k, e);
    for (let j = 0; j < basis.length; ++j) parts[j] = dot(basis[j], e);
    let rss = 0;
    for (let i = 0; i < n; ++i) {
      let r = fixed.residuals[i] + e[i];
      for (let j = 0; j < basis.length; ++j) r -= parts[j] * basis[j][i];
      residuals[i] = r;
      rss += r * r;
    }
    fit.slope = slope0 + (sign * parts[basis.length - 1]) / rest;
    fit.rss = rss;
    fit.end = fixed.fitted[end];
    for (let j = 0; j < basis.length; ++j) fit.end += parts[j] * basis[j][end];
    visit(k, fit);
  }
}

/** Where x is measured with error each sample has places of its own; the right end is that of the true x. */
function blurred(
  {n, x, mean, end}: Design,
  errors: Samples["errors"],
  places: Samples["places"],
  visit: Visit,
  most: number
): void {
  const [e, seen, one, unit, leverage, residuals] = Array.from({length: 6}, () => new Float64Array(n));
  one.fill(1 / Math.sqrt(n));
  for (let k = 0; k < most; ++k) {
    errors(k, e);
    places(k, seen);
    let [mx, my] = [0, 0];
    for (let i = 0; i < n; ++i) {
      mx += seen[i] / n;
      my += (mean[i] + e[i]) / n;
    }
    let [sxx, sxy] = [0, 0];
    for (let i = 0; i < n; ++i) {
      const away = seen[i] - mx;
      sxx += away * away;
      sxy += away * (mean[i] + e[i] - my);
    }
    const rest = Math.sqrt(sxx);
    const slope = sxy / sxx;
    let rss = 0;
    for (let i = 0; i < n; ++i) {
      unit[i] = (seen[i] - mx) / rest;
      leverage[i] = 1 / n + unit[i] * unit[i];
      residuals[i] = mean[i] + e[i] - my - slope * (seen[i] - mx);
      rss += residuals[i] * residuals[i];
    }
    const away = x[end] - mx;
    visit(k, {
      basis: [one, unit],
      leverage,
      residuals,
      slope,
      rest,
      rss,
      end: my + slope * away,
      endLeverage: 1 / n + (away * away) / sxx
    });
  }
}

/** The cost of a violation, counted in many samples. */
export function costsOf(samples: Samples): Costs {
  const {n, twin, mean, end} = samples.design;
  const df = n - (twin ? 3 : 2);
  const t = critical(df);
  const [slope, reach, robust] = Array.from({length: 3}, () => new Float64Array(SAMPLES));
  const counts = {holds: 0, robustHolds: 0, endHolds: 0, wrongSign: 0};
  fitAll(samples, (k, fit) => {
    const last = fit.basis[fit.basis.length - 1];
    const sigma = Math.sqrt(fit.rss / df);
    let sum = 0;
    for (let i = 0; i < n; ++i) {
      const v = (last[i] * fit.residuals[i]) / (1 - fit.leverage[i]);
      sum += v * v;
    }
    slope[k] = fit.slope;
    reach[k] = (t * sigma) / fit.rest;
    robust[k] = (t * Math.sqrt(sum)) / fit.rest;
    const off = Math.abs(fit.slope - SLOPE);
    if (off <= reach[k]) ++counts.holds;
    if (off <= robust[k]) ++counts.robustHolds;
    if (Math.abs(fit.end - mean[end]) <= t * sigma * Math.sqrt(fit.endLeverage)) ++counts.endHolds;
    if (fit.slope < 0) ++counts.wrongSign;
  });
  const sorted = slope.slice().sort();
  const chance = 0.5 / Math.sqrt(SAMPLES);
  return {
    slope,
    reach,
    robust,
    ...counts,
    middle: quantile(sorted, 0.5),
    // Of ranks about the middle one standard deviation is √N/2; so it needs no variance of the slopes.
    middleError: (quantile(sorted, 0.5 + chance) - quantile(sorted, 0.5 - chance)) / 2,
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
    length: 2 * quantile(reach.slice().sort(), 0.5)
  };
}
