import {Matrix, QrDecomposition} from "ml-matrix";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../../src/ml/least-squares.js";
import {normal, random} from "../../src/ml/random.js";
import {certified} from "./nist.js";

const column = (values: readonly number[]) => Float64Array.from(values);

/** How many decimal digits agree: of what is certified as 0, digits after the point. */
const digits = (got: number, want: number): number =>
  Math.min(15, -Math.log10(Math.max(1e-16, Math.abs(got - want) / (want === 0 ? 1 : Math.abs(want)))));

describe("least squares against NIST's certified values", () => {
  for (const {name, columns, y, coefficients, errors, sigma, digits: owed} of certified) {
    it(name, () => {
      const fit = leastSquares([column(y.map(() => 1)), ...columns.map(column)], column(y));
      if (!fit) throw new Error("no fit");
      const s = Math.sqrt(fit.rss / fit.df);
      const least = {
        coefficients: Math.min(...coefficients.map((c, j) => digits(fit.coefficients[j], c))),
        errors: Math.min(
          digits(s, sigma),
          ...errors.map((e, j) => digits(s * Math.sqrt(fit.unscaled[j][j]), e))
        )
      };
      if (process.env.SAY) console.log(name, least);
      expect(least.coefficients).toBeGreaterThanOrEqual(owed.coefficients);
      expect(least.errors).toBeGreaterThanOrEqual(owed.errors);
    });
  }
});

describe("least squares", () => {
  const made = (seed: number, n: number, p: number) => {
    const z = normal(random(seed));
    const draw = () => Float64Array.from({length: n}, () => z());
    return {columns: [new Float64Array(n).fill(1), ...Array.from({length: p - 1}, draw)], y: draw()};
  };

  it("agrees with ml-matrix, leaves orthogonal residuals and leverages that add up to p", () => {
    for (let seed = 1; seed <= 30; ++seed) {
      const [n, p] = [8 + (seed % 9), 1 + (seed % 4)];
      const {columns, y} = made(seed, n, p);
      const fit = leastSquares(columns, y);
      if (!fit) throw new Error("no fit");
      const X = new Matrix(columns.map((c) => Array.from(c))).transpose();
      const other = new QrDecomposition(X).solve(Matrix.columnVector(Array.from(y))).to1DArray();
      other.forEach((c, j) => {
        expect(fit.coefficients[j]).toBeCloseTo(c, 10);
      });
      for (const c of columns)
        expect(c.reduce((sum, v, i) => sum + v * fit.residuals[i], 0)).toBeCloseTo(0, 10);
      expect(fit.leverage.reduce((a, b) => a + b, 0)).toBeCloseTo(p, 10);
      expect(fit.residuals.reduce((sum, r) => sum + r * r, 0)).toBeCloseTo(fit.rss, 10);
      // The last coefficient is that of what its column adds: Frisch, Waugh and Lovell.
      const q = fit.basis[p - 1];
      expect(Math.abs(q.reduce((sum, v, i) => sum + v * y[i], 0)) / fit.rest).toBeCloseTo(
        Math.abs(fit.coefficients[p - 1]),
        9
      );
      expect(1 / fit.rest ** 2).toBeCloseTo(fit.unscaled[p - 1][p - 1], 9);
    }
  });

  it("has orthonormal columns that span those of X", () => {
    const {columns, y} = made(5, 12, 4);
    const fit = leastSquares(columns, y);
    fit?.basis.forEach((a, i) => {
      fit.basis.forEach((b, j) => {
        expect(a.reduce((sum, v, k) => sum + v * b[k], 0)).toBeCloseTo(i === j ? 1 : 0, 12);
      });
    });
  });

  it("says so where a column says nothing new", () => {
    const {columns, y} = made(3, 10, 3);
    const [one, a, b] = columns;
    expect(leastSquares([one, a, a.map((v, i) => 2 * v - 3 * b[i]), b], y)).toBeNull();
    expect(leastSquares([one, new Float64Array(10).fill(4)], y)).toBeNull();
    expect(leastSquares([one, new Float64Array(10)], y)).toBeNull();
    expect(leastSquares([one.slice(0, 2), a.slice(0, 2), b.slice(0, 2)], y.slice(0, 2))).toBeNull();
  });
});
