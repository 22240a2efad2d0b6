import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {descentByDoubling} from "../../src/ml/descent-by-squaring.js";
import {gaussLegendre} from "../../src/ml/gauss-legendre.js";
import {scaledLegendre} from "../../src/ml/legendre.js";
import {gram, nestedLeastSquares, nestedRidge} from "../../src/ml/nested-least-squares.js";
import {bootstrap, random} from "../../src/ml/random.js";
import {learned} from "../../src/questions/underfitting-overfitting/data.json.js";
import {diagnose} from "../../src/questions/underfitting-overfitting/diagnosis.js";
import {benchOf, fitsOf, valuesOf} from "../../src/questions/underfitting-overfitting/fits.js";
import {type Data, model} from "../../src/questions/underfitting-overfitting/model.js";
import {params} from "../../src/questions/underfitting-overfitting/params.js";
import {comparison} from "../../src/questions/underfitting-overfitting/remedies.js";
import {describe as describeState} from "../../src/questions/underfitting-overfitting/words.js";
import {SIGMA, simulated, truths} from "../../src/questions/underfitting-overfitting/world.js";

interface Values {
  degree: number;
  values: number[];
}
interface Case {
  x: number[];
  y: number[];
  new: number[];
  least: Values[];
  ridge: (Values & {lambda: number})[];
  descent: (Values & {steps: number})[];
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/underfitting-overfitting.json", import.meta.url), "utf8")
) as {cases: Case[]};

const truth = truths.wave;
const page = readFileSync(
  new URL("../../src/questions/underfitting-overfitting/index.md", import.meta.url),
  "utf8"
);
const start = defaults(params);
const none: Data = {learned: {wave: [], line: []}};
const at = (patch: Partial<typeof start>) => model({...start, ...patch}, none);
const seeds = Array.from({length: 100}, (_, i) => i + 1);
const rule = gaussLegendre(64);
/** The mean square of a function of the nodes over [−1, 1]. */
const meanSquare = (values: Float64Array): number =>
  values.reduce((sum, v, i) => sum + (rule.w[i] / 2) * v * v, 0);

describe("against numpy and scikit-learn", () => {
  const off = (w: Float64Array, mean: number, places: number[], values: number[]): number => {
    const mine = valuesOf({w, mean}, Float64Array.from(places));
    return Math.max(...values.map((v, i) => Math.abs(mine[i] - v) / Math.max(1, Math.abs(v))));
  };
  const each = (run: (c: Case, columns: Float64Array[], y: Float64Array, mean: number) => void) => {
    for (const c of cases) {
      const mean = c.y.reduce((a, b) => a + b, 0) / c.y.length;
      run(
        c,
        scaledLegendre(Float64Array.from(c.x), 41),
        Float64Array.from(c.y, (v) => v - mean),
        mean
      );
    }
  };
  it("least squares, and the least norm past n", () => {
    let [checked, past] = [0, 0];
    each((c, columns, y, mean) => {
      const fits = nestedLeastSquares(columns, y);
      for (const {degree, values} of c.least) {
        expect(off(fits[degree], mean, c.new, values), `n ${y.length}, degree ${degree}`).toBeLessThan(1e-8);
        ++checked;
        if (degree >= y.length) ++past;
      }
    });
    expect(checked).toBeGreaterThan(70);
    expect(past).toBeGreaterThan(15);
  });
  it("ridge", () => {
    each((c, columns, y, mean) => {
      for (const {degree, lambda, values} of c.ridge)
        expect(off(nestedRidge(gram(columns, y), lambda)[degree], mean, c.new, values)).toBeLessThan(1e-8);
    });
  });
  it("gradient descent, step by step there and by squaring here", () => {
    each((c, columns, y, mean) => {
      for (const {degree, steps, values} of c.descent) {
        const looks = Math.log2(steps);
        const w = descentByDoubling(gram(columns, y), degree + 1, looks)[looks];
        expect(off(w, mean, c.new, values)).toBeLessThan(1e-10);
      }
    });
  });
});

