import {descentByDoubling} from "../../ml/descent-by-squaring.js";
import {gaussLegendre} from "../../ml/gauss-legendre.js";
import {scaledLegendre} from "../../ml/legendre.js";
import {
  type Gram,
  gram,
  type Nested,
  nestedLeastSquares,
  nestedRidge
} from "../../ml/nested-least-squares.js";
import {normal, random} from "../../ml/random.js";
import type {Remedy} from "./params.js";
import {FAR, type Sample, SIGMA, truths, type WorldName} from "./world.js";

/** How strong each remedy is, from the weakest: λ, steps of descent, and the standard deviation of noise on x. */
export const doses: Readonly<Record<Remedy, readonly number[]>> = {
  l2: [1e-4, 3e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
  stopping: Array.from({length: 13}, (_, i) => 4 ** (12 - i)),
  noise: [0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5]
};
export const STRONGEST = 13;

/** A fit: its weights of the scaled Legendre polynomials, on top of the training points' mean. */
export interface Fit {
  w: Float64Array;
  mean: number;
}

/** Mean squared errors: on the training points, on those held out, and on new points; null where nobody knows the truth. */
export interface Errors {
  train: number;
  held: number;
  fresh: number | null;
}

const nodes = gaussLegendre(64);

/** What a sample's fits need, whatever the degree: the polynomials at its points. */
export interface Bench {
  sample: Sample;
  train: Float64Array[];
  held: Float64Array[];
  mean: number;
  centered: Float64Array;
  gram: Gram;
}

const atNodes = scaledLegendre(nodes.x, FAR + 1);

export function benchOf(sample: Sample, count: number): Bench {
  const mean = sample.y.reduce((a, b) => a + b, 0) / sample.y.length;
  const train = scaledLegendre(sample.u, count);
  const centered = sample.y.map((v) => v - mean);
  const held = scaledLegendre(sample.heldU, count);
  return {sample, train, held, mean, centered, gram: gram(train, centered)};
}

function valuesAt(columns: readonly Float64Array[], {w, mean}: Fit): Float64Array {
  const values = new Float64Array(columns[0].length).fill(mean);
  for (let k = 0; k < w.length; ++k)
    for (let i = 0; i < values.length; ++i) values[i] += w[k] * columns[k][i];
  return values;
}

/** A fit at places in [−1, 1]. */
export const valuesOf = (fit: Fit, u: Float64Array): Float64Array =>
  valuesAt(scaledLegendre(u, fit.w.length), fit);

function missOf(columns: readonly Float64Array[], fit: Fit, y: Float64Array): number {
  const values = valuesAt(columns, fit);
  let total = 0;
  for (let i = 0; i < y.length; ++i) total += (y[i] - values[i]) ** 2;
  return total / y.length;
}

const truthAtNodes = {wave: nodes.x.map(truths.wave), line: nodes.x.map(truths.line)};

/** The error on new points, whose places are uniform: the noise and the mean squared gap to the truth, by quadrature. */
function freshOf(fit: Fit, world: WorldName): number {
  const values = valuesAt(atNodes, fit);
  let total = 0;
  for (let i = 0; i < values.length; ++i)
    total += (nodes.w[i] / 2) * (values[i] - truthAtNodes[world][i]) ** 2;
  return SIGMA ** 2 + total;
}

export const errorsOf = (bench: Bench, fit: Fit): Errors => ({
  train: missOf(bench.train, fit, bench.sample.y),
  held: missOf(bench.held, fit, bench.sample.heldY),
  fresh: bench.sample.world ? freshOf(fit, bench.sample.world) : null
});

/** Rows of the training set that is fitted under noise on x: about this many, copies of the same points. */
const COPIED = 240;

/** Copies of the training points with noise on their places; what would leave [−1, 1] is reflected at its ends. */
function noisy({sample, centered}: Bench, sd: number, seed: number): {u: Float64Array; y: Float64Array} {
  const n = centered.length;
  const times = Math.max(2, Math.round(COPIED / n));
  const draw = normal(random(seed, 7), 0, sd);
  const [u, y] = [new Float64Array(times * n), new Float64Array(times * n)];
  for (let i = 0; i < u.length; ++i) {
    let v = sample.u[i % n] + draw();
    while (Math.abs(v) > 1) v = v > 1 ? 2 - v : -2 - v;
    u[i] = v;
    y[i] = centered[i % n];
  }
  return {u, y};
}

/** The fits of degree 0, 1, … under a remedy at a strength; 0 is none. */
export function fitsOf(bench: Bench, remedy: Remedy, strength: number, seed: number, degrees: number): Fit[] {
  const {train, centered, mean} = bench;
  const columns = train.slice(0, degrees + 1);
  const put = (all: Nested): Fit[] => all.map((w) => ({w, mean}));
  if (!strength) return put(nestedLeastSquares(columns, centered));
  const dose = doses[remedy][strength - 1];
  if (remedy === "l2") return put(nestedRidge(bench.gram, dose));
  if (remedy === "noise") {
    const {u, y} = noisy(bench, dose, seed);
    return put(nestedLeastSquares(scaledLegendre(u, degrees + 1), y));
  }
  const looks = Math.log2(dose);
  return put(columns.map((_, d) => descentByDoubling(bench.gram, d + 1, looks)[looks]));
}

/** The fits of one degree at all strengths of a remedy, the first without it. */
export function dosed(bench: Bench, remedy: Remedy, degree: number, seed: number): Fit[] {
  const {mean} = bench;
  const plain = fitsOf(bench, remedy, 0, seed, degree)[degree];
  if (remedy === "stopping") {
    const looks = descentByDoubling(bench.gram, degree + 1, 24);
    return [plain, ...doses.stopping.map((t) => ({w: looks[Math.log2(t)], mean}))];
  }
  return [plain, ...doses[remedy].map((_, i) => fitsOf(bench, remedy, i + 1, seed, degree)[degree])];
}
