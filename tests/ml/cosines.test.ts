import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {cosineAnswers, cosineSum, fitCosines, type Sizes, smooth} from "../../src/ml/cosines.js";
import {random} from "../../src/ml/random.js";

interface Case {
  n: number;
  p: number;
  /** Features are divided by j to this power. */
  power: 0 | 1;
  x: number[];
  y: number[];
  fit: number[];
  squares: number[];
}
const {at, cosines} = JSON.parse(
  readFileSync(new URL("../reference/bias-variance-tradeoff.json", import.meta.url), "utf8")
) as {at: number[]; cosines: Case[]};
const equal: Sizes = () => 1;
const sizesOf = ({power}: Case): Sizes => (power ? smooth : equal);

describe("minimum-norm cosines", () => {
  for (const c of cosines) {
    const [x, y, places] = [c.x, c.y, at].map((v) => Float64Array.from(v));
    it(`n = ${c.n}, p = ${c.p}, features over j^${c.power}: numpy's lstsq and pinv to 1e-8`, () => {
      const predict = cosineSum(fitCosines(x, y, c.p, sizesOf(c)));
      const {squares, fits} = cosineAnswers(x, [y], places, [c.p], sizesOf(c));
      const mean = c.squares.reduce((a, b) => a + b) / at.length;
      expect(Math.abs(squares[0] - mean) / Math.max(1, mean)).toBeLessThan(1e-8);
      at.forEach((place, g) => {
        const scale = Math.max(1, Math.abs(c.fit[g]));
        expect(Math.abs(predict(place) - c.fit[g]) / scale).toBeLessThan(1e-8);
        expect(Math.abs(fits[0][g] - c.fit[g]) / scale).toBeLessThan(1e-8);
        const alone = cosineAnswers(x, [], Float64Array.of(place), [c.p], sizesOf(c)).squares[0];
        expect(Math.abs(alone - c.squares[g]) / Math.max(1, c.squares[g])).toBeLessThan(1e-8);
      });
    });
  }

  it("fit every label from p = n on, and no fewer", () => {
    const {x, y, n} = cosines.find(({n}) => n === 30) as Case;
    const [xs, ys] = [Float64Array.from(x), Float64Array.from(y)];
    const worst = (p: number) => {
      const predict = cosineSum(fitCosines(xs, ys, p));
      return Math.max(...x.map((v, i) => Math.abs(predict(v) - y[i])));
    };
    expect(worst(n - 2)).toBeGreaterThan(0.01);
    for (const p of [n, n + 1, 2 * n, 8 * n]) expect(worst(p)).toBeLessThan(1e-9);
  });

  it("answer for many numbers of features as for each alone", () => {
    const c = cosines.find(({n}) => n === 60) as Case;
    const [x, y, places] = [c.x, c.y, at].map((v) => Float64Array.from(v));
    const counts = [2, 10, 59, 60, 61, 90, 200];
    const all = cosineAnswers(x, [y, x], places, counts);
    counts.forEach((p, row) => {
      const one = cosineAnswers(x, [y, x], places, [p]);
      expect(all.squares[row]).toBeCloseTo(one.squares[0], 10);
      at.forEach((_, g) => {
        for (const t of [0, 1]) expect(all.fits[t][row * at.length + g]).toBeCloseTo(one.fits[t][g], 9);
      });
    });
  });

  it("have the least norm: a fit through the same labels with a piece of the null space is longer", () => {
    const source = random(3);
    const x = Float64Array.from({length: 8}, (_, i) => (i + 0.2 + 0.6 * source()) / 8);
    const y = x.map(() => source() - 0.5);
    const norm = (c: Float64Array) => c.reduce((sum, v, j) => sum + (v * Math.max(1, j)) ** 2, 0);
    const c = fitCosines(x, y, 20);
    // Another fit: through other labels, on more features, less its own fit of those labels.
    const other = fitCosines(x, y, 20, equal);
    expect(x.every((v, i) => Math.abs(cosineSum(other)(v) - y[i]) < 1e-10)).toBe(true);
    for (const share of [-0.5, 0.1, 0.5, 1, 2]) {
      const mixed = c.map((v, j) => v + share * (other[j] - v));
      expect(x.every((v, i) => Math.abs(cosineSum(mixed)(v) - y[i]) < 1e-9)).toBe(true);
      expect(norm(mixed)).toBeGreaterThan(norm(c) + 1e-6);
    }
  });

  it("have a squared norm of 2/π² ∫ f′², the constant apart", () => {
    const c = Float64Array.of(0.7, 0.4, -0.3, 0.2, 0.1);
    const f = cosineSum(c);
    const h = 1e-5;
    const steps = 20000;
    let integral = 0;
    for (let i = 0; i < steps; ++i) {
      const x = (i + 0.5) / steps;
      integral += ((f(x + h) - f(x - h)) / (2 * h)) ** 2 / steps;
    }
    const norm = c.reduce((sum, v, j) => sum + (v * j) ** 2, 0);
    expect((2 / Math.PI ** 2) * integral).toBeCloseTo(norm, 6);
  });

  it("are orthogonal on an even grid: Σ s_i(x)² averages p/n over its points, up to p = n", () => {
    const n = 30;
    const x = Float64Array.from({length: n}, (_, i) => (i + 0.5) / n);
    const counts = [2, 10, 25, 30];
    const {squares} = cosineAnswers(x, [], x, counts);
    counts.forEach((p, row) => {
      expect(squares[row]).toBeCloseTo(p / n, 10);
    });
  });
});
