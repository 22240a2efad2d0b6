import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {normal, random} from "../../src/ml/random.js";
import {smote, syntheticRows} from "../../src/ml/smote.js";

interface Case {
  n: number;
  p: number;
  k: number;
  X: number[];
  near: number[][];
}
const {smote: cases}: {smote: Case[]} = JSON.parse(
  readFileSync(new URL("../reference/imbalanced-data.json", import.meta.url), "utf8")
);

describe("SMOTE", () => {
  it("takes the neighbors that scikit-learn finds, all of them, and no other", () => {
    for (const {n, p, k, X, near} of cases) {
      const made = smote(Float64Array.from(X), n, p, 400 * n, 5 === k ? 5 : k, random(4));
      near.forEach((ids, i) => {
        const used = new Set(made.filter(({base}) => base === i).map(({neighbor}) => neighbor));
        expect([...used].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
      });
    }
  });

  it("each row lies on its segment, and the rows take turns as bases", () => {
    for (const {n, p, k, X} of cases) {
      const rows = Float64Array.from(X);
      const count = 3 * n + 1;
      const made = smote(rows, n, p, count, k, random(9));
      const synthetic = syntheticRows(rows, p, made);
      const uses = new Int32Array(n);
      made.forEach(({base, neighbor, gap}, i) => {
        ++uses[base];
        expect(gap >= 0 && gap < 1 && base !== neighbor).toBe(true);
        for (let j = 0; j < p; ++j) {
          const [from, to] = [rows[base * p + j], rows[neighbor * p + j]];
          expect(synthetic[i * p + j]).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-12);
          expect(synthetic[i * p + j]).toBeLessThanOrEqual(Math.max(from, to) + 1e-12);
          expect(synthetic[i * p + j]).toBeCloseTo((1 - gap) * from + gap * to, 12);
        }
      });
      expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
    }
  });

  it("gaps are even on [0, 1), and the same seed gives the same rows", () => {
    const draw = normal(random(2));
    const X = Float64Array.from({length: 60}, draw);
    const made = smote(X, 30, 2, 30_000, 5, random(3));
    const mean = made.reduce((sum, {gap}) => sum + gap, 0) / made.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(smote(X, 30, 2, 100, 5, random(3))).toEqual(made.slice(0, 100));
  });

  it("two rows are each other's neighbor; one row has none", () => {
    expect(smote(Float64Array.of(0, 1), 2, 1, 4, 5, random(1)).every((s) => s.base + s.neighbor === 1)).toBe(
      true
    );
    expect(() => smote(Float64Array.of(0), 1, 1, 1, 5, random(1))).toThrow(RangeError);
  });
});
