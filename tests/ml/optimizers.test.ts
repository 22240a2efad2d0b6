import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {adamStep} from "../../src/ml/optimizers/adam.js";
import {adagrad, adam, adamw, type Hyperparameters, rmsprop, usual} from "../../src/ml/optimizers.js";
import {normal, random} from "../../src/ml/random.js";
import {rare} from "../../src/ml/rare.js";
import {beale, plateau, ravine, rosenbrock, type Surface, saddle, sparse} from "../../src/ml/surfaces.js";
import {type LaneKey, rules} from "../../src/questions/optimizers/lanes.js";
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

interface Reference {
  steps: number[];
  traces: {
    loss: string;
    rule: LaneKey;
    start: [number, number];
    rate: number;
    decay: number;
    w: [number, number][];
  }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../reference/optimizers.json", import.meta.url), "utf8")
);

describe("100-step traces, against numpy", () => {
  it("cover every rule on every loss", () => {
    const pairs = new Set(reference.traces.map(({loss, rule}) => `${loss} ${rule}`));
    expect(pairs.size).toBe(Object.keys(surfaces).length * Object.keys(rules).length);
  });

  for (const {loss, rule, start, rate, decay, w} of reference.traces) {
    it(`${rule} on ${loss}${decay ? ` with decay ${decay}` : ""}: within 1e-10, relative`, () => {
      const trace = run(rules[rule], surfaces[loss], start, {...usual, rate, decay}, 100);
      expect(trace.x.length).toBe(101);
      reference.steps.forEach((t, k) => {
        // Relative to the weights' distance from the origin, at least a thousandth: both go to 0 on some losses.
        const size = Math.max(Math.hypot(...w[k]), 1e-3);
        expect(Math.abs(trace.x[t] - w[k][0]) / size).toBeLessThan(1e-10);
        expect(Math.abs(trace.y[t] - w[k][1]) / size).toBeLessThan(1e-10);
      });
    });
  }
});

describe("the terms", () => {
  const draw = random(7);
  const gradients = Array.from({length: 60}, () => [4 * draw() - 2, 0.01 * (4 * draw() - 2)]);
  const h: Hyperparameters = {...usual, rate: 0.1, decay: 0.03};

  for (const [name, rule] of Object.entries(rules)) {
    it(`of ${name}: nothing is changed in place, and the same call gives the same terms`, () => {
      let state = rule.start(2);
      for (const g of gradients) {
        const frozen = Object.freeze(state);
        const once = rule.step(frozen, Object.freeze([1, -2]), Object.freeze([...g]), h);
        expect(rule.step(frozen, [1, -2], g, h)).toEqual(once);
        state = once.state;
      }
    });
  }

  it("of Adam: the first step is the rate in every coordinate, but for ε", () => {
    for (const g of [
      [3, -0.002],
      [-1e-3, 40]
    ]) {
      const {delta} = adam.step(adam.start(2), [0, 0], g, {...usual, rate: 0.1}).terms;
      delta.forEach((d, i) => {
        expect(d).toBeCloseTo((-Math.sign(g[i]) * 0.1) / (1 + 1e-8 / Math.abs(g[i])), 14);
      });
    }
  });

  it("of Adam without bias correction: the first step is √10 times the rate, RMSProp's ten times", () => {
    const bare = adam.step(adam.start(1), [0], [2], {...usual, rate: 0.1, correct: false}).terms.delta[0];
    expect(-bare / 0.1).toBeCloseTo(Math.sqrt(10), 6);
    const {delta} = rmsprop.step(rmsprop.start(1), [0], [2], {...usual, rate: 0.1}).terms;
    expect(-delta[0] / 0.1).toBeCloseTo(10, 6);
  });

  it("of Adagrad: the effective step never rises, whatever the gradients", () => {
    let state = adagrad.start(2);
    let last = [Infinity, Infinity];
    for (const g of gradients) {
      const made = adagrad.step(state, [1, 1], g, {...usual, rate: 0.1});
      state = made.state;
      const size = made.terms.size ?? [];
      expect(size[0]).toBeLessThanOrEqual(last[0]);
      expect(size[1]).toBeLessThanOrEqual(last[1]);
      last = [...size];
    }
  });

  it("of AdamW: without decay it is Adam; with it, the shrinking does not pass through √v", () => {
    const plain = {...usual, rate: 0.1};
    expect(adamw.step(adamw.start(2), [1, -2], [3, 0.1], plain).terms.delta).toEqual(
      adam.step(adam.start(2), [1, -2], [3, 0.1], plain).terms.delta
    );
    const {shrink} = adamw.step(adamw.start(2), [1, -2], [3, 0.1], h).terms;
    expect(shrink).toEqual([-0.1 * 0.03, 2 * 0.1 * 0.03]);
  });
});

describe("Adam in place", () => {
  it("gives the numbers of the rule that is read step by step, to the last bit", () => {
    const draw = normal(random(8));
    const w = Float64Array.from({length: 7}, draw);
    const [m, v] = [new Float64Array(7), new Float64Array(7)];
    let state = adam.start(7);
    let kept: readonly number[] = Array.from(w);
    for (let t = 1; t <= 30; ++t) {
      const g = Float64Array.from({length: 7}, draw);
      const h = {...usual, rate: 0.02 / t};
      const step = adam.step(state, kept, Array.from(g), h);
      state = step.state;
      kept = kept.map((wi, i) => wi + step.terms.delta[i]);
      adamStep(w, g, m, v, t, h);
    }
    expect(Array.from(w)).toEqual(kept);
  });
});
