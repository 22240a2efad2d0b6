import {defineFigure} from "../../figure/contract.js";
import type {TrainingData} from "./data.json.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model, type XavierResult} from "./model.js";
import {type Declared, params} from "./params.js";
import {height} from "./view/layout.js";
import {view} from "./view/view.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, TrainingData, XavierResult>({
  slug: "xavier-init",
  title: "A signal through thirty layers",
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
  table
});
