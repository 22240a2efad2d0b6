import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {
  ellipse,
  errorOf,
  isLinear,
  logDensity,
  logOddsOf,
  massAbove,
  type PlaneNormal,
  type Quadratic,
  upright,
  valueAt
} from "../../src/ml/gaussian-classes.js";
import {normalCdf} from "../../src/ml/normal.js";
import {normal, random} from "../../src/ml/random.js";

const reference: {planes: {m: [number, number]; rho: [number, number]; bayes: number}[]} = JSON.parse(
  readFileSync(new URL("../reference/naive-bayes-assumptions.json", import.meta.url), "utf8")
);

const some: PlaneNormal = {mean: [0.3, -1], cov: [2, -0.7, 0.5]};
const zero: Quadratic = {xx: 0, xy: 0, yy: 0, x: 0, y: 0, c: 0};

describe("densities and Bayes’ rule", () => {
  it("a log density is highest at the mean, falls by ½ at one standard deviation, and integrates to 1", () => {
    const f = logDensity(some);
    expect(valueAt(f, 0.3, -1)).toBeCloseTo(-Math.log(2 * Math.PI * Math.sqrt(2 * 0.5 - 0.49)), 12);
    const {xs, ys} = ellipse(some, 1.5);
    xs.forEach((x, i) => {
      expect(valueAt(f, 0.3, -1) - valueAt(f, x, ys[i])).toBeCloseTo(1.5 ** 2 / 2, 9);
    });
    let sum = 0;
    for (let i = -80; i <= 80; ++i)
      for (let j = -80; j <= 80; ++j) sum += Math.exp(valueAt(f, i / 8, j / 8)) / 64;
    expect(sum).toBeCloseTo(1, 6);
  });

  it("of classes with one covariance is linear, 2 m·Σ⁻¹x, and has the closed error", () => {
    for (const rho of [-0.9, -0.3, 0, 0.5, 0.95]) {
      const m = [1, 0.5] as const;
      const [a, b] = [-1, 1].map((s): PlaneNormal => ({mean: [s * m[0], s * m[1]], cov: [1, rho, 1]}));
      const f = logOddsOf(a, b);
      expect(isLinear(f)).toBe(true);
      expect(f.x).toBeCloseTo((2 * (m[0] - rho * m[1])) / (1 - rho * rho), 9);
      const distance = Math.sqrt((m[0] * m[0] - 2 * rho * m[0] * m[1] + m[1] * m[1]) / (1 - rho * rho));
      expect(errorOf(f, a, b)).toBeCloseTo(normalCdf(-distance), 12);
      const naive = logOddsOf(upright(a), upright(b));
      expect([naive.x, naive.y]).toEqual([2 * m[0], 2 * m[1]]);
    }
  });

  it("errs as often as brute-force integration by scipy’s densities says", () => {
    for (const {m, rho, bayes} of reference.planes) {
      const a: PlaneNormal = {mean: [-m[0], -m[1]], cov: [1, rho[0], 1]};
      const b: PlaneNormal = {mean: m, cov: [1, rho[1], 1]};
      expect(Math.abs(errorOf(logOddsOf(a, b), a, b) - bayes)).toBeLessThan(4e-6);
    }
  });
});

describe("the mass where a quadratic is positive", () => {
  it("is known in closed form for circles, strips and quadrants", () => {
    const standard: PlaneNormal = {mean: [0, 0], cov: [1, 0, 1]};
    // r² < 2 ln 2 holds half of a standard normal.
    expect(massAbove({...zero, xx: -1, yy: -1, c: 2 * Math.LN2}, standard)).toBeCloseTo(0.5, 9);
    expect(massAbove({...zero, yy: -1, c: 1}, standard)).toBeCloseTo(1 - 2 * normalCdf(-1), 12);
    // The chance that both coordinates have one sign: ½ + asin(ρ) / π.
    for (const rho of [-0.9, 0, 0.6])
      expect(massAbove({...zero, xy: 1}, {mean: [0, 0], cov: [1, rho, 1]})).toBeCloseTo(
        0.5 + Math.asin(rho) / Math.PI,
        9
      );
    expect(massAbove(zero, some)).toBe(0.5);
    expect([massAbove({...zero, c: 1}, some), massAbove({...zero, c: -1}, some)]).toEqual([1, 0]);
  });

  it("is the share of draws, for quadratics of all kinds", () => {
    const draw = normal(random(3, 2));
    const u = Array.from({length: 40_000}, () => [draw(), draw()] as const);
    for (const f of [
      {xx: 1, xy: 0.5, yy: -1, x: 0.3, y: 1, c: -0.2},
      {xx: -1, xy: 2, yy: -2, x: 1, y: -1, c: 1},
      {xx: 0, xy: 1, yy: 0, x: 1, y: 0.5, c: -0.5},
      {xx: 1, xy: 0, yy: 0, x: 0, y: 1, c: 0},
      {xx: 0, xy: 0, yy: 0, x: -2, y: 1, c: 0.4}
    ]) {
      const {mean, cov} = some;
      const hits = u.filter(([a, b]) => {
        const x = mean[0] + Math.sqrt(cov[0]) * a;
        const y = mean[1] + (cov[1] / Math.sqrt(cov[0])) * a + Math.sqrt(cov[2] - cov[1] ** 2 / cov[0]) * b;
        return valueAt(f, x, y) > 0;
      }).length;
      expect(Math.abs(hits / u.length - massAbove(f, some))).toBeLessThan(4 * Math.sqrt(0.25 / u.length));
    }
  });
});
