import {lastReading, N, positionOf, readingAt, readings} from "./clock.js";
import {invariants} from "./invariants.js";
import {goals, predictions} from "./lesson.js";
import {model} from "./model.js";
import {bowl} from "./panels/bowl.js";
import {data} from "./panels/data.js";
import {loss} from "./panels/loss.js";
import {noise} from "./panels/noise.js";
import {steps} from "./panels/steps.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "sgd-vs-gd",
  title: "Two walkers in one bowl",
  params,
  panels: [bowl, loss, data, noise, steps],
  opens: [],
  main: 0.58,
  limits: {time: ({clock, show, batch}) => positionOf(lastReading(clock, show === "cloud", batch))},
  follows: {gd: ({show, sgd}) => (show === "cloud" ? sgd : null)},
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({params: {clock}, result: {gd, sgd, world}}) =>
    (["gd", "sgd"] as const).flatMap((who) => {
      const {walk, batch, updates} = {gd, sgd}[who];
      return readings
        .filter((t) => t <= updates)
        .map((t) => ({
          walker: who,
          update: t,
          examples_touched: t * batch,
          passes: (t * batch) / N,
          clock: readingAt(clock, t, batch),
          w0: world.minimum[0] + walk.d0[t],
          w1: world.minimum[1] + walk.d1[t],
          loss_above_least: walk.excess[t]
        }));
    })
};

export default figure;
