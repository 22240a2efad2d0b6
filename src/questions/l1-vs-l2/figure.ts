import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {ball} from "./panels/ball.js";
import {chosen} from "./panels/chosen.js";
import {paths} from "./panels/paths.js";
import {scalar} from "./panels/scalar.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {METHOD_KEYS, METHODS} from "./paths.js";
import {describe, penaltyName, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "l1-vs-l2",
  title: "Where the loss meets the budget",
  params,
  panels: [ball, scalar, paths, chosen],
  opens: ["ball", "scalar"],
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({params, result: {optimum, twelve}}) =>
    twelve
      ? METHOD_KEYS.flatMap((method) =>
          Array.from(twelve.fits[method].w, (fitted, j) => ({
            method: METHODS[method].name,
            lambda: params.lambda,
            weight: `x${j + 1}`,
            truth: twelve.truth[j],
            fitted
          }))
        )
      : optimum.w.map((fitted, j) => ({
          method: penaltyName(params),
          budget: params.t,
          lambda: optimum.lambda,
          weight: `w${j + 1}`,
          unpenalized: params.center[j],
          fitted
        }))
};

export default figure;
