import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../../src/ml/least-squares.js";
import {
  chiSquaredTail,
  cooksDistance,
  curvatureT,
  robustError,
  serialStatistic,
  spreadStatistic,
  standardized,
  twoSided
} from "../../src/ml/regression-diagnostics.js";
import {shapiroWilk} from "../../src/ml/shapiro-wilk.js";
import {studentUpper} from "../../src/ml/student.js";

type Pair = [statistic: number, p: number];
interface Case {
  name: string;
  x: number[][];
  y: number[];
  coefficients: number[];
  errors: number[];
  p: number;
  interval: Pair;
  sigma: number;
  leverage: number[];
  standardized: (number | null)[];
  cook: (number | null)[];
  hc3: number | null;
  reset: Pair | null;
  bp: Pair;
  bg: Pair;
  sw: Pair;
}
const {cases, normality} = JSON.parse(
  readFileSync(new URL("../reference/linear-regression-assumptions.json", import.meta.url), "utf8")
) as {cases: Case[]; normality: {values: number[] | null; n: number; w: number; p: number}[]};

const close = (got: number, want: number, tolerance = 1e-9) =>
  expect(Math.abs(got - want) / Math.max(1e-3, Math.abs(want))).toBeLessThan(tolerance);

describe("against R", () => {
  it("has all cases", () => {
    expect([cases.length, normality.length]).toEqual([19, 19]);
  });
  for (const c of cases) {
    const fit = leastSquares(
      [new Float64Array(c.y.length).fill(1), ...c.x.map((v) => Float64Array.from(v))],
      Float64Array.from(c.y)
    );
    if (!fit) throw new Error(c.name);
    const last = c.x.length;
    const sigma = Math.sqrt(fit.rss / fit.df);
    it(`${c.name}: estimates, standard errors, p value and interval`, () => {
      c.coefficients.forEach((b, j) => {
        close(fit.coefficients[j], b);
      });
      c.errors.forEach((e, j) => {
        close(sigma * Math.sqrt(fit.unscaled[j][j]), e);
      });
      close(sigma / fit.rest, c.errors[last]);
      close(sigma, c.sigma);
      close(twoSided(fit.coefficients[last] / c.errors[last], fit.df), c.p, 1e-7);
      const reach = (studentUpper(0.025, fit.df) * sigma) / fit.rest;
      close(fit.coefficients[last] - reach, c.interval[0]);
      close(fit.coefficients[last] + reach, c.interval[1]);
    });
    it(`${c.name}: leverages, standardized residuals, Cook's distances, HC3`, () => {
      const [r, cook] = [standardized(fit), cooksDistance(fit)];
      c.leverage.forEach((h, i) => {
        close(fit.leverage[i], h);
      });
      c.standardized.forEach((v, i) => {
        if (v === null) expect(r[i]).toBeNaN();
        else close(r[i], v);
      });
      c.cook.forEach((v, i) => {
        if (v === null) expect(cook[i]).toBeNaN();
        else close(cook[i], v);
      });
      if (c.hc3 === null || c.name === "anscombe 4") expect(robustError(fit)).toBeNaN();
      else close(robustError(fit), c.hc3);
    });
    it(`${c.name}: tests of curvature, spread, order and normality`, () => {
      const t = curvatureT(fit.basis, fit.residuals, fit.fitted);
      if (c.reset === null || t === null) expect([t, c.reset]).toEqual([null, null]);
      else {
        close(t * t, c.reset[0], 1e-8);
        close(twoSided(t, fit.df - 1), c.reset[1], 1e-7);
      }
      const df = last as 1 | 2;
      const spread = spreadStatistic(fit.basis, fit.residuals) ?? Number.NaN;
      close(spread, c.bp[0]);
      close(chiSquaredTail(spread, df), c.bp[1]);
      const serial = serialStatistic(fit.basis, fit.residuals) ?? Number.NaN;
      close(serial, c.bg[0]);
      close(chiSquaredTail(serial, 1), c.bg[1]);
      const sw = shapiroWilk(fit.residuals);
      close(sw?.w ?? Number.NaN, c.sw[0], 1e-8);
      close(sw?.p ?? Number.NaN, c.sw[1], 1e-5);
    });
  }
  it("Shapiro and Wilk's W and p for 3 to 500 values", () => {
    for (const {values, w, p, n} of normality) {
      const got = shapiroWilk(Float64Array.from(values ?? []));
      close(got?.w ?? Number.NaN, w, 1e-8);
      expect(Math.abs((got?.p ?? Number.NaN) - p), `${n}`).toBeLessThan(1e-6);
    }
  });
});

describe("what cannot be asked", () => {
  const one = new Float64Array(6).fill(1);
  const x = Float64Array.of(0, 1, 2, 3, 4, 5);
  it("normality of two values, of equal ones, of too many", () => {
    expect(shapiroWilk(Float64Array.of(1, 2))).toBeNull();
    expect(shapiroWilk(one)).toBeNull();
    expect(shapiroWilk(Float64Array.from({length: 5001}, (_, i) => i))).toBeNull();
  });
  it("curvature of two places, and changing spread of equal squares", () => {
    const two = Float64Array.of(0, 0, 0, 1, 1, 1);
    const fit = leastSquares([one, two], Float64Array.of(1, 2, 4, 3, 5, 9));
    expect(fit && curvatureT(fit.basis, fit.residuals, fit.fitted)).toBeNull();
    const even = leastSquares([one, two], Float64Array.of(1, -1, 0, 1, -1, 0));
    expect(even && spreadStatistic(even.basis, Float64Array.of(1, -1, 1, -1, 1, -1))).toBeNull();
  });
  it("the order of rows can be another than theirs", () => {
    const fit = leastSquares([one, x], Float64Array.of(1, 3, 2, 5, 4, 9));
    if (!fit) throw new Error("no fit");
    const turned = serialStatistic(fit.basis, fit.residuals, [5, 3, 1, 0, 2, 4]);
    expect(turned).not.toBeCloseTo(serialStatistic(fit.basis, fit.residuals) ?? 0, 3);
    expect(serialStatistic(fit.basis, fit.residuals, [0, 1, 2, 3, 4, 5])).toBe(
      serialStatistic(fit.basis, fit.residuals)
    );
  });
});
