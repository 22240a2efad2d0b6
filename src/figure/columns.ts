import type {Column, Table} from "./table.js";

/** Squares of what is larger would overflow. */
export const usable = (value: number): boolean => Math.abs(value) < 1e100;

/**
 * The first two columns of numbers, `except` aside, that do not just count the rows; those that do only where there are
 * no others. A column counts as numbers if at least half of its cells are.
 */
export function numberPair({columns, rows}: Table, except?: Column): [Column, Column] | null {
  const numeric = columns.filter((c) => c !== except && c.words + c.missing <= rows / 2);
  const telling = numeric.filter((c) => !c.numbers.every((v, i) => v === c.numbers[0] + i));
  const [a, b] = telling.length >= 2 ? telling : numeric;
  return a && b ? [a, b] : null;
}
