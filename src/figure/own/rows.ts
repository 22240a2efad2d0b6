import {dsvFormat} from "d3-dsv";

/** The cells of a text, still as text, and what was said or left out on the way. */
export interface Rows {
  delimiter: string;
  rows: string[][];
  /** The line of the text on which each row begins. */
  lines: number[];
  /** A comment directly above the table that has as many cells: numpy writes its head so. */
  comment: string[] | null;
  remarks: string[];
}

/** What may part cells; of two that part alike, the first. */
const delimiters = ["\t", ";", "|", ",", " "] as const;
const names: Readonly<Record<string, string>> = {
  "\t": "tabs",
  ";": "semicolons",
  "|": "upright bars",
  ",": "commas",
  " ": "spaces"
};
/** How much of a text is looked at to find what parts its cells. */
const probe = 60_000;
/** A line that is a comment; spreadsheets' errors begin with the same sign. */
const commented = /^[ \t]*#(?!N\/A|DIV\/0!|VALUE!|REF!|NUM!|NAME\?).*$/gm;
/** A cell with more lines than this began with a quote that nobody closed. */
const mostLines = 200;

/**
 * The rows of a text of cells parted by commas, semicolons, tabs, upright bars or spaces, cells in quotes if they like.
 * A first line such as `sep=;` says which; lines that begin with # are comments.
 *
 * @throws Error with a message for the reader, where no row can be read
 */
export function readRows(source: string): Rows {
  const remarks: string[] = [];
  let text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const said = /^"?sep=(.)"?\n/i.exec(text);
  // What is no row keeps its line, so that messages name the lines that the reader sees.
  if (said) text = text.replace(/^[^\n]*/, "");
  const comments = text.match(commented) ?? [];
  let comment = "";
  if (comments.length) {
    comment = /(?:^|\n)[ \t]*#+[ \t]*([^\n]*)\n+(?![ \t]*#)[^\n]/.exec(text)?.[1] ?? "";
    text = text.replace(commented, "");
    remarks.push(
      comments.length === 1 ? "A comment was left out." : `${comments.length} comments were left out.`
    );
  }
  if (!text.trim()) throw new Error("There is nothing here yet: paste rows of numbers, or drop a CSV file.");
  const delimiter = said?.[1] ?? delimiterOf(text);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  parse(text, delimiter, (row) => {
    const at = line;
    for (const cell of row) if (cell.includes("\n")) line += cell.split("\n").length - 1;
    ++line;
    if (line - at > mostLines)
      throw new Error(`Line ${at} opens a quote that is never closed: close it, or take it away.`);
    const cells = row.map((cell) => cell.trim());
    // Markdown rules off the head with dashes.
    if (cells.every((cell) => !cell) || cells.every((cell) => /^:?-{2,}:?$|^$/.test(cell))) return;
    rows.push(cells);
    lines.push(at);
  });
  const heading = comment ? split(comment, delimiter) : null;
  return {delimiter, rows, lines, comment: heading, remarks};
}

/** What parts the cells, in words. */
export const delimiterName = (delimiter: string): string => names[delimiter] ?? `“${delimiter}”`;

function parse(text: string, delimiter: string, each: (row: string[]) => void): void {
  // Columns that are lined up with spaces have several between two cells.
  const body =
    delimiter === " "
      ? text
          .replace(/("(?:[^"]|"")*")|[ \t]+/g, (_, quoted: string | undefined) => quoted ?? " ")
          .replace(/^ | $/gm, "")
      : text;
  dsvFormat(delimiter).parseRows(body, (row) => {
    each(row);
    return null;
  });
}

function split(line: string, delimiter: string): string[] {
  const rows: string[][] = [];
  parse(line, delimiter, (row) => rows.push(row.map((cell) => cell.trim())));
  return rows[0] ?? [];
}

/** The delimiter by which most rows have the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const cut = text.length > probe ? text.slice(0, text.lastIndexOf("\n", probe) + 1 || probe) : text;
  // What stands in quotes parts nothing.
  const lines = cut
    .replace(/"(?:[^"]|"")*"/g, "q")
    .split("\n")
    .filter((line) => line.trim());
  let best: {delimiter: string; share: number} = {delimiter: ",", share: 0};
  for (const delimiter of delimiters) {
    const widths = new Map<number, number>();
    const by = delimiter === " " ? /\s+/ : delimiter;
    const lengths = lines.map((line) => (delimiter === " " ? line.trim() : line).split(by).length);
    for (const length of lengths) {
      widths.set(length, (widths.get(length) ?? 0) + 1);
    }
    const [width, rows] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
    // R's head is one cell short.
    const head = lengths[0] === width - 1 ? 1 : 0;
    const share = width > 1 ? (rows + head) / lines.length : 0;
    // Sentences have spaces too: columns lined up with spaces are regular throughout.
    if (delimiter === " " && share < 0.8) continue;
    if (share > best.share + 0.02) best = {delimiter, share};
  }
  return best.delimiter;
}
