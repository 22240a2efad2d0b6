import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {momentsOf} from "../../src/ml/indicator-ridge.js";
import {random} from "../../src/ml/random.js";
import {quantile} from "../../src/ml/scalers.js";
import {standardize} from "../../src/ml/scaling.js";
import {drawn} from "../../src/questions/feature-scaling/descent.js";
import {follow} from "../../src/questions/feature-scaling/follow.js";
import {accuracyOf, answersTo, fitted} from "../../src/questions/feature-scaling/learners.js";
import {predictions, scenes} from "../../src/questions/feature-scaling/lesson.js";
import {model, sampleFor} from "../../src/questions/feature-scaling/model.js";
import {own} from "../../src/questions/feature-scaling/own.js";
import {params} from "../../src/questions/feature-scaling/params.js";
import type {Data} from "../../src/questions/feature-scaling/points.js";
import {columns, fittedOn, scaleOf} from "../../src/questions/feature-scaling/scale.js";
import {rateText, reads, describe as say} from "../../src/questions/feature-scaling/words.js";

const start = defaults(params);
const at = (patch: Partial<typeof start> = {}, data: Data = null) => model({...start, ...patch}, data);
const stateAt = (patch: Partial<typeof start>) => {
  const setting = {...start, ...patch};
  return {params: setting, settled: setting, data: null, result: model(setting, null)};
};
const seeds = (n: number) => Array.from({length: n}, (_, i) => i + 1);
const page = readFileSync(new URL("../../src/questions/feature-scaling/index.md", import.meta.url), "utf8");
const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

describe("why", () => {
  it("the share of mass in squared distances is the mean over all pairs, computed pair by pair", () => {
    for (const scaler of ["raw", "kilo", "standard", "minmax"] as const) {
      const {train, rate, shareOfY} = at({scaler});
      let [dx, dy] = [0, 0];
      for (let i = 0; i < train.x.length; ++i)
        for (let j = 0; j < i; ++j) {
          dx += (train.x[i] - train.x[j]) ** 2;
          dy += ((train.y[i] - train.y[j]) / (rate ?? 1)) ** 2;
        }
      expect(shareOfY).toBeCloseTo(dy / (dx + dy), 10);
    }
  });

  it("one row d standard deviations off multiplies the standard deviation by the page's factor, and caps its own z", () => {
    for (const odd of [5, 20, 46, 50])
      for (const n of [5, 10, 30]) {
        const {squeeze} = at({odd, n});
        const rows = 3 * n;
        const factor = Math.sqrt(((rows - 1) / rows) * (1 + odd ** 2 / rows));
        expect(squeeze.standard.kept).toBeCloseTo(1 / factor, 10);
        expect(squeeze.standard.odd).toBeLessThan(Math.sqrt(rows - 1));
      }
    // What is said of ten rows and 3 standard deviations.
    const ten = Float64Array.from({length: 10}, (_, i) => (i ? i % 3 : 1e6));
    const {center, scale} = standardize(ten);
    expect((ten[0] - center) / scale).toBeLessThanOrEqual(3);
    expect((ten[0] - center) / scale).toBeGreaterThan(2.999);
  });

  it("a zero too many is about 46 standard deviations", () => {
    for (const seed of seeds(20)) {
      const {odd} = at({seed});
      expect(Math.abs((10 * odd.mean - odd.mean) / odd.sd - 46)).toBeLessThan(8);
    }
  });

  it("standardized, the bowl's matrix is that of the correlations, with eigenvalues 1 ± r", () => {
    const {train, descent} = at({scaler: "standard"});
    const {uu, uv, vv} = momentsOf(train.x, train.y);
    const r = Math.abs(uv) / Math.sqrt(uu * vv);
    expect(descent?.lambda[0]).toBeCloseTo(1 + r, 10);
    expect(descent?.lambda[1]).toBeCloseTo(1 - r, 10);
  });

  it("descent's count of steps needs no horizon: twice as many drawn steps would not change it", () => {
    for (const scaler of columns) {
      const d = at({scaler}).descent;
      const bowl = d as NonNullable<typeof d>;
      const left = (steps: number) => {
        const across =
          (bowl.minimum[1] * bowl.axis[0] - bowl.minimum[0] * bowl.axis[1]) ** 2 * bowl.lambda[1];
        const along = (bowl.minimum[0] * bowl.axis[0] + bowl.minimum[1] * bowl.axis[1]) ** 2 * bowl.lambda[0];
        return (across * (1 - 1 / bowl.condition) ** (2 * steps)) / (across + along);
      };
      expect(left(bowl.steps)).toBeLessThanOrEqual(0.01 * (1 + 1e-6));
      if (bowl.steps > 1) expect(left(bowl.steps - 1)).toBeGreaterThan(0.01 * (1 - 1e-6));
    }
  });
});

