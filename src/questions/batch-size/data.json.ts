import {fileURLToPath} from "node:url";
import {type Packed, pack} from "./codec.js";
import {type Run, run} from "./run.js";
import {batchSizes, type Rule, rules, type Sample, targets, testSample, trainSample} from "./task.js";

/** Runs of seeds 1 … 9 are shown; the learning rates are tuned on others. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const tuningSeeds = [101, 102, 103, 104, 105];

/** The learning rate of the three scaling rules is this at this batch size. */
const base = {rate: 0.6, batch: 16};

/** The training loss whose first passage the tuning makes as early as it can. */
const target = 0.25;

/** A loss above this is taken as a sign that the rate is too large: to answer ½ always costs ln 2 = 0.69. */
const explosion = 1;

/** The rates that tuning tries at each batch size, from large to small. */
const grid = Array.from({length: 10}, (_, k) => base.rate * 2 ** (5 - k));

export interface Data {
  readonly base: {readonly rate: number; readonly batch: number};
  readonly target: number;
  /** The learning rates tried in tuning. */
  readonly grid: readonly number[];
  /** The learning rate of each rule at each batch size. */
  readonly rates: Readonly<Record<Rule, readonly number[]>>;
  /** The runs of each rule: [batch size][seed], packed (codec.ts), at `checkpoints(B)`. */
  readonly runs: Readonly<Record<Rule, readonly (readonly Packed[])[]>>;
}

/**
 * What is asked of a run is when it gets to a target, and what the test says there. So it is kept from the checkpoint
 * before the first target to that at which both losses have been at the last one, and level on either side: that packs well.
 */
export function windowOf({train, test}: Pick<Run, "train" | "test">): [from: number, to: number] {
  const first = (level: number, losses: readonly number[]) => {
    const at = losses.findIndex((loss) => loss <= level);
    return at < 0 ? losses.length - 1 : at;
  };
  const {low, high} = targets;
  return [
    Math.max(0, Math.min(first(high, train), first(high, test)) - 1),
    Math.max(first(low, train), first(low, test))
  ];
}

function kept(whole: Run): Packed {
  const [from, to] = windowOf(whole);
  const level = (values: readonly number[]) => values.map((_, i) => values[Math.max(from, Math.min(to, i))]);
  return pack(level(whole.train), level(whole.test), level(whole.error));
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
  const runs = {} as Record<Rule, Packed[][]>;
  const made = new Map<string, Packed>();
  for (const rule of rules)
    runs[rule] = batchSizes.map((B, b) =>
      seeds.map((seed) => {
        // Where two rules agree on the rate, they share the run.
        const key = `${B} ${rates[rule][b].toPrecision(6)} ${seed}`;
        if (!made.has(key)) {
          made.set(key, kept(run(B, rates[rule][b], seed, train, test)));
        }
        return made.get(key)!;
      })
    );
  for (const rule of rules) rates[rule] = rates[rule].map((rate) => round(rate, 4));
  return {base, target, grid, rates, runs};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
