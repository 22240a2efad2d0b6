import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {curves} from "./panels/curves.js";
import {duels} from "./panels/duels.js";
import {map} from "./panels/map.js";
import {thumb} from "./panels/thumb.js";
import {weights} from "./panels/weights.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "naive-bayes-vs-logistic-regression",
  title: "Naive Bayes and logistic regression on the same rows",
  params,
  panels: [map, curves, duels, weights],
  opens: ["map"],
  main: 0.6,
  model,
  thumb,
  invariants,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  own: {param: "table", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    p.table === "own" && !data.own ? standIn({table: "simulated"}, "Simulated classes stand in") : null
};

export default figure;
