import {latticeOf} from "./lattice.js";
import type {Metric} from "./neighbors.js";
import {orderWeights} from "./order-weights.js";
import {type World, world} from "./worlds.js";

/** What k-NN's answers do from sample to sample, averaged over a world's places, for k = 1 … n. */
export interface KnnSpread {
  /** Of the vote shares, summed over the classes. */
  variance: Float64Array;
  bias2: Float64Array;
  /** The chance that two samples answer differently at a place. */
  disagreement: Float64Array;
  /** The chance that a new point is misclassified. */
  error: Float64Array;
}

/** How finely the integrals are taken. */
export interface Fineness {
  /** Spacing of the lattice. */
  step: number;
  /** Every how many of its rows and columns answers are compared: odd, so that the places are middles of blocks. */
  stride: number;
  /** Shares of all points that a neighborhood may hold: (j / nodes)². */
  nodes: number;
}

const usual: Fineness = {step: 0.12, stride: 3, nodes: 96};

/**
 * The exact spread of k-NN over all samples of n points from a world with two classes, equal votes: no samples are
 * drawn. Given the distance of the (k + 1)-th neighbor, the k nearer ones are independent draws from the ball (Biau &
 * Devroye 2015, section 1.2), so that votes are binomial; and the share of all points that the ball holds is the
 * (k + 1)-th smallest of n uniform numbers. What is left is numerical integration.
 */
export function knnSpread(from: World, n: number, metric: Metric, fine: Fineness = usual): KnnSpread {
  const {weight, p, ball, nodes} = ballsOf(from, metric, fine);
  const places = weight.length;
  const width = nodes.length;
  const weights = orderWeights(n, nodes);
  const win = majority();
  const variance = new Float64Array(n);
  const bias2 = new Float64Array(n);
  const disagreement = new Float64Array(n);
  const error = new Float64Array(n);
  for (let k = 1; k <= n; ++k) {
    const {weight: w, from: first, to} = weights(k);
    const wins = win(k);
    for (let i = 0; i < places; ++i) {
      let mean = 0;
      let square = 0;
      let won = 0;
      for (let j = first, at = i * width + first; j < to; ++j, ++at) {
        const m = ball[at];
        mean += w[j] * m;
        square += w[j] * m * m;
        const t = m * winSteps;
        const s = Math.min(winSteps - 1, Math.floor(t));
        won += w[j] * (wins[s] + (t - s) * (wins[s + 1] - wins[s]));
      }
      // Two classes: what one share gains the other loses, so that squares count twice.
      variance[k - 1] += weight[i] * 2 * ((mean - square) / k + Math.max(0, square - mean * mean));
      bias2[k - 1] += weight[i] * 2 * (mean - p[i]) ** 2;
      disagreement[k - 1] += weight[i] * 2 * won * (1 - won);
      error[k - 1] += weight[i] * (won * (1 - p[i]) + (1 - won) * p[i]);
    }
  }
  return {variance, bias2, disagreement, error};
}

/** The noise of the labels themselves, E Σ p (1 − p): a constant of the world. */
export function noiseOf(from: World, step = usual.step): number {
  const C = from.classes.length;
  const {mass, p} = latticeOf(from, step);
  return mass.reduce((sum, m, i) => {
    let at = 0;
    for (let c = 0; c < C; ++c) at += p[i * C + c] * (1 - p[i * C + c]);
    return sum + m * at;
  }, 0);
}

interface Balls {
  /** Share of the world's points that each place stands for. */
  weight: Float64Array;
  /** P(first class) at each place. */
  p: Float64Array;
  /** P(first class) in the ball round each place that holds the share nodes[j] of all points: place × nodes. */
  ball: Float64Array;
  nodes: Float64Array;
}

const kept = new Map<string, Balls>();

/** Label noise changes probabilities by a line: p becomes flip + (1 − 2 flip) p, in balls too. */
function ballsOf(from: World, metric: Metric, fine: Fineness): Balls {
  const key = JSON.stringify([from.name, from.spread, metric, fine]);
  let clean = kept.get(key);
  if (!clean) {
    clean = cleanBalls(world(from.name, {spread: from.spread}), metric, fine);
    if (kept.size > 16) kept.clear();
    kept.set(key, clean);
  }
  const noisy = (v: number) => from.flip + (1 - 2 * from.flip) * v;
  return {...clean, p: clean.p.map(noisy), ball: clean.ball.map(noisy)};
}

