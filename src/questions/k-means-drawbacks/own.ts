import {numberPair, usable} from "../../figure/columns.js";
import type {Column, Table} from "../../figure/table.js";
import {plural} from "../../marks/format.js";
import {paddedExtent} from "../../ml/scaling.js";
import {MOST} from "./params.js";
import type {KmData} from "./points.js";
import type {Extent, Sample} from "./worlds.js";

/** More rows than this are taken evenly from the table: 400 runs of k-means wait for them at every move. */
export const mostRows = 1000;

/**
 * The reader's table as points: the first two columns of numbers that do not just count the rows, and, where there is
 * one, the first column of words with few values as the true class, or one of few numbers after the two.
 * @throws Error that tells the reader what to change
 */
export function accept(data: KmData | null, table: Table): {data: KmData; note: string} {
  const {columns, rows} = table;
  const pair = numberPair(table);
  if (!pair) throw new Error("Two columns of numbers are needed, such as length and width.");
  const [a, b] = pair;
  const target = classColumn(columns, a, b);
  const complete = Array.from({length: rows}, (_, i) => i).filter(
    (i) => usable(a.numbers[i]) && usable(b.numbers[i]) && (!target || target.codes[i] >= 0)
  );
  if (complete.length < 2)
    throw new Error(
      "Fewer than two rows are complete: each needs both numbers, and its class where there is one."
    );
  const n = Math.min(complete.length, mostRows);
  const kept = Array.from({length: n}, (_, i) => complete[Math.floor((i * complete.length) / n)]);
  const present = target ? [...new Set(kept.map((i) => target.codes[i]))].sort((c, d) => c - d) : [];
  const own: Sample = {
    X: Float64Array.from({length: 2 * n}, (_, q) => (q % 2 ? b : a).numbers[kept[q >> 1]]),
    n,
    label: target ? Uint8Array.from(kept, (i) => present.indexOf(target.codes[i])) : null,
    classes: Math.min(MOST, present.length),
    xName: a.name,
    yName: b.name,
    extent: [
      ...paddedExtent(
        kept.map((i) => a.numbers[i]),
        0.06
      ),
      ...paddedExtent(
        kept.map((i) => b.numbers[i]),
        0.06
      )
    ] as unknown as Extent
  };
  const left = rows - complete.length;
  const note = [
    `${plural(complete.length, "row")}: ${a.name} and ${b.name}${target ? `, true class ${target.name}` : ", no true class: k is 3 until you choose"}.`,
    left ? `${plural(left, "row")} with cells that are empty or no number left out.` : "",
    complete.length > n ? `Of these, ${plural(n, "row")} taken evenly.` : ""
  ];
  return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
}

function classColumn(columns: readonly Column[], a: Column, b: Column): Column | undefined {
  const some = columns.filter((c) => c !== a && c !== b && c.levels !== null && c.levels.length > 0);
  return (
    some.find((c) => c.words > 0) ??
    some.find((c) => columns.indexOf(c) > columns.indexOf(b) && (c.levels?.length ?? 0) <= 10)
  );
}
