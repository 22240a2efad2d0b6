import {knnSpread, noiseOf} from "../../ml/knn-spread.js";
import type {Places} from "../../ml/lattice.js";
import {neighborOrder, voteAlong} from "../../ml/neighbor-order.js";
import type {Metric, Weights} from "../../ml/neighbors.js";
import {type LabeledPoints, type WorldName, world} from "../../ml/worlds.js";
import type {Draw} from "./resample.js";

/**
 * What varies from sample to sample, averaged over places, for k = 1, 2, 3 … The quantity is the vote shares p̂; squared
 * differences are summed over the classes, so that
 * E Σ (1{y = c} − p̂_c)² = noise + bias² + variance.
 */
export interface Spread {
  /** "exact": integrated over all samples. "measured": estimated from the samples drawn, with standard errors. */
  how: "exact" | "measured";
  variance: Float64Array;
  /** Null where the true probabilities are not known. A measured one can come out below 0. */
  bias2: Float64Array | null;
  /** A constant of the world, and null where there is none. */
  noise: number | null;
  /** The chance that two samples answer differently at a place. */
  disagreement: Float64Array;
  /** Mean error on unseen points: for a world expected at the places, for a table counted on rows left out. */
  error: Float64Array;
  /** Standard errors, by the jackknife over the samples; null where nothing is estimated. */
  varianceError: Float64Array | null;
  bias2Error: Float64Array | null;
  /** Points in each sample. */
  size: number;
}

/** Without drawing: for worlds of two classes with equal votes and raw distances. */
export function exactSpread(name: WorldName, flip: number, n: number, metric: Metric): Spread {
  const from = world(name, {flip});
  return {
    how: "exact",
    ...knnSpread(from, n, metric),
    noise: noiseOf(from),
    varianceError: null,
    bias2Error: null,
    size: n
  };
}

/** How far apart a world's places are at which drawn samples are compared: the same for every n. */
export const spreadStep = 0.7;
/** Rows of a table at which its samples are compared. */
const mostRows = 100;

/** From the samples drawn, at the world's places or at rows of the table that a sample does not have. */
export function measuredSpread(
  draws: readonly Draw[],
  points: LabeledPoints,
  metric: Metric,
  weights: Weights,
  noise: number | null,
  places: Places | null
): Spread {
  const R = draws.length;
  const size = draws[0].fitted.label.length;
  const C = points.classes.length;
  const n = points.label.length;
  const count = places ? places.x.length : Math.min(mostRows, n);
  const key = new Float64Array(size);
  const id = new Int32Array(size);
  const votes = new Float64Array(C);
  const shares = draws.map(() => new Float64Array(size * C));
  const wins = new Int32Array(size * C);
  const sums = () => new Float64Array(size);
  const [variance, bias2, disagreement, error] = [sums(), sums(), sums(), sums()];
  // The same without each of the samples in turn.
  const [varianceLess, bias2Less] = [draws.map(sums), draws.map(sums)];
  let used = 0;
  // Rows of a table at even distances, so that a table sorted by class is covered.
  const stride = n / count;
  for (let m = 0; m < count; ++m) {
    const row = places ? m : Math.floor(m * stride);
    const p = places?.p.subarray(row * C, (row + 1) * C) ?? null;
    const {x, y} = places ?? points;
    wins.fill(0);
    const seen: number[] = [];
    draws.forEach(({fitted, has}, r) => {
      if (has?.[row]) return;
      seen.push(r);
      const {sx, sy} = fitted;
      neighborOrder(
        fitted.x,
        fitted.y,
        (x[row] - sx.center) / sx.scale,
        (y[row] - sy.center) / sy.scale,
        metric,
        key,
        id
      );
      voteAlong(key, id, size, fitted.label, metric, weights, votes, (k, winner, v, total) => {
        ++wins[(k - 1) * C + winner];
        for (let c = 0; c < C; ++c) shares[r][(k - 1) * C + c] = v[c] / total;
      });
    });
    const s = seen.length;
    // Two samples at least, or nothing can be said about how they differ; three, so that one can be left out.
    if (s < 3) continue;
    const weight = places ? places.weight[row] : 1;
    used += weight;
    for (let k = 0; k < size; ++k) {
      let same = 0;
      for (let c = 0; c < C; ++c) {
        const at = k * C + c;
        let sum = 0;
        let square = 0;
        for (const r of seen) {
          sum += shares[r][at];
          square += shares[r][at] ** 2;
        }
        const put = (to: Float64Array, toBias: Float64Array, total: number, squares: number, m: number) => {
          const mean = total / m;
          const s2 = Math.max(0, (squares - m * mean * mean) / (m - 1));
          to[k] += weight * s2;
          if (p) toBias[k] += weight * ((mean - p[c]) ** 2 - s2 / m);
        };
        put(variance, bias2, sum, square, s);
        draws.forEach((draw, r) => {
          if (draw.has?.[row]) put(varianceLess[r], bias2Less[r], sum, square, s);
          else put(varianceLess[r], bias2Less[r], sum - shares[r][at], square - shares[r][at] ** 2, s - 1);
        });
        same += wins[at] * (wins[at] - 1);
        const share = wins[at] / s;
        error[k] += weight * share * (p ? 1 - p[c] : c === points.label[row] ? 0 : 1);
      }
      disagreement[k] += weight * (1 - same / (s * (s - 1)));
    }
  }
  const over = used > 0 ? used : 1;
  for (const a of [variance, bias2, disagreement, error, ...varianceLess, ...bias2Less])
    for (let k = 0; k < size; ++k) a[k] /= over;
  return {
    how: "measured",
    variance,
    bias2: places ? bias2 : null,
    noise,
    disagreement,
    error,
    varianceError: jackknife(varianceLess, R),
    bias2Error: places ? jackknife(bias2Less, R) : null,
    size
  };
}

/** Standard errors from the estimates without each sample in turn (Efron & Stein 1981). */
function jackknife(less: readonly Float64Array[], R: number): Float64Array {
  return less[0].map((_, k) => {
    const mean = less.reduce((sum, a) => sum + a[k], 0) / R;
    return Math.sqrt((less.reduce((sum, a) => sum + (a[k] - mean) ** 2, 0) * (R - 1)) / R);
  });
}
