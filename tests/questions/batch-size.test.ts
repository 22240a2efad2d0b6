import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {logisticLoss} from "../../src/ml/losses.js";
import {forward, pass} from "../../src/ml/network.js";
import {random} from "../../src/ml/random.js";
import {batchVarianceFactor, drawing, gradientNoise, sgdStep} from "../../src/ml/sgd.js";
import {exampleGradients, fieldAt} from "../../src/questions/batch-size/cloud.js";
import {pack, unpack} from "../../src/questions/batch-size/codec.js";
import {type Cost, cheapest, kneeOf, passage, passes} from "../../src/questions/batch-size/cost.js";
import {runsOf} from "../../src/questions/batch-size/curves.js";
import {compute, type Data} from "../../src/questions/batch-size/data.json.js";
import spec from "../../src/questions/batch-size/figure.js";
import {model, type Params, perUpdate, type Result} from "../../src/questions/batch-size/model.js";
import {budget, checkpoints, lossAndGradient, run, sampleLoss} from "../../src/questions/batch-size/run.js";
import {
  batchSizes,
  net,
  rules,
  testSample,
  trainSample,
  trainSize
} from "../../src/questions/batch-size/task.js";
import {checkFigure} from "../figure/check.js";
import {inputs} from "../reference/batch-size-inputs.js";

// As the page gets it: through JSON.
const data: Data = JSON.parse(JSON.stringify(compute()));

checkFigure(spec, data);

const defaults: Params = {
  batch: 8,
  rule: "tuned",
  clock: "updates",
  loss: "train",
  target: 0.25,
  machine: 1,
  beside: "cost",
  replacement: false,
  seed: 1
};
const at = (params: Partial<Params> = {}): Result => model({...defaults, ...params}, data);
const nearest = () => data.stations.find(({loss}) => loss === at().station.loss)!;
const medians = (result: Result, by: "updates" | "examples"): number[] =>
  result.costs.map((cost) => cost[by].median);
const time = ({costs}: Result, machine: number): number[] =>
  costs.map((cost) => cost.updates.median * passes(cost.batch, machine));
const index = (B: number): number => batchSizes.indexOf(B);

describe("the gradient and one run, against numpy", () => {
  const reference = JSON.parse(
    readFileSync(new URL("../reference/batch-size.json", import.meta.url), "utf8")
  );
  const sample = trainSample();
  const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Math.max(...Array.from(a, (value, k) => Math.abs(value - b[k])));

  it("starts from the same data, weights and batches", () => {
    const {X, y, theta, ...rest} = inputs();
    const {X: refX, y: refY, theta: refTheta, ...refRest} = reference.inputs;
    expect(rest).toEqual(refRest);
    expect(y).toEqual(refY);
    // Not `toEqual`: the last digit of a cosine may differ from one machine to another.
    expect(apart(X, refX)).toBeLessThan(1e-12);
    expect(apart(theta, refTheta)).toBeLessThan(1e-12);
  });

  it("agrees on the full-batch gradient and on the noise to 1e-12", () => {
    const field = fieldAt(Float64Array.from(reference.inputs.theta));
    expect(apart(field.mean, reference.gradient)).toBeLessThan(1e-12);
    expect(Math.abs(field.trace - reference.trace)).toBeLessThan(1e-12);
    expect(Math.abs(field.covariance[0] - reference.along)).toBeLessThan(1e-12);
    // The largest eigenvalue of what is at a right angle to the gradient: the power iteration finds it.
    expect(Math.abs(field.covariance[2] / reference.noisiest - 1)).toBeLessThan(1e-6);
  });

  it("agrees on 64 updates with B = 16 to 1e-10", () => {
    const theta = Float64Array.from(reference.inputs.theta as number[]);
    const gradient = new Float64Array(net.parameters);
    const memory = pass(net, trainSize);
    (reference.inputs.order as number[][]).forEach((rows, k) => {
      const loss = lossAndGradient(theta, sample, rows, memory, gradient);
      expect(Math.abs(loss - reference.batchLosses[k])).toBeLessThan(1e-10);
      sgdStep(theta, gradient, reference.inputs.rate);
    });
    expect(apart(theta, reference.theta)).toBeLessThan(1e-10);
    expect(Math.abs(sampleLoss(theta, sample, memory) - reference.trainLoss)).toBeLessThan(1e-10);
  });

  it("is what the loader's run does", () => {
    const made = run(16, reference.inputs.rate, 1, sample, null, (updates) => updates >= 64);
    expect(checkpoints(16)[made.train.length - 1]).toBe(64);
    // The loader rounds the weights to single precision after every update: 2⁻²⁴ relative, grown over 64 updates.
    expect(Math.abs((made.train.at(-1) ?? Number.NaN) - reference.trainLoss)).toBeLessThan(1e-5);
  });
});

