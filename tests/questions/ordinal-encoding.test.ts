import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {fitDummies} from "../../src/ml/dummies.js";
import {type Groups, treeOnCodes, treeOnOneHot} from "../../src/ml/group-tree.js";
import {permutations, rankOf} from "../../src/ml/permutations.js";
import {normal, random, shuffle} from "../../src/ml/random.js";
import {type TargetWay, targetCodes} from "../../src/ml/target-encoding.js";
import figure from "../../src/questions/ordinal-encoding/figure.js";
import {CATEGORIES, ROWS} from "../../src/questions/ordinal-encoding/leak.js";
import {predictions, RISING} from "../../src/questions/ordinal-encoding/lesson.js";
import {leastSquares, meanOf} from "../../src/questions/ordinal-encoding/line.js";
import {
  biasOf,
  codesError,
  crossing,
  model,
  onehotError,
  scores
} from "../../src/questions/ordinal-encoding/model.js";
import {claims} from "../../src/questions/ordinal-encoding/panels/claims.js";
import {CEILING, FLOOR} from "../../src/questions/ordinal-encoding/panels/errors.js";
import {END} from "../../src/questions/ordinal-encoding/panels/leak.js";
import {orders, params} from "../../src/questions/ordinal-encoding/params.js";
import {reads, topOf} from "../../src/questions/ordinal-encoding/words.js";
import {SIGMA, worlds} from "../../src/questions/ordinal-encoding/worlds.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null);

const start = defaults(params);
const at = (patch: Partial<typeof start>) => model({...start, ...patch});
const page = readFileSync(new URL("../../src/questions/ordinal-encoding/index.md", import.meta.url), "utf8");
const seeds = Array.from({length: 200}, (_, i) => i + 1);
const shareOf = (holds: (seed: number) => boolean) => seeds.filter(holds).length / seeds.length;

interface Case {
  counts: number[];
  rows: number[][];
  order: number[];
  line: number;
  trees: number[][];
  onehot_trees: number[][];
  onehot: number;
  target: number;
  intercept: number;
  weights: number[];
  ridge: number[];
  rank: number;
  average: number | null;
}
interface Targets extends Record<TargetWay, number[]> {
  y: number[];
  group: number[];
  fold: number[];
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/ordinal-encoding.json", import.meta.url), "utf8")
) as {
  cases: Case[];
  targets: Targets;
  errors: {n: number; codes: number; codes_se: number; onehot: number; onehot_se: number}[];
  leak: {train: number; train_se: number; fresh_median: number};
  sorted_by_name: string[];
};

/** R² by the rows themselves. */
function r2(rows: readonly (readonly number[])[], fitted: ArrayLike<number>): number {
  const mean = meanOf(rows.flat());
  let [missed, total] = [0, 0];
  rows.forEach((row, g) => {
    for (const y of row) {
      missed += (y - fitted[g]) ** 2;
      total += (y - mean) ** 2;
    }
  });
  return 1 - missed / total;
}

const close = (a: ArrayLike<number>, b: ArrayLike<number>, within = 1e-9) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; ++i) expect(Math.abs(a[i] - b[i])).toBeLessThan(within);
};

