import {defineFigure} from "../../figure/contract.js";
import type {CurveData} from "./data.json.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model, type Result} from "./model.js";
import {type Declared, params} from "./params.js";
import {height} from "./view/layout.js";
import {view} from "./view/view.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, CurveData, Result>({
  slug: "bias-variance-tradeoff",
  title: "The refitting machine",
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
