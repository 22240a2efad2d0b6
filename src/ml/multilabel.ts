/**
 * Scores of multi-label predictions: n examples, L labels, any number of labels true at once. Matrices lie row by row, an
 * example a row: entry (i, j) at i·L + j. Definitions, names and what happens without positives are scikit-learn's; for
 * example-based and ranking measures see G. Tsoumakas, I. Katakis, I. Vlahavas, "Mining multi-label data" (2010).
 */
export interface Labels {
  n: number;
  L: number;
  /** 1 where label j is true of example i. */
  truth: Uint8Array;
  /** 1 where it is predicted. */
  predicted: Uint8Array;
}

export interface Counts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

export interface Prf {
  precision: number;
  recall: number;
  f1: number;
}

/** What 0/0 is: scikit-learn's `zero_division`. */
export type ZeroDivision = 0 | 1;

export const none: Counts = {tp: 0, fp: 0, fn: 0, tn: 0};

const ratio = (a: number, b: number, zero: ZeroDivision): number => (b === 0 ? zero : a / b);

export function prf({tp, fp, fn}: Counts, zero: ZeroDivision): Prf {
  return {
    precision: ratio(tp, tp + fp, zero),
    recall: ratio(tp, tp + fn, zero),
    f1: ratio(2 * tp, 2 * tp + fp + fn, zero)
  };
}

export const jaccard = ({tp, fp, fn}: Counts, zero: ZeroDivision): number => ratio(tp, tp + fp + fn, zero);

const count = (into: Counts, truth: number, predicted: number): void => {
  if (truth) into[predicted ? "tp" : "fn"]++;
  else into[predicted ? "fp" : "tn"]++;
};

/** The confusion counts of each label, down its column. */
export function labelCounts({n, L, truth, predicted}: Labels): Counts[] {
  const counts = Array.from({length: L}, () => ({...none}));
  for (let k = 0; k < n * L; ++k) count(counts[k % L], truth[k], predicted[k]);
  return counts;
}

/** The confusion counts of example `i`, along its row. */
export function exampleCounts({L, truth, predicted}: Labels, i: number): Counts {
  const counts = {...none};
  for (let k = i * L; k < (i + 1) * L; ++k) count(counts, truth[k], predicted[k]);
  return counts;
}

export function total(counts: readonly Counts[]): Counts {
  const sum = {...none};
  for (const c of counts) for (const key of ["tp", "fp", "fn", "tn"] as const) sum[key] += c[key];
  return sum;
}

export interface Averages {
  /** All cells in one table. */
  micro: Prf & {jaccard: number};
  /** The labels' scores, each label counting once. */
  macro: Prf & {jaccard: number};
  /** The labels' scores, each counting as often as it is true. */
  weighted: Prf & {jaccard: number};
  /** The examples' scores, each example counting once. */
  samples: Prf & {jaccard: number};
  /** Share of examples with every label right: subset accuracy. */
  exactMatch: number;
  /** Share of cells that are wrong. */
  hamming: number;
  labels: (Counts & Prf & {jaccard: number})[];
}

const keys = ["precision", "recall", "f1", "jaccard"] as const;

/** Every measure that needs predictions only. */
export function evaluate(data: Labels, zero: ZeroDivision): Averages {
  const {n, L} = data;
  const scored = (c: Counts) => ({...prf(c, zero), jaccard: jaccard(c, zero)});
  const counts = labelCounts(data);
  const labels = counts.map((c) => ({...c, ...scored(c)}));
  const sum = total(counts);
  const micro = scored(sum);
  const blank = () => ({precision: 0, recall: 0, f1: 0, jaccard: 0});
  const [macro, weighted, samples] = [blank(), blank(), blank()];
  const positives = sum.tp + sum.fn;
  for (const label of labels) {
    for (const key of keys) {
      macro[key] += label[key] / L;
      if (positives) weighted[key] += (label[key] * (label.tp + label.fn)) / positives;
    }
  }
  if (!positives) {
    // Without a true label there are no weights. Recall is 0/0 then; precision and F1 are only if nothing is predicted
    // either; Jaccard is the plain mean, as in scikit-learn.
    const empty = sum.fp === 0 ? zero : 0;
    Object.assign(weighted, {precision: empty, recall: zero, f1: empty, jaccard: macro.jaccard});
  }
  let exact = 0;
  for (let i = 0; i < n; ++i) {
    const c = exampleCounts(data, i);
    const s = scored(c);
    for (const key of keys) samples[key] += s[key] / n;
    if (c.fp + c.fn === 0) ++exact;
  }
  return {
    micro,
    macro,
    weighted,
    samples,
    exactMatch: exact / n,
    hamming: (sum.fp + sum.fn) / (n * L),
    labels
  };
}

