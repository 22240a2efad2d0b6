import {defineFigure} from "../../figure/contract.js";
import {model, type Result} from "./model.js";
import {accept, type Data} from "./own.js";
import {type Declared, params} from "./params.js";
import {goals, predictions, scenes} from "./scenes.js";
import {height} from "./view/layout.js";
import {view} from "./view/view.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, Data, Result>({
  slug: "precision-recall-roc",
  title: "One threshold on two classes",
  params,
  height,
  model,
  view,
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
});
