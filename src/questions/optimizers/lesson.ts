import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {curvature} from "../../ml/surfaces.js";
import type {Data} from "./data.json.js";
import {type LaneKey, laneKeys} from "./lanes.js";
import {type Lane, model, type Result} from "./model.js";
import type {Declared, Here} from "./params.js";
import {STEPS} from "./trace.js";

const lane = ({result}: Here, key: LaneKey): Lane => result.race.lanes[key];
/** When a lane settles; Infinity if it does not. */
const settles = (state: Here, key: LaneKey): number => lane(state, key).settled ?? Number.POSITIVE_INFINITY;
const halves = (state: Here, key: LaneKey): number => lane(state, key).half ?? Number.POSITIVE_INFINITY;

/** Both coordinates' effective steps, from the first step on, never rise. */
const falls = ({terms, end}: Lane): boolean =>
  end > 1 &&
  terms
    .slice(2)
    .every((now, k) => [0, 1].every((i) => (now?.size?.[i] ?? 0) <= (terms[k + 1]?.size?.[i] ?? -1)));

export const scenes: readonly Scene<Declared, Data, Result>[] = [
  {
    title: "A ravine, and plain descent",
    params: {chosen: "gd", t: 60},
    text: "Across, the ravine curves 100 times as sharply as along it. That bounds the rate, so GD crawls along the floor. Momentum gets there in fewer steps.",
    claim: (state) =>
      curvature.largest / curvature.smallest === 100 && settles(state, "momentum") < settles(state, "gd")
  },
  {
    title: "Momentum adds up what agrees",
    params: {chosen: "momentum", t: 12},
    text: "Along the flat direction the gradients agree and add up in the buffer; across it they change sign and cancel. It overshoots, and swings back.",
    claim: (state) => {
      const {terms, hyper, x} = lane(state, "momentum");
      const b = terms[12]?.b ?? [0, 0];
      const seen = [0, 1].map((i) => terms.slice(1, 13).map((at) => at?.g[i] ?? 0));
      // What the buffer would hold if no two gradients differed in sign.
      const whole = seen.map((g) => g.reduce((sum, gi) => hyper.beta * sum + Math.abs(gi), 0));
      return (
        seen[0].every((g) => g < 0) &&
        Math.abs(b[0]) > 3 * Math.abs(seen[0][11]) &&
        seen[1].some((g) => g > 0) &&
        seen[1].some((g) => g < 0) &&
        Math.abs(b[1]) < 0.5 * whole[1] &&
        Math.max(...x) > 0
      );
    }
  },
  {
    title: "Adam's first step",
    params: {t: 1},
    text: "At t = 1, m̂ = g and √v̂ = |g|: the first step is the learning rate in every coordinate, however unequal the gradients are.",
    claim: (state) => {
      const {terms, hyper} = lane(state, "adam");
      return (terms[1]?.delta ?? []).every((d) => Math.abs(Math.abs(d) / hyper.rate - 1) < 1e-6);
    }
  },
  {
    title: "Adagrad's rate only falls",
    params: {surface: "sparse", chosen: "adagrad", t: 120},
    text: "w₂'s feature is rare: nine gradients of ten are 0. Adagrad keeps that coordinate's step long and lets the common, noisy one's shrink.",
    claim: (state) => {
      const {terms} = lane(state, "adagrad");
      const size = terms[120]?.size ?? [0, 0];
      return (
        terms.slice(1, 121).filter((at) => at?.g[1] === 0).length === 108 &&
        falls(lane(state, "adagrad")) &&
        size[1] > size[0] &&
        settles(state, "adagrad") < settles(state, "gd")
      );
    }
  },
  {
    title: "The same ravine, turned",
    params: {surface: "turned", chosen: "rmsprop", t: 60},
    text: "With every rate tuned anew, GD needs as many steps as before. Adagrad and RMSProp scale coordinates; the ravine no longer lies along one, and they fall behind GD.",
    claim: (state) =>
      settles(state, "gd") ===
        model({...state.params, surface: "ravine"}, state.data).race.lanes.gd.settled &&
      settles(state, "adagrad") > settles(state, "gd") &&
      settles(state, "rmsprop") > settles(state, "gd")
  },
  {
    title: "Leaving a plateau",
    params: {surface: "plateau", rates: "ravine", chosen: "rmsprop", t: 20},
    text: "With the ravine's rates, a tiny gradient makes a tiny step; divided by its own size, a full one. Adagrad, RMSProp and Adam have halved the gap by step 20, the others have not.",
    claim: (state) => {
      const scaled: readonly LaneKey[] = ["adagrad", "rmsprop", "adam", "adamw"];
      const [fast, slow] = [true, false].map((is) => laneKeys.filter((key) => scaled.includes(key) === is));
      return (
        Math.max(...fast.map((key) => halves(state, key))) <= 20 &&
        Math.min(...slow.map((key) => halves(state, key))) > 20
      );
    }
  },
  {
    title: "Rates too large",
    params: {scale: 2, chosen: "gd", t: 8},
    text: "Twice the best rate: GD and Nesterov diverge along the steep direction. Momentum bears more, and a step divided by the gradient's own size cannot grow like that.",
    claim: (state) => {
      const gone = laneKeys.filter((key) => lane(state, key).diverged);
      const {x, y, end} = lane(state, "gd");
      return gone.join() === "gd,nesterov" && Math.abs(y[end]) > 100 * Math.abs(x[end]);
    }
  }
];

