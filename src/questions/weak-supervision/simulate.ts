import {random} from "../../ml/random.js";

export type World = "differ" | "equal" | "copies";

/** Simulated items a sample; the picture has room for the first 200. */
export const ITEMS = 500;
/** Share of items on which a simulated function votes, whatever the class. */
const COVERAGE = 0.5;
const SPAM = 0.4;

/** What each function's votes are right with; a function with `copyOf` may vote as another does. */
export const worlds: Readonly<Record<World, readonly {accuracy: number; copyOf?: number}[]>> = {
  differ: [0.95, 0.9, 0.85, 0.75, 0.65, 0.6, 0.55, 0.35].map((accuracy) => ({accuracy})),
  equal: Array.from({length: 8}, () => ({accuracy: 0.7})),
  copies: [
    ...Array.from({length: 5}, () => ({accuracy: 0.75})),
    {accuracy: 0.6},
    {accuracy: 0.6, copyOf: 5},
    {accuracy: 0.6, copyOf: 5}
  ]
};

export interface Sample {
  names: readonly string[];
  /** Row-major items × functions. */
  votes: Int8Array;
  /** 1 spam, −1 ham. */
  gold: Int8Array;
}

/**
 * Items with known classes and functions that vote on them with known accuracies, independently but for copies.
 *
 * @param copied how often a function with `copyOf` votes as that one does; otherwise it votes on its own, as accurately
 */
export function simulate(world: World, seed = 1, copied = 1): Sample {
  const functions = worlds[world];
  const m = functions.length;
  const source = random(seed, 7);
  // A stream of its own, so that more copying changes nothing but which votes are copied.
  const own = random(seed, 8);
  const gold = new Int8Array(ITEMS);
  const votes = new Int8Array(ITEMS * m);
  for (let i = 0; i < ITEMS; ++i) {
    gold[i] = source() < SPAM ? 1 : -1;
    functions.forEach(({accuracy, copyOf}, j) => {
      if (copyOf !== undefined) {
        const [copies, votesItself, right] = [own() < copied, own() < COVERAGE, own() < accuracy];
        if (copies) votes[i * m + j] = votes[i * m + copyOf];
        else if (votesItself) votes[i * m + j] = right ? gold[i] : -gold[i];
      } else if (source() < COVERAGE) votes[i * m + j] = source() < accuracy ? gold[i] : -gold[i];
    });
  }
  const names = functions.map(({accuracy, copyOf}, j) =>
    copyOf === undefined
      ? `no. ${j + 1}: ${Math.round(100 * accuracy)} % right`
      : copied > 0
        ? `no. ${j + 1}: copies no. ${copyOf + 1}`
        : `no. ${j + 1}: ${Math.round(100 * accuracy)} % right`
  );
  return {names, votes, gold};
}
