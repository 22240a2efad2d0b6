import {type GridRule, linearLabelings, rightCounts} from "../../ml/grid-labelings.js";
import {remember} from "../../ml/remember.js";

export const SIDE = 3;
export const CELLS = SIDE * SIDE;

const every = Array.from({length: 2 ** CELLS}, (_, bits) => bits);
export const byLine: readonly number[] = linearLabelings(SIDE);

/** Labelings that are possible, by the option. */
export const labelingSets = {
  all: every,
  line: byLine,
  rest: every.filter((bits) => !byLine.includes(bits))
} as const;

export type LabelingSet = keyof typeof labelingSets;

export const ruleNames = {
  vote: "lines’ vote",
  nn: "1-NN",
  majority: "majority",
  anti: "minority"
} as const;

export type RuleName = keyof typeof ruleNames;
export const ruleKeys = Object.keys(ruleNames) as readonly RuleName[];

const bit = (bits: number, cell: number): number => (bits >> cell) & 1;

/** What most of the given labels say; 0 where they are even. */
const most = (labels: readonly number[]): 0 | 1 =>
  2 * labels.reduce((sum, label) => sum + label, 0) > labels.length ? 1 : 0;

/** What most of the given labels say; of all seen cells, where these are even or none. */
const mostOr = (labels: readonly number[], seen: readonly number[], told: number): 0 | 1 => {
  const ones = 2 * labels.reduce((sum, label) => sum + label, 0);
  if (labels.length && ones !== labels.length) return ones > labels.length ? 1 : 0;
  return most(seen.map((cell) => bit(told, cell)));
};

const apart = (a: number, b: number): number =>
  ((a % SIDE) - (b % SIDE)) ** 2 + (Math.floor(a / SIDE) - Math.floor(b / SIDE)) ** 2;

export const rules: Readonly<Record<RuleName, GridRule>> = {
  // Of the labelings that a line makes, those that agree with the seen cells vote.
  vote: (seen, told, cell) => {
    const mask = seen.reduce((bits, c) => bits | (1 << c), 0);
    const fits = byLine.filter((bits) => (bits & mask) === told);
    return mostOr(
      fits.map((bits) => bit(bits, cell)),
      seen,
      told
    );
  },
  // The nearest seen cells vote.
  nn: (seen, told, cell) => {
    const least = Math.min(...seen.map((c) => apart(c, cell)));
    const near = seen.filter((c) => apart(c, cell) === least);
    return mostOr(
      near.map((c) => bit(told, c)),
      seen,
      told
    );
  },
  majority: (seen, told) => most(seen.map((c) => bit(told, c))),
  anti: (seen, told) => (most(seen.map((c) => bit(told, c))) ? 0 : 1)
};

export interface Labels {
  /** The seen cells, ascending, each once; never none and never all. */
  readonly seen: readonly number[];
  /** How many labelings are possible, and the one that is drawn. */
  readonly count: number;
  readonly index: number;
  readonly drawn: number;
  /** For each rule in how many labelings it is right on 0, 1, … of the unseen cells, and on which share of them. */
  readonly right: Readonly<Record<RuleName, readonly number[]>>;
  readonly share: Readonly<Record<RuleName, number>>;
  /** What each rule answers for the cells in the labeling that is drawn, as bits. */
  readonly answers: Readonly<Record<RuleName, number>>;
}

/** The seen cells of the parameter, which can name a cell twice, or none. */
export function seenOf(rows: readonly (readonly number[])[]): number[] {
  const cells = [...new Set(rows.map(([cell]) => cell))].sort((a, b) => a - b);
  return cells.length ? cells : [4];
}

const shareOf = (counts: readonly number[]): number => {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return counts.reduce((sum, n, k) => sum + n * k, 0) / (all * (counts.length - 1));
};

const byRule = <T>(of: (name: RuleName) => T): Record<RuleName, T> =>
  Object.fromEntries(ruleKeys.map((name) => [name, of(name)])) as Record<RuleName, T>;

const countsOf = remember((set: LabelingSet, seen: string) => {
  const cells = seen.split(" ").map(Number);
  return byRule((name) => rightCounts(rules[name], labelingSets[set], CELLS, cells));
});

export const labelsOf = remember(
  (set: LabelingSet, rows: readonly (readonly number[])[], labeling: number): Labels => {
    const seen = seenOf(rows);
    const possible = labelingSets[set];
    const right = countsOf(set, seen.join(" "));
    const index = Math.min(labeling, possible.length) - 1;
    const drawn = possible[index];
    const told = seen.reduce((bits, cell) => bits | (drawn & (1 << cell)), 0);
    return {
      seen,
      count: possible.length,
      index,
      drawn,
      right,
      share: byRule((name) => shareOf(right[name])),
      answers: byRule((name) =>
        Array.from({length: CELLS}, (_, cell) => cell).reduce(
          (bits, cell) =>
            bits | ((seen.includes(cell) ? bit(drawn, cell) : rules[name](seen, told, cell)) << cell),
          0
        )
      )
    };
  }
);