describe("in grams and standardized alike", () => {
  it("descent is measured by the loss that is left: more than half after 50 steps, less than 1 % after ten", () => {
    expect(scenes[6].text).toContain("50 steps leave more than half of the loss");
    expect(drawn).toBe(50);
    const runs = seeds(60).map((seed) => {
      const {raw, standard} = at({seed}).compared.descents;
      return raw !== null && standard !== null && raw.left > 0.5 && standard.steps <= 10;
    });
    expect(share(runs)).toBeGreaterThanOrEqual(0.95);
  });
  it("one letter has one meaning: r is the exchange rate, ρ the correlation, and a descent has a step size", () => {
    expect(page).toContain(String.raw`\frac{1 + |\rho|}{1 - |\rho|}`);
    expect(page).not.toMatch(/\|r\||\\pm r|With rate/);
  });
});

describe("quartiles", () => {
  it("move by at most one place when any row goes to infinity", () => {
    expect(page).toContain("by at most one place");
    const place = (sorted: Float64Array, v: number) => {
      const i = sorted.findIndex((s) => s >= v);
      return i <= 0 ? i : i - (sorted[i] - v) / (sorted[i] - sorted[i - 1]);
    };
    for (const n of [5, 6, 7, 8, 30, 90]) {
      const draw = random(n);
      const values = Float64Array.from({length: n}, () => draw()).sort();
      for (const p of [0.25, 0.5, 0.75])
        for (let i = 0; i < n; ++i) {
          const moved = values.map((v, j) => (i === j ? 1e9 : v)).sort();
          // Quartiles of few rows may lie next to the odd one, which has no place in the old order.
          const now = quantile(moved, p);
          if (now > values[n - 1]) continue;
          expect(place(values, now) - p * (n - 1)).toBeLessThanOrEqual(1 + 1e-9);
          expect(place(values, now) - p * (n - 1)).toBeGreaterThanOrEqual(-1e-9);
        }
    }
  });
});

describe("the leak", () => {
  it("in other samples changes 20 to 50 answers as a rule, and counts every row where none is odd", () => {
    expect(
      predictions[1].because?.(stateAt({scaler: "minmax", odd: 46, where: "test", fit: "all"}))
    ).toContain("20 to 50 answers");
    const moved = seeds(100).map(
      (seed) => at({seed, scaler: "minmax", odd: 46, where: "test", fit: "all"}).honest?.moved ?? 0
    );
    expect(share(moved.map((m) => m >= 18 && m <= 52))).toBeGreaterThanOrEqual(0.85);
    for (const seed of seeds(60)) {
      const [test, train] = (["test", "train"] as const).map(
        (where) => at({seed, n: 5, scaler: "minmax", where, fit: "all"}).honest?.moved
      );
      expect(test).toBe(train);
    }
  });

  it("on ordinary rows standardizing with the test rows moves accuracy by a third of a point, and by less than a tenth on balance", () => {
    expect(page).toContain("Over 300 samples of 30 birds");
    const gains = seeds(300).map((seed) => {
      const sample = sampleFor({...start, n: 10, seed}, undefined);
      const [all, train] = (["all", "train"] as const).map((fit) => {
        const scale = scaleOf("standard", 1, fittedOn(sample, fit));
        const learned = fitted("knn", scale, sample.train, {classes: 3, k: start.k, lambda: 0});
        return accuracyOf(answersTo(learned, sample.test), sample.test);
      });
      return all - train;
    });
    const mean = (values: readonly number[]) => values.reduce((sum, g) => sum + g, 0) / values.length;
    expect(Math.abs(mean(gains))).toBeLessThan(0.001);
    expect(mean(gains.map(Math.abs))).toBeGreaterThan(0.0028);
    expect(mean(gains.map(Math.abs))).toBeLessThan(0.0038);
  });

  it("with one wild test row min–max lowers the score, and changes no training row", () => {
    const runs = seeds(40).map((seed) => {
      const wild = {scaler: "minmax", odd: 46, where: "test", fit: "all", seed} as const;
      const {accuracy, honest, train} = at(wild);
      expect(train.y).toEqual(at({...wild, odd: 0, fit: "train"}).train.y);
      return accuracy < (honest?.accuracy ?? 0);
    });
    expect(share(runs)).toBeGreaterThan(0.95);
  });
});

