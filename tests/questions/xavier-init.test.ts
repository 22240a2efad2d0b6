import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {activation, activations} from "../../src/ml/activations.js";
import {dense} from "../../src/ml/dense.js";
import {logisticLoss} from "../../src/ml/losses.js";
import {backward, forward, initialize, type Layer, network, pass} from "../../src/ml/network.js";
import {random} from "../../src/ml/random.js";
import {sgdStep} from "../../src/ml/sgd.js";
import {compute, type TrainingData} from "../../src/questions/xavier-init/data.json.js";
import spec from "../../src/questions/xavier-init/figure.js";
import {pinned} from "../../src/questions/xavier-init/lesson.js";
import {model, type XavierParams, type XavierResult} from "../../src/questions/xavier-init/model.js";
import {depth, schemes} from "../../src/questions/xavier-init/schemes.js";
import {widthsOf} from "../../src/questions/xavier-init/shape.js";
import {
  batchSize,
  classifier,
  examples,
  rates,
  task,
  updates
} from "../../src/questions/xavier-init/train.js";
import {power, spanOf, spans} from "../../src/questions/xavier-init/view/spans.js";
import {size} from "../../src/questions/xavier-init/words.js";
import {checkFigure} from "../figure/check.js";

// As the page gets it: through JSON.
const data: TrainingData = JSON.parse(JSON.stringify(compute()));

checkFigure(spec, data);

const defaults: XavierParams = {
  init: "xavier",
  activation: "linear",
  gain: 1,
  shape: "constant",
  width: 64,
  seed: 1
};
const at = (params: Partial<XavierParams> = {}): XavierResult => model({...defaults, ...params});
const seeds = Array.from({length: 60}, (_, k) => k + 1);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
/** Standard error of the mean. */
const error = (values: readonly number[]): number => {
  const m = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - m) ** 2)) / (values.length - 1));
};
/** Second moments over 60 draws of the weights at width 16: how far their mean is from `expected`, in standard errors. */
const off = (
  of: (result: XavierResult) => number,
  params: Partial<XavierParams>,
  expected: number
): number => {
  const values = seeds.map((seed) => of(at({width: 16, ...params, seed})));
  return Math.abs(mean(values) - expected) / error(values);
};
const last = (run: {losses: readonly (number | null)[]}): number => run.losses.at(-1) ?? Infinity;

