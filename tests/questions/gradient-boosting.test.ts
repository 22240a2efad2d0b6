import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import figure from "../../src/questions/gradient-boosting/figure.js";
import {
  boosted,
  boosterErrors,
  cellsOf,
  errorOf,
  GRID,
  kept,
  model,
  predictions
} from "../../src/questions/gradient-boosting/model.js";
import {params, type Room} from "../../src/questions/gradient-boosting/params.js";
import {SIGMA, simulated, truth} from "../../src/questions/gradient-boosting/world.js";
import {checkFigure} from "../figure/check.js";

const start = defaults(params);

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null, {
  settings: 60,
  every: 4
});

const stateAt = (patch: Partial<typeof start>): Room["State"] => {
  const now = {...start, ...patch};
  return {params: now, settled: now, data: null, result: model(now)};
};

/** Over seeds that no scene and no reader meets soon. */
const seeds = Array.from({length: 60}, (_, i) => 70_001 + 13 * i);
const share = (claim: (seed: number) => boolean): number => seeds.filter(claim).length / seeds.length;
/** The best number of trees and its error, without the forest beside it; each booster is grown once for all that is asked of it. */
const known = new Map<string, {best: number; least: number; last: number}>();
function of(patch: Partial<typeof start>, seed: number) {
  const key = `${JSON.stringify(patch)} ${seed}`;
  const had = known.get(key);
  if (had) return had;
  const {rate, depth, subsample, loss} = {...start, ...patch};
  const booster = boosted(simulated(seed, false), loss, rate, depth, subsample, seed);
  const test = boosterErrors(booster, rate, cellsOf(booster.trees));
  const best = test.indexOf(Math.min(...test));
  const now = {best, least: test[best], last: test[test.length - 1]};
  known.set(key, now);
  return now;
}
const least = (patch: Partial<typeof start>, seed: number): number => of(patch, seed).least;

describe("what the page says", () => {
  it("of rate and best number of trees: nearly constant up to 0.2", () => {
    const spread = seeds
      .slice(0, 20)
      .map((seed) => {
        const products = [0.02, 0.05, 0.1, 0.2].map((rate) => rate * of({rate}, seed).best);
        return Math.max(...products) / Math.min(...products);
      })
      .sort((a, b) => a - b);
    expect(spread[10]).toBeLessThan(1.35);
    expect(spread[17]).toBeLessThan(1.8);
  });
  it("from 1 down to 0.2 the rate lowers the least error, and then no more", () => {
    const same = (a: number, b: number) => Math.abs(a / b - 1) < 0.03;
    expect(share((seed) => least({rate: 1}, seed) > least({rate: 0.1}, seed))).toBeGreaterThanOrEqual(0.95);
    expect(share((seed) => least({rate: 0.5}, seed) > least({rate: 0.2}, seed))).toBeGreaterThan(0.6);
    expect(share((seed) => same(least({rate: 0.1}, seed), least({rate: 0.2}, seed)))).toBeGreaterThanOrEqual(
      0.95
    );
  });
  it("stumps: three hundred trees at this rate are hardly too many", () => {
    expect(
      share((seed) => {
        const stumps = of({depth: 1}, seed);
        return stumps.last < 1.1 * stumps.least;
      })
    ).toBeGreaterThanOrEqual(0.95);
  });
  it("depth 6 fits noise after about twenty trees, and is worse at its best than depth 2", () => {
    expect(
      share((seed) => {
        const deep = of({depth: 6}, seed);
        return deep.best > 12 && deep.best < 28 && deep.least > least({rate: 0.1}, seed);
      })
    ).toBeGreaterThanOrEqual(0.95);
  });
  it("half of the rows: a lower least error in most samples", () => {
    expect(share((seed) => least({subsample: 0.5}, seed) < least({rate: 0.1}, seed))).toBeGreaterThan(0.7);
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
  it("with outliers: about four of five of a hundred trees spend a leaf of at most four rows on them", () => {
    const shares = seeds.slice(0, 15).map((seed) => {
      const [plain, off] = [simulated(seed, false).y, simulated(seed, true)];
      const {trees} = boosted(off, "squared", 0.1, 2, 1, seed);
      const spent = trees.slice(0, 100).filter(({starts}) =>
        starts.some((start, j) => {
          const end = starts[j + 1] ?? plain.length;
          return end - start <= 4 && off.y.subarray(start, end).some((v, i) => v !== plain[start + i]);
        })
      );
      return spent.length / 100;
    });
    shares.sort((a, b) => a - b);
    expect(shares[7]).toBeGreaterThan(0.75);
    expect(shares[7]).toBeLessThan(0.9);
  });
  it("has no halves of fewer than two trees: what is drawn is what is said", () => {
    for (const stages of [0, 1])
      for (const part of ["first", "last", "random"] as const) {
        const [whole, half] = (["all", part] as const).map((now) =>
          stateAt({stages, forest: true, part: now})
        );
        expect(half.result.sum).toEqual(whole.result.sum);
        expect(half.result.forest).toEqual(whole.result.forest);
        expect(figure.describe(half)).toBe(figure.describe(whole));
      }
  });
  it("takes no error for 0 that is not, and no tree of another loss for one of the formula", () => {
    const at = stateAt;
    const deep = at({rate: 1, depth: 6, stages: 8});
    expect(deep.result.train[8]).toBeGreaterThan(0);
    expect(figure.reads.train(deep)).toBe("< 0.001 σ²");
    expect(figure.reads.drop(at({}))).toMatch(/^so it takes \d/);
    expect(figure.reads.drop(at({rate: 2.1, stages: 3}))).toMatch(/^so it adds \d/);
    for (const patch of [{loss: "absolute"}, {loss: "huber"}, {subsample: 0.5}] as const)
      expect(figure.reads.drop(at(patch))).not.toMatch(/\d/);
    expect(figure.reads.forestTrees(at({}))).toBe("1 tree");
  });
  it("draws no coordinate that a browser cannot read, however far a rate past 2 has led", () => {
    for (const loss of ["squared", "absolute", "huber"] as const) {
      const now = stateAt({loss, rate: 2.1, depth: 6, subsample: 0.25, stages: 300, outliers: true});
      for (const {id} of figure.panels)
        expect(
          stillPanel(anyFigure(figure), now as never, id, {width: 400, height: 300}),
          `${id}, ${loss}`
        ).not.toMatch(/\d{9,}\.|\de\+/);
    }
  });
  it("with outliers: each sample has exactly ten, 3 off", () => {
    for (const seed of seeds.slice(0, 10)) {
      const [plain, off] = [simulated(seed, false).y, simulated(seed, true).y];
      expect(off.filter((v, i) => Math.abs(Math.abs(v - plain[i]) - 3) < 1e-12).length).toBe(10);
    }
  });
});
