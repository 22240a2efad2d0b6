import type {Cart} from "../../ml/cart.js";
import {remember} from "../../ml/remember.js";
import type {TreeWorld} from "../../ml/tree-worlds.js";
import {addVotes, type Lattice} from "../../ml/vote-lattice.js";
import type {Many} from "./data.json.js";
import {Bagged, Boosted, FIRST_VOTE, type Lane} from "./lanes.js";
import {type Own, type Sample, sampleOf} from "./sample.js";

export interface ModelParams {
  readonly rounds: number;
  readonly noise: number;
  readonly boost: number;
  readonly bag: number;
  readonly forest: boolean;
  readonly base: "tree" | "random";
  readonly worse: "stop" | "turn";
  readonly world: TreeWorld | "own";
  readonly n: number;
  readonly flips: readonly (readonly number[])[];
  readonly seed: number;
}

export interface Data {
  readonly many: Many;
  readonly own?: Own;
}

/** Steps of strength a class on the map. */
export const STRENGTHS = 6;

/** One lane at T learners. */
export interface LaneResult {
  /** How many learners there are: T, or fewer where boosting has ended. */
  readonly kept: number;
  /** What the last of them heard: how much each row counted, 1 on average. */
  readonly heard: Float64Array;
  /** The last learner's questions as segments, four numbers each. */
  readonly splits: Float64Array;
  /** For each center of the map its class and how clear the vote is: class × STRENGTHS + strength. */
  readonly field: Uint8Array;
  /** After 1 … kept learners: the error on new points, on the training rows, and the share of weight on flipped labels. */
  readonly fresh: Float64Array;
  readonly trained: Float64Array;
  readonly share: Float64Array;
}

export interface Result {
  readonly bag: LaneResult & {readonly oob: Float64Array};
  readonly boost: LaneResult & {
    readonly errors: Float64Array;
    readonly alphas: Float64Array;
    readonly bound: Float64Array;
    readonly ended: "perfect" | "chance" | null;
  };
  readonly sample: Sample;
  readonly key: {readonly sample: string; readonly bag: string; readonly boost: string};
}

// What does not depend on the control that moved is kept from the last call; lanes grow on where they ended.
const sampled = remember(sampleOf);
const bagged = remember(
  (sample: Sample, depth: number, forest: boolean, seed: number) => new Bagged(sample, depth, forest, seed)
);
const boosted = remember(
  (sample: Sample, depth: number, base: ModelParams["base"], turn: boolean, seed: number) =>
    new Boosted(sample, depth, base, turn, seed)
);

/** Both lanes at T learners. Pure; cloneable. */
export function model(params: ModelParams, data: Data): Result {
  const {rounds, world, n, noise, seed, flips} = params;
  const own = world === "own" ? data.own : undefined;
  const sample = sampled(world, n, noise, seed, flips.map(([i]) => i).join("."), own);
  const bag = bagged(sample, params.bag, params.forest, seed).to(rounds);
  const random = params.base === "random";
  const boost = boosted(
    sample,
    random ? 1 : params.boost,
    params.base,
    random && params.worse === "turn",
    seed
  ).to(rounds);
  const kept = Math.min(rounds, boost.trees.length);
  const of = (values: readonly number[], to: number) => Float64Array.from(values.slice(0, to));
  const lane = (grown: Lane, to: number, says: Float64Array | null): LaneResult => ({
    kept: to,
    heard: Float64Array.from(to ? grown.heard[to - 1] : new Float64Array(sample.train.label.length).fill(1)),
    splits: to ? splitsOf(grown.trees[to - 1], sample.lattice) : new Float64Array(),
    field: fieldOf(sample, grown.trees, to, says),
    fresh: of(grown.fresh, to),
    trained: of(grown.trained, to),
    share: of(grown.share, to)
  });
  return {
    bag: {...lane(bag, rounds, null), oob: of(bag.oob, rounds)},
    boost: {
      ...lane(boost, kept, boost.says(kept)),
      errors: of(boost.errors, kept),
      alphas: of(boost.alphas, kept),
      bound: of(boost.bound, kept),
      // Grown farther for a later setting, it may have ended after the learners that are shown.
      ended: kept < rounds || (boost.ended === "perfect" && kept === boost.trees.length) ? boost.ended : null
    },
    sample,
    key: {
      sample: sample.key,
      bag: [sample.key, params.bag, params.forest, rounds].join(" "),
      boost: [sample.key, params.boost, params.base, params.worse, rounds].join(" ")
    }
  };
}

/** The vote at each center: which class, and by how much. Without any learner the larger class of the training rows. */
function fieldOf(
  sample: Sample,
  trees: readonly Cart[],
  kept: number,
  says: Float64Array | null
): Uint8Array {
  const {lattice, train} = sample;
  const votes = new Float64Array(lattice.side ** 2);
  if (!kept) {
    const ones = train.label.reduce((a, b) => a + b, 0);
    return new Uint8Array(votes.length).fill(2 * ones > train.label.length ? STRENGTHS : 0);
  }
  let [total, size] = [0, 0];
  for (let t = 0; t < kept; ++t) {
    const say = says ? says[t] : t ? 1 : FIRST_VOTE;
    if (say === 0) continue;
    total += say;
    size += Math.abs(say);
    addVotes(trees[t], say, lattice, votes);
  }
  return Uint8Array.from(votes, (vote) => {
    const margin = (2 * vote - total) / (size || 1);
    const strength = Math.min(STRENGTHS - 1, Math.floor(Math.abs(margin) * STRENGTHS));
    return (vote > total / 2 ? STRENGTHS : 0) + strength;
  });
}

/** Each question of a tree, as far as it reaches. */
function splitsOf({feature, threshold, low, high}: Cart, {u, v}: Lattice): Float64Array {
  const segments: number[] = [];
  const visit = (node: number, u0: number, u1: number, v0: number, v1: number): void => {
    const t = threshold[node];
    if (feature[node] === 0) {
      segments.push(t, v0, t, v1);
      visit(low[node], u0, t, v0, v1);
      visit(high[node], t, u1, v0, v1);
    } else if (feature[node] === 1) {
      segments.push(u0, t, u1, t);
      visit(low[node], u0, u1, v0, t);
      visit(high[node], u0, u1, t, v1);
    }
  };
  visit(0, u[0], u[1], v[0], v[1]);
  return Float64Array.from(segments);
}
