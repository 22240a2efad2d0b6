import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {knownHalfSteps, model} from "./model.js";
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
  own: {param: "world", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    p.world === "own" && !data?.own ? standIn({world: "blobs"}, "Simulated blobs stand in") : null
};

export default figure;
