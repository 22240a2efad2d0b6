import {curvature} from "../../ml/surfaces.js";
import {termsOf} from "./anatomy.js";
import {MIDDLE} from "./curves.js";
import {laneKeys} from "./lanes.js";
import {directions, factorOf} from "./modes.js";
import {fewest, head, lane, lengths, onRavine, settles, width} from "./outcomes.js";
import type {Room} from "./params.js";
import {LOOK, STEPS} from "./trace.js";

export const scenes: readonly Room["Scene"][] = [
  {
    title: "A ravine",
    params: {},
    panel: "paths",
    shows: ["loss"],
    control: "t",
    marks: ["gd", "momentum"],
    about: "exact",
    note: {panel: "paths", text: "crawls along the floor", at: head("gd", 39)},
    text: "Across, the ravine curves 100 times as sharply as along its floor. The steep walls bound GD's rate, and at that rate it crawls along the floor. Momentum, at its own best rate, needs fewer steps: from here little more than half as many.",
    claim: (state) =>
      curvature.largest / curvature.smallest === 100 &&
      settles(state, "momentum") > 0.5 * settles(state, "gd") &&
      settles(state, "momentum") < 0.6 * settles(state, "gd")
  },
  {
    title: "Why: one factor for all directions",
    params: {t: 60},
    panel: "modes",
    shows: ["modes"],
    control: "beta",
    marks: ["gd", "momentum", "flat", "steep"],
    about: "exact",
    note: {
      panel: "modes",
      text: "the same factor, √β",
      at: ({result: {lanes}}) => [1, Math.sqrt(lanes.momentum.hyper.beta)]
    },
    text: "Along each direction a step leaves a fixed part of the error. GD's is |1 − ηh|: near 1 on the floor, where the curvature h is small. Momentum's is √β for all curvatures from there to the walls. Drag β down: the floor of its curve sinks, and gets narrower.",
    claim: ({result: {lanes}}) => {
      const {rate: gd} = lanes.gd.hyper;
      const {rate, beta} = lanes.momentum.hyper;
      const [flat, steep] = directions.map((h) => factorOf("momentum", h, rate, beta));
      return (
        Math.abs(flat - Math.sqrt(beta)) < 1e-12 &&
        Math.abs(steep - Math.sqrt(beta)) < 1e-12 &&
        factorOf("gd", directions[0], gd, beta) > 0.98 &&
        flat < 0.95
      );
    }
  },
  {
    title: "Adam without its correction",
    params: {chosen: "adam", correct: false, t: 1},
    panel: "anatomy",
    shows: ["anatomy"],
    control: "correct",
    marks: ["m", "v", "delta"],
    about: "exact",
    note: {panel: "paths", text: "3.2 η along each axis, not 1", at: head("adam", 1)},
    text: "m and v start at 0. After one step m is a tenth of g, but √v only a thirty-second of |g|: without the correction the first step is 3.2 learning rates long. Too long, as β₂ is so near 1: at β₂ = 0.9 it would be a third of one. Switch it on: m̂ = g, √v̂ = |g|, and the step is 1.",
    claim: (state) => {
      const first = termsOf(state.result, "adam")[1];
      return (
        lengths(state, "adam", 1).every((length) => Math.abs(length - Math.sqrt(10)) < 1e-5) &&
        (first?.m ?? []).every((m, i) => Math.abs(m / (first?.g[i] ?? 0) - 0.1) < 1e-12) &&
        (first?.v ?? []).every(
          (v, i) => Math.abs(Math.sqrt(v) / Math.abs(first?.g[i] ?? 0) - 1 / 31.6) < 1e-4
        )
      );
    }
  },
  {
    title: "Sign descent",
    params: {chosen: "adam", beta: 0, beta2: 0, t: 60},
    panel: "paths",
    shows: ["anatomy"],
    control: "beta2",
    marks: ["adam", "size"],
    about: "exact",
    text: "With β₁ = β₂ = 0 nothing is left of the gradient but its sign: each step is η in each coordinate, however steep. Such steps need no steep slope; at a constant rate they swing about the minimum for good, by up to η: too far for the target here.",
    claim: (state) =>
      lane(state, "adam").settled === null &&
      [lane(state, "adam").x, lane(state, "adam").y].every((all) =>
        all.slice(50).every((v) => Math.abs(v) <= lane(state, "adam").hyper.rate)
      ) &&
      termsOf(state.result, "adam")
        .slice(1)
        .every((_, t) => lengths(state, "adam", t + 1).every((length) => Math.abs(length - 1) < 1e-4))
  },
  {
    title: "The same ravine, turned",
    params: {surface: "turned", chosen: "adagrad", t: 60},
    panel: "paths",
    shows: ["loss"],
    control: "surface",
    marks: ["adagrad", "gd"],
    about: "exact",
    text: "With rates tuned anew, GD needs as many steps as before. Adagrad scales coordinates, and the ravine lies along none now: from far ahead it falls behind GD, whatever its rate. Adam, too, needs more than before; momentum does not.",
    claim: (state) =>
      settles(state, "gd") === onRavine(state, "gd") &&
      onRavine(state, "adagrad") < 0.1 * onRavine(state, "gd") &&
      fewest(state, "adagrad") > settles(state, "gd") &&
      settles(state, "adam") > 1.3 * onRavine(state, "adam") &&
      Math.abs(settles(state, "momentum") - onRavine(state, "momentum")) < 10
  },
  {
    title: "A rare feature",
    params: {surface: "rare", chosen: "adagrad", lanes: "four", t: 180},
    panel: "paths",
    shows: ["anatomy"],
    control: "chosen",
    marks: ["adagrad", "size"],
    about: "exact",
    text: "w₂'s feature is seen once in 46 steps; w₁'s is common, and noisy. Adagrad keeps the rare weight's step long and lets the noisy one's shrink. It settles before momentum and RMSProp; at these rates GD and Nesterov do not within 600 steps.",
    claim: (state) => {
      const size = termsOf(state.result, "adagrad")[180]?.size ?? [0, 0];
      const seen = termsOf(state.result, "adagrad").slice(1, 185);
      const first = settles(state, "adagrad");
      return (
        seen.filter((terms) => terms?.g[1] !== 0).length === 4 &&
        size[1] > size[0] &&
        first < settles(state, "momentum") &&
        first < settles(state, "rmsprop") &&
        Math.max(settles(state, "momentum"), settles(state, "rmsprop")) <= LOOK &&
        settles(state, "gd") > LOOK &&
        settles(state, "nesterov") > LOOK
      );
    }
  },
  {
    title: "There, and gone again",
    params: {surface: "plateau", rates: "ravine", chosen: "rmsprop", t: 170},
    panel: "loss",
    shows: ["loss"],
    control: "t",
    marks: ["rmsprop", "target"],
    about: "exact",
    note: {
      panel: "loss",
      text: "thrown out again",
      at: (state) => {
        const {left, gap} = lane(state, "rmsprop");
        if (left === null) return null;
        // At the height of the first throw, clear of the target's line and name.
        let top = left;
        while (gap[top + 1] > gap[top]) ++top;
        return [top, gap[top]];
      }
    },
    text: "A plateau, with the ravine's rates. GD's tiny gradient makes tiny steps; RMSProp divides by its size and is within the target at step 8. It does not stay: v forgets, and as gradients die its step size η/√v grows until it is too large for the curvature. Settled means staying; a rate that falls as 1/√t makes it stay.",
    claim: (state) => {
      const {reached, left, settled, gone} = lane(state, "rmsprop");
      const sizes = termsOf(state.result, "rmsprop").map((terms) => terms?.size?.[0] ?? 0);
      // The well's curvature is 1: a factor of more than 2 in front of the gradient throws a weight farther out than it was.
      return (
        reached === 8 &&
        left !== null &&
        left < STEPS &&
        settled === null &&
        gone === null &&
        sizes[20] < 2 &&
        Math.max(...sizes.slice(20, left + 1)) > 2 &&
        (lane(state, "gd").half ?? STEPS) > 10 * reached
      );
    }
  },
  {
    title: "How far off a rate may be",
    params: {chosen: "gd", lanes: "four", scale: 1.5, t: 10},
    panel: "rates",
    shows: ["rates"],
    control: "scale",
    marks: ["gd", "adam", "momentum"],
    about: "exact",
    text: "Half as much again as each best rate: GD is gone; momentum, Adagrad and Adam hardly notice. Between rates that need at most twice the fewest steps there lies a factor of 2 for GD, of about 20 for momentum. Adam's is more than 25, but only for the 1,800 steps that are checked: it leaves later, and through 7,200 its factor is 2, too.",
    claim: (state) =>
      laneKeys.filter((key) => lane(state, key).gone !== null).join() === "gd" &&
      (["momentum", "adagrad", "adam"] as const).every(
        (key) => settles(state, key) <= 1.1 * (state.result.curves[key]?.settled[MIDDLE] ?? 0)
      ) &&
      Math.round(width(state, "gd")) === 2 &&
      Math.abs(width(state, "momentum") - 20) < 2.5 &&
      width(state, "adam") > 25
  }
];
