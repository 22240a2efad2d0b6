import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {accept} from "./own.js";
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
  own: {
    ask: "Two columns of numbers and one with the class of each row; up to 100,000 rows and any number of classes, of which three are told apart.",
    example: `length,width,kind
4.9,1.5,round
4.6,1.4,round
5.1,1.9,long
6.0,2.5,long
5.8,2.2,long
4.4,1.2,round
5.0,1.7,long
4.8,1.8,round
`,
    param: "table",
    option: "own",
    accept
  },
  mend: (p, data) =>
    p.table === "own" && !data.own
      ? {
          params: {table: "iris"},
          note: "This link shows a table that its sender brought; tables do not travel with links. Iris petals stand in for it: bring your own."
        }
      : null
};

export default figure;
