import {levelsOf} from "./families.js";
import {invariants} from "./invariants.js";
import {goals, predictions} from "./lesson.js";
import {model} from "./model.js";
import {fits} from "./panels/fits.js";
import {place} from "./panels/place.js";
import {plane} from "./panels/plane.js";
import {stack} from "./panels/stack.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "bias-variance-tradeoff",
  title: "The refitting machine",
  params,
  panels: [fits, stack, plane, place],
  opens: ["stack"],
  main: 0.56,
  limits: {level: ({family}) => levelsOf(family)},
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
