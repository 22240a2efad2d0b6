import {dot} from "./orthonormal.js";
import {symmetricEigen} from "./symmetric-eigen.js";

/** A table's principal components, by falling variance. */
export interface Pca {
  readonly n: number;
  readonly p: number;
  /** Variances along the components, dividing by n. */
  readonly values: Float64Array;
  /** Orthonormal directions; the entry of largest size is positive. */
  readonly vectors: readonly Float64Array[];
  /** The sum of all features' variances, computed from the table and not from `values`. */
  readonly total: number;
}

/** The columns' means, summed twice so that large offsets do not cost digits. */
export function columnMeans(X: Float64Array, n: number, p: number): Float64Array {
  const mean = new Float64Array(p);
  for (let pass = 0; pass < 2; ++pass) {
    const rest = new Float64Array(p);
    for (let i = 0; i < n; ++i) for (let j = 0; j < p; ++j) rest[j] += X[i * p + j] - mean[j];
    for (let j = 0; j < p; ++j) mean[j] += rest[j] / n;
  }
  return mean;
}

/**
 * Principal components of a centered table: eigenvectors of its covariance ZᵀZ/n; with more columns than rows, and many, those of
 * ZZᵀ/n, brought back by Zᵀ, of which only the ones with variance exist.
 *
 * @param Z row-major n × p, columns of mean 0
 */
export function pca(Z: Float64Array, n: number, p: number): Pca {
  const total = Z.reduce((sum, z) => sum + z * z, 0) / n;
  const {values, vectors} = p > n && p > 20 ? byRows(Z, n, p) : symmetricEigen(covariance(Z, n, p), p);
  // Rounding can leave a variance of −10⁻¹⁷ where there is none.
  return {n, p, total, values: values.map((v) => Math.max(0, v)), vectors: vectors.map(upright)};
}

/** ZᵀZ/n of a centered table. */
export function covariance(Z: Float64Array, n: number, p: number): Float64Array {
  const C = new Float64Array(p * p);
  for (let i = 0; i < n; ++i) {
    const at = i * p;
    for (let j = 0; j < p; ++j) {
      const z = Z[at + j];
      if (z !== 0) for (let k = j; k < p; ++k) C[j * p + k] += z * Z[at + k];
    }
  }
  for (let j = 0; j < p; ++j) {
    for (let k = j; k < p; ++k) {
      C[j * p + k] /= n;
      C[k * p + j] = C[j * p + k];
    }
  }
  return C;
}

function byRows(Z: Float64Array, n: number, p: number) {
  const row = (i: number) => Z.subarray(i * p, (i + 1) * p);
  const G = new Float64Array(n * n);
  for (let i = 0; i < n; ++i)
    for (let k = i; k < n; ++k) {
      G[i * n + k] = dot(row(i), row(k)) / n;
      G[k * n + i] = G[i * n + k];
    }
  const {values, vectors} = symmetricEigen(G, n);
  const there = values.filter((v) => v > 1e-10 * values[0]).length;
  const back = vectors.slice(0, there).map((u, c) => {
    const v = new Float64Array(p);
    for (let i = 0; i < n; ++i) for (let j = 0; j < p; ++j) v[j] += u[i] * Z[i * p + j];
    const length = Math.sqrt(n * values[c]);
    return v.map((a) => a / length);
  });
  return {values: values.slice(0, there), vectors: back};
}

/** A direction's sign is free: that in which its largest entry is positive. */
function upright(v: Float64Array): Float64Array {
  let most = 0;
  for (let j = 1; j < v.length; ++j) if (Math.abs(v[j]) > Math.abs(v[most]) + 1e-12) most = j;
  return v[most] < 0 ? v.map((a) => -a) : v;
}

/** Coordinates of all rows along orthonormal directions: row-major n × directions.length. */
export function project(Z: Float64Array, n: number, p: number, directions: readonly Float64Array[]) {
  const m = directions.length;
  const scores = new Float64Array(n * m);
  for (let i = 0; i < n; ++i) {
    const row = Z.subarray(i * p, (i + 1) * p);
    for (let c = 0; c < m; ++c) scores[i * m + c] = dot(directions[c], row);
  }
  return scores;
}

/** What is left of row i when its part along the first m directions is taken away. */
export function residual(
  Z: Float64Array,
  p: number,
  i: number,
  directions: readonly Float64Array[],
  m: number
): Float64Array {
  const rest = Z.slice(i * p, (i + 1) * p);
  const row = Z.subarray(i * p, (i + 1) * p);
  for (let c = 0; c < m; ++c) {
    const along = dot(directions[c], row);
    for (let j = 0; j < p; ++j) rest[j] -= along * directions[c][j];
  }
  return rest;
}

/**
 * How far components are from what they must be: the largest |vᵢ·vⱼ − (i = j)|, and the largest entry of C v − λ v, as a
 * share of the largest variance.
 */
export function certificate(
  Z: Float64Array,
  {n, p, values, vectors}: Pca
): {orthonormal: number; eigen: number} {
  let orthonormal = 0;
  vectors.forEach((v, i) => {
    for (let j = i; j < vectors.length; ++j)
      orthonormal = Math.max(orthonormal, Math.abs(dot(v, vectors[j]) - (i === j ? 1 : 0)));
  });
  const scores = project(Z, n, p, vectors);
  const r = vectors.length;
  let eigen = 0;
  vectors.forEach((v, c) => {
    const image = new Float64Array(p);
    for (let i = 0; i < n; ++i)
      for (let j = 0; j < p; ++j) image[j] += (scores[i * r + c] * Z[i * p + j]) / n;
    for (let j = 0; j < p; ++j) eigen = Math.max(eigen, Math.abs(image[j] - values[c] * v[j]));
  });
  return {orthonormal, eigen: values[0] > 0 ? eigen / values[0] : eigen};
}
