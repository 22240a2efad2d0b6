import {remember} from "../../ml/remember.js";
import {angleBetween, apart, type Fits, fitBoth, problemOf} from "./fits.js";
import {type Followed, firstFollowed, followedOf} from "./followed.js";
import {type Norms, normsOf} from "./norms.js";
import {type Data, type Extent, edit, type Outlier, type Points, sourceOf, type TableName} from "./points.js";
import {type Probabilities, probabilitiesOf} from "./probabilities.js";

export interface ModelParams {
  readonly table: TableName;
  readonly distance: number;
  readonly seed: number;
  readonly outlier: Outlier;
  readonly moved: readonly (readonly number[])[];
  readonly follow: readonly (readonly number[])[];
  readonly c: number;
  /** Whether rows beyond the SVM's margin are left out, and both classifiers fitted again. */
  readonly drop: boolean;
  readonly chart: "force" | "norm" | "probability";
}

export interface Result extends Fits {
  points: Points;
  extent: Extent;
  /** Rows that were fitted, ascending: all, or those not beyond the SVM's margin. `margin` and `force` are theirs. */
  kept: Int32Array;
  /** The index of the outlier, or −1. */
  outlier: number;
  /** The fits of the table as it came, where something was added, moved or left out. */
  before: Fits | null;
  /** Degrees between the two boundaries; NaN where there is none. */
  angle: number;
  /** Degrees by which each boundary turned from `before`. */
  turned: {svm: number; logistic: number};
  /** How far leaving out moved either classifier, as a share of its size. */
  shifted: {svm: number; logistic: number} | null;
  followed: Followed;
  norms: Norms | null;
  probabilities: Probabilities | null;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const source = remember(sourceOf);
const edited = remember((from: ReturnType<typeof sourceOf>, outlier: Outlier, moved: string) =>
  edit(from, outlier, JSON.parse(moved))
);
const everything = remember((points: Points) => problemOf(points));
const original = remember((points: Points) => problemOf(points));
const fitsOf = remember(fitBoth);
const originalFits = remember(fitBoth);
const remaining = remember((points: Points, fits: Fits) => problemOf(points, fits.svm.support));
const remainingFits = remember(fitBoth);
const all = remember((points: Points) => Int32Array.from(points.label.keys()));
const followed = remember(followedOf);
const norms = remember(normsOf);
const probabilities = remember(probabilitiesOf);

/** Both classifiers on the chosen points. Pure. */
export function model(params: ModelParams, data: Data): Result {
  const {table, distance, c, drop, chart, follow} = params;
  const from = source(table, distance, params.seed, data.iris, table === "own" ? data.own : undefined);
  const points = edited(from, params.outlier, JSON.stringify(params.moved));
  const whole = everything(points);
  const first = fitsOf(whole, c);
  const problem = drop ? remaining(points, first) : whole;
  const fits = drop ? remainingFits(problem, c) : first;
  const kept = drop ? first.svm.support : all(points);
  const before = points !== from.points ? originalFits(original(from.points), c) : drop ? first : null;
  const outlier = params.outlier === "none" ? -1 : points.label.length - 1;
  const asked = follow[0]?.[0] ?? -1;
  const point = asked >= 0 && asked < points.label.length ? asked : firstFollowed(fits, kept, outlier);
  return {
    ...fits,
    points,
    extent: from.extent,
    kept,
    outlier,
    before,
    angle: angleBetween(fits.svm, fits.logistic),
    turned: {
      svm: before ? angleBetween(before.svm, fits.svm) : 0,
      logistic: before ? angleBetween(before.logistic, fits.logistic) : 0
    },
    shifted: drop ? {svm: apart(first.svm, fits.svm), logistic: apart(first.logistic, fits.logistic)} : null,
    followed: followed(points, fits, kept, point),
    norms: chart === "norm" ? norms(problem) : null,
    probabilities:
      chart === "probability"
        ? probabilities(fits, problem.label, points, table === "simulated" ? distance : null)
        : null
  };
}
