/**
 * The silhouette of each point (Rousseeuw 1987): (b − a) / max(a, b), where a is its mean distance to the other points
 * of its cluster and b the least mean distance to the points of another one. A point alone in its cluster has 0, as in
 * scikit-learn.
 *
 * @param X row-major n × p
 * @param labels a cluster of each point, from 0
 * @throws RangeError where there are fewer than two clusters with points: then nothing is defined
 */
export function silhouettes(X: Float64Array, n: number, p: number, labels: ArrayLike<number>): Float64Array {
  return silhouettesOf(distances(X, n, p), n, labels);
}

/** All distances between rows, n × n: what silhouettes for several k have in common. */
export function distances(X: Float64Array, n: number, p: number): Float64Array {
  const D = new Float64Array(n * n);
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < i; ++j) {
      let square = 0;
      for (let d = 0; d < p; ++d) square += (X[i * p + d] - X[j * p + d]) ** 2;
      D[i * n + j] = D[j * n + i] = Math.sqrt(square);
    }
  return D;
}

/** As `silhouettes`, from the distances. */
export function silhouettesOf(D: Float64Array, n: number, labels: ArrayLike<number>): Float64Array {
  let k = 0;
  for (let i = 0; i < n; ++i) k = Math.max(k, labels[i] + 1);
  const size = new Float64Array(k);
  for (let i = 0; i < n; ++i) ++size[labels[i]];
  if (size.filter((m) => m > 0).length < 2) throw new RangeError("at least two clusters are wanted");
  const sum = new Float64Array(k);
  return Float64Array.from({length: n}, (_, i) => {
    sum.fill(0);
    for (let j = 0; j < n; ++j) sum[labels[j]] += D[i * n + j];
    const own = labels[i];
    if (size[own] === 1) return 0;
    const a = sum[own] / (size[own] - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; ++c) if (c !== own && size[c] > 0) b = Math.min(b, sum[c] / size[c]);
    const larger = Math.max(a, b);
    return larger > 0 ? (b - a) / larger : 0;
  });
}