describe("against scikit-learn", () => {
  const groupsOf = ({counts, rows}: Case): Groups => ({counts, means: rows.map(meanOf)});
  it("lines on codes and on target codes, and one-hot", () => {
    expect(reference.cases.length).toBe(24);
    for (const c of reference.cases) {
      const byRow = (values: ArrayLike<number>) => c.rows.flatMap((row, g) => row.map(() => values[g]));
      const y = c.rows.flat();
      const lineOn = (values: number[]) => {
        const {intercept, slope} = leastSquares(byRow(values), y);
        return r2(
          c.rows,
          values.map((v) => intercept + slope * v)
        );
      };
      const codes = c.rows.map((_, g) => c.order.indexOf(g) + 1);
      close([lineOn(codes)], [c.line]);
      close([lineOn(c.rows.map(meanOf))], [c.target]);
      close([r2(c.rows, fitDummies(groupsOf(c), c.order[0]).fitted)], [c.onehot]);
    }
  });
  it("dummy columns: weights, rank, and the penalty that hangs on which is dropped", () => {
    for (const c of reference.cases) {
      const {intercept, weights, rank} = fitDummies(groupsOf(c), c.order[0]);
      close([intercept], [c.intercept]);
      close(weights, c.weights);
      expect(rank).toBe(c.rank);
      close(fitDummies(groupsOf(c), c.order[0], 6).fitted, c.ridge);
    }
  });
  it("trees of every depth on codes and on one-hot columns", () => {
    for (const c of reference.cases) {
      for (let depth = 1; depth <= 4; ++depth) {
        close(treeOnCodes(groupsOf(c), c.order, depth), c.trees[depth - 1]);
        close(treeOnOneHot(groupsOf(c), depth), c.onehot_trees[depth - 1]);
      }
    }
  });
  it("the mean over all orders is one-hot’s R² by k − 1", () => {
    for (const {average, onehot} of reference.cases) if (average !== null) close([average], [onehot / 4]);
  });
  it("target codes by all rows, without the row, and by the other folds", () => {
    const {y, group, fold} = reference.targets;
    for (const way of ["plain", "leaveOneOut", "folds"] as const)
      close(
        targetCodes(Float64Array.from(y), Int32Array.from(group), way, Int32Array.from(fold)),
        reference.targets[way]
      );
  });
  it("expected errors, within four standard errors of a simulation", () => {
    for (const {n, codes, codes_se, onehot, onehot_se} of reference.errors) {
      expect(Math.abs(codesError(biasOf("uneven", orders[0]), n) - codes)).toBeLessThan(4 * codes_se);
      expect(Math.abs(onehotError(n) - onehot)).toBeLessThan(4 * onehot_se);
    }
  });
  it("sizes sorted by name, as the page links them", () => {
    const rank = Number(/\?world=sizes&order=(\d+)\)/.exec(page)?.[1]);
    expect(orders[rank - 1].map((g) => worlds.sizes.names[g])).toEqual(reference.sorted_by_name);
    expect(page).toContain(reference.sorted_by_name.join(", "));
  });
});

describe("the model", () => {
  it("R² from means is that of the rows, and its table says what the picture shows", () => {
    for (const seed of [1, 2, 3]) {
      for (const learner of ["line", "tree"] as const) {
        for (const coding of ["codes", "target"] as const) {
          const {fit, onehot, sample, order, sorted} = at({seed, learner, coding, depth: 2, order: 30});
          const rows = sample.rows.map((row) => [...row]);
          expect(fit.r2).toBeCloseTo(r2(rows, fit.fitted), 9);
          expect(onehot.r2).toBeCloseTo(r2(rows, onehot.fitted), 9);
          const table = scores(sample, order, sorted, learner === "line" ? null : 2);
          expect(table[coding]).toBeCloseTo(fit.r2, 12);
        }
      }
    }
  });
  it("more rows leave the ones that were there", () => {
    const [few, many] = [at({n: 5}), at({n: 50})];
    few.sample.rows.forEach((row, g) => {
      expect([...many.sample.rows[g].slice(0, 5)]).toEqual([...row]);
    });
  });
  it("the best of all orders is that of the sample’s means, or its reverse", () => {
    for (const seed of seeds) {
      const {all, sorted} = at({seed});
      expect(all[rankOf(sorted)]).toBeCloseTo(Math.max(...all), 12);
    }
  });
  it("an axis of counts ends above them", () => {
    for (const count of [0, 19, 20, 59, 99, 100, 120]) expect(topOf(count)).toBeGreaterThan(count);
  });
});

