import {fileURLToPath} from "node:url";
import {benchOf, errorsOf, fitsOf} from "./fits.js";
import {sizes} from "./params.js";
import {simulated, USUAL, type WorldName, worldNames} from "./world.js";

/** Samples at each n, and the first of their seeds, which no reader meets soon. */
const SAMPLES = 400;
const FIRST = 800_001;

/** Of a degree, by n: the middle training error, and of the error on new points the quartiles. */
export interface Curve {
  train: readonly number[];
  low: readonly number[];
  fresh: readonly number[];
  high: readonly number[];
}
/** Without a remedy, by degree from 1 on. */
export type Learned = readonly Curve[];

const three = (v: number): number => Number(v.toPrecision(3));
const middle = (values: Float64Array, q: number): number => {
  const at = q * (values.length - 1);
  const i = Math.floor(at);
  return three(i + 1 < values.length ? values[i] + (at - i) * (values[i + 1] - values[i]) : values[i]);
};

export function learned(
  world: WorldName,
  samples = SAMPLES,
  first = FIRST,
  ns: readonly number[] = sizes
): Learned {
  const all = ns.map((n) => {
    const [train, fresh] = [0, 1].map(() => Array.from({length: USUAL}, () => new Float64Array(samples)));
    for (let s = 0; s < samples; ++s) {
      const bench = benchOf(simulated(world, n, first + s), USUAL + 1);
      fitsOf(bench, "l2", 0, 1, USUAL)
        .slice(1)
        .forEach((fit, d) => {
          const errors = errorsOf(bench, fit);
          train[d][s] = errors.train;
          fresh[d][s] = errors.fresh ?? 0;
        });
    }
    return {train: train.map((v) => v.sort()), fresh: fresh.map((v) => v.sort())};
  });
  return Array.from({length: USUAL}, (_, d) => ({
    // What is 0 but for rounding is 0.
    train: all.map(({train}) => (train[d][train[d].length >> 1] < 1e-12 ? 0 : middle(train[d], 0.5))),
    low: all.map(({fresh}) => middle(fresh[d], 0.25)),
    fresh: all.map(({fresh}) => middle(fresh[d], 0.5)),
    high: all.map(({fresh}) => middle(fresh[d], 0.75))
  }));
}

export const compute = (): {learned: Readonly<Record<WorldName, Learned>>} => ({
  learned: Object.fromEntries(worldNames.map((world) => [world, learned(world)])) as Record<
    WorldName,
    Learned
  >
});

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
