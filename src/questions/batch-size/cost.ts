import type {LossName, Runs} from "./curves.js";

/** Median, lowest and highest over the seeds; Infinity where a run never got there. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Of an even number of values, the median is the upper of the middle two: no mean with Infinity is needed. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {median: sorted[sorted.length >> 1], low: sorted[0], high: sorted[sorted.length - 1]};
}

/** What it costs to get from the start to the target at one batch size. */
export interface Cost {
  readonly batch: number;
  readonly rate: number;
  /** How many of the seeds' runs got to the target within their budget. */
  readonly reached: number;
  readonly seeds: number;
  readonly updates: Spread;
  /** Examples touched: batch × updates. */
  readonly examples: Spread;
  /** Test loss and accuracy at the moment when the training loss gets to the target; NaN where it does not. */
  readonly testLoss: Spread;
  readonly accuracy: Spread;
}

/**
 * Where a curve is first at or below the target: updates, and the fraction of the way from checkpoint `after` − 1
 * to checkpoint `after`, straight in log–log between the two. Null if that never happens.
 */
export function passage(
  updates: readonly number[],
  losses: readonly number[],
  target: number
): {updates: number; after: number; fraction: number} | null {
  const after = losses.findIndex((loss) => loss <= target);
  if (after < 0) return null;
  if (after === 0) return {updates: updates[0], after, fraction: 1};
  const fraction = Math.log(losses[after - 1] / target) / Math.log(losses[after - 1] / losses[after]);
  return {updates: updates[after - 1] * (updates[after] / updates[after - 1]) ** fraction, after, fraction};
}

export function costOf(runs: Runs, loss: LossName, target: number): Cost {
  const {batch, rate} = runs;
  const updates = runs[loss].map((curve) => passage(runs.updates, curve, target)?.updates ?? Infinity);
  // Straight on the log scale, as the training loss is: after a leap, anything else would compare unequal moments.
  const then = (curves: readonly (readonly number[])[]) =>
    runs.train.flatMap((curve, s) => {
      const at = passage(runs.updates, curve, target);
      if (!at) return [];
      const before = curves[s][Math.max(0, at.after - 1)];
      return before * (curves[s][at.after] / before) ** at.fraction;
    });
  const spreadOf = (values: readonly number[]) =>
    values.length > 0 ? spread(values) : {median: NaN, low: NaN, high: NaN};
  return {
    batch,
    rate,
    reached: updates.filter(Number.isFinite).length,
    seeds: updates.length,
    updates: spread(updates),
    examples: spread(updates.map((u) => u * batch)),
    testLoss: spreadOf(then(runs.test)),
    accuracy: spreadOf(then(runs.error).map((error) => 1 - error))
  };
}

/** What a machine that works through `machine` examples at once needs for an update: so many passes. */
export const passes = (batch: number, machine: number): number => Math.ceil(batch / machine);

/** The cost that is lowest; of equals, the smallest batch's. Null if no batch size gets there. */
export function cheapest(costs: readonly Cost[], by: (cost: Cost) => number): Cost | null {
  let best: Cost | null = null;
  for (const cost of costs) if (Number.isFinite(by(cost)) && (!best || by(cost) < by(best))) best = cost;
  return best;
}

/**
 * The knee: the batch size up to which the target costs at most twice the fewest examples, straight in log–log
 * between the batch sizes tried. This is the critical batch size of McCandlish et al. (2018), where examples and
 * updates are both twice their minimum if the trade-off follows their law. Null if it lies beyond the last
 * batch size, or no run gets to the target.
 */
export function kneeOf(costs: readonly Cost[]): number | null {
  const best = cheapest(costs, (cost) => cost.examples.median);
  if (!best) return null;
  const limit = 2 * best.examples.median;
  for (let i = costs.indexOf(best) + 1; i < costs.length; ++i) {
    const [a, b] = [costs[i - 1], costs[i]];
    if (b.examples.median <= limit) continue;
    if (!Number.isFinite(b.examples.median)) return a.batch;
    const fraction = Math.log(limit / a.examples.median) / Math.log(b.examples.median / a.examples.median);
    return a.batch * (b.batch / a.batch) ** fraction;
  }
  return null;
}
