import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {baggedPredict, bagTrees} from "../../src/ml/bagging.js";
import {knnRegression, sortPairs} from "../../src/ml/knn-regression.js";
import {factorPowers, leastSquares, polynomial, ridge} from "../../src/ml/polynomial.js";
import {random} from "../../src/ml/random.js";
import {average, type Population, refit} from "../../src/ml/refit.js";
import {growTree, treePredict} from "../../src/ml/tree.js";

interface Reference {
  at: number[];
  cases: {
    n: number;
    x: number[];
    y: number[];
    poly: number[][];
    ridge: number[][];
    knn: number[][];
    tree: number[][];
  }[];
  bags: {leaves: number; mean: number[]; sd: number[]}[];
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/bias-variance-tradeoff.json", import.meta.url), "utf8")
) as Reference;

describe("against scikit-learn and numpy", () => {
  const {at, cases, bags} = reference;
  let largest = 0;
  const same = (predict: (x: number) => number, expected: number[], tolerance: number) => {
    at.forEach((x, i) => {
      const gap = Math.abs(predict(x) - expected[i]) / Math.max(1, Math.abs(expected[i]));
      largest = Math.max(largest, gap);
      expect(gap).toBeLessThan(tolerance);
    });
  };
  for (const c of cases) {
    const x = Float64Array.from(c.x);
    const y = Float64Array.from(c.y);
    const sorted = sortPairs(x, y);
    it(`n = ${c.n}: polynomials to 1e-8, those of lower degree from the factors of degree 12 too`, () => {
      const all = factorPowers(x, y, 12);
      [1, 3, 7, 12].forEach((d, i) => {
        same(polynomial(leastSquares(factorPowers(x, y, d))), c.poly[i], 1e-8);
        same(polynomial(leastSquares(all, d)), c.poly[i], 1e-8);
      });
    });
    it(`n = ${c.n}: ridge to 1e-8`, () => {
      const all = factorPowers(x, y, 12);
      [1e3, 1, 1e-3, 1e-8].forEach((lambda, i) => {
        same(polynomial(ridge(all, lambda)), c.ridge[i], 1e-8);
      });
    });
    it(`n = ${c.n}: k-NN to 1e-12`, () => {
      [1, 2, 5, c.n].forEach((k, i) => {
        same(knnRegression(sorted, k), c.knn[i], 1e-12);
      });
    });
    it(`n = ${c.n}: trees to 1e-12, smaller ones as the first splits of larger ones`, () => {
      [2, 3, 6, 10, c.n].forEach((leaves, i) => {
        same(treePredict(growTree(sorted, leaves)), c.tree[i], 1e-12);
      });
    });
  }
  it("bagged trees: mean and spread over seeds", () => {
    const {x, y} = cases[1];
    const sorted = sortPairs(Float64Array.from(x), Float64Array.from(y));
    const runs = 400;
    for (const {leaves, mean, sd} of bags) {
      const rows = Array.from({length: runs}, (_, s) => {
        const predict = baggedPredict(bagTrees(sorted, {trees: 25, leaves, source: random(s + 1, 3)}));
        return at.map(predict);
      });
      let z2 = 0;
      let ratio = 0;
      at.forEach((_, g) => {
        const own = rows.reduce((sum, row) => sum + row[g], 0) / runs;
        const v = rows.reduce((sum, row) => sum + (row[g] - own) ** 2, 0) / (runs - 1);
        // Both means are of 400 seeds: their difference has this standard error.
        const z = (own - mean[g]) / Math.sqrt((v + sd[g] ** 2) / runs);
        expect(Math.abs(z)).toBeLessThan(4);
        z2 += (z * z) / at.length;
        ratio += v / sd[g] ** 2 / at.length;
      });
      expect(z2).toBeLessThan(2);
      // Each of 41 ratios has a relative error of about √(4/400) = 0.1.
      expect(ratio).toBeGreaterThan(0.93);
      expect(ratio).toBeLessThan(1.07);
    }
  });
});

describe("a regression tree", () => {
  const x = Float64Array.from([1, 2, 3, 4]);
  it("stops where every leaf has one y or one x", () => {
    expect(growTree({x, y: Float64Array.from([5, 5, 7, 7])}, 10).threshold).toEqual(Float64Array.from([2.5]));
    expect(growTree({x: x.map(() => 2), y: Float64Array.from([1, 2, 3, 4])}, 10).threshold.length).toBe(0);
    expect(treePredict(growTree({x: x.map(() => 2), y: Float64Array.from([1, 2, 3, 4])}, 10))(9)).toBe(2.5);
  });
  it("on a point counted twice is the tree of that point given twice, and one counted 0 times is not there", () => {
    const y = Float64Array.from([1, 4, 2, 8]);
    const counted = treePredict(growTree({x, y}, 3, [2, 1, 0, 1]));
    const given = treePredict(
      growTree({x: Float64Array.from([1, 1, 2, 4]), y: Float64Array.from([1, 1, 4, 8])}, 3)
    );
    for (let at = 0; at < 5; at += 0.25) expect(counted(at)).toBe(given(at));
  });
});

describe("the refitting machine", () => {
  const population: Population = {
    f: (x) => 3 * x,
    places: (n) => Float64Array.from({length: n}, (_, i) => (i + 0.5) / n),
    sigma: 0.5
  };
  const at = Float64Array.from({length: 21}, (_, i) => i / 20);
  const n = 20;

  it("finds what is known of least squares on fixed places: no bias, variance σ² s(x)", () => {
    const refits = 4000;
    const {pointwise} = refit(population, (x, y) => polynomial(leastSquares(factorPowers(x, y, 1))), {
      n,
      refits,
      at,
      seed: 3
    });
    const x = population.places(n, random(1));
    const sxx = x.reduce((sum, v) => sum + (v - 0.5) ** 2, 0);
    at.forEach((place, g) => {
      const exact = 0.25 * (1 / n + (place - 0.5) ** 2 / sxx);
      // A variance of normal answers has the relative standard error √(2/refits); bias² as an estimate of 0, √2 v/refits.
      expect(Math.abs(pointwise.variance[g] / exact - 1)).toBeLessThan(4 * Math.sqrt(2 / refits));
      expect(Math.abs(pointwise.bias2[g])).toBeLessThan((8 * exact) / refits);
    });
  });

  it("finds the bias and variance of the mean of y", () => {
    const refits = 2000;
    const mean = (_: Float64Array, y: Float64Array) => {
      const m = y.reduce((a, b) => a + b) / y.length;
      return () => m;
    };
    const {averaged, training} = refit(population, mean, {n, refits, at, seed: 4});
    const exact = average(at.map((x) => (3 * x - 1.5) ** 2));
    expect(Math.abs(averaged.bias2 - exact)).toBeLessThan(0.01);
    expect(Math.abs(averaged.variance / (0.25 / n) - 1)).toBeLessThan(0.13);
    expect(averaged.noise).toBe(0.25);
    expect(Math.abs(averaged.mse - (exact + 0.25 / n + 0.25))).toBeLessThan(0.02);
    expect(training).toBeGreaterThan(0.8);
  });

  it("is seeded: the same again, another seed another answer", () => {
    const learner = (x: Float64Array, y: Float64Array) => knnRegression(sortPairs(x, y), 3);
    const run = (seed: number) => refit(population, learner, {n, refits: 5, at, seed, keep: true});
    expect(run(1)).toEqual(run(1));
    expect(run(1).curves).not.toEqual(run(2).curves);
    expect(run(1).curves?.length).toBe(5 * at.length);
  });
});
