import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {accept} from "./own.js";
import {costs} from "./panels/costs.js";
import {pr, roc} from "./panels/curves.js";
import {outcomes} from "./panels/outcomes.js";
import {pairs} from "./panels/pairs.js";
import {scores} from "./panels/scores.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {leastCostParam} from "./threshold.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "precision-recall-roc",
  title: "One threshold on two classes",
  params,
  panels: [scores, outcomes, roc, pr, costs, pairs],
  opens: ["outcomes"],
  main: 0.6,
  follows: {threshold: leastCostParam},
  model,
  thumb,
  invariants,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  own: {
    ask: "A label (two different values) and a score (higher means more likely positive) for each case; up to a million rows.",
    example: `label,score
1,0.96
1,0.91
0,0.83
1,0.80
1,0.64
0,0.64
0,0.52
1,0.47
0,0.40
0,0.31
1,0.22
0,0.15
0,0.08
`,
    param: "cases",
    option: "own",
    accept
  },
  mend: (p, data) =>
    data === null && p.cases.startsWith("own")
      ? {
          params: {cases: "weighed"},
          note: "This link shows cases that its sender brought; they do not travel with it. Bring your own, or look at simulated ones."
        }
      : null
};

export default figure;