describe("nested fits", () => {
  it("points at one place: least squares among few columns, the mean at the place among many", () => {
    const u = Float64Array.of(-0.5, -0.5, 0.2, 0.7);
    const y = Float64Array.of(1, 3, 0, 1);
    const fits = nestedLeastSquares(scaledLegendre(u, 9), y);
    for (const w of fits.slice(2)) {
      const values = valuesOf({w, mean: 0}, u);
      [2, 2, 0, 1].forEach((v, i) => {
        expect(values[i]).toBeCloseTo(v, 9);
      });
    }
  });
  it("input noise fits the copies: with hardly any it is the plain fit", () => {
    const bench = benchOf(simulated("wave", 20, 3), 6);
    const [plain, noisy] = [0, 1].map((s) => fitsOf(bench, "noise", s, 3, 5)[5]);
    const u = Float64Array.from({length: 21}, (_, i) => -1 + i / 10);
    const [a, b] = [valuesOf(plain, u), valuesOf(noisy, u)];
    expect(Math.max(...a.map((v, i) => Math.abs(v - b[i])))).toBeLessThan(0.05);
    expect(a).not.toEqual(b);
  });
});

describe("the diagnosis", () => {
  const errors = (train: number, held: number) => ({train, held, fresh: null});
  it("is the page’s rule", () => {
    const best = errors(0.06, 0.1);
    expect(diagnose(errors(0.5, 0.125), best)).toBe("about right");
    expect(diagnose(errors(0.5, 0.126), best)).toBe("underfitting");
    expect(diagnose(errors(0.05, 0.126), best)).toBe("overfitting");
    expect(page).toContain("at most 1.25 times");
  });
  it.each([10, 15, 20, 40, 80])(
    "n = %i: names what is larger, bias² or variance, in 97 of 100 verdicts",
    (n) => {
      let [agrees, all] = [0, 0];
      for (const seed of seeds) {
        const first = at({n, seed});
        const columns = scaledLegendre(first.sample.u, 17);
        const nodes = scaledLegendre(rule.x, 17);
        // The fit is linear in y, so its mean is the fit of the truth, and each y's part in it has variance σ².
        const means = nestedLeastSquares(columns, first.sample.u.map(truth));
        const parts = Array.from({length: n}, (_, i) =>
          nestedLeastSquares(
            columns,
            Float64Array.from({length: n}, (_, j) => (i === j ? 1 : 0))
          )
        );
        const value = (w: Float64Array) =>
          rule.x.map((_, g) => w.reduce((sum, v, k) => sum + v * nodes[k][g], 0));
        for (let degree = 1; degree <= 16; degree += 1) {
          const verdict = diagnose(first.plain[degree - 1], first.best.errors);
          if (verdict === "about right") continue;
          const bias2 = meanSquare(value(means[degree]).map((v, g) => v - truth(rule.x[g])));
          const variance = parts.reduce((sum, w) => sum + SIGMA ** 2 * meanSquare(value(w[degree])), 0);
          ++all;
          if ((verdict === "underfitting") === bias2 > variance) ++agrees;
        }
      }
      expect(all).toBeGreaterThan(400);
      expect(agrees / all).toBeGreaterThan(0.97);
    }
  );
});

