/** What a base learner says of the rows, and the learner itself. */
export interface Learned<L> {
  learner: L;
  /** The class that it answers at each training row. */
  answers: ArrayLike<number>;
}

export interface Round<L> {
  readonly learner: L;
  /** The weights that the learner heard; they sum to 1. */
  readonly weight: Float64Array;
  /** The share of that weight on rows that it gets wrong. */
  readonly error: number;
  /** Its say in the vote; ∞ where it gets nothing wrong. */
  readonly alpha: number;
}

export interface AdaBoostOptions {
  /** How many classes; 2 without it. */
  classes?: number;
  /** With two classes: a learner that is wrong more often than right is kept, with a negative say, and one at chance with none. Without it boosting ends there. */
  turn?: boolean;
}

/**
 * AdaBoost for any number of classes, round by round: SAMME (Zhu, Zou, Rosset & Hastie 2009), which with two classes is
 * AdaBoost.M1 (Freund & Schapire 1997) with α twice theirs. As scikit-learn's `AdaBoostClassifier(algorithm="SAMME")`, but for a
 * learner without an error in a later round: its α is infinite, and so it alone decides, where scikit-learn gives it 1.
 */
export class AdaBoost<L> {
  readonly rounds: Round<L>[] = [];
  /** Why there is no further round: a learner without an error, or one no better than chance, which is dropped. */
  ended: "perfect" | "chance" | null = null;
  private weight: Float64Array;
  private readonly classes: number;
  private readonly turn: boolean;

  constructor(
    private readonly label: ArrayLike<number>,
    private readonly learn: (weight: Float64Array, round: number) => Learned<L>,
    {classes = 2, turn = false}: AdaBoostOptions = {}
  ) {
    this.classes = classes;
    this.turn = turn && classes === 2;
    this.weight = new Float64Array(label.length).fill(1 / label.length);
  }

  /** One round more, if there is one. */
  next(): boolean {
    if (this.ended) return false;
    const {label, weight, classes} = this;
    const {learner, answers} = this.learn(weight, this.rounds.length);
    let [wrong, total] = [0, 0];
    for (let i = 0; i < label.length; ++i) {
      total += weight[i];
      if (answers[i] !== label[i]) wrong += weight[i];
    }
    const error = wrong / total;
    const chance = 1 - 1 / classes;
    // After a round its own learner is at chance but for rounding: the same learner again adds nothing.
    if (!this.turn && error >= chance - 1e-10) {
      this.ended = "chance";
      return false;
    }
    if (error <= 0 || (this.turn && error >= 1)) {
      this.ended = "perfect";
      this.rounds.push({learner, weight, error, alpha: error <= 0 ? Infinity : -Infinity});
      return true;
    }
    const alpha = Math.log((1 - error) / error) + Math.log(classes - 1);
    this.rounds.push({learner, weight, error, alpha});
    const next = new Float64Array(label.length);
    // Divided by what e^α would multiply, so that nothing overflows however small the error.
    const [up, down] = alpha > 0 ? [1, Math.exp(-alpha)] : [Math.exp(alpha), 1];
    let sum = 0;
    for (let i = 0; i < label.length; ++i) {
      next[i] = weight[i] * (answers[i] === label[i] ? down : up);
      sum += next[i];
    }
    for (let i = 0; i < next.length; ++i) next[i] /= sum;
    this.weight = next;
    return true;
  }
}

/** The says of the first `rounds` learners: their α, or 1 for a learner without an error, beside which no other counts. */
export function says(rounds: readonly Pick<Round<unknown>, "alpha">[]): Float64Array {
  const last = rounds.length - 1;
  if (last >= 0 && !Number.isFinite(rounds[last].alpha))
    return Float64Array.from(rounds, (_, i) => (i === last ? Math.sign(rounds[last].alpha) : 0));
  return Float64Array.from(rounds, ({alpha}) => alpha);
}

/** Freund and Schapire's bound on the training error of two classes: the product of 2√(ε(1 − ε)). */
export const boundFactor = (error: number): number => 2 * Math.sqrt(error * (1 - error));
