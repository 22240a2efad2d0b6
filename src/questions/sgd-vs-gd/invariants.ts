import {batchVarianceFactor} from "../../ml/sgd.js";
import {radiusAt, sgdLimit} from "./ball.js";
import {N} from "./clock.js";
import {lastUpdate} from "./model.js";
import {batchSizes, type Room} from "./params.js";
import {H, LIMIT} from "./world.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "no walker touches more than the clock allows": ({params: {clock, show}, result: {gd, sgd, reading}}) =>
    show === "cloud" ||
    [gd, sgd].every(
      ({updates, batch}) =>
        updates * (clock === "updates" ? 1 : batch) <= reading * (clock === "passes" ? N : 1) + 1e-9
    ),
  "within 2/λmax GD’s loss never rises": ({settled, result: {gd}}) =>
    settled.show === "cloud" ||
    settled.gd >= LIMIT ||
    gd.walk.excess.every((v, t, all) => t === 0 || v <= all[t - 1] * (1 + 1e-9) + 1e-300),
  "the steps of the examples have the full gradient’s step as their mean": ({params, result}) => {
    const {from, mean} = result.next();
    const {sgd} = result;
    const t = Math.max(0, sgd.updates - 1);
    if (sgd.walk.gone !== null && t >= sgd.walk.gone) return true;
    const rate = params.sgd / (1 + (params.decay * t * sgd.batch) / N);
    const size = Math.hypot(...from, 1);
    return [0, 1].every((k) => {
      const g = H[k] * from[0] + H[k + 1] * from[1];
      return Math.abs(from[k] - rate * g - mean[k]) < 1e-9 * size;
    });
  },
  "a whole batch has no noise, and any other as the closed form says": ({result}) => {
    const {law, measured, one} = result.noise();
    return (
      law[batchSizes.length - 1] === 0 &&
      measured[batchSizes.length - 1] < 1e-20 * Math.max(1, one) &&
      batchSizes.every(
        (B, i) => Math.abs(law[i] - one * batchVarianceFactor(N, B, false)) < 1e-12 * Math.max(1, one)
      )
    );
  },
  "SGD’s own limit is not above GD’s": ({params}) => sgdLimit(params.batch) <= LIMIT * (1 + 1e-9),
  "without noise in the data, or with all of it in a batch, there is no ball": ({params, result: {world}}) =>
    (params.sigma > 0 && params.batch < N) ||
    params.sgd >= sgdLimit(params.batch) ||
    (radiusAt(world, params.batch, params.sgd) ?? 1) < 1e-12,
  "the clock stays within the runs": ({result: {gd, sgd}}) =>
    gd.updates <= lastUpdate(gd) && sgd.updates <= lastUpdate(sgd)
};
