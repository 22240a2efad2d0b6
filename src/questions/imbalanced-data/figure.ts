import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {cells} from "./panels/cells.js";
import {map} from "./panels/map.js";
import {numbers} from "./panels/numbers.js";
import {reliability} from "./panels/reliability.js";
import {roc} from "./panels/roc.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "imbalanced-data",
  title: "Four cells, as large as their counts",
  params,
  panels: [cells, map, roc, reliability, numbers],
  lines: 3,
  opens: [],
  main: 0.56,
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
    p.table === "own" && !data?.own ? standIn({table: "alike"}, "Simulated clouds stand in") : null
};

export default figure;
