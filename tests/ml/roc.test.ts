import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {matthews} from "../../src/ml/confusion.js";
import {random} from "../../src/ml/random.js";
import {
  aucPairs,
  aucTrapezoid,
  averagePrecision,
  type Counts,
  countsAt,
  falsePositiveRate,
  fBeta,
  prCurve,
  precision,
  rank,
  recall,
  rocCurve,
  weigh
} from "../../src/ml/roc.js";

interface Reference {
  labels: number[];
  scores: number[];
  fpr: number[];
  tpr: number[];
  rocThresholds: (number | null)[];
  precision: number[];
  recall: number[];
  prThresholds: number[];
  auc: number;
  averagePrecision: number;
  reweighted: {prevalence: number; auc: number; averagePrecision: number; precision: number[]}[];
  at: {
    threshold: number;
    counts: Counts;
    precision: number;
    recall: number;
    balanced: number;
    mcc: number;
    f: Record<string, number>;
  }[];
}

const {sets} = JSON.parse(
  readFileSync(new URL("../reference/precision-recall-roc.json", import.meta.url), "utf8")
) as {sets: Record<string, Reference>};

function near(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; ++i)
    expect(Math.abs(actual[i] - expected[i]), `at ${i}`).toBeLessThanOrEqual(tolerance);
}

