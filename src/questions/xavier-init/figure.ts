import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {conditions} from "./panels/conditions.js";
import {signal} from "./panels/signal.js";
import {activations, gradients} from "./panels/strips.js";
import {thumb} from "./panels/thumb.js";
import {training} from "./panels/training.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "xavier-init",
  title: "A signal through thirty layers",
  params,
  panels: [signal, activations, gradients, conditions, training],
  lines: 3,
  opens: ["activations"],
  main: 0.66,
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
