import {describe, expect, it} from "vitest";
import {random} from "../../src/ml/random.js";
import {world, worldNames} from "../../src/ml/worlds.js";

/** Standard normal distribution function, by Simpson's rule on its density. */
function phi(z: number): number {
  const m = 2000;
  const h = (z + 10) / m;
  let sum = 0;
  for (let i = 0; i <= m; ++i) {
    const t = -10 + i * h;
    sum += (i === 0 || i === m ? 1 : i % 2 ? 4 : 2) * Math.exp((-t * t) / 2);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

describe.each(worldNames)("world %s", (name) => {
  const n = 40_000;
  const w = world(name, {flip: 0.1});
  const s = w.sample(n, random(3));
  const C = w.classes.length;

  it("is the same for the same seed, and another for another", () => {
    expect(w.sample(50, random(9))).toEqual(world(name, {flip: 0.1}).sample(50, random(9)));
    expect(w.sample(50, random(9)).x).not.toEqual(w.sample(50, random(10)).x);
  });

  it("has posteriors that sum to 1, everywhere, also far out", () => {
    for (const [x, y] of [
      [0, 0],
      [1, -2],
      [300, -1e4],
      [-60, 3]
    ]) {
      const p = w.posterior(x, y);
      expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      for (const v of p) expect(v).toBeGreaterThanOrEqual(0.1 / (C - 1) - 1e-12);
    }
  });

  it("draws labels as its posterior says (every tenth of probability, within 5 standard errors)", () => {
    const bins = Array.from({length: 10}, () => ({count: 0, expected: 0, seen: 0, variance: 0}));
    const p = new Float64Array(C);
    for (let i = 0; i < n; ++i) {
      w.posterior(s.x[i], s.y[i], p);
      const bin = bins[Math.min(9, Math.floor(10 * p[1]))];
      ++bin.count;
      bin.expected += p[1];
      bin.variance += p[1] * (1 - p[1]);
      bin.seen += s.label[i] === 1 ? 1 : 0;
    }
    expect(bins.filter((b) => b.count > 200).length).toBeGreaterThanOrEqual(4);
    for (const b of bins) {
      expect(Math.abs(b.seen - b.expected)).toBeLessThanOrEqual(5 * Math.sqrt(b.variance) + 1e-9);
    }
  });

  it("draws places as its density says (8 × 6 boxes of the extent, within 6 standard errors)", () => {
    const [x0, x1, y0, y1] = w.extent;
    const counts = new Float64Array(48);
    const mass = new Float64Array(48);
    for (let i = 0; i < n; ++i) {
      const a = Math.floor((8 * (s.x[i] - x0)) / (x1 - x0));
      const b = Math.floor((6 * (s.y[i] - y0)) / (y1 - y0));
      if (a >= 0 && a < 8 && b >= 0 && b < 6) ++counts[6 * a + b];
    }
    const m = 25;
    for (let i = 0; i < 8 * m; ++i) {
      for (let j = 0; j < 6 * m; ++j) {
        mass[6 * Math.floor(i / m) + Math.floor(j / m)] +=
          w.density(x0 + ((i + 0.5) * (x1 - x0)) / (8 * m), y0 + ((j + 0.5) * (y1 - y0)) / (6 * m)) / m ** 2;
      }
    }
    mass.forEach((f, i) => {
      expect(Math.abs(counts[i] - n * f)).toBeLessThanOrEqual(6 * Math.sqrt(n * f) + 1);
    });
    const shown = counts.reduce((a, b) => a + b) / n;
    expect(shown).toBeGreaterThan(0.98);
    // The share in view, so that a world that grows out of it is noticed here.
    expect(mass.reduce((a, b) => a + b)).toBeCloseTo(shown, 1);
  });

  it("has a Bayes error that the Bayes classifier makes (within 5 standard errors) and no labels can beat", () => {
    const p = new Float64Array(C);
    let wrong = 0;
    for (let i = 0; i < n; ++i) {
      w.posterior(s.x[i], s.y[i], p);
      if (p.indexOf(Math.max(...p)) !== s.label[i]) ++wrong;
    }
    const error = w.bayesError();
    expect(Math.abs(wrong / n - error)).toBeLessThan(5 * Math.sqrt((error * (1 - error)) / n));
    expect(world(name).bayesError()).toBeLessThan(error);
    expect(world(name, {flip: 1 - 1 / C}).bayesError()).toBeCloseTo(1 - 1 / C, 10);
  });

  it("refuses what it cannot be", () => {
    expect(() => world(name, {flip: 1})).toThrow(RangeError);
    expect(() => world(name, {spread: 0})).toThrow(RangeError);
  });
});

describe("Bayes errors in closed form", () => {
  it("two blobs two units apart: Φ(−1/σ)", () => {
    for (const spread of [0.5, 1, 2]) {
      expect(world("blobs", {spread}).bayesError()).toBeCloseTo(phi(-1 / spread), 3);
    }
    expect(world("blobs", {flip: 0.2}).bayesError()).toBeCloseTo(0.2 + 0.6 * phi(-1), 3);
  });

  it("exclusive or: wrong when exactly one of two coordinates crosses over", () => {
    const [a, b] = [phi(-1.5 / 0.8), phi(-1.2 / 0.8)];
    expect(world("xor").bayesError()).toBeCloseTo(a * (1 - b) + b * (1 - a), 3);
  });

  it("the noisy line: the mean of 1/(1 + exp|t|) over the rectangle", () => {
    let sum = 0;
    const m = 1000;
    for (let i = 0; i < m; ++i) {
      for (let j = 0; j < m; ++j) {
        const t = (0.6 * (-4 + (8 * (i + 0.5)) / m) + 0.8 * (-3 + (6 * (j + 0.5)) / m)) / 0.6;
        sum += 1 / (1 + Math.exp(Math.abs(t)));
      }
    }
    expect(world("linear").bayesError()).toBeCloseTo(sum / m ** 2, 3);
  });
});
