import {defaults} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {levelOf} from "../../ml/power.js";
import {model, type Result} from "./model.js";
import {params, type Room} from "./params.js";
import {levelRate, rate} from "./words.js";

/** The figure as it is at first, with the same chance: what a scene is compared with. */
const start = defaults(params);
const before = ({params: {seed}}: Room["State"]): Result => model({...start, seed});

/** Whether a count is within three standard deviations of a binomial's mean. */
export function within(count: number, trials: number, p: number): boolean {
  return Math.abs(count - trials * p) <= 3 * Math.sqrt(trials * p * (1 - p));
}

/** Whether the simulated errors are as many as the two rates say. */
export const ratesMet = ({result: {tally, typeOne, beta}}: Room["State"]): boolean =>
  within(tally.falsePositives, tally.nulls, typeOne) &&
  (beta === null || within(tally.falseNegatives, tally.effects, beta));

/** A claim that names β cannot hold where there is none. */
const isBelow = (beta: number | null, than: number | null): boolean =>
  beta !== null && than !== null && beta < than;

/** Of the simulated true nulls, the share that is rejected. */
const typeOneShare = ({result: {tally}}: Room["State"]): number =>
  tally.falsePositives / Math.max(1, tally.nulls);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Two ways to be wrong",
    params: {},
    panel: "means",
    shows: ["outcomes"],
    about: "always",
    marks: ["alpha", "beta"],
    control: "runs",
    quantity: typeOneShare,
    text: "Right of the line under the blue curve: H₀ true but rejected, Type I, rate α. Left of it under the orange curve: H₀ false but kept, Type II, rate β. The simulated experiments err about as often.",
    claim: ratesMet
  },
  {
    title: "Stricter: one error for the other",
    params: {alpha: 0.01},
    panel: "means",
    shows: ["outcomes"],
    about: "always",
    marks: ["critical"],
    control: "alpha",
    quantity: ({result: {tally}}) => tally.falseNegatives / Math.max(1, tally.effects),
    text: "The line moves right. Fewer Type I errors, more Type II: with the data fixed, moving the line lowers one only by raising the other.",
    claim: (state) => {
      const {beta, critical, tally} = state.result;
      const was = before(state);
      return (
        isBelow(was.beta, beta) &&
        critical > was.critical &&
        tally.falsePositives < was.tally.falsePositives &&
        tally.falseNegatives > was.tally.falseNegatives
      );
    }
  },
  {
    title: "Twice the data",
    params: {n: 50},
    panel: "power",
    shows: ["outcomes", "power"],
    about: "always",
    control: "n",
    note: {panel: "power", text: "n = 25 before", at: (state) => [start.n, before(state).power]},
    text: "Both curves narrow, and the line follows so that α stays. Only β falls, to less than half: power is bought with data.",
    claim: (state) => {
      const {beta, critical, se, tally} = state.result;
      const was = before(state);
      return (
        se < was.se &&
        critical < was.critical &&
        Math.abs(levelOf(critical / se, state.params.sides) - was.typeOne) < 1e-12 &&
        isBelow(beta, was.beta && was.beta / 2) &&
        // The same chance decides: whoever rejected a true null does so again, and nobody else.
        tally.falsePositives === was.tally.falsePositives &&
        tally.falseNegatives < was.tally.falseNegatives
      );
    }
  },
  {
    title: "Two-sided",
    params: {sides: "two"},
    panel: "means",
    shows: ["outcomes"],
    about: "always",
    marks: ["critical"],
    control: "sides",
    note: {panel: "means", text: "a rejection here counts too", at: ({result}) => [-result.critical, 0.3]},
    text: "α is split between two tails, so each line stands farther out. Not knowing the direction costs power.",
    claim: (state) => {
      const was = before(state);
      return state.result.critical > was.critical && state.result.power < was.power;
    }
  },
  {
    title: "When effects are rare",
    params: {prior: 0.1},
    panel: "outcomes",
    shows: ["outcomes"],
    about: "always",
    control: "prior",
    quantity: ({result: {tally}}) =>
      tally.falsePositives / Math.max(1, tally.falsePositives + tally.effects - tally.falseNegatives),
    note: {
      panel: "means",
      text: "few orange blocks are left to be found",
      at: ({params, result}) => [params.effect + result.se, 0.2]
    },
    text: "α and β are as before, but only one null in ten is false. Now more than a third of the rejections to expect are wrong.",
    claim: (state) => {
      const {typeOne, beta, falseShare} = state.result;
      const was = before(state);
      return typeOne === was.typeOne && beta === was.beta && falseShare > 1 / 3 && falseShare < 0.4;
    }
  },
  {
    title: "Small samples: what is found is exaggerated",
    params: {n: 8},
    panel: "means",
    shows: ["outcomes"],
    about: "always",
    control: "n",
    quantity: ({result: {tally}}) => tally.found ?? 0,
    note: {
      panel: "means",
      text: ({result: {tally}}) =>
        tally.found === null ? "" : `what is found averages ${fixed(tally.found)}`,
      // Before any experiment has found it there is nothing to point at.
      at: ({result: {tally}}) => (tally.found === null ? null : [tally.found, 0.35])
    },
    text: "The power is low, and where only rejections are published, the orange blocks beyond the line are all that is heard of the effect. Their mean lies far right of δ: an estimate that must pass a high line to be heard overstates it.",
    claim: ({params: {effect}, result: {power, tally, exaggeration, critical}}) =>
      power < 0.5 &&
      // Even the least of what is published overstates it.
      critical > effect &&
      exaggeration !== null &&
      exaggeration > 1.5 &&
      tally.found !== null &&
      tally.found > 1.5 * effect
  },
  {
    title: "Look five times",
    params: {how: "look", k: 5},
    panel: "climb",
    shows: ["outcomes", "climb"],
    about: "always",
    control: "k",
    marks: ["alpha"],
    quantity: typeOneShare,
    text: "The same test after every fifth of the data, stopped at the first rejection. Each look is made at α, and more than twice that share of the true nulls is rejected: every look is another chance to err. Turn the correction on.",
    claim: (state) => {
      const {typeOne, level, tally, beta} = state.result;
      const was = before(state);
      return (
        level === was.level &&
        typeOne > 2 * was.typeOne &&
        isBelow(beta, was.beta) &&
        ratesMet(state) &&
        tally.falsePositives > 1.5 * was.tally.falsePositives
      );
    }
  },
  {
    title: "Twenty hypotheses",
    params: {how: "many", k: 20},
    panel: "climb",
    shows: ["outcomes", "climb"],
    about: "always",
    control: "k",
    marks: ["alpha"],
    quantity: typeOneShare,
    text: "Twenty tests an experiment, of twenty true nulls in the blue row. Each blue block is the largest of its twenty means, and most lie beyond the line: an error for the family, though each test keeps its α.",
    claim: (state) => {
      const {typeOne, level, tally} = state.result;
      const was = before(state);
      return (
        level === was.level && typeOne > 0.5 && tally.falsePositives > tally.nulls / 2 && ratesMet(state)
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "A lab tests at α = 5 % with 80 % power. One in ten of its ideas is true. Of the effects it announces, what share is not there?",
    before: {},
    reveal: {prior: 0.1},
    shows: ["outcomes"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result}) => 100 * result.falseShare,
    because: ({params, result}) =>
      `Of all experiments, ${rate(result.typeOne * (1 - params.prior))} are false rejections (α of the true nulls) and ${rate(result.power * params.prior)} true ones (the power, of the false nulls). α is a rate among true nulls; it is not the share of wrong discoveries.`
  },
  {
    kind: "number",
    ask: "A team tests one-sided at α = 5 %, but looks at the data after every tenth of it and stops as soon as a look rejects. Of its true nulls, what share does it reject?",
    before: {},
    reveal: {how: "look", k: 10},
    shows: ["outcomes", "climb"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result}) => 100 * result.typeOne,
    because: ({params, result}) =>
      `Each look alone errs with ${levelRate(result.level)}, but any of the ${params.k} can. They see much of the same data, so the chances do not add up to ${rate(params.k * params.alpha)}, nor to the ${rate(1 - (1 - params.alpha) ** params.k)} of independent tests. To keep α overall, each look needs a stricter level.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Reach 90 % power with a Type I rate of 1 % or less and n of at most 60, effect and σ as they are at first.",
    done: ({params: {n, effect, sigma}, result}) =>
      result.typeOne <= 0.01 + 1e-9 &&
      n <= 60 &&
      effect === start.effect &&
      sigma === start.sigma &&
      result.power >= 0.9,
    way: {alpha: 0.01, n: 54}
  },
  {
    ask: "Make both errors equally likely, to half a percentage point, and each below 10 %.",
    done: ({result: {typeOne, beta}}) =>
      beta !== null && Math.abs(typeOne - beta) <= 0.005 && typeOne < 0.1 && beta < 0.1,
    way: {n: 30, alpha: 0.085}
  },
  {
    ask: "Look ten times and reject at most 5 % of the true nulls, without the switch that corrects.",
    done: ({params: {how, k, correct}, result}) =>
      how === "look" && k >= 10 && !correct && result.typeOne <= 0.05,
    way: {how: "look", k: 10, alpha: 0.011}
  }
];