export const predictions: readonly Prediction<Declared, Data, Result>[] = [
  {
    kind: "number",
    ask: "On the ravine momentum with β = 0.9 settles at step 67. Give it a shorter memory, β = 0.7, and eight times the rate. At which step now?",
    before: {chosen: "momentum", lanes: "two"},
    reveal: {chosen: "momentum", lanes: "two", beta: 0.7, scale: 8},
    min: 0,
    max: STEPS,
    step: 1,
    unit: "steps",
    answer: (state) => settles(state, "momentum"),
    because: () =>
      "Swings shrink by √β a step: 0.84 instead of 0.95. The race's β is PyTorch's usual one, not tuned; on this ravine that costs momentum more than half of its steps. GD, at eight times its best rate, is gone."
  },
  {
    kind: "choice",
    ask: "Turn the ravine by 45° and tune every rate again. Who loses most?",
    before: {t: 60},
    reveal: {surface: "turned", chosen: "adagrad", t: 60},
    options: ["Momentum", "Adagrad", "Adam"],
    answer: (state) => {
      const keys: readonly LaneKey[] = ["momentum", "adagrad", "adam"];
      const before = model({...state.params, surface: "ravine"}, state.data).race.lanes;
      const lost = keys.map((key) => settles(state, key) / (before[key].settled ?? Number.NaN));
      return lost.indexOf(Math.max(...lost));
    },
    because: () =>
      "Adagrad divides each coordinate by the size of its own gradients. Turned by 45°, both coordinates see the steep direction alike: there is nothing left to tell apart."
  }
];

export const goals: readonly Goal<Declared, Data, Result>[] = [
  {
    ask: "Make Adam settle on the ravine within 20 steps.",
    done: (state) => state.params.surface === "ravine" && settles(state, "adam") <= 20,
    way: {beta: 0.65}
  },
  {
    ask: "Trap all seven at the saddle: none may settle at any step, and none diverge, at the best rates.",
    done: ({params, result: {race}}) =>
      params.surface === "saddle" &&
      params.rates === "here" &&
      params.scale === 1 &&
      laneKeys.every((key) => race.lanes[key].settled === null && !race.lanes[key].diverged),
    way: {surface: "saddle", start: [0, -0.005], t: 100}
  },
  {
    ask: "Find rates with which GD diverges and Adam still settles.",
    done: (state) => lane(state, "gd").diverged && lane(state, "adam").settled !== null,
    way: {scale: 1.5, t: 60}
  }
];
