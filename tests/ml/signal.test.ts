import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {activation, activations} from "../../src/ml/activations.js";
import {dense} from "../../src/ml/dense.js";
import {initializers} from "../../src/ml/initializers.js";
import {averages, expectedSignal} from "../../src/ml/mean-field.js";
import {backward, forward, type Layer, network, pass} from "../../src/ml/network.js";
import {randomOrthogonal} from "../../src/ml/orthogonal.js";
import {timesMatrix, timesTransposed} from "../../src/ml/products.js";
import {normal, random} from "../../src/ml/random.js";
import {distinctness, layerSignal, propagate} from "../../src/ml/signal.js";

type Name = keyof typeof activations;
const names = Object.keys(activations) as Name[];
const draws = (n: number, seed: number): Float64Array => {
  const draw = normal(random(seed, 9));
  return Float64Array.from({length: n}, draw);
};

const reference = JSON.parse(
  readFileSync(new URL("../reference/xavier-init.json", import.meta.url), "utf8")
) as {
  networks: {
    activation: Name;
    widths: number[];
    gain: number;
    weights: number[][];
    X: number[];
    r: number[];
    mean: number[];
    std: number[];
    second: number[];
    gradientStd: number[];
    gradient: number[];
    examples: number;
    units: number;
  }[];
  averages: {activation: Name; q: number; mean: number; second: number; slope: number}[];
  shapes: {
    inputs: number;
    outputs: number;
    xavierBound: number;
    xavierVariance: number;
    heVariance: number;
  }[];
};

describe("a stack of layers, against numpy", () => {
  it.each(reference.networks)("$activation: signals and gradients to 1e-12", (net) => {
    const {activations: a, gradients} = propagate(
      net,
      net.weights.map((w) => Float64Array.from(w)),
      net.gain,
      Float64Array.from(net.X),
      Float64Array.from(net.r)
    );
    net.widths.forEach((width, l) => {
      const {mean, std, second} = layerSignal(a[l], a[l].length, 8, 3);
      expect(a[l].length).toBe(6 * width);
      expect(Math.abs(mean - net.mean[l])).toBeLessThan(1e-12);
      expect(Math.abs(std - net.std[l])).toBeLessThan(1e-12);
      expect(Math.abs(second - net.second[l])).toBeLessThan(1e-12);
      expect(
        Math.abs(layerSignal(gradients[l], gradients[l].length, 8, 3).std - net.gradientStd[l])
      ).toBeLessThan(1e-12);
    });
    net.gradient.forEach((g, k) => {
      expect(Math.abs(gradients[0][k] - g)).toBeLessThan(1e-12);
    });
    const last = net.widths.length - 1;
    const {units, examples} = distinctness(a[last], 6, net.widths[last]);
    expect(Math.abs(units - net.units)).toBeLessThan(1e-12);
    expect(Math.abs(examples - net.examples)).toBeLessThan(1e-12);
  });
});

describe.each(names)("propagate: %s", (name) => {
  const widths = [6, 9, 5, 8];
  const weights = [0, 1, 2].map((l) =>
    Float64Array.from({length: widths[l] * widths[l + 1]}, normal(random(l + 1), 0, 0.5))
  );
  const count = 7;
  const X = draws(count * 6, 1);
  const r = draws(count * 8, 2);

  it("is what network.ts computes, to 1e-13", () => {
    const layers: Layer[] = [0, 1, 2].flatMap((l) => [
      dense(widths[l], widths[l + 1], "zeros"),
      activation(widths[l + 1], name)
    ]);
    const net = network(...layers);
    const theta = new Float64Array(net.parameters);
    weights.forEach((W, l) => {
      theta.set(
        W.map((w) => 1.5 * w),
        net.offsets[2 * l]
      );
    });
    const memory = pass(net, count);
    forward(net, theta, X, memory);
    memory.deltas[6].set(r);
    backward(net, theta, memory, new Float64Array(net.parameters), true);
    const {activations: a, gradients} = propagate({widths, activation: name}, weights, 1.5, X, r);
    for (let l = 0; l <= 3; ++l)
      for (let k = 0; k < count * widths[l]; ++k) {
        expect(Math.abs(a[l][k] - memory.values[2 * l][k])).toBeLessThan(1e-13);
        expect(Math.abs(gradients[l][k] - memory.deltas[2 * l][k])).toBeLessThan(1e-13);
      }
  });

  it("agrees with central differences to 1e-6", () => {
    const loss = (): number => {
      const out = propagate({widths, activation: name}, weights, 1.2, X, r).activations[3];
      return out.reduce((sum, a, k) => sum + a * r[k], 0);
    };
    const [gradient] = propagate({widths, activation: name}, weights, 1.2, X, r).gradients;
    const h = 1e-5;
    const differences = X.map((value, k) => {
      X[k] = value + h;
      const up = loss();
      X[k] = value - h;
      const down = loss();
      X[k] = value;
      return (up - down) / (2 * h);
    });
    const apart = Math.hypot(...gradient.map((g, k) => g - differences[k])) / Math.hypot(...differences);
    expect(apart).toBeLessThan(1e-6);
  });
});