describe("the page's sentences", () => {
  it("one part in k − 1, for other k: “with 50 categories a line would keep 1/49 on average”", () => {
    // By the page's derivation, and by all orders where these are few.
    for (const k of [3, 4, 6]) {
      const means = Array.from({length: k}, (_, i) => Math.sin(7 * i));
      const mean = meanOf(means);
      const total = means.reduce((s, m) => s + (m - mean) ** 2, 0);
      const kept = permutations(k).map((order) => {
        const {slope} = leastSquares(order, means);
        const half = (k - 1) / 2;
        return (slope ** 2 * order.reduce((s, c) => s + (c - half) ** 2, 0)) / total;
      });
      expect(meanOf(kept)).toBeCloseTo(1 / (k - 1), 12);
    }
    expect(page).toContain("With 50 categories a line would keep 1/49 on average");
  });
  it("a constant added to all codes changes nothing", () => {
    const y = [3, 1, 4, 1, 5];
    const fitted = (by: number) => {
      const x = [1, 2, 3, 4, 5].map((c) => c + by);
      const {intercept, slope} = leastSquares(x, y);
      return x.map((v) => intercept + slope * v);
    };
    close(fitted(0), fitted(17));
  });
  it("with a penalty of 6 at 12 rows, some prediction moves by 0.7 or more as another column is dropped", () => {
    expect(page).toContain("by 0.7 or more");
    const moves = (seed: number): number => {
      const {sample} = at({seed});
      const fits = [0, 1, 2, 3, 4].map((dropped) => fitDummies(sample, dropped, 6).fitted);
      return Math.max(
        ...sample.means.map((_, g) => Math.max(...fits.map((f) => f[g])) - Math.min(...fits.map((f) => f[g])))
      );
    };
    expect(moves(start.seed)).toBeGreaterThanOrEqual(0.7);
    expect(shareOf((seed) => moves(seed) >= 0.7)).toBeGreaterThanOrEqual(0.95);
  });
  it("on noise training R² is (40 − 1)/(120 − 1) in expectation", () => {
    expect(page).toContain("(40 − 1)/(120 − 1)");
    const expected = (CATEGORIES - 1) / (CATEGORIES * ROWS - 1);
    const {train, train_se, fresh_median} = reference.leak;
    expect(Math.abs(train - expected)).toBeLessThan(4 * train_se);
    const own = seeds.map((seed) => at({seed}).leak);
    expect(Math.abs(meanOf(own.map((l) => l.train)) - expected)).toBeLessThan(0.02);
    const fresh = own.map((l) => l.fresh).sort((a, b) => a - b);
    expect(Math.abs(fresh[100] - fresh_median)).toBeLessThan(0.03);
  });
  it("by other folds and without the own row the line is near 0 in both", () => {
    for (const way of ["folds", "leaveOneOut"] as const) {
      expect(
        shareOf((seed) => {
          const {train, fresh} = at({seed, way}).leak;
          return train < 0.1 && fresh > -0.1;
        })
      ).toBeGreaterThanOrEqual(0.95);
    }
  });
  it("without the own row, code and y are correlated by −1 within a category; the code gives y away", () => {
    for (const seed of [1, 2, 3]) {
      const {codes, y, within} = at({seed, way: "leaveOneOut"}).leak;
      expect(within).toBeCloseTo(-1, 9);
      y.forEach((v, i) => {
        const g = Math.floor(i / ROWS);
        const sum = y.slice(g * ROWS, (g + 1) * ROWS).reduce((a, b) => a + b, 0);
        expect(sum - (ROWS - 1) * codes[i]).toBeCloseTo(v, 9);
      });
    }
  });
  it("with three rows and five folds most codes are the same as without the row", () => {
    const same = (seed: number): number => {
      const [a, b] = (["folds", "leaveOneOut"] as const).map((way) => at({seed, way}).leak.codes);
      return a.filter((v, i) => Math.abs(v - b[i]) < 1e-12).length / a.length;
    };
    expect(shareOf((seed) => same(seed) > 0.5)).toBeGreaterThanOrEqual(0.95);
  });
  it("equal steps: the line’s expected error is the smaller at every n; the alphabet: at none", () => {
    expect(crossing(biasOf("sizes", orders[0]))).toBeNull();
    for (let n = 2; n <= 80; ++n) {
      expect(codesError(biasOf("sizes", orders[0]), n)).toBeLessThan(onehotError(n));
      expect(codesError(biasOf("cities", orders[0]), n)).toBeGreaterThan(onehotError(n));
    }
  });
  it("in equal steps one-hot’s error is never the smaller in any sample, since the line’s is a projection of it", () => {
    for (const seed of seeds) {
      const {errors} = at({seed, world: "sizes", n: 4});
      expect(errors.codesHere).toBeLessThanOrEqual(errors.onehotHere + 1e-12);
    }
  });
  it("for these cities a stump on one-hot columns seldom has the best of the 15 ways", () => {
    expect(page).toContain("seldom has the best of the 15");
    const short = shareOf((seed) => {
      const {sample, order, sorted} = at({seed});
      const {onehot, target} = scores(sample, order, sorted, 1);
      return target > onehot + 1e-9;
    });
    expect(short).toBeGreaterThanOrEqual(0.95);
  });
  it("one-hot puts any two equally far apart with all its columns; with one dropped, its category lies nearer", () => {
    const distance = (columns: readonly number[], a: number, b: number) =>
      Math.hypot(...columns.map((j) => Number(j === a) - Number(j === b)));
    const pairs = [0, 1, 2, 3].flatMap((a) => [1, 2, 3, 4].filter((b) => b > a).map((b) => [a, b] as const));
    for (const [a, b] of pairs) {
      expect(distance([0, 1, 2, 3, 4], a, b)).toBeCloseTo(Math.SQRT2, 12);
      expect(distance([1, 2, 3, 4], a, b)).toBeCloseTo(a === 0 ? 1 : Math.SQRT2, 12);
    }
    const shown = JSON.stringify(claims.table(stateAt(anyFigure(figure), null) as never));
    expect(shown).toContain("Distances: all 5 columns");
    expect(shown.split(Math.SQRT2.toFixed(2)).length - 1).toBe(4);
  });
  it("the axis of errors holds every error that can be set", () => {
    for (const world of ["cities", "uneven", "sizes"] as const) {
      for (const order of orders) {
        const bias = biasOf(world, order);
        for (const n of [2, 80]) {
          for (const error of [codesError(bias, n), onehotError(n)]) {
            expect(error).toBeGreaterThan(FLOOR);
            expect(error).toBeLessThan(CEILING);
          }
        }
      }
    }
  });
  it("shrunk or not, without the own row the code is an exact function of y within a category", () => {
    expect(page).toContain("within the category leaves it an exact function of y");
    const y = [0.3, -1.2, 0.8];
    const [sum, toward, by] = [-0.1, 0.4, 5];
    const codes = y.map((v) => (sum - v + by * toward) / (2 + by));
    const {intercept, slope} = leastSquares(codes, y);
    close(
      codes.map((c) => intercept + slope * c),
      y
    );
    expect(slope).toBeLessThan(0);
  });
  it("the linked order has the cities’ means rise, and one cut there is the best of all", () => {
    expect(page).toContain(`order=${RISING}`);
    expect(orders[RISING - 1].map((g) => worlds.cities.means[g])).toEqual([1, 2, 3, 4, 5]);
  });
  it("uneven steps alone do not decide between line and one-hot: the second prediction gives the means and σ", () => {
    // In its order, yet the line is the worse from the first row on.
    const means = [0, 0, 0, 0, 10];
    const codes = [1, 2, 3, 4, 5];
    const {intercept, slope} = leastSquares(codes, means);
    const bias = meanOf(codes.map((c, g) => (means[g] - intercept - slope * c) ** 2));
    expect(codesError(bias, 1)).toBeGreaterThan(onehotError(1));
    const {ask, before} = predictions[1];
    expect(ask).toContain(worlds.uneven.means.join(", "));
    expect(ask).toContain(`σ = ${SIGMA}`);
    // The figure shows the sizes that are asked about.
    expect(before?.world).toBe("uneven");
    expect(page).not.toContain("rows are few or steps about even");
    expect(page).not.toContain("with a true order and few rows codes predict better");
  });
  it("the answer in full, above the predictions, does not give the second one’s", () => {
    const full = page.slice(0, page.indexOf("[[predict 1]]"));
    expect(full).not.toMatch(/rows are few|few rows/);
  });
  it("a slope that is not 0 is never called 0", () => {
    const {slope} = reads as Record<string, (state: never) => string>;
    orders.forEach((_, i) => {
      const result = at({order: i + 1});
      expect(result.line.slope).not.toBe(0);
      expect(slope({params: start, result} as never)).not.toMatch(/^−?0\.00$/);
    });
  });
  it("the panel of the leak leaves no row out, in 98 of 100 samples, whatever the code is made of", () => {
    for (const way of ["plain", "leaveOneOut", "folds"] as const) {
      const all = shareOf((seed) => {
        const {codes, y} = at({seed, way}).leak;
        return [...codes, ...y].every((v) => Math.abs(v) <= END);
      });
      expect(all).toBeGreaterThanOrEqual(0.98);
    }
    // And as it is drawn: a code beyond 3 stands between the ends of the line.
    const seed = seeds.find((one) => {
      const {codes} = at({seed: one, way: "folds"}).leak;
      return codes.some((c) => Math.abs(c) > 3) && codes.every((c) => Math.abs(c) <= END);
    });
    const drawn = stillPanel(
      anyFigure(figure),
      stateAt(anyFigure(figure), null, {seed, way: "folds"}),
      "leak",
      {
        width: 300,
        height: 300
      }
    );
    const line = /<path d="M([\d.]+),[-\d.]+L([\d.]+),[^>]*data-ref="train"/.exec(drawn);
    const [low, high] = [Number(line?.[1]), Number(line?.[2])];
    const places = [...drawn.matchAll(/<circle[^>]* cx="([-\d.]+)"/g)].map(([, x]) => Number(x));
    expect(places.length).toBe(CATEGORIES * ROWS);
    for (const x of places) {
      expect(x).toBeGreaterThanOrEqual(low);
      expect(x).toBeLessThanOrEqual(high);
    }
  });
  it("other folds help where categories have many rows: the code says less of y within one, but not without the own row", () => {
    expect(page).toContain("other folds help where categories have many rows.");
    const said = (rows: number, way: TargetWay): number => {
      const source = random(rows);
      const y = Float64Array.from({length: 20 * rows}, normal(source));
      const group = Int32Array.from(y, (_, i) => Math.floor(i / rows));
      const fold = shuffle(
        Int32Array.from(y, (_, i) => i % 5),
        source
      );
      const codes = targetCodes(y, group, way, fold);
      const shares = Array.from({length: 20}, (_, g) => {
        const [x, z] = [codes, y].map((v) => v.slice(g * rows, (g + 1) * rows));
        const {intercept, slope} = leastSquares(x, z);
        const left = z.reduce((sum, v, i) => sum + (v - intercept - slope * x[i]) ** 2, 0);
        return 1 - left / z.reduce((sum, v) => sum + (v - meanOf(z)) ** 2, 0);
      });
      return shares.sort((p, q) => p - q)[10];
    };
    expect(said(3, "folds")).toBeGreaterThan(0.9);
    expect(said(100, "folds")).toBeLessThan(0.1);
    expect(said(100, "leaveOneOut")).toBeCloseTo(1, 9);
  });
  it("of two categories the code keeps all that one-hot explains", () => {
    expect(page).toContain("with two it keeps all");
    const groups = {counts: [3, 2], means: [2, -1]};
    const {intercept, slope} = leastSquares([1, 1, 1, 2, 2], [2, 2, 2, -1, -1]);
    close([intercept + slope, intercept + 2 * slope], fitDummies(groups, 0).fitted);
  });
  it("without a penalty weights that fit the same rows differ for a category never seen", () => {
    expect(page).toContain("the prediction for a category never seen");
    const {sample} = at({});
    const unseen = [0, 1].map((dropped) => fitDummies(sample, dropped));
    close(unseen[0].fitted, unseen[1].fitted);
    // All columns 0: the intercept alone.
    expect(Math.abs(unseen[0].intercept - unseen[1].intercept)).toBeGreaterThan(1);
  });
  it("of two classes a line predicts the same class mean, whatever numbers they get; k-means has no y to code by", () => {
    expect(page).toContain("codes of three or more unordered classes");
    const x = [0, 1, 2, 3, 4];
    const label = [0, 1, 0, 1, 1];
    const lines = [(c: number) => c, (c: number) => 7 - 3 * c].map((code) => ({
      code,
      ...leastSquares(x, label.map(code))
    }));
    const [own, other] = lines.map(({code, intercept, slope}) =>
      x.map((v) => (intercept + slope * v - code(0)) / (code(1) - code(0)))
    );
    close(own, other);
    const row = /<tr><th>k-NN, k-means<\/th>.*/.exec(page)?.[0] ?? "";
    expect(row).toContain("for k-NN target encoding");
  });
});
