import {amount, count, fixed, percent} from "../../marks/format.js";
import {fBeta} from "../../ml/confusion.js";
import {type Result, scoresOf, summarized} from "./model.js";
import {cases, isWeighted} from "./panels/outcomes.js";
import {costText, type Room} from "./params.js";

type Here = Room["State"];

/** What the picture says now. */
export function describe({result: r, params: p}: Here): string {
  const {tp, fp, fn, tn} = r.counts;
  const called = Number.isNaN(r.precision)
    ? "Nothing is called positive, so precision has no value"
    : `Precision ${fixed(r.precision, 3)}`;
  const cost = `cost ${amount(r.cost, 3)} a case`;
  return (
    `Threshold ${scoreText(r)}${p.by === "cost" ? ", where errors cost least," : ""} finds ${cases(r, tp)} of ${cases(r, tp + fn)}${isWeighted(r) ? " expected" : ""} positives (recall ${fixed(r.recall, 3)}) and calls ` +
    `${cases(r, fp)} of ${cases(r, fp + tn)} negatives positive (FPR ${fixed(r.fpr, 3)}). ${called}, F${p.beta} ${amount(r.f, 3)}${p.by === "cost" ? `; ${cost}` : ""}. ` +
    `Areas: ROC ${fixed(r.auc, 3)}, precision–recall ${fixed(r.averagePrecision, 3)} at prevalence ${percent(r.prevalence)}.`
  );
}

export const scoreText = (r: Result, score = r.threshold): string => fixed(score, r.own ? 4 : 2);

/** One standard error of the share of pairs in order: a tie counts one half. */
export const shareError = ({auc, tied}: Result, pairs: number): number =>
  Math.sqrt(Math.max(0, auc - tied / 4 - auc * auc) / pairs);

/** Numbers for the prose. */
export const reads: Readonly<Record<string, (state: Here) => string>> = {
  n: ({result: r}) => count(r.positives + r.negatives),
  threshold: ({result: r}) => scoreText(r),
  tp: ({result: r}) => cases(r, r.counts.tp),
  fp: ({result: r}) => cases(r, r.counts.fp),
  positives: ({result: r}) => cases(r, r.counts.tp + r.counts.fn),
  negatives: ({result: r}) => cases(r, r.counts.fp + r.counts.tn),
  called: ({result: r}) => cases(r, r.counts.tp + r.counts.fp),
  precision: ({result: r}) => fixed(r.precision, 3),
  recall: ({result: r}) => fixed(r.recall, 3),
  fpr: ({result: r}) => fixed(r.fpr, 3),
  mean: ({result: r}) => fixed((r.precision + r.recall) / 2, 3),
  beta: ({settled: p}) => String(p.beta),
  f: ({result: r}) => fixed(r.f, 3),
  f1: ({result: r}) => fixed(fBeta(r.counts, 1), 3),
  // The classes' names swapped: what was let pass is found.
  f1Swapped: ({result: {counts: c}}) => fixed(fBeta({tp: c.tn, fp: c.fn, fn: c.fp, tn: c.tp}, 1), 3),
  bestF: ({result: r}) => fixed(r.best.f, 3),
  bestThreshold: ({result: r}) => scoreText(r, r.best.threshold),
  accuracy: ({result: r}) => fixed(r.accuracy, 3),
  balanced: ({result: r}) => fixed(r.balanced, 3),
  mcc: ({result: r}) => fixed(r.mcc, 3),
  cost: ({settled: p}) => costText(p.cost),
  costSlope: ({settled: p, result: r}) => amount((1 - r.prevalence) / r.prevalence / p.cost),
  leastCost: ({result: r}) => amount(r.least.cost, 3),
  leastThreshold: ({result: r}) => scoreText(r, r.least.threshold),
  auc: ({result: r}) => fixed(r.auc, 3),
  aucPairs: ({result: r}) => fixed(r.aucPairs, 3),
  aucError: ({result: r}) => fixed(r.aucError, 3),
  aucPopulation: ({result: r}) => (r.population ? fixed(r.population.auc, 3) : "unknown"),
  allPairs: ({result: r}) => count(r.positives * r.negatives),
  tied: ({result: r}) => percent(r.tied),
  ap: ({result: r}) => fixed(r.averagePrecision, 3),
  apPopulation: ({result: r}) => (r.population ? fixed(r.population.averagePrecision, 3) : "unknown"),
  pairs: ({settled: p}) => count(p.pairs),
  share: ({result: r}) => percent(r.pairs.share),
  shareError: ({result: r, settled: p}) => percent(shareError(r, p.pairs)),
  weightPositive: ({result: r}) => fixed(r.weights.positive, 3),
  weightNegative: ({result: r}) => fixed(r.weights.negative, 3),
  priorOdds: ({result: r}) => fixed(r.prevalence / (1 - r.prevalence), 3),
  slope: ({result: r}) => fixed(r.recall / r.fpr, 3),
  precisionOdds: ({result: r}) => fixed(r.precision / (1 - r.precision), 3)
};

/** The curves, threshold by threshold; of many cases, the thresholds that are drawn. Counts are weighted. */
export function table({result: r, settled, data}: Here): Record<string, string | number>[] {
  const {ranked, rocAt, prAt} = summarized(scoresOf(settled, data));
  return [...new Set([...rocAt, ...prAt])]
    .sort((a, b) => a - b)
    .map((k) => {
      const [tp, fp] = [ranked.tp[k] * r.weights.positive, ranked.fp[k] * r.weights.negative];
      const [recall, fpr] = [ranked.tp[k] / ranked.positives, ranked.fp[k] / ranked.negatives];
      return {
        threshold: ranked.thresholds[k],
        tp,
        fp,
        recall,
        false_positive_rate: fpr,
        precision: tp / (tp + fp)
      };
    });
}
