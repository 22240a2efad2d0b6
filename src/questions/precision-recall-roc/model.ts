import {matthews} from "../../ml/confusion.js";
import {normalPdf} from "../../ml/normal.js";
import {remember} from "../../ml/remember.js";
import {averagePrecision, type Counts, countsAt, type Ranked, weigh} from "../../ml/roc.js";
import {binormalAuc, binormalRates, densityOf, ratesAt} from "./binormal.js";
import {type Contour, contour, levels} from "./contours.js";
import {type Line, populationPr, prLine, rocLine} from "./lines.js";
import {bestOf, type Costs, cheapest, costsOf, type Operating, operate, type Weights} from "./operating.js";
import {type Params, thresholdRange} from "./params.js";
import {
  type Axis,
  mostDots,
  ownAxis,
  type Placed,
  percentileOf,
  place,
  scoreAt,
  simulatedAxis
} from "./place.js";
import {type Data, drawPairs, type Pairs, type Population, type Scores, simulate} from "./sample.js";
import {type Summary, summarize} from "./summary.js";

export interface Result extends Operating {
  own: boolean;
  /** Cases in the sample, and how many cases each of them stands for. */
  positives: number;
  negatives: number;
  weights: Weights;
  /** The prevalence that precision, F and average precision are computed at. */
  prevalence: number;
  /** Cases of the sample. */
  cases: Counts;
  /** Weighted counts: they sum to the number of cases. */
  counts: Counts;
  accuracy: number;
  balanced: number;
  /** Matthews' correlation coefficient; NaN where a row or a column of the table is empty. */
  mcc: number;
  auc: number;
  aucPairs: number;
  aucError: number;
  tied: number;
  averagePrecision: number;
  /** The threshold with the largest F-beta. */
  best: Operating;
  /** What errors cost at each threshold, counted in false alarms per case. */
  costs: Costs;
  /** That cost at the threshold, and at the threshold where it is least. */
  cost: number;
  least: Operating & {cost: number};
  roc: Line;
  /** Corners of the staircase: between two recalls the precision is the right corner's. */
  pr: Line;
  contours: Contour[];
  /** The contour through the operating point, or null where F is 0 or 1. */
  contourHere: Contour | null;
  population: {
    auc: number;
    averagePrecision: number;
    roc: Line;
    pr: Line;
    rates: {tpr: number; fpr: number};
  } | null;
  pairs: Pairs;
  axis: Axis;
  /** Where the threshold stands on the axis. */
  at: number;
  placed: {positive: Placed; negative: Placed};
}

const sampled = remember(
  (
    separation: number,
    spread: number,
    positives: number,
    negatives: number,
    rounding: number,
    seed: number,
    which: 0 | 1
  ) => simulate({separation, spread}, positives, negatives, rounding, seed, which)
);
export const summarized = remember(summarize);
const paired = remember(drawPairs);
const rocOf = remember(rocLine);
const prOf = remember(prLine);
const populationPrOf = remember(populationPr);

const placedOn = remember(
  (
    scores: Scores,
    ranked: Ranked,
    kind: Params["axis"],
    lo: number,
    hi: number,
    population: Population | null
  ) => {
    const axis: Axis = kind === "score" ? {kind, lo, hi} : {kind, lo: 0, hi: 100};
    const dotted = scores.positives.length + scores.negatives.length <= mostDots;
    const known = kind === "score" ? population : null;
    return {
      axis,
      positive: place(scores.positives, axis, ranked, dotted, known && ((x) => densityOf(known, x))),
      negative: place(scores.negatives, axis, ranked, dotted, known && normalPdf)
    };
  }
);

const populationOf = remember((separation: number, spread: number): Population => ({separation, spread}));
const area = remember(({ranked}: Summary, prevalence: number) => averagePrecision(ranked, prevalence));
const costly = remember(costsOf);
const contoursOf = remember((beta: number) => levels.map((level) => contour(level, beta)));
const populationRates = remember((separation: number, spread: number) => binormalRates({separation, spread}));

/** The cases that a setting is about. */
export function scoresOf(p: Params, data: Data): Scores {
  if (data && isOwn(p, data)) return data;
  const drawn = p.cases === "drawn";
  const positives = drawn
    ? Math.min(p.n - 1, Math.max(1, Math.round(p.n * p.prevalence)))
    : Math.ceil(p.n / 2);
  return sampled(p.separation, p.spread, positives, p.n - positives, p.rounding, p.seed, drawn ? 1 : 0);
}

export const isOwn = (p: Params, data: Data): boolean => data !== null && p.cases.startsWith("own");

/** The share of positives that a setting is about, and what each case of the sample counts for. */
export function mixOf(p: Params, {positives, negatives}: Ranked): {prevalence: number; weights: Weights} {
  const n = positives + negatives;
  if (p.cases !== "weighed" && p.cases !== "own-weighed")
    return {prevalence: positives / n, weights: {positive: 1, negative: 1}};
  const {prevalence} = p;
  return {
    prevalence,
    weights: {positive: (prevalence * n) / positives, negative: ((1 - prevalence) * n) / negatives}
  };
}

/**
 * One threshold on scored cases: its confusion table, where it lies on the ROC and the precision–recall curve, and what the
 * curves say. A threshold moved costs O(log n); a prevalence moved one pass over the distinct scores.
 */
export function model(p: Params, data: Data): Result {
  const scores = scoresOf(p, data);
  const own = isOwn(p, data);
  const summary = summarized(scores);
  const {ranked} = summary;
  const {positives, negatives} = ranked;
  const n = positives + negatives;
  const {prevalence, weights} = mixOf(p, ranked);
  const [from, to] = thresholdRange;
  const least = cheapest(summary, weights, p.beta, p.cost);
  const threshold =
    p.by === "cost"
      ? least.threshold
      : own
        ? scoreAt(ranked, (100 * (p.threshold - from)) / (to - from))
        : p.threshold;
  const cases = countsAt(ranked, threshold);
  const counts = weigh(cases, weights.positive, weights.negative);
  const here = operate(threshold, counts, p.beta);
  const span = own ? ownAxis(scores) : simulatedAxis(p);
  const population = own ? null : populationOf(p.separation, p.spread);
  const {axis, ...placed} = placedOn(scores, ranked, p.axis, span.lo, span.hi, population);
  const rates = own ? null : populationRates(p.separation, p.spread);
  return {
    ...here,
    own,
    positives,
    negatives,
    weights,
    prevalence,
    cases,
    counts,
    accuracy: (counts.tp + counts.tn) / n,
    balanced: (here.recall + 1 - here.fpr) / 2,
    mcc: matthews(counts),
    auc: summary.auc,
    aucPairs: summary.aucPairs,
    aucError: summary.aucError,
    tied: summary.tied,
    averagePrecision: area(summary, prevalence),
    best: bestOf(summary, weights, p.beta),
    costs: costly(summary, prevalence, p.cost, axis.kind),
    cost: (counts.fp + p.cost * counts.fn) / n,
    least,
    roc: rocOf(summary),
    pr: prOf(summary, prevalence),
    contours: contoursOf(p.beta),
    contourHere: here.f > 0 && here.f < 1 ? contour(here.f, p.beta) : null,
    population: rates && {
      auc: binormalAuc(p),
      roc: {x: rates.fpr, y: rates.tpr},
      ...populationPrOf(rates, prevalence),
      rates: ratesAt(p, threshold)
    },
    pairs: paired(scores, p.pairs, p.pairSeed),
    axis,
    at: axis.kind === "percentile" ? percentileOf(ranked, threshold) : Math.min(axis.hi, threshold),
    placed
  };
}
