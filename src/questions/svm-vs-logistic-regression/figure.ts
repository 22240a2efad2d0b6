import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {force, losses} from "./panels/losses.js";
import {norm} from "./panels/norm.js";
import {numbers} from "./panels/numbers.js";
import {plane} from "./panels/plane.js";
import {probability} from "./panels/probability.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "svm-vs-logistic-regression",
  title: "Who pushes the boundary",
  params,
  panels: [plane, losses, force, numbers, probability, norm],
  opens: ["losses"],
  main: 0.66,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  thumb,
  invariants,
  own: {param: "table", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    p.table === "own" && !data.own ? standIn({table: "simulated"}, "Simulated data stand in") : null
};

export default figure;
