import {type Averages, evaluate, type Ranking, ranking, type ZeroDivision} from "../../ml/multilabel.js";
import {remember} from "../../ml/remember.js";
import {type Metric, metricValue} from "./metrics.js";
import {type Data, type Room, thresholdKeys} from "./params.js";
import {EXAMPLES, type Scored, simulate} from "./sample.js";

export type Params = Room["Params"];

export interface Result {
  names: readonly string[];
  /** Which table it is: see `Scored`. */
  id: number;
  n: number;
  L: number;
  /** How many examples the picture has room for; the measures count all. */
  shown: number;
  truth: Uint8Array;
  predicted: Uint8Array;
  scores: Float64Array;
  thresholds: readonly number[];
  scored: Averages;
  ranked: Ranking;
  /** The chosen measure. */
  value: number;
  /** What a classifier gets that predicts nothing; in the ranking, one whose scores are all the same. */
  nothing: {scored: Averages; ranked: Ranking; value: number};
}

const simulated = remember(simulate);

/** The table with the reader's flips of what is true. */
const truthOf = remember((base: Scored, flips: Params["flips"]): Uint8Array => {
  const changed = flips.filter(([i, j, what]) => what === 2 * base.id + 1 && i < base.n && j < base.L);
  if (!changed.length) return base.truth;
  const truth = base.truth.slice();
  for (const [i, j] of changed) truth[i * base.L + j] ^= 1;
  return truth;
});

const predictedOf = remember((base: Scored, flips: Params["flips"], ...thresholds: number[]): Uint8Array => {
  const {n, L, scores} = base;
  const predicted = new Uint8Array(n * L);
  for (let k = 0; k < n * L; ++k) predicted[k] = scores[k] >= thresholds[k % L] ? 1 : 0;
  for (const [i, j, what] of flips) if (what === 2 * base.id && i < n && j < L) predicted[i * L + j] ^= 1;
  return predicted;
});

const rankedOf = remember((base: Scored, truth: Uint8Array) => ranking({...base, truth}, base.scores));
const scoredOf = remember((base: Scored, truth: Uint8Array, predicted: Uint8Array, zero: ZeroDivision) =>
  evaluate({n: base.n, L: base.L, truth, predicted}, zero)
);

const silence = remember((base: Scored, truth: Uint8Array, zero: ZeroDivision) => ({
  scored: evaluate({n: base.n, L: base.L, truth, predicted: new Uint8Array(truth.length)}, zero),
  ranked: ranking({...base, truth}, new Float64Array(truth.length))
}));

/** Thresholds turn scores into predictions, clicks turn single cells over, and every measure is taken. */
export function model(params: Params, data: Data): Result {
  const base =
    params.table === "own" && data
      ? data
      : simulated(params.rare, params.seed, params.table === "noisy" ? 2 : 1);
  const thresholds = thresholdKeys.slice(0, base.L).map((key) => params[key]);
  const truth = truthOf(base, params.flips);
  const predicted = predictedOf(base, params.flips, ...thresholds);
  const zero = params.zero === "1" ? 1 : 0;
  const scored = scoredOf(base, truth, predicted, zero);
  const nothing = silence(base, truth, zero);
  const metric = params.metric as Metric;
  const ranked = rankedOf(base, truth);
  return {
    names: base.names,
    id: base.id,
    n: base.n,
    L: base.L,
    shown: Math.min(EXAMPLES, base.n),
    truth,
    predicted,
    scores: base.scores,
    thresholds,
    scored,
    ranked,
    value: metricValue(metric, scored, ranked),
    nothing: {...nothing, value: metricValue(metric, nothing.scored, nothing.ranked)}
  };
}
