import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {claims} from "./panels/claims.js";
import {errors} from "./panels/errors.js";
import {fit} from "./panels/fit.js";
import {leak} from "./panels/leak.js";
import {orders} from "./panels/orders.js";
import {suits} from "./panels/suits.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";
import {worlds} from "./worlds.js";

const figure: Room["Figure"] = {
  slug: "ordinal-encoding",
  title: "Five categories, their codes, and a model that believes them",
  params,
  panels: [fit, orders, claims, suits, errors, leak],
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({params: {world}, result: {sample, codes, fit, onehot}}) =>
    worlds[world].names.map((category, g) => ({
      category,
      code: codes[g],
      rows: sample.counts[g],
      mean: sample.means[g],
      prediction: fit.fitted[g],
      one_hot_weight: onehot.weights[g],
      one_hot_prediction: onehot.fitted[g]
    }))
};

export default figure;
