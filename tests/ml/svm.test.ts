import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {normal, random} from "../../src/ml/random.js";
import {fitSvm, margins} from "../../src/ml/svm.js";

interface Fit {
  w: number[];
  b: number;
}
interface SvcFit extends Fit {
  objective: number;
  support: number[];
  exact: Fit | null;
}
const reference: {
  tables: Record<string, {X: number[]; y: number[]; fits: {C: number; svm: SvcFit}[]}>;
  steep: {table: string; C: number; svm: Fit}[];
} = JSON.parse(
  readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8")
);

const apart = (a: {w: ArrayLike<number>; b: number}, b: Fit): number => {
  const scale = Math.max(1, Math.abs(b.b), ...b.w.map(Math.abs));
  return Math.max(Math.abs(a.b - b.b), ...b.w.map((v, j) => Math.abs(a.w[j] - v))) / scale;
};

/** A problem with what made solvers fail: C over eight magnitudes, equal rows, many on the margin, classes hardly or just separable. */
function hardProblem(k: number) {
  const source = random(k, 77);
  const draw = normal(source);
  const p = k % 5 ? 2 : 1 + Math.floor(5 * source());
  const n = 4 + Math.floor((k % 40 === 7 ? 1000 : 150) * source());
  const C = 10 ** (8 * source() - 2);
  const gap = 6 * source();
  const grid = [0, 0, 0.5, 0.1, 0.01][Math.floor(5 * source())];
  const unit = k % 7 === 3 ? 10 ** (3 * source() - 1.5) : 1;
  const constant = source() < 0.03;
  const y = Float64Array.from({length: n}, (_, i) => (i % 2 ? 1 : -1));
  const X = Float64Array.from({length: n * p}, (_, q) => {
    const v = draw() + (q % p === 0 ? (gap / 2) * y[Math.floor(q / p)] : 0);
    return unit * (constant && q % p === p - 1 ? 0.3 : grid ? Math.round(v / grid) * grid : v);
  });
  if (k % 6 === 1)
    for (let d = 0; d < n / 3; ++d) {
      const [from, to] = [Math.floor(n * source()), Math.floor(n * source())];
      for (let j = 0; j < p; ++j) X[to * p + j] = X[from * p + j];
    }
  // As near as classes come without touching, or touching by as little.
  if (k % 8 === 2) {
    const slit = 10 ** (-1 - 5 * source()) * (source() < 0.5 ? 1 : -1);
    for (let i = 0; i < n; ++i) X[i * p] = unit * y[i] * (Math.abs(draw()) + slit);
  }
  return {X, n, p, y, C};
}

