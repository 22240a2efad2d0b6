import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {gaussLegendre} from "../../src/ml/gauss-legendre.js";
import {keepsAll, looksExaggerate, pocockLevel, walk} from "../../src/ml/looks.js";
import {criticalZ, type Sides, zBeta, zExaggeration} from "../../src/ml/power.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/type-i-ii-errors-looks.json", import.meta.url), "utf8")
) as {
  null: {sides: Sides; alpha: number; rejected: number[]}[];
  drift: {
    sides: Sides;
    alpha: number;
    looks: number;
    shift: number;
    power: number;
    exaggeration: number;
  }[];
  pocock: {sides: Sides; alpha: number; looks: number; level: number}[];
};
const at = (alpha: number, sides: Sides, count = 20, fineness = 1) =>
  walk(criticalZ(alpha, sides), sides, count, fineness);

describe("repeated looks", () => {
  it("reject a true null as often as Simpson's rule on a fine grid says, 1 to 20 looks, to 1e-8", () => {
    for (const {sides, alpha, rejected} of reference.null)
      for (const [i, p] of at(alpha, sides).rejected.entries())
        expect(Math.abs(p - rejected[i]), `${sides} ${alpha} ${i + 1}`).toBeLessThan(1e-8);
  });
  it("reject as Armitage, McPherson and Rowe tabulate, two-sided at 5 %", () => {
    const {rejected} = at(0.05, "two");
    const table = [
      [1, 0.05],
      [2, 0.083],
      [3, 0.107],
      [4, 0.126],
      [5, 0.142],
      [10, 0.193],
      [20, 0.248]
    ];
    for (const [looks, p] of table) expect(rejected[looks - 1]).toBeCloseTo(p, 3);
  });
  it("find an effect, and exaggerate it, as a walk with the drift itself does, to 1e-7", () => {
    for (const {sides, alpha, looks, shift, power, exaggeration} of reference.drift) {
      const w = at(alpha, sides, looks);
      const where = `${sides} ${alpha} ${looks} ${shift}`;
      expect(Math.abs(1 - keepsAll(w, looks, shift) - power), where).toBeLessThan(1e-7);
      expect(Math.abs(looksExaggerate(w, looks, shift) / exaggeration - 1), where).toBeLessThan(1e-6);
    }
  });
  it("do not depend on the grid: twice the nodes change nothing above 1e-9, of small β neither", () => {
    for (const sides of ["one", "two"] as const)
      for (const alpha of [0.00005, 0.001, 0.05, 0.5]) {
        const [usual, fine] = [at(alpha, sides), at(alpha, sides, 20, 2)];
        for (let i = 0; i < 20; ++i)
          expect(Math.abs(usual.rejected[i] - fine.rejected[i])).toBeLessThan(1e-9);
        for (const looks of [1, 2, 7, 20])
          for (const shift of [0, 0.1, 1, 3, 8, 15, 30]) {
            const [a, b] = [keepsAll(usual, looks, shift), keepsAll(fine, looks, shift)];
            expect(Math.abs(a / b - 1), `${sides} ${alpha} ${looks} ${shift}`).toBeLessThan(1e-7);
            expect(a).toBeGreaterThan(0);
          }
      }
  });
  it("are one test where there is one look", () => {
    for (const sides of ["one", "two"] as const) {
      const w = at(0.05, sides, 1);
      expect(w.rejected[0]).toBeCloseTo(0.05, 14);
      expect(keepsAll(w, 1, 2.5)).toBeCloseTo(zBeta(0.05, 2.5, sides), 15);
      expect(looksExaggerate(w, 1, 2.5)).toBeCloseTo(zExaggeration(0.05, 2.5, sides), 12);
    }
  });
  it("without an effect keep what they do not reject", () => {
    for (const sides of ["one", "two"] as const) {
      const w = at(0.05, sides);
      for (const looks of [1, 2, 5, 20])
        expect(keepsAll(w, looks, 0)).toBeCloseTo(1 - w.rejected[looks - 1], 8);
    }
  });
});

describe("Pocock's constant", () => {
  it("is that of an independent root finder, to 1e-6 of itself", () => {
    for (const {sides, alpha, looks, level} of reference.pocock)
      expect(Math.abs(pocockLevel(alpha, looks, sides) / level - 1)).toBeLessThan(1e-6);
  });
  it("is in his table: five looks at 5 %, two-sided, each at 1.58 %", () => {
    expect(pocockLevel(0.05, 5, "two")).toBeCloseTo(0.0158, 4);
  });
  it("keeps what it promises at every count of looks", () => {
    for (const sides of ["one", "two"] as const)
      for (const alpha of [0.001, 0.05, 0.5])
        for (let looks = 1; looks <= 20; ++looks) {
          const level = pocockLevel(alpha, looks, sides);
          const kept = at(level, sides, looks).rejected[looks - 1] / alpha;
          expect(Math.abs(kept - 1), `${sides} ${alpha} ${looks}`).toBeLessThan(1e-7);
        }
  });
});

describe("the Gauss–Legendre rule", () => {
  it("is exact for polynomials of degree 2n − 1", () => {
    for (const n of [1, 2, 5, 24, 61]) {
      const {x, w} = gaussLegendre(n);
      for (const degree of [0, 1, 2 * n - 2, 2 * n - 1]) {
        let sum = 0;
        for (let i = 0; i < n; ++i) sum += w[i] * x[i] ** degree;
        expect(sum, `${n} ${degree}`).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 13);
      }
    }
  });
});
