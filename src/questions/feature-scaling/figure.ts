import {standIn} from "../../figure/own/stand-in.js";
import {follow} from "./follow.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {descent} from "./panels/descent.js";
import {learners} from "./panels/learners.js";
import {map} from "./panels/map.js";
import {rates} from "./panels/rates.js";
import {strips} from "./panels/strips.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "feature-scaling",
  title: "Who is near, in which units",
  params,
  panels: [map, rates, strips, learners, descent],
  lines: 3,
  opens: [],
  main: 0.58,
  follows: {rate: follow},
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
  mend: (p, data) => {
    if (p.table === "own" && !data?.own) return standIn({table: "birds"}, "Simulated birds stand in");
    // Your own columns are not in grams.
    return p.table === "own" && p.scaler === "kilo"
      ? {
          params: {scaler: "raw"},
          note: "Kilograms are the birds’ unit; your own table is shown in raw units."
        }
      : null;
  }
};

export default figure;
