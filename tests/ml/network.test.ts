import {describe, expect, it} from "vitest";
import {activation, activations, sigmoid} from "../../src/ml/activations.js";
import {dense} from "../../src/ml/dense.js";
import {type Initializer, initializers} from "../../src/ml/initializers.js";
import {type Loss, logisticLoss, softmaxLoss, squaredLoss} from "../../src/ml/losses.js";
import {backward, forward, initialize, type Network, network, pass} from "../../src/ml/network.js";
import {normal, random} from "../../src/ml/random.js";
import {differences, distance} from "./differences.js";

const draws = (n: number, seed: number): Float64Array => {
  const draw = normal(random(seed, 9));
  return Float64Array.from({length: n}, draw);
};

const lossAt = (
  net: Network,
  theta: Float64Array,
  X: Float64Array,
  targets: number[],
  loss: Loss
): number => {
  const count = X.length / net.inputs;
  return loss(forward(net, theta, X, pass(net, count)), targets, count, net.outputs);
};

const losses: [string, Loss, number, (count: number) => number[]][] = [
  ["squared", squaredLoss, 3, (count) => Array.from(draws(3 * count, 3))],
  ["logistic", logisticLoss, 1, (count) => Array.from({length: count}, (_, i) => i % 2)],
  ["softmax", softmaxLoss, 4, (count) => Array.from({length: count}, (_, i) => (i * 3) % 4)]
];

describe("backward", () => {
  for (const name of Object.keys(activations) as (keyof typeof activations)[])
    for (const [lossName, loss, outputs, targetsOf] of losses)
      it(`agrees with central differences: ${name}, ${lossName}`, () => {
        const net = network(
          dense(3, 5, "he"),
          activation(5, name),
          dense(5, 4, "xavierUniform"),
          activation(4, name),
          dense(4, outputs, "normal")
        );
        const count = 7;
        const theta = initialize(net, random(4));
        // Biases off 0, so that no ReLU sits near its kink and every bias has a gradient of its own.
        for (let k = 0; k < theta.length; ++k) theta[k] += 0.1 * Math.sin(k + 1);
        const X = draws(3 * count, 5);
        const targets = targetsOf(count);
        const memory = pass(net, count);
        loss(forward(net, theta, X, memory), targets, count, outputs, memory.deltas[net.layers.length]);
        const gradient = backward(net, theta, memory, new Float64Array(net.parameters), true);
        const f = () => lossAt(net, theta, X, targets, loss);
        expect(distance(gradient, differences(theta, f))).toBeLessThan(1e-6);
        expect(distance(memory.deltas[0], differences(X, f))).toBeLessThan(1e-6);
      });

  it("is the mean of the single examples' gradients", () => {
    const net = network(dense(2, 4, "xavier"), activation(4, "tanh"), dense(4, 1, "xavier"));
    const theta = initialize(net, random(1));
    const X = draws(12, 2);
    const y = [0, 1, 1, 0, 1, 0];
    const of = (rows: number[]) => {
      const memory = pass(net, 6);
      const targets = rows.map((i) => y[i]);
      const outputs = forward(net, theta, X, memory, rows);
      logisticLoss(outputs, targets, rows.length, 1, memory.deltas[net.layers.length]);
      return backward(net, theta, memory, new Float64Array(net.parameters));
    };
    const whole = of([0, 1, 2, 3, 4, 5]);
    const sum = new Float64Array(net.parameters);
    for (let i = 0; i < 6; ++i)
      of([i]).forEach((g, k) => {
        sum[k] += g / 6;
      });
    expect(distance(whole, sum)).toBeLessThan(1e-14);
  });
});

