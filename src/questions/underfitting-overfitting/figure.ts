import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions} from "./lesson.js";
import {model, reachOf} from "./model.js";
import {capacity} from "./panels/capacity.js";
import {fit} from "./panels/fit.js";
import {learning} from "./panels/learning.js";
import {remedies} from "./panels/remedies.js";
import {strength} from "./panels/strength.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "underfitting-overfitting",
  title: "One fit, its training error and its validation error",
  params,
  panels: [fit, capacity, learning, strength, remedies],
  opens: ["capacity"],
  main: 0.56,
  limits: {degree: reachOf},
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table,
  own: {param: "data", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    p.data === "own" && !data.own ? standIn({data: "wave"}, "Simulated points stand in") : null
};

export default figure;
