import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {knownHalfSteps, model} from "./model.js";
import {accept} from "./own.js";
import {curve} from "./panels/curve.js";
import {plane} from "./panels/plane.js";
import {starts} from "./panels/starts.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "k-means-drawbacks",
  title: "k-means, half-step by half-step",
  params,
  panels: [plane, curve, starts],
  opens: ["curve"],
  main: 0.71,
  // The run's end; each half-step but the last assignment changes something.
  limits: {step: (params, data, known) => knownHalfSteps(params, data, known)},
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
};

export default figure;
