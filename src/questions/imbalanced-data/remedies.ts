import {fitLogistic} from "../../ml/logistic.js";
import {random, shuffle} from "../../ml/random.js";
import {type Synthetic, smote, syntheticRows} from "../../ml/smote.js";
import type {Sample} from "./sample.js";

/** Ways to fit; the untouched model serves the moved threshold too. */
export const ways = ["none", "weights", "under", "over", "smote"] as const;
export type Way = (typeof ways)[number];

/** A penalty that only keeps the weights finite where the classes can be separated. */
export const lambda = 0.01;
/** SMOTE's neighbors. */
export const neighbors = 5;

/** A linear score w·x + b, on the scale of the sample. */
export interface Fit {
  readonly w: Float64Array;
  readonly b: number;
  /** By how much the remedy raised the log odds of the classes that it was fitted on: what prior correction takes away. */
  readonly shift: number;
  /** Largest entry of the objective's gradient, relative to the sum of weights. */
  readonly residual: number;
}

export interface Remedied {
  readonly fits: Readonly<Record<Way, Fit>>;
  /** The negatives that undersampling keeps, by index, ascending. */
  readonly kept: Int32Array;
  /** How often oversampling counts each positive. */
  readonly copies: Float64Array;
  readonly made: readonly Synthetic[];
}

/** All five fits: the same rows, weighted or resampled until both classes count alike. */
export function remedy({p, positive, negative, key}: Sample, seed: number): Remedied {
  const [m, n] = [positive.n, negative.n];
  const X = new Float64Array((m + n) * p);
  X.set(positive.X);
  X.set(negative.X, m * p);
  const y = new Uint8Array(m + n).fill(1, 0, m);
  const odds = n / m;
  const even = Math.log(odds);

  const solve = (
    rows: Float64Array,
    labels: Uint8Array,
    weights: Float64Array | undefined,
    shift: number,
    start?: Pick<Fit, "w" | "b">
  ): Fit => {
    const found = fitLogistic({X: rows, n: labels.length, p, y: labels, weights, lambda, start});
    if (!found.converged) throw new Error(`no fit: ${key}`);
    let total = 0;
    if (weights) for (const v of weights) total += v;
    else total = labels.length;
    return {w: found.w, b: found.b, shift, residual: found.gradientNorm / total};
  };
  const weighed = (of: (i: number) => number, rest: number) =>
    Float64Array.from(y, (label, i) => (label ? of(i) : rest));

  // From the share of positives on: from even odds it takes twice as many steps.
  const none = solve(X, y, undefined, 0, {w: new Float64Array(p), b: -even});
  // scikit-learn's "balanced": rows / (2 · rows of the class).
  const weights = solve(
    X,
    y,
    weighed(() => (m + n) / (2 * m), (m + n) / (2 * n)),
    even,
    {w: none.w, b: none.b + even}
  );
  const kept = shuffle(
    Int32Array.from({length: n}, (_, i) => i),
    random(seed, 2)
  )
    .slice(0, m)
    .sort();
  const few = new Float64Array((m + kept.length) * p);
  few.set(positive.X);
  kept.forEach((id, i) => {
    few.set(negative.X.subarray(id * p, (id + 1) * p), (m + i) * p);
  });
  const under = solve(few, y.slice(0, m + kept.length), undefined, even, weights);

  const draw = random(seed, 3);
  const copies = new Float64Array(m).fill(1);
  for (let i = m; i < n; ++i) ++copies[Math.floor(draw() * m)];
  const over = solve(
    X,
    y,
    weighed((i) => copies[i], 1),
    even,
    weights
  );

  const made = n > m ? smote(positive.X, m, p, n - m, neighbors, random(seed, 4)) : [];
  const more = new Float64Array((m + n + made.length) * p);
  more.set(X);
  more.set(syntheticRows(positive.X, p, made), X.length);
  const labels = new Uint8Array(m + n + made.length).fill(1);
  labels.fill(0, m, m + n);
  const smoted = solve(more, labels, undefined, even, weights);
  return {fits: {none, weights, under, over, smote: smoted}, kept, copies, made};
}
