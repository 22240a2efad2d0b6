import {remember} from "../../ml/remember.js";
import {onMargin} from "../../ml/svm.js";
import {angleBetween, type Fits, fitBoth, problemOf} from "./fits.js";
import {type Norms, normsOf} from "./norms.js";
import {
  type Data,
  type Extent,
  edit,
  type Outlier,
  type Points,
  simulate,
  sourceOf,
  type TableName
} from "./points.js";
import {type Probabilities, probabilitiesOf} from "./probabilities.js";

export interface ModelParams {
  readonly table: TableName;
  readonly distance: number;
  readonly seed: number;
  readonly outlier: Outlier;
  readonly moved: readonly (readonly number[])[];
  readonly c: number;
  /** Whether rows beyond the SVM's margin are left out, and both classifiers fitted again. */
  readonly drop: boolean;
  readonly chart: "force" | "norm" | "probability";
}

export interface Result extends Fits {
  points: Points;
  extent: Extent;
  /** Rows that were fitted, ascending: all, or those not beyond the SVM's margin. `margin` and `force` are theirs. */
  kept: readonly number[];
  /** The index of the outlier, or −1. */
  outlier: number;
  /** The fits of the table as it came, where something was added, moved or left out. */
  before: Fits | null;
  /** Degrees between the two boundaries; NaN where there is none. */
  angle: number;
  /** Degrees by which each boundary turned from `before`. */
  turned: {svm: number; logistic: number};
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
const remaining = remember((points: Points, fits: Fits) => {
  const kept = Array.from(points.label.keys()).filter((i) => fits.svm.margin[i] <= 1 + onMargin);
  return {kept, problem: problemOf(points, kept)};
});
const remainingFits = remember(fitBoth);
const all = remember((points: Points) => Array.from(points.label.keys()));
const norms = remember(normsOf);
const fresh = remember((distance: number) => simulate(freshCases, distance, 1, 9));
const probabilities = remember(probabilitiesOf);

/** Simulated cases on which probabilities are held against what happened. */
export const freshCases = 4000;

/** Both classifiers on the chosen points. Pure. */
export function model(params: ModelParams, data: Data): Result {
  const {table, distance, c, drop, outlier, chart} = params;
  const from = source(table, distance, params.seed, data.iris, table === "own" ? data.own : undefined);
  const points = edited(from, outlier, JSON.stringify(params.moved));
  const whole = everything(points);
  const first = fitsOf(whole, c);
  const some = drop ? remaining(points, first) : null;
  const fits = some ? remainingFits(some.problem, c) : first;
  const before = points !== from.points || drop ? originalFits(original(from.points), c) : null;
  const problem = some ? some.problem : whole;
  return {
    ...fits,
    points,
    extent: from.extent,
    kept: some ? some.kept : all(points),
    outlier: outlier === "none" ? -1 : points.label.length - 1,
    before,
    angle: angleBetween(fits.svm, fits.logistic),
    turned: {
      svm: before ? angleBetween(before.svm, fits.svm) : 0,
      logistic: before ? angleBetween(before.logistic, fits.logistic) : 0
    },
    norms: chart === "norm" ? norms(problem) : null,
    probabilities:
      chart === "probability"
        ? probabilities(fits, problem.label, table === "simulated" ? fresh(distance) : points)
        : null
  };
}
