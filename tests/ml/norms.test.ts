import {describe, expect, it} from "vitest";
import {activation, type activations} from "../../src/ml/activations.js";
import {dense} from "../../src/ml/dense.js";
import {logisticLoss} from "../../src/ml/losses.js";
import {backward, forward, initialize, type Layer, network, pass} from "../../src/ml/network.js";
import {type BatchNorm, batchNorm, layerNorm} from "../../src/ml/norms.js";
import {normal, random} from "../../src/ml/random.js";
import {differences, distance} from "./differences.js";

const draws = (n: number, seed: number): Float64Array => {
  const draw = normal(random(seed, 9));
  return Float64Array.from({length: n}, draw);
};

const fresh = (layer: Layer): Float64Array => {
  const theta = new Float64Array(layer.parameters);
  layer.initialize(theta, 0, random(1));
  return theta;
};

const kinds: [string, (width: number) => Layer][] = [
  ["batch norm, training", (width) => batchNorm(width)],
  [
    "batch norm, inference",
    (width) => {
      const layer = batchNorm(width);
      layer.mode = "inference";
      layer.runningMean.forEach((_, j) => {
        layer.runningMean[j] = 0.3 * Math.sin(j);
        layer.runningVariance[j] = 1 + 0.5 * Math.cos(j);
      });
      return layer;
    }
  ],
  ["layer norm", (width) => layerNorm(width)]
];

describe("backward", () => {
  for (const [name, norm] of kinds)
    for (const f of ["tanh", "relu"] satisfies (keyof typeof activations)[])
      for (const count of [2, 7])
        it(`agrees with central differences: ${name}, ${f}, ${count} examples`, () => {
          const net = network(
            dense(3, 5, "he"),
            norm(5),
            activation(5, f),
            dense(5, 4, "xavier"),
            norm(4),
            activation(4, f),
            dense(4, 1, "normal")
          );
          const theta = initialize(net, random(4));
          for (let k = 0; k < theta.length; ++k) theta[k] += 0.1 * Math.sin(k + 1);
          const X = draws(3 * count, 5);
          const targets = Array.from({length: count}, (_, i) => i % 2);
          const memory = pass(net, count);
          const lossNow = (): number => logisticLoss(forward(net, theta, X, memory), targets, count, 1);
          logisticLoss(forward(net, theta, X, memory), targets, count, 1, memory.deltas[net.layers.length]);
          const gradient = backward(net, theta, memory, new Float64Array(net.parameters), true).slice();
          const inputs = memory.deltas[0].slice();
          expect(distance(gradient, differences(theta, lossNow))).toBeLessThan(1e-6);
          expect(distance(inputs, differences(X, lossNow))).toBeLessThan(1e-6);
        });

  it("gives the same parameters' gradients where nobody asks for the inputs'", () => {
    for (const [, norm] of kinds) {
      const layer = norm(3);
      const theta = Float64Array.of(1, -2, 0.5, 0.1, 0.2, 0.3);
      const [x, dy] = [draws(12, 1), draws(12, 2)];
      const y = new Float64Array(12);
      layer.forward(theta, 0, x, y, 4);
      const [one, other] = [new Float64Array(6), new Float64Array(6)];
      layer.backward(theta, 0, x, y, dy, new Float64Array(12), one, 4);
      layer.backward(theta, 0, x, y, dy, null, other, 4);
      expect(Array.from(one)).toEqual(Array.from(other));
    }
  });
});

