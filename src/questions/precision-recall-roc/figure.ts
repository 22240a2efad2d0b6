import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {costs} from "./panels/costs.js";
import {pr, roc} from "./panels/curves.js";
import {outcomes} from "./panels/outcomes.js";
import {pairs} from "./panels/pairs.js";
import {scores} from "./panels/scores.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {leastCostParam, ownPrevalence} from "./threshold.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "precision-recall-roc",
  title: "One threshold on two classes",
  params,
  panels: [scores, outcomes, roc, pr, costs, pairs],
  opens: ["outcomes"],
  main: 0.6,
  follows: {threshold: leastCostParam, prevalence: ownPrevalence},
  model,
  thumb,
  invariants,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  own: {param: "cases", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    data === null && p.cases.startsWith("own")
      ? standIn({cases: "weighed"}, "Simulated cases stand in")
      : null
};

export default figure;
