import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {adjustedRand} from "../../src/ml/adjusted-rand.js";
import {random, shuffle} from "../../src/ml/random.js";

const {rand} = JSON.parse(
  readFileSync(new URL("../reference/k-means-drawbacks.json", import.meta.url), "utf8")
) as {rand: {a: number[]; b: number[]; ari: number}[]};

describe("adjusted Rand index", () => {
  it("as scikit-learn's, to 1e-12", () => {
    for (const {a, b, ari} of rand) expect(adjustedRand(a, b)).toBeCloseTo(ari, 12);
  });
  it("is symmetric and does not see names", () => {
    for (const {a, b} of rand) {
      expect(adjustedRand(b, a)).toBeCloseTo(adjustedRand(a, b), 14);
      expect(
        adjustedRand(
          a.map((v) => 9 - v),
          b
        )
      ).toBeCloseTo(adjustedRand(a, b), 14);
    }
  });
  it("is 0 on average for shuffles: the mean of 4,000 lies within four standard errors", () => {
    const {a, b} = rand[rand.length - 1];
    const source = random(1);
    const values = Array.from({length: 4000}, () => adjustedRand(a, shuffle([...b], source)));
    const mean = values.reduce((s, v) => s + v, 0) / values.length;
    const variance = values.reduce((s, v) => s + (v - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
  });
  it("refuses partitions of different sets", () => {
    expect(() => adjustedRand([0, 1], [0])).toThrow(RangeError);
  });
});