describe("claims", () => {
  it("a linear network under Xavier keeps the variance within sampling error, forward and backward", () => {
    for (const l of [1, 5, 10, 20]) {
      expect(off(({forward: f}) => f[l].second, {}, 1)).toBeLessThan(3.5);
      expect(off(({backward: b}) => b[depth - l].second, {}, 1)).toBeLessThan(3.5);
      expect(off(({forward: f}) => f[l].second, {init: "xavierUniform"}, 1)).toBeLessThan(3.5);
    }
  });

  it("ReLU under Xavier halves the second moment in each layer, and He restores it", () => {
    for (const l of [1, 4, 8]) {
      expect(off(({forward: f}) => f[l].second, {activation: "relu"}, 2 ** -l)).toBeLessThan(3.5);
      expect(off(({forward: f}) => f[l].second, {activation: "relu", init: "he"}, 1)).toBeLessThan(3.5);
    }
    // At the width that is shown, on each of ten draws. For one input the logarithm of a layer's factor varies by about 5 / n
    // (a mean of n squares, half of them 0), so that of 30 layers' geometric mean has standard deviation √(5 / 64 / 30) = 0.05: four
    // of these.
    for (const seed of seeds.slice(0, 10)) {
      const lost = at({activation: "relu", seed}).forward[depth].second ** (1 / depth);
      expect(Math.abs(lost / 0.5 - 1)).toBeLessThan(0.2);
      const kept = at({activation: "relu", init: "he", seed}).forward[depth].second ** (1 / depth);
      expect(Math.abs(kept - 1)).toBeLessThan(0.2);
    }
  });

  it("orthogonal weights keep every length exactly in a linear network, and lose half under ReLU", () => {
    const {forward: f, backward: b} = at({init: "orthogonal"});
    for (let l = 0; l <= depth; ++l) {
      expect(Math.abs(f[l].second / f[0].second - 1)).toBeLessThan(1e-12);
      expect(Math.abs(b[l].second / b[depth].second - 1)).toBeLessThan(1e-12);
    }
    const lost = at({init: "orthogonal", activation: "relu"}).forward[depth].second ** (1 / depth);
    expect(Math.abs(lost - 0.5)).toBeLessThan(0.05);
  });

  it("tanh at gain 1 decays about as 1/√l, and settles at gain 5/3 while gradients grow", () => {
    const {expected} = at({activation: "tanh"});
    // std · √l, which would be constant: it still varies by less than a tenth from layer 10 on.
    const scaled = expected!.std.map((s, l) => s * Math.sqrt(l)).slice(10);
    expect(Math.max(...scaled) / Math.min(...scaled)).toBeLessThan(1.1);
    const settled = at({activation: "tanh", gain: 1.67});
    expect(Math.abs(settled.forward[depth].std / settled.forward[10].std - 1)).toBeLessThan(0.05);
    expect(settled.backward[0].std).toBeGreaterThan(5);
  });

  it("sigmoid's mean is ½ or so, its gradients vanish, and after 30 layers all inputs give the same", () => {
    const {forward: f, backward: b, distinct} = at({activation: "sigmoid"});
    for (let l = 1; l <= depth; ++l) expect(Math.abs(f[l].mean - 0.5)).toBeLessThan(0.1);
    expect(b[0].std).toBeLessThan(4 ** -depth);
    expect(distinct.examples).toBeLessThan(1e-20);
    for (const init of ["xavier", "xavierUniform", "he", "orthogonal", "fanIn", "fanOut"] as const)
      expect(at({activation: "sigmoid", init}).backward[0].std).toBeLessThan(1e-10);
  });

  it("tanh with weights of std 1 saturates, and its gradients explode", () => {
    const {forward: f, backward: b} = at({activation: "tanh", init: "large"});
    for (const layer of f.slice(1)) expect(pinned(layer)).toBeGreaterThan(0.5);
    expect(f[15].std).toBeGreaterThan(0.9);
    expect(b[0].std).toBeGreaterThan(1e6);
  });

  it("alternating widths: 1.6 and 0.4, whose product 0.64 is lost over a pair; either condition alone does not drift", () => {
    const {fanIn, fanOut, expected} = at({shape: "alternating"});
    expect([fanIn[0], fanIn[1], fanOut[0], fanOut[1]].map((v) => v.toFixed(12))).toEqual(
      [1.6, 0.4, 0.4, 1.6].map((v) => v.toFixed(12))
    );
    expect(expected!.second[2]).toBeCloseTo(0.64, 12);
    expect(expected!.gradient[depth - 2] ** 2).toBeCloseTo(0.64, 12);
    for (const init of ["fanIn", "fanOut"] as const) {
      const one = at({shape: "alternating", init}).expected!;
      expect(one.second[depth]).toBeCloseTo(1, 12);
      expect(one.gradient[0]).toBeCloseTo(1, 12);
    }
    // An even taper costs the compromise next to nothing a layer.
    const taper = at({shape: "funnel"});
    for (const v of [...taper.fanIn, ...taper.fanOut]) expect(Math.abs(v - 1)).toBeLessThan(0.08);
  });

  it("under ReLU and He, 15 % of the last layer's second moment tells examples apart; linearly, nearly all", () => {
    expect(at({activation: "relu", init: "he"}).distinct.examples.toFixed(2)).toBe("0.15");
    expect(at().distinct.examples).toBeGreaterThan(0.95);
  });

  it("the compromise meets both conditions on average, whatever the widths", () => {
    for (const shape of ["constant", "alternating", "funnel"] as const) {
      const {fanIn, fanOut} = at({shape});
      fanIn.forEach((v, l) => {
        expect((v + fanOut[l]) / 2).toBeCloseTo(1, 12);
      });
    }
  });

  it("the gain is a power of the depth: 0.9 leaves 0.9³⁰, and linear and ReLU networks follow it exactly", () => {
    expect(at({gain: 0.9}).expected!.std[depth]).toBeCloseTo(0.9 ** 30, 12);
    // As the page writes them.
    expect(at({gain: 0.9}).expected!.std[depth].toFixed(2)).toBe("0.04");
    expect(at({gain: 1.1}).expected!.std[depth].toFixed(0)).toBe("17");
    for (const name of ["linear", "relu"] as const) {
      const [one, other] = [at({activation: name}), at({activation: name, gain: 1.2})];
      for (const l of [1, 10, 30]) {
        expect(other.forward[l].std / one.forward[l].std / 1.2 ** l).toBeCloseTo(1, 12);
        expect(other.backward[depth - l].std / one.backward[depth - l].std / 1.2 ** l).toBeCloseTo(1, 12);
      }
    }
  });
});