describe("now break it", () => {
  it("where mass alone counts, standardizing and robust scaling lose to raw grams", () => {
    const runs = seeds(60).map((seed) => at({table: "bands", seed}).compared.accuracy);
    expect(share(runs.map((a) => a.standard.knn < a.raw.knn))).toBeGreaterThan(0.8);
    expect(share(runs.map((a) => a.robust.knn < a.raw.knn))).toBeGreaterThan(0.8);
    const {standard, raw} = at({table: "bands"}).compared.accuracy;
    expect(standard.knn).toBeLessThan(raw.knn);
  });
  it("a zero too many ruins least squares under every scale", () => {
    const runs: boolean[] = [];
    for (const seed of seeds(40)) {
      const [with0, without] = [at({odd: 46, seed}).compared.accuracy, at({seed}).compared.accuracy];
      runs.push(columns.every((name) => with0[name].ls < without[name].ls - 0.05));
    }
    expect(share(runs)).toBeGreaterThanOrEqual(0.95);
  });
  it("unit rows are worse than standardized for k-NN, and change the tree", () => {
    for (const seed of seeds(20)) {
      expect(at({scaler: "unit", seed}).accuracy).toBeLessThan(at({scaler: "standard", seed}).accuracy);
      expect(at({scaler: "unit", learner: "tree", seed}).moved).toBeGreaterThan(0);
    }
  });
});

describe("the control of the rate", () => {
  it("goes where the scaler is, and stays by hand and for unit rows", () => {
    expect(follow({...start, scaler: "kilo"}, null)).toBe(1000);
    expect(follow({...start, scaler: "standard"}, null)).toBeCloseTo(at({scaler: "standard"}).rate ?? 0, 12);
    expect(follow({...start, scaler: "hand"}, null)).toBeNull();
    expect(follow({...start, scaler: "unit"}, null)).toBeNull();
  });
  it("by hand at a scaler's own rate k-NN answers as under the scaler", () => {
    const {rate, accuracy, field} = at({scaler: "standard"});
    const by = at({scaler: "hand", rate: rate ?? 1});
    expect(by.accuracy).toBe(accuracy);
    expect(by.field.label).toEqual(field.label);
  });
});

