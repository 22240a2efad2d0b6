import {csvParseRows, dsvFormat} from "d3-dsv";
import type {Column, Table} from "./table.js";

/** Larger files are refused: what they hold would not fit a browser's memory several times over. */
export const maxBytes = 200 * 1024 * 1024;
/** Columns beyond these are not read. */
const maxColumns = 64;
const maxLevels = 50;

const empty = /^\s*(?:|NA|N\/A|NaN|null|none|\?)\s*$/i;

/** Which of comma, semicolon and tab the head of a file uses most. */
function delimiterOf(head: string): string {
  const line = head.split(/\r?\n/, 1)[0];
  const counts = [",", ";", "\t"].map((d) => [line.split(d).length, d] as const);
  return counts.reduce((a, b) => (b[0] > a[0] ? b : a))[1];
}

/**
 * A reader's text as a table. The first row is the head where none of its cells is a number; otherwise columns are
 * numbered. Rows with another count of cells than the first are left out and counted.
 *
 * @throws Error with a message for the reader, where there is no table in the text
 */
export function parseTable(text: string): Table {
  const body = text.replace(/^\ufeff/, "");
  if (!body.trim()) throw new Error("There is nothing here yet: paste rows of numbers, or drop a CSV file.");
  const delimiter = delimiterOf(body);
  const parse = delimiter === "," ? csvParseRows : dsvFormat(delimiter).parseRows;
  let head: string[] | null = null;
  let width = 0;
  let ragged = 0;
  const kept: string[][] = [];
  parse(body, (row) => {
    if (row.length === 1 && !row[0].trim()) return null;
    if (!width) {
      width = row.length;
      if (row.every((cell) => empty.test(cell) || Number.isNaN(Number(cell)))) {
        head = row;
        return null;
      }
    }
    if (row.length !== width) ++ragged;
    else kept.push(row);
    return null;
  });
  if (!kept.length) {
    throw new Error(
      head
        ? "There is a head but no row below it."
        : "No row could be read: is this text separated by commas?"
    );
  }
  const names: string[] = head ?? [];
  const columns = Array.from({length: Math.min(width, maxColumns)}, (_, i) =>
    column(names[i]?.trim() || `column ${i + 1}`, kept, i)
  );
  return {columns, rows: kept.length, ragged};
}

function column(name: string, rows: readonly string[][], at: number): Column {
  const n = rows.length;
  const numbers = new Float64Array(n);
  const codes = new Int32Array(n).fill(-1);
  const seen = new Map<string, number>();
  let missing = 0;
  let words = 0;
  for (let i = 0; i < n; ++i) {
    const cell = rows[i][at].trim();
    if (empty.test(cell)) {
      numbers[i] = Number.NaN;
      ++missing;
      continue;
    }
    const value = Number(cell);
    numbers[i] = Number.isFinite(value) ? value : Number.NaN;
    if (Number.isNaN(numbers[i])) ++words;
    if (seen.size > maxLevels) continue;
    let code = seen.get(cell);
    if (code === undefined) {
      code = seen.size;
      seen.set(cell, code);
    }
    codes[i] = code;
  }
  const few = seen.size <= maxLevels;
  return {
    name,
    numbers,
    missing,
    words,
    levels: few ? [...seen.keys()] : null,
    codes: few ? codes : codes.fill(-1)
  };
}
