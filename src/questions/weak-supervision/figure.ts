import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {accuracy} from "./panels/accuracy.js";
import {message} from "./panels/message.js";
import {rules} from "./panels/rules.js";
import {steps} from "./panels/steps.js";
import {thumb} from "./panels/thumb.js";
import {votes} from "./panels/votes.js";
import {worthPanel} from "./panels/worth.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "weak-supervision",
  title: "Rules vote, a model weighs them",
  params,
  panels: [votes, message, rules, accuracy, steps, worthPanel],
  opens: ["message"],
  main: 0.62,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  thumb,
  invariants,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table
};

export default figure;
