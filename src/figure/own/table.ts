import {count, plural} from "../../marks/format.js";
import {type Decimal, decimalOf, isEmpty, largest, readNumber, smallest} from "./numbers.js";
import {delimiterName, readRows} from "./rows.js";

/** One column of a table that the reader brought. */
export interface Column {
  name: string;
  /** The cells as numbers; NaN where a cell is empty, no number, or too extreme to draw. */
  numbers: Float64Array;
  /** How many cells are empty (or NA, NaN, null, inf, ?), or too extreme to draw. */
  missing: number;
  /** How many cells are neither empty nor a number. */
  words: number;
  /** How many different cells there are; counted to `mostDistinct`. */
  distinct: number;
  /** Whether the numbers only count the rows, up or down. */
  runs: boolean;
  /** Least and greatest number; NaN where there is none. */
  extent: readonly [number, number];
  /** Distinct cells in order of appearance, or null where there are more than `mostLevels`. */
  levels: string[] | null;
  /** How many cells hold each level. */
  counts: number[];
  /** For each row the index of its level, −1 where empty or where `levels` is null. */
  codes: Int32Array;
}

/** A table that the reader brought: columns of equal length. */
export interface Table {
  columns: Column[];
  rows: number;
  /** The first rows as they were written, for the reader to look at. */
  preview: string[][];
  /** Whether the first row was taken as the columns' names. */
  headed: boolean;
  /** What was said or left out on the way, in sentences. */
  remarks: string[];
}

/** Larger files are refused: what they hold would not fit a browser's memory several times over. */
export const maxBytes = 200 * 1024 * 1024;
export const maxColumns = 64;
export const mostLevels = 50;
const mostDistinct = 1000;
/** Longer names would push everything else away. */
const longest = 32;
/** How many rows are looked at to tell names from values. */
const probe = 200;
const shown = 6;

const totals = /^(?:grand )?(?:total|sum|average|mean|summe|gesamt|somme|suma|totals|sums)s?:?$/i;
const trues = new Set(["true", "t", "yes", "y", "1", "1.0"]);
const falses = new Set(["false", "f", "no", "n", "0", "0.0"]);

const shorten = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/**
 * A reader's text as a table.
 *
 * @param options.head whether the first row holds names; found out without it
 * @throws Error with a message for the reader, where there is no table in the text
 */
export function parseTable(text: string, {head: asked}: {head?: boolean} = {}): Table {
  const read = readRows(text);
  const remarks = [...read.remarks];
  let rows = read.rows;
  let lines = read.lines;
  const drop = (from: number, to: number) => {
    rows = [...rows.slice(0, from), ...rows.slice(to)];
    lines = [...lines.slice(0, from), ...lines.slice(to)];
  };
  const width = usualWidth(rows);

  // Titles above the table have one cell, or are padded with empty ones.
  let above = 0;
  const filled = (row: readonly string[]) => row.filter((cell) => cell).length;
  while (width > 2 && above < Math.min(10, rows.length - 1) && filled(rows[above]) < 2) ++above;
  if (above) {
    drop(0, above);
    remarks.push(`${plural(above, "line")} above the table left out.`);
  }

  // R writes the head one cell short, above a first column of row names.
  const short = rows[0].length === width - 1 && rows.length > 1;
  const trailing = short && rows.slice(1, probe).every((row) => !row[width - 1]);
  if (short) rows = [trailing ? [...rows[0], ""] : ["", ...rows[0]], ...rows.slice(1)];
  if (rows[0].length === width + 1 && !rows[0][width]) rows = [rows[0].slice(0, width), ...rows.slice(1)];

  const kept: string[][] = [];
  const ragged: number[] = [];
  rows.forEach((row, i) => {
    const surplus = row.length > width && row.slice(width).every((cell) => !cell);
    if (row.length === width) kept.push(row);
    else if (surplus) kept.push(row.slice(0, width));
    else ragged.push(lines[i]);
  });
  if (ragged.length) {
    remarks.push(
      `${plural(ragged.length, "row")} left out that ${ragged.length === 1 ? "has" : "have"} another number of cells than ${count(width)}, first on line ${count(ragged[0])}.`
    );
  }
  if (!kept.length)
    throw new Error(`No row could be read, with ${delimiterName(read.delimiter)} between cells.`);

  const decimal = decimalOf(someCells(kept), read.delimiter);
  if (decimal === ",") remarks.push("Commas were read as decimal commas.");
  const heading = asked ?? hasHead(kept, decimal, short && !trailing);
  let head = heading ? kept[0] : read.comment?.length === width ? read.comment : null;
  let body = heading ? kept.slice(1) : kept;
  if (heading && secondHead(body, decimal)) {
    remarks.push(`A second row of names was left out: ${shorten(body[0].filter(Boolean).join(", "))}.`);
    body = body.slice(1);
  }
  const last = body.at(-1);
  if (last && body.length > 2 && totals.test(last.find((cell) => cell) ?? "")) {
    remarks.push(`The last row was left out: “${shorten(last.find((cell) => cell) ?? "")}”.`);
    body = body.slice(0, -1);
  }
  if (!body.length) throw new Error("There is a head but no row below it.");

  const named = (i: number) => head?.[i] ?? "";
  // Commas at the ends of lines, and the bars that Markdown tables begin and end with.
  const used = Array.from({length: width}, (_, i) => i).filter(
    (i) => named(i) || body.some((row) => !isEmpty(row[i]))
  );
  if (used.length > maxColumns)
    remarks.push(`Only the first ${maxColumns} of ${count(used.length)} columns were read.`);
  const taken = used.slice(0, maxColumns);
  head = head && taken.map((i) => named(i));
  const columns = taken.map((i, k) =>
    column(shorten(head?.[k] || (i === 0 && heading ? "row names" : `column ${i + 1}`)), body, i, decimal)
  );
  return {
    columns,
    rows: body.length,
    preview: body.slice(0, shown).map((row) => taken.map((i) => shorten(row[i]))),
    headed: heading,
    remarks
  };
}

