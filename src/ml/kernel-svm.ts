import {Accumulator} from "./accumulator.js";
import {newtonStep} from "./kernel-svm-newton.js";

export interface KernelSvmProblem {
  /** Gram matrix of the rows, n × n, row-major, positive semidefinite. */
  K: Float64Array;
  n: number;
  /** Labels: −1 or 1, both present. */
  y: ArrayLike<number>;
  /** Weight of the losses against the penalty, > 0. */
  C: number;
}

export interface KernelSvmFit {
  /** Multipliers, 0 ≤ αᵢ ≤ C, exactly 0 or C where a row is not on the margin. */
  alpha: Float64Array;
  b: number;
  /** f(xᵢ) = Σⱼ αⱼ yⱼ k(xⱼ, xᵢ) + b of every row. */
  score: Float64Array;
  /** Rows with αᵢ > 0. */
  support: Int32Array;
  /** ½ ‖w‖² + C Σ max(0, 1 − yᵢ f(xᵢ)), and the dual's Σ α − ½ ‖w‖². */
  primal: number;
  dual: number;
  /** primal − dual, summed from its small terms: no farther is either from the optimum. */
  gap: number;
  /** Pairs of multipliers that were moved. */
  steps: number;
}

/** The gap, as a share of the objective, at which the method may stop, and at which there is no more to be had. */
const enough = 5e-9;
const exact = 1e-14;
const mostRounds = 200;

/**
 * The kernel SVM's dual (Cortes and Vapnik, Machine Learning 20 (1995) 273–297): maximize
 *
 *     Σ αᵢ − ½ Σᵢⱼ αᵢ αⱼ yᵢ yⱼ k(xᵢ, xⱼ)   over 0 ≤ αᵢ ≤ C with Σ αᵢ yᵢ = 0.
 *
 * Pairs of multipliers are moved as LIBSVM chooses them, by second-order information (Fan, Chen and Lin, Journal of Machine
 * Learning Research 6 (2005) 1889–1918). That alone is slow where C is large; so now and then all multipliers between
 * their bounds move together, as far as Newton's direction leads and the bounds allow (`newtonStep`). Every step lowers the
 * objective. It ends by the duality gap.
 *
 * @throws RangeError where sizes do not match, C is not positive, or a class is missing
 */
export function fitKernelSvm(problem: KernelSvmProblem): KernelSvmFit {
  check(problem);
  const {n} = problem;
  const alpha = new Float64Array(n);
  // Gradient of ½ αᵀQα − Σα with Q = y yᵀ K.
  const G = new Float64Array(n).fill(-1);
  let steps = 0;
  let best = certified(problem, alpha, G);
  let stuck = 0;
  for (let round = 0; round < mostRounds && best.gap > exact * best.primal; ++round) {
    const moved = pairs(problem, alpha, G, 4 * n);
    steps += moved;
    for (let k = 0; k <= n && newtonStep(problem, alpha, G); ++k);
    refresh(problem, alpha, G);
    const next = certified(problem, alpha, G);
    // What is good enough is made better while that is quick: who is a support vector is then settled, too.
    const done = Math.min(best.gap, next.gap) <= enough * next.primal && next.gap > 0.1 * best.gap;
    stuck = moved < 4 * n && next.gap >= best.gap ? stuck + 1 : 0;
    if (next.gap < best.gap) best = next;
    if (done || stuck > 5) break;
  }
  return {...best, steps};
}

function check({K, n, y, C}: KernelSvmProblem): void {
  if (K.length !== n * n) throw new RangeError(`K must have n × n = ${n * n} entries, got ${K.length}`);
  if (y.length !== n) throw new RangeError(`y must have ${n} entries, got ${y.length}`);
  if (!(C > 0 && C < Infinity)) throw new RangeError(`C must be positive, got ${C}`);
  const classes = [0, 0];
  for (let i = 0; i < n; ++i) {
    if (y[i] !== 1 && y[i] !== -1) throw new RangeError(`labels must be −1 or 1, got ${y[i]}`);
    ++classes[y[i] === 1 ? 1 : 0];
  }
  if (!classes[0] || !classes[1]) throw new RangeError("both classes must be present");
}