describe("weights that are all alike", () => {
  /** Gradients of a training batch, layer by layer: [W, b] of each dense layer. */
  const gradients = (net: ReturnType<typeof classifier>, theta: Float64Array) => {
    const {X, y} = task();
    const memory = pass(net, examples);
    const out = forward(net, theta, X, memory);
    logisticLoss(out, y, examples, 1, memory.deltas[net.layers.length]);
    return backward(net, theta, memory, new Float64Array(net.parameters));
  };
  const names = Object.keys(activations) as (keyof typeof activations)[];

  it.each(names)("%s, zeros: no weight below the last layer has a gradient", (name) => {
    const net = classifier(name, "zeros");
    const {X, y} = task();
    const memory = pass(net, 5);
    const rows = [0, 1, 2, 3, 4];
    const theta = initialize(net, random(1));
    forward(net, theta, X, memory, rows);
    logisticLoss(
      memory.values.at(-1)!,
      rows.map((i) => y[i]),
      5,
      1,
      memory.deltas.at(-1)
    );
    const gradient = backward(net, theta, memory, new Float64Array(net.parameters));
    const end = net.offsets.at(-1)!;
    expect(gradient.subarray(0, end).every((g) => g === 0)).toBe(true);
    const outgoing = Array.from(gradient.subarray(end, -1));
    expect(new Set(outgoing).size).toBe(1);
    if (name === "sigmoid") expect(outgoing[0]).not.toBe(0);
    else expect(outgoing[0]).toBe(0);
    expect(gradient.at(-1)).not.toBe(0);
  });

  it.each(names)("%s, one constant: units of a layer are copies, and stay so through training", (name) => {
    const layers: Layer[] = [2, 6, 6, 6].flatMap((n, l, all) =>
      l < 3 ? [dense(n, all[l + 1], "constant"), activation(all[l + 1], name)] : []
    );
    const net = network(...layers, dense(6, 1, "constant"));
    const theta = initialize(net, random(1));
    for (let k = 0; k < 20; ++k) sgdStep(theta, gradients(net, theta), 0.5);
    let moved = false;
    layers.forEach((layer, l) => {
      if (layer.kind !== "dense") return;
      const W = theta.subarray(net.offsets[l], net.offsets[l] + layer.inputs * layer.outputs);
      for (let unit = 1; unit < layer.outputs; ++unit)
        for (let j = 0; j < layer.inputs; ++j)
          expect(Math.abs(W[unit * layer.inputs + j] - W[j])).toBeLessThan(1e-12);
      moved ||= W.some((w) => Math.abs(w - 1 / layer.inputs) > 1e-3);
    });
    expect(moved).toBe(true);
  });

  it("the figure's units are copies too, and the zeros' signal is 0", () => {
    expect(at({init: "constant"}).distinct.units).toBeLessThan(1e-20);
    expect(at().distinct.units).toBeGreaterThan(0.9);
    const zeros = at({init: "zeros", activation: "tanh"});
    expect(zeros.forward.slice(1).every(({std}) => std === 0)).toBe(true);
    expect(zeros.backward.slice(0, -1).every(({std}) => std === 0)).toBe(true);
  });
});

