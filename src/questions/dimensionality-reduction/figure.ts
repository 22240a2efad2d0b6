import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {beside} from "./panels/beside.js";
import {plane} from "./panels/plane.js";
import {rebuilt} from "./panels/rebuilt.js";
import {scree} from "./panels/scree.js";
import {thumb} from "./panels/thumb.js";
import {turn} from "./panels/turn.js";
import {waves} from "./panels/waves.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";
import {NOISE, PICTURES, WALKS} from "./worlds.js";

const figure: Room["Figure"] = {
  slug: "dimensionality-reduction",
  title: "One axis, and many",
  params,
  panels: [plane, rebuilt, turn, scree, waves, beside],
  pair: ["plane", "rebuilt"],
  opens: ["turn"],
  limits: {
    // No more than there are; in a flat world the slider leads to the pictures.
    m: ({world}, own) =>
      world === "noise" ? NOISE.p : world === "walks" ? WALKS.n - 1 : world === "own" && own ? own.p : 64,
    row: ({world}, own) => (world === "own" && own ? Math.min(own.n, PICTURES) : PICTURES)
  },
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({result: {values, total, shuffled, m}}) => {
    let kept = 0;
    return Array.from(values, (eigenvalue, k) => {
      kept += eigenvalue;
      return {
        component: k + 1,
        eigenvalue,
        share: total > 0 ? eigenvalue / total : 0,
        kept_up_to_here: total > 0 ? kept / total : 1,
        used: k < m ? 1 : 0,
        shuffled: shuffled ? (shuffled[k] ?? 0) : ""
      };
    });
  },
  own: {param: "world", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: ({world}, own) =>
    world === "own" && !own ? standIn({world: "cloud"}, "The simulated cloud stands in") : null
};

export default figure;
