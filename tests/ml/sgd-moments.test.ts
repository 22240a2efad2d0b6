import {describe, expect, it} from "vitest";
import {drawFirst, indexDraws} from "../../src/ml/index-draws.js";
import {batchGradient, descend, excessAt, fullGradient} from "../../src/ml/line-descent.js";
import {batchVarianceFactor} from "../../src/ml/sgd.js";
import {
  ballOf,
  gradientCovariance,
  hessian,
  isStable,
  lineNoise,
  type Moments,
  momentStep,
  type Pair,
  stepLimit
} from "../../src/ml/sgd-moments.js";
import {stationaryCovariance} from "../../src/ml/stationary.js";
import reference from "../reference/sgd-vs-gd.json" with {type: "json"};

const close = (mine: ArrayLike<number>, theirs: readonly number[], digits = 11) =>
  theirs.forEach((v, i) => {
    expect(mine[i] / Math.max(1, Math.abs(v))).toBeCloseTo(v / Math.max(1, Math.abs(v)), digits);
  });

describe("moments, as numpy sums them over all batches", () => {
  it("the covariance of a batch's gradient, with the finite-population correction", () => {
    for (const {n, B, x, r, d, one, batch} of reference.covariance) {
      const mine = gradientCovariance(lineNoise(x, r), d as unknown as Pair);
      close(mine, one);
      const factor = batchVarianceFactor(n, B, false);
      close(
        mine.map((v) => v * factor),
        batch
      );
    }
  });

  it("mean and second moment step by step, the ball, and the largest step", () => {
    for (const {n, B, eta, x, r, start, after, ball, limit} of reference.moments) {
      const noise = lineNoise(x, r);
      const c = batchVarianceFactor(n, B, false);
      const [a, b] = start;
      let now: Moments = {mean: [a, b], second: [a * a, a * b, b * b]};
      let t = 0;
      for (const look of after) {
        for (; t < look.t; ++t) now = momentStep(noise, eta, c, now);
        close(now.mean, look.mean);
        close(now.second, look.second, 10);
      }
      const mine = ballOf(noise, eta, c);
      expect(mine === null).toBe(ball === null);
      if (mine && ball) close(mine, ball);
      expect(stepLimit(noise, c) / limit).toBeCloseTo(1, 10);
    }
  });

  it("the ball is a fixed point, and for small steps that of the first-order law", () => {
    const [{x, r}] = reference.moments;
    const noise = lineNoise(x, r);
    const [p, q, s] = ballOf(noise, 0.2, 1) ?? [0, 0, 0];
    close(momentStep(noise, 0.2, 1, {mean: [0, 0], second: [p, q, s]}).second, [p, q, s], 13);
    const [a, b, d] = hessian(noise);
    const [u, v, w] = noise.rrx;
    const law = stationaryCovariance(Float64Array.of(a, b, b, d), Float64Array.of(u, v, v, w), 2, 1e-5);
    const small = ballOf(noise, 1e-5, 1) ?? [0, 0, 0];
    [law[0], law[1], law[3]].forEach((v, i) => {
      expect(small[i] / v).toBeCloseTo(1, 3);
    });
  });

  it("is stable below its limit and not above it", () => {
    for (const {n, B, x, r} of reference.moments) {
      const c = batchVarianceFactor(n, B, false);
      const limit = stepLimit(lineNoise(x, r), c);
      for (const share of [0.01, 0.3, 0.9, 0.999])
        expect(isStable(lineNoise(x, r), share * limit, c)).toBe(true);
      for (const share of [1.001, 1.1, 2, 5]) expect(isStable(lineNoise(x, r), share * limit, c)).toBe(false);
    }
  });
});

describe("runs, as numpy makes them in the weights", () => {
  it("GD and SGD", () => {
    for (const {n, B, eta, x, r, order, start, path, excess} of reference.runs) {
      const noise = lineNoise(x, r);
      const H = hessian(noise);
      const steps = order.length / B;
      const walk = descend(H, start as unknown as Pair, steps, () => eta, batchGradient(x, r, order, B));
      const looks = [1, 2, 10, Math.floor(steps / 2), steps];
      close(
        looks.flatMap((t) => [walk.d0[t], walk.d1[t]]),
        path
      );
      close(
        looks.map((t) => walk.excess[t]),
        excess
      );
      if (B < n) continue;
      const full = descend(H, start as unknown as Pair, steps, () => eta, fullGradient(H));
      close(full.d0, [...walk.d0]);
    }
  });

  it("GD keeps its digits far below the least loss's own", () => {
    const H = [1, 0, 0.5] as const;
    const {excess} = descend(H, [1, 1], 500, () => 1, fullGradient(H));
    expect(excess[500] / (0.25 * 0.5 ** 1000)).toBeCloseTo(1, 9);
  });

  it("a run that leaves all scale stays where it left", () => {
    const H = [1, 0, 1] as const;
    const walk = descend(H, [1, 1], 500, () => 10, fullGradient(H));
    expect(walk.gone).toBeGreaterThan(90);
    expect(walk.excess.every(Number.isFinite)).toBe(true);
    expect(walk.d0[500]).toBe(walk.d0[walk.gone ?? 0]);
    expect(excessAt(H, 3, 4)).toBe(12.5);
  });
});

describe("index draws", () => {
  it("are even, and the same again", () => {
    const [a, b] = [indexDraws(5), indexDraws(5)];
    const counts = new Float64Array(100);
    for (let i = 0; i < 1e6; ++i) {
      const v = a(100);
      ++counts[v];
      if (i < 1000) expect(b(100)).toBe(v);
    }
    // χ² with 99 degrees of freedom: within four standard deviations.
    const chi = counts.reduce((sum, v) => sum + (v - 1e4) ** 2 / 1e4, 0);
    expect(Math.abs(chi - 99)).toBeLessThan(4 * Math.sqrt(2 * 99));
  });

  it("shuffle every order alike, and draw without replacement", () => {
    const draw = indexDraws(9);
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; ++i) {
      const order = [...drawFirst(Uint8Array.of(0, 1, 2, 3), 4, draw)].join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const n of seen.values()) expect(Math.abs(n - 1000)).toBeLessThan(5 * Math.sqrt(1000));
    const first = drawFirst(
      Uint8Array.from({length: 50}, (_, i) => i),
      7,
      draw
    );
    expect(new Set(first).size).toBe(50);
  });
});
