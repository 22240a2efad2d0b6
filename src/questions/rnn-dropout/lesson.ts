import {fixed, percent} from "../../marks/format.js";
import {MOST, placeOf, type Room} from "./params.js";
import {maskKinds, schemeKeys, trainedRate} from "./schemes.js";
import {errorText, middle, share, size} from "./words.js";

type State = Room["State"];

/** Within four standard errors of a share among 1,000 units. */
const agrees = (simulated: number, expected: number): boolean =>
  Math.abs(simulated - expected) <= 4 * Math.sqrt((expected * (1 - expected)) / 1000);

const dense = ({params: {p}, data}: State) => ({
  fresh: data.dense.fresh[placeOf(p)],
  fixed: data.dense.fixed[placeOf(p)]
});

export const scenes: readonly Room["Scene"][] = [
  {
    title: "A fresh mask at every step",
    params: {},
    panel: "chain",
    about: "always",
    control: "mask",
    marks: ["alive"],
    quantity: ({result}) => result.alive.fresh[10],
    text: "Each row is a memory cell that holds the first input; a cross drops the edge to the next step. A unit survives ten steps only if no cross has hit it. About 6 % of the units do.",
    claim: ({params: {p}, result: {alive}}) =>
      agrees(alive.fresh[10], (1 - p) ** 10) && Math.abs(alive.fresh[10] - 0.06) < 0.03
  },
  {
    title: "The same mask at every step",
    params: {mask: "fixed", steps: 20},
    panel: "chain",
    about: "always",
    control: "mask",
    marks: ["alive", "mask"],
    quantity: ({result}) => result.alive.fixed[20],
    text: "The crosses stand in the same rows at every step: a unit that passes the first step passes them all. About three quarters of the units hold the first input, after one step and after twenty.",
    claim: ({params: {p}, result: {alive}}) =>
      alive.fixed[1] === alive.fixed[20] && agrees(alive.fixed[20], 1 - p)
  },
  {
    title: "The mean hides the loss",
    params: {},
    panel: "averages",
    shows: ["averages"],
    about: "always",
    control: "steps",
    marks: ["alive", "survivor"],
    quantity: ({result}) => result.alive.fresh[10],
    text: "Scaled by 1/q at every step, fresh masks keep the mean at 1. But it rests on about 6 % of the units, each about 18 times too large, and the median unit holds nothing. Ask what share is alive.",
    claim: ({result: {averages, alive}}) => {
      const {mean, median, survivor} = averages.fresh;
      // So it is among the simulated units too: most hold nothing.
      return (
        Math.abs(mean - 1) < 1e-12 && median === 0 && Math.round(survivor) === 18 && alive.fresh[10] < 0.1
      );
    }
  },
  {
    title: "One mask, used again and again",
    params: {mask: "fixed", steps: 5},
    panel: "averages",
    shows: ["averages"],
    about: "always",
    control: "steps",
    marks: ["mean", "test"],
    quantity: ({result}) => result.alive.fixed[5],
    text: "Scaling by 1/q is right for one use of a mask. Here three quarters of the units have been multiplied by 4/3 five times: the mean in training is about 3.2 times what test time gives.",
    claim: ({result: {averages, alive}}) => {
      const {mean, test, survivor} = averages.fixed;
      return (
        fixed(mean / test, 1) === "3.2" &&
        Math.abs(survivor - (4 / 3) ** 5) < 1e-12 &&
        Math.abs(alive.fixed[5] * survivor - 3.2) < 0.3
      );
    }
  },
  {
    title: "A mask on what is written",
    params: {edge: "update"},
    panel: "chain",
    about: "always",
    control: "edge",
    marks: ["alive"],
    quantity: ({result}) => result.alive.fresh[20],
    text: "Now masks stand on the update g, fresh at every step. The first input meets one, as it is written; later masks drop later updates. The way from cell to cell has no mask: about three quarters of the units keep it.",
    claim: ({params: {p}, result: {alive}}) =>
      alive.fresh[0] === alive.fresh[MOST] && agrees(alive.fresh[MOST], 1 - p)
  },
  {
    title: "Without cells of their own",
    params: {edge: "hidden"},
    panel: "dense",
    shows: ["dense"],
    about: "here",
    control: "p",
    marks: ["fresh", "fixed"],
    text: "Masks on h leave an LSTM’s cells alone. In a plain RNN h is the memory, and a dense matrix mixes its units at every step: one mask does not save it. The state’s cosine with the state without masks falls under both kinds, at first like (1 − p)^(t/2), and later more slowly under one mask.",
    claim: (state) => {
      const {p} = state.params;
      const both = dense(state);
      return (
        maskKinds.every(
          (mask) =>
            [1, 2, 3].every((t) => Math.abs(both[mask][t] - (1 - p) ** (t / 2)) < 0.02) &&
            both[mask][10] < 0.3 &&
            both[mask][20] < 0.15
        ) &&
        both.fixed[10] > both.fresh[10] &&
        both.fixed[20] > both.fresh[20]
      );
    }
  },
  {
    title: "LSTMs trained under each scheme",
    params: {mask: "fixed"},
    panel: "nets",
    shows: ["nets"],
    about: "here",
    control: "edge",
    marks: ["plain", "averaged"],
    text: "Five runs each. With one mask on the cell, the median net errs about as much without masks as always answering 0 would. The nets have not forgotten: averaged over masks, every one of them errs by less than 0.01. Their cells are on another scale at test time.",
    claim: ({data: {runs}}) => {
      const bad = runs["cell-fixed"];
      return (
        bad.plain.length === 5 &&
        Math.abs(middle(bad.plain) - 1) < 0.25 &&
        bad.averaged.every((v) => v < 0.01) &&
        schemeKeys.every(
          (key) => key === "cell-fixed" || Math.max(...runs[key].plain) < Math.min(...bad.plain)
        )
      );
    }
  },
  {
    title: "Many masks at test time",
    params: {edge: "hidden", mask: "fixed"},
    panel: "band",
    shows: ["band"],
    about: "here",
    control: "edge",
    marks: ["averaged"],
    text: "Monte Carlo dropout: masks stay on, 400 of them, and each answers. Their mean is the prediction, their spread shows how much it hangs on the mask. In this net the right number lies within the band of 90 % of the answers for 20 of 21 numbers; nothing guarantees that.",
    claim: ({data: {runs}}) => {
      const {values, low, high} = runs["hidden-fixed"].band;
      return values.length === 21 && values.filter((v, i) => low[i] <= v && v <= high[i]).length === 20;
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Fresh masks on the cell drop only one edge in ten. After 20 steps, what share of the units still holds the first input?",
    before: {},
    reveal: {p: 0.1, steps: 20},
    shows: ["left"],
    min: 0,
    max: 100,
    step: 0.1,
    unit: "%",
    format: (v) => fixed(v, 1),
    answer: ({result}) => 100 * result.averages.fresh.alive,
    because: ({params: {p, steps}, result}) =>
      `A unit must escape ${steps} independent masks: ${fixed(1 - p, 1)} to the power ${steps} is ${share(result.averages.fresh.alive)}. One mask for the sequence would leave ${percent(1 - p, 0)}.`
  },
  {
    kind: "number",
    ask: "One mask for all ten steps, on the cell, p = 25 %, scaled by 1/q at every step. How many times what test time gives is the mean in training, over many masks?",
    before: {},
    reveal: {mask: "fixed"},
    shows: ["averages"],
    hides: ["mean", "survivor", "fixedMean", "caption"],
    min: 0,
    max: 20,
    step: 0.1,
    unit: "times",
    format: (v) => fixed(v, 1),
    answer: ({result}) => result.averages.fixed.mean / result.averages.fixed.test,
    because: ({params: {p, steps}, result}) =>
      `A unit is kept with probability q = ${fixed(1 - p)}, once; but it is multiplied by 1/q ${steps} times. So the mean is q · q⁻¹⁰ = q⁻⁹ = ${size(result.averages.fixed.mean)}. Fresh masks would cost a factor q each time, and the mean would be 1.`
  },
  {
    kind: "choice",
    ask: "LSTMs of 8 units learn to recall a number for 12 steps, p = 25 % on the memory cell: some with fresh masks, some with one mask a sequence. Tested without masks, how large is the median error of the second beside that of the first?",
    before: {},
    reveal: {mask: "fixed"},
    shows: ["nets"],
    hides: ["plain", "averaged"],
    options: [
      "less than a third of it",
      "between a third of it and three times it",
      "more than three times it"
    ],
    answer: ({data: {runs}}) => {
      const ratio = middle(runs["cell-fixed"].plain) / middle(runs["cell-fresh"].plain);
      return ratio < 1 / 3 ? 0 : ratio > 3 ? 2 : 1;
    },
    because: ({data: {runs}}) =>
      `Medians of five runs: ${errorText(middle(runs["cell-fixed"].plain))} against ${errorText(middle(runs["cell-fresh"].plain))}. One mask keeps the memory, but the net has learned with surviving cells enlarged at every step (p = ${percent(trainedRate, 0)}), and at test time they are not. Averaged over masks it errs by ${errorText(middle(runs["cell-fixed"].averaged))}.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With fresh masks on the cell and p of at least 10 %, keep half of the units alive for six steps.",
    done: ({params: {mask, edge, p, steps}, result}) =>
      mask === "fresh" && edge === "cell" && p >= 0.1 && steps >= 6 && result.averages.fresh.alive >= 0.5,
    way: {p: 0.1, steps: 6}
  },
  {
    ask: "Draw one mask a sequence, p of at least 25 %, on the cell or on the update, and make training’s mean equal to test time’s value after ten steps or more.",
    done: ({
      params: {mask, edge, p, steps},
      result: {
        averages: {fixed: one}
      }
    }) =>
      mask === "fixed" &&
      (edge === "cell" || edge === "update") &&
      p >= 0.25 &&
      steps >= 10 &&
      Math.abs(one.mean - one.test) < 1e-9,
    way: {mask: "fixed", edge: "update"}
  },
  {
    ask: "Make the mean in training more than 1,000 times the value at test time.",
    done: ({params: {mask}, result: {averages}}) => averages[mask].mean > 1000 * averages[mask].test,
    way: {mask: "fixed", p: 0.6, steps: 9}
  }
];
