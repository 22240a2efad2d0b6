import {defaults} from "../../figure/params.js";
import {percent} from "../../marks/format.js";
import {levelOf} from "../../ml/power.js";
import {model} from "./model.js";
import {params, type Room} from "./params.js";

const first = model(defaults(params));

/** Whether a count is within three standard deviations of a binomial's mean. */
export function within(count: number, trials: number, p: number): boolean {
  return Math.abs(count - trials * p) <= 3 * Math.sqrt(trials * p * (1 - p));
}

/** Whether the simulated errors are as many as α and β say. */
export const ratesMet = ({params: {alpha}, result: {tally, beta}}: Room["State"]): boolean =>
  within(tally.falsePositives, tally.nulls, alpha) && within(tally.falseNegatives, tally.effects, beta);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Two ways to be wrong",
    params: {},
    text: "Right of the line under the blue curve: H₀ true but rejected, Type I, rate α. Left of it under the orange curve: H₀ false but kept, Type II, rate β. The simulated experiments err about as often.",
    claim: ratesMet
  },
  {
    title: "Stricter: one error for the other",
    params: {alpha: 0.01},
    text: "The line moves right. Fewer Type I errors, more Type II: with the data fixed, moving the line lowers one only by raising the other.",
    claim: ({params: {alpha}, result: {beta, critical, tally}}) =>
      alpha < 0.05 &&
      beta > first.beta &&
      critical > first.critical &&
      tally.falsePositives < first.tally.falsePositives &&
      tally.falseNegatives > first.tally.falseNegatives
  },
  {
    title: "Twice the data",
    params: {n: 50},
    text: "Both curves narrow, and the line follows so that α stays. Only β falls: power is bought with data.",
    claim: ({params: {sides}, result: {beta, critical, se}}) =>
      se < first.se &&
      critical < first.critical &&
      Math.abs(levelOf(critical / se, sides) - 0.05) < 1e-12 &&
      beta < first.beta / 2
  },
  {
    title: "Nothing to find",
    params: {effect: 0},
    text: "With no effect the two curves are one, and the power is α: the test rejects as often as it errs.",
    claim: ({params: {alpha}, result: {power}}) => Math.abs(power - alpha) < 1e-12
  },
  {
    title: "Two-sided",
    params: {sides: "two"},
    text: "α is split between two tails, so each line stands farther out. Not knowing the direction costs power.",
    claim: ({result: {critical, power}}) => critical > first.critical && power < first.power
  },
  {
    title: "When effects are rare",
    params: {prior: 0.1},
    text: "α and β are as before, but only one null in ten is false. Now more than a third of the rejections are wrong.",
    claim: ({params: {alpha}, result: {beta, falseShare}}) =>
      alpha === 0.05 && beta === first.beta && falseShare > 1 / 3 && falseShare < 0.4
  },
  {
    title: "Rare effects, small samples",
    params: {prior: 0.1, n: 8},
    text: "Low power makes it worse: true discoveries become few while false ones stay as many. More than half of the rejections are wrong, at α = 5 %.",
    claim: ({params: {alpha}, result: {falseShare, beta}}) =>
      alpha === 0.05 && falseShare > 0.5 && beta > first.beta
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "A lab tests at α = 5 % with 80 % power. One in ten of its ideas is true. Of the effects it announces, what share is not there?",
    before: {},
    reveal: {prior: 0.1},
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result}) => 100 * result.falseShare,
    because: ({params, result}) =>
      `Of all experiments, ${percent(params.alpha * (1 - params.prior))} are false rejections (α of the true nulls) and ${percent(result.power * params.prior)} true ones (the power, of the false nulls). α is a rate among true nulls; it is not the share of wrong discoveries.`
  },
  {
    kind: "choice",
    ask: "You double the sample and keep α at 5 %. Which errors become rarer, where they can happen?",
    before: {},
    reveal: {n: 50},
    options: ["Both", "Type I only", "Type II only", "Neither"],
    answer: ({params, result}) => {
      const one = params.alpha < 0.05;
      const two = result.beta < first.beta;
      return one && two ? 0 : one ? 1 : two ? 2 : 3;
    },
    because: ({result}) =>
      `The threshold follows the narrower curve so that α stays where you set it. β falls from ${percent(first.beta)} to ${percent(result.beta)}.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Reach 90 % power at α = 1 % or less with n of at most 60, effect and σ as they are at first.",
    done: ({params: {alpha, n, effect, sigma}, result}) =>
      alpha <= 0.01 && n <= 60 && effect === 0.5 && sigma === 1 && result.power >= 0.9,
    way: {alpha: 0.01, n: 54}
  },
  {
    ask: "Make both errors equally likely, to half a percentage point, and each below 10 %.",
    done: ({params: {alpha}, result: {beta}}) => Math.abs(alpha - beta) <= 0.005 && alpha < 0.1 && beta < 0.1,
    way: {n: 30, alpha: 0.085}
  },
  {
    ask: "Make most rejections wrong, with α at 5 % or less.",
    done: ({params: {alpha}, result: {falseShare}}) => alpha <= 0.05 && falseShare > 0.5,
    way: {prior: 0.05, n: 10}
  }
];
