import {describe, expect, it} from "vitest";
import {elman, elmanBackward, elmanForward, elmanPass, initializeElman} from "../../src/ml/elman.js";
import {initializeLstm, lstm, lstmBackward, lstmForward, lstmPass} from "../../src/ml/lstm.js";
import {normal, random} from "../../src/ml/random.js";
import {differences, distance} from "./differences.js";

const draws = (n: number, seed: number): Float64Array => {
  const draw = normal(random(seed, 9));
  return Float64Array.from({length: n}, draw);
};
const mask = (n: number, seed: number): Float64Array => {
  const draw = random(seed, 3);
  return Float64Array.from({length: n}, () => (draw() < 0.7 ? 1 / 0.7 : 0));
};
const [p, n, steps] = [3, 5, 6];
const xs = draws(steps * p, 1);
/** The loss is a sum of all states with fixed coefficients, and half of their squares. */
const r = draws(steps * n, 2);
const lossOf = (h: Float64Array): number => h.reduce((sum, v, k) => sum + r[k] * v + (v * v) / 2, 0);
const slopeOf = (h: Float64Array): Float64Array => h.map((v, k) => r[k] + v);

const masksOf = {
  none: {},
  input: {input: mask(steps * p, 1)},
  hidden: {hidden: mask(steps * n, 2)},
  "all edges": {
    input: mask(steps * p, 1),
    hidden: mask(steps * n, 2),
    cell: mask(steps * n, 3),
    update: mask(steps * n, 4)
  }
};

describe("back-propagation through time agrees with central differences", () => {
  for (const [name, masks] of Object.entries(masksOf)) {
    for (const activation of ["tanh", "linear"] as const)
      it(`Elman, ${activation}, masks: ${name}`, () => {
        const net = elman(p, n, activation);
        const theta = initializeElman(net, random(3)).map((w, k) => w + 0.1 * Math.sin(k));
        const memory = elmanPass(net, steps);
        const gradient = new Float64Array(net.parameters);
        elmanBackward(
          net,
          theta,
          memory,
          slopeOf(elmanForward(net, theta, xs, memory, masks)),
          gradient,
          masks
        );
        const exact = differences(theta, () => lossOf(elmanForward(net, theta, xs, memory, masks)));
        expect(distance(gradient, exact)).toBeLessThan(1e-6);
      });
    it(`LSTM, masks: ${name}`, () => {
      const net = lstm(p, n);
      const theta = initializeLstm(net, random(3)).map((w, k) => w + 0.1 * Math.sin(k));
      const memory = lstmPass(net, steps);
      const gradient = new Float64Array(net.parameters);
      lstmBackward(net, theta, memory, slopeOf(lstmForward(net, theta, xs, memory, masks)), gradient, masks);
      const exact = differences(theta, () => lossOf(lstmForward(net, theta, xs, memory, masks)));
      expect(distance(gradient, exact)).toBeLessThan(1e-6);
    });
  }
  for (const edge of ["cell", "update"] as const)
    it(`LSTM, mask on the ${edge} alone`, () => {
      const net = lstm(p, n);
      const theta = initializeLstm(net, random(3));
      const memory = lstmPass(net, steps);
      const masks = {[edge]: mask(steps * n, 7)};
      const gradient = new Float64Array(net.parameters);
      lstmBackward(net, theta, memory, slopeOf(lstmForward(net, theta, xs, memory, masks)), gradient, masks);
      const exact = differences(theta, () => lossOf(lstmForward(net, theta, xs, memory, masks)));
      expect(distance(gradient, exact)).toBeLessThan(1e-6);
    });
});

describe("a mask of ones changes nothing", () => {
  it("Elman and LSTM", () => {
    const ones = {input: new Float64Array(steps * p).fill(1), hidden: new Float64Array(steps * n).fill(1)};
    const all = {...ones, cell: ones.hidden, update: ones.hidden};
    const simple = elman(p, n);
    const a = initializeElman(simple, random(1));
    expect(elmanForward(simple, a, xs, elmanPass(simple, steps), ones)).toEqual(
      elmanForward(simple, a, xs, elmanPass(simple, steps))
    );
    const net = lstm(p, n);
    const b = initializeLstm(net, random(1));
    expect(lstmForward(net, b, xs, lstmPass(net, steps), all)).toEqual(
      lstmForward(net, b, xs, lstmPass(net, steps))
    );
  });
});