describe.each(Object.entries(sets))("scikit-learn's numbers on the set “%s”", (_name, set) => {
  const ranked = rank(set.scores, set.labels);

  it("ROC curve, every vertex and threshold", () => {
    const {x, y, thresholds} = rocCurve(ranked);
    near(x, set.fpr, 0);
    near(y, set.tpr, 0);
    near(thresholds.subarray(1), set.rocThresholds.slice(1) as number[], 0);
    expect(thresholds[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it("precision–recall curve, every vertex and threshold", () => {
    // scikit-learn lists thresholds upwards and ends with (0, 1); here it is the other way round.
    const {x, y, thresholds} = prCurve(ranked);
    near(x.toReversed(), set.recall, 0);
    near(y.toReversed(), set.precision, 1e-15);
    near(thresholds.subarray(1).toReversed(), set.prThresholds, 0);
  });

  it("AUC and average precision to 1e-12", () => {
    expect(Math.abs(aucTrapezoid(ranked) - set.auc)).toBeLessThan(1e-12);
    expect(Math.abs(aucPairs(ranked) - set.auc)).toBeLessThan(1e-12);
    expect(Math.abs(averagePrecision(ranked) - set.averagePrecision)).toBeLessThan(1e-12);
  });

  it("the same with sample weights that change the prevalence, to 1e-12", () => {
    for (const {prevalence, auc, averagePrecision: ap, precision: p} of set.reweighted) {
      expect(Math.abs(averagePrecision(ranked, prevalence) - ap)).toBeLessThan(1e-12);
      near(prCurve(ranked, prevalence).y.toReversed(), p, 1e-12);
      expect(Math.abs(aucTrapezoid(ranked) - auc)).toBeLessThan(1e-12);
    }
  });

  it("confusion tables, precision, recall and F-beta", () => {
    for (const at of set.at) {
      const counts = countsAt(ranked, at.threshold);
      expect(counts).toEqual(at.counts);
      // scikit-learn says 0 (and warns) where nothing is called positive; here precision is undefined.
      if (counts.tp + counts.fp === 0) expect(precision(counts)).toBeNaN();
      else expect(precision(counts)).toBeCloseTo(at.precision, 14);
      expect(recall(counts)).toBeCloseTo(at.recall, 14);
      expect((recall(counts) + 1 - falsePositiveRate(counts)) / 2).toBeCloseTo(at.balanced, 14);
      // Where a row or a column is empty scikit-learn says 0.
      expect(matthews(counts) || 0).toBeCloseTo(at.mcc, 14);
      for (const [beta, f] of Object.entries(at.f)) expect(fBeta(counts, Number(beta))).toBeCloseTo(f, 14);
    }
  });
});

/** Scores with and without ties, of several sizes. */
const samples = Array.from({length: 24}, (_, seed) => {
  const source = random(seed + 1);
  const n = 2 + Math.floor(source() * 60);
  const grid = seed % 3 === 0 ? 0 : seed % 3 === 1 ? 4 : 20;
  const labels = Array.from({length: n}, (_, i) => (i < 2 ? i : Number(source() < 0.3)));
  const scores = labels.map((y) => {
    const s = source() + 0.3 * y;
    return grid ? Math.round(s * grid) / grid : s;
  });
  return {labels, scores, ranked: rank(scores, labels)};
});

describe("ROC and precision–recall", () => {
  it("both AUCs are the share of ordered pairs, compared pair by pair, ties one half", () => {
    for (const {labels, scores, ranked} of samples) {
      let won = 0;
      let pairs = 0;
      for (const [i, a] of scores.entries())
        for (const [j, b] of scores.entries()) {
          if (labels[i] !== 1 || labels[j] !== 0) continue;
          ++pairs;
          won += a > b ? 1 : a === b ? 0.5 : 0;
        }
      expect(aucPairs(ranked)).toBe(won / pairs);
      expect(aucTrapezoid(ranked)).toBe(won / pairs);
    }
  });

  it("counts at any threshold are the counts one gets by looking at every case, infinities included", () => {
    for (const {labels, scores, ranked} of samples)
      for (const t of [...scores, ...scores.map((s) => s + 1e-9), Infinity, -Infinity]) {
        const counts = {tp: 0, fp: 0, fn: 0, tn: 0};
        for (const [i, s] of scores.entries())
          ++counts[s >= t ? (labels[i] ? "tp" : "fp") : labels[i] ? "fn" : "tn"];
        expect(countsAt(ranked, t)).toEqual(counts);
      }
  });

  it("a threshold costs a number of reads that grows with the logarithm of the number of scores", () => {
    const n = 1 << 18;
    const scores = Float64Array.from({length: n}, (_, i) => i);
    const ranked = rank(
      scores,
      Uint8Array.from(scores, (_, i) => i & 1)
    );
    let reads = 0;
    const thresholds = new Proxy(ranked.thresholds, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof key === "string" && /^\d+$/.test(key)) ++reads;
        return value;
      }
    });
    expect(countsAt({...ranked, thresholds}, 1000)).toEqual({tp: 130572, fp: 130572, fn: 500, tn: 500});
    expect(reads).toBeLessThanOrEqual(19);
  });

  it("does not change when the scores go through any increasing function", () => {
    for (const {labels, scores, ranked} of samples) {
      const bent = rank(
        scores.map((s) => Math.exp(3 * s) - 7),
        labels
      );
      expect(bent.tp).toEqual(ranked.tp);
      expect(bent.fp).toEqual(ranked.fp);
    }
  });

  it("scores the other way round give 1 − AUC", () => {
    for (const {labels, scores, ranked} of samples)
      expect(
        aucPairs(
          rank(
            scores.map((s) => -s),
            labels
          )
        )
      ).toBeCloseTo(1 - aucPairs(ranked), 14);
  });

  it("average precision is the area under the staircase, at any prevalence", () => {
    for (const {ranked} of samples)
      for (const prevalence of [0.01, 0.3, 0.9]) {
        const {x, y} = prCurve(ranked, prevalence);
        let area = 0;
        for (let i = 1; i < x.length; ++i) area += (x[i] - x[i - 1]) * y[i];
        expect(averagePrecision(ranked, prevalence)).toBeCloseTo(area, 13);
      }
  });

  it("F1 is the harmonic mean of precision and recall, and F-beta the weighted one", () => {
    for (const {ranked, scores} of samples)
      for (const t of scores) {
        const counts = weigh(countsAt(ranked, t), 0.7, 2.1);
        const [p, r] = [precision(counts), recall(counts)];
        if (!(p > 0 && r > 0)) continue;
        expect(fBeta(counts, 1)).toBeCloseTo(2 / (1 / p + 1 / r), 13);
        for (const beta of [0.5, 2, 3])
          expect(fBeta(counts, beta)).toBeCloseTo((1 + beta ** 2) / (1 / p + beta ** 2 / r), 13);
      }
  });

  it("leaves undefined what is undefined", () => {
    expect(fBeta({tp: 0, fp: 0, fn: 3, tn: 1}, 1)).toBe(0);
    expect(fBeta({tp: 0, fp: 0, fn: 0, tn: 1}, 1)).toBeNaN();
    expect(falsePositiveRate({tp: 1, fp: 0, fn: 0, tn: 0})).toBeNaN();
    const positivesOnly = rank([1, 2, 3], [1, 1, 1]);
    expect(aucTrapezoid(positivesOnly)).toBeNaN();
    expect(aucPairs(positivesOnly)).toBeNaN();
    expect(averagePrecision(positivesOnly)).toBeNaN();
    expect(rank([], []).thresholds).toHaveLength(0);
  });

  it("refuses scores that cannot be ranked", () => {
    expect(() => rank([1, Number.NaN], [0, 1])).toThrow(RangeError);
    expect(() => rank([1, Number.POSITIVE_INFINITY], [0, 1])).toThrow(RangeError);
    expect(() => rank([1, 2, 3], [0, 1])).toThrow("3 scores but 2 labels");
  });
});
