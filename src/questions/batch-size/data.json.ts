import {fileURLToPath} from "node:url";
import {pack} from "./codec.js";
import {run} from "./run.js";
import {batchSizes, type Rule, rules, type Sample, testSample, trainSample} from "./task.js";

/** Runs of seeds 1 … 5 are shown; the learning rates are tuned on others. */
const seeds = [1, 2, 3, 4, 5];
const tuningSeeds = [101, 102, 103, 104, 105];

/** The learning rate of the three scaling rules is this at this batch size. */
const base = {rate: 0.6, batch: 16};

/** The training loss whose first passage the tuning makes as early as it can. */
const target = 0.25;

/** A loss above this is taken as a sign that the rate is too large: to answer ½ always costs ln 2 = 0.69. */
const explosion = 1;

/** The rates that tuning tries at each batch size, from large to small. */
const grid = Array.from({length: 10}, (_, k) => base.rate * 2 ** (5 - k));

/**
 * The weights that the gradient is looked at from: those of one run, with this batch size and its tuned rate, when
 * its training loss first got here.
 */
const stationBatch = 32;
const levels = [0.34, 0.32, 0.3, 0.28, 0.265, 0.25, 0.235, 0.22, 0.2, 0.18];

export interface Data {
  readonly base: {readonly rate: number; readonly batch: number};
  readonly target: number;
  /** The learning rates tried in tuning. */
  readonly grid: readonly number[];
  /** The learning rate of each rule at each batch size. */
  readonly rates: Readonly<Record<Rule, readonly number[]>>;
  /** The runs of each rule: [batch size][seed], packed (codec.ts), with losses at `checkpoints(B)`. */
  readonly runs: Readonly<Record<Rule, readonly (readonly (readonly [string, string])[])[]>>;
  /** Weights on the way of one run. */
  readonly stations: readonly {
    readonly updates: number;
    readonly loss: number;
    readonly theta: readonly number[];
  }[];
}

const round = (value: number, digits: number): number => Number(value.toPrecision(digits));

/**
 * Updates until the training loss is first at or below the target, at a checkpoint; Infinity if the run explodes,
 * ends, or makes `limit` updates before that.
 */
function passage(B: number, rate: number, seed: number, limit: number, train: Sample): number {
  let at = Infinity;
  run(B, rate, seed, train, null, (updates, loss) => {
    if (loss <= target) at = updates;
    return loss <= target || loss > explosion || updates > limit;
  });
  return at;
}

/**
 * The rate of the grid that gets to the target in the fewest updates, added up over the tuning seeds; a rate
 * with which one of them explodes on the way, or does not get there, is out.
 */
function tune(B: number, train: Sample): number {
  let best = {rate: NaN, updates: Infinity};
  for (const rate of grid) {
    let updates = 0;
    // Once the sum is past the best, the remaining seeds cannot change the choice.
    for (const seed of tuningSeeds)
      if (updates < best.updates) updates += passage(B, rate, seed, best.updates - updates, train);
    if (updates < best.updates) best = {rate, updates};
  }
  return best.rate;
}

function stations(train: Sample, rate: number): Data["stations"] {
  const found: Data["stations"][number][] = [];
  const keep = (updates: number, loss: number, theta: Float64Array) =>
    found.push({updates, loss: round(loss, 4), theta: Array.from(theta, (w) => round(w, 3))});
  let next = 0;
  run(stationBatch, rate, seeds[0], train, null, (updates, loss, theta) => {
    if (loss > levels[next]) return false;
    keep(updates, loss, theta);
    while (loss <= levels[next]) ++next;
    return next === levels.length;
  });
  return found;
}

export function compute(): Data {
  const train = trainSample();
  const test = testSample();
  const scaled = (power: number) => batchSizes.map((B) => base.rate * (B / base.batch) ** power);
  const rates = {
    fixed: scaled(0),
    sqrt: scaled(0.5),
    linear: scaled(1),
    tuned: batchSizes.map((B) => tune(B, train))
  };
  const runs = {} as Record<Rule, [string, string][][]>;
  const made = new Map<string, [string, string]>();
  for (const rule of rules)
    runs[rule] = batchSizes.map((B, b) =>
      seeds.map((seed) => {
        // Where two rules agree on the rate, they share the run.
        const key = `${B} ${rates[rule][b].toPrecision(6)} ${seed}`;
        if (!made.has(key)) {
          const one = run(B, rates[rule][b], seed, train, test);
          made.set(key, pack(one.train, one.test));
        }
        return made.get(key)!;
      })
    );
  for (const rule of rules) rates[rule] = rates[rule].map((rate) => round(rate, 4));
  return {
    base,
    target,
    grid,
    rates,
    runs,
    stations: stations(train, rates.tuned[batchSizes.indexOf(stationBatch)])
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
