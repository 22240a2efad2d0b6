import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {choices} from "./panels/choices.js";
import {estimates} from "./panels/estimates.js";
import {graph} from "./panels/graph.js";
import {objective} from "./panels/objective.js";
import {slide} from "./panels/slide.js";
import {thumb} from "./panels/thumb.js";
import {variance} from "./panels/variance.js";
import {MOST, params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "reparameterization-trick",
  title: "Noise that stays, samples that slide",
  params,
  panels: [slide, objective, graph, estimates, variance, choices],
  opens: ["objective"],
  main: 0.55,
  // So many draws of 400 estimates are simulated within a few frames.
  limits: {n: ({d}) => Math.floor(MOST / d)},
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
