import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import figure from "../../src/questions/gradient-boosting/figure.js";
import {
  boosted,
  cellsOf,
  errorOf,
  GRID,
  kept,
  model,
  predictions
} from "../../src/questions/gradient-boosting/model.js";
import {params} from "../../src/questions/gradient-boosting/params.js";
import {SIGMA, simulated, truth} from "../../src/questions/gradient-boosting/world.js";
import {checkFigure} from "../figure/check.js";

const start = defaults(params);

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null, {
  settings: 60,
  every: 4
});

/** Over seeds that no scene and no reader meets soon. */
const seeds = Array.from({length: 60}, (_, i) => 70_001 + 13 * i);
const share = (claim: (seed: number) => boolean): number => seeds.filter(claim).length / seeds.length;
const least = (patch: Partial<typeof start>, seed: number): number => {
  const {test, best} = model({...start, ...patch, seed});
  return test[best];
};

describe("what the page says", () => {
  it("of rate and best number of trees: nearly constant", () => {
    for (const seed of seeds.slice(0, 20)) {
      const products = [0.05, 0.1, 0.2].map((rate) => rate * model({...start, rate, seed}).best);
      expect(Math.max(...products) / Math.min(...products)).toBeLessThan(1.8);
    }
  });
  it("from 1 down the rate lowers the least error", () => {
    expect(share((seed) => least({rate: 1}, seed) > least({rate: 0.1}, seed))).toBeGreaterThanOrEqual(0.95);
    expect(share((seed) => least({rate: 0.5}, seed) > least({rate: 0.1}, seed))).toBeGreaterThan(0.6);
  });
  it("stumps: three hundred trees at this rate are hardly too many", () => {
    expect(
      share((seed) => {
        const {test, best} = model({...start, depth: 1, seed});
        return test[300] < 1.1 * test[best];
      })
    ).toBeGreaterThanOrEqual(0.95);
  });
  it("depth 6 fits noise within twenty trees or so, and is worse at its best than depth 2", () => {
    expect(
      share((seed) => {
        const {test, best} = model({...start, depth: 6, seed});
        return best < 30 && test[best] > least({}, seed);
      })
    ).toBeGreaterThanOrEqual(0.95);
  });
  it("half of the rows: a lower least error in most samples", () => {
    expect(share((seed) => least({subsample: 0.5}, seed) < least({}, seed))).toBeGreaterThan(0.7);
  });
  it("the finished sum is the same in any order, and a random half is far from it", () => {
    const {seed} = start;
    const booster = boosted(simulated(seed, false), "squared", 0.1, 2, 1, seed);
    const cells = cellsOf(booster.trees);
    const {at} = cells;
    const all = predictions(booster, 0.1, kept("all", 300, seed), at);
    const [first, last] = (["first", "last"] as const).map((part) =>
      predictions(booster, 0.1, kept(part, 300, seed), at)
    );
    all.forEach((v, i) => {
      expect(first[i] + last[i] - booster.initial).toBeCloseTo(v, 9);
    });
    const chosen = kept("random", 300, seed);
    expect(chosen.reduce((a, b) => a + b, 0)).toBe(150);
    const random = predictions(booster, 0.1, chosen, at);
    expect(errorOf(random, cells)).toBeGreaterThan(errorOf(first, cells));
  });
  it("errors on new points are the integrals that a fine grid nears", () => {
    for (const seed of seeds.slice(0, 5)) {
      const {sum, test, forest, forestTest} = model({
        ...start,
        stages: 50,
        forest: true,
        subsample: 0.5,
        seed
      });
      const near = (values: Float64Array) =>
        1 + values.reduce((total, v, i) => total + (v - truth(GRID[i])) ** 2, 0) / GRID.length / SIGMA ** 2;
      expect(near(sum)).toBeCloseTo(test[50], 1);
      expect(near(forest as Float64Array)).toBeCloseTo(forestTest[50], 1);
    }
  });
  it("with outliers: each sample has exactly ten, 3 off", () => {
    for (const seed of seeds.slice(0, 10)) {
      const [plain, off] = [simulated(seed, false).y, simulated(seed, true).y];
      expect(off.filter((v, i) => Math.abs(Math.abs(v - plain[i]) - 3) < 1e-12).length).toBe(10);
    }
  });
});
