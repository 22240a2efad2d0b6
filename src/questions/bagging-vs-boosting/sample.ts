import type {PlaneTable} from "../../ml/plane-cart.js";
import {random, shuffle} from "../../ml/random.js";
import {drawFlipped, type TreeWorld, truths} from "../../ml/tree-worlds.js";
import {centerOf, type Lattice} from "../../ml/vote-lattice.js";

/** The reader's table. */
export interface Own {
  readonly rows: PlaneTable;
  readonly names: readonly [string, string];
  readonly classes: readonly [string, string];
  readonly key: string;
}

/** How many centers a side the map has. */
export const SIDE = 100;
/** Fibonacci numbers: how many places errors on new points are counted at, and what spreads them. */
export const PLACES = [2584, 1597] as const;

export interface Sample {
  readonly train: PlaneTable;
  /** 1 where a label is not the right one: known of simulated data only. */
  readonly flipped: Uint8Array | null;
  /** Where errors on new points are counted, with the right class: rows that no learner sees, or places all over a known world. */
  readonly test: PlaneTable;
  /** The map's. */
  readonly lattice: Lattice;
  /** Whether the right class is known everywhere. */
  readonly known: boolean;
  readonly noise: number;
  readonly names: readonly [string, string];
  readonly classes: readonly [string, string];
  readonly key: string;
}

export const squareOf = (side: number): Lattice => ({side, u: [-1, 1], v: [-1, 1]});

export const truthOn = (world: TreeWorld, lattice: Lattice): Uint8Array =>
  Uint8Array.from({length: lattice.side ** 2}, (_, k) => truths[world](...centerOf(lattice, k)));

/**
 * Places all over the square, a Fibonacci lattice: no two have a coordinate in common, so that a split counts as much of the square
 * as lies beyond it. On a square lattice a whole row would change sides at once.
 */
const placesOf = (world: TreeWorld, [n, spread]: readonly [number, number]): PlaneTable => {
  const u = Float64Array.from({length: n}, (_, i) => (2 * (i + 0.5)) / n - 1);
  const v = Float64Array.from({length: n}, (_, i) => (2 * (((i * spread) % n) + 0.5)) / n - 1);
  return {u, v, label: Uint8Array.from(u, (x, i) => truths[world](x, v[i]))};
};

/** Labels that the reader flipped: those of rows that there are, each once. */
function flippedBy(label: Uint8Array, edits: string): Uint8Array {
  const to = label.slice();
  for (const i of new Set(edits.split(".").filter(Boolean).map(Number))) if (i < to.length) to[i] = 1 - to[i];
  return to;
}

/** @param edits indices of the rows whose labels the reader flipped, with dots between them */
export function sampleOf(
  world: TreeWorld | "own",
  n: number,
  noise: number,
  seed: number,
  edits: string,
  own: Own | undefined,
  places: readonly [number, number] = PLACES
): Sample {
  if (world === "own" && own) return splitOf(own, seed, edits);
  const name = world === "own" ? "disc" : world;
  const {u, v, label, flipped} = drawFlipped(name, n, noise, seed);
  return {
    train: {u, v, label: flippedBy(label, edits)},
    flipped: flippedBy(flipped, edits),
    test: placesOf(name, places),
    lattice: squareOf(SIDE),
    known: true,
    noise,
    names: ["x₁", "x₂"],
    classes: ["class 0", "class 1"],
    key: [name, n, noise, seed, edits].join(" ")
  };
}

/** A third of the rows of each class, drawn at random, is kept for testing. */
function splitOf(own: Own, seed: number, edits: string): Sample {
  const source = random(seed, 3);
  const {u, v, label} = own.rows;
  const parts = [0, 1].map((c) =>
    shuffle(
      [...label.keys()].filter((i) => label[i] === c),
      source
    )
  );
  const cut = parts.map((ids) => Math.max(1, Math.round(ids.length / 3)));
  const taken = (ids: number[]): PlaneTable => ({
    u: Float64Array.from(ids, (i) => u[i]),
    v: Float64Array.from(ids, (i) => v[i]),
    label: Uint8Array.from(ids, (i) => label[i])
  });
  const train = taken(parts.flatMap((ids, c) => ids.slice(cut[c])).sort((a, b) => a - b));
  const lattice = {side: SIDE, u: endsOf(u), v: endsOf(v)};
  const test = taken(parts.flatMap((ids, c) => ids.slice(0, cut[c])));
  return {
    train: {...train, label: flippedBy(train.label, edits)},
    flipped: null,
    test,
    lattice,
    known: false,
    noise: 0,
    names: own.names,
    classes: own.classes,
    key: ["own", own.key, seed, edits].join(" ")
  };
}

/** The ends of an axis: those of the values, and a little room. */
function endsOf(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const x of values) [low, high] = [Math.min(low, x), Math.max(high, x)];
  const room = 0.04 * (high - low);
  return [low - room, high + room];
}
