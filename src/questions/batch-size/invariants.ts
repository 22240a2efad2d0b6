import {batchVarianceFactor} from "../../ml/sgd.js";
import type {Room} from "./params.js";
import {endOfRace, LAST, tickAt} from "./race.js";
import {trainSize} from "./task.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "lanes start alike and stop at the target, or at the end of their budget": ({settled, result: {lanes}}) =>
    lanes.every(
      ({losses, arrival}) =>
        losses[0] === lanes[0].losses[0] &&
        (arrival === null) === losses.every((loss) => !(loss <= settled.target)) &&
        losses.slice(0, -1).every((loss) => !(loss <= settled.target))
    ),
  "a lane is in between its last two moments": ({result: {lanes}}) =>
    lanes.every(({arrival, updates}) => {
      const last = updates.length - 1;
      return arrival === null || (arrival <= updates[last] && arrival >= (updates[last - 1] ?? 0));
    }),
  "the cloud's spread is tr Σ / B in the plane, less the finite-population factor": ({settled, result}) => {
    const {cloud, gradient} = result;
    const factor = batchVarianceFactor(trainSize, settled.batch, settled.replacement);
    return (
      cloud.expected <= gradient.trace * factor * (1 + 1e-9) &&
      (factor > 0 ? cloud.expected > 0 : cloud.expected === 0 && cloud.measured === 0)
    );
  },
  "examples at B = 1 are updates": ({result: {costs}}) =>
    costs[0].examples.median === costs[0].updates.median,
  "nobody needs fewer examples than the fewest": ({result: {costs, fewest}}) =>
    costs.every(({examples}) => !(examples.median < fewest)),
  "the knee lies above the cheapest batch size": ({result: {knee, best}}) =>
    knee === null || (best.examples !== null && knee >= best.examples),
  "the temperature is η / B, and the law goes with it": ({result: {heat, costs, at}}) =>
    Math.abs(heat.temperature / (costs[at].rate / costs[at].batch) - 1) < 1e-9 && heat.law > 0,
  "the race ends within the clock": ({params, result: {lanes}}) => {
    const end = endOfRace(lanes, params.machine);
    return end >= 0 && end <= LAST && tickAt(end) > 0;
  },
  "accuracies are shares": ({result: {costs}}) =>
    costs.every(({accuracy: {low, high}}) => Number.isNaN(low) || (low > 0 && high < 1 && low <= high))
};
