import {accuracies, expect, imagined, maximize, sparse} from "./label-tables.js";
import type {VoteMatrix} from "./votes.js";

export interface LabelModelOptions extends VoteMatrix {
  /**
   * "answer": to abstain is a third answer, with its own probability in each class (Dawid & Skene's table a judge).
   * "ignored": whether a function votes says nothing about the class; one accuracy a function. Default "answer".
   */
  abstaining?: "answer" | "ignored";
  /** Share of the first class, in (0, 1); estimated where it is left out. */
  balance?: number;
  /**
   * Items that each class is taken to have had beforehand, on which every function voted at its overall rates, with `start`
   * of its votes right: they keep the probabilities from 0 and 1. Default 5; 0 is maximum likelihood.
   */
  prior?: number;
  /** Accuracy that all functions start with: above ½, or the classes come out exchanged. Default 0.7. */
  start?: number;
  /** Steps at most. Default 300. */
  iterations?: number;
  /** Stops where no posterior moves by more than this. Default 1e-6. */
  tolerance?: number;
}

export interface LabelModel {
  /** P(first class | votes) of each item. */
  posterior: Float64Array;
  /** Each function's expected share of right votes among those it casts; NaN where it casts none. */
  accuracy: Float64Array;
  /** What a vote adds to the log-odds of the class it votes for, a function; negative where it is taken to be worse than a coin. */
  weight: {plus: Float64Array; minus: Float64Array};
  /** What it adds to the log-odds of the first class that a function abstains; 0 where that is ignored. */
  silence: Float64Array;
  balance: number;
  /** After each step: log-likelihood of the votes in nats, plus the logarithm of the prior up to a constant. Never falls. */
  objective: number[];
  /** The accuracies after each step; the first entry is where they start. */
  trace: Float64Array[];
  iterations: number;
  converged: boolean;
}

/**
 * A label model fit without labels: item i has an unseen class, the first one with probability π, and given the class
 * the functions answer independently. The posterior of the classes, π and the functions' probabilities are found by EM
 * from votes alone; no true label enters.
 *
 * A. P. Dawid, A. M. Skene (1979), Applied Statistics 28, 20–28. With `abstaining: "ignored"` it is the independent model
 * of Ratner et al. (2016), "Data programming". Both likelihoods stay the same when the classes are exchanged; the start
 * decides which of the two maxima is found, and nothing guarantees that it is the right one.
 */
export function fitLabelModel(options: LabelModelOptions): LabelModel {
  const {n, m, abstaining = "answer", prior = 5, start = 0.7, iterations = 300, tolerance = 1e-6} = options;
  const cells = sparse(options);
  const ignored = abstaining === "ignored";
  const posterior = new Float64Array(n);
  const tilt = Math.log(start / (1 - start));
  for (let i = 0; i < n; ++i) {
    let sum = 0;
    for (let k = cells.from[i]; k < cells.from[i + 1]; ++k) sum += cells.sign[k];
    posterior[i] = 1 / (1 + Math.exp(-sum * tilt) * (options.balance ? 1 / options.balance - 1 : 1));
  }
  const objective: number[] = [];
  const trace = [new Float64Array(m).fill(start)];
  const setting = {
    n,
    m,
    extra: imagined(cells, n, m, prior, start),
    start,
    ignored,
    balance: options.balance
  };
  let tables = maximize(cells, posterior, setting);
  let converged = false;
  let step = 0;
  while (!converged && step < iterations && n > 0) {
    const {moved, value} = expect(cells, tables, posterior, n);
    objective.push(value + tables.prior);
    trace.push(accuracies(cells, posterior, m));
    ++step;
    converged = moved <= tolerance;
    if (!converged && step < iterations) tables = maximize(cells, posterior, setting);
  }
  const {logs, silent, balance} = tables;
  return {
    posterior,
    accuracy: trace[trace.length - 1],
    weight: {
      plus: Float64Array.from({length: m}, (_, j) => logs[4 * j] - logs[4 * j + 2]),
      minus: Float64Array.from({length: m}, (_, j) => logs[4 * j + 3] - logs[4 * j + 1])
    },
    silence: Float64Array.from({length: m}, (_, j) => silent[2 * j] - silent[2 * j + 1]),
    balance,
    objective,
    trace,
    iterations: step,
    converged
  };
}
