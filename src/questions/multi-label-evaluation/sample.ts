import {normal, random, shuffle} from "../../ml/random.js";

/** Examples with the labels that are true of them and the scores a classifier gives; matrices row by row. */
export interface Scored {
  n: number;
  L: number;
  truth: Uint8Array;
  /** In [0, 1]. */
  scores: Float64Array;
  names: readonly string[];
  /** Tells tables apart, so that cells flipped in one stay as they are in another: 0 for the simulated items. */
  id: number;
}

/** Few enough that a finger finds a cell on a phone. */
export const EXAMPLES = 12;
/** Readers' tables are told apart by as many numbers, from 1. */
export const OWN_IDS = 4999;
const NAMES = ["politics", "economy", "sport", "health", "travel"];
/** In how many of the examples each label is true; the last is the reader's to set. */
const POSITIVES = [5, 4, 3, 2];
export const LABELS = NAMES.length;
/** The most examples of which the last label is true. */
export const MOST_RARE = 4;

/**
 * Which labels are true: every example has one at least, but for one that has none. Of the rarest label the first `rare`
 * of a fixed order, so that only examples that gain or lose it change.
 */
function truthOf(rare: number, seed: number): Uint8Array {
  const [n, L] = [EXAMPLES, LABELS];
  const order = random(seed, 2);
  const items = shuffle(
    Array.from({length: n}, (_, i) => i),
    order
  ).slice(1);
  const truth = new Uint8Array(n * L);
  // One label for each item first; what is left goes to items that do not have it yet.
  const labels = shuffle(
    POSITIVES.flatMap((count, j) => Array.from({length: count}, () => j)),
    order
  );
  labels.forEach((j, k) => {
    const first = k < items.length ? k : Math.floor(order() * items.length);
    const free = items.map((_, step) => items[(first + step) % items.length]).find((i) => !truth[i * L + j]);
    if (free !== undefined) truth[free * L + j] = 1;
  });
  for (const i of shuffle([...items], order).slice(0, rare)) truth[i * L + L - 1] = 1;
  return truth;
}

/**
 * A simulated classifier on simulated news items: where a label is true its score is the logistic of N(1, 1), elsewhere of
 * N(−1.5, 1). The same seed keeps its noise while `rare` changes.
 *
 * @param rare of how many items the last label is true, at most `MOST_RARE`
 * @param spread the noise's standard deviation: a worse classifier has more of it
 */
export function simulate(rare: number, seed: number, spread = 1): Scored {
  const noise = normal(random(seed, 1));
  const truth = truthOf(rare, seed);
  const scores = Float64Array.from(truth, (t) => {
    const logit = (t ? 1 : -1.5) + spread * noise();
    // Two decimals, as they are shown; never so high that a threshold of 1 lets one pass.
    return Math.min(0.99, Math.round(100 / (1 + Math.exp(-logit))) / 100);
  });
  return {n: EXAMPLES, L: LABELS, truth, scores, names: NAMES, id: 0};
}