describe("batch norm", () => {
  const [count, width] = [9, 3];
  const run = (layer: BatchNorm, theta: Float64Array, x: Float64Array): Float64Array => {
    const y = new Float64Array(x.length);
    layer.forward(theta, 0, x, y, x.length / width);
    return y;
  };

  it("gives each unit mean β and standard deviation |γ| √(v / (v + ε))", () => {
    const layer = batchNorm(width, {epsilon: 0.1});
    const theta = Float64Array.of(2, -0.5, 1, 0.3, -1, 0);
    const x = draws(count * width, 3);
    const y = run(layer, theta, x);
    const moments = (v: Float64Array, j: number): [number, number] => {
      const unit = Array.from({length: count}, (_, i) => v[i * width + j]);
      const mean = unit.reduce((a, b) => a + b) / count;
      return [mean, unit.reduce((a, b) => a + (b - mean) ** 2, 0) / count];
    };
    for (let j = 0; j < width; ++j) {
      const v = moments(x, j)[1];
      expect(moments(y, j)[0]).toBeCloseTo(theta[width + j], 12);
      expect(Math.sqrt(moments(y, j)[1])).toBeCloseTo(Math.abs(theta[j]) * Math.sqrt(v / (v + 0.1)), 12);
    }
  });

  it("gives β exactly where a unit says the same of all examples, and for a batch of one", () => {
    const layer = batchNorm(width);
    const theta = Float64Array.of(2, 2, 2, 0.25, 0.5, 1);
    expect(Array.from(run(layer, theta, new Float64Array(6).fill(3)))).toEqual([0.25, 0.5, 1, 0.25, 0.5, 1]);
    expect(Array.from(run(layer, theta, Float64Array.of(3, 4, 5)))).toEqual([0.25, 0.5, 1]);
  });

  it("does not see the size of what comes in, without ε", () => {
    const layer = batchNorm(width, {epsilon: 0});
    const x = draws(count * width, 3);
    const one = run(layer, fresh(layer), x);
    const other = run(
      layer,
      fresh(layer),
      x.map((v) => 1000 * v + 7)
    );
    other.forEach((v, k) => {
      expect(v).toBeCloseTo(one[k], 10);
    });
  });

  it("makes β ± γ of every batch of two, whatever the numbers were", () => {
    const layer = batchNorm(width, {epsilon: 0});
    const theta = Float64Array.of(2, 3, 4, 1, 1, 1);
    const y = run(layer, theta, Float64Array.of(0, 5, -3, 0.001, 400, -3.1));
    expect(Array.from(y, (v) => Math.round(v * 1e6) / 1e6)).toEqual([-1, -2, 5, 3, 4, -3]);
  });

  it("keeps running averages as PyTorch does: the variance divides by the count − 1", () => {
    const layer = batchNorm(1, {momentum: 0.1});
    const y = new Float64Array(3);
    layer.forward(fresh(layer), 0, Float64Array.of(1, 2, 6), y, 3);
    expect(layer.runningMean[0]).toBeCloseTo(0.3, 14);
    expect(layer.runningVariance[0]).toBeCloseTo(0.9 + 0.1 * 7, 14);
    layer.forward(fresh(layer), 0, Float64Array.of(5), y, 1);
    expect(layer.runningMean[0]).toBeCloseTo(0.77, 14);
    expect(layer.runningVariance[0]).toBeCloseTo(1.6, 14);
  });

  it("at inference says the same of an example whatever its companions, and learns nothing from them", () => {
    const layer = batchNorm(width);
    run(layer, fresh(layer), draws(count * width, 3));
    const before = [Array.from(layer.runningMean), Array.from(layer.runningVariance)];
    layer.mode = "inference";
    const x = draws(count * width, 4);
    const alone = run(layer, fresh(layer), x.slice(0, width));
    expect(Array.from(run(layer, fresh(layer), x).subarray(0, width))).toEqual(Array.from(alone));
    expect([Array.from(layer.runningMean), Array.from(layer.runningVariance)]).toEqual(before);
  });
});

describe("layer norm", () => {
  it("gives each example mean 0 and standard deviation 1 over its units, whatever the others are", () => {
    const layer = layerNorm(5, {epsilon: 0});
    const x = draws(15, 2);
    const y = new Float64Array(15);
    layer.forward(fresh(layer), 0, x, y, 3);
    for (let i = 0; i < 3; ++i) {
      const row = y.subarray(5 * i, 5 * i + 5);
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
      expect(row.reduce((a, b) => a + b * b, 0) / 5).toBeCloseTo(1, 12);
    }
    const alone = new Float64Array(5);
    layer.forward(fresh(layer), 0, x.slice(5, 10), alone, 1);
    expect(Array.from(alone)).toEqual(Array.from(y.subarray(5, 10)));
  });
});
