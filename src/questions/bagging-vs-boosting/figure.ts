import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {errors} from "./panels/errors.js";
import {hears} from "./panels/hears.js";
import {bag, boost} from "./panels/map.js";
import {rounds} from "./panels/rounds.js";
import {spread} from "./panels/spread.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "bagging-vs-boosting",
  title: "One data set, two ensembles",
  params,
  panels: [boost, bag, errors, spread, hears, rounds],
  lines: 3,
  pair: ["bag", "boost"],
  opens: ["bag"],
  main: 0.58,
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
  own: {param: "world", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) => (p.world === "own" && !data.own ? standIn({world: "disc"}, "The disc stands in") : null)
};

export default figure;
