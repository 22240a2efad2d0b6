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
const reference: {tables: Record<string, {X: number[]; y: number[]; fits: {C: number; svm: SvcFit}[]}>} =
  JSON.parse(readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8"));

const apart = (a: {w: ArrayLike<number>; b: number}, b: Fit): number => {
  const scale = Math.max(1, Math.abs(b.b), ...b.w.map(Math.abs));
  return Math.max(Math.abs(a.b - b.b), ...b.w.map((v, j) => Math.abs(a.w[j] - v))) / scale;
};

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
