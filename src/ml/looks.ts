import {gaussLegendre} from "./gauss-legendre.js";
import {normalBetween, normalCdf, normalPdf} from "./normal.js";
import {criticalZ, levelOf, type Sides} from "./power.js";

/**
 * Repeated significance tests on accumulating data: a z test after each of `count` equal batches, stopped at the first
 * that rejects. Between looks the sum of the batches, in standard deviations of one batch, is a random walk with
 * standard normal steps; its density on the paths that go on is carried from look to look by quadrature (P. Armitage,
 * C. K. McPherson, B. C. Rowe, "Repeated significance tests on accumulating data", JRSS A 132 (1969) 235–244).
 */
export interface Looks {
  readonly z: number;
  readonly sides: Sides;
  /** P(rejected at one of the first j looks | no effect), at index j − 1. */
  readonly rejected: Float64Array;
  /** Of each look, the sums at which one goes on: nodes, and the probability that each stands for. */
  readonly going: readonly {readonly s: Float64Array; readonly mass: Float64Array}[];
}

/** How far below 0 a one-sided test's paths are followed, in standard deviations: 4e-11 of them lie lower. */
const DEPTH = 6.5;
/** Beyond this many standard deviations a step has no weight: φ(8.5) is 8e-17. */
const REACH = 8.5;
const ROOT = 1 / Math.sqrt(2 * Math.PI);

/**
 * The walk without an effect, with tests at `z` standard errors. With an effect its densities are the same, each
 * weighted by its likelihood ratio: one walk serves all effects and sample sizes.
 *
 * @param fineness nodes as a multiple of the usual number: tests double it
 */
export function walk(z: number, sides: Sides, count: number, fineness = 1): Looks {
  const rejected = new Float64Array(count);
  rejected[0] = levelOf(z, sides);
  const going: {s: Float64Array; mass: Float64Array}[] = [];
  for (let j = 1; j < count; ++j) {
    // Where the sum after j batches may lie if the tests go on.
    const root = Math.sqrt(j);
    const high = z * root;
    const low = sides === "two" ? -high : -DEPTH * root;
    const half = (high - low) / 2;
    const {x, w} = gaussLegendre(Math.ceil(fineness * (12 + 1.25 * (high - low))));
    const s = x.map((t) => (high + low) / 2 + half * t);
    const mass = new Float64Array(s.length);
    const before = going[j - 2];
    if (before) {
      let from = 0;
      for (let i = 0; i < s.length; ++i) {
        while (from < before.s.length && before.s[from] < s[i] - REACH) ++from;
        let density = 0;
        for (let k = from; k < before.s.length; ++k) {
          const d = s[i] - before.s[k];
          if (d < -REACH) break;
          density += before.mass[k] * Math.exp(-0.5 * d * d);
        }
        mass[i] = half * w[i] * ROOT * density;
      }
    } else for (let i = 0; i < s.length; ++i) mass[i] = half * w[i] * normalPdf(s[i]);
    going.push({s, mass});
    const line = z * Math.sqrt(j + 1);
    let now = 0;
    for (let i = 0; i < s.length; ++i)
      now += mass[i] * (normalCdf(s[i] - line) + (sides === "two" ? normalCdf(-line - s[i]) : 0));
    rejected[j] = rejected[j - 1] + now;
  }
  return {z, sides, rejected, going};
}

/**
 * P(none of the first `count` looks rejects) when the effect, with all the data, is `shift` standard errors: β of the
 * whole procedure. A sum of positive terms, so that small values keep their digits.
 */
export function keepsAll({z, sides, going}: Looks, count: number, shift: number): number {
  // The effect in one batch.
  const theta = shift / Math.sqrt(count);
  const line = z * Math.sqrt(count);
  const within = (s: number) =>
    sides === "two" ? normalBetween(-line - s - theta, line - s - theta) : normalCdf(line - s - theta);
  if (count === 1) return within(0);
  const {s, mass} = going[count - 2];
  const half = 0.5 * theta * theta * (count - 1);
  let sum = 0;
  for (let i = 0; i < s.length; ++i) sum += mass[i] * Math.exp(theta * s[i] - half) * within(s[i]);
  return sum;
}

/**
 * The mean size of the estimate at the look that rejects, over the true effect: `zExaggeration` for `count` looks. Who
 * stops early stops on a sum that chance has pushed up.
 *
 * @param shift above 0
 */
export function looksExaggerate({z, sides, going}: Looks, count: number, shift: number): number {
  const theta = shift / Math.sqrt(count);
  let [power, sum] = [0, 0];
  for (let j = 1; j <= count; ++j) {
    const line = z * Math.sqrt(j);
    // Rejected at look j with the sum X ~ N(mean, 1): probability, and E[|X|] there.
    const add = (weight: number, mean: number) => {
      const far = normalCdf(mean - line);
      power += weight * far;
      sum += (weight * (mean * far + normalPdf(line - mean))) / j;
    };
    const both = (weight: number, s: number) => {
      add(weight, s + theta);
      if (sides === "two") add(weight, -s - theta);
    };
    if (j === 1) both(1, 0);
    else {
      const {s, mass} = going[j - 2];
      const half = 0.5 * theta * theta * (j - 1);
      for (let i = 0; i < s.length; ++i) both(mass[i] * Math.exp(theta * s[i] - half), s[i]);
    }
  }
  return sum / (power * theta);
}

/**
 * Pocock's constant: the level of each of `count` looks at which all of them together reject a true null with
 * probability `alpha` (S. J. Pocock, "Group sequential methods in the design and analysis of clinical trials",
 * Biometrika 64 (1977) 191–199, who tabulates two sides). The looks keep `alpha` to 1e-7 of itself.
 *
 * @param atAlpha the walk with tests at `alpha`, where it is known already
 */
export function pocockLevel(
  alpha: number,
  count: number,
  sides: Sides,
  atAlpha: Looks = walk(criticalZ(alpha, sides), sides, count)
): number {
  if (count === 1) return alpha;
  // On this scale independent tests would only add a constant, and looks do nearly so: a straight line of slope 0.92.
  const scale = (p: number) => Math.log(-Math.log1p(-p));
  const levelAt = (x: number) => -Math.expm1(-Math.exp(x));
  const goal = scale(alpha);
  const excess = (x: number) =>
    // Rejections alone need fewer nodes than β does.
    scale(walk(criticalZ(levelAt(x), sides), sides, count, 0.8).rejected[count - 1]) - goal;
  let [x0, y0] = [goal, scale(atAlpha.rejected[count - 1]) - goal];
  let x = x0 - y0 / 0.92;
  for (let step = 0; step < 30; ++step) {
    const y = excess(x);
    if (y === y0) break;
    const next = x - (y * (x - x0)) / (y - y0);
    // The error of a secant's step is of the order of the product of the last two.
    const near = Math.abs(next - x) < 1e-4;
    [x0, y0, x] = [x, y, next];
    if (near) break;
  }
  return levelAt(x);
}
