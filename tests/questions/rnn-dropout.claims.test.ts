import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {elman, elmanBackward, elmanForward, elmanPass} from "../../src/ml/elman.js";
import {lstm, lstmBackward, lstmForward, lstmPass} from "../../src/ml/lstm.js";
import {random} from "../../src/ml/random.js";
import {averagesOf} from "../../src/questions/rnn-dropout/averages.js";
import {
  allMasks,
  averagedError,
  schemeOf,
  seeds,
  type TrainingData
} from "../../src/questions/rnn-dropout/data.json.js";
import {cosines} from "../../src/questions/rnn-dropout/mixing.js";
import {type SchemeKey, schemeKeys} from "../../src/questions/rnn-dropout/schemes.js";
import {answer, cellsOf, drawMasks, train} from "../../src/questions/rnn-dropout/train.js";
import {middle} from "../../src/questions/rnn-dropout/words.js";

interface Checked {
  theta: number[];
  h: number[];
  gradient: number[];
}
interface Reference {
  inputs: number;
  units: number;
  steps: number;
  x: number[];
  r: number[];
  masks: Record<"input" | "hidden" | "cell" | "update", number[]>;
  elman: Checked;
  linear: Checked;
  lstm: Checked;
  chains: {p: number; t: number; mask: "fresh" | "fixed"; mean: number; alive: number; median: number}[];
}
const numpy = JSON.parse(
  readFileSync(new URL("../reference/rnn-dropout.json", import.meta.url), "utf8")
) as Reference;
const f64 = (values: number[]) => Float64Array.from(values);
const off = (a: ArrayLike<number>, b: readonly number[]): number =>
  Math.hypot(...b.map((v, k) => v - a[k])) / Math.hypot(...b);
const {runs} = (await loadRoom("rnn-dropout")).data() as TrainingData;

describe("recurrent layers agree with numpy, every edge masked", () => {
  const x = f64(numpy.x);
  const masks = {
    input: f64(numpy.masks.input),
    hidden: f64(numpy.masks.hidden),
    cell: f64(numpy.masks.cell),
    update: f64(numpy.masks.update)
  };
  for (const [name, activation] of [
    ["elman", "tanh"],
    ["linear", "linear"]
  ] as const)
    it(name, () => {
      const net = elman(numpy.inputs, numpy.units, activation);
      const [memory, theta] = [elmanPass(net, numpy.steps), f64(numpy[name].theta)];
      expect(off(elmanForward(net, theta, x, memory, masks), numpy[name].h)).toBeLessThan(1e-13);
      const gradient = new Float64Array(net.parameters);
      elmanBackward(net, theta, memory, f64(numpy.r), gradient, masks);
      expect(off(gradient, numpy[name].gradient)).toBeLessThan(1e-13);
    });
  it("LSTM", () => {
    const net = lstm(numpy.inputs, numpy.units);
    const [memory, theta] = [lstmPass(net, numpy.steps), f64(numpy.lstm.theta)];
    expect(off(lstmForward(net, theta, x, memory, masks), numpy.lstm.h)).toBeLessThan(1e-13);
    const gradient = new Float64Array(net.parameters);
    lstmBackward(net, theta, memory, f64(numpy.r), gradient, masks);
    expect(off(gradient, numpy.lstm.gradient)).toBeLessThan(1e-13);
  });
});

describe("averages over masks", () => {
  it("agree with the sum over all mask sequences", () => {
    for (const {p, t, mask, mean, alive, median} of numpy.chains) {
      const at = averagesOf("cell", mask, "training", p, t);
      expect(at.mean).toBeCloseTo(mean, 12);
      expect(at.alive).toBeCloseTo(alive, 12);
      expect(at.median).toBeCloseTo(median, 12);
    }
  });
  it("scaling at test time changes both sides and not their ratio", () => {
    for (const mask of ["fresh", "fixed"] as const) {
      const [a, b] = (["training", "test"] as const).map((s) => averagesOf("cell", mask, s, 0.25, 10));
      expect(b.mean / b.test).toBeCloseTo(a.mean / a.test, 10);
    }
    const one = averagesOf("cell", "fixed", "test", 0.25, 10);
    expect([one.mean, one.test]).toEqual([0.75, 0.75 ** 10]);
  });
  it("a tanh behind the mask is not made up for, at any p", () => {
    for (const p of [0.05, 0.25, 0.6])
      expect((1 - p) * Math.tanh(1 / (1 - p))).toBeLessThan(Math.tanh(1) - 0.01);
  });
});

