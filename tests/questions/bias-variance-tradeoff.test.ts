import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {drawSample, learnerSource} from "../../src/ml/refit.js";
import {cell, compute} from "../../src/questions/bias-variance-tradeoff/data.json.js";
import {families, familyNames, levels} from "../../src/questions/bias-variance-tradeoff/families.js";
import figure from "../../src/questions/bias-variance-tradeoff/figure.js";
import {drawn, model, places} from "../../src/questions/bias-variance-tradeoff/model.js";
import type {Params} from "../../src/questions/bias-variance-tradeoff/params.js";
import {bestLevel, curvesOf, refits, totals} from "../../src/questions/bias-variance-tradeoff/tables.js";
import {population, sigmas, sizes, worldNames} from "../../src/questions/bias-variance-tradeoff/worlds.js";
import {checkFigure} from "../figure/check.js";

const data = compute();
const base: Params = {family: "poly", level: 4, n: 30, sigma: 0.3, f: "wave", x: 0.3, seed: 1};
const run = (change: Partial<Params> = {}) => model({...base, ...change}, data);
const every = worldNames.flatMap((world) =>
  sizes.flatMap((n) => sigmas.map((sigma) => ({world, n, sigma, curves: curvesOf(data, world, n, sigma)})))
);
const wave = (n = 30, sigma = 0.3) => curvesOf(data, "wave", n, sigma);

describe("the claims", () => {
  it("degree 1 has the larger bias², degree 12 the larger variance, wherever the truth is no line", () => {
    for (const {world, curves} of every) {
      const {bias2, variance} = curves.poly;
      expect(variance[11]).toBeGreaterThan(2 * variance[0]);
      if (world !== "line") expect(bias2[0]).toBeGreaterThan(2 * bias2[11]);
    }
  });

  it("bias² + variance + σ² is the squared error measured on fresh labels, within Monte-Carlo error", () => {
    for (const [world, n, sigma] of [
      ["wave", 30, 0.3],
      ["step", 60, 0.6]
    ] as const) {
      const measured = cell(world, n, sigma, 400, 7);
      for (const row of measured) {
        for (const {bias2, variance, noise, mse} of row) {
          const sum = bias2 + variance;
          // What is left of the square: 2 ε (f − ŷ) + ε² − σ², over 400 fits × 101 fresh labels.
          const error = Math.sqrt((4 * noise * sum + 2 * noise ** 2) / (400 * 101));
          expect(noise).toBeCloseTo(sigma ** 2, 12);
          expect(Math.abs(mse - (sum + noise))).toBeLessThan(4 * error);
        }
      }
    }
  });

  it("bagging full trees lowers variance by more than it raises bias², in all 27 settings", () => {
    for (const {curves} of every) {
      const [tree, bag] = [curves.tree, curves.bag];
      const fall = tree.variance[levels - 1] - bag.variance[levels - 1];
      expect(fall).toBeGreaterThan(0);
      expect(fall).toBeGreaterThan(2 * (bag.bias2[levels - 1] - tree.bias2[levels - 1]));
    }
  });

  it("1-NN's training error is 0, and so is that of a tree with as many leaves as points", () => {
    for (const f of worldNames) {
      for (const n of sizes) expect(run({family: "knn", level: 12, f, n}).machine.training).toBe(0);
      expect(run({family: "tree", level: 12, f}).machine.training).toBeLessThan(1e-25);
      expect(run({family: "tree", level: 12, f, n: 120}).machine.training).toBeGreaterThan(0.01);
    }
  });

  it("the full tree is 1-NN", () => {
    const {curves} = run();
    expect(curves.tree.variance[11]).toBe(curves.knn.variance[11]);
    expect(curves.tree.bias2[11]).toBe(curves.knn.bias2[11]);
  });
});

