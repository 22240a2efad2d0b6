import {fixed} from "../../marks/format.js";
import {cloudOf, fieldAt} from "./cloud.js";
import {type Cost, costOf} from "./cost.js";
import {runsOf} from "./curves.js";
import {heatOf} from "./heat.js";
import {draws} from "./model.js";
import type {Here, Room} from "./params.js";
import {arrivalTick, momentAt, stepAt, tickAt, weightsAt} from "./race.js";
import {batchSizes} from "./task.js";
import {about, costsOf, isIn} from "./words.js";

const index = (batch: number): number => batchSizes.indexOf(batch);
const costAt = ({result}: Here, batch: number): Cost => result.costs[index(batch)];
const medians = ({result}: Here, by: "updates" | "examples"): number[] =>
  result.costs.map((cost) => cost[by].median);
const of = (values: readonly number[], batch: number): number => values[index(batch)];

/** The lanes of one example, the reader's batch and all examples: at which tick they are in, Infinity where never. */
export const finish = ({params, result: {lanes}}: Here): number[] =>
  lanes.map((lane) => arrivalTick(lane, params.machine) ?? Infinity);

/** How many times as long as its winner the race's slower one of two lanes takes. */
const lead = (here: Here, winner: number, second: number): number =>
  finish(here)[second] / finish(here)[winner];

/** What the full batch's weights give at a batch size: the spread of 100 drawn gradients in the plane. */
function spreadAt({settled, result: {lanes}}: Here, batch: number): number {
  const full = lanes[lanes.length - 1];
  const moment = momentAt(full, settled.machine, tickAt(settled.time));
  const field = fieldAt(Float64Array.from(weightsAt(full, moment)));
  return cloudOf(field, batch, true, draws, settled.seed).measured;
}

/** Measured spread round the minimum over that of the law, at a batch size and the temperature of the setting. */
const heatRatio = ({settled, result: {heat}}: Here, batch: number, replacement = true): number => {
  const {measured, law} = heatOf(batch, heat.temperature * batch, replacement, settled.seed);
  return measured / law;
};

const step = (ticks: number): number => Math.round(stepAt(ticks));

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Fill the machine",
    params: {},
    panel: "race",
    shows: [],
    // A small batch may linger on a plateau, more often than once in 20 seeds: so the text says where this holds.
    about: "here",
    control: "time",
    quantity: (here) => lead(here, 1, 2),
    text: "The machine takes 32 examples a tick. One example leaves 31 places empty; 512 take 16 ticks an update. Here, as in 9 of 10 seeds, B = 32 is in first. Drag the clock, or press Play.",
    claim: (here) => {
      const [one, mine, all] = finish(here);
      return (
        mine < one && mine < all && isIn(here, here.result.lanes[1]) && !isIn(here, here.result.lanes[2])
      );
    }
  },
  {
    title: "Another machine, another winner",
    params: {machine: 512, time: step(128)},
    panel: "race",
    shows: [],
    about: "here",
    control: "machine",
    quantity: (here) => lead(here, 2, 0),
    text: "A machine as wide as the data: every update takes one tick, so the fewest updates win. The same three runs, and now, as in 9 of 10 seeds, the full batch is in first, B = 1 last.",
    claim: (here) => {
      const [one, mine, all] = finish(here);
      return all < mine && mine < one;
    }
  },
  {
    title: "The knee",
    params: {clock: "updates", machine: 512, time: step(128)},
    panel: "cost",
    shows: ["cost"],
    about: "here",
    marks: ["perfect", "knee"],
    control: "batch",
    note: {
      panel: "cost",
      text: "about half",
      at: (here) => [512, costAt(here, 512).updates.median]
    },
    text: "Nine runs at each B, the rate tuned. To B = 32 updates fall about sixteenfold for 32 times the batch; from there to 512 they only about halve. At the knee a run takes twice the fewest examples.",
    claim: (here) => {
      const updates = medians(here, "updates");
      const [first, then] = [of(updates, 1) / of(updates, 32), of(updates, 32) / of(updates, 512)];
      return Math.abs(first - 16) < 1 && Math.abs(then - 2) < 0.3;
    }
  },
  {
    title: "A quarter of the width",
    params: {batch: 4, replacement: true, time: step(15)},
    panel: "cloud",
    shows: ["cloud"],
    about: "always",
    marks: ["batch", "noise"],
    control: "batch",
    note: {
      panel: "cloud",
      text: "their mean, G",
      at: ({result: {gradient}}) => [gradient.length, 0]
    },
    quantity: (here) => Math.log(spreadAt(here, 4) / spreadAt(here, 64)),
    text: "Gradients of 100 mini-batches at one set of weights. Their mean is G at every B; their variance is Σ/B. At B = 64 the cloud is a quarter as wide: move B.",
    claim: (here) => {
      const ratio = Math.sqrt(spreadAt(here, 4) / spreadAt(here, 64));
      const {measured, expected} = here.result.cloud;
      return Math.abs(ratio - 4) < 1 && Math.abs(measured / expected - 1) < 0.5;
    }
  },
  {
    title: "One rate for all",
    params: {rule: "fixed", batch: 512},
    panel: "cost",
    shows: ["cost"],
    about: "here",
    marks: ["cost"],
    control: "rule",
    note: {
      panel: "cost",
      text: "little gain from here on",
      at: (here) => [64, costAt(here, 64).updates.median]
    },
    text: "η = 0.6 at every B: better directions, steps as long as before. From B = 64 on, larger batches save next to no updates.",
    claim: (here) => {
      const updates = medians(here, "updates");
      return of(updates, 64) / of(updates, 512) < 1.15;
    }
  },
  {
    title: "Learning rate ∝ B",
    params: {rule: "linear", batch: 256},
    panel: "cost",
    shows: ["cost"],
    about: "here",
    marks: ["perfect", "cost"],
    control: "rule",
    note: {
      panel: "cost",
      text: "slower than 256",
      at: (here) => [512, costAt(here, 512).updates.median]
    },
    text: "Linear scaling follows the dashed line to B = 32. Then the steps outgrow the curvature of the loss: the full batch is slower than 256, and its runs differ widely.",
    claim: (here) => {
      const [examples, updates] = [medians(here, "examples"), medians(here, "updates")];
      const {low, high} = costAt(here, 512).updates;
      return (
        of(examples, 32) / of(examples, 1) < 1.2 &&
        of(updates, 512) > 1.5 * of(updates, 256) &&
        high > 3 * low
      );
    }
  },
  {
    title: "Temperature η/B",
    params: {rule: "linear", batch: 16, replacement: true},
    panel: "heat",
    shows: ["heat"],
    about: "always",
    marks: ["heat", "law"],
    control: "batch",
    quantity: ({result: {heat}}) => heat.measured / heat.law,
    text: "At a constant rate mini-batch SGD does not come to rest: round a minimum it keeps a cloud, of variance ∝ η/B. Here η ∝ B, so B = 1, 16 or 64 give nearly the same cloud. With one rate for all it shrinks as B grows.",
    claim: (here) => {
      const ratios = [1, 16, 64].map((batch) => heatRatio(here, batch));
      return (
        ratios.every((ratio) => ratio > 0.8 && ratio < 1.25) &&
        Math.max(...ratios) / Math.min(...ratios) < 1.3
      );
    }
  },
  {
    title: "Does it test worse?",
    params: {beside: "test", rule: "linear", batch: 512},
    panel: "test",
    shows: ["test"],
    about: "here",
    marks: ["test", "accuracy"],
    control: "rule",
    note: {
      panel: "test",
      text: "worst loss",
      at: (here) => [512, costAt(here, 512).testLoss.median]
    },
    text: "Stopped at one training loss, with η ∝ B: the full batch has the worst test loss, and yet a better accuracy than B = 1. Now tune the rate at each B: the medians of both stay within 0.015.",
    claim: (here) => {
      const [first, last] = [costAt(here, 1), costAt(here, 512)];
      const tuned = costsOf(here.data, "tuned");
      const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
      return (
        here.result.costs.every(({testLoss}) => testLoss.median <= last.testLoss.median) &&
        last.accuracy.median > first.accuracy.median + 0.01 &&
        last.testLoss.low > first.testLoss.high &&
        spread(tuned.map(({testLoss}) => testLoss.median)) < 0.015 &&
        spread(tuned.map(({accuracy}) => accuracy.median)) < 0.015
      );
    }
  }
];

