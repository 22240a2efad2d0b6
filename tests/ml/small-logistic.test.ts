import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {fitLogistic} from "../../src/ml/logistic.js";
import {normal, random} from "../../src/ml/random.js";
import {parts, scoresOf, smallLogistic} from "../../src/ml/small-logistic.js";

const {one} = JSON.parse(
  readFileSync(new URL("../reference/naive-bayes-vs-logistic-regression.json", import.meta.url), "utf8")
) as {one: {X: number[]; y: number[]; fits: {lambda: number; w: number[]; b: number}[]}};

const p = 10;
const zero = () => new Float64Array(p + 1);

describe("logistic regression of small tables", () => {
  it("has scikit-learn’s weights, with a penalty and without", () => {
    const X = Float64Array.from(one.X);
    for (const {lambda, w, b} of one.fits) {
      const theta = smallLogistic(X, one.y.length, p, one.y, lambda, zero());
      w.forEach((v, j) => {
        expect(theta?.[j]).toBeCloseTo(v, lambda ? 4 : 3);
      });
      expect(theta?.[p]).toBeCloseTo(b, lambda ? 4 : 3);
    }
  });

  it("agrees with the solver that says what it did, wherever it starts", () => {
    for (let seed = 1; seed <= 12; ++seed) {
      const draw = normal(random(seed, 8));
      const n = 40 + 10 * seed;
      const y = Uint8Array.from({length: n}, (_, i) => i % 2);
      const X = Float64Array.from({length: n * p}, (_, k) => draw() + 0.4 * y[Math.floor(k / p)]);
      for (const lambda of [0.001, 1, 10]) {
        const fit = fitLogistic({X, n, p, y, lambda});
        for (const start of [zero(), zero().map(() => 2 * draw())]) {
          const theta = smallLogistic(X, n, p, y, lambda, start);
          fit.w.forEach((v, j) => {
            expect(theta?.[j]).toBeCloseTo(v, 4);
          });
          expect(theta?.[p]).toBeCloseTo(fit.b, 4);
        }
      }
      const without = fitLogistic({X, n, p, y, lambda: 0});
      const theta = smallLogistic(X, n, p, y, 0, zero());
      expect(theta === null).toBe(without.separated);
      if (theta)
        without.w.forEach((v, j) => {
          expect(theta[j]).toBeCloseTo(v, 3);
        });
    }
  });

  it("says where there is no fit: a plane parts the classes", () => {
    const draw = normal(random(3, 8));
    const n = p + 1;
    const X = Float64Array.from({length: n * p}, draw);
    const y = Uint8Array.from({length: n}, (_, i) => i % 2);
    // Rows in general position, no more than the weights and the intercept: parted however they are labeled.
    expect(smallLogistic(X, n, p, y, 0, zero())).toBeNull();
    const theta = smallLogistic(X, n, p, y, 1e-4, zero()) as Float64Array;
    expect(parts(scoresOf(X, n, p, theta), y)).toBe(true);
  });
});
