import {type Boosted, boostLine, forestLine, negativeGradient} from "../../ml/gradient-boosting.js";
import {addSteps, type Steps} from "../../ml/line-cart.js";
import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {MOST, type Part, type Room} from "./params.js";
import {edited, type Sample, SIGMA, SQUARES, simulated, truthBetween} from "./world.js";

type Params = Room["Params"];

/** Places at which sums are drawn. */
export const GRID = Float64Array.from({length: 1024}, (_, i) => (i + 0.5) / 1024);

/** The stretches between 0 and 1 on which all of some trees are constant, and what the truth is there. */
export interface Cells {
  /** A place in each. */
  readonly at: Float64Array;
  readonly length: Float64Array;
  /** The truth’s integral over each. */
  readonly truth: Float64Array;
}

export function cellsOf(trees: readonly Steps[]): Cells {
  const cuts = new Set<number>();
  for (const tree of trees) for (const cut of tree.cuts) cuts.add(cut);
  const ends = Float64Array.from([0, ...cuts, 1]).sort();
  const n = ends.length - 1;
  const [at, length, integral] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; ++i) {
    const [a, b] = [ends[i], ends[i + 1]];
    at[i] = (a + b) / 2;
    length[i] = b - a;
    integral[i] = truthBetween(a, b);
  }
  return {at, length, truth: integral};
}

export interface Result {
  sample: Sample;
  /** The booster's and the forest's prediction at the places of the grid, of the trees that are kept. */
  sum: Float64Array;
  forest: Float64Array | null;
  /** What the next tree is fitted to, and that tree, before it is multiplied by η. */
  gradient: Float64Array;
  next: Steps;
  /** By the number of trees from 0 on, in units of σ²: mean squared residual of the sample; error on new points, noise included. */
  train: Float64Array;
  test: Float64Array;
  /** The forest's error on new points by the number of trees; of none there is none. */
  forestTest: Float64Array;
  /** The booster's mean loss by the number of trees. */
  losses: Float64Array;
  /** How many trees have the least error on new points. */
  best: number;
  /** Errors on new points of parts of the M trees; null of fewer than two trees. */
  parts: Readonly<Record<Part, {booster: number; forest: number}>> | null;
}

/** The mean squared error on new points in units of σ², exactly, where the prediction in each cell is `times` the sum. */
export function errorOf(sum: Float64Array, {length, truth}: Cells, times = 1): number {
  let squares = SQUARES;
  for (let i = 0; i < sum.length; ++i) {
    const v = times * sum[i];
    squares += v * (v * length[i] - 2 * truth[i]);
  }
  return 1 + squares / SIGMA ** 2;
}

export const boosted = remember(
  (
    {x, y}: Sample,
    loss: Params["loss"],
    rate: number,
    depth: number,
    subsample: number,
    seed: number
  ): Boosted =>
    // One tree more: the next of the last.
    boostLine(x, y, {loss, rate, depth, stages: MOST + 1, subsample, source: random(seed, 4)})
);

export const grown = remember(({x, y}: Sample, minLeaf: number, seed: number): Steps[] =>
  forestLine(x, y, {trees: MOST, minLeaf, source: random(seed, 5)})
);

/** Errors on new points of the sums of the first 0, 1, 2, … trees. */
export function boosterErrors({initial, trees}: Boosted, rate: number, cells: Cells): Float64Array {
  const sum = new Float64Array(cells.at.length).fill(initial);
  const errors = new Float64Array(MOST + 1);
  errors[0] = errorOf(sum, cells);
  for (let m = 1; m <= MOST; ++m) {
    addSteps(trees[m - 1], cells.at, rate, sum);
    errors[m] = errorOf(sum, cells);
  }
  return errors;
}

/** And of the means of the first 1, 2, … trees; the first is not a number. */
export function forestErrors(trees: readonly Steps[], cells: Cells): Float64Array {
  const sum = new Float64Array(cells.at.length);
  const errors = new Float64Array(MOST + 1).fill(Number.NaN);
  for (let m = 1; m <= MOST; ++m) {
    addSteps(trees[m - 1], cells.at, 1, sum);
    errors[m] = errorOf(sum, cells, 1 / m);
  }
  return errors;
}