describe("the linear SVM", () => {
  for (const [name, {X, y, fits}] of Object.entries(reference.tables)) {
    const problem = {X: Float64Array.from(X), n: y.length, p: 2, y: y.map((v) => 2 * v - 1)};
    for (const {C, svm} of fits) {
      it(`agrees with SVC(kernel="linear"): ${name}, C = ${C}`, () => {
        const fit = fitSvm({...problem, C});
        // LIBSVM keeps kernel values in single precision: its own solution is this good and no better.
        expect(apart(fit, svm)).toBeLessThan(2e-3);
        expect(fit.objective).toBeLessThanOrEqual(svm.objective * (1 + 1e-12));
        if (svm.exact) expect(apart(fit, svm.exact)).toBeLessThan(1e-10);
        expect(Math.abs(fit.gap)).toBeLessThan(1e-13 * Math.max(1, C * y.length));
        expect([...fit.support]).toEqual(expect.arrayContaining(svm.support));
      });
    }
  }

  it("meets the optimality conditions in other dimensions, with few and many rows", () => {
    const source = random(5);
    const draw = normal(source);
    for (let k = 0; k < 60; ++k) {
      const p = 1 + Math.floor(5 * source());
      const n = 4 + Math.floor((k % 10 ? 60 : 2000) * source());
      const C = 10 ** (5 * source() - 3);
      const gap = 3 * source();
      const y = Float64Array.from({length: n}, (_, i) => (i % 2 ? 1 : -1));
      // Rounded: rows coincide, and several lie on the margin at once.
      const X = Float64Array.from({length: n * p}, (_, q) => {
        const v = draw() + (q % p === 0 ? (gap / 2) * y[Math.floor(q / p)] : 0);
        return k % 3 ? v : Math.round(2 * v) / 2;
      });
      const fit = fitSvm({X, n, p, y, C});
      const m = margins({X, n, p, y}, fit.w, fit.b);
      expect(Math.abs(fit.gap)).toBeLessThan(1e-9 * Math.max(1, fit.objective));
      const w = new Float64Array(p);
      let balance = 0;
      fit.alpha.forEach((a, i) => {
        expect(a).toBeGreaterThanOrEqual(0);
        expect(a).toBeLessThanOrEqual(C);
        if (m[i] > 1 + 1e-6) expect(a).toBeLessThan(1e-7 * C);
        if (m[i] < 1 - 1e-6) expect(a).toBeGreaterThan(C * (1 - 1e-7));
        balance += a * y[i];
        for (let j = 0; j < p; ++j) w[j] += a * y[i] * X[i * p + j];
      });
      expect(Math.abs(balance)).toBeLessThan(1e-9 * C * n);
      w.forEach((v, j) => {
        expect(Math.abs(v - fit.w[j])).toBeLessThan(1e-8 * Math.max(1, C));
      });
    }
  });

  for (const {table, C, svm} of reference.steep) {
    it(`agrees with the solution of LIBSVM's pattern where C is large: ${table}, C = ${C}`, () => {
      const {X, y} = reference.tables[table];
      const fit = fitSvm({X: Float64Array.from(X), n: y.length, p: 2, y: y.map((v) => 2 * v - 1), C});
      expect(apart(fit, svm)).toBeLessThan(1e-8);
    });
  }

  it("is certified whatever C, for rounded rows, duplicates, other units and nearly separable classes, and leaving out what does not push moves nothing", () => {
    const within = {gap: 0, w: 0, b: 0};
    for (let k = 1; k <= 2520; ++k) {
      const problem = hardProblem(k);
      const {X, n, p, y, C} = problem;
      const fit = fitSvm(problem);
      within.gap = Math.max(within.gap, Math.abs(fit.gap) / fit.objective);
      const kept = Array.from(fit.support);
      const some = fitSvm({
        X: Float64Array.from(kept.flatMap((i) => [...X.subarray(i * p, i * p + p)])),
        n: kept.length,
        p,
        y: kept.map((i) => y[i]),
        C
      });
      const length = Math.hypot(...fit.w);
      const off = Math.hypot(...fit.w.map((v, j) => v - some.w[j]));
      // All rows of both classes in one place have no direction: there w is 0 but for rounding.
      if (length > 1e-9) within.w = Math.max(within.w, off / length);
      within.b = Math.max(within.b, Math.abs(fit.b - some.b) / Math.max(1, Math.abs(fit.b)));
      for (let i = 0; i < n; ++i)
        if (!(fit.share[i] >= 0 && fit.share[i] <= 1)) expect.fail(`problem ${k}, row ${i}`);
    }
    expect(within.gap).toBeLessThan(1e-10);
    expect(within.w).toBeLessThan(1e-9);
    expect(within.b).toBeLessThan(1e-9);
  }, 60_000);

  it("where the intercept is not unique, takes the middle, as LIBSVM does", () => {
    const fit = fitSvm({X: Float64Array.from([-1, 1.5]), n: 2, p: 1, y: [-1, 1], C: 0.01});
    expect(fit.w[0]).toBeCloseTo(0.025, 12);
    // b ≥ −1 + w from the negative row, b ≤ 1 − 1.5 w from the positive one.
    expect(fit.b).toBeCloseTo((-1 + 0.025 + 1 - 0.0375) / 2, 12);
  });

  it("refuses what it cannot fit", () => {
    const X = Float64Array.from([0, 1]);
    expect(() => fitSvm({X, n: 2, p: 1, y: [1, 1], C: 1})).toThrow("both classes");
    expect(() => fitSvm({X, n: 2, p: 1, y: [0, 1], C: 1})).toThrow(/−1 or 1/);
    expect(() => fitSvm({X, n: 2, p: 1, y: [-1, 1], C: 0})).toThrow(/positive/);
  });
});
