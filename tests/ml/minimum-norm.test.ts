import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {minimumNorm, ridgeWeights} from "../../src/ml/minimum-norm.js";
import {dot} from "../../src/ml/orthonormal.js";
import {normal, random} from "../../src/ml/random.js";
import {singularValues} from "../../src/ml/singular-values.js";

interface Case {
  X: number[][];
  y: number[];
  minimum_norm: number[];
  ridge: number[];
  singular: number[];
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/more-features-than-examples.json", import.meta.url), "utf8")
) as {cases: Case[]};

const close = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; ++i) expect(Math.abs(a[i] - b[i])).toBeLessThan(1e-9);
};
const columnsOf = (rows: readonly Float64Array[], p: number) =>
  Array.from({length: p}, (_, j) => Float64Array.from(rows, (row) => row[j]));

describe("against numpy and scikit-learn", () => {
  it.each(cases.map((c) => [c.X.length, c.X[0].length, c] as const))("%i rows, %i features", (n, p, c) => {
    const rows = c.X.map((row) => Float64Array.from(row));
    const y = Float64Array.from(c.y);
    close(minimumNorm(rows, y, p), c.minimum_norm);
    close(ridgeWeights(rows, y, p, 0.7), c.ridge);
    close(singularValues(p < n ? columnsOf(rows, p) : rows), c.singular);
  });
});

describe("by what defines them", () => {
  const z = normal(random(7));
  const rows = Array.from({length: 6}, () => Float64Array.from({length: 15}, () => z()));
  const y = Float64Array.from({length: 6}, () => z());

  it("fits all rows, and is shorter than any other fit", () => {
    const w = minimumNorm(rows, y, 15);
    rows.forEach((row, i) => {
      expect(dot(row, w)).toBeCloseTo(y[i], 11);
    });
    // A fit on the first p features, the rest 0, is another perfect fit.
    for (let p = 6; p < 15; ++p) {
      const other = minimumNorm(rows, y, p);
      expect(dot(w, w)).toBeLessThan(dot(other, other));
    }
  });

  it("ridge's gradient is 0, with fewer and with more features than rows", () => {
    for (const p of [3, 6, 15]) {
      const w = ridgeWeights(rows, y, p, 0.3);
      const residuals = rows.map((row, i) => y[i] - dot(w, row, p));
      for (let j = 0; j < p; ++j) {
        const pull = rows.reduce((sum, row, i) => sum + row[j] * residuals[i], 0);
        expect(pull).toBeCloseTo(0.3 * w[j], 11);
      }
    }
  });

  it("squared singular values add up to the squared entries; equal rows give a 0", () => {
    const squares = rows.reduce((sum, row) => sum + dot(row, row), 0);
    expect(singularValues(rows).reduce((sum, s) => sum + s * s, 0)).toBeCloseTo(squares, 9);
    expect(singularValues([rows[0], rows[0]])[1]).toBeLessThan(1e-12);
  });
});
