import {defineFigure} from "../../figure/contract.js";
import {goals} from "./goals.js";
import {predictions, scenes} from "./lesson.js";
import {model, type Result} from "./model.js";
import {accept} from "./own.js";
import {type Declared, params} from "./params.js";
import type {KmData} from "./points.js";
import {height} from "./view/layout.js";
import {view} from "./view/view.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, KmData | null, Result>({
  slug: "k-means-drawbacks",
  title: "k-means, half-step by half-step",
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
    ask: "Two columns of numbers; a third with a class of each row, if you know one: the clusters are then compared with it. Of more than 1,000 rows an even part is taken.",
    example: `length,width,kind
4.9,1.5,round
4.6,1.4,round
5.1,1.9,long
6.0,2.5,long
5.8,2.2,long
4.4,1.2,round
5.7,2.0,long
4.8,1.3,round
`,
    param: "world",
    option: "own",
    accept
  },
  mend: (p, data) =>
    p.world === "own" && !data?.own
      ? {
          params: {world: "blobs"},
          note: "This link shows a table that its sender brought; tables do not travel with links. Simulated blobs stand in for it: bring your own."
        }
      : null
});
