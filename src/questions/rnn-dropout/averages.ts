import type {Edge, MaskKind} from "./schemes.js";

export type Scaling = "training" | "test" | "none";

/** What a unit of the chain holds of the first input, which was 1, over all masks. */
export interface Averages {
  /** The share of units that hold something of it. */
  readonly alive: number;
  /** What each of these holds in training. */
  readonly survivor: number;
  readonly mean: number;
  /** Half of the units hold no more, half no less: the lower one where an interval of values does that. */
  readonly median: number;
  /** At test time, where nothing is dropped. */
  readonly test: number;
}

/** How many factors of a mask the first input meets in t steps. */
export function usesOf(edge: Edge, t: number): number {
  return edge === "cell" ? t : edge === "hidden" ? 0 : 1;
}

/** How many of these factors are drawn independently. */
export function drawnOf(edge: Edge, mask: MaskKind, t: number): number {
  return mask === "fixed" ? Math.min(1, usesOf(edge, t)) : usesOf(edge, t);
}

export function averagesOf(edge: Edge, mask: MaskKind, scaling: Scaling, p: number, t: number): Averages {
  const q = 1 - p;
  const uses = usesOf(edge, t);
  const alive = q ** drawnOf(edge, mask, t);
  const survivor = scaling === "training" ? q ** -uses : 1;
  return {
    alive,
    survivor,
    mean: q ** (drawnOf(edge, mask, t) - (scaling === "training" ? uses : 0)),
    median: alive > 0.5 ? survivor : 0,
    test: scaling === "test" ? q ** uses : 1
  };
}
