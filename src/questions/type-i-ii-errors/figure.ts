import {count, fixed, percent} from "../../marks/format.js";
import {tPower} from "../../ml/student.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {means} from "./panels/means.js";
import {outcomes} from "./panels/outcomes.js";
import {power} from "./panels/power.js";
import {params, type Room} from "./params.js";
import {describe, rate} from "./words.js";

const figure: Room["Figure"] = {
  slug: "type-i-ii-errors",
  title: "A thousand experiments, four outcomes",
  params,
  panels: [means, outcomes, power],
  opens: ["outcomes"],
  model,
  describe,
  reads: {
    alpha: ({params}) => rate(params.alpha),
    beta: ({result}) => rate(result.beta),
    power: ({result}) => rate(result.power),
    critical: ({result}) => fixed(result.critical),
    z: ({result}) => fixed(result.critical / result.se),
    n: ({params}) => count(params.n),
    se: ({result}) => fixed(result.se),
    shift: ({result}) => fixed(result.shift),
    prior: ({params}) => percent(params.prior, 0),
    falseShare: ({result}) => percent(result.falseShare),
    missedShare: ({result}) => percent(result.missedShare),
    enough: ({result}) => (Number.isFinite(result.enough) ? count(result.enough) : "no number"),
    tPower: ({params}) => rate(tPower(params.alpha, params.effect / params.sigma, params.n, params.sides)),
    twenty: ({params}) => percent(1 - (1 - params.alpha) ** 20, 0),
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
    const row = (truth: string, decision: string, name: string, expected: number, counted: number) => ({
      truth,
      decision,
      name,
      expected_rate: expected,
      simulated: counted
    });
    return [
      row("H0 true", "keep H0", "correct", 1 - params.alpha, nulls - falsePositives),
      row("H0 true", "reject H0", "Type I error", params.alpha, falsePositives),
      row("H0 false", "keep H0", "Type II error", result.beta, falseNegatives),
      row("H0 false", "reject H0", "correct", result.power, effects - falseNegatives)
    ];
  }
};

export default figure;
