import {bagOfWords, tokenize, vocabularyOf} from "../../ml/bag-of-words.js";
import {fitLogistic} from "../../ml/logistic.js";
import {type Data, TRAIN} from "./params.js";

/** Words in fewer messages than this are left out. */
export const MIN_MESSAGES = 2;
/** The classifier's penalty: scikit-learn's C = 1. */
export const LAMBDA = 1;

/** The messages as the classifier sees them: which words of the vocabulary they have. */
export interface Bags {
  words: readonly (readonly string[])[];
  vocabulary: readonly string[];
  /** Row-major, 200 × words. */
  train: Float64Array;
  test: Float64Array;
  /** 1 spam, 0 ham, of all messages. */
  gold: Uint8Array;
}

/** The vocabulary is taken from the messages to train on only. */
export function bagsOf({texts, gold}: Pick<Data, "texts" | "gold">): Bags {
  const words = texts.map(tokenize);
  const vocabulary = vocabularyOf(words.slice(0, TRAIN), MIN_MESSAGES);
  return {
    words,
    vocabulary,
    train: bagOfWords(words.slice(0, TRAIN), vocabulary),
    test: bagOfWords(words.slice(TRAIN), vocabulary),
    gold: Uint8Array.from(gold, Number)
  };
}

/**
 * Logistic regression on words, trained on the messages of weight 1 with targets that may be probabilities of spam; its
 * P(spam) − ½ has the sign of the scores returned, one for each test message. Null where no message has a weight.
 */
export function trainedScores(
  bags: Bags,
  y: ArrayLike<number>,
  weights: ArrayLike<number>
): Float64Array | null {
  const p = bags.vocabulary.length;
  let [total, spam] = [0, 0];
  for (let i = 0; i < TRAIN; ++i) {
    total += weights[i];
    spam += weights[i] * y[i];
  }
  const tests = bags.test.length / p;
  if (!total) return null;
  // With one class only the intercept has no minimum: what is predicted is that class.
  if (spam === 0 || spam === total) return new Float64Array(tests).fill(spam ? 1 : -1);
  const {w, b} = fitLogistic({X: bags.train, n: TRAIN, p, y, weights, lambda: LAMBDA, tolerance: 1e-5});
  return Float64Array.from({length: tests}, (_, i) => {
    let score = b;
    for (let j = 0; j < p; ++j) score += bags.test[i * p + j] * w[j];
    return score;
  });
}

/** Share of the test messages on the right side; NaN without scores. */
export function testAccuracy({gold}: Bags, scores: Float64Array | null): number {
  if (!scores) return Number.NaN;
  let right = 0;
  scores.forEach((score, i) => {
    if (score > 0 === (gold[TRAIN + i] === 1)) ++right;
  });
  return right / scores.length;
}