describe("the page’s sentences", () => {
  it("about a straight line “underfitting” is said rarely", () => {
    expect(page).toContain("there “underfitting” is rare, and a mistake");
    let [under, all] = [0, 0];
    for (const n of [10, 15, 20, 30, 60])
      for (const seed of seeds) {
        const {plain, best} = at({n, seed, data: "line"});
        for (const errors of plain) {
          const verdict = diagnose(errors, best.errors);
          if (verdict === "about right") continue;
          ++all;
          if (verdict === "underfitting") ++under;
        }
      }
    expect(under / all).toBeLessThan(0.02);
  });
  it("degree 5 is the best of the degrees on new points in most samples", () => {
    const best = seeds.filter((seed) => {
      const fresh = at({seed}).plain.map((e) => e.fresh ?? 0);
      return fresh.indexOf(Math.min(...fresh)) === 4;
    });
    expect(best.length).toBeGreaterThan(60);
  });
  it("fewer than 10 of 200 curves first only fall and then only rise", () => {
    let clean = 0;
    for (let seed = 1; seed <= 200; ++seed) {
      const held = at({seed}).plain.map((e) => e.held);
      const k = held.indexOf(Math.min(...held));
      if (held.every((v, i) => i === 0 || (i <= k ? v < held[i - 1] : v > held[i - 1]))) ++clean;
    }
    expect(clean).toBeLessThan(10);
  });
  it("the least validation error is below the error on new points in most samples", () => {
    const below = seeds.filter((seed) => {
      const {errors} = at({seed}).best;
      return errors.held < (errors.fresh ?? 0);
    });
    expect(below.length).toBeGreaterThan(55);
  });
  it("bagging makes degree 13 worse in nearly all samples", () => {
    let [worse, different] = [0, 0];
    for (const seed of seeds.slice(0, 40)) {
      const sample = simulated("wave", 20, seed);
      const own = valuesOf(fitsOf(benchOf(sample, 14), "l2", 0, 1, 13)[13], rule.x);
      const mean = new Float64Array(rule.x.length);
      const source = random(seed, 99);
      for (let k = 0; k < 50; ++k) {
        const chosen = bootstrap(20, source);
        different += new Set(chosen).size / (40 * 50);
        const again = {
          ...sample,
          u: Float64Array.from(chosen, (i) => sample.u[i]),
          y: Float64Array.from(chosen, (i) => sample.y[i])
        };
        const values = valuesOf(fitsOf(benchOf(again, 14), "l2", 0, 1, 13)[13], rule.x);
        for (let g = 0; g < mean.length; ++g) mean[g] += values[g] / 50;
      }
      const off = (values: Float64Array) => meanSquare(values.map((v, g) => v - truth(rule.x[g])));
      if (off(mean) > off(own)) ++worse;
    }
    expect(worse).toBeGreaterThanOrEqual(36);
    expect(different).toBeGreaterThan(12.5);
    expect(different).toBeLessThan(13.2);
  });
  it("about a straight line degree 1 is about right, in the first sample and in most, and bias is none", () => {
    expect(at({data: "line"}).verdict).toBe("about right");
    const right = seeds.filter((seed) => at({data: "line", seed}).verdict === "about right");
    expect(right.length).toBeGreaterThan(90);
    const u = simulated("line", 20, 1).u;
    for (const w of nestedLeastSquares(scaledLegendre(u, 17), u.map(truths.line)).slice(1)) {
      const values = valuesOf({w, mean: 0}, rule.x);
      expect(meanSquare(values.map((v, g) => v - truths.line(rule.x[g])))).toBeLessThan(1e-12);
    }
  });
  it("the median over samples falls to degree 5 and rises after it, but for even degrees", () => {
    const fresh = Array.from({length: 12}, (_, d) => {
      const all = Float64Array.from(seeds, (seed) => at({seed}).plain[d].fresh ?? 0).sort();
      return all[50];
    });
    expect(fresh[2]).toBeLessThan(fresh[0]);
    expect(fresh[4]).toBeLessThan(fresh[2]);
    for (let d = 5; d < 12; ++d) expect(fresh[d]).toBeGreaterThan(fresh[d - 1]);
  });
  it("past n the small model is better in nearly every sample", () => {
    const better = seeds.filter((seed) => {
      const fresh = at({seed, past: true}).curve.map((e) => e.fresh ?? 0);
      return fresh[39] > Math.min(...fresh.slice(0, 16));
    });
    expect(better.length).toBeGreaterThan(97);
  });
  it("the second prediction’s answer and its numbers are the same with other samples, and with four times as many", () => {
    for (const [samples, from] of [
      [400, 1],
      [400, 500_001],
      [400, 800_001],
      [1600, 800_001]
    ]) {
      const curve = learned("wave", samples, from, [20])[4];
      const [train, fresh] = [curve.train[0], curve.fresh[0]];
      expect(Math.round((10 * train) / fresh), `${samples} from ${from}`).toBe(5);
      expect([train.toFixed(2), fresh.toFixed(2)]).toEqual(["0.06", "0.12"]);
    }
  });
  it("the first prediction tells of medians what one sample need not show: they near the noise from two sides", () => {
    const [few, many] = [20, 160].map((n) => learned("wave", 200, 1, [n])[12]);
    expect(many.train[0]).toBeGreaterThan(few.train[0]);
    expect(many.train[0]).toBeLessThan(SIGMA ** 2);
    expect([many.train[0].toFixed(2), many.fresh[0].toFixed(2)]).toEqual(["0.08", "0.10"]);
    expect(many.fresh[0]).toBeGreaterThan(SIGMA ** 2);
    expect(many.fresh[0]).toBeLessThan(few.fresh[0]);
    // In one sample the training error lies on the other side often enough.
    const below = seeds.filter((seed) => at({seed, degree: 13, n: 160}).errors.train < SIGMA ** 2).length;
    expect(below).toBeLessThan(90);
  });
  it("the gap on new places: as the formula says while weights are few, many times as large near n", () => {
    expect(page).toContain("many times as large where \\(p\\) comes near \\(n\\)");
    // In expectation over the noise, for a sample’s places: exact.
    const ratio = (n: number, degree: number, seed: number): number => {
      const {u} = simulated("wave", n, seed);
      const columns = scaledLegendre(u, degree + 1);
      const nodes = scaledLegendre(rule.x, degree + 1);
      const value = (w: Float64Array, of: readonly Float64Array[], i: number) =>
        w.reduce((sum, v, k) => sum + v * of[k][i], 0);
      const mean = nestedLeastSquares(columns, u.map(truth))[degree];
      const parts = Array.from({length: n}, (_, i) =>
        nestedLeastSquares(
          columns,
          Float64Array.from({length: n}, (_, j) => (i === j ? 1 : 0))
        )
      );
      const bias2 = meanSquare(rule.x.map((x, g) => value(mean, nodes, g) - truth(x)));
      const variance = parts.reduce(
        (sum, w) => sum + SIGMA ** 2 * meanSquare(rule.x.map((_, g) => value(w[degree], nodes, g))),
        0
      );
      const missed = u.reduce((sum, x, i) => sum + (truth(x) - value(mean, columns, i)) ** 2 / n, 0);
      const p = degree + 1;
      return (bias2 + variance - missed + (SIGMA ** 2 * p) / n) / ((2 * SIGMA ** 2 * p) / n);
    };
    for (const seed of seeds.slice(0, 12)) {
      expect(ratio(160, 7, seed)).toBeGreaterThan(0.8);
      expect(ratio(160, 7, seed)).toBeLessThan(1.2);
    }
    const near = seeds.slice(0, 40).map((seed) => ratio(20, 13, seed));
    expect(near.filter((v) => v > 5).length).toBeGreaterThanOrEqual(38);
  });
  it("at degree 5 only more points take a tenth off in most samples, and no other degree is named where none is better", () => {
    expect(page).toContain("only more points take a tenth off the error");
    const helped = new Map<string, number>();
    for (const seed of seeds) {
      const own = {...start, degree: 5, seed};
      const state = {params: own, settled: own, data: none, result: at({degree: 5, seed})};
      for (const {name, set, helps} of comparison(state)) {
        helped.set(name, (helped.get(name) ?? 0) + (helps ? 1 : 0));
        if (name === "another degree")
          expect(set).toBe(
            state.result.best.degree === 5 ? "none better" : `d = ${state.result.best.degree}`
          );
      }
    }
    for (const [name, count] of helped) {
      if (name === "more points") expect(count, name).toBeGreaterThan(70);
      else expect(count, name).toBeLessThan(30);
    }
  });
  it("degree 13 is far worse on fifteen points than on ten", () => {
    expect(page).toContain("far worse on fifteen points than [on ten]");
    const worse = seeds.filter((seed) => {
      const [ten, fifteen] = [10, 15].map((n) => at({degree: 13, n, seed}).errors.fresh ?? 0);
      return fifteen > 5 * ten;
    });
    expect(worse.length).toBeGreaterThanOrEqual(95);
  });
  it("degree 13 after one step of descent underfits, and is hardly better than a line", () => {
    expect(page).toContain("does hardly better than a line");
    for (const seed of seeds) {
      const {verdict, errors} = at({degree: 13, remedy: "stopping", strength: 13, seed});
      expect(verdict).toBe("underfitting");
      expect(Math.abs((errors.fresh ?? 0) / (at({seed}).errors.fresh ?? 1) - 1)).toBeLessThan(0.1);
    }
  });
  it("with least norm in the powers of x the error does not come down past n", () => {
    expect(page).toContain("by the plain powers of x the error would not come down at all");
    const powers = (x: Float64Array) => Array.from({length: 41}, (_, k) => x.map((v) => v ** k));
    for (const seed of seeds.slice(0, 20)) {
      const {u, y} = simulated("wave", 20, seed);
      const mean = y.reduce((a, b) => a + b, 0) / y.length;
      const fits = nestedLeastSquares(
        powers(u),
        y.map((v) => v - mean)
      );
      const [at19, at40] = [19, 40].map((d) =>
        meanSquare(rule.x.map((x) => mean + fits[d].reduce((sum, w, k) => sum + w * x ** k, 0) - truth(x)))
      );
      expect(at40, `seed ${seed}`).toBeGreaterThan(at19);
    }
  });
  it("the caption says how far above the least, not “far”", () => {
    const own = {...start, degree: 13};
    const text = describeState({params: own, settled: own, data: none, result: at({degree: 13})});
    expect(text).toMatch(/more than 25\s% above the least, 0\.11/);
  });
});
