import {describe, expect, it} from "vitest";
import {discretePolynomials} from "../../src/ml/discrete-polynomials.js";
import {factorPowers, leastSquares, polynomial} from "../../src/ml/polynomial.js";
import {random} from "../../src/ml/random.js";

const even = Float64Array.from({length: 20}, (_, i) => (i + 0.5) / 20);
const source = random(3);
const uneven = Float64Array.from({length: 30}, (_, i) => (i + source()) / 30);

describe("polynomials that are orthonormal on given places", () => {
  it.each([
    ["even", even],
    ["uneven", uneven]
  ])("%s places: products are 1 and 0", (_, places) => {
    const q = discretePolynomials(places, 12);
    const rows = Array.from(places, (x) => q.at(x));
    for (let j = 0; j <= 12; ++j)
      for (let k = 0; k <= 12; ++k) {
        const product = rows.reduce((sum, row) => sum + row[j] * row[k], 0);
        expect(product).toBeCloseTo(j === k ? 1 : 0, 10);
      }
  });

  it("their least squares is Householder's, between the places too", () => {
    const y = uneven.map((x) => Math.sin(7 * x) + source());
    for (const degree of [0, 1, 5, 12]) {
      const q = discretePolynomials(uneven, degree);
      const coefficients = new Float64Array(degree + 1);
      uneven.forEach((x, i) => {
        q.at(x).forEach((v, j) => {
          coefficients[j] += v * y[i];
        });
      });
      const other = polynomial(leastSquares(factorPowers(uneven, y, degree)));
      for (const x of [0.04, 0.33, 0.5, 0.971])
        expect(q.at(x).reduce((sum, v, j) => sum + v * coefficients[j], 0)).toBeCloseTo(other(x), 8);
    }
  });
});