/** Median updates to the target with the tuned rate at a batch size. */
const tuned = ({data, params: {loss, target}}: Here, batch: number): number =>
  costOf(runsOf(data, "tuned")[index(batch)], loss, target).updates.median;

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "The machine takes one example a tick. Who gets to the target last?",
    before: {machine: 1, time: 0},
    options: ["One at a time, B = 1", "The middle one, B = 32", "The full batch, B = 512"],
    reveal: {machine: 1, time: step(40_000)},
    hides: ["bestTicks"],
    answer: (here) => {
      const ticks = finish(here);
      return ticks.indexOf(Math.max(...ticks));
    },
    because: (here) => {
      const [one, mine, all] = finish(here).map(about);
      return `About ${one} examples at B = 1, ${mine} at B = 32, ${all} at B = 512. Larger batches buy fewer updates with more examples.`;
    }
  },
  {
    kind: "number",
    ask: "Now one learning rate for all, that of B = 16. From B = 32 to B = 512 an update does 16 times the work: by what factor do the updates to the target fall?",
    before: {batch: 32},
    min: 1,
    max: 16,
    step: 0.5,
    reveal: {rule: "fixed", batch: 512},
    shows: ["cost"],
    answer: (here) => costAt(here, 32).updates.median / costAt(here, 512).updates.median,
    format: (v) => fixed(v, 1),
    because: (here) =>
      `${about(costAt(here, 32).updates.median)} updates at B = 32, ${about(costAt(here, 512).updates.median)} at B = 512: a better direction saves little while the step stays as long. With the rate tuned at each B they fall from ${about(tuned(here, 32))} to ${about(tuned(here, 512))}, and even that is not a sixteenth.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Find a machine on which the full batch is in first.",
    done: (here) => {
      const ticks = finish(here);
      return ticks[2] < ticks[0] && ticks[2] < ticks[1] && isIn(here, here.result.lanes[2]);
    },
    way: {machine: 512, time: step(128)}
  },
  {
    ask: "Choose the largest batch that gets to the target with at most twice the fewest examples, by the nine runs (count the cost in examples, under More settings).",
    done: ({params, result}) => {
      const within = result.costs.filter((cost) => cost.examples.median <= 2 * result.fewest);
      return (
        params.clock === "examples" && within.length > 0 && params.batch === within[within.length - 1].batch
      );
    },
    way: {batch: 32, clock: "examples"}
  },
  {
    ask: "Find a rule for the learning rate with which the full batch needs more updates than B = 256.",
    done: (here) => costAt(here, 512).updates.median > 1.2 * costAt(here, 256).updates.median,
    way: {rule: "linear", batch: 512}
  }
];
