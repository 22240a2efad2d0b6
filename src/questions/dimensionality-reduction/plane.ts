import type {Pca} from "../../ml/pca.js";
import {remember} from "../../ml/remember.js";
import type {Table} from "./table.js";
import {KEPT} from "./worlds.js";

/** The plane that is drawn: the two features themselves, or, of more, the first two components. */
export interface Plane {
  x: Float64Array;
  y: Float64Array;
  /** Whether the axes are features. */
  features: boolean;
  /** Variances of x and y, and their covariance. */
  xx: number;
  yy: number;
  xy: number;
  /** The variance in all dimensions. */
  total: number;
  /** The direction of the first component in the plane, 0° to 180°. */
  best: number;
}

export const planeOf = remember(
  (table: Table, {values, vectors, total}: Pca, scores: Float64Array): Plane => {
    const {Z, n, p} = table;
    const r = vectors.length;
    const features = p === 2;
    const along = (c: number) =>
      Float64Array.from({length: n}, (_, i) => (features ? Z[i * p + c] : c < r ? scores[i * r + c] : 0));
    const [x, y] = [along(0), along(1)];
    const mean = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i], 0) / n;
    const [v, w] = features ? vectors[0] : [1, 0];
    const turn = (Math.atan2(w, v) * 180) / Math.PI;
    return {
      x,
      y,
      features,
      xx: features ? mean(x, x) : values[0],
      yy: features ? mean(y, y) : (values[1] ?? 0),
      xy: features ? mean(x, y) : 0,
      total,
      best: turn < 0 ? turn + 180 : turn
    };
  },
  KEPT
);

/** What rounding alone tells from none, and from all. */
const ROUNDING = 1e-12;

/** A share of all variance; what rounding alone keeps from 0 or 1 is 0 or 1. */
export const shareOf = (part: number, total: number): number => {
  const share = total > 0 ? part / total : 1;
  return share < ROUNDING ? 0 : share > 1 - ROUNDING ? 1 : share;
};

/** The share that the first m components keep. */
export const keptBy = (values: Float64Array, total: number, m: number): number =>
  shareOf(
    values.subarray(0, m).reduce((a, b) => a + b, 0),
    total
  );

/** The share of all variance that an axis of the plane keeps. */
export function keptAt({xx, yy, xy, total}: Plane, degrees: number): number {
  const t = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(t), Math.sin(t)];
  return shareOf(c * c * xx + 2 * c * s * xy + s * s * yy, total);
}

/** The angle between two axes, 0° to 90°. */
export function apart(a: number, b: number): number {
  const d = (((a - b) % 180) + 180) % 180;
  return Math.min(d, 180 - d);
}
