import {count, fixed} from "../../marks/format.js";
import {pocockLevel} from "../../ml/looks.js";
import {familyWise, zPower} from "../../ml/power.js";
import {remember} from "../../ml/remember.js";
import {tPower} from "../../ml/student.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {climb} from "./panels/climb.js";
import {means} from "./panels/means.js";
import {outcomes} from "./panels/outcomes.js";
import {power} from "./panels/power.js";
import {thumb} from "./panels/thumb.js";
import {MOST, params, type Room} from "./params.js";
import {betaRate, describe, levelRate, procedure, rate, times} from "./words.js";

/** What the prose says of five looks at the reader's α: the level of each that keeps it. */
const fiveLooks = remember(pocockLevel);

const figure: Room["Figure"] = {
  slug: "type-i-ii-errors",
  title: "A thousand experiments, four outcomes",
  params,
  panels: [means, outcomes, power, climb],
  lines: 3,
  opens: ["outcomes"],
  // No look without a new observation.
  limits: {k: ({how, n}) => (how === "look" ? Math.min(MOST, n) : MOST)},
  model,
  thumb,
  invariants,
  describe,
  reads: {
    alpha: ({params}) => levelRate(params.alpha),
    level: ({result}) => levelRate(result.level),
    typeOne: ({result}) => rate(result.typeOne),
    sides: ({params}) => (params.sides === "two" ? "two-sided" : "one-sided"),
    procedure,
    beta: ({result}) => betaRate(result.beta),
    betaOnce: ({result}) => betaRate(result.betaOnce),
    critical: ({result}) => fixed(result.critical),
    z: ({result}) => fixed(result.critical / result.se),
    n: ({params}) => count(params.n),
    se: ({result}) => fixed(result.se),
    shift: ({result}) => fixed(result.shift),
    prior: ({params}) => rate(params.effect > 0 ? params.prior : 0),
    falseShare: ({result}) => rate(result.falseShare),
    missedShare: ({result}) => rate(result.missedShare),
    enough: ({params, result}) =>
      Number.isFinite(result.enough)
        ? `${count(result.enough)} observations`
        : `no number, at ${params.effect}`,
    zPower: ({params, result}) => rate(zPower(params.alpha, result.shift, params.sides)),
    tPower: ({params}) => rate(tPower(params.alpha, params.effect / params.sigma, params.n, params.sides)),
    // One standard error inside the null {μ ≤ 0}.
    below: ({params}) => rate(zPower(params.alpha, -1, "one")),
    exaggeration: ({result}) => times(result.exaggeration),
    found: ({result}) => (result.tally.found === null ? "none" : fixed(result.tally.found)),
    effect: ({params}) => fixed(params.effect),
    stray: ({result}) => rate(result.stray),
    wrongTests: ({result}) => rate(result.wrongTests),
    twenty: ({params}) => rate(familyWise(params.alpha, 20)),
    bonferroni: ({params}) => levelRate(params.alpha / 20),
    pocock: ({params}) => levelRate(fiveLooks(params.alpha, 5, params.sides)),
    runs: ({params}) => count(params.runs),
    falsePositives: ({result}) => count(result.tally.falsePositives),
    nulls: ({result}) => count(result.tally.nulls),
    falseNegatives: ({result}) => count(result.tally.falseNegatives),
    effects: ({result}) => count(result.tally.effects)
  },
  scenes,
  predictions,
  goals,
  table: ({params, result}) => {
    const {nulls, effects, falsePositives, falseNegatives} = result.tally;
    // With several hypotheses H0 says that all nulls are true, and a rejection may be another hypothesis's.
    const many = params.how === "many";
    const row = (truth: string, decision: string, name: string, expected: number | "", counted: number) => ({
      truth,
      decision,
      name,
      // Without an effect there is no row of false nulls to expect anything of.
      expected_rate: expected,
      simulated: counted
    });
    const {typeOne, beta, power} = result;
    return [
      row("H0 true", "keep H0", "correct", 1 - typeOne, nulls - falsePositives),
      row("H0 true", "reject H0", "Type I error", typeOne, falsePositives),
      row("H0 false", "keep H0", "Type II error", beta ?? "", falseNegatives),
      row(
        "H0 false",
        "reject H0",
        many ? "some test rejects" : "correct",
        beta === null ? "" : power,
        effects - falseNegatives
      )
    ];
  }
};

export default figure;
