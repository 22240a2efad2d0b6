import type {Averages, Ranking} from "../../ml/multilabel.js";

/** The measures by the names their links use: p, r, f with an average, and those of whole examples and of rankings. */
export const metricNames = {
  exact: "exact match (subset accuracy)",
  hamming: "Hamming loss",
  jaccard: "Jaccard, samples",
  "p-micro": "precision, micro",
  "r-micro": "recall, micro",
  "f-micro": "F1, micro",
  "p-macro": "precision, macro",
  "r-macro": "recall, macro",
  "f-macro": "F1, macro",
  "p-weighted": "precision, weighted",
  "r-weighted": "recall, weighted",
  "f-weighted": "F1, weighted",
  "p-samples": "precision, samples",
  "r-samples": "recall, samples",
  "f-samples": "F1, samples",
  loss: "ranking loss",
  coverage: "coverage error",
  lrap: "LRAP"
} as const;

export type Metric = keyof typeof metricNames;
export const metricKeys = Object.keys(metricNames) as Metric[];

export const averages = ["micro", "macro", "weighted", "samples"] as const;
export type Average = (typeof averages)[number];
const scores = {p: "precision", r: "recall", f: "f1"} as const;
export type Letter = keyof typeof scores;

/** "f-macro" taken apart; null for measures without an average. */
export function parts(metric: Metric): {letter: Letter; average: Average} | null {
  const [letter, average] = metric.split("-");
  return average ? {letter: letter as Letter, average: average as Average} : null;
}

export function metricValue(metric: Metric, scored: Averages, ranked: Ranking): number {
  const part = parts(metric);
  if (part) return scored[part.average][scores[part.letter]];
  switch (metric) {
    case "exact":
      return scored.exactMatch;
    case "hamming":
      return scored.hamming;
    case "jaccard":
      return scored.samples.jaccard;
    case "loss":
      return ranked.rankingLoss;
    case "coverage":
      return ranked.coverage;
    default:
      return ranked.lrap;
  }
}

/** Over what a measure is taken before anything is averaged: all cells at once, each label, or each example. */
export function unitOf(metric: Metric): "all" | "label" | "example" {
  const part = parts(metric);
  if (part) return part.average === "micro" ? "all" : part.average === "samples" ? "example" : "label";
  return metric === "hamming" ? "all" : "example";
}

/** One example's cells: what is true, what is predicted, how they are scored. */
export interface Example {
  truth: ArrayLike<number>;
  predicted: ArrayLike<number>;
  scores: ArrayLike<number>;
}

/**
 * What a cell is to a measure: 2 where it counts above the fraction's line, 1 where only below it, 0 where it is not looked
 * at.
 */
export function roleOf(metric: Metric, {truth, predicted, scores}: Example, j: number): 0 | 1 | 2 {
  const t = truth[j] === 1;
  const p = predicted[j] === 1;
  const letter = parts(metric)?.letter ?? (metric === "jaccard" ? "f" : null);
  if (letter) {
    if (t && p) return 2;
    return (p && letter !== "r") || (t && letter !== "p") ? 1 : 0;
  }
  const L = truth.length;
  switch (metric) {
    case "exact": {
      for (let k = 0; k < L; ++k) if (truth[k] !== predicted[k]) return 1;
      return 2;
    }
    case "hamming":
      return t !== p ? 2 : 1;
    default: {
      let lowest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < L; ++k) if (truth[k]) lowest = Math.min(lowest, scores[k]);
      const reached = scores[j] >= lowest;
      // Ranking loss counts the cells that stand where a true one should; the others how far down the true ones go.
      if (metric === "loss") return reached && !t ? 2 : 1;
      if (!reached) return 0;
      return metric === "coverage" || t ? 2 : 1;
    }
  }
}
