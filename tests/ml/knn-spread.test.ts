import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {knnSpread, noiseOf} from "../../src/ml/knn-spread.js";
import {latticeOf, placesOn} from "../../src/ml/lattice.js";
import type {Metric} from "../../src/ml/neighbors.js";
import {orderWeights} from "../../src/ml/order-weights.js";
import {type WorldName, world, worldNames} from "../../src/ml/worlds.js";

type Measure = "variance" | "bias2" | "error" | "disagreement";
interface Simulated extends Record<Measure, {mean: number[]; error: number[]}> {
  world: WorldName;
  n: number;
  k: number[];
  metric: Metric;
}
const {spreads} = JSON.parse(readFileSync(new URL("../reference/knn-k1.json", import.meta.url), "utf8")) as {
  spreads: Simulated[];
};
const measures: readonly Measure[] = ["variance", "bias2", "error", "disagreement"];

describe("k-NN's spread over all samples", () => {
  it.each(spreads)("is what numpy measures on fresh samples: $world, n = $n, $metric", (s) => {
    const ours = knnSpread(world(s.world, {flip: 0.1}), s.n, s.metric);
    for (const name of measures) {
      s.k.forEach((k, i) => {
        const {mean, error} = s[name];
        // Four standard errors, and what the integrals may be off.
        expect(Math.abs(ours[name][k - 1] - mean[i]), `${name} at k = ${k}`).toBeLessThan(
          4 * error[i] + 5e-4
        );
      });
    }
  });

  it("keeps three decimals when its integrals are taken twice as fine", () => {
    for (const name of ["moons", "rings"] as const) {
      const from = world(name, {flip: 0.1});
      const usual = knnSpread(from, 150, "l2");
      const twice = knnSpread(from, 150, "l2", {step: 0.06, stride: 3, nodes: 192});
      for (const measure of measures) {
        for (const k of [1, 2, 3, 15, 50, 149, 150])
          expect(
            Math.abs(usual[measure][k - 1] - twice[measure][k - 1]),
            `${name} ${measure} ${k}`
          ).toBeLessThan(5e-4);
      }
    }
  });

  it("at k = 1 two samples disagree as often as the variance says, and at k = n nothing but labels varies", () => {
    const s = knnSpread(world("mixture", {flip: 0.2}), 40, "l1");
    expect(s.disagreement[0]).toBeCloseTo(s.variance[0], 9);
    // Both classes are equally likely: 2 × ¼ / n.
    expect(s.variance[39]).toBeCloseTo(0.5 / 40, 4);
    for (const measure of measures) expect(s[measure].every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  it("a world's noise is its own, to four digits, whatever the lattice", () => {
    for (const name of worldNames) {
      const from = world(name, {flip: 0.1});
      expect(noiseOf(from)).toBeCloseTo(noiseOf(from, 0.05), 4);
    }
    // With labels that say nothing every share is ½.
    expect(noiseOf(world("moons", {flip: 0.5}))).toBeCloseTo(0.5, 9);
  });
});

describe("orderWeights", () => {
  const nodes = Float64Array.from({length: 97}, (_, j) => (j / 96) ** 2);
  it.each([1, 2, 20, 150, 500])(
    "gives the mean of a straight line exactly, and that of a square nearly (n = %i)",
    (n) => {
      const weights = orderWeights(n, nodes);
      for (const k of [1, 2, 15, n - 1, n].filter((k) => k >= 1 && k <= n)) {
        const {weight} = weights(k);
        const sum = (f: (u: number) => number) => weight.reduce((s, w, j) => s + w * f(nodes[j]), 0);
        const mean = (k + 1) / (n + 1);
        expect(sum(() => 1)).toBeCloseTo(1, 9);
        expect(sum((u) => u)).toBeCloseTo(k === n ? 1 : mean, 6);
        const square = k === n ? 1 : (mean * (k + 2)) / (n + 2);
        expect(Math.abs(sum((u) => u * u) - square)).toBeLessThan(2e-4);
      }
    }
  );
});

describe("lattices", () => {
  it("hold all of a world's points, and places nearly all", () => {
    for (const name of worldNames) {
      const from = world(name);
      const {mass, columns, rows} = latticeOf(from, 0.12, 3);
      expect(mass.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      expect([columns % 3, rows % 3]).toEqual([0, 0]);
      const {weight, x} = placesOn(from, 0.2);
      expect(weight.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      expect(x.length).toBeGreaterThan(500);
    }
  });
});