function cleanBalls(from: World, metric: Metric, {step, stride, nodes: count}: Fineness): Balls {
  const {columns, rows, x, y, mass, p} = latticeOf(from, step, stride);
  const nodes = Float64Array.from({length: count + 1}, (_, j) => (j / count) ** 2);
  // The places are among the lattice's own, so that their balls are symmetric.
  const chosen: number[] = [];
  const middle = (stride - 1) >> 1;
  for (let r = middle; r < rows; r += stride)
    for (let c = middle; c < columns; c += stride) chosen.push(r * columns + c);
  const most = chosen.reduce((top, i) => Math.max(top, mass[i]), 0);
  const places = chosen.filter((i) => mass[i] > 1e-4 * most);
  const total = places.reduce((sum, i) => sum + mass[i], 0);

  // Rings: distances from a place, in order, half a step wide.
  const dx = columns > 1 ? x[1] - x[0] : step;
  const dy = rows > 1 ? y[columns] - y[0] : step;
  const ringOf = new Uint16Array(columns * rows);
  let rings = 0;
  for (let r = 0; r < rows; ++r) {
    for (let c = 0; c < columns; ++c) {
      const d = metric === "l1" ? c * dx + r * dy : Math.hypot(c * dx, r * dy);
      ringOf[r * columns + c] = Math.round((2 * d) / step);
      rings = Math.max(rings, ringOf[r * columns + c] + 1);
    }
  }
  const solid = Array.from(mass.keys()).filter((i) => mass[i] > 1e-7 * most);
  const column = Int32Array.from(solid, (i) => i % columns);
  const row = Int32Array.from(solid, (i) => Math.floor(i / columns));
  const all = Float64Array.from(solid, (i) => mass[i]);
  const first = Float64Array.from(solid, (i) => mass[i] * p[2 * i]);
  const ball = new Float64Array(places.length * nodes.length);
  const held = new Float64Array(rings);
  const firsts = new Float64Array(rings);
  places.forEach((place, i) => {
    const c = place % columns;
    const r = Math.floor(place / columns);
    held.fill(0);
    firsts.fill(0);
    for (let s = 0; s < all.length; ++s) {
      const ring = ringOf[Math.abs(row[s] - r) * columns + Math.abs(column[s] - c)];
      held[ring] += all[s];
      firsts[ring] += first[s];
    }
    fillBall(ball.subarray(i * nodes.length, (i + 1) * nodes.length), held, firsts, p[2 * place], nodes);
  });
  return {
    weight: Float64Array.from(places, (i) => mass[i] / total),
    p: Float64Array.from(places, (i) => p[2 * i]),
    ball,
    nodes
  };
}

/** The share of the first class in balls of growing mass, from what each ring holds. */
function fillBall(
  to: Float64Array,
  held: Float64Array,
  firsts: Float64Array,
  p: number,
  nodes: Float64Array
): void {
  let mass = 0;
  let sum = 0;
  let ring = 0;
  to[0] = p;
  for (let j = 1; j < nodes.length; ++j) {
    while (ring < held.length && mass + held[ring] < nodes[j]) {
      mass += held[ring];
      sum += firsts[ring++];
    }
    const part = ring < held.length ? (nodes[j] - mass) / held[ring] : 0;
    to[j] = ring < held.length ? (sum + part * firsts[ring]) / nodes[j] : sum / mass;
  }
}

/** The chance that the first class wins is tabulated for shares 0, 1/winSteps, … 1. */
const winSteps = 400;

/** P(the first class has at least half of k votes), for k = 1, 2, 3 … asked in this order. Equal votes go to the first. */
function majority(): (k: number) => Float64Array {
  const share = Float64Array.from({length: winSteps + 1}, (_, s) => s / winSteps);
  const odd = share.slice();
  const even = new Float64Array(winSteps + 1);
  // C(2t − 1, t) (m (1 − m))ᵗ for t = 1, 2, …
  const term = share.map((m) => m * (1 - m));
  let t = 1;
  return (k) => {
    if (k === 1) return odd;
    if (k % 2 === 0) {
      // One vote more, and it decides only where the first class lacked just one: it then ties, and wins.
      for (let s = 0; s <= winSteps; ++s) even[s] = odd[s] + term[s];
      return even;
    }
    for (let s = 0; s <= winSteps; ++s) {
      odd[s] += (2 * share[s] - 1) * term[s];
      term[s] *= (share[s] * (1 - share[s]) * 2 * (2 * t + 1)) / (t + 1);
    }
    ++t;
    return odd;
  };
}
