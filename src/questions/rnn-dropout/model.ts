import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {type Averages, averagesOf} from "./averages.js";
import {MOST, type Room} from "./params.js";
import {type Both, both, type Edge, type MaskKind} from "./schemes.js";

/** Units that are simulated, of which the first few are drawn. */
export const UNITS = 1000;
export interface Result {
  /** 1 where the mask lets through, unit by unit: at step 0, where the first input is written, and at each later step. */
  readonly kept: Uint8Array;
  /** The first step at which a unit does not hold the first input any more; MOST + 1 where there is none. */
  readonly lost: Uint8Array;
  /** Simulated, for t = 0 … MOST: the share of units that hold it. */
  readonly alive: Both<Float64Array>;
  /** The same over all masks. */
  readonly expected: Both<Float64Array>;
  readonly averages: Both<Averages>;
}

const uniform = remember((seed: number): Float64Array => {
  const draw = random(seed);
  const u = new Float64Array(UNITS * (MOST + 1));
  for (let k = 0; k < u.length; ++k) u[k] = draw();
  return u;
});

function keptOf(seed: number, mask: MaskKind, p: number): Uint8Array {
  const u = uniform(seed);
  const kept = new Uint8Array(u.length);
  for (let at = 0; at < u.length; at += MOST + 1) {
    // One mask for the sequence is the one that a fresh mask has at the first step.
    if (mask === "fixed") kept.fill(u[at + 1] < p ? 0 : 1, at, at + MOST + 1);
    else for (let k = at; k <= at + MOST; ++k) kept[k] = u[k] < p ? 0 : 1;
  }
  return kept;
}
const keptBy = {fresh: remember(keptOf), fixed: remember(keptOf)};

function lostOf(kept: Uint8Array, edge: Edge): Uint8Array {
  const lost = new Uint8Array(UNITS).fill(MOST + 1);
  if (edge === "hidden") return lost;
  for (let i = 0; i < UNITS; ++i) {
    const at = i * (MOST + 1);
    if (edge !== "cell") {
      // Only the write of the first input meets the mask.
      if (!kept[at]) lost[i] = 0;
      continue;
    }
    for (let t = 1; t <= MOST; ++t) {
      if (kept[at + t]) continue;
      lost[i] = t;
      break;
    }
  }
  return lost;
}
const lostBy = {fresh: remember(lostOf), fixed: remember(lostOf)};

const shareOf = (lost: Uint8Array): Float64Array => {
  const alive = new Float64Array(MOST + 1);
  for (const first of lost) for (let t = 0; t < first && t <= MOST; ++t) ++alive[t];
  return alive.map((n) => n / UNITS);
};
const sharesOf = {fresh: remember(shareOf), fixed: remember(shareOf)};

const expectedOf = remember(
  (edge: Edge, p: number): Both<Float64Array> =>
    both((mask) =>
      Float64Array.from({length: MOST + 1}, (_, t) => averagesOf(edge, mask, "training", p, t).alive)
    )
);
const averages = remember((edge: Edge, scaling: Room["Params"]["scaling"], p: number, t: number) =>
  both((mask) => averagesOf(edge, mask, scaling, p, t))
);

/** A chain of memory cells under masks, each unit keeping its own value. */
export function model({mask, edge, steps, p, scaling, seed}: Room["Params"]): Result {
  const lost = both((kind) => lostBy[kind](keptBy[kind](seed, kind, p), edge));
  return {
    kept: keptBy[mask](seed, mask, p),
    lost: lost[mask],
    alive: {fresh: sharesOf.fresh(lost.fresh), fixed: sharesOf.fixed(lost.fixed)},
    expected: expectedOf(edge, p),
    averages: averages(edge, scaling, p, steps)
  };
}