/** The number of cells that most rows have. */
function usualWidth(rows: readonly string[][]): number {
  const widths = new Map<number, number>();
  for (const {length} of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  return [...widths].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

function* someCells(rows: readonly string[][]): Generator<string> {
  for (const row of rows.slice(0, 10 * probe)) yield* row;
}

const isNumber = (cell: string, decimal: Decimal) => Number.isFinite(readNumber(cell, decimal));

/**
 * Whether the first row holds names: a word stands there above numbers; or, where all columns are words, none of its
 * cells comes again below.
 */
function hasHead(rows: readonly string[][], decimal: Decimal, short: boolean): boolean {
  if (short) return true;
  const below = rows.slice(1, 1 + probe);
  let names = 0;
  let again = 0;
  let numeric = 0;
  rows[0].forEach((first, i) => {
    const cells = below.map((row) => row[i]).filter((cell) => !isEmpty(cell));
    const numbers = cells.filter((cell) => isNumber(cell, decimal)).length;
    if (cells.length && numbers > 0.5 * cells.length) {
      ++numeric;
      if (!isEmpty(first) && !isNumber(first, decimal)) ++names;
    } else if (first && cells.includes(first)) ++again;
  });
  if (!below.length) return !rows[0].some((cell) => isNumber(cell, decimal));
  return numeric ? names > again : again === 0 && rows[0].every((cell) => !isNumber(cell, decimal));
}

/** Whether below the names comes a row of units or of names again: words where all else are numbers. */
function secondHead(body: readonly string[][], decimal: Decimal): boolean {
  if (body.length < 3) return false;
  const below = body.slice(1, 1 + probe);
  const numeric = body[0].map(
    (_, i) => below.filter((row) => isNumber(row[i], decimal)).length > 0.5 * below.length
  );
  const over = body[0].filter((_, i) => numeric[i]);
  return (
    over.length > 1 &&
    over.every((cell) => !isNumber(cell, decimal)) &&
    over.filter((cell) => !isEmpty(cell)).length > over.length / 2
  );
}

function column(name: string, rows: readonly string[][], at: number, decimal: Decimal): Column {
  const n = rows.length;
  const numbers = new Float64Array(n);
  const codes = new Int32Array(n).fill(-1);
  const seen = new Map<string, number>();
  let missing = 0;
  let words = 0;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < n; ++i) {
    const cell = rows[i][at];
    if (isEmpty(cell)) {
      numbers[i] = Number.NaN;
      ++missing;
      continue;
    }
    const value = readNumber(cell, decimal);
    const size = Math.abs(value);
    numbers[i] = size > largest || (size > 0 && size < smallest) ? Number.NaN : value;
    if (Number.isNaN(value)) ++words;
    else if (Number.isNaN(numbers[i])) {
      ++missing;
      continue;
    }
    if (numbers[i] < low) low = numbers[i];
    if (numbers[i] > high) high = numbers[i];
    if (seen.size > mostDistinct) continue;
    // 1 and 1.0 are one value, and so are yes and Yes.
    const key = Number.isNaN(value) ? cell : String(value);
    let code = seen.get(key);
    if (code === undefined) {
      code = seen.size;
      seen.set(key, code);
    }
    codes[i] = code;
  }
  const few = seen.size <= mostLevels + 10;
  const merged = few ? mergeTruth([...seen.keys()]) : null;
  const levels = merged && merged.levels.length <= mostLevels ? merged.levels : null;
  if (merged && levels) for (let i = 0; i < n; ++i) if (codes[i] >= 0) codes[i] = merged.to[codes[i]];
  const counts = levels?.map(() => 0) ?? [];
  if (levels) for (const code of codes) if (code >= 0) ++counts[code];
  return {
    name,
    numbers,
    missing,
    words,
    distinct: levels?.length ?? Math.min(seen.size, mostDistinct),
    runs: words === 0 && missing === 0 && n > 2 && runs(numbers),
    extent: low <= high ? [low, high] : [Number.NaN, Number.NaN],
    levels: levels?.map(shorten) ?? null,
    counts,
    codes: levels ? codes : codes.fill(-1)
  };
}

/** Yes, Yes, TRUE and 1 are one level where a column holds nothing but yes and no in several spellings. */
function mergeTruth(cells: readonly string[]): {levels: string[]; to: number[]} {
  const kinds = cells.map((cell) => {
    const low = cell.toLowerCase();
    return trues.has(low) ? 1 : falses.has(low) ? 0 : -1;
  });
  if (cells.length <= 2 || kinds.includes(-1)) return {levels: [...cells], to: cells.map((_, i) => i)};
  const first = [...new Set(kinds)];
  return {
    levels: first.map((kind) => cells[kinds.indexOf(kind)]),
    to: kinds.map((kind) => first.indexOf(kind))
  };
}

function runs(numbers: Float64Array): boolean {
  const step = numbers[1] - numbers[0];
  return Math.abs(step) === 1 && numbers.every((v, i) => v === numbers[0] + i * step);
}
