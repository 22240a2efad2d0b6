import {Accumulator} from "./accumulator.js";
import {type Random, random} from "./random.js";
import type {DistinctRows} from "./svm-rows.js";
import {targetOf} from "./svm-target.js";

/** Where a row lies: inside its margin, on it, or beyond. */
const inside = -1;
const on = 0;
const beyond = 1;

export interface Pivoted {
  /** (w, b). */
  theta: Float64Array;
  /** Multipliers of the distinct rows over C, between 0 and their counts. */
  share: Float64Array;
  iterations: number;
}

/**
 * Multipliers nearer to a bound than their own rounding errors are at it: errors are relative to the largest of them, which
 * is far below 1 where a large C leaves no row inside, and to what the rows inside pull with.
 */
function nearBound(multipliers: Float64Array, weightInside: number): number {
  let size = 0;
  for (const a of multipliers) size = Math.max(size, Math.abs(a));
  return 1e-10 * Math.min(1, size) + 1e-14 * weightInside;
}
/** What rounding leaves of a margin that does not change. */
const parallel = 1e-11;

/**
 * Minimizes λ/2 ‖w‖² + Σ countᵢ max(0, 1 − zᵢ·θ), θ = (w, b), as the simplex method of Barrodale and Roberts (SIAM J.
 * Numerical Analysis 10 (1973) 839–848) minimizes sums of absolute values. At most p + 1 independent rows are held
 * on the margin. For these, and the rows inside, the minimizer solves linear equations; the way there is a line along
 * which the objective is piecewise quadratic, and is followed past every bend to its lowest point, where a bend may
 * hold one more row. Where no way leads down, a row whose multiplier is out of bounds is let go to that side; where
 * there is none, the conditions of optimality hold. Each step goes down or, where more rows meet than
 * independent ones, stays: then the row to let go is drawn at random, so that no round is run for ever.
 */
export function pivot(rows: DistinctRows, lambda: number): Pivoted {
  const {n, q, Z, count} = rows;
  const theta = new Float64Array(q);
  const side = new Int8Array(n).fill(inside);
  const held: number[] = [];
  const draw = random(1, 41);
  let stuck = 0;
  const none = new Float64Array(0);
  let multipliers: Float64Array = none;
  let near = 0;
  let iterations = 0;
  for (; iterations < 40 * q + 2 * n + 200; ++iterations) {
    const pull = pulled(rows, side);
    const target = held.length
      ? targetOf(
          held.map((i) => Z.subarray(i * q, i * q + q)),
          pull.by,
          lambda
        )
      : null;
    multipliers = target?.multipliers ?? none;
    const {to, open} = target ? {to: target.theta, open: false} : unheld(pull.by, lambda, theta);
    const straight = to.map((v, j) => v - theta[j]);
    const d = target ? target.free(straight) : straight;
    if (held.length < q && (open || moves(d, theta))) {
      const step = descend(rows, side, theta, d, pull.by, lambda, open);
      for (let j = 0; j < q; ++j) theta[j] += step.t * d[j];
      stuck = step.t > 0 ? 0 : stuck + 1;
      if (step.row >= 0) {
        held.push(step.row);
        side[step.row] = on;
      }
      // A whole step without a bend has arrived.
      if (step.row >= 0 || step.passed) continue;
    }
    theta.set(to);
    near = nearBound(multipliers, pull.weight);
    const k = leaving(held, multipliers, count, near, stuck > 2 * q ? draw : null);
    if (k < 0) break;
    side[held[k]] = multipliers[k] < 0 ? beyond : inside;
    held.splice(k, 1);
  }
  const share = Float64Array.from(side, (s, i) => (s === inside ? count[i] : 0));
  held.forEach((i, k) => {
    const a = multipliers[k];
    share[i] = a < near ? 0 : a > count[i] - near ? count[i] : a;
  });
  return {theta, share, iterations};
}

/** Σ count z over the rows inside, which is what pulls at (w, b), and Σ count. */
function pulled({n, q, Z, count}: DistinctRows, side: Int8Array): {by: Float64Array; weight: number} {
  const sums = Array.from({length: q}, () => new Accumulator());
  let weight = 0;
  for (let i = 0; i < n; ++i) {
    if (side[i] !== inside) continue;
    weight += count[i];
    for (let j = 0; j < q; ++j) sums[j].add(count[i] * Z[i * q + j]);
  }
  return {by: Float64Array.from(sums, (s) => s.value), weight};
}

/** Where to go while no row is held: to the minimizer, or along b for as long as the classes inside are not balanced. */
function unheld(pull: Float64Array, lambda: number, theta: Float64Array): {to: Float64Array; open: boolean} {
  const p = pull.length - 1;
  const open = pull[p] !== 0;
  const to = open ? theta.slice() : pull.map((v) => v / lambda);
  to[p] = open ? theta[p] + Math.sign(pull[p]) : theta[p];
  return {to, open};
}

const moves = (d: Float64Array, theta: Float64Array): boolean => {
  let [far, size] = [0, 0];
  for (let j = 0; j < d.length; ++j) {
    far = Math.max(far, Math.abs(d[j]));
    size = Math.max(size, Math.abs(theta[j]));
  }
  return far > 1e-13 * size;
};

/** The lowest point along θ + t d; rows that it passes change sides, and the one at whose bend it stops is named. */
function descend(
  {n, q, Z, count}: DistinctRows,
  side: Int8Array,
  theta: Float64Array,
  d: Float64Array,
  pull: Float64Array,
  lambda: number,
  open: boolean
): {t: number; row: number; passed: boolean} {
  let [slope, curvature] = [0, 0];
  for (let j = 0; j < q; ++j) {
    slope -= pull[j] * d[j];
    if (j === q - 1) continue;
    slope += lambda * theta[j] * d[j];
    curvature += lambda * d[j] * d[j];
  }
  const bends: {t: number; row: number; rise: number}[] = [];
  for (let i = 0; i < n; ++i) {
    if (side[i] === on) continue;
    let [change, size, m] = [0, 0, 0];
    for (let j = 0; j < q; ++j) {
      const z = Z[i * q + j];
      change += z * d[j];
      size += Math.abs(z * d[j]);
      m += z * theta[j];
    }
    if (Math.abs(change) <= parallel * size || change > 0 !== (side[i] === inside)) continue;
    const t = Math.max(0, (1 - m) / change);
    if (open || t < 1) bends.push({t, row: i, rise: count[i] * Math.abs(change)});
  }
  bends.sort((a, b) => a.t - b.t);
  let passed = false;
  for (const {t, row, rise} of bends) {
    // Without bends between, the lowest point is where the slope, which grows by the curvature, is 0.
    if (slope + curvature * t >= 0) return {t: Math.min(t, -slope / curvature), row: -1, passed};
    if (slope + curvature * t + rise >= 0) return {t, row, passed};
    slope += rise;
    side[row] = -side[row] as typeof inside | typeof beyond;
    passed = true;
  }
  return {t: open ? 0 : Math.min(1, Math.max(0, -slope / curvature)), row: -1, passed};
}

/** The held row whose multiplier is farthest out of its bounds, or any of them by chance; −1 where there is none. */
function leaving(
  held: readonly number[],
  multipliers: Float64Array,
  count: Float64Array,
  near: number,
  draw: Random | null
): number {
  let [worst, found] = [near, -1];
  held.forEach((i, k) => {
    const out = Math.max(-multipliers[k], multipliers[k] - count[i]);
    if (out <= near) return;
    const rank = draw ? near + draw() : out;
    if (rank > worst) [worst, found] = [rank, k];
  });
  return found;
}
