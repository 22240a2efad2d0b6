import {fileURLToPath} from "node:url";
import {random} from "../../ml/random.js";
import {cosines} from "./mixing.js";
import {params} from "./params.js";
import {type Both, both, partsOf, type SchemeKey, schemeKeys, trainedRate} from "./schemes.js";
import {answer, drawMasks, type Masks, type Scheme, task, tests, train, variance} from "./train.js";

/** One scheme's nets, a run a seed. */
export interface Runs {
  /** Mean squared error over the numbers' variance, with no unit dropped. */
  readonly plain: readonly number[];
  /** The same for the mean answer over masks, as many as one likes. */
  readonly averaged: readonly number[];
  /** The first run's answers, number by number. */
  readonly band: Band;
}

export interface Band {
  readonly values: readonly number[];
  readonly plain: readonly number[];
  readonly mean: readonly number[];
  /** A twentieth of the masks answer below, and a twentieth above. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface TrainingData {
  /** For p = 0, 0.05 … 0.6, the cosines of the dense net at t = 0 … 20. */
  readonly dense: Both<readonly (readonly number[])[]>;
  readonly runs: Readonly<Record<SchemeKey, Runs>>;
}

export const seeds = [1, 2, 3, 4, 5] as const;
const digits = (v: number): number => Number(v.toPrecision(3));

export const schemeOf = (key: SchemeKey): Scheme => ({...partsOf(key), p: key === "none" ? 0 : trainedRate});

interface Weighted {
  readonly masks: Masks;
  /** How probable they are. */
  readonly weight: number;
}

/**
 * Every mask that a scheme draws once a sequence, or null where masks are fresh. Of masks on inputs only the first step's
 * matter, where there is a number; those on the outputs, which an answer adds up, are left to its mean: no mask at all.
 */
export function allMasks({edge, mask, p}: Scheme): readonly Weighted[] | null {
  if (p === 0) return [{masks: {}, weight: 1}];
  if (edge !== "inputs" && mask === "fresh") return null;
  const width = edge === "inputs" ? task.inputs : task.units;
  return Array.from({length: 2 ** width}, (_, bits) => {
    const kept = Array.from({length: width}, (_, k) => (bits >> k) & 1);
    const factors = Float64Array.from({length: task.steps * width}, (_, k) => kept[k % width] / (1 - p));
    const masks = edge === "inputs" ? {input: factors} : {[edge]: factors};
    return {masks, weight: kept.reduce((product, k) => product * (k ? 1 - p : p), 1)};
  });
}

/**
 * The squared error of the mean answer over masks: over all of them where they are drawn once, else over some, without what a
 * finite number of masks adds to it.
 */
export function averagedError(theta: Float64Array, scheme: Scheme, masks = 60): number {
  const all = allMasks(scheme);
  const source = random(7, 4);
  let sum = 0;
  for (const value of tests) {
    let [mean, squares] = [0, 0];
    if (all) for (const m of all) mean += m.weight * answer(theta, value, m.masks);
    else
      for (let m = 0; m < masks; ++m) {
        const y = answer(theta, value, drawMasks(scheme, source));
        mean += y / masks;
        squares += (y * y) / masks;
      }
    sum += (mean - value) ** 2 - (all ? 0 : (squares - mean * mean) / (masks - 1));
  }
  return sum / tests.length / variance;
}

export function bandOf(theta: Float64Array, scheme: Scheme, masks = 400): Band {
  const source = random(7, 5);
  const values = Array.from({length: 21}, (_, i) => digits(i / 10 - 1));
  const rows = values.map((value) => {
    const answers = Float64Array.from({length: scheme.p === 0 ? 1 : masks}, () =>
      answer(theta, value, drawMasks(scheme, source))
    ).sort();
    const at = (share: number) => digits(answers[Math.round(share * (answers.length - 1))]);
    const mean = digits(answers.reduce((a, b) => a + b, 0) / answers.length);
    return {plain: digits(answer(theta, value)), mean, low: at(0.05), high: at(0.95)};
  });
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  return {values, plain: column("plain"), mean: column("mean"), low: column("low"), high: column("high")};
}

export function compute(updates: number = task.updates): TrainingData {
  const runs = schemeKeys.map((key) => {
    const scheme = schemeOf(key);
    const nets = seeds.map((seed) => train(scheme, seed, updates));
    return [
      key,
      {
        plain: nets.map(({error}) => digits(error)),
        averaged: nets.map(({theta, error}) => digits(key === "none" ? error : averagedError(theta, scheme))),
        band: bandOf(nets[0].theta, scheme)
      }
    ] as const;
  });
  const {min, max, step} = params.p;
  const ps = Array.from({length: Math.round((max - min) / step) + 1}, (_, i) => min + i * step);
  return {
    dense: both((mask) => ps.map((p) => Array.from(cosines(mask, p), (v) => Math.round(1e3 * v) / 1e3))),
    runs: Object.fromEntries(runs) as unknown as Record<SchemeKey, Runs>
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