describe("trained nets", () => {
  const plain = (key: SchemeKey) => middle(runs[key].plain);

  it("what the page says of them", () => {
    expect(Object.keys(runs)).toEqual(schemeKeys);
    for (const key of schemeKeys) expect(runs[key].plain.length).toBe(seeds.length);
    // Dropout only costs; little on h, far more on the cell, most with one mask there.
    for (const key of schemeKeys) if (key !== "none") expect(plain(key)).toBeGreaterThan(plain("none"));
    expect(Math.max(...runs["hidden-fresh"].plain)).toBeLessThan(Math.min(...runs["cell-fresh"].plain) / 5);
    expect(plain("cell-fixed")).toBeGreaterThan(10 * plain("cell-fresh"));
    expect(Math.max(...runs["cell-fixed"].averaged)).toBeLessThan(0.01);
    expect(Math.max(...runs["cell-fixed"].averaged)).toBeLessThan(Math.min(...runs["cell-fresh"].averaged));
  });

  it("keep their order when they are trained twice as long", () => {
    const longer = (key: SchemeKey) => [1, 2].map((seed) => train(schemeOf(key), seed, 800));
    const [hidden, fresh, fixed] = (["hidden-fresh", "cell-fresh", "cell-fixed"] as const).map(longer);
    const errors = (nets: typeof hidden) => nets.map(({error}) => error);
    expect(Math.max(...errors(hidden))).toBeLessThan(Math.min(...errors(fresh)) / 5);
    expect(Math.min(...errors(fixed))).toBeGreaterThan(10 * Math.max(...errors(fresh)));
    for (const {theta} of fixed) expect(averagedError(theta, schemeOf("cell-fixed"), 30)).toBeLessThan(0.01);
  }, 60_000);

  it("over all masks that are drawn once, and not some: the mean error, and 20 of 21 numbers within the band", () => {
    for (const key of ["hidden-fixed", "inputs-fresh", "inputs-fixed"] as const) {
      const scheme = schemeOf(key);
      const {theta} = train(scheme, 1);
      const all = allMasks(scheme) ?? [];
      expect(all.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(Math.abs(averagedError(theta, scheme) / runs[key].averaged[0] - 1)).toBeLessThan(0.01);
      // A thousand draws agree with the sum.
      const source = random(29);
      const exact = all.reduce((sum, {masks, weight}) => sum + weight * answer(theta, 0.7, masks), 0);
      const drawn = Array.from({length: 1000}, () => answer(theta, 0.7, drawMasks(scheme, source)));
      const mean = drawn.reduce((a, b) => a + b) / 1000;
      const sd = Math.sqrt(drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / 1000);
      expect(Math.abs(mean - exact)).toBeLessThan((4 * sd) / Math.sqrt(1000));
      if (key !== "hidden-fixed") continue;
      const within = Array.from({length: 21}, (_, i) => i / 10 - 1).filter((value) => {
        const shareOf = (test: (y: number) => boolean) =>
          all.reduce((sum, {masks, weight}) => sum + (test(answer(theta, value, masks)) ? weight : 0), 0);
        return shareOf((y) => y <= value) >= 0.05 && shareOf((y) => y >= value) >= 0.05;
      });
      expect(within.length).toBe(20);
    }
  }, 60_000);

  it("one mask on the cell errs over three times as much as fresh ones, in other runs too, and has not forgotten", () => {
    const others = (key: SchemeKey) => [31, 32, 33].map((seed) => train(schemeOf(key), seed));
    const [fresh, fixed] = (["cell-fresh", "cell-fixed"] as const).map(others);
    expect(middle(fixed.map(({error}) => error))).toBeGreaterThan(3 * middle(fresh.map(({error}) => error)));
    for (const {theta} of fixed) expect(averagedError(theta, schemeOf("cell-fixed"))).toBeLessThan(0.015);
  }, 60_000);

  it("with one mask on the cell, cells are on another scale at test time", () => {
    const scheme = schemeOf("cell-fixed");
    const {theta} = train(scheme, 1);
    const source = random(3);
    const size = (c: Float64Array) => Math.hypot(...c);
    let masked = 0;
    for (let m = 0; m < 200; ++m) masked += size(cellsOf(theta, 0.8, drawMasks(scheme, source))) / 200;
    expect(masked).toBeGreaterThan(2 * size(cellsOf(theta, 0.8)));
  });

  it("are sent as at most 10 kB", async () => {
    const text = JSON.stringify((await loadRoom("rnn-dropout")).data());
    expect(gzipSync(text).length).toBeLessThan(10_000);
  });
});

describe("a dense recurrent matrix", () => {
  it("forgets under both kinds of mask, other nets and masks too", () => {
    for (const mask of ["fresh", "fixed"] as const) {
      const [half, other] = [cosines(mask, 0.25, 120), cosines(mask, 0.25, 240)];
      for (const t of [1, 2, 3]) expect(Math.abs(half[t] - 0.75 ** (t / 2))).toBeLessThan(0.025);
      for (const t of [5, 10, 20]) expect(Math.abs(half[t] - other[t])).toBeLessThan(0.03);
      expect(other[10]).toBeLessThan(0.3);
    }
  });
});
