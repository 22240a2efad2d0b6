import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";

/** The two classes' scores; negatives are N(0, 1), positives N(separation, spread²). */
export interface Population {
  /** Mean of the positives, in standard deviations of the negatives. */
  separation: number;
  /** Standard deviation of the positives over that of the negatives. */
  spread: number;
}

export interface Scores {
  /** Ascending. */
  positives: Float64Array;
  /** Ascending. */
  negatives: Float64Array;
}

/** The reader's own scores, with what they call the two classes; null while there are none. */
export type Data = (Scores & {positiveName: string; negativeName: string}) | null;

/** The standard normal draws behind a class's scores, ascending. They depend on nothing but the seed and how many. */
const draws = (stream: number) =>
  remember((count: number, seed: number) => {
    const z = normal(random(seed, stream));
    return Float64Array.from({length: count}, () => z()).sort();
  });
/** Two samples of one seed, each with its positives and its negatives. */
const samples = [
  {positives: draws(0), negatives: draws(1)},
  {positives: draws(3), negatives: draws(4)}
] as const;

/**
 * A finite sample of scores. More cases of a class leave the earlier ones where they are, and another separation
 * or spread moves the same cases.
 *
 * @param rounding scores are rounded to multiples of this, which makes ties; 0 leaves them as they are
 * @param which of the seed's two samples
 */
export function simulate(
  {separation, spread}: Population,
  positives: number,
  negatives: number,
  rounding: number,
  seed: number,
  which: 0 | 1 = 0
): Scores {
  const round = rounding > 0 ? (x: number) => Math.round(x / rounding) * rounding : (x: number) => x;
  return {
    positives: samples[which].positives(positives, seed).map((z) => round(separation + spread * z)),
    negatives: samples[which].negatives(negatives, seed).map(round)
  };
}

export interface Pairs {
  /** The positive's and the negative's score of each pair, in the order drawn. */
  positive: Float64Array;
  negative: Float64Array;
  /** How many pairs have the positive above, how many tie. */
  ordered: number;
  tied: number;
  /** (ordered + tied / 2) / pairs. */
  share: number;
}

/** Pairs of one positive and one negative case, each drawn uniformly, with replacement. */
export function drawPairs({positives, negatives}: Scores, count: number, seed: number): Pairs {
  const source = random(seed, 2);
  const positive = new Float64Array(count);
  const negative = new Float64Array(count);
  let ordered = 0;
  let tied = 0;
  for (let i = 0; i < count; ++i) {
    const a = positives[Math.floor(source() * positives.length)];
    const b = negatives[Math.floor(source() * negatives.length)];
    positive[i] = a;
    negative[i] = b;
    if (a > b) ++ordered;
    else if (a === b) ++tied;
  }
  return {positive, negative, ordered, tied, share: (ordered + tied / 2) / count};
}
