import type {Scene} from "../../figure/contract.js";
import type {BatchState} from "./losses-panel.js";
import type {Data, Result} from "./model.js";
import type {params} from "./params.js";
import {batchSizes} from "./task.js";

const medians = ({result}: BatchState, by: "updates" | "examples"): number[] =>
  result.costs.map((cost) => cost[by].median);
const of = (values: number[], batch: number): number => values[batchSizes.indexOf(batch)];

export const scenes: readonly Scene<typeof params, Data, Result>[] = [
  {
    title: "The knee",
    params: {batch: 32},
    text: "Each batch size at its best learning rate. Up to B = 32 every doubling saves at least a third of the updates; from there on, 16 times the batch about halves them.",
    claim: (state) => {
      const updates = medians(state, "updates");
      return (
        updates.every((u, b) => b === 0 || batchSizes[b] > 32 || u < (2 / 3) * updates[b - 1]) &&
        Math.abs(of(updates, 32) / of(updates, 512) - 2) < 0.5
      );
    }
  },
  {
    title: "The lead changes hands",
    params: {clock: "examples", batch: 1},
    text: "The same runs by examples touched: now B = 1 is first at the target and the full batch last. Larger batches buy fewer updates, not fewer examples.",
    claim: (state) => {
      const examples = medians(state, "examples");
      return (
        Math.min(...examples) === of(examples, 1) &&
        Math.max(...examples) === of(examples, 512) &&
        // Less than 5 % is within what five seeds can tell.
        examples.every((e, b) => b === 0 || e > 0.95 * examples[b - 1])
      );
    }
  },
  {
    title: "One example",
    params: {batch: 1},
    text: "The arrows are the gradients of 100 mini-batches at the same weights. At B = 1 noise drowns the full gradient G, and most steps lead uphill. Drag B: they come round.",
    claim: ({result}) => result.cloud.uphill > 0.5
  },
  {
    title: "One learning rate for all",
    params: {rule: "fixed", batch: 512},
    text: "Better directions, but steps of the same length: beyond B = 64 larger batches save next to no updates.",
    claim: (state) => {
      const updates = medians(state, "updates");
      return of(updates, 64) / of(updates, 512) < 1.15;
    }
  },
  {
    title: "Learning rate ∝ B",
    params: {rule: "linear", batch: 512},
    text: "Linear scaling holds the line of perfect scaling to B = 32. Then the steps are too long for the curvature of the loss: the full batch is slower than B = 64, and erratic.",
    claim: (state) => {
      const examples = medians(state, "examples");
      const updates = medians(state, "updates");
      const {low, high} = state.result.costs[batchSizes.indexOf(512)].updates;
      return of(examples, 32) / of(examples, 1) < 1.2 && of(updates, 512) > of(updates, 64) && high > 2 * low;
    }
  },
  {
    title: "Worse on test data",
    params: {rule: "linear", beside: "test", batch: 512},
    text: "Beside the updates, the test loss at the moment when the training loss gets to the target. With these rates every run of the full batch does worse than any of B = 1.",
    claim: ({result}) => {
      const [one, all] = [result.costs[0].testLoss, result.costs[result.costs.length - 1].testLoss];
      return all.low > one.high;
    }
  },
  {
    title: "But not for its size",
    params: {rule: "fixed", beside: "test", batch: 512},
    text: "The same full batch with a smaller learning rate: at equal training loss all ten medians of the test loss lie within 0.015.",
    claim: ({result}) => {
      const tests = result.costs.map((cost) => cost.testLoss.median);
      return Math.max(...tests) - Math.min(...tests) < 0.015;
    }
  }
];