export interface Ranking {
  /** How far down the ranked labels one must go, on average, to have all the true ones. */
  coverage: number;
  /** Share of pairs (true label, other label) in the wrong order or tied, averaged over examples. */
  rankingLoss: number;
  /** For each true label the share of true ones among those ranked as high, averaged: label ranking average precision. */
  lrap: number;
  /** Share of examples whose highest score is a true label's; of labels that share it, the share that is true. */
  precisionAtOne: number;
  /** Mean over labels of the average precision of ranking all examples by the label's score: mAP. 0 without positives. */
  meanAveragePrecision: number;
}

/** Average precision of one label's scores over all examples: scikit-learn's, ties at one threshold; 0 without positives. */
export function labelPrecision(
  {n, L, truth}: Omit<Labels, "predicted">,
  scores: Float64Array,
  j: number
): number {
  const order = Array.from({length: n}, (_, i) => i * L + j).sort((a, b) => scores[b] - scores[a]);
  let [found, sum] = [0, 0];
  for (let from = 0; from < n; ) {
    let [to, hits] = [from, 0];
    for (; to < n && scores[order[to]] === scores[order[from]]; ++to) hits += truth[order[to]];
    found += hits;
    sum += (hits * found) / to;
    from = to;
  }
  return found ? sum / found : 0;
}

/**
 * The measures of how `scores` rank the labels of each example; no threshold enters. An example without true labels has
 * coverage 0; one with none or all true has ranking loss 0 and LRAP 1.
 */
export function ranking({n, L, truth}: Omit<Labels, "predicted">, scores: Float64Array): Ranking {
  const sums = {coverage: 0, rankingLoss: 0, lrap: 0, first: 0};
  for (let i = 0; i < n; ++i) {
    const at = i * L;
    let trues = 0;
    let deepest = 0;
    let wrong = 0;
    let precision = 0;
    for (let j = 0; j < L; ++j) {
      if (!truth[at + j]) continue;
      ++trues;
      let [above, aboveTrue] = [0, 0];
      for (let k = 0; k < L; ++k) {
        if (scores[at + k] < scores[at + j]) continue;
        ++above;
        if (truth[at + k]) ++aboveTrue;
        else ++wrong;
      }
      deepest = Math.max(deepest, above);
      precision += aboveTrue / above;
    }
    let [highest, tied, hits] = [Number.NEGATIVE_INFINITY, 0, 0];
    for (let j = 0; j < L; ++j) {
      if (scores[at + j] > highest) [highest, tied, hits] = [scores[at + j], 0, 0];
      if (scores[at + j] === highest) {
        ++tied;
        hits += truth[at + j];
      }
    }
    sums.first += hits / tied;
    const mixed = trues > 0 && trues < L;
    sums.coverage += deepest;
    sums.rankingLoss += mixed ? wrong / (trues * (L - trues)) : 0;
    sums.lrap += mixed ? precision / trues : 1;
  }
  let mean = 0;
  for (let j = 0; j < L; ++j) mean += labelPrecision({n, L, truth}, scores, j) / L;
  return {
    coverage: sums.coverage / n,
    rankingLoss: sums.rankingLoss / n,
    lrap: sums.lrap / n,
    precisionAtOne: sums.first / n,
    meanAveragePrecision: mean
  };
}
