import {type Table, tableOf} from "./many.js";
import type {Room} from "./params.js";
import {add, type Pair, placeAt, product, rss, solve, type Valley, valleyOf} from "./two.js";

export interface Result {
  valley: Valley;
  /** The reader's weights, their RSS, and what they answer at the test place. */
  held: Pair;
  rss: number;
  answer: number;
  /** The least and the greatest answer there of all fits of least RSS with |w| ≤ REACH. */
  answers: Pair;
  /** The minimizer of RSS + λ|w|², which for λ = 0 is the shortest best weights. */
  ridge: Pair;
  /** The simulated table; null where two weights are shown. */
  table: Table | null;
}

/** Two weights and one to three examples, or a table of twenty rows and up to a hundred features. */
export function model({
  view,
  examples,
  slide,
  angle,
  between,
  lambda,
  p,
  penalty,
  signal,
  seed
}: Room["Params"]): Result {
  const valley = valleyOf(examples, between);
  const held = add(valley.best, valley.axes[1], slide);
  const place = placeAt(angle);
  const middle = product(valley.best, place);
  const swing = valley.half * Math.abs(product(valley.axes[1], place));
  return {
    valley,
    held,
    rss: rss(valley, held),
    answer: product(held, place),
    answers: [middle - swing, middle + swing],
    ridge: lambda > 0 ? solve(valley, lambda) : valley.best,
    table: view === "many" ? tableOf(seed, signal, p, penalty) : null
  };
}
