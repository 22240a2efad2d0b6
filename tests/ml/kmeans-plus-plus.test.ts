import {describe, expect, it} from "vitest";
import {plusPlusRows, randomRows} from "../../src/ml/kmeans-plus-plus.js";
import {random} from "../../src/ml/random.js";

/** Whether a count lies within four standard deviations of a binomial's mean. */
const near = (count: number, trials: number, p: number) =>
  Math.abs(count - trials * p) <= 4 * Math.sqrt(trials * p * (1 - p)) + 1e-9;

describe("starts", () => {
  it("random rows: distinct, and every set as likely", () => {
    const seen = new Map<string, number>();
    const trials = 20_000;
    for (let s = 1; s <= trials; ++s) {
      const rows = randomRows(5, 2, random(s));
      expect(rows[0]).not.toBe(rows[1]);
      const key = [...rows].join();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(20);
    for (const [key, count] of seen) expect(near(count, trials, 1 / 20), `${key}: ${count}`).toBe(true);
  });

  it("k-means++: the second row with probability proportional to its squared distance from the first", () => {
    const X = Float64Array.of(0, 0, 1, 0, 0, 2, 3, 4);
    const trials = 20_000;
    const pairs = Array.from({length: 4}, () => [0, 0, 0, 0]);
    for (let s = 1; s <= trials; ++s) {
      const [a, b] = plusPlusRows(X, 4, 2, 2, random(s));
      ++pairs[a][b];
    }
    const square = (a: number, b: number) => (X[2 * a] - X[2 * b]) ** 2 + (X[2 * a + 1] - X[2 * b + 1]) ** 2;
    for (let a = 0; a < 4; ++a) {
      const total = [0, 1, 2, 3].reduce((sum, b) => sum + square(a, b), 0);
      expect(
        near(
          pairs[a].reduce((x, y) => x + y, 0),
          trials,
          1 / 4
        )
      ).toBe(true);
      for (let b = 0; b < 4; ++b)
        expect(near(pairs[a][b], trials, square(a, b) / total / 4), `${a} then ${b}: ${pairs[a][b]}`).toBe(
          true
        );
    }
  });

  it("k-means++: the third by the distance from the nearer of two", () => {
    // After rows 0 and 1, in either order, row 2 has D² = 4 and row 3 has 9.
    const X = Float64Array.of(0, 100, 2, 103);
    let [both, third] = [0, 0];
    for (let s = 1; s <= 40_000; ++s) {
      const [a, b, c] = plusPlusRows(X, 4, 1, 3, random(s));
      if (a + b !== 1) continue;
      ++both;
      if (c === 2) ++third;
    }
    expect(both).toBeGreaterThan(5000);
    expect(near(third, both, 4 / 13)).toBe(true);
  });

  it("k-means++: rows in one place still give k different ones", () => {
    const X = Float64Array.of(1, 1, 1, 1, 2);
    for (let s = 1; s <= 50; ++s) expect(new Set(plusPlusRows(X, 5, 1, 5, random(s))).size).toBe(5);
  });

  it("the same source gives the same start; more than there are is refused", () => {
    const X = Float64Array.from({length: 40}, (_, i) => (i * 7) % 11);
    expect(plusPlusRows(X, 20, 2, 4, random(3))).toEqual(plusPlusRows(X, 20, 2, 4, random(3)));
    expect(() => plusPlusRows(X, 20, 2, 21, random(1))).toThrow(RangeError);
    expect(() => randomRows(3, 4, random(1))).toThrow(RangeError);
    expect(() => randomRows(3, 0, random(1))).toThrow(RangeError);
  });
});
