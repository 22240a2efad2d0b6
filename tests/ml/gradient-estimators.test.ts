import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {
  baselineOf,
  momentsOf,
  type Shape,
  scoreVariance,
  sigmoid,
  sigmoidSlope,
  slopeIn,
  softPath,
  valueIn,
  type Wrt
} from "../../src/ml/gradient-estimators.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/reparameterization-trick.json", import.meta.url), "utf8")
) as {
  cases: ({shape: Shape; wrt: Wrt; mu: number; sigma: number; tau: number} & Record<string, number>)[];
  sums: {mu: number; sigma: number; baseline: number; mean: number; variance: number}[];
};
const shapes = ["square", "sine", "step", "soft"] as const;
const grid = [-2, -0.7, 0, 1, 1.9].flatMap((mu) => [0.1, 0.45, 1, 2].map((sigma) => ({mu, sigma})));

describe("against scipy's integrals", () => {
  it("all moments agree to ten digits", () => {
    expect(reference.cases.length).toBe(32);
    for (const known of reference.cases) {
      const m = momentsOf(known.shape, known.wrt, known.mu, known.sigma, known.tau);
      for (const [name, value] of Object.entries(m))
        expect(Math.abs(value - known[name]), `${name} of ${JSON.stringify(known)}`).toBeLessThanOrEqual(
          1e-10 * Math.max(1, Math.abs(known[name]))
        );
    }
  });
  it("of sums over two coordinates, too", () => {
    for (const {mu, sigma, baseline, mean, variance} of reference.sums) {
      const m = momentsOf("square", "mu", mu, sigma, 1);
      expect(m.truth).toBeCloseTo(mean, 12);
      expect(scoreVariance(m, 2, baseline)).toBeCloseTo(variance, 10);
    }
  });
});

describe("moments", () => {
  it("the truth is the derivative of the mean", () => {
    const h = 1e-5;
    for (const shape of shapes)
      for (const {mu, sigma} of grid) {
        const at = (m: number, s: number) => momentsOf(shape, "mu", m, s, 0.3).mean;
        const byMu = (at(mu + h, sigma) - at(mu - h, sigma)) / (2 * h);
        const bySigma = (at(mu, sigma + h) - at(mu, sigma - h)) / (2 * h);
        expect(Math.abs(momentsOf(shape, "mu", mu, sigma, 0.3).truth - byMu)).toBeLessThan(1e-5);
        expect(Math.abs(momentsOf(shape, "sigma", mu, sigma, 0.3).truth - bySigma)).toBeLessThan(1e-5);
      }
  });
  it("variances are none or more, and pathwise is unbiased for smooth f", () => {
    for (const shape of shapes)
      for (const wrt of ["mu", "sigma"] as const)
        for (const {mu, sigma} of grid) {
          const m = momentsOf(shape, wrt, mu, sigma, 0.3);
          expect(m.pathVariance).toBeGreaterThanOrEqual(0);
          expect(m.variance).toBeGreaterThanOrEqual(0);
          for (const kind of ["none", "mean", "best"] as const)
            expect(scoreVariance(m, 3, baselineOf(m, 3, kind))).toBeGreaterThanOrEqual(0);
          if (shape === "square" || shape === "sine") expect(m.path).toBeCloseTo(m.truth, 12);
        }
  });
  it("the best baseline leaves the least variance", () => {
    for (const shape of shapes)
      for (const d of [1, 4]) {
        const m = momentsOf(shape, "mu", 0.6, 0.8, 0.3);
        const best = baselineOf(m, d, "best");
        for (const off of [-1, -0.01, 0.01, 1])
          expect(scoreVariance(m, d, best + off)).toBeGreaterThan(scoreVariance(m, d, best));
      }
  });
  it("the quadrature survives doubling its nodes, sharp or flat", () => {
    for (const wrt of ["mu", "sigma"] as const)
      for (const tau of [0.05, 0.2, 2])
        for (const {mu, sigma} of grid) {
          const [once, twice] = [softPath(wrt, mu, sigma, tau), softPath(wrt, mu, sigma, tau, 24)];
          expect(Math.abs(once.path - twice.path)).toBeLessThan(1e-10);
          expect(Math.abs(once.pathVariance - twice.pathVariance)).toBeLessThan(1e-9);
        }
  });
  it("slopes are derivatives, and the softened step's tends to the step's truth", () => {
    const h = 1e-6;
    for (const z of [-1.3, 0.2, 0.99, 1.4]) {
      for (const shape of ["square", "sine"] as const) {
        const by = (valueIn(shape)(z + h) - valueIn(shape)(z - h)) / (2 * h);
        expect(slopeIn(shape)(z, 1)).toBeCloseTo(by, 6);
      }
      for (const tau of [0.05, 0.7])
        expect(sigmoidSlope(z, tau)).toBeCloseTo((sigmoid(z + h, tau) - sigmoid(z - h, tau)) / (2 * h), 5);
    }
    const m = momentsOf("soft", "mu", 0.5, 1, 0.001);
    expect(Math.abs(m.path - m.truth)).toBeLessThan(1e-5);
  });
});
