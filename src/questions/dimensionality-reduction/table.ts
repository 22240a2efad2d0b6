import {orthonormalize} from "../../ml/orthonormal.js";
import {columnMeans, type Pca, pca, project} from "../../ml/pca.js";
import {normal, random, shuffle} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {standardize as scalingOf} from "../../ml/scaling.js";
import {KEPT, type Sample, simulate} from "./worlds.js";

/** A table with its columns centered and, if asked for, scaled. */
export interface Table extends Sample {
  /** Row-major n × p: what PCA is told. */
  Z: Float64Array;
  mean: Float64Array;
  scale: Float64Array;
}

const sampleOf = remember(
  (world: keyof typeof simulate, seed: number): Sample => simulate[world](seed),
  KEPT
);

/** The sample that is shown; the second feature in its unit. */
export const tableOf = remember(
  (world: string, seed: number, unit: number, standardized: boolean, own: Sample | null): Table => {
    const sample = world === "own" && own ? own : sampleOf(world as keyof typeof simulate, seed);
    const {n, p} = sample;
    const flat = p === 2 || world === "own";
    const X = unit === 1 || !flat ? sample.X : sample.X.map((v, q) => (q % p === 1 ? v * unit : v));
    const mean = columnMeans(X, n, p);
    const scale = new Float64Array(p).fill(1);
    if (standardized)
      for (let j = 0; j < p; ++j)
        scale[j] = scalingOf(Float64Array.from({length: n}, (_, i) => X[i * p + j])).scale;
    const Z = X.map((v, q) => (v - mean[q % p]) / scale[q % p]);
    return {...sample, X, Z, mean, scale};
  },
  KEPT
);

export const componentsOf = remember(({Z, n, p}: Table): Pca => pca(Z, n, p), KEPT);

/** All scores, row-major n × r. */
export const scoresOf = remember(({Z, n, p}: Table, {vectors}: Pca) => project(Z, n, p, vectors), KEPT);

/** Random directions, made orthonormal one after the other: the first m of them serve every m. */
export const randomOf = remember((p: number, most: number, seed: number): readonly Float64Array[] => {
  const z = normal(random(seed, 7));
  return orthonormalize(Array.from({length: most}, () => Float64Array.from({length: p}, () => z()))).Q;
}, KEPT);

export const randomScoresOf = remember(
  ({Z, n, p}: Table, directions: readonly Float64Array[]) => project(Z, n, p, directions),
  KEPT
);

/** Variances along the components of the table whose columns are shuffled, each by itself. */
export const shuffledOf = remember(({Z, n, p}: Table, seed: number): Float64Array => {
  const source = random(seed, 9);
  const S = new Float64Array(n * p);
  for (let j = 0; j < p; ++j) {
    const order = shuffle(
      Int32Array.from({length: n}, (_, i) => i),
      source
    );
    for (let i = 0; i < n; ++i) S[i * p + j] = Z[order[i] * p + j];
  }
  return pca(S, n, p).values;
}, KEPT);

/**
 * The share of rows whose nearest other row has their class, by the first m of r coordinates: leave-one-out accuracy of
 * 1-NN. Of equal distances the first counts.
 */
export function nearestShare(scores: Float64Array, r: number, m: number, label: ArrayLike<number>): number {
  const n = label.length;
  const least = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const nearest = new Int32Array(n);
  for (let i = 0; i < n; ++i)
    for (let k = i + 1; k < n; ++k) {
      let square = 0;
      for (let c = 0; c < m; ++c) square += (scores[i * r + c] - scores[k * r + c]) ** 2;
      if (square < least[i]) [least[i], nearest[i]] = [square, k];
      if (square < least[k]) [least[k], nearest[k]] = [square, i];
    }
  let right = 0;
  for (let i = 0; i < n; ++i) if (label[nearest[i]] === label[i]) ++right;
  return right / n;
}
