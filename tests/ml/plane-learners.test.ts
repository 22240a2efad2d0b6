import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {bowl, gapAfter, stepsTo, weightsAfter} from "../../src/ml/bowl-descent.js";
import {BruteNeighbors, type PlaneRows} from "../../src/ml/brute-knn.js";
import {askTree, growClassTree} from "../../src/ml/class-tree.js";
import {askScores, indicatorRidge, momentsOf} from "../../src/ml/indicator-ridge.js";
import {random} from "../../src/ml/random.js";
import {rescale, standardize} from "../../src/ml/scaling.js";

interface Case {
  x: number[];
  y: number[];
  label: number[];
  at: [number[], number[]];
  k: number;
  knn: number[];
  knnRaw: number[];
  tree: number[];
  lambda: number;
  coef: number[];
  intercept: number[];
  ridge: number[];
  condition: [standard: number, raw: number, eigenvalues: number];
  minimum: [number, number];
  seven: [number, number];
}
const {learners} = JSON.parse(
  readFileSync(new URL("../reference/feature-scaling.json", import.meta.url), "utf8")
) as {learners: Case[]};

const scaled = ({x, y, label, at}: Case): {rows: PlaneRows; at: readonly [Float64Array, Float64Array]} => {
  const [sx, sy] = [standardize(x), standardize(y)];
  return {
    rows: {u: rescale(x, sx), v: rescale(y, sy), label},
    at: [rescale(at[0], sx), rescale(at[1], sy)] as const
  };
};
const raw = ({x, y, label}: Case): PlaneRows => ({u: Float64Array.from(x), v: Float64Array.from(y), label});
const answers = (
  at: readonly [ArrayLike<number>, ArrayLike<number>],
  ask: (u: number, v: number) => number
) => Array.from(at[0], (u, i) => ask(u, at[1][i]));

describe("against scikit-learn", () => {
  it("has cases", () => {
    expect(learners.length).toBe(24);
  });
  it("k-NN answers the same, raw and standardized", () => {
    for (const c of learners) {
      const {rows, at} = scaled(c);
      const near = new BruteNeighbors(rows, c.k, 3);
      expect(answers(at, (u, v) => near.classify(u, v))).toEqual(c.knn);
      const grams = new BruteNeighbors(raw(c), c.k, 3);
      expect(answers(c.at, (u, v) => grams.classify(u, v))).toEqual(c.knnRaw);
    }
  });
  it("a tree of depth 3 answers the same, raw and standardized", () => {
    for (const c of learners) {
      const {rows, at} = scaled(c);
      const [a, b] = [growClassTree(rows, 3, 3), growClassTree(raw(c), 3, 3)];
      expect(answers(at, (u, v) => askTree(a, u, v))).toEqual(c.tree);
      expect(answers(c.at, (u, v) => askTree(b, u, v))).toEqual(c.tree);
    }
  });
  it("ridge of the indicators has the same weights", () => {
    for (const c of learners) {
      const {rows, at} = scaled(c);
      const fit = indicatorRidge(rows, 3, c.lambda);
      fit.w.flat().forEach((w, i) => {
        expect(w).toBeCloseTo(c.coef[i], 10);
      });
      fit.b.forEach((b, i) => {
        expect(b).toBeCloseTo(c.intercept[i], 10);
      });
      expect(answers(at, (u, v) => askScores(fit, u, v))).toEqual(c.ridge);
    }
  });
  it("the condition number, the minimum, and the weights after seven steps of gradient descent", () => {
    for (const c of learners) {
      const bowlOf = ({u, v, label}: PlaneRows) => {
        const n = u.length;
        const {mean, uu, uv, vv} = momentsOf(u, v);
        const target = Array.from(label, (l) => (l === 2 ? 1 : -1));
        const g = [u, v].map((f, j) => target.reduce((s, t, i) => s + t * (f[i] - mean[j]), 0) / n);
        return bowl([uu / n, uv / n, vv / n], [g[0], g[1]]);
      };
      const b = bowlOf(scaled(c).rows);
      expect(Math.abs(b.condition / c.condition[0] - 1)).toBeLessThan(1e-10);
      const condition = bowlOf(raw(c)).condition;
      for (const theirs of [c.condition[1], c.condition[2]])
        expect(Math.abs(condition / theirs - 1)).toBeLessThan(1e-9);
      const seven = weightsAfter(b, 7);
      for (const j of [0, 1]) {
        expect(b.minimum[j]).toBeCloseTo(c.minimum[j], 10);
        expect(seven[j]).toBeCloseTo(c.seven[j], 10);
      }
    }
  });
});

