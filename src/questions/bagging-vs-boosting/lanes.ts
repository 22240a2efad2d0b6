import {AdaBoost, boundFactor, type Learned, says} from "../../ml/adaboost.js";
import type {Cart} from "../../ml/cart.js";
import {PlaneGrower, planeAnswers, stump} from "../../ml/plane-cart.js";
import {random} from "../../ml/random.js";
import type {Sample} from "./sample.js";
import {FULL} from "./settings.js";

const depthOf = (depth: number): number => (depth === FULL ? Number.POSITIVE_INFINITY : depth);

/** The first bagged tree has half a vote more, so that it decides ties; without a tie that changes nothing. */
export const FIRST_VOTE = 1.5;

/** Votes counted one learner after the other, and how often the vote is wrong after each. */
class Count {
  readonly fresh: number[] = [];
  readonly trained: number[] = [];
  private total = 0;
  private readonly onTrain: Float64Array;
  private readonly onTest: Float64Array;

  constructor(private readonly sample: Sample) {
    this.onTrain = new Float64Array(sample.train.label.length);
    this.onTest = new Float64Array(sample.test.label.length);
  }

  /** A learner's say; `alone` where it silences those before it. */
  add(tree: Cart, answers: Uint8Array, say: number, alone = false): void {
    const {sample, onTrain, onTest} = this;
    if (alone) {
      for (const votes of [onTrain, onTest]) votes.fill(0);
      this.total = 0;
    }
    this.total += say;
    for (let i = 0; i < answers.length; ++i) onTrain[i] += say * answers[i];
    const there = planeAnswers(tree, sample.test);
    for (let i = 0; i < there.length; ++i) onTest[i] += say * there[i];
    this.trained.push(wrongShare(onTrain, this.total, sample.train.label));
    // A label is flipped with probability η there too; of a reader's table η is 0.
    const {noise} = sample;
    this.fresh.push(noise + (1 - 2 * noise) * wrongShare(onTest, this.total, sample.test.label));
  }
}

function wrongShare(votes: Float64Array, total: number, right: Uint8Array): number {
  let wrong = 0;
  for (let i = 0; i < votes.length; ++i) if ((votes[i] > total / 2 ? 1 : 0) !== right[i]) ++wrong;
  return votes.length ? wrong / votes.length : 0;
}

/** What of the rows' weights lies on labels that are flipped; in a world that is not known on the heaviest tenth of the rows. */
function shareOf(heard: ArrayLike<number>, flipped: Uint8Array | null): number {
  let [sum, marked] = [0, 0];
  for (let i = 0; i < heard.length; ++i) {
    sum += heard[i];
    if (flipped?.[i]) marked += heard[i];
  }
  if (!flipped) {
    const order = Float64Array.from(heard).sort().reverse();
    for (let i = 0; i < Math.round(heard.length / 10); ++i) marked += order[i];
  }
  return marked / sum;
}

/** Learners grown so far, and what was counted after each. */
export interface Lane {
  readonly trees: readonly Cart[];
  /** How much each row counted for each learner, 1 on average. */
  readonly heard: readonly ArrayLike<number>[];
  readonly fresh: readonly number[];
  readonly trained: readonly number[];
  readonly share: readonly number[];
}

/** Trees on bootstrap samples, each with one vote (Breiman 1996): as many as were asked for so far. */
export class Bagged implements Lane {
  readonly trees: Cart[] = [];
  readonly heard: Uint8Array[] = [];
  readonly share: number[] = [];
  /** The error on each row of the trees that did not hear it. */
  readonly oob: number[] = [];
  private readonly count: Count;
  private readonly grower: PlaneGrower;
  private readonly source: () => number;
  private readonly coins: () => number;
  /** For each row the votes of the trees that did not hear it, and how many they are. */
  private readonly votes: Float64Array;
  private readonly asked: Uint16Array;

