/**
 * Between-cluster over within-cluster variance, each by its degrees of freedom (Caliński & Harabasz 1974):
 * [B / (k − 1)] / [W / (n − k)], where B = T − W and T is the inertia of one cluster.
 *
 * @param within the inertia of the k clusters, each about its mean
 * @param total the inertia of all points about theirs
 */
export const calinskiHarabasz = (within: number, total: number, n: number, k: number): number =>
  (total - within) / (k - 1) / (within / (n - k));

/**
 * Davies & Bouldin (1979): for each cluster the worst ratio of (spread + other's spread) to the distance of the two
 * means, averaged over clusters; a spread is the mean distance to the mean. Lower is better.
 *
 * @param X row-major n × p
 * @param centroids row-major k × p, the clusters' means, each with at least one point
 */
export function daviesBouldin(
  X: Float64Array,
  n: number,
  p: number,
  labels: ArrayLike<number>,
  centroids: Float64Array
): number {
  const k = centroids.length / p;
  const size = new Float64Array(k);
  const spread = new Float64Array(k);
  for (let i = 0; i < n; ++i) {
    const c = labels[i];
    let square = 0;
    for (let d = 0; d < p; ++d) square += (X[i * p + d] - centroids[c * p + d]) ** 2;
    ++size[c];
    spread[c] += Math.sqrt(square);
  }
  for (let c = 0; c < k; ++c) spread[c] /= size[c];
  let sum = 0;
  for (let a = 0; a < k; ++a) {
    let worst = 0;
    for (let b = 0; b < k; ++b) {
      if (a === b) continue;
      let square = 0;
      for (let d = 0; d < p; ++d) square += (centroids[a * p + d] - centroids[b * p + d]) ** 2;
      worst = Math.max(worst, (spread[a] + spread[b]) / Math.sqrt(square));
    }
    sum += worst;
  }
  return sum / k;
}
