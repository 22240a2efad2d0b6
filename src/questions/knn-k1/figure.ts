import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {errors, spread} from "./panels/curves.js";
import {beside, map} from "./panels/map.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {pointsIn} from "./points.js";
import {describe, reads, table} from "./words.js";

/** No more neighbors than points. */
const points: Room["Figure"]["limits"] = {
  k: ({table, n}, data) => pointsIn(table, n, data),
  k2: ({table, n}, data) => pointsIn(table, n, data)
};

const figure: Room["Figure"] = {
  slug: "knn-k1",
  title: "Who decides at each place",
  params,
  panels: [map, beside, errors, spread],
  lines: 3,
  pair: ["map", "beside"],
  opens: ["errors"],
  main: 0.66,
  limits: points,
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
    p.table === "own" && !data.own ? standIn({table: "iris"}, "Iris petals stand in") : null
};

export default figure;
