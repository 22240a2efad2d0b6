import {adjustedRand} from "../../ml/adjusted-rand.js";
import {classInertia, traceKMeans} from "../../ml/kmeans.js";
import {remember} from "../../ml/remember.js";
import {unscale} from "../../ml/scaling.js";
import {type Outlier, outlierOf} from "./outlier.js";
import {type KmData, type Points, type PointsParams, placeOf, pointsOf} from "./points.js";
import {type Best, type Init, type Outcomes, outcomesOf, rounded, startOf} from "./starts.js";

export interface KmParams extends PointsParams {
  /** Half-steps done. */
  readonly step: number;
  /** Clusters; 0 for as many as there are true classes. */
  readonly k: number;
  readonly init: Init | "best";
  /** Which of the 200 starts, from 1; where the best of all is wanted it says nothing. */
  readonly start: number;
  /** Starts moved by hand: [centroid, right, up], in thousandths of the view. */
  readonly c: readonly (readonly number[])[];
}

/** Where the algorithm stands after so many half-steps. */
export interface Moment {
  /** Row-major k × 2, in the picture's units. */
  centroids: Float64Array;
  /** Null before the first assignment. */
  labels: Uint8Array | null;
  inertia: number | null;
  /** Agreement with the true classes; null where there are none, or no assignment yet. */
  ari: number | null;
}

export interface Result {
  points: Points;
  k: number;
  /** Which start the run begins at, before any was moved by hand. */
  from: {init: Init; start: number};
  /** From the start, at 0, to the end. */
  moments: Moment[];
  /** False where the end is only that of the half-steps that are kept. */
  converged: boolean;
  /** What 200 starts of each kind end in. */
  outcomes: Readonly<Record<Init, Outcomes>>;
  /** The lowest inertia of the 400 starts. */
  best: Best & {ari: number | null};
  /** The inertia of the true classes as clusters, each about its own mean; null where they are not known. */
  trueInertia: number | null;
  /** What decides whether the outlier gets a centroid of its own; null in worlds without one, in scaled units, and where points were added. */
  outlier: Outlier | null;
}

const run = remember((points: Points, k: number, seed: number, init: Init, start: number, moved: string) => {
  const from = startOf(points, k, seed, init, start);
  for (const [j, right, up] of JSON.parse(moved) as number[][]) {
    if (j >= k) continue;
    placeOf(points.extent, right, up).forEach((v, d) => {
      from[2 * j + d] = (v - points.scaling[d].center) / points.scaling[d].scale;
    });
  }
  // 100 assignments and moves are the 200 half-steps that the slider counts.
  return {from, ...traceKMeans({X: points.Z, n: points.n, p: 2, start: from, iterations: 100})};
});

const outcomes = remember(outcomesOf);
const ofClasses = remember((points: Points): number | null => {
  const {Z, n, label} = points;
  return label && rounded(points, classInertia(Z, n, 2, label));
});

const clustersOf = (k: number, {n, classes}: Points): number => Math.min(n, k || classes || 3);

function runOf(params: KmParams, data: KmData | null) {
  const points = pointsOf(params, data);
  const k = clustersOf(params.k, points);
  const {seed, init, start, c} = params;
  const from = init === "best" ? outcomes(points, k, seed).best : {init, start};
  const trace = run(points, k, seed, from.init, from.start, JSON.stringify(c));
  return {points, k, trace, from: {init: from.init, start: from.start}};
}

/** How many half-steps the setting's run takes; each but the last assignment changes something. */
export const halfSteps = (params: KmParams, data: KmData | null): number =>
  runOf(params, data).trace.steps.length;

/** All that decides the run, as text. */
const runKey = ({world, seed, k, init, start, standardize, out, add, c}: KmParams): string =>
  JSON.stringify([world, seed, k, init, start, standardize, out, add, c]);

/**
 * The run's length, as far as it can be told at once: which of 400 starts is the best takes the worker's time, so that
 * run has no end before its answer.
 */
export function knownHalfSteps(
  params: KmParams,
  data: KmData | null,
  known: {settled: KmParams; result: Result} | null = null
): number {
  if (params.init !== "best") return halfSteps(params, data);
  return known && runKey(known.settled) === runKey(params)
    ? known.result.moments.length - 1
    : Number.POSITIVE_INFINITY;
}

/** One run of k-means with all its half-steps, and where 400 starts lead. Pure; cloneable. */
export function model(params: KmParams, data: KmData | null): Result {
  const {points, k, trace, from} = runOf(params, data);
  const {random, plusplus, best} = outcomes(points, k, params.seed);
  const truth = points.label;
  const shown = (centroids: Float64Array) => centroids.map((v, q) => unscale(v, points.scaling[q % 2]));
  const moments: Moment[] = [{centroids: shown(trace.from), labels: null, inertia: null, ari: null}];
  for (const {kind, centroids, labels, inertia} of trace.steps)
    moments.push({
      centroids: shown(centroids),
      labels,
      inertia: rounded(points, inertia),
      ari: kind === "move" ? (moments[moments.length - 1].ari ?? null) : truth && adjustedRand(labels, truth)
    });
  return {
    points,
    k,
    from,
    moments,
    converged: trace.converged,
    outcomes: {random, plusplus},
    best: {...best, ari: truth && adjustedRand(best.labels, truth)},
    trueInertia: ofClasses(points),
    outlier:
      params.world === "outlier" && !params.standardize && k === 2 && !points.added ? outlierOf(points) : null
  };
}

/** The moment that a step belongs to; a step beyond the end is the end. */
export const momentAt = ({moments}: Result, step: number): Moment =>
  moments[Math.min(step, moments.length - 1)];

/** The moment at which nothing changes any more. */
export const endOf = ({moments}: Result): Moment => moments[moments.length - 1];

/** How many points each cluster has. */
export function sizes(labels: ArrayLike<number>, k: number): number[] {
  const count = new Array<number>(k).fill(0);
  for (let i = 0; i < labels.length; ++i) ++count[labels[i]];
  return count;
}
