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
  it.each([20, 40, 80])("n = %i: names what is larger, bias² or variance, in 97 of 100 verdicts", (n) => {
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
  });
});

describe("the page’s sentences", () => {
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
  it("the second prediction’s share is the same with other samples, to three points in a hundred", () => {
    const share = (from: number) => {
      const curve = learned("wave", 400, from, [20])[4];
      return curve.train[0] / curve.fresh[0];
    };
    expect(Math.abs(share(1) - share(500_001))).toBeLessThan(0.03);
  });
});