describe("the data", () => {
  it("holds five runs of each rule at each of ten batch sizes, to the end of their budget", () => {
    for (const rule of rules) {
      const runs = runsOf(data, rule);
      expect(runs.map((of) => of.batch)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
      for (const of of runs) {
        expect(of.updates.at(-1)).toBe(budget(of.batch));
        for (const curve of [...of.train, ...of.test]) expect(curve.length).toBe(of.updates.length);
        expect(of.train.length).toBe(5);
      }
    }
  });

  it("follows the scaling rules, and meets them all at B = 16", () => {
    const {rates, base} = data;
    batchSizes.forEach((B, b) => {
      expect(rates.fixed[b]).toBe(base.rate);
      expect(rates.linear[b] / (base.rate * (B / 16))).toBeCloseTo(1, 3);
      expect(rates.sqrt[b] / (base.rate * Math.sqrt(B / 16))).toBeCloseTo(1, 3);
      expect(data.grid).toContain(rates.tuned[b]);
    });
    expect(new Set([rates.fixed, rates.linear, rates.sqrt].map((r) => r[index(16)])).size).toBe(1);
    // A tuned rate at the end of the grid would mean that the grid is too short.
    for (const rate of rates.tuned) {
      expect(rate).toBeLessThan(Math.max(...data.grid));
      expect(rate).toBeGreaterThan(Math.min(...data.grid));
    }
  });

  it("keeps a run within half a percent, as made anew", () => {
    const made = run(64, data.rates.linear[index(64)], 3, trainSample(), testSample());
    const kept = runsOf(data, "linear")[index(64)];
    made.train.forEach((loss, k) => {
      expect(Math.abs(kept.train[2][k] / loss - 1)).toBeLessThan(0.0051);
      expect(Math.abs(kept.test[2][k] / made.test[k] - 1)).toBeLessThan(0.0051);
    });
  });

  it("has stations whose weights, rounded, still have the loss written beside them", () => {
    const {X, y} = trainSample();
    for (const {theta, loss} of data.stations) {
      const outputs = forward(net, Float64Array.from(theta), X, pass(net, trainSize));
      expect(logisticLoss(outputs, y, trainSize, 1)).toBeCloseTo(loss, 2);
    }
  });

  it("is the same where tanh and exp differ in their last bit, as between engines", () => {
    const [tanh, exp] = [Math.tanh, Math.exp];
    const made = () => [
      run(512, data.rates.linear[index(512)], 1, trainSample(), null).train,
      run(1, 0.6, 1, trainSample(), null, (updates) => updates > 5000).train
    ];
    const usual = made();
    const coin = random(7);
    try {
      Math.tanh = (x) => tanh(x) * (1 + (coin() < 0.1 ? Number.EPSILON : 0));
      Math.exp = (x) => exp(x) * (1 + (coin() < 0.1 ? Number.EPSILON : 0));
      made().forEach((losses, k) => {
        losses.forEach((loss, i) => {
          expect(Math.abs(loss / usual[k][i] - 1)).toBeLessThan(1e-12);
        });
      });
    } finally {
      Object.assign(Math, {tanh, exp});
    }
  });

  it("page: says what the runs are", () => {
    expect([trainSize, testSample().y.length, net.parameters]).toEqual([512, 1024, 49]);
    expect([budget(1), budget(16), budget(512)]).toEqual([40 * 512, 40 * 32, 700]);
    expect([data.base.rate, data.base.batch, data.target, data.grid.length]).toEqual([0.6, 16, 0.25, 10]);
    // Three moments in each doubling, once the updates are enough for that.
    expect(checkpoints(1).filter((u) => u > 512 && u <= 1024).length).toBe(3);
  });

  it("survives packing when a run diverges", () => {
    const curve = [0.7, 5, 0.02, 19, Number.NaN, Infinity, 1e-9];
    const test = [0.8, 0.9, 20, 0.01, 3, 1, 1];
    const back = unpack(pack(curve, test));
    [0.7, 5, 0.02, 19, 20, 20, 0.01].forEach((loss, k) => {
      expect(Math.abs(back.train[k] / loss - 1)).toBeLessThan(0.0051);
      expect(Math.abs(back.test[k] / test[k] - 1)).toBeLessThan(0.0051);
    });
  });
});

describe("the gradient's noise", () => {
  it("claim: its variance is 1/B, times (n − B)/(n − 1) without replacement", () => {
    const gradients = exampleGradients(Float64Array.from(data.stations[3].theta));
    const noise = gradientNoise(gradients, trainSize);
    const p = net.parameters;
    for (const replacement of [true, false])
      for (const B of batchSizes) {
        const draw = drawing(trainSize, B, replacement, random(B, 5));
        const draws = 400;
        const squares: number[] = [];
        for (let d = 0; d < draws; ++d) {
          const mean = new Float64Array(p);
          for (const i of draw()) for (let k = 0; k < p; ++k) mean[k] += gradients[i * p + k] / B;
          squares.push(mean.reduce((sum, g, k) => sum + (g - noise.mean[k]) ** 2, 0));
        }
        const measured = squares.reduce((a, b) => a + b) / draws;
        const error = Math.sqrt(squares.reduce((sum, s) => sum + (s - measured) ** 2, 0)) / draws;
        const expected = noise.trace * batchVarianceFactor(trainSize, B, replacement);
        expect(Math.abs(measured - expected)).toBeLessThan(4 * error + 1e-12);
      }
  });

  it("is drawn as the formula has it: within sampling error, and exactly nothing at the full batch", () => {
    for (const replacement of [true, false])
      for (const batch of batchSizes) {
        // 10 clouds of 100 mini-batches.
        const clouds = Array.from({length: 10}, (_, s) => at({batch, replacement, seed: s + 1}).cloud);
        const measured = clouds.reduce((sum, cloud) => sum + cloud.measured / 10, 0);
        const {expected} = clouds[0];
        if (batch === trainSize && !replacement) expect(measured).toBeLessThan(1e-20);
        // A mean of 1,000 squared distances in two dimensions: relative standard error ≤ √(2/1,000) for a normal
        // cloud, and more at B = 1, whose draws have heavier tails; 20 % is four of them.
        else expect(Math.abs(measured / expected - 1)).toBeLessThan(0.2);
      }
  });

  it("claim: with B = 1 most of the gradients lead uphill, and fewer with every doubling, with B = 512 none", () => {
    // Means over 20 clouds.
    const uphill = batchSizes.map((batch) => {
      const clouds = Array.from({length: 20}, (_, s) => at({batch, seed: s + 1}).cloud);
      return clouds.reduce((sum, cloud) => sum + cloud.uphill / 20, 0);
    });
    expect(uphill[0]).toBeGreaterThan(0.6);
    for (let b = 1; b < index(256); ++b) expect(uphill[b]).toBeLessThan(uphill[b - 1]);
    expect(uphill[index(512)]).toBe(0);
  });

  it("page: a tenth of the examples, most of them misclassified, outweighs all others in the full gradient", () => {
    const theta = Float64Array.from(nearest().theta);
    const {projected} = fieldAt(theta);
    const {X, y} = trainSample();
    const logits = forward(net, theta, X, pass(net, trainSize));
    const order = Array.from({length: trainSize}, (_, i) => i);
    const top = order.sort((a, b) => projected[2 * b] - projected[2 * a]).slice(0, trainSize / 10);
    const sum = (rows: number[]) => rows.reduce((total, i) => total + projected[2 * i], 0);
    expect(sum(top) / sum(order)).toBeGreaterThan(1);
    expect(top.filter((i) => logits[i] > 0 !== y[i] > 0).length / top.length).toBeGreaterThan(0.5);
  });

  it("has unit directions at a right angle, and the full gradient along the first", () => {
    for (const station of data.stations) {
      const {u, v, mean, squaredNorm} = fieldAt(Float64Array.from(station.theta));
      const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);
      expect(dot(u, u)).toBeCloseTo(1, 12);
      expect(dot(v, v)).toBeCloseTo(1, 12);
      expect(dot(u, v)).toBeCloseTo(0, 12);
      expect(dot(mean, u)).toBeCloseTo(Math.sqrt(squaredNorm), 12);
    }
  });
});

