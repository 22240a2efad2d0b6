import {invariants} from "./invariants.js";
import {goals, predictions} from "./lesson.js";
import {model} from "./model.js";
import {cells} from "./panels/cells.js";
import {companions, errors, plane} from "./panels/inference.js";
import {gradients, layers} from "./panels/ridges.js";
import {thumb} from "./panels/thumb.js";
import {curves, ratesPanel} from "./panels/training.js";
import {units} from "./panels/units.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "batch-norm",
  title: "A network at its start, trained, and at inference, with and without batch norm",
  params,
  panels: [layers, ratesPanel, companions, gradients, units, cells, curves, plane, errors],
  main: 0.6,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  thumb,
  invariants
};

export default figure;
