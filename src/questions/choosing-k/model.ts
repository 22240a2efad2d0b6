import {kMeansPath} from "../../ml/best-kmeans.js";
import {calinskiHarabasz, daviesBouldin} from "../../ml/cluster-indices.js";
import {stability} from "../../ml/cluster-stability.js";
import {elbow} from "../../ml/elbow.js";
import {type Gap, gapStatistic, oneErrorRule} from "../../ml/gap-statistic.js";
import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {distances, silhouettesOf} from "../../ml/silhouette.js";
import {type Data, LONGEST, type Method, MOST, type Params} from "./params.js";
import {pairs, type Sample, square, triangle} from "./worlds.js";

/** k-means++ starts of the data for each k that is compared, and for each k beyond, which only the elbow sees. */
const STARTS = 10;
const STARTS_BEYOND = 4;
/** Uniform samples of the gap statistic, and k-means++ starts of each. */
const UNIFORM = 50;
const UNIFORM_STARTS = 2;
/** Pairs of subsamples of four fifths of the rows, and k-means++ starts of each. */
const PAIRS = 20;
const SHARE = 0.8;
const PART_STARTS = 3;

/** Which k each method says; null where it was not asked for. */
export interface Votes {
  elbow: number;
  silhouette: number;
  ch: number;
  db: number;
  /** By the one-standard-error rule, and at the maximum. */
  gap: number | null;
  gapMost: number | null;
  stability: number | null;
}

export interface Result {
  sample: Sample;
  /** The lowest inertia for k = 1, 2, … */
  inertia: Float64Array;
  /** The clustering that is shown, its clusters numbered from the left, and where their means are. */
  labels: Uint8Array;
  centroids: Float64Array;
  /** Each point's silhouette; null for one cluster. */
  silhouettes: Float64Array | null;
  /** Each method's curve over k = 2 … MOST; null where it was not asked for. */
  curves: Readonly<Record<Exclude<Method, "gap">, Float64Array | null>>;
  /** Over k = 1 … MOST. */
  gap: Gap | null;
  votes: Votes;
}

const sampleOf = remember(
  (world: Params["world"], seed: number, d: number, own: Data): Sample =>
    world === "square"
      ? square(seed)
      : world === "pairs"
        ? pairs(seed)
        : world === "own" && own
          ? own
          : triangle(seed, d)
);

const several = Array.from({length: MOST - 1}, (_, j) => j + 2);

/** The best clusterings of a sample, and what follows from them at once. */
const fitted = remember((sample: Sample, times: number) => {
  const {X, n} = sample;
  const starts = (k: number) => times * (k <= MOST ? STARTS : STARTS_BEYOND);
  const path = kMeansPath(X, n, 2, LONGEST, starts, random(1, 1)).map((fit) => fromTheLeft(fit));
  const D = distances(X, n, 2);
  const silhouettes = several.map((k) => silhouettesOf(D, n, path[k - 1].labels));
  const over = (value: (k: number) => number) => Float64Array.from(several, value);
  return {
    path,
    inertia: Float64Array.from(path, ({inertia}) => inertia),
    silhouettes,
    silhouette: over((k) => silhouettes[k - 2].reduce((a, b) => a + b, 0) / n),
    ch: over((k) => calinskiHarabasz(path[k - 1].inertia, path[0].inertia, n, k)),
    db: over((k) => daviesBouldin(X, n, 2, path[k - 1].labels, path[k - 1].centroids))
  };
});

/** Clusters in the order of their means' first coordinate, so that a small move of the data does not recolor them. */
function fromTheLeft({
  labels,
  centroids,
  inertia
}: {
  labels: Uint8Array;
  centroids: Float64Array;
  inertia: number;
}) {
  const k = centroids.length / 2;
  const order = Array.from({length: k}, (_, j) => j).sort((a, b) => centroids[2 * a] - centroids[2 * b]);
  const place = new Uint8Array(k);
  order.forEach((j, at) => {
    place[j] = at;
  });
  return {
    labels: labels.map((j) => place[j]),
    centroids: Float64Array.from({length: 2 * k}, (_, q) => centroids[2 * order[q >> 1] + (q % 2)]),
    inertia
  };
}

// Seeds of their own: the votes do not change because a point moved a little.
const gapOf = remember(
  (sample: Sample, inertia: Float64Array, samples: number): Gap =>
    gapStatistic({
      ...{X: sample.X, n: sample.n, p: 2},
      inertia: inertia.subarray(0, MOST),
      samples,
      starts: UNIFORM_STARTS,
      seed: 2
    })
);
const stabilityOf = remember(
  (sample: Sample, pairs: number): Float64Array =>
    Float64Array.from(several, (k) =>
      stability({
        ...{X: sample.X, n: sample.n, p: 2, k},
        pairs,
        share: SHARE,
        starts: PART_STARTS,
        seed: 3
      })
    )
);

/** The k, from 2 on, at which a curve is highest: the smallest such k. */
const highest = (curve: Float64Array): number => curve.indexOf(Math.max(...curve)) + 2;

/** The clusterings of a sample for every k, and what each method makes of them. `times` more draws for a test. */
export function model({world, seed, d, k, end, method, votes}: Params, own: Data, times = 1): Result {
  // Only one world has clusters to slide: in the others nothing is computed anew.
  const slid = world === "three" || (world === "own" && !own);
  const sample = sampleOf(world, seed, slid ? d : 0, own);
  const fits = fitted(sample, times);
  const {inertia, silhouette, ch, db} = fits;
  const gap = votes || method === "gap" ? gapOf(sample, inertia, times * UNIFORM) : null;
  const stable = votes || method === "stability" ? stabilityOf(sample, times * PAIRS) : null;
  return {
    sample,
    inertia,
    labels: fits.path[k - 1].labels,
    centroids: fits.path[k - 1].centroids,
    silhouettes: k > 1 ? fits.silhouettes[k - 2] : null,
    curves: {silhouette, ch, db, stability: stable},
    gap,
    votes: {
      elbow: elbow(inertia.subarray(0, end)),
      silhouette: highest(silhouette),
      ch: highest(ch),
      db: highest(db.map((v) => -v)),
      gap: gap && oneErrorRule(gap),
      gapMost: gap && gap.gap.indexOf(Math.max(...gap.gap)) + 1,
      stability: stable && highest(stable)
    }
  };
}