const curves = remember((booster: Boosted, rate: number) => {
  const cells = cellsOf(booster.trees);
  const test = boosterErrors(booster, rate, cells);
  let best = 0;
  for (let m = 1; m <= MOST; ++m) if (test[m] < test[best]) best = m;
  return {cells, test, best};
});
const forestCurve = remember((trees: readonly Steps[]) => {
  const cells = cellsOf(trees);
  return {cells, test: forestErrors(trees, cells)};
});

/** The mean squared residual after each stage. */
const trained = remember(({y}: Sample, {sums}: Boosted): Float64Array => {
  const n = y.length;
  return Float64Array.from({length: MOST + 1}, (_, m) => {
    let squares = 0;
    for (let i = 0; i < n; ++i) squares += (y[i] - sums[m * n + i]) ** 2;
    return squares / n / SIGMA ** 2;
  });
});

/** Which of M trees are kept. The second half is the larger one if M is odd; fewer than two trees have no halves. */
export function kept(part: Part, stages: number, seed: number): Uint8Array {
  const half = stages >> 1;
  if (part !== "random" || stages < 2)
    return Uint8Array.from({length: stages}, (_, m) =>
      part === "all" || stages < 2 || (part === "first" ? m < half : m >= half) ? 1 : 0
    );
  const source = random(seed, 6);
  const deck = Int32Array.from({length: stages}, (_, m) => m);
  const chosen = new Uint8Array(stages);
  for (let q = 0; q < half; ++q) {
    const j = q + Math.floor(source() * (stages - q));
    [deck[q], deck[j]] = [deck[j], deck[q]];
    chosen[deck[q]] = 1;
  }
  return chosen;
}

/** The predictions of the trees that are kept: the booster's, and the forest's. */
export function predictions(
  {initial, trees}: Boosted,
  rate: number,
  chosen: Uint8Array,
  at: Float64Array
): Float64Array {
  const sum = new Float64Array(at.length).fill(initial);
  for (let m = 0; m < chosen.length; ++m) if (chosen[m]) addSteps(trees[m], at, rate, sum);
  return sum;
}
export function forestPredictions(
  trees: readonly Steps[],
  chosen: Uint8Array,
  at: Float64Array
): Float64Array | null {
  const count = chosen.reduce((sum, one) => sum + one, 0);
  if (!count) return null;
  const sum = new Float64Array(at.length);
  for (let m = 0; m < chosen.length; ++m) if (chosen[m]) addSteps(trees[m], at, 1 / count, sum);
  return sum;
}

const partsOf = remember(
  (
    booster: Boosted,
    rate: number,
    trees: readonly Steps[],
    stages: number,
    seed: number
  ): Result["parts"] => {
    if (stages < 2) return null;
    const [own, forests] = [curves(booster, rate).cells, forestCurve(trees).cells];
    const of = (part: Part) => {
      const chosen = kept(part, stages, seed);
      return {
        booster: errorOf(predictions(booster, rate, chosen, own.at), own),
        forest: errorOf(forestPredictions(trees, chosen, forests.at) as Float64Array, forests)
      };
    };
    return {all: of("all"), first: of("first"), last: of("last"), random: of("random")};
  }
);

/** One sample, its booster, and its forest. */
export function model(params: Params): Result {
  const {stages, rate, depth, loss, subsample, leaf, part, seed} = params;
  const sample = edited(simulated(seed, params.outliers), params.moved);
  const booster = boosted(sample, loss, rate, depth, subsample, seed);
  const trees = grown(sample, leaf, seed);
  const n = sample.x.length;
  const {test, best} = curves(booster, rate);
  const chosen = kept(part, stages, seed);
  return {
    sample,
    sum: predictions(booster, rate, chosen, GRID),
    forest: params.forest ? forestPredictions(trees, chosen, GRID) : null,
    gradient: negativeGradient(
      loss,
      sample.y.map((v, i) => v - booster.sums[stages * n + i])
    ),
    next: booster.trees[stages],
    train: trained(sample, booster),
    test,
    forestTest: forestCurve(trees).test,
    losses: booster.losses.subarray(0, MOST + 1),
    best,
    parts: partsOf(booster, rate, trees, stages, seed)
  };
}
