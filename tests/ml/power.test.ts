import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {
  criticalZ,
  falseDiscoveryShare,
  falseOmissionShare,
  familyWise,
  inside,
  levelOf,
  type Sides,
  sampleSizeFor,
  zBeta,
  zExaggeration,
  zPower
} from "../../src/ml/power.js";
import {studentCdf, studentPdf, studentUpper, tPower} from "../../src/ml/student.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/type-i-ii-errors.json", import.meta.url), "utf8")
) as {
  power: {n: number; effect: number; alpha: number; sides: Sides; z: number; t: number}[];
  beta: {shift: number; alpha: number; sides: Sides; log: number}[];
  upper: {nu: number; tail: number; t: number}[];
};
const {exaggeration} = JSON.parse(
  readFileSync(new URL("../reference/type-i-ii-errors-looks.json", import.meta.url), "utf8")
) as {exaggeration: {alpha: number; shift: number; sides: Sides; ratio: number}[]};

describe("power", () => {
  it("of the z test is R's, to 1e-13", () => {
    for (const {n, effect, alpha, sides, z} of reference.power)
      expect(Math.abs(zPower(alpha, effect * Math.sqrt(n), sides) - z)).toBeLessThan(1e-13);
  });
  it("of the t test is that of R's power.t.test, to 1e-11", () => {
    for (const {n, effect, alpha, sides, t} of reference.power)
      expect(Math.abs(tPower(alpha, effect, n, sides) - t), `${n} ${effect} ${alpha} ${sides}`).toBeLessThan(
        1e-11
      );
  });
  it("is the level where there is no effect", () => {
    for (const sides of ["one", "two"] as const)
      for (const alpha of [0.001, 0.05, 0.5]) {
        expect(zPower(alpha, 0, sides)).toBeCloseTo(alpha, 14);
        expect(tPower(alpha, 0, 12, sides)).toBeCloseTo(alpha, 12);
      }
  });
  it("reaches what it is asked for with the least sample", () => {
    for (const sides of ["one", "two"] as const)
      for (const effect of [0.05, 0.2, 0.5, 1.5])
        for (const alpha of [0.001, 0.05, 0.4]) {
          const n = sampleSizeFor(0.8, alpha, effect, sides);
          expect(zPower(alpha, effect * Math.sqrt(n), sides)).toBeGreaterThanOrEqual(0.8);
          if (n > 1) expect(zPower(alpha, effect * Math.sqrt(n - 1), sides)).toBeLessThan(0.8);
        }
    expect(sampleSizeFor(0.8, 0.05, 0, "one")).toBe(Number.POSITIVE_INFINITY);
  });
  it("and the critical value undo each other", () => {
    for (const sides of ["one", "two"] as const)
      for (const alpha of [0.001, 0.05, 0.3])
        expect(levelOf(criticalZ(alpha, sides), sides)).toBeCloseTo(alpha, 13);
  });
});

describe("β", () => {
  it("is R's lower tail to 1e-10 of itself, down to where floating point ends", () => {
    let least = 1;
    for (const {shift, alpha, sides, log} of reference.beta) {
      // Below this the numbers of floating point lie wider apart than that, and then there are none.
      if (log < -700) continue;
      const beta = zBeta(alpha, shift, sides);
      least = Math.min(least, beta);
      expect(Math.abs(beta / Math.exp(log) - 1), `${shift} ${alpha} ${sides}`).toBeLessThan(1e-10);
    }
    expect(least).toBeLessThan(1e-200);
  });
  it("adds up to 1 with the power, and is never 0 nor the power 1", () => {
    for (const sides of ["one", "two"] as const)
      for (const alpha of [0.001, 0.05, 0.5])
        for (const shift of [0, 0.1, 1, 3, 9, 20, 38, 60]) {
          const [beta, power] = [zBeta(alpha, shift, sides), zPower(alpha, shift, sides)];
          expect(Math.abs(beta + power - 1)).toBeLessThan(1e-15);
          expect(beta).toBeGreaterThan(0);
          expect(power).toBeLessThan(1);
          expect(power).toBeGreaterThanOrEqual(alpha * (1 - 1e-14));
        }
    expect([inside(0), inside(1), inside(0.3)]).toEqual([Number.MIN_VALUE, 1 - 2 ** -53, 0.3]);
  });
});

describe("significant estimates", () => {
  it("exaggerate as the integral over what lies beyond the line says, to 1e-10", () => {
    for (const {alpha, shift, sides, ratio} of exaggeration) {
      expect(
        Math.abs(zExaggeration(alpha, shift, sides) / ratio - 1),
        `${alpha} ${shift} ${sides}`
      ).toBeLessThan(1e-10);
      expect(ratio).toBeGreaterThan(1);
    }
  });
});

describe("many tests", () => {
  it("reject some true null with probability 1 − (1 − α)^m", () => {
    expect(familyWise(0.05, 1)).toBeCloseTo(0.05, 16);
    expect(familyWise(0.05, 20)).toBeCloseTo(1 - 0.95 ** 20, 14);
    expect(familyWise(0.5, 20)).toBeLessThan(1);
  });
});

describe("Student's t", () => {
  it("has R's quantiles, to 1e-10 of their size", () => {
    for (const {nu, tail, t} of reference.upper)
      expect(Math.abs(studentUpper(tail, nu) - t), `${nu} ${tail}`).toBeLessThan(1e-10 * Math.max(1, t));
  });
  it("is Cauchy's with one degree of freedom", () => {
    for (const t of [-3, 0, 0.7, 12]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
      expect(studentPdf(t, 1)).toBeCloseTo(1 / (Math.PI * (1 + t * t)), 12);
    }
  });
});

describe("the false discovery share", () => {
  it("is Bayes' rule", () => {
    expect(falseDiscoveryShare(0.05, 0.8, 0.1)).toBeCloseTo(0.045 / 0.125, 15);
    expect(falseDiscoveryShare(0.05, 0.05, 0.5)).toBeCloseTo(0.5, 15);
    expect(falseOmissionShare(0.05, 0.2, 0.1)).toBeCloseTo(0.02 / (0.02 + 0.855), 15);
  });
});
