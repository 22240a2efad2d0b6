import type {Points} from "./points.js";

export interface Outlier {
  /** From the mean of the blob that it is nearer to. */
  distance: number;
  /**
   * The distance at which leaving it in its blob costs as much as merging the two blobs: m/(m + 1) · D² against
   * m m′/(m + m′) · d², for blobs of m and m′ points whose means are d apart, if no point changes its blob.
   */
  limit: number;
}

/** Of two blobs and an outlier, which is the last of the points. */
export function outlierOf({X, n, label}: Points): Outlier {
  const at = n - 1;
  const blobs = [0, 1].map((c) => {
    let [m, x, y] = [0, 0, 0];
    for (let i = 0; i < n; ++i) {
      if (i === at || label?.[i] !== c) continue;
      ++m;
      x += X[2 * i];
      y += X[2 * i + 1];
    }
    const [cx, cy] = [x / m, y / m];
    return {m, cx, cy, distance: Math.hypot(X[2 * at] - cx, X[2 * at + 1] - cy)};
  });
  const [own, other] = [...blobs].sort((a, b) => a.distance - b.distance);
  const squared = (own.cx - other.cx) ** 2 + (own.cy - other.cy) ** 2;
  return {
    distance: own.distance,
    limit: Math.sqrt((((own.m + 1) * other.m) / (own.m + other.m)) * squared)
  };
}
