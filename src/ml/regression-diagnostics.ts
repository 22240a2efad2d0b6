import type {LeastSquares} from "./least-squares.js";
import {normalCdf} from "./normal.js";
import {studentCdf} from "./student.js";

type Basis = readonly Float64Array[];

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
};

/** What is left of `v` without its part in the span of the basis. */
function outside(basis: Basis, v: Float64Array): Float64Array {
  const rest = v.slice();
  for (const q of basis) {
    const by = dot(q, rest);
    for (let i = 0; i < rest.length; ++i) rest[i] -= by * q[i];
  }
  return rest;
}

/** How much smaller the sum of squared residuals gets when `v` joins the columns; null where it says nothing new. */
function gain(basis: Basis, residuals: Float64Array, v: Float64Array): number | null {
  const rest = outside(basis, v);
  const left = dot(rest, rest);
  return left > 1e-16 * dot(v, v) ? dot(rest, residuals) ** 2 / left : null;
}

/** Leverages above this leave a residual of rounding alone. */
const ALL = 1 - 1e-9;

/** Residuals over their own standard deviation, σ√(1 − h); NaN for a row that the fit must go through, whose residual is always 0. */
export function standardized({residuals, leverage, rss, df}: LeastSquares): Float64Array {
  const sigma = Math.sqrt(rss / df);
  return residuals.map((r, i) => (leverage[i] > ALL ? Number.NaN : r / (sigma * Math.sqrt(1 - leverage[i]))));
}

/** Cook's distance: how far all fitted values move when a row is left out, in units of pσ². NaN where h = 1. */
export function cooksDistance(fit: LeastSquares): Float64Array {
  const p = fit.basis.length;
  return standardized(fit).map((r, i) => (r * r * fit.leverage[i]) / (1 - fit.leverage[i]) / p);
}

/**
 * The standard error of the last coefficient that does not suppose equal variances: HC3 of J. G. MacKinnon and H. White,
 * "Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties", Journal of
 * Econometrics 29 (1985) 305–325. NaN where some h = 1.
 */
export function robustError({basis, residuals, leverage, rest}: LeastSquares): number {
  const q = basis[basis.length - 1];
  let sum = 0;
  for (let i = 0; i < q.length; ++i) {
    if (leverage[i] > ALL) return Number.NaN;
    sum += ((q[i] * residuals[i]) / (1 - leverage[i])) ** 2;
  }
  return Math.sqrt(sum) / rest;
}

export interface TestResult {
  statistic: number;
  p: number;
}

/** P(χ² > x) with one degree of freedom or two. */
export function chiSquaredTail(x: number, df: 1 | 2): number {
  return df === 1 ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-x / 2);
}

/** P(|T| > t) with `df` degrees of freedom. */
export const twoSided = (t: number, df: number): number => Math.min(1, 2 * studentCdf(-Math.abs(t), df));

/**
 * t of the squared fitted values as one more column: Ramsey's RESET with one power, for a mean that is not linear. Null
 * where they are a combination of the columns that there are, or no degree of freedom is left.
 */
export function curvatureT(basis: Basis, residuals: Float64Array, fitted: Float64Array): number | null {
  const df = residuals.length - basis.length - 1;
  // About their mean, so that squaring loses no digits.
  const mean = fitted.reduce((a, b) => a + b, 0) / fitted.length;
  const squares = fitted.map((v) => (v - mean) * (v - mean));
  const by = gain(basis, residuals, squares);
  const rss = dot(residuals, residuals);
  if (by === null || df < 1 || !(rss - by > 1e-24 * rss)) return null;
  return Math.sqrt((by * df) / (rss - by));
}

/** Breusch and Pagan's statistic in Koenker's form, nR² of the squared residuals on the columns: spread that changes with them. */
export function spreadStatistic(basis: Basis, residuals: Float64Array): number | null {
  const squares = residuals.map((r) => r * r);
  const n = squares.length;
  const mean = squares.reduce((a, b) => a + b, 0) / n;
  const about = squares.map((v) => v - mean);
  const total = dot(about, about);
  if (!(total > 1e-24 * n * mean * mean)) return null;
  const rest = outside(basis, about);
  return Math.max(0, n * (1 - dot(rest, rest) / total));
}

/** Breusch and Godfrey's statistic of order one, nR² of the residuals on the columns and on the residual before. */
export function serialStatistic(
  basis: Basis,
  residuals: Float64Array,
  order?: ArrayLike<number>
): number | null {
  const n = residuals.length;
  const before = new Float64Array(n);
  for (let t = 1; t < n; ++t) before[order ? order[t] : t] = residuals[order ? order[t - 1] : t - 1];
  const by = gain(basis, residuals, before);
  return by === null ? null : (n * by) / dot(residuals, residuals);
}
