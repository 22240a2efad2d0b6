import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {defaults} from "../../src/figure/params.js";
import {activation} from "../../src/ml/activations.js";
import {dense} from "../../src/ml/dense.js";
import {backward, forward, initialize, type Layer, network, pass} from "../../src/ml/network.js";
import {batchNorm, layerNorm} from "../../src/ml/norms.js";
import {normal, random} from "../../src/ml/random.js";
import {chain, drawn, width} from "../../src/questions/batch-norm/chain.js";
import {batchSizes, companionsOf, flips, spread} from "../../src/questions/batch-norm/companions.js";
import {smallNet, type TrainingData} from "../../src/questions/batch-norm/data.json.js";
import figure from "../../src/questions/batch-norm/figure.js";
import {type BatchNormParams, model} from "../../src/questions/batch-norm/model.js";
import {params} from "../../src/questions/batch-norm/params.js";
import {rates, type Start, starts, trained} from "../../src/questions/batch-norm/runs.js";
import {classifier, evaluate, type Norm, setMode, task, train} from "../../src/questions/batch-norm/train.js";
import {best, enough, lastLosses, median, trains} from "../../src/questions/batch-norm/words.js";
import {checkFigure} from "../figure/check.js";
import {pause} from "../pause.js";
import reference from "../reference/batch-norm.json" with {type: "json"};

const data = (await loadRoom("batch-norm")).data() as TrainingData;
const start: BatchNormParams = defaults(params);
const at = (patch: Partial<BatchNormParams> = {}) => model({...start, ...patch}, data);
const page = readFileSync(new URL("../../src/questions/batch-norm/index.md", import.meta.url), "utf8");
const seeds = [101, 102, 103];
/** The largest of these rates at which the middle of three fresh runs, of `times` as many updates, halves the loss of ½. */
const largest = (norm: Norm, from: Start, among: readonly number[], times: number): number =>
  Math.max(
    0,
    ...among.filter((rate) => {
      const {depth, width: n, batch, updates} = trained;
      const ends = seeds.map(
        (seed) =>
          train(classifier(norm, starts[from], depth, n), {
            rate,
            batch,
            updates: times * updates,
            every: times * updates,
            seed
          }).losses[1]
      );
      return median(ends) < enough;
    })
  );

checkFigure(figure, data, {
  settings: 48,
  every: 5,
  survives: {
    "“the largest rate is 0.3 without, and 3 with batch norm”, on fresh seeds": (times) =>
      [largest("none", "he", [0.3, 1], times), largest("batch", "he", [3, 10], times)].join()
  }
});

describe("the layers", () => {
  it.each(reference.cases)(
    "$kind, $count × $width: outputs and gradients as by complex steps in numpy",
    (c) => {
      const layer = c.kind === "batch norm" ? batchNorm(c.width) : layerNorm(c.width);
      const theta = Float64Array.from([...c.gamma, ...c.beta]);
      const [y, dx] = [new Float64Array(c.x.length), new Float64Array(c.x.length)];
      const gradient = new Float64Array(theta.length);
      layer.forward(theta, 0, Float64Array.from(c.x), y, c.count);
      layer.backward(theta, 0, Float64Array.from(c.x), y, Float64Array.from(c.r), dx, gradient, c.count);
      const close = (a: ArrayLike<number>, b: readonly number[]) =>
        b.forEach((v, k) => {
          expect(Math.abs(a[k] - v)).toBeLessThan(1e-10 * (1 + Math.abs(v)));
        });
      close(y, c.y);
      close(dx, c.dx);
      close(gradient, [...c.dgamma, ...c.dbeta]);
    }
  );

  it("with ε = 0 a batch of two lets no gradient through", () => {
    const layer = batchNorm(3, {epsilon: 0});
    const dx = new Float64Array(6).fill(1);
    const x = Float64Array.of(1, 2, 3, -1, 5, 3.5);
    const dy = Float64Array.of(0.3, -1, 2, 0.7, 0.1, 5);
    layer.backward(Float64Array.of(1, 2, 3, 0, 0, 0), 0, x, x, dy, dx, new Float64Array(6), 2);
    for (const d of dx) expect(Math.abs(d)).toBeLessThan(1e-12);
  });

  it("the figure's fast pass is network.ts's, forward and backward", () => {
    for (const norm of ["none", "batch", "layer"] as const) {
      const [gain, depth, batch, gamma, beta, seed] = [1.3, 5, 8, 0.8, 0.2, 7];
      const {sums, normalized, gradients} = chain(norm, gain, depth, batch, gamma, beta, seed);
      const {weights, inputs, end} = drawn(seed, depth, batch);
      const layers: Layer[] = [];
      for (let l = 0; l < depth; ++l) {
        layers.push(dense(width, width, "zeros"));
        if (norm !== "none") layers.push(norm === "batch" ? batchNorm(width) : layerNorm(width));
        layers.push(activation(width, "relu"));
      }
      const net = network(...layers);
      const theta = new Float64Array(net.parameters);
      const each = norm === "none" ? 2 : 3;
      weights.forEach((W, l) => {
        theta.set(
          W.map((w) => gain * w),
          net.offsets[each * l]
        );
        if (norm === "none") return;
        const at = net.offsets[each * l + 1];
        theta.fill(gamma, at, at + width).fill(beta, at + width, at + 2 * width);
      });
      const memory = pass(net, batch);
      forward(net, theta, inputs, memory);
      memory.deltas[layers.length].set(end);
      backward(net, theta, memory, new Float64Array(net.parameters));
      const close = (a: Float64Array, b: Float64Array) => {
        expect(a.length).toBe(b.length);
        a.forEach((v, k) => {
          if (Math.abs(v - b[k]) > 1e-9 * (1 + Math.abs(v))) expect(v).toBe(b[k]);
        });
      };
      for (let l = 0; l < depth; ++l) {
        close(sums[l], memory.values[each * l + 1]);
        close(normalized[l], memory.values[each * (l + 1) - 1]);
        close(gradients[l], memory.deltas[each * (l + 1)]);
      }
    }
  });
});

