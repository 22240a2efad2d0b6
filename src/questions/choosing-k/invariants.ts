import {MOST, type Room} from "./params.js";

const within = (k: number | null, from: number, to: number): boolean => k === null || (k >= from && k <= to);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "the lowest inertia never rises with k": ({result: {inertia}}) =>
    inertia.every((J, j) => j === 0 || J <= inertia[j - 1] * (1 + 1e-12)),
  "every cluster has a point": ({params: {k}, result: {labels}}) => new Set(labels).size === k,
  "silhouettes lie between −1 and 1": ({result: {silhouettes, curves}}) =>
    [silhouettes, curves.silhouette].every(
      (values) => values === null || values.every((s) => s >= -1 && s <= 1)
    ),
  "the mean silhouette is that of the bars": ({params: {k}, result: {silhouettes, curves}}) =>
    silhouettes === null ||
    Math.abs(
      silhouettes.reduce((a, b) => a + b, 0) / silhouettes.length - (curves.silhouette?.[k - 2] ?? 0)
    ) < 1e-12,
  "indices are not negative": ({result: {curves}}) =>
    [curves.ch, curves.db].every((values) => values?.every((v) => v >= 0)),
  "agreement is at most 1": ({result: {curves}}) =>
    curves.stability === null || curves.stability.every((v) => v <= 1 + 1e-12),
  "votes are among what can be said": ({params: {end}, result: {votes}}) =>
    within(votes.elbow, 1, end) &&
    [votes.silhouette, votes.ch, votes.db, votes.stability].every((k) => within(k, 2, MOST)) &&
    [votes.gap, votes.gapMost].every((k) => within(k, 1, MOST)),
  "where the rule stops short of the maximum it says fewer": ({result: {votes}}) =>
    votes.gap === null || votes.gap <= (votes.gapMost ?? 0),
  "who is asked answers": ({params: {votes: all, method}, result: {votes}}) =>
    (votes.gap !== null) === (all || method === "gap") &&
    (votes.stability !== null) === (all || method === "stability")
};
