import {invariants} from "./invariants.js";
import {goals, predictions} from "./lesson.js";
import {model} from "./model.js";
import {errors} from "./panels/errors.js";
import {fit} from "./panels/fit.js";
import {halves} from "./panels/halves.js";
import {residuals} from "./panels/residuals.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "gradient-boosting",
  title: "A sum of small trees, each fitted to what the others left",
  params,
  panels: [fit, residuals, errors, halves],
  opens: ["residuals"],
  main: 0.58,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table
};

export default figure;
