import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {cross} from "./panels/cross.js";
import {lens} from "./panels/lens.js";
import {stack} from "./panels/stack.js";
import {terms} from "./panels/terms.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "bias-variance-decomposition",
  title: "One place, many fits, three lengths",
  params,
  panels: [lens, terms, cross, stack],
  opens: ["terms"],
  main: 0.66,
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({params: {m}, result: {exact, errors}}) =>
    Array.from({length: m}, (_, r) => ({
      training_set: r + 1,
      label: exact.truth + errors.label[r],
      prediction: exact.mean + errors.prediction[r],
      true_value: exact.truth,
      mean_prediction: exact.mean
    }))
};

export default figure;