describe("the training runs", () => {
  it("are what the page says: linear and tanh learn from Xavier, ReLU from He only", () => {
    const {linear, tanh, relu, sigmoid} = data.runs;
    for (const run of [linear.xavier, linear.orthogonal]) expect(last(run)).toBeLessThan(0.4);
    for (const run of [tanh.xavier, tanh.orthogonal, relu.he]) expect(last(run)).toBeLessThan(0.55);
    for (const run of [relu.xavier, relu.orthogonal, relu.small, tanh.small, linear.small])
      expect(Math.abs(last(run) - Math.LN2)).toBeLessThan(0.002);
    for (const runs of [linear, tanh, relu, sigmoid])
      expect(Math.abs(last(runs.zeros) - Math.LN2)).toBeLessThan(0.002);
    for (const run of Object.values(sigmoid)) expect(last(run)).toBeGreaterThan(0.69);
    expect(last(linear.large)).toBe(Infinity);
    expect(last(relu.large)).toBe(Infinity);
  });

  it("have the hyperparameters that the page states, and a small file", () => {
    expect([examples, batchSize, updates, [...rates]]).toEqual([128, 8, 240, [0.1, 0.03, 0.01]]);
    const page = readFileSync(new URL("../../src/questions/xavier-init/index.md", import.meta.url), "utf8");
    for (const words of ["128 points", "batches of 8, 240 updates", "rates 0.1, 0.03 and 0.01"])
      expect(page).toContain(words);
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(5000);
  });
});

describe("words and shapes", () => {
  it("sizes of any order", () => {
    expect([0, 1.2345, 0.0213, 830.4, 2.4e-7, 64, 0.13].map(size)).toEqual([
      "0",
      "1.23",
      "0.021",
      "830",
      "2.4·10⁻⁷",
      "64.0",
      "0.13"
    ]);
  });
  it("the axis is the least that holds all sizes, and a size that is 0 is on none but the widest", () => {
    const decades = (params: Partial<XavierParams>) => spanOf(at(params)).decades;
    expect(
      [{}, {shape: "alternating"} as const, {activation: "relu"} as const, {init: "zeros"} as const].map(
        decades
      )
    ).toEqual([1.3, 2.6, 7.4, 7.4]);
    for (const {decades: half, powers} of spans)
      for (const e of powers) expect(Math.abs(e)).toBeLessThan(half);
    expect([-6, -3, -1, 0, 2, 3].map((e) => power(Number(`1e${e}`)))).toEqual([
      "10⁻⁶",
      "10⁻³",
      "0.1",
      "1",
      "100",
      "10³"
    ]);
  });

  it("every number that the prose reads is one the figure has, and none is left over", () => {
    const prose = readFileSync(new URL("../../src/questions/xavier-init/index.md", import.meta.url), "utf8");
    const read = new Set(Array.from(prose.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name));
    expect([...read].sort()).toEqual(Object.keys(spec.reads).sort());
  });

  it("widths", () => {
    expect(widthsOf("alternating", 64).slice(0, 3)).toEqual([64, 16, 64]);
    expect([widthsOf("funnel", 64)[0], widthsOf("funnel", 64)[depth]]).toEqual([64, 8]);
    expect(Math.sqrt(schemes.xavier.variance(64, 64))).toBe(0.125);
  });
});