describe("cost to target", () => {
  it("is found where the curve first crosses, straight in log–log", () => {
    expect(passage([1, 4, 16], [0.8, 0.4, 0.1], 0.2)).toEqual({
      updates: 8,
      after: 2,
      fraction: expect.closeTo(0.5)
    });
    expect(passage([1, 4, 16], [0.8, 0.4, 0.1], 0.9)?.updates).toBe(1);
    expect(passage([1, 4, 16], [0.8, 0.4, 0.1], 0.05)).toBeNull();
  });

  it("finds the knee of McCandlish et al.'s law, S = Sₘᵢₙ (1 + B꜀/B), where examples have doubled", () => {
    const critical = 24;
    const costs = batchSizes.map((batch) => {
      const updates = 30 * (1 + critical / batch);
      const same = (median: number) => ({median, low: median, high: median});
      return {batch, updates: same(updates), examples: same(updates * batch), testLoss: same(1)} as Cost;
    });
    // E / E(1) = (B + 24) / 25 is 2 at B = 26; straight lines between powers of two come close to that.
    expect(kneeOf(costs)).toBeGreaterThan(25);
    expect(kneeOf(costs)).toBeLessThan(27.5);
    expect(cheapest(costs, (cost) => cost.examples.median)?.batch).toBe(1);
    expect(cheapest(costs, (cost) => cost.updates.median)?.batch).toBe(512);
    expect(kneeOf([])).toBeNull();
  });

  it("counts time in passes of the machine, which is examples or updates at the ends", () => {
    const result = at();
    expect(time(result, 1)).toEqual(medians(result, "examples"));
    expect(time(result, 512)).toEqual(medians(result, "updates"));
    expect((["updates", "examples", "epochs"] as const).map((clock) => perUpdate(clock, 256))).toEqual([
      1, 256, 0.5
    ]);
  });
});

