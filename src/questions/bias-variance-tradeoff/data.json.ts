import {fileURLToPath} from "node:url";
import {linearSpread, treeSpread} from "./average.js";
import {type LinearName, linearNames, type TreeName, treeNames} from "./families.js";
import {sigmas, sizes, worldNames} from "./worlds.js";

/** Four digits of each value, two of what is below a thousandth; inside a list the levels come fastest, from rigid to flexible. */
export interface CurveData {
  linear: Readonly<
    Record<
      LinearName,
      {
        /** Σ s_i(x)² by n: the variance from noise is σ² times that. */
        squares: readonly number[];
        /** By true function and n. */
        bias2: readonly number[];
        byPlaces: readonly number[];
      }
    >
  >;
  /** By true function, n and σ. */
  trees: Readonly<Record<TreeName, {bias2: readonly number[]; variance: readonly number[]}>>;
}

/** Sets of training places for linear smoothers, by n: the more points, the less one set differs from another. */
export const placeDraws: Readonly<Record<number, number>> = {30: 1600, 60: 400, 120: 200};
/** Training sets for trees; a bag of 25 takes longer, and varies less. */
export const treeDraws: Readonly<Record<TreeName, number>> = {tree: 3000, bag: 500};

/** Rounding alone makes of a bias² that is 0 something smaller than this. */
const none = 1e-24;
const digits = (v: number): number =>
  Math.abs(v) < none ? 0 : Number(v.toPrecision(Math.abs(v) < 0.001 ? 2 : 4));

const record = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>;

export function compute(): CurveData {
  const linear = record(linearNames, (name) => {
    const all = sizes.map((n) => linearSpread(name, n, placeDraws[n]));
    const byWorld = (key: "bias2" | "byPlaces") =>
      worldNames.flatMap((_, w) => all.flatMap((spread) => spread[key][w].map(digits)));
    return {
      squares: all.flatMap(({squares}) => squares.map(digits)),
      bias2: byWorld("bias2"),
      byPlaces: byWorld("byPlaces")
    };
  });
  const trees = record(treeNames, (name) => {
    const all = worldNames.flatMap((world) =>
      sizes.flatMap((n) => sigmas.map((sigma) => treeSpread(name, world, n, sigma, treeDraws[name])))
    );
    return {
      bias2: all.flatMap(({bias2}) => bias2.map(digits)),
      variance: all.flatMap(({variance}) => variance.map(digits))
    };
  });
  return {linear, trees};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