describe("averages over a normal variable", () => {
  it.each(reference.averages)("$activation at q = $q is scipy's to 1e-11", ({activation: name, q, ...is}) => {
    const {mean, second, slope} = averages(name, q);
    expect(Math.abs(mean - is.mean)).toBeLessThan(1e-11);
    expect(Math.abs(second - is.second)).toBeLessThan(1e-11 * Math.max(1, q));
    expect(Math.abs(slope - is.slope)).toBeLessThan(1e-11);
  });

  it("give Xavier a flat line, ReLU a half a layer, and He's variance that half back", () => {
    const widths = Array<number>(31).fill(50);
    const of = (name: Name, variance: number) =>
      expectedSignal(name, widths, Array<number>(30).fill(variance));
    expect(of("linear", 1 / 50).second[30]).toBeCloseTo(1, 12);
    expect(of("linear", 1 / 50).gradient[0]).toBeCloseTo(1, 12);
    expect(of("relu", 1 / 50).second[30] * 2 ** 30).toBeCloseTo(1, 12);
    expect(of("relu", 2 / 50).second[30]).toBeCloseTo(1, 12);
    expect(of("relu", 2 / 50).gradient[0]).toBeCloseTo(1, 12);
  });
});

describe("products", () => {
  it("are what the definition says, for any count", () => {
    for (const count of [1, 4, 7]) {
      const X = draws(count * 3, 1);
      const W = draws(5 * 3, 2);
      const Y = timesTransposed(X, W, count, 3, 5);
      const V = timesMatrix(Y, W, count, 5, 3);
      for (let i = 0; i < count; ++i) {
        for (let o = 0; o < 5; ++o) {
          let sum = 0;
          for (let j = 0; j < 3; ++j) sum += W[3 * o + j] * X[3 * i + j];
          expect(Y[5 * i + o]).toBeCloseTo(sum, 14);
        }
        for (let j = 0; j < 3; ++j) {
          let sum = 0;
          for (let o = 0; o < 5; ++o) sum += W[3 * o + j] * Y[5 * i + o];
          expect(V[3 * i + j]).toBeCloseTo(sum, 13);
        }
      }
    }
  });
});

describe("layerSignal", () => {
  it("counts what is out of range in the outermost bins, and every number once", () => {
    const {shares} = layerSignal(Float64Array.of(-9, -0.9, 0, 0.1, 0.99, 1, 50, 7), 7, 4, 1);
    expect(shares.map((s) => Math.round(7 * s))).toEqual([2, 0, 2, 3]);
  });
});

describe("initializers", () => {
  const weightsOf = (name: keyof typeof initializers, inputs: number, outputs: number, n: number) =>
    Float64Array.from({length: n}, initializers[name](inputs, outputs, random(3)));

  it.each(reference.shapes)("$inputs × $outputs: the bound and variance of eq. 16", (shape) => {
    const {inputs, outputs, xavierBound, xavierVariance, heVariance} = shape;
    const uniform = weightsOf("xavierUniform", inputs, outputs, 20_000);
    const largest = uniform.reduce((m, w) => Math.max(m, Math.abs(w)), 0);
    expect(largest).toBeLessThanOrEqual(xavierBound);
    expect(largest).toBeGreaterThan(0.999 * xavierBound);
    const square = (w: Float64Array) => w.reduce((s, v) => s + v * v, 0) / w.length;
    // A uniform draw's square has relative standard deviation √0.8, a normal one's √2: 20,000 draws, four standard errors.
    expect(Math.abs(square(uniform) / xavierVariance - 1)).toBeLessThan(4 * Math.sqrt(0.8 / 20_000));
    for (const [name, variance] of [
      ["xavier", xavierVariance],
      ["he", heVariance],
      ["fanIn", 1 / inputs],
      ["fanOut", 1 / outputs]
    ] as const)
      expect(Math.abs(square(weightsOf(name, inputs, outputs, 20_000)) / variance - 1), name).toBeLessThan(
        4 * Math.sqrt(2 / 20_000)
      );
    expect(Math.abs(square(weightsOf("heUniform", inputs, outputs, 20_000)) / heVariance - 1)).toBeLessThan(
      4 * Math.sqrt(0.8 / 20_000)
    );
  });

  it.each([
    [12, 12],
    [5, 9],
    [9, 5],
    [64, 64]
  ])("orthogonal %i × %i: orthonormal rows or columns, to 1e-14", (rows, columns) => {
    const Q = randomOrthogonal(rows, columns, random(1));
    const across = rows <= columns;
    const n = Math.min(rows, columns);
    const entry = (v: number, k: number) => (across ? Q[v * columns + k] : Q[k * columns + v]);
    for (let u = 0; u < n; ++u)
      for (let v = 0; v <= u; ++v) {
        let dot = 0;
        for (let k = 0; k < Math.max(rows, columns); ++k) dot += entry(u, k) * entry(v, k);
        expect(Math.abs(dot - (u === v ? 1 : 0))).toBeLessThan(1e-14);
      }
  });

  it("constant makes each unit the mean of its inputs", () => {
    expect(Array.from(weightsOf("constant", 4, 2, 8))).toEqual(Array<number>(8).fill(0.25));
  });
});
