import {count, fixed, percent} from "../../marks/format.js";
import {type Result, scoresOf, summarized} from "./model.js";
import {cases} from "./view/confusion.js";
import type {Here} from "./view/types.js";

/** What the picture says now. */
export function describe({result: r, settled: p}: Here): string {
  const {tp, fp, fn, tn} = r.counts;
  const precision = Number.isNaN(r.precision)
    ? "has no value (nothing is called positive)"
    : fixed(r.precision, 3);
  return (
    `Threshold ${score(r)} finds ${cases(tp)} of ${cases(tp + fn)} positives (recall ${fixed(r.recall, 3)}) and calls ` +
    `${cases(fp)} of ${cases(fp + tn)} negatives positive (false-positive rate ${fixed(r.fpr, 3)}): precision ${precision}, F${p.beta} ${fixed(r.f, 3)}. ` +
    `AUC ${fixed(r.auc, 3)}; average precision ${fixed(r.averagePrecision, 3)} at prevalence ${percent(r.prevalence)}.`
  );
}

export const score = (r: Result): string => fixed(r.threshold, r.own ? 4 : 2);

/** Numbers for the prose. */
export const reads: Readonly<Record<string, (state: Here) => string>> = {
  n: ({result: r}) => count(r.positives + r.negatives),
  threshold: ({result: r}) => score(r),
  tp: ({result: r}) => cases(r.counts.tp),
  fp: ({result: r}) => cases(r.counts.fp),
  positives: ({result: r}) => cases(r.counts.tp + r.counts.fn),
  negatives: ({result: r}) => cases(r.counts.fp + r.counts.tn),
  called: ({result: r}) => cases(r.counts.tp + r.counts.fp),
  precision: ({result: r}) => fixed(r.precision, 3),
  recall: ({result: r}) => fixed(r.recall, 3),
  fpr: ({result: r}) => fixed(r.fpr, 3),
  mean: ({result: r}) => fixed((r.precision + r.recall) / 2, 3),
  beta: ({settled: p}) => String(p.beta),
  f: ({result: r}) => fixed(r.f, 3),
  bestF: ({result: r}) => fixed(r.best.f, 3),
  bestThreshold: ({result: r}) => fixed(r.best.threshold, r.own ? 4 : 2),
  accuracy: ({result: r}) => fixed(r.accuracy, 3),
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
  shareError: ({result: r, settled: p}) => percent(Math.sqrt((r.auc * (1 - r.auc)) / p.pairs)),
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
