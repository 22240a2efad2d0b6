import type {Goal, Prediction} from "../../figure/contract.js";
import {count, fixed} from "../../marks/format.js";
import {type Cost, costOf} from "./cost.js";
import {runsOf} from "./curves.js";
import type {BatchState} from "./losses-panel.js";
import type {Data, Result} from "./model.js";
import type {params} from "./params.js";
import {batchSizes} from "./task.js";

const at = ({result}: BatchState, batch: number): Cost => result.costs[batchSizes.indexOf(batch)];

/** Median test losses at the target, smallest batch first. */
const tests = ({result}: BatchState): number[] => result.costs.map((cost) => cost.testLoss.median);
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** Median updates to the target with the best rate at a batch size. */
const best = ({data, params: {loss, target}}: BatchState, batch: number): number =>
  costOf(runsOf(data, "tuned")[batchSizes.indexOf(batch)], loss, target).updates.median;

// Both ask for what the figure does not show until the reveal: it opens on the best rates and on the cost.
export const predictions: readonly Prediction<typeof params, Data, Result>[] = [
  {
    kind: "number",
    ask: "Now one learning rate for all, that of B = 16. From B = 32 to B = 512 an update does 16 times the work: by what factor do the updates to the target fall?",
    before: {batch: 32},
    min: 1,
    max: 16,
    step: 0.5,
    reveal: {rule: "fixed", batch: 512},
    answer: (state) => at(state, 32).updates.median / at(state, 512).updates.median,
    format: (v) => fixed(v, 1),
    because: (state) =>
      `${count(at(state, 32).updates.median)} updates at B = 32, ${count(at(state, 512).updates.median)} at B = 512: a better direction saves little while the step stays as long. With the best rate at each B they fall from ${count(best(state, 32))} to ${count(best(state, 512))}, and even that is not a sixteenth.`
  },
  {
    kind: "choice",
    ask: "Still one learning rate for all. Each run stops when its training loss gets to 0.25: which batch size then has the lowest test loss?",
    before: {rule: "fixed"},
    options: ["The smallest, B = 1", "The largest, B = 512", "None stands out: all medians lie within 0.015"],
    reveal: {rule: "fixed", beside: "test", batch: 512},
    answer: (state) => {
      const losses = tests(state);
      if (spread(losses) < 0.015) return 2;
      return losses[0] < losses[losses.length - 1] ? 0 : 1;
    },
    because: (state) =>
      `The medians lie between ${fixed(Math.min(...tests(state)), 3)} and ${fixed(Math.max(...tests(state)), 3)}; the seeds of B = 1 alone differ by more than that.`
  }
];

export const goals: readonly Goal<typeof params, Data, Result>[] = [
  {
    ask: "Find the largest batch that gets to the target with at most twice the fewest examples.",
    done: ({params: now, result}) => {
      const within = result.costs.filter((cost) => cost.examples.median <= 2 * result.fewest);
      return within.length > 0 && now.batch === within[within.length - 1].batch;
    },
    way: {batch: 32}
  },
  {
    ask: "Build a machine on which B = 128 is the fastest to the target (set the machine’s width P, under More settings).",
    done: ({params: now, result}) => now.beside === "cost" && result.best.time === 128,
    way: {machine: 128, batch: 128}
  },
  {
    ask: "Find a rule for the learning rate with which the full batch needs more updates than B = 64.",
    done: (state) => at(state, 512).updates.median > at(state, 64).updates.median,
    way: {rule: "linear", batch: 512}
  }
];
