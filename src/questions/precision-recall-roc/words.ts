import {amount, count, fixed, percent, scientific} from "../../marks/format.js";
import {fBeta} from "../../ml/confusion.js";
import {type Result, scoresOf, summarized} from "./model.js";
import {cases, isWeighted} from "./panels/outcomes.js";
import {costText, type Room, rate} from "./params.js";

type Here = Room["State"];

/** What the picture says now. */
export function describe({result: r, params: p}: Here): string {
  const {tp, fp, fn, tn} = r.counts;
  const called = Number.isNaN(r.precision)
    ? "Nothing is called positive, so precision has no value"
    : `Precision ${rate(r.precision)}`;
  const cost = `cost ${amount(r.cost, 3)} a case`;
  return (
    `Threshold ${scoreText(r)}${p.by === "cost" ? ", where errors cost least," : ""} finds ${cases(r, tp)} of ${cases(r, tp + fn)}${isWeighted(r) ? " expected" : ""} positives (recall ${rate(r.recall)}) and calls ` +
    `${cases(r, fp)} of ${cases(r, fp + tn)} negatives positive (FPR ${rate(r.fpr)}). ${called}, F${p.beta} ${rate(r.f)}${p.by === "cost" ? `; ${cost}` : ""}. ` +
    `Areas: ROC ${rate(r.auc)}, precision–recall ${rate(r.averagePrecision)} at prevalence ${percent(r.prevalence)}.`
  );
}

export const scoreText = (r: Result, score = r.threshold): string =>
  r.own ? scientific(score, 4) : fixed(score, 2);

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
  precision: ({result: r}) => rate(r.precision),
  recall: ({result: r}) => rate(r.recall),
  fpr: ({result: r}) => rate(r.fpr),
  mean: ({result: r}) => rate((r.precision + r.recall) / 2),
  beta: ({settled: p}) => String(p.beta),
  f: ({result: r}) => rate(r.f),
  f1: ({result: r}) => rate(fBeta(r.counts, 1)),
  // The classes' names swapped: what was let pass is found.
  f1Swapped: ({result: {counts: c}}) => rate(fBeta({tp: c.tn, fp: c.fn, fn: c.fp, tn: c.tp}, 1)),
  bestF: ({result: r}) => rate(r.best.f),
  bestThreshold: ({result: r}) => scoreText(r, r.best.threshold),
  accuracy: ({result: r}) => rate(r.accuracy),
  balanced: ({result: r}) => rate(r.balanced),
  mcc: ({result: r}) => amount(r.mcc, 3),
  cost: ({settled: p}) => costText(p.cost),
  costSlope: ({settled: p, result: r}) => amount((1 - r.prevalence) / r.prevalence / p.cost),
  leastCost: ({result: r}) => amount(r.least.cost, 3),
  leastThreshold: ({result: r}) => scoreText(r, r.least.threshold),
  auc: ({result: r}) => rate(r.auc),
  aucPairs: ({result: r}) => rate(r.aucPairs),
  aucError: ({result: r}) => amount(r.aucError, 3),
  aucPopulation: ({result: r}) => (r.population ? rate(r.population.auc) : "unknown"),
  allPairs: ({result: r}) => count(r.positives * r.negatives),
  tied: ({result: r}) => percent(r.tied),
  ap: ({result: r}) => rate(r.averagePrecision),
  apPopulation: ({result: r}) => (r.population ? rate(r.population.averagePrecision) : "unknown"),
  pairs: ({settled: p}) => count(p.pairs),
  share: ({result: r}) => percent(r.pairs.share),
  shareError: ({result: r, settled: p}) => percent(shareError(r, p.pairs)),
  weightPositive: ({result: r}) => amount(r.weights.positive, 3),
  weightNegative: ({result: r}) => amount(r.weights.negative, 3),
  priorOdds: ({result: r}) => amount(r.prevalence / (1 - r.prevalence), 3),
  slope: ({result: r}) => amount(r.recall / r.fpr, 3),
  precisionOdds: ({result: r}) => amount(r.precision / (1 - r.precision), 3)
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
