import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {criterion} from "./panels/criterion.js";
import {elbowPanel} from "./panels/elbow.js";
import {knife} from "./panels/knife.js";
import {plane} from "./panels/plane.js";
import {thumb} from "./panels/thumb.js";
import {votes} from "./panels/votes.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "choosing-k",
  title: "How many clusters?",
  params,
  panels: [plane, elbowPanel, knife, criterion, votes],
  opens: ["elbow"],
  main: 0.6,
  model: (settings, own) => model(settings, own),
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
  mend: ({world}, own) =>
    world === "own" && !own ? standIn({world: "three"}, "Three simulated clusters stand in") : null
};

export default figure;