/** Moves pairs of multipliers, at most `most` times; returns how often one moved. */
function pairs({K, n, y, C}: KernelSvmProblem, alpha: Float64Array, G: Float64Array, most: number): number {
  for (let step = 0; step < most; ++step) {
    // i violates most; j is the partner with which the quadratic model gains most.
    let i = -1;
    let top = -Infinity;
    for (let t = 0; t < n; ++t) {
      const up = y[t] > 0 ? alpha[t] < C : alpha[t] > 0;
      if (up && -y[t] * G[t] > top) {
        top = -y[t] * G[t];
        i = t;
      }
    }
    if (i < 0) return step;
    let j = -1;
    let gain = 0;
    let low = Infinity;
    for (let t = 0; t < n; ++t) {
      if (y[t] > 0 ? alpha[t] <= 0 : alpha[t] >= C) continue;
      low = Math.min(low, -y[t] * G[t]);
      const b = top + y[t] * G[t];
      if (b <= 0) continue;
      const a = Math.max(
        1e-12 * (K[i * n + i] + K[t * n + t]),
        K[i * n + i] + K[t * n + t] - 2 * K[i * n + t]
      );
      const value = a > 0 ? (b * b) / a : Infinity;
      if (value > gain) {
        gain = value;
        j = t;
      }
    }
    if (j < 0 || top - low < 1e-14 * Math.max(1, Math.abs(top))) return step;
    const a = Math.max(1e-12 * (K[i * n + i] + K[j * n + j]), K[i * n + i] + K[j * n + j] - 2 * K[i * n + j]);
    // αᵢ yᵢ grows by d and αⱼ yⱼ falls by as much, up to the nearer bound.
    const roomI = y[i] > 0 ? C - alpha[i] : alpha[i];
    const roomJ = y[j] > 0 ? alpha[j] : C - alpha[j];
    const want = a > 0 ? (top + y[j] * G[j]) / a : Infinity;
    const d = Math.min(want, roomI, roomJ);
    if (!(d > 0)) return step;
    alpha[i] = d === roomI ? (y[i] > 0 ? C : 0) : alpha[i] + y[i] * d;
    alpha[j] = d === roomJ ? (y[j] > 0 ? 0 : C) : alpha[j] - y[j] * d;
    for (let t = 0; t < n; ++t) G[t] += y[t] * d * (K[t * n + i] - K[t * n + j]);
  }
  return most;
}

/** The gradient anew: many small changes leave rounding in it. */
function refresh({K, n, y}: KernelSvmProblem, alpha: Float64Array, G: Float64Array): void {
  for (let t = 0; t < n; ++t) {
    // Large terms that cancel lose digits in a plain sum.
    const sum = new Accumulator();
    for (let j = 0; j < n; ++j) if (alpha[j]) sum.add(alpha[j] * y[j] * K[t * n + j]);
    G[t] = y[t] * sum.value - 1;
  }
}

/** The intercept for these multipliers, and with it both objectives. */
function certified(
  {n, y, C}: KernelSvmProblem,
  alpha: Float64Array,
  G: Float64Array
): Omit<KernelSvmFit, "steps"> {
  // yᵢ f(xᵢ) = Gᵢ + 1 + yᵢ b. Rows that may still grow want b above −yG, those that may fall below: between the two ends.
  let [low, high] = [-Infinity, Infinity];
  for (let i = 0; i < n; ++i) {
    const v = -y[i] * G[i];
    if (y[i] > 0 ? alpha[i] < C : alpha[i] > 0) low = Math.max(low, v);
    if (y[i] > 0 ? alpha[i] > 0 : alpha[i] < C) high = Math.min(high, v);
  }
  const b =
    Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Number.isFinite(low) ? low : high;
  const [square, sum, loss, gap, balance] = Array.from({length: 5}, () => new Accumulator());
  const score = new Float64Array(n);
  const support: number[] = [];
  for (let i = 0; i < n; ++i) {
    const short = -G[i] - y[i] * b;
    score[i] = y[i] * (1 - short);
    square.add(alpha[i] * (G[i] + 1));
    sum.add(alpha[i]);
    loss.add(C * Math.max(0, short));
    gap.add(short > 0 ? (C - alpha[i]) * short : -alpha[i] * short);
    balance.add(alpha[i] * y[i]);
    if (alpha[i] > 0) support.push(i);
  }
  return {
    alpha: alpha.slice(),
    b,
    score,
    support: Int32Array.from(support),
    primal: square.value / 2 + loss.value,
    dual: sum.value - square.value / 2,
    gap: gap.value + Math.abs(b * balance.value)
  };
}
