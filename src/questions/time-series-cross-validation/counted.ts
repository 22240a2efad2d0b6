import {gaps, type Learner, memories, type Scheme, widths} from "./params.js";

/** Series that are counted. */
export const SERIES = 400;
/** Columns of noise, and how many of them are picked: those that go along with the target best. */
export const COLUMNS = 200;
export const PICKED = 5;

/** Over many series: the 5, 50 and 95 % points of a mean squared error, its mean, and the mean's standard error. */
export type Spread = readonly [low: number, middle: number, high: number, mean: number, error: number];

/** Spreads in the order of schemes and gaps: the future's, shuffled, blocked, then three schemes by gap. */
export type Counted = Readonly<Record<Learner, readonly (readonly (readonly number[])[])[]>> & {
  /** Picking the five best of 200 columns of noise on all rows, and in each fold; the future with the latter. */
  readonly picked: {readonly all: Spread; readonly folds: Spread; readonly future: Spread};
};

export const gapped = ["purged", "expanding", "sliding"] as const;

/** Which of the spreads. */
export function placeOf(scheme: Scheme | "future", gap: number): number {
  if (scheme === "future") return 0;
  if (scheme === "shuffled") return 1;
  if (scheme === "blocked") return 2;
  return 3 + gapped.indexOf(scheme) * gaps.length + gaps.indexOf(gap as (typeof gaps)[number]);
}

export function spreadOf(
  counted: Counted,
  learner: Learner,
  memory: number,
  width: number,
  scheme: Scheme | "future",
  gap: number
): Spread {
  const at =
    counted[learner][memories.indexOf(memory as (typeof memories)[number])][
      widths.indexOf(width as (typeof widths)[number])
    ];
  const from = 5 * placeOf(scheme, gap);
  return at.slice(from, from + 5) as unknown as Spread;
}
