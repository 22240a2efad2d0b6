import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {clouds} from "./panels/clouds.js";
import {counts} from "./panels/counts.js";
import {errors} from "./panels/errors.js";
import {evidence} from "./panels/evidence.js";
import {reliability} from "./panels/reliability.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "naive-bayes-assumptions",
  title: "Two classes, and what naive Bayes believes of them",
  params,
  panels: [clouds, evidence, reliability, errors, counts],
  opens: ["clouds"],
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
    p.table === "own" && !data.own ? standIn({table: "same"}, "Simulated classes stand in") : null
};

export default figure;