describe("gradient descent in a bowl", () => {
  it("the closed form is what stepping does, and the count of steps is the first that is enough", () => {
    const source = random(5);
    for (let t = 0; t < 40; ++t) {
      const [p, q, r] = [1 + source(), 0.2 + source(), source() - 0.5];
      const H = [p * p, p * r, r * r + q * q] as const;
      const g = [source() - 0.5, source() - 0.5] as const;
      const b = bowl(H, g);
      const loss = (w: readonly number[]) =>
        0.5 * (H[0] * w[0] ** 2 + 2 * H[1] * w[0] * w[1] + H[2] * w[1] ** 2) - g[0] * w[0] - g[1] * w[1];
      let w = [0, 0];
      const enough = stepsTo(b, 0.01);
      for (let step = 0; step <= Math.min(enough, 400); ++step) {
        const gap = (loss(w) - loss(b.minimum)) / (loss([0, 0]) - loss(b.minimum));
        expect(gapAfter(b, step)).toBeCloseTo(gap, 8);
        if (step < enough) expect(gapAfter(b, step)).toBeGreaterThan(0.01 * (1 - 1e-9));
        expect(weightsAfter(b, step)[0]).toBeCloseTo(w[0], 8);
        expect(weightsAfter(b, step)[1]).toBeCloseTo(w[1], 8);
        const [a, c] = w;
        w = [a - (H[0] * a + H[1] * c - g[0]) / b.lambda[0], c - (H[1] * a + H[2] * c - g[1]) / b.lambda[0]];
      }
      expect(gapAfter(b, enough)).toBeLessThanOrEqual(0.01 * (1 + 1e-9));
    }
  });
  it("a singular bowl has no finite condition number, and its smallest minimum", () => {
    const b = bowl([1, 1, 1], [2, 2]);
    expect(b.condition).toBe(Number.POSITIVE_INFINITY);
    expect(b.minimum[0]).toBeCloseTo(1, 12);
    expect(b.minimum[1]).toBeCloseTo(1, 12);
    expect(stepsTo(b, 0.01)).toBe(1);
  });
});

describe("small cases by hand", () => {
  const rows = {u: Float64Array.of(0, 1, 2, 3), v: Float64Array.of(0, 0, 0, 0), label: [0, 0, 1, 1]};
  it("equal distances: the lower index; equal votes: the first class; no more neighbors than rows", () => {
    const near = new BruteNeighbors(rows, 2, 2);
    near.find(1.5, 0);
    expect([...near.ids]).toEqual([1, 2]);
    expect(near.classify(1.5, 0)).toBe(0);
    expect(new BruteNeighbors(rows, 9, 2).k).toBe(4);
  });
  it("a tree's threshold lies halfway, and no depth is the majority", () => {
    const tree = growClassTree(rows, 2, 3);
    expect([...tree.feature]).toEqual([0, -1, -1]);
    expect(tree.threshold[0]).toBe(1.5);
    expect([1.5, 1.6].map((u) => askTree(tree, u, 0))).toEqual([0, 1]);
    for (const leaf of [growClassTree(rows, 2, 0), growClassTree({...rows, u: new Float64Array(4)}, 2, 3)]) {
      expect([...leaf.feature]).toEqual([-1]);
      expect(askTree(leaf, 3, 0)).toBe(0);
    }
  });
  it("ridge with a feature that does not vary gives it no weight", () => {
    const {w} = indicatorRidge(rows, 2, 0);
    expect(w[0][1]).toBe(0);
    expect(w[0][0]).toBeCloseTo(-0.8, 8);
  });
});
