import {excessAt} from "../../ml/line-descent.js";
import {radiusAt} from "./ball.js";
import {N, positionOf} from "./clock.js";
import {WALKERS} from "./cloud.js";
import {excessNow} from "./model.js";
import {batchSizes, type Here, type Room} from "./params.js";
import {leadFrom} from "./words.js";
import {H, LIMIT, lambda} from "./world.js";

const at = (reading: number) => positionOf(reading);
/** How many times as far GD is above the least loss as SGD. */
const times = ({result: {gd, sgd}}: Here): number => excessNow(gd) / excessNow(sgd);

/** Of the steps that SGD's last update might have been: how many gradients point uphill, and how many steps raise the loss. */
export function uphill({result}: Here): {gradients: number; steps: number} {
  const {from, d0, d1} = result.next();
  const [g0, g1] = [H[0] * from[0] + H[1] * from[1], H[1] * from[0] + H[2] * from[1]];
  const before = excessAt(H, ...from);
  let [gradients, steps] = [0, 0];
  d0.forEach((v, i) => {
    if ((v - from[0]) * g0 + (d1[i] - from[1]) * g1 > 0) ++gradients;
    if (excessAt(H, v, d1[i]) > before) ++steps;
  });
  return {gradients, steps};
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One step each",
    params: {show: "next", sgd: 0.4, time: at(1)},
    panel: "bowl",
    shows: ["data"],
    about: "always",
    control: "time",
    marks: ["next", "center"],
    quantity: (state) => uphill(state).gradients,
    text: "GD has read 100 examples and moved once. SGD has read one, lit beside, and moved by its residual alone. Thin lines are the steps that each of the hundred would have made. About half of them point uphill, and others go too far: more than three in four raise the loss. Yet their mean is exactly a step by all.",
    claim: (state) => {
      const {gd, sgd, next} = state.result;
      const {from, mean, d0, d1} = next();
      const step = [0, 1].map((k) => from[k] - state.params.sgd * (H[k] * from[0] + H[k + 1] * from[1]));
      return (
        gd.updates * gd.batch === N &&
        sgd.updates * sgd.batch === 1 &&
        uphill(state).steps > 75 &&
        Math.abs(uphill(state).gradients - 50) < 10 &&
        step.every((v, k) => Math.abs(v - mean[k]) < 1e-9) &&
        d0.some((v, i) => Math.hypot(v - sgd.walk.d0[1], d1[i] - sgd.walk.d1[1]) < 1e-9)
      );
    }
  },
  {
    title: "A thousand walkers",
    params: {show: "cloud", time: at(30), sampling: "fresh"},
    panel: "bowl",
    shows: [],
    about: "always",
    control: "time",
    marks: ["cloud", "center"],
    quantity: (state) =>
      Math.log((state.result.cloud()?.spread ?? 0) / (state.result.cloud()?.law.spread ?? 1)),
    text: "1,000 runs of SGD from one start, and GD with the same step. Each run strays; their mean stays with GD, since the gradient is right on average and the loss is quadratic. Play, and drag the start.",
    claim: ({result}) => {
      const cloud = result.cloud();
      if (!cloud) return false;
      const {gd} = result;
      const off = Math.hypot(
        cloud.center[0] - gd.walk.d0[gd.updates],
        cloud.center[1] - gd.walk.d1[gd.updates]
      );
      return (
        gd.updates === cloud.updates &&
        off < 4 * Math.sqrt(cloud.law.spread / WALKERS) &&
        Math.abs(cloud.spread / cloud.law.spread - 1) < 0.25
      );
    }
  },
  {
    title: "By updates",
    params: {time: at(50)},
    panel: "loss",
    shows: ["loss"],
    about: "always",
    control: "clock",
    marks: ["gd"],
    quantity: (state) => Math.log(times(state)),
    text: "Fifty updates each, every one with its own step size. Counted so, GD has won: its loss is more than ten thousand times nearer to the least. But its fifty updates read 5,000 examples, SGD’s fifty read 50.",
    claim: (state) => times(state) < 1 / 10_000
  },
  {
    title: "By examples touched",
    params: {clock: "examples", time: at(5000)},
    panel: "loss",
    shows: ["loss"],
    about: "always",
    control: "clock",
    marks: ["sgd", "gd"],
    quantity: (state) => leadFrom(state.result) ?? 51,
    text: "The same two walkers by what they read. After one pass SGD is ahead more than fivefold, and after five it still leads; in the end GD does, which gains the same factor each pass, while SGD at a constant step stays where its noise holds it. The lead changes hands.",
    claim: ({result: {gd, sgd}}) =>
      sgd.walk.excess[N] < gd.walk.excess[1] / 5 &&
      [2, 3, 4, 5].every((pass) => sgd.walk.excess[pass * N] < gd.walk.excess[pass]) &&
      gd.walk.excess[50] < sgd.walk.excess[50 * N]
  },
  {
    title: "Noise, and where it ends",
    params: {batch: 10},
    panel: "noise",
    shows: ["noise"],
    about: "always",
    control: "batch",
    marks: ["law", "measured"],
    text: "How far a batch’s gradient lies from that of all examples, on average, at the start: 1,000 batches of each size against the closed form. Dashed is 1/B. Batches without replacement know more the more they hold, and at B = n everything.",
    claim: ({result}) => {
      const {measured, law} = result.noise();
      return (
        batchSizes.every((B, i) => B === N || Math.abs(measured[i] / law[i] - 1) < 0.25) &&
        measured[batchSizes.length - 1] < 1e-20
      );
    }
  },
  {
    title: "The ball of a constant step",
    params: {show: "ball", clock: "examples", time: at(5000)},
    panel: "steps",
    shows: ["steps"],
    about: "always",
    control: "sgd",
    marks: ["law", "radius", "run"],
    quantity: ({result: {world}}) => radiusAt(world, 1, 0.2) ?? 0,
    text: "At the minimum the examples’ gradients add up to 0, but none of them is 0: each update kicks. SGD stays in a ball as wide as its step allows. A quarter of the step leaves less than half of it. Drag SGD’s η.",
    claim: (state) => {
      const {world} = state.result;
      const r = (eta: number) => radiusAt(world, 1, eta) ?? Infinity;
      return r(0.05) < r(0.2) / 2 && r(0.1) < r(0.2) && r(0.2) < r(0.4);
    }
  },
  {
    title: "No noise in the data",
    params: {sigma: 0, clock: "passes", time: at(50)},
    panel: "loss",
    shows: ["loss"],
    about: "always",
    control: "sigma",
    marks: ["sgd"],
    text: "Every point lies on one line, so at the minimum every example’s gradient is 0 by itself. Nothing kicks, and SGD goes all the way at the same constant step, past GD for good. The ball was the data’s noise.",
    claim: ({result: {gd, sgd}}) => {
      const passes = Array.from({length: 50}, (_, i) => i + 1);
      return (
        passes.every((pass) => sgd.walk.excess[pass * N] < gd.walk.excess[pass]) &&
        sgd.walk.excess[5000] < 1e-20
      );
    }
  },
  {
    title: "Past 2/λmax",
    params: {gd: 0.96, time: at(26)},
    panel: "bowl",
    shows: ["steps"],
    about: "exact",
    control: "gd",
    marks: ["gd", "limit"],
    text: "GD’s step is 0.96, and 2/λmax is 0.917. Across the valley each update overshoots, and lands 9 % farther from the floor than it was; along the floor it still gains. From 2/λmax on GD converges from no start but those on the floor itself.",
    claim: ({result: {gd}, params}) => {
      const factor = Math.abs(1 - params.gd * lambda[0]);
      return (
        Math.abs(factor - 1.09) < 0.005 &&
        Math.abs(LIMIT - 0.917) < 5e-4 &&
        gd.walk.excess[200] > gd.walk.excess[100] &&
        gd.walk.excess[200] > 1e6
      );
    }
  }
];
