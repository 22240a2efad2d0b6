import {describe, expect, it} from "vitest";
import {fitDummies} from "../../src/ml/dummies.js";
import {treeOnCodes, treeOnOneHot} from "../../src/ml/group-tree.js";
import {factorial, moved, permutations, rankOf} from "../../src/ml/permutations.js";
import {random} from "../../src/ml/random.js";
import {targetCodes} from "../../src/ml/target-encoding.js";

const groupsOf = (seed: number, k = 5) => {
  const source = random(seed);
  return {
    counts: Float64Array.from({length: k}, () => 1 + Math.floor(9 * source())),
    means: Float64Array.from({length: k}, () => 6 * source())
  };
};

/** Σ (y − prediction)² between groups. */
const left = ({counts, means}: ReturnType<typeof groupsOf>, fitted: Float64Array): number =>
  means.reduce((sum, m, g) => sum + counts[g] * (m - fitted[g]) ** 2, 0);

describe("orders", () => {
  it("are all there, each once, as in a dictionary", () => {
    for (const k of [1, 2, 3, 5]) {
      const all = permutations(k).map((order) => order.join(""));
      expect(all.length).toBe(factorial(k));
      expect(new Set(all).size).toBe(all.length);
      expect([...all].sort()).toEqual(all);
    }
  });
  it("are found again", () => {
    permutations(5).forEach((order, i) => {
      expect(rankOf(order)).toBe(i);
    });
  });
  it("keep the rest in their order when one is moved", () => {
    expect(moved([0, 1, 2, 3, 4], 1, 3)).toEqual([0, 2, 3, 1, 4]);
    expect(moved([0, 1, 2, 3, 4], 3, 0)).toEqual([3, 0, 1, 2, 4]);
    expect(moved([0, 1, 2, 3, 4], 0, 9)).toEqual([1, 2, 3, 4, 0]);
    expect(moved([0, 1, 2, 3, 4], 4, -2)).toEqual([4, 0, 1, 2, 3]);
  });
});

describe("trees on groups", () => {
  it("with the groups sorted by their means, one cut is the best of all ways to part them in two", () => {
    for (let seed = 1; seed <= 200; ++seed) {
      const groups = groupsOf(seed);
      const sorted = [0, 1, 2, 3, 4].sort((a, b) => groups.means[a] - groups.means[b]);
      const one = left(groups, treeOnCodes(groups, sorted, 1));
      let best = Number.POSITIVE_INFINITY;
      let ways = 0;
      for (let mask = 1; mask < 31; mask += 2) {
        const mean = (side: number) => {
          const members = sorted.filter((g) => ((mask >> g) & 1) === side);
          const rows = members.reduce((a, g) => a + groups.counts[g], 0);
          return members.reduce((a, g) => a + groups.counts[g] * groups.means[g], 0) / rows;
        };
        const means = [mean(0), mean(1)];
        best = Math.min(
          best,
          left(
            groups,
            groups.means.map((_, g) => means[(mask >> g) & 1])
          )
        );
        ways += 1;
      }
      expect(ways).toBe(15);
      expect(one).toBeCloseTo(best, 9);
    }
  });
  it("depth k − 1 is enough for every order, and by one-hot columns", () => {
    for (let seed = 1; seed <= 40; ++seed) {
      const groups = groupsOf(seed);
      for (const order of permutations(5))
        expect(left(groups, treeOnCodes(groups, order, 4))).toBeLessThan(1e-18);
      expect(left(groups, treeOnOneHot(groups, 4))).toBeLessThan(1e-18);
    }
  });
  it("depth 0 is the mean of all", () => {
    const groups = {counts: [1, 3], means: [0, 4]};
    expect([...treeOnCodes(groups, [0, 1], 0)]).toEqual([3, 3]);
  });
});

describe("dummy columns", () => {
  it("predict the means, whichever is dropped", () => {
    for (let seed = 1; seed <= 40; ++seed) {
      const groups = groupsOf(seed);
      for (let reference = 0; reference < 5; ++reference) {
        const {fitted, intercept, weights, rank, columns} = fitDummies(groups, reference);
        fitted.forEach((v, g) => {
          expect(v).toBeCloseTo(groups.means[g], 9);
        });
        expect(intercept).toBeCloseTo(groups.means[reference], 9);
        expect(weights[reference]).toBe(0);
        expect([rank, columns]).toEqual([5, 6]);
      }
    }
  });
  it("with a penalty and all columns kept, have no gradient left", () => {
    const groups = groupsOf(7);
    const {fitted, weights} = fitDummies(groups, -1, 3);
    let all = 0;
    fitted.forEach((v, g) => {
      const residual = groups.counts[g] * (groups.means[g] - v);
      all += residual;
      expect(residual).toBeCloseTo(3 * weights[g], 9);
    });
    expect(all).toBeCloseTo(0, 9);
  });
});

describe("target codes", () => {
  const y = Float64Array.of(1, 2, 6, 10, 4);
  const group = Int32Array.of(0, 0, 0, 1, 1);
  const fold = Int32Array.of(0, 1, 1, 0, 0);
  it("by all rows, without the row, and by the other folds", () => {
    expect([...targetCodes(y, group, "plain", fold)]).toEqual([3, 3, 3, 7, 7]);
    expect([...targetCodes(y, group, "leaveOneOut", fold)]).toEqual([4, 3.5, 1.5, 4, 10]);
    // Nothing of the second category is left to its own fold: the mean of the other fold's rows.
    expect([...targetCodes(y, group, "folds", fold)]).toEqual([4, 1, 1, 4, 4]);
  });
});