describe("forward", () => {
  it("computes a small network by hand", () => {
    const net = network(dense(2, 2, "zeros"), activation(2, "relu"), dense(2, 1, "zeros"));
    const theta = Float64Array.of(1, 2, -1, 1, 0.5, -3, 2, 3, 0.25);
    // hidden: relu(1·3 + 2·4 + 0.5) = 11.5 and relu(−3 + 4 − 3) = 0; output: 2·11.5 + 0.25
    expect(Array.from(forward(net, theta, Float64Array.of(3, 4), pass(net, 1)))).toEqual([23.25]);
  });

  it("takes the rows it is told to, in that order", () => {
    const net = network(dense(2, 3, "normal"));
    const theta = initialize(net, random(1));
    const X = draws(10, 1);
    const all = forward(net, theta, X, pass(net, 5)).slice();
    const some = forward(net, theta, X, pass(net, 5), [4, 1]);
    expect(Array.from(some.subarray(0, 6))).toEqual([...all.subarray(12, 15), ...all.subarray(3, 6)]);
  });

  it("refuses a batch larger than its memory, and layers that do not fit", () => {
    const net = network(dense(2, 1, "zeros"));
    expect(() => forward(net, new Float64Array(3), new Float64Array(8), pass(net, 3))).toThrow(RangeError);
    expect(() => network(dense(2, 3, "zeros"), dense(2, 1, "zeros"))).toThrow(RangeError);
    expect(() => network()).toThrow(RangeError);
  });
});

describe("initializers", () => {
  const spread = (initializer: Initializer, inputs: number, outputs: number): [number, number] => {
    const draw = initializer(inputs, outputs, random(7));
    const weights = Array.from({length: 40_000}, draw);
    const mean = weights.reduce((a, b) => a + b) / weights.length;
    return [mean, weights.reduce((a, b) => a + (b - mean) ** 2, 0) / weights.length];
  };

  // The variance of 40,000 normal draws has relative standard error √(2 / 40,000) = 0.7 %.
  it.each([
    ["normal", 1],
    ["xavier", 2 / 150],
    ["xavierUniform", 2 / 150],
    ["he", 2 / 100]
  ] as const)("%s has variance %f for 100 inputs and 50 outputs", (name, variance) => {
    const [mean, measured] = spread(initializers[name], 100, 50);
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / 40_000));
    expect(Math.abs(measured / variance - 1)).toBeLessThan(0.03);
  });

  it("zeros leaves all units of a layer with the same gradient", () => {
    const net = network(dense(2, 4, "zeros"), activation(4, "tanh"), dense(4, 1, "zeros"));
    const theta = initialize(net, random(1));
    expect(theta.every((w) => w === 0)).toBe(true);
    // Equal, nonzero weights: no unit is ever told apart from the others.
    theta.fill(0.3);
    const memory = pass(net, 3);
    logisticLoss(forward(net, theta, draws(6, 1), memory), [0, 1, 1], 3, 1, memory.deltas[3]);
    const gradient = backward(net, theta, memory, new Float64Array(net.parameters));
    for (let unit = 1; unit < 4; ++unit)
      expect(Array.from(gradient.subarray(2 * unit, 2 * unit + 2))).toEqual(
        Array.from(gradient.subarray(0, 2))
      );
    expect(gradient[0]).not.toBe(0);
  });
});

describe("losses", () => {
  it("do not overflow", () => {
    expect(logisticLoss(Float64Array.of(1000, -1000), [0, 1], 2, 1)).toBe(1000);
    expect(logisticLoss(Float64Array.of(1000, -1000), [1, 0], 2, 1)).toBe(0);
    expect(softmaxLoss(Float64Array.of(1000, 0), [1], 1, 2)).toBe(1000);
    expect([sigmoid(-1000), sigmoid(0), sigmoid(1000)]).toEqual([0, 0.5, 1]);
  });

  it("of softmax with two classes is the logistic loss of the difference", () => {
    const logits = draws(20, 8);
    const classes = Array.from({length: 10}, (_, i) => i % 2);
    const apart = Float64Array.from({length: 10}, (_, i) => logits[2 * i + 1] - logits[2 * i]);
    expect(softmaxLoss(logits, classes, 10, 2)).toBeCloseTo(logisticLoss(apart, classes, 10, 1), 13);
  });
});
