/** One column of a table that the reader brought. */
export interface Column {
  name: string;
  /** The cells as numbers; NaN where a cell is empty or is not a number. */
  numbers: Float64Array;
  /** How many cells are empty (or NA, NaN, null, ?). */
  missing: number;
  /** How many cells are neither empty nor a number. */
  words: number;
  /** Distinct cells in order of appearance, or null where there are more than 50. */
  levels: string[] | null;
  /** For each row the index of its level, −1 where empty or where `levels` is null. */
  codes: Int32Array;
}

/** A table that the reader brought: columns of equal length. */
export interface Table {
  columns: Column[];
  rows: number;
  /** Rows left out because they had more or fewer cells than the head. */
  ragged: number;
}