describe("the reader's own table", () => {
  const n = 30;
  const taken = (levels: string[]) => ({
    rows: n,
    numbers: {
      x: {name: "age", values: Float64Array.from({length: n}, (_, i) => 20 + ((i * 7) % 40))},
      y: {name: "income", values: Float64Array.from({length: n}, (_, i) => 30_000 + ((i * 7919) % 50_000))}
    },
    classes: {
      class: {name: "bought", levels, codes: Int32Array.from({length: n}, (_, i) => (i * i) % levels.length)}
    },
    levels: {},
    remarks: []
  });

  it("is split, scaled and answered; every third row is a test row", () => {
    const {data, note} = own.accept(null, taken(["no", "yes"]));
    expect(note).toContain("age and income");
    for (const scaler of ["raw", "standard", "minmax", "robust", "unit", "hand"] as const) {
      const setting = {...start, table: "own" as const, scaler};
      const result = model(setting, data);
      expect(result.train.x.length + result.tests).toBe(n);
      expect(result.tests).toBe(10);
      expect(say({params: setting, settled: setting, data, result})).not.toMatch(/NaN|mass|mm /);
    }
  });
  it("of whole numbers leaves tree and least squares as they are, though rows lie on thresholds", () => {
    for (const seed of seeds(40)) {
      const draw = random(seed);
      const values = (low: number, step: number) =>
        Float64Array.from({length: 90}, () => low + step * Math.floor(60 * draw()));
      const x = values(20, 1);
      const y = values(30_000, 1000);
      const codes = Int32Array.from(x, (v, i) => Number(v + y[i] / 1000 + 40 * draw() > 130));
      const {data} = own.accept(null, {
        ...taken(["no", "yes"]),
        rows: 90,
        numbers: {x: {name: "age", values: x}, y: {name: "income", values: y}},
        classes: {class: {name: "bought", levels: ["no", "yes"], codes}}
      });
      const {moved} = at({table: "own", seed}, data).compared;
      for (const name of columns)
        expect([seed, name, moved[name].tree, moved[name].ls]).toEqual([seed, name, 0, 0]);
    }
  });
  it("many classes become three, and the same table has the same key", () => {
    const four = own.accept(null, taken(["a", "b", "c", "d", "e"]));
    expect(four.data?.own?.classes.length).toBe(3);
    expect(four.note).toContain("taken together");
    expect(own.accept(null, taken(["a", "b", "c", "d", "e"])).data?.own?.key).toBe(four.data?.own?.key);
  });
  it("says what is wrong with it", () => {
    const same = taken(["no", "yes"]);
    same.numbers.y.values.fill(3);
    expect(() => own.accept(null, same)).toThrow("the same in every row");
    expect(() => own.accept(null, {...taken(["no", "yes"]), rows: 5})).toThrow("too few");
    expect(() => own.accept(null, taken(["no"]))).toThrow("one class only");
  });
});

describe("words", () => {
  it("a scale that learns nothing leaks nothing; a scaler that changes nothing changes no answer", () => {
    const wild = {odd: 50, where: "test", fit: "all"} as const;
    for (const scaler of ["raw", "kilo", "unit", "hand"] as const) {
      const state = stateAt({...wild, scaler});
      expect(state.result.honest?.moved).toBe(0);
      expect(say(state)).toContain("Nothing in this scale is fitted, so nothing leaks.");
    }
    for (const scaler of ["standard", "minmax", "robust"] as const) {
      const state = stateAt({...wild, scaler});
      expect(say(state)).toContain(`the scaler changes ${state.result.honest?.moved} test answer`);
    }
    expect(say(stateAt({scaler: "minmax", table: "bands", fit: "all"}))).toContain("changes no test answer.");
  });
  it("fitted on all rows the training rows are standardized but nearly, and the page says so", () => {
    const all = stateAt({scaler: "standard", fit: "all", odd: 50, where: "test"});
    expect(Math.abs(all.result.shareOfY - 0.5)).toBeGreaterThan(0.1);
    expect(reads.standardRate(all)).toContain("not quite");
    expect(reads.conditionStandard(all)).toContain("not quite");
    expect(reads.conditionStandard(stateAt({scaler: "standard"}))).not.toContain("not quite");
  });
  it("the tree keeps its answers where columns are scaled; rows of length 1 are said to be another thing", () => {
    expect(scenes[5].text).toContain("Scale the columns as you like");
    expect(stateAt({scaler: "unit", learner: "tree"}).result.moved).toBeGreaterThan(0);
    // Half of the squared distances on average, not of each.
    const {train, rate} = at({table: "bands", scaler: "standard"});
    const first = (train.x[0] - train.x[1]) ** 2;
    const second = ((train.y[0] - train.y[1]) / (rate ?? 1)) ** 2;
    expect(Math.abs(second / (first + second) - 0.5)).toBeGreaterThan(0.05);
  });
  it("ten steps, standardized, leave less than 1 % of the loss", () => {
    for (const seed of seeds(20))
      expect(at({seed}).compared.descents.standard?.steps ?? 11).toBeLessThanOrEqual(10);
  });
  it("rates keep what they are", () => {
    expect([1, 138.27, 1735.8, 0.0004].map(rateText)).toEqual(["1", "138", "1,736", "4.0·10⁻⁴"]);
  });
});