describe("what the page says", () => {
  it("least squares varies by about σ² p / n, k-NN by about σ² / k", () => {
    const {poly, knn} = wave(120);
    for (let d = 1; d <= 12; ++d) {
      expect(poly.variance[d - 1] / ((0.09 * (d + 1)) / 120)).toBeGreaterThan(0.93);
      expect(poly.variance[d - 1] / ((0.09 * (d + 1)) / 120)).toBeLessThan(1.15);
    }
    families.knn.values.forEach((k, i) => {
      expect(knn.variance[i] / (0.09 / k)).toBeGreaterThan(0.95);
      expect(knn.variance[i] / (0.09 / k)).toBeLessThan(1.15);
    });
  });

  it("ridge's variance falls with λ, and k-NN's with k", () => {
    for (const {curves} of every.filter(({sigma}) => sigma === 0.3)) {
      for (let i = 1; i < levels; ++i) {
        expect(curves.ridge.variance[i]).toBeGreaterThanOrEqual(curves.ridge.variance[i - 1]);
        expect(curves.knn.variance[i]).toBeGreaterThan(curves.knn.variance[i - 1]);
      }
    }
  });

  it("the lowest variances belong to k = 30 and λ = 1000, whose answers are about the mean's", () => {
    const curves = wave();
    const all = familyNames.flatMap((name) =>
      curves[name].variance.map((v, i) => ({where: `${name} ${i + 1}`, v}))
    );
    all.sort((a, b) => a.v - b.v);
    expect(new Set(all.slice(0, 2).map(({where}) => where))).toEqual(new Set(["knn 1", "ridge 1"]));
    expect(all[0].v / (0.09 / 30)).toBeCloseTo(1, 1);
  });

  it("a tree's variance can fall with its leaves: at σ = 0.1, 15 leaves have about half the variance of 3", () => {
    const {tree} = wave(30, 0.1);
    expect(families.tree.values[1]).toBe(3);
    expect(families.tree.values[8]).toBe(15);
    expect(tree.variance[8] / tree.variance[1]).toBeGreaterThan(0.4);
    expect(tree.variance[8] / tree.variance[1]).toBeLessThan(0.6);
    const t = totals(tree);
    for (let i = 1; i <= 8; ++i) expect(t[i]).toBeLessThan(t[i - 1]);
  });

  it("polynomials on the step: degree 12 has more bias² than a tree with two leaves", () => {
    for (const n of sizes) {
      for (const sigma of sigmas) {
        const {poly, tree} = curvesOf(data, "step", n, sigma);
        expect(poly.bias2[11]).toBeGreaterThan(2 * tree.bias2[0]);
      }
    }
  });

  it("k-NN at k = 10: twice the points, less bias, the same variance near σ²/10", () => {
    expect(families.knn.values[4]).toBe(10);
    const [a, b] = [wave(30).knn, wave(60).knn];
    expect(b.bias2[4]).toBeLessThan(a.bias2[4] / 2);
    expect(b.variance[4] / a.variance[4]).toBeGreaterThan(0.9);
    for (const c of [a, b]) {
      expect(c.variance[4] / 0.009).toBeGreaterThan(0.95);
      expect(c.variance[4] / 0.009).toBeLessThan(1.2);
    }
  });

  it("paths cross: no family is best everywhere", () => {
    const best = worldNames.map((world) => {
      const curves = curvesOf(data, world, 30, 0.3);
      const least = familyNames.map((name) => Math.min(...totals(curves[name])));
      return familyNames[least.indexOf(Math.min(...least))];
    });
    expect(new Set(best).size).toBeGreaterThan(1);
  });

  it("on the plane paths cross, each of the others with k-NN's, at n = 30 and σ = 0.3 on the wave", () => {
    type Point = readonly [number, number];
    const curves = wave();
    const path = (name: (typeof familyNames)[number]): Point[] =>
      curves[name].bias2.map((b, i) => [Math.log(b), Math.log(curves[name].variance[i])]);
    const side = (a: Point, b: Point, c: Point) =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    const cross = (p: Point[], q: Point[]) =>
      p.some((a, i) =>
        q.some(
          (c, j) =>
            i > 0 &&
            j > 0 &&
            side(p[i - 1], a, q[j - 1]) * side(p[i - 1], a, c) < 0 &&
            side(q[j - 1], c, p[i - 1]) * side(q[j - 1], c, a) < 0
        )
      );
    const finite = (p: Point[]) => p.filter(([b]) => Number.isFinite(b));
    for (const name of ["poly", "ridge", "bag"] as const)
      expect(cross(finite(path(name)), finite(path("knn"))), name).toBe(true);
  });

  it("the U: for polynomials on the wave the error falls to degree 5 and then rises", () => {
    const t = totals(wave().poly);
    expect(bestLevel(wave().poly)).toBe(5);
    for (let i = 5; i < levels; ++i) expect(t[i]).toBeGreaterThan(t[i - 1]);
  });
});

describe("live and loader", () => {
  it("agree within Monte-Carlo error", () => {
    const seeds = 20;
    for (const family of familyNames) {
      for (const [level, n, f] of [
        [1, 30, "wave"],
        [5, 60, "step"],
        [9, 120, "wave"]
      ] as const) {
        const runs = Array.from({length: seeds}, (_, i) => run({family, level, n, f, seed: i + 1}));
        for (const part of ["bias2", "variance"] as const) {
          const live = runs.map(({machine}) => machine.averaged[part]);
          const mean = live.reduce((a, b) => a + b) / seeds;
          const error = Math.sqrt(live.reduce((s, v) => s + (v - mean) ** 2, 0) / (seeds - 1) / seeds);
          const loaded = runs[0].curves[family][part][level - 1];
          // The live mean is of 20 × 50 fits, the loader's of 400; and half a unit of the third digit.
          const allowed = 4 * Math.sqrt(1 + (seeds * drawn) / refits) * error + 0.005 * loaded + 1e-5;
          expect(Math.abs(mean - loaded), `${part} of ${family} ${level}`).toBeLessThan(allowed);
          expect(allowed, "a test that can fail").toBeLessThan(part === "variance" ? 0.4 * loaded : 0.02);
        }
      }
    }
  });

  it("fit the same functions: all levels at once, or one at a time", () => {
    for (const name of familyNames) {
      const {x, y} = drawSample(population("wave", 0.3), 60, 5, 0);
      const all = families[name].fitAll(x, y, learnerSource(5, 0), places);
      for (let level = 1; level <= levels; ++level) {
        const predict = families[name].learner(level)(x, y, learnerSource(5, 0));
        places.forEach((place, g) => {
          expect(predict(place)).toBeCloseTo(all[(level - 1) * places.length + g], 9);
        });
      }
    }
  });

  it("have the sizes they say", () => {
    expect(refits).toBeGreaterThanOrEqual(400);
    expect(run().machine.curves.length).toBe(drawn * places.length);
    for (const name of familyNames) expect(data[name].length).toBe(27 * 2 * levels);
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(6000);
  });

  it("the model is pure, and does not compute the fits again for another x", () => {
    const a = structuredClone(run());
    const b = run();
    expect(b).toEqual(a);
    expect(run({x: 0.9}).machine).toBe(b.machine);
    expect(run({seed: 2}).machine).not.toEqual(a.machine);
  });
});

checkFigure(figure, data, {settings: 60});
