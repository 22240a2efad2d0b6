import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {cost} from "./panels/cost.js";
import {flat} from "./panels/flat.js";
import {gram} from "./panels/gram.js";
import {growth} from "./panels/growth.js";
import {lift} from "./panels/lift.js";
import {map} from "./panels/map.js";
import {pair} from "./panels/pair.js";
import {terms} from "./panels/terms.js";
import {thumb} from "./panels/thumb.js";
import {mostDegree, params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "kernel-trick",
  title: "The lift, and how to do without it",
  params,
  panels: [lift, flat, map, gram, growth, pair, terms, cost],
  opens: ["lift", "flat"],
  main: 0.6,
  limits: {
    degree: ({view, data}) =>
      view === "numbers" ? params.degree.max : data === "own" ? mostDegree.own : mostDegree.page
  },
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
  own: {param: "data", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: ({data}, own) => (data === "own" && !own ? standIn({data: "rings"}, "The rings stand in") : null)
};

export default figure;
