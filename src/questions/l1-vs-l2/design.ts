import {type Moments, moments} from "../../ml/elastic-net.js";
import {rescale, standardize} from "../../ml/scaling.js";

/** A table as columns. */
export interface Table {
  names: string[];
  X: Float64Array[];
  y: Float64Array;
}

/** Reads CSV text whose last column is y. */
export function parseTable(text: string): Table {
  const [head, ...lines] = text.trim().split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  const names = head.split(",").slice(0, -1);
  const column = (j: number): Float64Array => Float64Array.from(rows, (row) => row[j]);
  return {names, X: names.map((_, j) => column(j)), y: column(names.length)};
}

/** The rows given of a column. */
export function take(x: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (i) => x[i]);
}

/** The moments of the rows given (all by default; repeats are allowed), every column standardized on these rows. */
export function standardizedMoments({X, y}: Table, rows: readonly number[] = Array.from(y.keys())): Moments {
  const standard = (x: Float64Array): Float64Array => {
    const column = take(x, rows);
    return rescale(column, standardize(column));
  };
  return moments(X.map(standard), standard(y));
}
