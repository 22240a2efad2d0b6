import {normalCdf, normalQuantile} from "./normal.js";

/**
 * The Shapiro–Wilk test of normality, in Royston's approximation: P. Royston, "Remark AS R94: a remark on algorithm AS
 * 181: the W-test for normality", Applied Statistics 44 (1995) 547–551. Its polynomials, lowest power first.
 */
const LAST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const NEXT = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_SPREAD = [1.3822, -0.77857, 0.062767, -0.0020322];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_SPREAD = [-0.4803, -0.082676, 0.0030302];
const SHIFT = [-2.273, 0.459];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0);

const known = new Map<number, Float64Array>();

/** What the largest, the second largest … of n ordered values count in W's numerator; the smallest count the negative. */
function weightsOf(n: number): Float64Array {
  const there = known.get(n);
  if (there) return there;
  const half = n >> 1;
  const a = new Float64Array(half);
  if (n === 3) a[0] = Math.SQRT1_2;
  else {
    const m = Float64Array.from({length: half}, (_, i) => -normalQuantile((i + 1 - 0.375) / (n + 0.25)));
    const squares = 2 * m.reduce((sum, v) => sum + v * v, 0);
    const u = 1 / Math.sqrt(n);
    const first = polynomial(LAST, u) + m[0] / Math.sqrt(squares);
    const two = n > 5;
    const second = two ? polynomial(NEXT, u) + m[1] / Math.sqrt(squares) : 0;
    const rest = two
      ? (squares - 2 * m[0] ** 2 - 2 * m[1] ** 2) / (1 - 2 * first ** 2 - 2 * second ** 2)
      : (squares - 2 * m[0] ** 2) / (1 - 2 * first ** 2);
    for (let i = 0; i < half; ++i) a[i] = m[i] / Math.sqrt(rest);
    a[0] = first;
    if (two) a[1] = second;
  }
  if (known.size > 50) known.clear();
  known.set(n, a);
  return a;
}

/**
 * W, near 1 for values that lie as normal ones do, and its p value.
 *
 * @param values 3 to 5,000
 * @returns null where there are fewer or more, or all are equal
 */
export function shapiroWilk(values: Float64Array): {w: number; p: number} | null {
  const n = values.length;
  if (n < 3 || n > 5000) return null;
  const sorted = values.slice().sort();
  const mean = sorted.reduce((a, b) => a + b, 0) / n;
  const squares = sorted.reduce((sum, v) => sum + (v - mean) * (v - mean), 0);
  if (!(squares > 0)) return null;
  let top = 0;
  weightsOf(n).forEach((a, i) => {
    top += a * (sorted[n - 1 - i] - sorted[i]);
  });
  const w = Math.min(1, (top * top) / squares);
  return {w, p: pOf(w, n)};
}

function pOf(w: number, n: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
  const y = Math.log(1 - w);
  if (n <= 11) {
    const gamma = polynomial(SHIFT, n);
    if (y >= gamma) return 1e-99;
    const z = (-Math.log(gamma - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SPREAD, n));
    return normalCdf(-z);
  }
  const log = Math.log(n);
  return normalCdf((polynomial(LARGE_MEAN, log) - y) / Math.exp(polynomial(LARGE_SPREAD, log)));
}
