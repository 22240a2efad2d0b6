import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {accept} from "./own.js";
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
  main: 0.65,
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
    ask: "Two columns of numbers and one with a class, of which there are two. Of more than 1,000 rows a random sample is fitted; up to 150 rows can be dragged.",
    example: `length,width,kind
4.9,1.5,long
4.6,1.4,long
5.1,1.9,long
5.8,2.2,long
3.9,1.2,short
4.4,1.3,short
3.5,1.0,short
4.2,1.6,short
`,
    param: "table",
    option: "own",
    accept
  },
  mend: (p, data) =>
    p.table === "own" && !data.own
      ? {
          params: {table: "simulated"},
          note: "This link shows a table that its sender brought; tables do not travel with links. Simulated data stand in for it: bring your own."
        }
      : null
};

export default figure;