  constructor(
    private readonly sample: Sample,
    private readonly depth: number,
    private readonly forest: boolean,
    seed: number
  ) {
    this.count = new Count(sample);
    this.grower = new PlaneGrower(sample.train);
    this.source = random(seed, 1);
    this.coins = random(seed, 2);
    this.votes = new Float64Array(sample.train.label.length);
    this.asked = new Uint16Array(sample.train.label.length);
  }

  get fresh(): readonly number[] {
    return this.count.fresh;
  }
  get trained(): readonly number[] {
    return this.count.trained;
  }

  to(rounds: number): this {
    const {sample, votes, asked: outOf} = this;
    const {label} = sample.train;
    const n = label.length;
    while (this.trees.length < rounds) {
      const times = new Uint8Array(n);
      for (let draw = 0; draw < n; ++draw) ++times[Math.floor(this.source() * n)];
      const tree = this.grower.grow({
        weight: times,
        depth: depthOf(this.depth),
        source: this.forest ? this.coins : undefined
      });
      const answers = planeAnswers(tree, sample.train);
      this.count.add(tree, answers, this.trees.length ? 1 : FIRST_VOTE);
      let [wrong, asked] = [0, 0];
      for (let i = 0; i < n; ++i) {
        if (!times[i]) votes[i] += (answers[i] ? 1 : -1) * (outOf[i]++ ? 1 : FIRST_VOTE);
        if (!outOf[i]) continue;
        ++asked;
        if ((votes[i] > 0 ? 1 : 0) !== label[i]) ++wrong;
      }
      this.oob.push(asked ? wrong / asked : 0);
      this.trees.push(tree);
      this.heard.push(times);
      this.share.push(shareOf(times, sample.flipped));
    }
    return this;
  }
}

/** AdaBoost: as many rounds as were asked for so far, or as there are. */
export class Boosted implements Lane {
  readonly trees: Cart[] = [];
  readonly heard: Float64Array[] = [];
  readonly share: number[] = [];
  readonly errors: number[] = [];
  readonly alphas: number[] = [];
  /** The bound on the training error. */
  readonly bound: number[] = [];
  private readonly count: Count;
  private readonly booster: AdaBoost<Cart>;

  constructor(
    private readonly sample: Sample,
    depth: number,
    base: "tree" | "random",
    turn: boolean,
    seed: number
  ) {
    const {train, lattice} = sample;
    this.count = new Count(sample);
    const grower = new PlaneGrower(train);
    const source = random(seed, 4);
    const learn = (weight: Float64Array): Learned<Cart> => {
      let learner: Cart;
      if (base === "random") {
        const feature = source() < 0.5 ? 0 : 1;
        const [low, high] = feature ? lattice.v : lattice.u;
        learner = stump(feature, low + source() * (high - low), source() < 0.5 ? 0 : 1);
      } else learner = grower.grow({weight, depth: depthOf(depth)});
      return {learner, answers: planeAnswers(learner, train)};
    };
    this.booster = new AdaBoost(train.label, learn, {turn});
  }

  get fresh(): readonly number[] {
    return this.count.fresh;
  }
  get trained(): readonly number[] {
    return this.count.trained;
  }
  get ended(): "perfect" | "chance" | null {
    return this.booster.ended;
  }

  to(rounds: number): this {
    const {booster, sample} = this;
    const n = sample.train.label.length;
    while (this.trees.length < rounds && booster.next()) {
      const {learner, weight, error, alpha} = booster.rounds[booster.rounds.length - 1];
      const alone = !Number.isFinite(alpha);
      this.count.add(learner, planeAnswers(learner, sample.train), alone ? Math.sign(alpha) : alpha, alone);
      this.trees.push(learner);
      this.heard.push(weight.map((w) => n * w));
      this.share.push(shareOf(weight, sample.flipped));
      this.errors.push(error);
      this.alphas.push(alpha);
      this.bound.push((this.bound[this.bound.length - 1] ?? 1) * boundFactor(error));
    }
    return this;
  }

  /** The says of the first `rounds` learners. */
  says(rounds: number): Float64Array {
    return says(this.booster.rounds.slice(0, rounds));
  }
}
