import {termsOf} from "./anatomy.js";
import {courses} from "./courses.js";
import {MIDDLE} from "./curves.js";
import {laneKeys} from "./lanes.js";
import {drawnKeys} from "./model.js";
import {factorOf, hasModes, linear} from "./modes.js";
import type {Room} from "./params.js";
import {LOOK, STEPS} from "./trace.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "what settles stays within the target through three times as many steps": ({result: {lanes, target}}) =>
    laneKeys.every((key) => {
      const {settled, after} = lanes[key];
      return settled === null ? after === null : settled <= LOOK && after !== null && after <= target;
    }),
  "what settles is there no sooner than it first was": ({result: {lanes}}) =>
    laneKeys.every((key) => {
      const {settled, reached} = lanes[key];
      return settled === null || (reached !== null && reached <= settled);
    }),
  "a run that diverges settles nowhere, and all of its numbers are numbers": ({result: {lanes}}) =>
    laneKeys.every((key) => {
      const {gone, settled, end, x, y, gap} = lanes[key];
      return (
        (gone === null || settled === null) &&
        (gone !== null && gone <= STEPS ? end === gone - 1 : end === STEPS) &&
        [x, y, gap].every((all) => all.length === end + 1 && all.every(Number.isFinite))
      );
    }),
  "at the rate itself the curve has the lane's step": ({params: {scale}, result: {lanes, curves}}) =>
    scale !== 1 ||
    laneKeys.every((key) => {
      const at = curves[key]?.settled[MIDDLE];
      return at === undefined || (Number.isNaN(at) ? null : at) === lanes[key].settled;
    }),
  "every rule that is drawn has its curve": ({params, result: {curves}}) =>
    drawnKeys(params).every((key) => curves[key]?.settled.length === 2 * MIDDLE + 1),
  "the picture holds the start and lies within its surface's frame": ({result: {course, crop, start}}) => {
    const {surface} = courses[course];
    return (["x", "y"] as const).every((key, i) => {
      const [a, b] = crop[key];
      const [min, max] = surface[key];
      return a >= min - 1e-9 && b <= max + 1e-9 && b > a && start[i] >= a - 1e-9 && start[i] <= b + 1e-9;
    });
  },
  "Adagrad's step sizes never rise": ({result}) => {
    const sizes = termsOf(result, "adagrad").map((terms) => terms?.size ?? []);
    return sizes.every((now, t) => t < 2 || now.every((v, i) => v <= sizes[t - 1][i]));
  },
  "Adam's first step is the rate in every coordinate that has a gradient": ({params: {correct}, result}) => {
    const first = termsOf(result, "adam")[1];
    const {rate} = result.lanes.adam.hyper;
    return (
      !correct ||
      !first ||
      first.delta.every((d, i) => Math.abs(first.g[i]) < 1e-4 || Math.abs(Math.abs(d) / rate - 1) < 1e-3)
    );
  },
  "without decay AdamW is Adam": ({params: {decay}, result: {lanes}}) =>
    decay > 0 ||
    lanes.adam.hyper.rate !== lanes.adamw.hyper.rate ||
    lanes.adam.x.every((v, t) => v === lanes.adamw.x[t]),
  "where a factor is above 1, the error along that direction grows in the long run": ({
    params: {decay},
    result: {course, lanes}
  }) =>
    !hasModes(course) ||
    linear.every((key) => {
      const {hyper, gone, settled} = lanes[key];
      const factors = [0.1, 10].map((h) => factorOf(key, h + decay, hyper.rate, hyper.beta));
      return Math.max(...factors) < 1 ? gone === null : Math.max(...factors) < 1.001 || settled === null;
    })
};