describe("claims", () => {
  it("gradients grow as numpy's do: the middle of 51 draws of 30 layers", async () => {
    for (const {kind, batch, quantiles} of reference.growth) {
      await pause();
      const ends = Array.from(
        {length: 51},
        (_, k) => at({norm: kind as Norm, depth: 30, batch, seed: 3000 + k}).backward.std[0]
      );
      // Standard error of a median: about 1.25 σ/√n in the logarithm.
      const sigma = Math.log(quantiles[2] / quantiles[0]) / 3.29;
      expect(Math.abs(Math.log(median(ends) / quantiles[1]))).toBeLessThan(
        (4 * 1.25 * sigma) / Math.sqrt(51)
      );
    }
  });

  it("the rate is π/(π − 1) = 1.47 a layer in squares, 1.21 in size; batches of 64 come near it, smaller ones exceed it", () => {
    expect(reference.rate).toBeCloseTo(Math.PI / (Math.PI - 1), 8);
    expect((Math.PI / (Math.PI - 1)).toFixed(2)).toBe("1.47");
    expect(Math.sqrt(Math.PI / (Math.PI - 1)).toFixed(2)).toBe("1.21");
    const growth = (batch: number) =>
      median(
        Array.from(
          {length: 21},
          (_, k) => at({norm: "batch", depth: 30, batch, seed: 50 + k}).backward.std[0]
        )
      ) **
      (1 / 29);
    const [g4, g8, g16, g32, g64] = [4, 8, 16, 32, 64].map(growth);
    expect(g4).toBeGreaterThan(g8);
    expect(g8).toBeGreaterThan(g16);
    expect(g16).toBeGreaterThan(g32);
    expect(g32).toBeGreaterThan(g64);
    expect(Math.abs(g64 - 1.21)).toBeLessThan(0.03);
  });

  it("at any scale: g = 0.4 and g = 3 send back nearly the same gradient under batch norm", () => {
    const [a, b] = [0.4, 3].map((gain) => at({norm: "batch", depth: 10, gain}).backward.std[0]);
    expect(Math.abs(a / b - 1)).toBeLessThan(0.02);
  });

  it("scaled weights leave the loss as it was, and their gradient is divided by the scale and orthogonal to them", () => {
    const n = 6;
    const norm = batchNorm(n, {epsilon: 0});
    const net = network(dense(n, n, "fanIn"), norm, activation(n, "tanh"));
    const theta = initialize(net, random(1));
    const z = normal(random(2));
    const X = Float64Array.from({length: 8 * n}, z);
    const r = Float64Array.from({length: 8 * n}, z);
    const memory = pass(net, 8);
    const run = (of: Float64Array) => {
      const out = forward(net, of, X, memory).slice();
      memory.deltas[3].set(r);
      return {out, gradient: backward(net, of, memory, new Float64Array(net.parameters)).slice()};
    };
    const one = run(theta);
    const long = theta.slice();
    for (let k = 0; k < n * n; ++k) long[k] *= 3;
    const other = run(long);
    one.out.forEach((v, k) => {
      expect(other.out[k]).toBeCloseTo(v, 10);
    });
    let along = 0;
    for (let k = 0; k < n * n; ++k) {
      expect(other.gradient[k]).toBeCloseTo(one.gradient[k] / 3, 10);
      along += theta[k] * one.gradient[k];
    }
    expect(Math.abs(along)).toBeLessThan(1e-10);
    // A bias before batch norm gets no gradient.
    for (let k = n * n; k < n * n + n; ++k) expect(Math.abs(one.gradient[k])).toBeLessThan(1e-10);
  });

  it("the runs are what the page says: wider, not better; from half of He's scale wider still", () => {
    expect(Math.max(...trains(data, "half", "batch"))).toBe(3);
    expect(trains(data, "he", "none").length).toBeLessThan(trains(data, "he", "batch").length);
    expect(trains(data, "half", "none").length).toBeLessThan(trains(data, "half", "batch").length);
    expect(best(data, "none")).toBeGreaterThan(1.2 * best(data, "batch"));
    for (const norm of ["none", "batch", "layer"] as const)
      expect(median(lastLosses(data, "he", norm, rates.indexOf(10)))).toBeGreaterThan(Math.LN2);
    for (const words of [
      "128 points",
      "8 hidden layers of 10 ReLU units",
      "batches of 32, 160 updates, 7 rates, 5 seeds"
    ])
      expect(page).toContain(words);
    expect([trained.depth, trained.width, trained.batch, trained.updates]).toEqual([8, 10, 32, 160]);
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(10_000);
  });

  it("whose best loss is lower depends on how long one trains: after 160 updates batch norm's, after 640 the other", async () => {
    const lowest = (norm: Norm, updates: number) =>
      Math.min(
        ...[0.1, 0.3, 1].map((rate) =>
          median(
            seeds.map(
              (seed) =>
                train(classifier(norm, starts.he, trained.depth, trained.width), {
                  rate,
                  batch: trained.batch,
                  updates,
                  every: updates,
                  seed
                }).losses[1]
            )
          )
        )
      );
    const ends: number[] = [];
    for (const updates of [160, 640])
      for (const norm of ["batch", "none"] as const) {
        await pause();
        ends.push(lowest(norm, updates));
      }
    expect(ends[0]).toBeLessThan(ends[1]);
    expect(ends[3]).toBeLessThan(ends[2]);
  });

  it("layer norm raises no largest rate in these runs, and from half of He's scale trains at smaller ones", () => {
    expect(Math.max(...trains(data, "he", "layer"))).toBeLessThanOrEqual(
      Math.max(...trains(data, "he", "none"))
    );
    expect(trains(data, "half", "layer")).toEqual([0.01, 0.03, 0.1]);
    expect(trains(data, "half", "none")).toEqual([0.3]);
  });

  it("whatever weights are drawn, the prediction about two examples has its one right answer", () => {
    for (let seed = 900; seed < 960; ++seed) {
      const now = {...start, norm: "batch" as const, batch: 2, seed};
      const state = {params: now, settled: now, data, result: model(now, data)};
      expect(figure.predictions[2].answer(state as never)).toBe(2);
    }
  });

  it("what training shows follows the answer, so that a phone goes to it", () => {
    const now = {...start, view: "training" as const};
    const asked = {params: {...now, runs: "half" as const}, settled: now, data, result: model(now, data)};
    const there = {...asked, settled: asked.params};
    for (const id of ["rates", "curves"]) {
      const panel = figure.panels.find((p) => p.id === id);
      expect(panel?.reads(there as never)).not.toEqual(panel?.reads(asked as never));
    }
  });

  it("trained with batches of two, batch norm makes more than twice the errors, on fresh seeds too", () => {
    const errors = (norm: "none" | "batch") =>
      seeds.map((seed) => {
        const {net, theta} = smallNet(norm, 2, 0.1, seed);
        return evaluate(net, theta, task(1, 1000)).error;
      });
    expect(median(errors("batch"))).toBeGreaterThan(2 * median(errors("none")));
    expect(median(data.errors.batch[0])).toBeGreaterThan(2 * median(data.errors.none[0]));
  });

  it("the noise of companions falls with the batch, and inference has one answer in any company", () => {
    const {X} = task();
    const mean = batchSizes.map((_, k) => {
      let sum = 0;
      for (let i = 0; i < 32; ++i) sum += flips(companionsOf(data, X[2 * i], X[2 * i + 1], 5, 100), k) / 32;
      return sum;
    });
    for (let k = 1; k < mean.length; ++k) expect(mean[k]).toBeLessThan(mean[k - 1]);
    const c = at({view: "inference"}).companions!;
    expect(spread(c, 5)).toBeLessThan(spread(c, 0) / 4);
    const {net, theta} = smallNet("batch", 32, 0.3, 1);
    setMode(net, "inference");
    const one = (rows: number[]) => forward(net, theta, X, pass(net, rows.length), rows)[0];
    expect(one([3, 7, 9])).toBe(one([3]));
    expect(one([3, 50])).toBe(one([3]));
  });

  it("a batch mean's standard deviation is 1/√B of the examples'", () => {
    const z = normal(random(8));
    for (const B of [4, 16, 64]) {
      let squares = 0;
      const draws = 4000;
      for (let d = 0; d < draws; ++d) {
        let sum = 0;
        for (let i = 0; i < B; ++i) sum += z() / B;
        squares += sum * sum;
      }
      expect(Math.abs(Math.sqrt((squares / draws) * B) - 1)).toBeLessThan(4 / Math.sqrt(2 * draws));
    }
  });
});
