import {remember} from "../../ml/remember.js";
import {unscale} from "../../ml/scaling.js";
import {
  alwaysNo,
  type Line,
  logit,
  type Numbers,
  numbersOf,
  type Roc,
  reliabilityOf,
  rocOf,
  type Scored,
  scored
} from "./evaluate.js";
import {type Fit, type Remedied, remedy, type Way, ways} from "./remedies.js";
import {type ClassRows, type Data, type Sample, sampleOf, type TableName} from "./sample.js";

export type Remedy = Way | "threshold";
export const remedies: readonly Remedy[] = [...ways, "threshold"];

export interface ModelParams {
  readonly remedy: Remedy;
  readonly prevalence: number;
  readonly threshold: number;
  readonly correct: boolean;
  readonly table: TableName;
  readonly n: number;
  readonly seed: number;
}

/** Two features of the rows of a class, in their own units. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The line a·x + b·y + c = 0 on which a remedy's probability is its threshold. */
export interface Boundary {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export interface Result {
  readonly numbers: Readonly<Record<Remedy, Numbers>>;
  readonly alwaysNo: Numbers;
  /** Of the remedy that is set. */
  readonly now: Numbers;
  /** The share of positives among new cases, or test rows. */
  readonly prevalence: number;
  /** How many cases the four cells count, and whether they are expected ones. */
  readonly cases: number;
  readonly expected: boolean;
  /** Training rows of each class. */
  readonly positives: number;
  readonly negatives: number;
  readonly roc: Roc;
  readonly reliability: Line;
  readonly untouched: Line;
  readonly boundary: Boundary;
  readonly untouchedBoundary: Boundary;
  readonly fits: Readonly<Record<Way, Fit>>;
  readonly scatter: Scatter;
  readonly names: readonly string[];
  readonly positiveName: string;
  readonly negativeName: string;
  /** What the panels' contents belong to: copies of the same answer have the same keys. */
  readonly key: {readonly sample: string; readonly now: string};
}

export interface Scatter {
  readonly positive: Places;
  readonly negative: Places;
  /** The negatives that undersampling keeps. */
  readonly kept: Int32Array;
  /** How often oversampling counts each positive. */
  readonly copies: Float64Array;
  /** SMOTE's rows: the ends of their segments by index, and where on them they lie. */
  readonly base: Int32Array;
  readonly neighbor: Int32Array;
  readonly gap: Float64Array;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const sampled = remember(sampleOf);
const remedied = remember(remedy);
const judged = remember((sample: Sample, {fits}: Remedied) => {
  const scores = Object.fromEntries(ways.map((way) => [way, scored(fits[way], sample)]));
  return scores as Record<Way, Scored>;
});
const numbered = remember(numbers);
const rocked = remember(rocOf);
const scattered = remember(scatterOf);

/** Five fits of one sample, what each is worth, and where it draws its line. Pure; cloneable. */
export function model(params: ModelParams, data: Data): Result {
  const {table, n, seed, threshold, correct} = params;
  const sample = sampled(table, n, params.prevalence, seed, table === "own" ? data?.own : undefined);
  const found = remedied(sample, seed);
  const scores = judged(sample, found);
  const fixed = numbered(scores, found, correct);
  const all: Record<Remedy, Numbers> = {
    ...fixed,
    threshold: threshold === 0.5 ? fixed.none : numbersOf(scores.none, threshold, 0)
  };
  const way: Way = params.remedy === "threshold" ? "none" : params.remedy;
  const fit = found.fits[way];
  const shift = correct ? fit.shift : 0;
  const at = params.remedy === "threshold" ? threshold : 0.5;
  const no = alwaysNo(sample);
  const {counts} = no;
  return {
    numbers: all,
    alwaysNo: no,
    now: all[params.remedy],
    prevalence: sample.prevalence,
    cases: counts.fn + counts.tn,
    expected: sample.world !== null,
    positives: sample.positive.n,
    negatives: sample.negative.n,
    roc: rocked(scores.none),
    reliability: reliabilityOf(scores[way], shift),
    untouched: reliabilityOf(scores.none, 0),
    boundary: boundaryOf(fit, sample, logit(at) + shift),
    untouchedBoundary: boundaryOf(found.fits.none, sample, 0),
    fits: found.fits,
    scatter: scattered(sample, found),
    names: sample.names,
    positiveName: sample.positiveName,
    negativeName: sample.negativeName,
    key: {sample: sample.key, now: [sample.key, params.remedy, correct, at].join(" ")}
  };
}

function numbers(
  scores: Readonly<Record<Way, Scored>>,
  {fits}: Remedied,
  correct: boolean
): Record<Way, Numbers> {
  const of = (way: Way) => numbersOf(scores[way], 0.5, correct ? fits[way].shift : 0);
  return Object.fromEntries(ways.map((way) => [way, of(way)])) as Record<Way, Numbers>;
}

/** In the features' own units; features that are not shown are at their means. */
function boundaryOf({w, b}: Fit, {scaling: [x, y]}: Sample, score: number): Boundary {
  const [u, v] = [w[0] / x.scale, w[1] / y.scale];
  return {a: u, b: v, c: b - score - u * x.center - v * y.center};
}

function scatterOf(
  {positive, negative, p, scaling}: Sample,
  {kept, copies, made}: Pick<Remedied, "kept" | "copies" | "made">
): Scatter {
  const places = ({X, n}: ClassRows): Places => ({
    x: Float64Array.from({length: n}, (_, i) => unscale(X[i * p], scaling[0])),
    y: Float64Array.from({length: n}, (_, i) => unscale(X[i * p + 1], scaling[1]))
  });
  return {
    positive: places(positive),
    negative: places(negative),
    kept,
    copies,
    base: Int32Array.from(made, ({base}) => base),
    neighbor: Int32Array.from(made, ({neighbor}) => neighbor),
    gap: Float64Array.from(made, ({gap}) => gap)
  };
}
