import {fixed, plural, scientific} from "../../marks/format.js";
import {positionOf as at, N} from "./clock.js";
import type {Here, Room} from "./params.js";
import {ownLimit, passesToMatch} from "./words.js";
import {LIMIT, lambda} from "./world.js";

/** One step for both, 95 % of GD's limit. */
const shared = 0.871;
const climbs = (state: Here): [boolean, boolean] => {
  const {gd, sgd} = state.result;
  const ever = (excess: Float64Array, n: number) =>
    excess.subarray(0, n + 1).some((v) => v > 100 * excess[0]);
  return [ever(gd.walk.excess, 50), ever(sgd.walk.excess, 5000 / sgd.batch)];
};

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "SGD reads each example once, at a constant step of 0.2. How many passes does GD, with its best step, need to get as low?",
    before: {},
    reveal: {clock: "passes", time: at(50)},
    shows: ["loss"],
    min: 1,
    max: 60,
    step: 1,
    answer: ({result}) => passesToMatch(result) ?? 60,
    because: (state) => {
      const {gd, sgd} = state.result;
      return `After one pass SGD has made 100 updates and is ${scientific(sgd.walk.excess[N])} above the least loss; GD has made one, and is ${scientific(gd.walk.excess[1])} above it. It gets there after ${plural(passesToMatch(state.result) ?? 60, "pass", "passes")}, and then goes on.`;
    }
  },
  {
    kind: "choice",
    ask: "Now one step for both, 0.871: 95 % of the step at which GD starts to diverge. SGD takes one example an update. Over 50 passes, whose loss ever climbs above 100 times that of the start?",
    before: {time: 0},
    reveal: {gd: shared, sgd: shared, clock: "examples", time: at(5000)},
    shows: ["loss"],
    hides: ["own", "radius"],
    options: ["nobody’s", "GD’s alone", "SGD’s alone", "that of both"],
    answer: (state) => {
      const [gd, sgd] = climbs(state);
      return gd ? (sgd ? 3 : 1) : sgd ? 2 : 0;
    },
    because: (state) =>
      `The limit for SGD is lower: one example’s curvature, 1 + x², is up to 5, more than twice λmax = ${fixed(lambda[0])} of their mean. With independent draws its mean squared distance has no bound from η = ${fixed(ownLimit(state), 2)} on, in shuffled passes from about 0.75: a few unlucky updates throw it far out.`
  },
  {
    kind: "number",
    ask: "A batch holds 50 of the 100 examples, all different. By what factor is the variance of its gradient smaller than that of a single example’s?",
    before: {},
    reveal: {batch: 50},
    shows: ["noise"],
    min: 1,
    max: 200,
    step: 1,
    answer: ({result}) => result.noise().law[0] / result.noise().law[5],
    because: ({result}) =>
      `Not 50: by ${fixed(result.noise().law[0] / result.noise().law[5], 0)}. Independent draws would give 50; a batch without replacement also knows what it left out: (1/B)(n − B)/(n − 1) is 1/99 at B = 50 of n = 100.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Without touching the data, the batch size or the start, bring SGD within 10⁻⁴ of the least loss after 50 passes: by decay.",
    done: ({settled, result: {sgd}}) =>
      settled.sigma === 0.3 && settled.batch === 1 && settled.decay > 0 && sgd.walk.excess[5000] < 1e-4,
    way: {decay: 1, clock: "passes", time: at(50)}
  },
  {
    ask: "Find a step at which GD still converges, but within 1 % of diverging.",
    done: ({settled}) => settled.show !== "cloud" && settled.gd < LIMIT && settled.gd > 0.99 * LIMIT,
    way: {gd: 0.915}
  },
  {
    ask: "With noise in the data and a constant step, let SGD come to rest at the minimum.",
    done: ({settled, result: {sgd}}) =>
      settled.sigma > 0 &&
      settled.decay === 0 &&
      sgd.walk.gone === null &&
      sgd.walk.excess[sgd.walk.excess.length - 1] < 1e-12,
    way: {batch: 100, sgd: 0.857, time: at(100)}
  }
];
