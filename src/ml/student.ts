import {normalCdf, normalPdf} from "./normal.js";
import {inside, type Sides} from "./power.js";

/**
 * Student's t, central and noncentral: T = (Z + δ)/S with Z standard normal and νS² chi-squared with ν degrees of
 * freedom. Probabilities are means over S, taken by the trapezoidal rule on the line of ln S: its integrand is analytic
 * and falls off at both ends, so the rule converges exponentially (L. N. Trefethen, J. A. C. Weideman, "The exponentially
 * convergent trapezoidal rule", SIAM Review 56 (2014) 385–458).
 */

const NODES = 361;

interface Mixing {
  /** Values of S. */
  s: Float64Array;
  /** Their weights, adding up to 1. */
  w: Float64Array;
}

const mixings = new Map<number, Mixing>();

function mixing(nu: number): Mixing {
  const known = mixings.get(nu);
  if (known) return known;
  // Density of x = ln S, relative to its peak at 0: exp(ν(x − (e^{2x} − 1)/2)).
  const height = (x: number) => nu * (x - Math.expm1(2 * x) / 2);
  const edge = (side: 1 | -1): number => {
    let x: number = side;
    while (height(x) > -42) x *= 2;
    let near = 0;
    for (let i = 0; i < 50; ++i) {
      const middle = (near + x) / 2;
      if (height(middle) > -42) near = middle;
      else x = middle;
    }
    return x;
  };
  const [a, b] = [edge(-1), edge(1)];
  const s = new Float64Array(NODES);
  const w = new Float64Array(NODES);
  let sum = 0;
  for (let i = 0; i < NODES; ++i) {
    const x = a + ((b - a) * i) / (NODES - 1);
    s[i] = Math.exp(x);
    w[i] = Math.exp(height(x));
    sum += w[i];
  }
  for (let i = 0; i < NODES; ++i) w[i] /= sum;
  const made = {s, w};
  if (mixings.size > 500) mixings.clear();
  mixings.set(nu, made);
  return made;
}

/**
 * P(T ≤ t) with `nu` degrees of freedom and noncentrality `delta`.
 *
 * @param nu at least 1
 */
export function studentCdf(t: number, nu: number, delta = 0): number {
  const {s, w} = mixing(nu);
  let sum = 0;
  for (let i = 0; i < NODES; ++i) sum += w[i] * normalCdf(t * s[i] - delta);
  return sum;
}

/** The density of T at `t`. */
export function studentPdf(t: number, nu: number, delta = 0): number {
  const {s, w} = mixing(nu);
  let sum = 0;
  for (let i = 0; i < NODES; ++i) sum += w[i] * s[i] * normalPdf(t * s[i] - delta);
  return sum;
}

/**
 * The t that the central distribution exceeds with probability `tail`.
 *
 * @param tail in (0, 0.5]
 */
export function studentUpper(tail: number, nu: number): number {
  let low = 0;
  let high = 1;
  while (1 - studentCdf(high, nu) > tail) high *= 2;
  let t = high / 2;
  // Newton's steps, kept between bounds that close in.
  for (let i = 0; i < 60; ++i) {
    const excess = 1 - studentCdf(t, nu) - tail;
    if (excess > 0) low = t;
    else high = t;
    let next = t + excess / studentPdf(t, nu);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * Math.abs(t)) return next;
    t = next;
  }
  return t;
}

/**
 * The power of the one-sample t test of level `alpha` with `n` observations: as `zPower`, but with the standard deviation
 * estimated from the sample.
 *
 * @param effect mean in units of the standard deviation, δ/σ
 * @param n at least 2
 */
export function tPower(alpha: number, effect: number, n: number, sides: Sides): number {
  const nu = n - 1;
  const t = studentUpper(sides === "two" ? alpha / 2 : alpha, nu);
  const shift = effect * Math.sqrt(n);
  return inside(1 - studentCdf(t, nu, shift) + (sides === "two" ? studentCdf(-t, nu, shift) : 0));
}
