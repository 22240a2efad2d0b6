import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {als, known, ridge} from "../../src/ml/als.js";
import {normal, random} from "../../src/ml/random.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/collaborative-vs-content-filtering.json", import.meta.url), "utf8")
);
const D = Float64Array.from(reference.D, (v: number | null) => v ?? Number.NaN);
const {people, items, rank, lambda} = reference;

describe("alternating least squares", () => {
  it("does what a ridge regression of scikit-learn does for each half step", () => {
    const start = Float64Array.from(reference.V0);
    const fit = als(D, people, items, {
      rank,
      lambda,
      seed: 1,
      start,
      iterations: 6,
      tolerance: 0,
      trace: true
    });
    fit.U.forEach((u, i) => {
      expect(u).toBeCloseTo(reference.U[i], 9);
    });
    fit.V.forEach((v, i) => {
      expect(v).toBeCloseTo(reference.V[i], 9);
    });
    fit.objective.forEach((v, i) => {
      expect(v).toBeCloseTo(reference.objective[i], 8);
    });
    expect(start).toEqual(Float64Array.from(reference.V0));
  });

  it("never raises its objective, and ends where the gradient of all factors is 0, by differences", () => {
    for (const seed of [1, 2, 3]) {
      const fit = als(D, people, items, {rank, lambda, seed, trace: true});
      expect(fit.converged).toBe(true);
      expect(fit.objective.length).toBe(2 * fit.steps);
      fit.objective.forEach((v, i) => {
        if (i) expect(v).toBeLessThanOrEqual(fit.objective[i - 1] + 1e-12);
      });
      const at = (U: Float64Array, V: Float64Array) => {
        let sum = 0;
        for (const v of [...U, ...V]) sum += lambda * v * v;
        D.forEach((d, i) => {
          if (Number.isNaN(d)) return;
          const [p, f] = [Math.floor(i / items), i % items];
          let e = d;
          for (let a = 0; a < rank; ++a) e -= U[p * rank + a] * V[f * rank + a];
          sum += e * e;
        });
        return sum;
      };
      expect(at(fit.U, fit.V)).toBeCloseTo(fit.objective[fit.objective.length - 1], 9);
      for (const which of ["U", "V"] as const)
        fit[which].forEach((_, i) => {
          const moved = (h: number) => {
            const copy = {U: fit.U.slice(), V: fit.V.slice()};
            copy[which][i] += h;
            return at(copy.U, copy.V);
          };
          expect(Math.abs(moved(1e-5) - moved(-1e-5)) / 2e-5).toBeLessThan(1e-6);
        });
    }
  });

  it("gives no factors to items and people without values", () => {
    const empty = D.slice();
    for (let p = 0; p < people; ++p) empty[p * items + 2] = Number.NaN;
    for (let f = 0; f < items; ++f) empty[3 * items + f] = Number.NaN;
    const {U, V, converged} = als(empty, people, items, {rank, lambda, seed: 4});
    expect(converged).toBe(true);
    expect([V[4], V[5], U[6], U[7]]).toEqual([0, 0, 0, 0]);
    expect(als(new Float64Array(6).fill(Number.NaN), 2, 3, {rank: 2, lambda: 1, seed: 1}).residual).toBe(0);
  });

  it("finds a low rank again where there is next to no penalty", () => {
    const draw = normal(random(9));
    const [n, m] = [30, 12];
    const [u, v] = [n, m].map((length) => Float64Array.from({length: 2 * length}, draw));
    const full = Float64Array.from({length: n * m}, (_, i) => {
      const [p, f] = [Math.floor(i / m), i % m];
      return u[2 * p] * v[2 * f] + u[2 * p + 1] * v[2 * f + 1];
    });
    const holes = full.map((d, i) => (i % 5 === 2 ? Number.NaN : d));
    const {U, V} = als(holes, n, m, {rank: 2, lambda: 1e-6, seed: 1, tolerance: 1e-7});
    full.forEach((d, i) => {
      const [p, f] = [Math.floor(i / m), i % m];
      expect(U[2 * p] * V[2 * f] + U[2 * p + 1] * V[2 * f + 1]).toBeCloseTo(d, 3);
    });
  });
});

describe("ridge", () => {
  it("agrees with scikit-learn's without an intercept", () => {
    const w = ridge(known(reference.y, 0, 1, 7), reference.X, 5, 1);
    w.forEach((v, k) => {
      expect(v).toBeCloseTo(reference.taste[k], 10);
    });
  });
});
