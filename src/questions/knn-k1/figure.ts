import {defineFigure} from "../../figure/contract.js";
import {goals, predictions, scenes} from "./lesson.js";
import {type KnnResult, model} from "./model.js";
import {accept} from "./own.js";
import {type Declared, params} from "./params.js";
import type {KnnData} from "./points.js";
import {height} from "./view/layout.js";
import {view} from "./view/view.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, KnnData, KnnResult>({
  slug: "knn-k1",
  title: "Who decides at each place",
  params,
  height,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  view,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
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
});
