import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {fitLogistic} from "../../src/ml/logistic.js";
import {normal, random} from "../../src/ml/random.js";

interface Fit {
  w: number[];
  b: number;
}
interface Reference {
  tables: Record<string, {X: number[]; y: number[]; fits: {C: number; logistic: Fit}[]}>;
  wide: {
    n: number;
    p: number;
    bits: string[];
    y: number[];
    weights: number[];
    fits: {C: number; logistic: Fit}[];
  };
  unpenalized: Fit;
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8")
);

/** The largest difference of the weights and intercept, relative to the largest of them. */
const apart = (a: {w: ArrayLike<number>; b: number}, b: Fit): number => {
  const scale = Math.max(1, Math.abs(b.b), ...b.w.map(Math.abs));
  return Math.max(Math.abs(a.b - b.b), ...b.w.map((v, j) => Math.abs(a.w[j] - v))) / scale;
};

describe("logistic regression", () => {
  for (const [name, {X, y, fits}] of Object.entries(reference.tables)) {
    it(`agrees with scikit-learn at λ = 1/C: ${name}`, () => {
      for (const {C, logistic} of fits) {
        const fit = fitLogistic({X: Float64Array.from(X), n: y.length, p: 2, y, lambda: 1 / C});
        expect(fit.converged, `C = ${C}`).toBe(true);
        // Nearer to the minimum than scikit-learn's stopping rule lets it come: its solution, as a start, is moved a little.
        const polished = fitLogistic({
          X: Float64Array.from(X),
          n: y.length,
          p: 2,
          y,
          lambda: 1 / C,
          start: {w: logistic.w, b: logistic.b}
        });
        expect(polished.objective).toBeCloseTo(fit.objective, 10);
        expect(apart(fit, logistic), `C = ${C}`).toBeLessThan(1e-6);
      }
    });
  }

  it("agrees with scikit-learn on soft labels, row weights and many features (conjugate gradients)", () => {
    const {n, p, bits, y, weights, fits} = reference.wide;
    const X = Float64Array.from([...bits.join("")].map(Number));
    for (const {C, logistic} of fits) {
      const fit = fitLogistic({X, n, p, y, weights, lambda: 1 / C});
      expect(fit.converged).toBe(true);
      expect(apart(fit, logistic), `C = ${C}`).toBeLessThan(1e-6);
    }
  });

  it("agrees with scikit-learn without a penalty, where a minimum exists", () => {
    const {X, y} = reference.tables.overlapping;
    const fit = fitLogistic({X: Float64Array.from(X), n: y.length, p: 2, y, lambda: 0});
    expect([fit.converged, fit.separated]).toEqual([true, false]);
    expect(apart(fit, reference.unpenalized)).toBeLessThan(1e-6);
  });

  it("without a penalty on separable classes stops, and says that there is no minimum", () => {
    const {X, y} = reference.tables.separable;
    const at = (iterations: number) =>
      fitLogistic({X: Float64Array.from(X), n: y.length, p: 2, y, lambda: 0, iterations});
    const [ten, hundred] = [at(10), at(100)];
    expect([hundred.converged, hundred.separated]).toEqual([false, true]);
    expect(Math.hypot(...hundred.w)).toBeGreaterThan(2 * Math.hypot(...ten.w));
    expect(hundred.objective).toBeLessThan(ten.objective);
  });

  it("says so too where classes touch in one place only (quasi-complete separation)", () => {
    const X = Float64Array.from([-2, -1, 0, 0, 1, 2]);
    const fit = fitLogistic({X, n: 6, p: 1, y: [0, 0, 0, 1, 1, 1], lambda: 0});
    expect(fit.converged).toBe(false);
    expect(fit.objective).toBeCloseTo(2 * Math.LN2, 12);
  });

  it("has a gradient of zero by differences too, in small and large problems, with and without intercept", () => {
    const source = random(4);
    const draw = normal(source);
    for (const [n, p, intercept] of [
      [40, 3, true],
      [40, 3, false],
      [30, 70, true],
      [90, 60, false]
    ] as const) {
      const X = Float64Array.from({length: n * p}, draw);
      const y = Float64Array.from({length: n}, source);
      const lambda = 0.3;
      const fit = fitLogistic({X, n, p, y, lambda, intercept});
      expect(fit.converged).toBe(true);
      const objective = (w: Float64Array, b: number) => {
        let sum = 0;
        for (let i = 0; i < n; ++i) {
          let f = b;
          for (let j = 0; j < p; ++j) f += w[j] * X[i * p + j];
          sum += Math.log1p(Math.exp(f)) - y[i] * f;
        }
        return sum + (lambda / 2) * w.reduce((s, v) => s + v * v, 0);
      };
      expect(objective(fit.w, fit.b)).toBeCloseTo(fit.objective, 10);
      const h = 1e-5;
      for (let j = 0; j < p; ++j) {
        const moved = (t: number) => objective(fit.w.with(j, fit.w[j] + t), fit.b);
        expect(Math.abs(moved(h) - moved(-h)) / (2 * h)).toBeLessThan(1e-7);
      }
      if (intercept) {
        expect(Math.abs(objective(fit.w, fit.b + h) - objective(fit.w, fit.b - h)) / (2 * h)).toBeLessThan(
          1e-7
        );
      } else expect(fit.b).toBe(0);
    }
  });

  it("a row of weight 2 counts as two rows, one of weight 0 as none; a start changes nothing but the way", () => {
    const X = Float64Array.from([0.5, -1, 2, 0.3, -0.7, 1.1, 9, 9]);
    const y = [1, 0, 1, 0];
    const fit = fitLogistic({X, n: 4, p: 2, y, weights: [2, 1, 1, 0], lambda: 0.5});
    const twice = Float64Array.from([0.5, -1, 0.5, -1, 2, 0.3, -0.7, 1.1]);
    const plain = fitLogistic({
      X: twice,
      n: 4,
      p: 2,
      y: [1, 1, 0, 1],
      lambda: 0.5,
      start: {w: [3, -3], b: 2}
    });
    expect(apart(fit, {w: [...plain.w], b: plain.b})).toBeLessThan(1e-9);
  });

  it("refuses what it cannot fit", () => {
    const X = Float64Array.from([1, 2]);
    expect(() => fitLogistic({X, n: 2, p: 1, y: [0, 1.5], lambda: 1})).toThrow(RangeError);
    expect(() => fitLogistic({X, n: 2, p: 2, y: [0, 1], lambda: 1})).toThrow(/n × p/);
    expect(() => fitLogistic({X, n: 2, p: 1, y: [0, 1], lambda: -1})).toThrow(/lambda/);
  });
});
