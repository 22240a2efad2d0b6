import {ruleKeys} from "./labels.js";
import {learners} from "./learners.js";
import {model} from "./model.js";
import type {Room} from "./params.js";
import {bestOf, scoresIn} from "./scores.js";
import {mean} from "./words.js";

type State = Room["State"];

const FITS = 1e-6;

/** The errors of the shown setting, but for what is named. */
const scores = ({params}: State, patch: Partial<State["params"]> = {}) => {
  const p = {...params, ...patch};
  return scoresIn(p.world, p, p.moved);
};

/** Whether the learner alone is best in the shown world. */
export const wins = (state: State, name: (typeof learners)[number], patch: Partial<State["params"]> = {}) =>
  bestOf(scores(state, patch), patch.measure ?? state.params.measure).join() === name;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Eight points, two answers",
    params: {},
    panel: "fits",
    about: "always",
    control: "second",
    marks: ["first", "second"],
    text: "Both curves pass through all eight points, so the points cannot choose between them. Drag one up or down: both still fit. What a learner says between and beyond the points comes from its inductive bias.",
    claim: ({params, result: {residual, within}}) => {
      const dragged = model({...params, moved: [[3, 2]]}).residual;
      return within > 0 && [residual, dragged].every((r) => r.rbf < FITS && r.poly < FITS);
    }
  },
  {
    title: "Look farther out",
    params: {at: 1.5},
    panel: "gap",
    about: "always",
    control: "at",
    marks: ["gap", "at"],
    quantity: ({result}) => Math.log10(result.beyond[1]),
    text: "Pull the ring along x. Half a range beyond the data the two are more than a hundred times as far apart as anywhere between the points: the RBF kernel goes back to 0, degree 7 grows like x⁷. A good fit inside says nothing about outside.",
    claim: ({result: {beyond, within}}) => beyond[1] > 100 * within
  },
  {
    title: "A world that repeats",
    params: {world: "periodic", second: "periodic", truth: true, beside: "worlds", where: "outside", at: 1.3},
    panel: "worlds",
    about: "always",
    control: "world",
    marks: ["second", "truth", "best"],
    quantity: (state) => scores(state).periodic,
    text: "The periodic kernel assumes a period of 0.4, and this world has it: outside its RMSE is less than a tenth of any other learner’s. In the cubic world degree 7 is exact, since cubics are among its curves. Other worlds, other winners.",
    claim: (state) => {
      const here = scores(state);
      return (
        learners.every((name) => name === "periodic" || here[name] > 10 * here.periodic) &&
        scores(state, {world: "cubic"}).poly < 1e-9
      );
    }
  },
  {
    title: "Steps: the measure decides too",
    params: {world: "steps", first: "nn", second: "joined", truth: true, beside: "worlds", measure: "near"},
    panel: "worlds",
    about: "here",
    control: "measure",
    marks: ["first", "second", "truth", "best"],
    quantity: (state) => scores(state).nn,
    text: "Counted by places within 0.1, 1-NN is best: it is right wherever the nearest point lies on the same step. By RMSE the joined points are, here as in most samples: a jump may fall anywhere between two points, and a ramp is seldom off by a whole one.",
    claim: (state) => wins(state, "nn", {measure: "near"}) && wins(state, "joined", {measure: "rmse"})
  },
  {
    title: "A line, and some noise",
    params: {
      world: "linear",
      noise: 0.1,
      first: "line",
      truth: true,
      beside: "worlds",
      where: "outside",
      at: 1.2
    },
    panel: "worlds",
    about: "always",
    control: "noise",
    marks: ["first", "second", "truth", "best"],
    quantity: (state) => scores(state).line,
    text: "The one learner that misses the points is the best, inside and outside: it assumes what is true here, and noise bends it little. Without noise degree 7 is exact as well. A weaker bias is paid for when points are few and noisy.",
    claim: (state) =>
      state.result.residual.line > 0.01 &&
      wins(state, "line", {where: "inside"}) &&
      wins(state, "line", {where: "outside"}) &&
      scores(state, {noise: 0, where: "outside"}).poly < 1e-9
  },
  {
    title: "All labelings of nine cells",
    params: {view: "labels"},
    panel: "labels",
    shows: ["labels", "right"],
    about: "exact",
    control: "labels",
    marks: ["shares", "half"],
    text: "Five cells are seen, four are asked. Over all 512 labelings each rule is right on half of these, with the same counts, and so is the one that bets against the majority. Click cells: it stays so. This is no free lunch, counted.",
    claim: ({result: {labels}}) =>
      labels.count === 512 &&
      ruleKeys.every(
        (name) => labels.share[name] === 0.5 && labels.right[name].join() === labels.right.vote.join()
      )
  },
  {
    title: "Labelings that a line makes",
    params: {view: "labels", labels: "line", labeling: 20},
    panel: "labels",
    shows: ["labels", "right"],
    about: "exact",
    control: "labels",
    marks: ["shares"],
    text: "A straight line can make 58 of the 512. If only these occur, rules differ: the lines’ vote (those of the 58 that fit the seen cells vote) is right most often, 1-NN next, then the majority; minority is below one half. A bias pays where it matches the world.",
    claim: ({result: {labels}}) => {
      const {vote, nn, majority, anti} = labels.share;
      return labels.count === 58 && vote > nn && nn > majority && majority > 0.5 && anti < 0.5;
    }
  },
  {
    title: "A pattern that moves",
    params: {view: "shift"},
    panel: "shift",
    shows: ["shift", "signal"],
    about: "always",
    control: "places",
    marks: ["convolution", "dense", "places"],
    quantity: ({result: {shift}}) => (shift ? mean(shift.dense, 0, 6) : 0),
    text: "Same 24 training signals, pattern at places 1 to 6. The convolution uses the same weights at every place, so it finds the pattern at the other six too. The dense layer has weights of its own for each place; for the other six they stay 0.",
    claim: ({params, result: {shift}}) =>
      shift !== null &&
      mean(shift.convolution, params.places) > 0.8 &&
      mean(shift.dense, params.places) === 0 &&
      mean(shift.dense, 0, params.places) > 0.4
  }
];
