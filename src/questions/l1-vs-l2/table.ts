import {type Moments, moments} from "../../ml/elastic-net.js";
import {normal, random} from "../../ml/random.js";
import {rescale, standardize} from "../../ml/scaling.js";

/** The weights that the simulated table was made with, for features of standard deviation 1. */
export const TRUE_WEIGHTS = [1.2, 0.9, 0, 0, -0.9, -0.6, 0.7, -0.4, 0, 0, 0, 0] as const;
/** Which features share a hidden cause: x1–x4, x5 and x6; null: independent. */
export const GROUPS = ["A", "A", "A", "A", "B", "B", null, null, null, null, null, null] as const;

const ROWS = 60;
const WITHIN = 0.9; // correlation within a group
const NOISE = 1;

/**
 * The simulated table, as text: 60 rows, x1 … x12 and y, four decimals. `data/correlated-features.csv` is this
 * text; a test holds the two together.
 */
export function simulate(seed = 4): string {
  const draw = normal(random(seed));
  const lines = [`${TRUE_WEIGHTS.map((_, j) => `x${j + 1}`).join(",")},y`];
  for (let i = 0; i < ROWS; ++i) {
    const cause = {A: draw(), B: draw()};
    const x = GROUPS.map((g) => (g ? Math.sqrt(WITHIN) * cause[g] + Math.sqrt(1 - WITHIN) * draw() : draw()));
    const y = x.reduce((s, xj, j) => s + xj * TRUE_WEIGHTS[j], 0) + NOISE * draw();
    lines.push([...x, y].map((v) => v.toFixed(4)).join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** A table as columns. */
export interface Table {
  X: readonly ArrayLike<number>[];
  y: ArrayLike<number>;
}

/** Reads CSV text whose last column is y. */
export function parseTable(text: string): {X: number[][]; y: number[]} {
  const [head, ...lines] = text.trim().split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  const columns = head.split(",").map((_, j) => rows.map((row) => row[j]));
  return {X: columns.slice(0, -1), y: columns[columns.length - 1]};
}

/** The rows given of a column. */
export function take(x: ArrayLike<number>, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; ++i) out[i] = x[rows[i]];
  return out;
}

/** The moments of the rows given (all by default; repeats are allowed), every column standardized on these rows. */
export function standardizedMoments(
  {X, y}: Table,
  rows: ArrayLike<number> = Array.from(y, (_, i) => i)
): Moments {
  const standard = (x: ArrayLike<number>): Float64Array => {
    const column = take(x, rows);
    return rescale(column, standardize(column));
  };
  return moments(X.map(standard), standard(y));
}

/** Whether the nonzero weights are the truly nonzero ones. */
export const isTrueSupport = (w: ArrayLike<number>): boolean =>
  TRUE_WEIGHTS.every((truth, j) => (truth === 0) === (w[j] === 0));