describe("what the runs show", () => {
  it("claim: with the best rate at each B, updates to target fall with B and flatten past a knee", () => {
    const {costs, knee} = at();
    const updates = medians(at(), "updates");
    // Up to 128 every doubling saves updates; from there on the seeds' spreads overlap.
    for (let b = 1; b <= index(128); ++b) expect(updates[b]).toBeLessThan(updates[b - 1]);
    for (let b = index(256); b < updates.length; ++b)
      expect(costs[b].updates.low).toBeLessThan(costs[b - 1].updates.high);
    expect(updates[0] / updates[index(32)]).toBeGreaterThan(0.4 * 32);
    expect(updates[index(32)] / updates[index(512)]).toBeLessThan(0.25 * 16);
    expect(knee).toBeGreaterThan(16);
    expect(knee).toBeLessThan(64);
  });

  it("claim: there, examples to target never fall, beyond what five seeds can tell", () => {
    const examples = medians(at(), "examples");
    for (let b = 1; b < examples.length; ++b) expect(examples[b]).toBeGreaterThan(0.95 * examples[b - 1]);
    for (let b = 2; b < examples.length; ++b) expect(examples[b]).toBeGreaterThan(examples[b - 2]);
    expect(examples.at(-1)! / examples[0]).toBeGreaterThan(8);
  });

  it("not so everywhere: with one rate for all, B = 4 touches fewer examples than B = 1", () => {
    const examples = medians(at({rule: "fixed", target: 0.3}), "examples");
    expect(examples[index(4)]).toBeLessThan(0.8 * examples[index(1)]);
  });

  it("claim: with one rate for all, batches beyond 64 save next to no updates", () => {
    const updates = medians(at({rule: "fixed"}), "updates");
    expect(updates[index(64)] / updates[index(512)]).toBeLessThan(1.15);
    expect(updates[index(1)] / updates[index(16)]).toBeGreaterThan(4);
  });

  it("claim: the linear rule scales almost perfectly to 32, and the full batch is slower than 256", () => {
    const result = at({rule: "linear"});
    const examples = medians(result, "examples");
    expect(examples[index(32)] / examples[0]).toBeLessThan(1.2);
    expect(medians(result, "updates")[index(512)]).toBeGreaterThan(medians(result, "updates")[index(256)]);
    expect(at({rule: "linear", target: 0.2}).costs[index(512)].reached).toBeLessThan(5);
  });

  it("claim: the small batch leads by examples touched, the large one by updates", () => {
    const {curves} = at();
    const lossAfter = (B: number, updates: number) => {
      const {updates: marks, median} = curves[index(B)];
      return median[marks.findLastIndex((u) => u <= updates)];
    };
    expect(lossAfter(512, 100)).toBeLessThan(lossAfter(1, 100));
    expect(lossAfter(512, 5000 / 512)).toBeGreaterThan(lossAfter(1, 5000));
  });

  it("claim: the fastest batch size is wider on a wider machine", () => {
    const best = [1, 8, 64, 512].map((machine) => at({machine}).best.time!);
    for (let k = 1; k < best.length; ++k) expect(best[k]).toBeGreaterThanOrEqual(best[k - 1]);
    expect(best[0]).toBe(1);
    expect(best[3]).toBe(512);
  });

  it("page: the fastest batch fills the machine, or half of it", () => {
    for (const machine of batchSizes) {
      const best = at({machine}).best.time!;
      expect(best).toBeLessThanOrEqual(machine);
      expect(best).toBeGreaterThanOrEqual(machine / 2);
    }
  });

  it("page: with η ∝ B, B = 1 gets a quarter of its best rate and needs twice the updates", () => {
    expect(data.rates.linear[0] / data.rates.tuned[0]).toBe(0.25);
    const ratio = at({rule: "linear"}).costs[0].updates.median / at().costs[0].updates.median;
    expect(Math.abs(ratio - 2)).toBeLessThan(0.3);
  });

  it("page: with 32 times that rate the full batch’s loss leaps up and down in every run", () => {
    for (const losses of runsOf(data, "linear")[index(512)].train) {
      const leaps = losses.filter((loss, k) => k > 0 && loss > 1.5 * losses[k - 1]);
      expect(leaps.length).toBeGreaterThanOrEqual(2);
    }
    for (const losses of runsOf(data, "fixed")[index(512)].train)
      expect(losses.every((loss, k) => k === 0 || loss < 1.01 * losses[k - 1])).toBe(true);
  });

  it("prediction 1: at one rate, 16 times the batch saves less than half of the updates", () => {
    const updates = medians(at({rule: "fixed"}), "updates");
    expect(updates[index(32)] / updates[index(512)]).toBeLessThan(2);
  });

  it("prediction 2: the seeds of B = 1 differ by more than the medians of all batch sizes", () => {
    const {costs} = at({rule: "fixed"});
    const tests = costs.map((cost) => cost.testLoss.median);
    const {low, high} = costs[0].testLoss;
    expect(high - low).toBeGreaterThan(2 * (Math.max(...tests) - Math.min(...tests)));
  });

  it("claim: at the target the noise scale is near the knee, but it moves more than tenfold along the run", () => {
    const {gradient, knee} = at();
    expect(gradient.scale / knee!).toBeGreaterThan(0.5);
    expect(gradient.scale / knee!).toBeLessThan(2);
    const scales = data.stations.map(({theta}) => fieldAt(Float64Array.from(theta)).scale);
    expect(Math.min(...scales)).toBeLessThan(100);
    expect(Math.max(...scales)).toBeGreaterThan(1000);
  });

  it("generalization: at equal training loss and one rate, the test loss does not depend on B", () => {
    const tests = at({rule: "fixed"}).costs.map((cost) => cost.testLoss.median);
    expect(Math.max(...tests) - Math.min(...tests)).toBeLessThan(0.015);
  });

  it("generalization: nor does it with the best rates", () => {
    const tests = at().costs.map((cost) => cost.testLoss.median);
    expect(Math.max(...tests) - Math.min(...tests)).toBeLessThan(0.015);
  });

  it("generalization: with η ∝ B the full batch's test loss is higher, and it is the rate's doing", () => {
    const linear = at({rule: "linear"}).costs;
    expect(linear[index(512)].testLoss.low).toBeGreaterThan(linear[index(1)].testLoss.high);
    // The same batch size with smaller rates is as good as B = 1.
    for (const rule of ["fixed", "sqrt", "tuned"] as const)
      expect(at({rule}).costs[index(512)].testLoss.high).toBeLessThan(linear[index(512)].testLoss.low);
  });

  it("page: the best rates are 0.15 at B = 1, 16 times that at B = 32, and no more from there on", () => {
    const {tuned} = data.rates;
    expect(tuned[0]).toBe(0.15);
    for (const B of [32, 64, 128, 256, 512]) expect(tuned[index(B)]).toBe(16 * 0.15);
    expect(data.rates.linear[index(512)]).toBe(32 * data.rates.fixed[index(512)]);
  });

  it("page: with B = 16's rate most runs of B = 1 do not get to 0.2, and B = 4 touches fewer examples", () => {
    const {costs} = at({rule: "fixed", target: 0.2});
    expect(costs[0].reached).toBeLessThan(3);
    expect(costs[index(4)].examples.high).toBeLessThan(costs[0].examples.median);
  });
});
