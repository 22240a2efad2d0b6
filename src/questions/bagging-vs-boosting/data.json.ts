import {fileURLToPath} from "node:url";
import {AdaBoost} from "../../ml/adaboost.js";
import type {Cart} from "../../ml/cart.js";
import {PlaneGrower, planeAnswers} from "../../ml/plane-cart.js";
import {random} from "../../ml/random.js";
import {drawFlipped} from "../../ml/tree-worlds.js";
import {addVotes} from "../../ml/vote-lattice.js";
import {FIRST_VOTE} from "./lanes.js";
import {squareOf, truthOn} from "./sample.js";
import {depths, FULL, noises, stations} from "./settings.js";

/** Samples of the disc, of 200 rows each, and the first of their seeds, which no reader meets soon. */
const SAMPLES = 100;
const FIRST = 810_001;
const ROWS = 200;

/** By station: squared bias and variance, which add up with η(1 − η) to the error on new points. */
export interface Parts {
  readonly bias2: readonly number[];
  readonly variance: readonly number[];
}
/** By the place of η in `noises`, and of the depth in `depths`. */
export interface Many {
  readonly bag: readonly (readonly Parts[])[];
  readonly boost: readonly (readonly Parts[])[];
}

const four = (v: number): number => Number(v.toFixed(4));

/** In how many samples each center of the lattice got class 1, by station. */
class Tally {
  private readonly ones: readonly Float64Array[];

  constructor(private readonly truth: Uint8Array) {
    this.ones = stations.map(() => new Float64Array(truth.length));
  }

  add(station: number, votes: Float64Array, half: number): void {
    const ones = this.ones[station];
    for (let k = 0; k < votes.length; ++k) if (votes[k] > half) ++ones[k];
  }

  /**
   * Kohavi and Wolpert (1996): with f the probability of class 1 and p its share among the samples' answers,
   * (f − p)² and p(1 − p), averaged over the places; of p from finitely many samples both are corrected.
   */
  parts(samples: number, noise: number): Parts {
    const parts = this.ones.map((ones) => {
      let [bias2, variance] = [0, 0];
      ones.forEach((one, k) => {
        const p = one / samples;
        const f = this.truth[k] ? 1 - noise : noise;
        const spread = (p * (1 - p) * samples) / (samples - 1);
        variance += spread / ones.length;
        bias2 += ((f - p) ** 2 - spread / samples) / ones.length;
      });
      return {bias2: four(Math.max(0, bias2)), variance: four(variance)};
    });
    return {bias2: parts.map((p) => p.bias2), variance: parts.map((p) => p.variance)};
  }
}

export function many(
  noise: number,
  samples = SAMPLES,
  side = 40,
  first = FIRST
): {bag: Parts[]; boost: Parts[]} {
  const square = squareOf(side);
  const truth = truthOn("disc", square);
  const tallies = () => depths.map(() => new Tally(truth));
  const [bag, boost] = [tallies(), tallies()];
  const last = stations[stations.length - 1];
  const votes = new Float64Array(side * side);
  for (let s = 0; s < samples; ++s) {
    const rows = drawFlipped("disc", ROWS, noise, first + s);
    const grower = new PlaneGrower(rows);
    const source = random(first + s, 1);
    // A tree of less depth is the upper part of the full one: one bag of trees serves all depths.
    const trees = Array.from({length: last}, (): Cart => {
      const times = new Uint8Array(ROWS);
      for (let draw = 0; draw < ROWS; ++draw) ++times[Math.floor(source() * ROWS)];
      return grower.grow({weight: times, depth: Number.POSITIVE_INFINITY});
    });
    depths.forEach((depth, d) => {
      votes.fill(0);
      trees.forEach((tree, t) => {
        addVotes(tree, t ? 1 : FIRST_VOTE, square, votes, depth === FULL ? Number.POSITIVE_INFINITY : depth);
        const station = stations.indexOf((t + 1) as 1);
        if (station >= 0) bag[d].add(station, votes, (t + FIRST_VOTE) / 2);
      });
      votes.fill(0);
      let total = 0;
      const booster = new AdaBoost(rows.label, (weight) => {
        const learner = grower.grow({weight, depth: depth === FULL ? Number.POSITIVE_INFINITY : depth});
        return {learner, answers: planeAnswers(learner, rows)};
      });
      for (let t = 1; t <= last; ++t) {
        if (booster.next()) {
          const {learner, alpha} = booster.rounds[booster.rounds.length - 1];
          if (Number.isFinite(alpha)) {
            total += alpha;
            addVotes(learner, alpha, square, votes);
          } else {
            votes.fill(0);
            total = 1;
            addVotes(learner, 1, square, votes);
          }
        }
        const station = stations.indexOf(t as 1);
        if (station >= 0) boost[d].add(station, votes, total / 2);
      }
    });
  }
  const parts = (of: Tally[]) => of.map((tally) => tally.parts(samples, noise));
  return {bag: parts(bag), boost: parts(boost)};
}

export function compute(): {many: Many} {
  const all = noises.map((noise) => many(noise));
  return {many: {bag: all.map(({bag}) => bag), boost: all.map(({boost}) => boost)}};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
