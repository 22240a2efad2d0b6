import {describe, expect, it} from "vitest";
import {normal, random} from "../../src/ml/random.js";
import {
  batches,
  batchVarianceFactor,
  drawing,
  epoch,
  gradientNoise,
  projectedCovariance,
  sgdStep
} from "../../src/ml/sgd.js";

describe("epoch", () => {
  it("meets each row once, whatever the batch size", () => {
    for (const n of [1, 7, 32])
      for (let B = 1; B <= n; ++B) {
        const met = Array.from(epoch(n, B, random(B)), (rows) => Array.from(rows));
        expect(met.length).toBe(Math.ceil(n / B));
        expect(met.slice(0, -1).every((rows) => rows.length === B)).toBe(true);
        expect(met.flat().sort((a, b) => a - b)).toEqual(Array.from({length: n}, (_, i) => i));
      }
  });

  it("is the same for the same seed and another for the next epoch", () => {
    const two = (seed: number) => {
      const source = batches(64, 64, random(seed));
      return [Array.from(source.next().value), Array.from(source.next().value)];
    };
    expect(two(3)).toEqual(two(3));
    expect(two(3)[0]).not.toEqual(two(4)[0]);
    expect(two(3)[0]).not.toEqual(two(3)[1]);
  });

  it("refuses batch sizes that are not whole numbers from 1 to n", () => {
    for (const B of [0, -1, 1.5, 9, Number.NaN])
      expect(() => [...epoch(8, B, random(1))]).toThrow(RangeError);
  });
});

describe("drawing", () => {
  it("without replacement has no row twice; with replacement it has", () => {
    const without = drawing(10, 6, false, random(1));
    const replaced = drawing(10, 6, true, random(1));
    let twice = 0;
    for (let d = 0; d < 200; ++d) {
      expect(new Set(without()).size).toBe(6);
      if (new Set(replaced()).size < 6) ++twice;
    }
    // P(no repeat) = 10·9·8·7·6·5 / 10⁶ = 0.15
    expect(twice).toBeGreaterThan(140);
  });

  it("draws every row equally often", () => {
    for (const replacement of [false, true]) {
      const draw = drawing(8, 3, replacement, random(2));
      const met = new Array<number>(8).fill(0);
      for (let d = 0; d < 8000; ++d) for (const i of draw()) ++met[i];
      // 3,000 expected each, standard deviation at most √(24,000 · ⅛ · ⅞) = 51
      for (const times of met) expect(Math.abs(times - 3000)).toBeLessThan(4 * 51);
    }
  });
});

describe("batchVarianceFactor", () => {
  const values = [3, -1, 4, 1, -5, 9];
  const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
  const variance = (of: number[]) => {
    const center = mean(of);
    return mean(of.map((value) => (value - center) ** 2));
  };

  it("is exact, by enumeration of all batches", () => {
    for (let B = 1; B <= values.length; ++B) {
      let tuples: number[][] = [[]];
      for (let b = 0; b < B; ++b) tuples = tuples.flatMap((t) => values.map((_, i) => [...t, i]));
      const means = (of: number[][]) => of.map((t) => mean(t.map((i) => values[i])));
      const sets = tuples.filter((t) => new Set(t).size === B);
      expect(variance(means(tuples))).toBeCloseTo(variance(values) * batchVarianceFactor(6, B, true), 10);
      expect(variance(means(sets))).toBeCloseTo(variance(values) * batchVarianceFactor(6, B, false), 10);
    }
  });

  it("is 0 for the full batch without replacement, and smaller than with it from B = 2 on", () => {
    expect(batchVarianceFactor(512, 512, false)).toBe(0);
    expect(batchVarianceFactor(1, 1, false)).toBe(0);
    expect(batchVarianceFactor(512, 1, false)).toBe(batchVarianceFactor(512, 1, true));
    for (let B = 2; B <= 512; B *= 2)
      expect(batchVarianceFactor(512, B, false)).toBeLessThan(batchVarianceFactor(512, B, true));
  });
});

describe("gradientNoise", () => {
  const draw = normal(random(5), 1, 2);
  const rows = Float64Array.from({length: 40 * 3}, draw);

  it("is the mean and the trace of the covariance, which the axes' variances add up to", () => {
    const noise = gradientNoise(rows, 40);
    const axis = (k: number) => Float64Array.from({length: 3}, (_, j) => (j === k ? 1 : 0));
    const [xx, xy, yy] = projectedCovariance(rows, noise.mean, axis(0), axis(1));
    const [, , zz] = projectedCovariance(rows, noise.mean, axis(0), axis(2));
    const column = (k: number) => Array.from({length: 40}, (_, i) => rows[3 * i + k]);
    const means = [0, 1, 2].map((k) => column(k).reduce((a, b) => a + b) / 40);
    const product = (a: number, b: number) =>
      column(a).reduce((sum, value, i) => sum + (value - means[a]) * (column(b)[i] - means[b]), 0) / 40;
    means.forEach((m, k) => {
      expect(noise.mean[k]).toBeCloseTo(m, 13);
    });
    expect(
      [xx, xy, yy]
        .map((v, i) => v - [product(0, 0), product(0, 1), product(1, 1)][i])
        .every((d) => Math.abs(d) < 1e-12)
    ).toBe(true);
    expect(noise.trace).toBeCloseTo(xx + yy + zz, 12);
    expect(noise.squaredNorm).toBeCloseTo(
      means.reduce((sum, m) => sum + m * m, 0),
      12
    );
    expect(noise.scale).toBeCloseTo(noise.trace / noise.squaredNorm, 12);
  });
});

it("sgdStep goes against the gradient, in place", () => {
  const theta = Float64Array.of(1, 2);
  sgdStep(theta, Float64Array.of(10, -10), 0.1);
  expect(Array.from(theta)).toEqual([0, 3]);
});
