import {termsOf} from "./anatomy.js";
import {invariants} from "./invariants.js";
import {laneKeys} from "./lanes.js";
import {goals, predictions} from "./lesson.js";
import {model} from "./model.js";
import {anatomyTable} from "./panels/anatomy.js";
import {loss} from "./panels/loss.js";
import {modes} from "./panels/modes.js";
import {paths} from "./panels/paths.js";
import {rates} from "./panels/rates.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {reads} from "./reads.js";
import {scenes} from "./scenes.js";
import {describe, stepOf} from "./words.js";

const figure: Room["Figure"] = {
  slug: "optimizers",
  title: "Optimizers on one surface",
  params,
  panels: [paths, loss, rates, modes, anatomyTable],
  opens: ["loss"],
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
  table: ({params: {t}, result}) =>
    laneKeys.flatMap((key) => {
      const lane = result.lanes[key];
      const terms = termsOf(result, key);
      return Array.from({length: stepOf(lane, t) + 1}, (_, step) => ({
        optimizer: key,
        learning_rate: lane.hyper.rate,
        step,
        w1: lane.x[step],
        w2: lane.y[step],
        loss_above_least: lane.gap[step],
        update_w1: terms[step]?.delta[0] ?? "",
        update_w2: terms[step]?.delta[1] ?? "",
        settles_at: lane.settled ?? ""
      }));
    })
};

export default figure;
