import {Matrix, solve} from "ml-matrix";
import {describe, expect, it} from "vitest";
import {
  elasticNet,
  elasticNetPath,
  lambdaMax,
  type Moments,
  moments,
  softThreshold
} from "../../src/ml/elastic-net.js";
import {normal, random} from "../../src/ml/random.js";

/** A random problem of n rows and p correlated columns. */
function problem(seed: number, n = 40, p = 6): {X: Float64Array[]; y: Float64Array; m: Moments} {
  const draw = normal(random(seed));
  const common = Float64Array.from({length: n}, draw);
  const X = Array.from({length: p}, () => Float64Array.from(common, (c) => c + draw()));
  const y = Float64Array.from(common, (_, i) => 2 * X[0][i] - X[1][i] + draw());
  return {X, y, m: moments(X, y)};
}

/** The objective straight from its definition, on rows. */
function objective(
  X: Float64Array[],
  y: Float64Array,
  w: ArrayLike<number>,
  lambda: number,
  alpha: number
): number {
  let rss = 0;
  for (let i = 0; i < y.length; ++i) rss += (y[i] - X.reduce((s, x, j) => s + x[i] * w[j], 0)) ** 2;
  const abs = Array.from(w).reduce((s, v) => s + Math.abs(v), 0);
  const square = Array.from(w).reduce((s, v) => s + v * v, 0);
  return rss / (2 * y.length) + lambda * (alpha * abs + ((1 - alpha) / 2) * square);
}

/** Fenchel's dual of the lasso, straight from its definition, at the residual scaled into the feasible set. */
function lassoDual(X: Float64Array[], y: Float64Array, w: ArrayLike<number>, lambda: number): number {
  const n = y.length;
  const r = y.map((v, i) => v - X.reduce((s, x, j) => s + x[i] * w[j], 0));
  const pull = Math.max(...X.map((x) => Math.abs(x.reduce((s, v, i) => s + v * r[i], 0)) / n));
  const s = Math.min(1, lambda / pull);
  return r.reduce((sum, v, i) => sum + (s * v * y[i]) / n - (s * v) ** 2 / (2 * n), 0);
}

describe("softThreshold", () => {
  it("moves toward 0 by γ, and stays at an exact 0", () => {
    expect([3, 1, 0.5, -0.5, -1, -3].map((z) => softThreshold(z, 1))).toEqual([2, 0, 0, 0, 0, -2]);
  });
});

describe("elasticNet", () => {
  it("meets the subgradient conditions to 1e-12", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const {m} = problem(seed);
      for (const alpha of [1, 0.7, 0.2, 0]) {
        const lambda = 0.05 + 0.1 * seed;
        const {w} = elasticNet(m, {lambda, alpha, tolerance: alpha === 1 ? 1e-14 : 1e-24});
        for (let j = 0; j < m.p; ++j) {
          let v = m.c[j] - lambda * (1 - alpha) * w[j];
          for (let k = 0; k < m.p; ++k) v -= m.G[j * m.p + k] * w[k];
          if (w[j] === 0) expect(Math.abs(v)).toBeLessThanOrEqual(lambda * alpha + 1e-12);
          else expect(Math.abs(v - lambda * alpha * Math.sign(w[j]))).toBeLessThan(1e-11);
        }
      }
    }
  });

  it("stops on a gap that bounds how far its objective is from the lowest, for fits cut short too", () => {
    const {X, y, m} = problem(3);
    for (const alpha of [1, 0.5, 0]) {
      const best = objective(X, y, elasticNet(m, {lambda: 0.1, alpha, tolerance: 1e-14}).w, 0.1, alpha);
      for (const tolerance of [0.3, 1e-2, 1e-4, 1e-8]) {
        const fit = elasticNet(m, {lambda: 0.1, alpha, tolerance});
        expect(fit.gap).toBeLessThanOrEqual((tolerance * m.yy) / 2);
        expect(objective(X, y, fit.w, 0.1, alpha) - best).toBeLessThanOrEqual(fit.gap + 1e-14);
      }
    }
  });

  it("reports the lasso's gap as primal minus dual, computed from their definitions", () => {
    const {X, y, m} = problem(5);
    for (const tolerance of [0.5, 1e-2, 1e-5]) {
      const {w, gap} = elasticNet(m, {lambda: 0.2, alpha: 1, tolerance});
      expect(gap).toBeCloseTo(objective(X, y, w, 0.2, 1) - lassoDual(X, y, w, 0.2), 13);
    }
  });

  it("is ridge's closed form for alpha 0, to 1e-10", () => {
    for (let seed = 1; seed <= 10; ++seed) {
      const {m} = problem(seed);
      const G = Matrix.from1DArray(m.p, m.p, Array.from(m.G)).add(Matrix.eye(m.p).mul(0.3));
      const closed = solve(G, Matrix.columnVector(Array.from(m.c))).to1DArray();
      const {w} = elasticNet(m, {lambda: 0.3, alpha: 0, tolerance: 1e-24});
      for (let j = 0; j < m.p; ++j) expect(w[j]).toBeCloseTo(closed[j], 10);
    }
  });

  it("is the soft threshold, weight by weight, with an orthonormal design", () => {
    const c = [2, 0.7, -0.3, -1.1];
    const G = Float64Array.from({length: 16}, (_, k) => (k % 5 === 0 ? 1 : 0));
    const m = {p: 4, G, c: Float64Array.from(c), yy: 10};
    const lasso = elasticNet(m, {lambda: 0.5, alpha: 1}).w;
    expect(Array.from(lasso)).toEqual(c.map((z) => softThreshold(z, 0.5)));
    const net = elasticNet(m, {lambda: 0.5, alpha: 0.6}).w;
    for (let j = 0; j < 4; ++j) expect(net[j]).toBeCloseTo(softThreshold(c[j], 0.3) / 1.2, 14);
  });

  it("leaves nothing at lambdaMax and something just below", () => {
    const {m} = problem(8);
    for (const alpha of [1, 0.5]) {
      const max = lambdaMax(m, alpha);
      expect(elasticNet(m, {lambda: max, alpha}).w.every((v) => v === 0)).toBe(true);
      expect(elasticNet(m, {lambda: 0.999 * max, alpha}).w.some((v) => v !== 0)).toBe(true);
    }
    expect(lambdaMax(m, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("fits the same from a warm start as from zeros, in fewer sweeps", () => {
    const {m} = problem(9);
    const lambdas = Array.from({length: 30}, (_, k) => 10 ** (-0.1 * k));
    const warm = elasticNetPath(m, lambdas, {alpha: 1});
    const cold = lambdas.map((lambda) => elasticNet(m, {lambda, alpha: 1}));
    warm.forEach(({w}, k) => {
      for (let j = 0; j < m.p; ++j) expect(w[j]).toBeCloseTo(cold[k].w[j], 10);
    });
    const sweeps = (fits: {sweeps: number}[]): number => fits.reduce((s, fit) => s + fit.sweeps, 0);
    expect(sweeps(warm)).toBeLessThan(sweeps(cold));
  });

  it("refuses what has no answer", () => {
    const {m} = problem(1);
    expect(() => elasticNet(m, {lambda: 0, alpha: 1})).toThrow(RangeError);
    expect(() => elasticNet(m, {lambda: 1, alpha: 1.1})).toThrow(RangeError);
    expect(() => elasticNet(m, {lambda: 1e-3, alpha: 1, maxSweeps: 1})).toThrow(/no convergence/);
  });
});
