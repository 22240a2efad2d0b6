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

export const EXAMPLES = 18;
/** Readers' tables are told apart by as many numbers, from 1. */
export const OWN_IDS = 4999;
const NAMES = ["politics", "economy", "sport", "health", "travel"];
/** In how many of the examples each label is true; the last is the reader's to set. */
const POSITIVES = [6, 4, 3, 2];
export const LABELS = NAMES.length;

/**
 * A simulated classifier on simulated news items: where a label is true its score is the logistic of N(1, 1), elsewhere of
 * N(−1.5, 1). The same seed keeps its noise while `rare` changes: only the items that gain or lose the label move.
 *
 * @param rare in how many items the last label is true
 * @param spread the noise's standard deviation: a worse classifier has more of it
 */
export function simulate(rare: number, seed: number, spread = 1): Scored {
  const [n, L] = [EXAMPLES, LABELS];
  const noise = normal(random(seed, 1));
  const order = random(seed, 2);
  const truth = new Uint8Array(n * L);
  NAMES.forEach((_, j) => {
    const places = shuffle(
      Array.from({length: n}, (_, i) => i),
      order
    );
    for (const i of places.slice(0, POSITIVES[j] ?? rare)) truth[i * L + j] = 1;
  });
  const scores = Float64Array.from(truth, (t) => {
    const logit = (t ? 1 : -1.5) + spread * noise();
    // Two decimals, as they are shown; never so high that a threshold of 1 lets one pass.
    return Math.min(0.99, Math.round(100 / (1 + Math.exp(-logit))) / 100);
  });
  return {n, L, truth, scores, names: NAMES, id: 0};
}
