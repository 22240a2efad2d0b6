import {ruleKeys} from "./labels.js";
import {interpolators} from "./learners.js";
import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "every learner but the line meets the eight points": ({result: {residual}}) =>
    interpolators.every((name) => residual[name] < 1e-6),
  "over all 512 labelings every rule is right on exactly half, with the same counts": ({
    params,
    result: {labels: l}
  }) =>
    params.labels !== "all" ||
    ruleKeys.every((name) => l.share[name] === 0.5 && l.right[name].every((n, k) => n === l.right.vote[k])),
  "the dense layer never finds the pattern at two or more unseen places": ({params, result: {shift: s}}) =>
    !s || params.places > 10 || s.dense.every((v, place) => place < params.places || v === 0)
};
