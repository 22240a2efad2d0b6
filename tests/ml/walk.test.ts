import {describe, expect, it} from "vitest";
import {type Hyperparameters, usual} from "../../src/ml/optimizers.js";
import {rare} from "../../src/ml/rare.js";
import {beale, plateau, ravine, rosenbrock, type Surface, saddle, sparse} from "../../src/ml/surfaces.js";
import {ruleKeys, track, walk} from "../../src/ml/walk.js";
import {rules} from "../../src/questions/optimizers/lanes.js";
import {run} from "../../src/questions/optimizers/trace.js";

const surfaces: Record<string, Surface> = {
  ravine: ravine(),
  turned: ravine(45),
  rosenbrock,
  beale,
  saddle,
  plateau,
  sparse,
  rare
};
const settings: Partial<Hyperparameters>[] = [
  {rate: 0.02},
  {rate: 0.0015, decay: 0.07, beta: 0.5, beta2: 0.9},
  {rate: 0.01, correct: false, beta: 0, alpha: 0.5, beta2: 0}
];

describe("walk", () => {
  it.each(ruleKeys)("%s: the same numbers, to the last bit, as the record gives term by term", (rule) => {
    for (const [name, surface] of Object.entries(surfaces))
      for (const setting of settings) {
        const h = {...usual, ...setting};
        const into = track(300);
        const {end} = walk(rule, surface, [-1.1, 0.7], h, 300, into);
        const {x, y} = run(rules[rule], surface, [-1.1, 0.7], h, end);
        for (let t = 0; t <= end; ++t) {
          expect([into.x[t], into.y[t]], `${name}, step ${t}`).toEqual([x[t], y[t]]);
          expect(into.gap[t]).toBe(surface.value(x[t], y[t]) - surface.least);
        }
      }
  });

  it("ends where the next step would be beyond all scale", () => {
    const into = track(400);
    const {end, diverged} = walk("gd", ravine(), [1, 1], {...usual, rate: 0.3}, 400, into);
    expect(diverged).toBe(true);
    expect(Math.abs(into.y[end])).toBeLessThan(1000);
    expect(Math.abs((1 - 0.3 * 10) * into.y[end])).toBeGreaterThanOrEqual(1000);
  });

  it("ends where it is told to, after the step that was asked about", () => {
    const asked: number[] = [];
    const {end, diverged} = walk("gd", ravine(), [1, 1], {...usual, rate: 0.1}, 400, track(400), (t) => {
      asked.push(t);
      return t < 7;
    });
    expect([end, diverged, asked.length]).toEqual([7, false, 7]);
  });
});

describe("the rare feature", () => {
  it("its gradient is the mean of what 46 steps see, and the derivative of its loss", () => {
    const [x, y, h] = [0.7, -1.3, 1e-5];
    let mean = [0, 0];
    for (let t = 1; t <= 46; ++t) {
      const seen = rare.seen?.(x, y, t) ?? [0, 0];
      mean = [mean[0] + seen[0] / 46, mean[1] + seen[1] / 46];
    }
    const [gx, gy] = rare.gradient(x, y);
    expect(mean[0]).toBeCloseTo(gx, 12);
    expect(mean[1]).toBeCloseTo(gy, 12);
    expect((rare.value(x + h, y) - rare.value(x - h, y)) / (2 * h)).toBeCloseTo(gx, 8);
    expect((rare.value(x, y + h) - rare.value(x, y - h)) / (2 * h)).toBeCloseTo(gy, 8);
  });

  it("shows the rare one once in 46 steps, and is the mean squared error of its 46 examples at its least", () => {
    const rareSteps = Array.from({length: 92}, (_, i) => i + 1).filter((t) => rare.seen?.(1, 1, t)[0] === 0);
    expect(rareSteps).toEqual([46, 92]);
    expect(rare.value(0, 0)).toBe(rare.least);
  });
});
