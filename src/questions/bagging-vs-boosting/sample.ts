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

/** How many centers a side the map has, and the lattice on which errors of simulated data are counted. */
export const SIDE = 100;
const COUNTED = 60;

export interface Sample {
  readonly train: PlaneTable;
  /** 1 where a label is not the right one: known of simulated data only. */
  readonly flipped: Uint8Array | null;
  /** Rows that no learner sees, of the reader's table. */
  readonly test: PlaneTable | null;
  /** The map's. */
  readonly lattice: Lattice;
  /** That on which errors are counted, and the right class at each of its centers, in a world that is known. */
  readonly counted: Lattice;
  readonly truth: Uint8Array | null;
  readonly noise: number;
  readonly names: readonly [string, string];
  readonly classes: readonly [string, string];
  readonly key: string;
}

export const squareOf = (side: number): Lattice => ({side, u: [-1, 1], v: [-1, 1]});

export const truthOn = (world: TreeWorld, lattice: Lattice): Uint8Array =>
  Uint8Array.from({length: lattice.side ** 2}, (_, k) => truths[world](...centerOf(lattice, k)));

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
  side = COUNTED
): Sample {
  if (world === "own" && own) return splitOf(own, seed, edits);
  const known = world === "own" ? "disc" : world;
  const {u, v, label, flipped} = drawFlipped(known, n, noise, seed);
  const counted = squareOf(side);
  return {
    train: {u, v, label: flippedBy(label, edits)},
    flipped: flippedBy(flipped, edits),
    test: null,
    lattice: squareOf(SIDE),
    counted,
    truth: truthOn(known, counted),
    noise,
    names: ["x₁", "x₂"],
    classes: ["class 0", "class 1"],
    key: [known, n, noise, seed, edits].join(" ")
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
    counted: lattice,
    truth: null,
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
