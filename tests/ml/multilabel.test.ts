import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {evaluate, type Labels, ranking} from "../../src/ml/multilabel.js";
import {random} from "../../src/ml/random.js";

type Four = [number, number, number, number];
interface Case {
  name: string;
  truth: number[][];
  scores: number[][];
  predicted: number[][];
  exactMatch: number;
  hamming: number;
  coverage: number;
  rankingLoss: number;
  lrap: number;
  /** Average precision of each label's scores. */
  ap: number[];
  by: Record<
    "0" | "1",
    Record<"micro" | "macro" | "weighted" | "samples", Four> & {
      labels: [number[], number[], number[], number[]];
    }
  >;
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/multi-label-evaluation.json", import.meta.url), "utf8")
) as {cases: Case[]};
const keys = ["precision", "recall", "f1", "jaccard"] as const;
const averages = ["micro", "macro", "weighted", "samples"] as const;

const labelsOf = ({truth, predicted}: Pick<Case, "truth" | "predicted">): Labels => ({
  n: truth.length,
  L: truth[0].length,
  truth: Uint8Array.from(truth.flat()),
  predicted: Uint8Array.from(predicted.flat())
});

describe.each(cases)("scikit-learn's numbers, to 1e-12: $name", (c) => {
  it("ranking", () => {
    const r = ranking(labelsOf(c), Float64Array.from(c.scores.flat()));
    for (const key of ["coverage", "rankingLoss", "lrap"] as const)
      expect(Math.abs(r[key] - c[key]), key).toBeLessThan(1e-12);
    const mean = c.ap.reduce((a, b) => a + b, 0) / c.ap.length;
    expect(Math.abs(r.meanAveragePrecision - mean), "mAP").toBeLessThan(1e-12);
  });
  it("precision at 1, by its definition: ties give each of their labels the same chance", () => {
    const {precisionAtOne} = ranking(labelsOf(c), Float64Array.from(c.scores.flat()));
    const chances = c.scores.map((row, i) => {
      const first = row.flatMap((s, j) => (s === Math.max(...row) ? [c.truth[i][j]] : []));
      return first.reduce((a, b) => a + b, 0) / first.length;
    });
    expect(precisionAtOne).toBeCloseTo(chances.reduce((a, b) => a + b, 0) / chances.length, 12);
  });
  it.each([0, 1] as const)("zero_division = %i", (zero) => {
    const e = evaluate(labelsOf(c), zero);
    expect(Math.abs(e.exactMatch - c.exactMatch)).toBeLessThan(1e-12);
    expect(Math.abs(e.hamming - c.hamming)).toBeLessThan(1e-12);
    const by = c.by[zero];
    keys.forEach((key, k) => {
      for (const average of averages)
        expect(Math.abs(e[average][key] - by[average][k]), `${average} ${key}`).toBeLessThan(1e-12);
      e.labels.forEach((label, j) => {
        expect(Math.abs(label[key] - by.labels[k][j]), `${key} of label ${j}`).toBeLessThan(1e-12);
      });
    });
  });
});

describe("always", () => {
  const source = random(5);
  const any = (n: number, L: number): Labels => {
    const density = source();
    const draw = () => Uint8Array.from({length: n * L}, () => (source() < density ? 1 : 0));
    return {n, L, truth: draw(), predicted: draw()};
  };
  it("subset accuracy never exceeds the mean Jaccard score, if 0/0 counts as 1", () => {
    for (let i = 0; i < 500; ++i) {
      const e = evaluate(any(1 + (i % 12), 1 + (i % 5)), 1);
      expect(e.exactMatch).toBeLessThanOrEqual(e.samples.jaccard + 1e-12);
    }
  });
  it("it does if 0/0 counts as 0 and an example is rightly left empty", () => {
    const empty = {n: 1, L: 3, truth: new Uint8Array(3), predicted: new Uint8Array(3)};
    expect([evaluate(empty, 0).exactMatch, evaluate(empty, 0).samples.jaccard]).toEqual([1, 0]);
  });
  it("micro-averaged Jaccard is F/(2 − F), and F1 lies between precision and recall", () => {
    for (let i = 0; i < 300; ++i) {
      const {micro, labels} = evaluate(any(8, 4), 0);
      expect(micro.jaccard).toBeCloseTo(micro.f1 / (2 - micro.f1), 12);
      for (const {precision, recall, f1} of [micro, ...labels]) {
        expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12);
        expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12);
      }
    }
  });
});

describe("without a true label", () => {
  // scikit-learn 1.2: jaccard_score(…, average="weighted", zero_division=1) is 1/3 here, and 0 with zero_division=0.
  const data = labelsOf({
    truth: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0]
    ],
    predicted: [
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0]
    ]
  });
  it.each([
    [0, 0],
    [1, 1 / 3]
  ] as const)("weighted Jaccard is the plain mean, where 0/0 is %s", (zero, expected) => {
    expect(evaluate(data, zero).weighted.jaccard).toBeCloseTo(expected, 12);
  });
});
