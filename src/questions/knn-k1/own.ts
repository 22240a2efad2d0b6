import {numberPair, usable} from "../../figure/columns.js";
import type {Column, Table} from "../../figure/table.js";
import {plural} from "../../marks/format.js";
import type {LabeledPoints} from "../../ml/worlds.js";
import type {KnnData} from "./points.js";
import {stretchOf} from "./stretch.js";
import {stretched} from "./words.js";

/** As many classes as the picture has colors and shapes. */
const most = 3;

/**
 * The reader's table as points: the first two columns of numbers that do not just count the rows, and the first column of words as the class, or the
 * last column with few values where there are no words.
 * @throws Error that tells the reader what to change
 */
export function accept(data: KnnData, table: Table): {data: KnnData; note: string} {
  const {columns, rows} = table;
  const target = classColumn(columns);
  if (!target) {
    throw new Error(
      "No column looks like a class: it needs words or a few different values, such as 0 and 1."
    );
  }
  const pair = numberPair(table, target);
  if (!pair) {
    throw new Error(
      `Beside the class “${target.name}” two columns of numbers are needed, such as length and width.`
    );
  }
  const [a, b] = pair;
  const levels = target.levels ?? [];
  const kept = Array.from({length: rows}, (_, i) => i).filter(
    (i) => usable(a.numbers[i]) && usable(b.numbers[i]) && target.codes[i] >= 0
  );
  if (kept.length < 2)
    throw new Error("Fewer than two rows are complete: each needs both numbers and its class.");

  const counts = levels.map(() => 0);
  for (const i of kept) ++counts[target.codes[i]];
  const present = levels.map((_, c) => c).filter((c) => counts[c] > 0);
  // Too many classes: the largest keep their names, the others become one.
  const merged = present.length > most;
  const named = merged
    ? [...present]
        .sort((c, d) => counts[d] - counts[c] || c - d)
        .slice(0, most - 1)
        .sort((c, d) => c - d)
    : present;
  const classes = named.map((c) => levels[c]);
  if (merged) classes.push("all others");
  const own: LabeledPoints = {
    x: Float64Array.from(kept, (i) => a.numbers[i]),
    y: Float64Array.from(kept, (i) => b.numbers[i]),
    label: Int32Array.from(kept, (i) => {
      const c = named.indexOf(target.codes[i]);
      return c < 0 ? most - 1 : c;
    }),
    classes,
    xName: a.name,
    yName: b.name
  };
  const stretch = stretchOf(own);
  const left = rows - kept.length;
  const note = [
    `${plural(kept.length, "row")}: ${a.name} and ${b.name}, class ${target.name}.`,
    left ? `${plural(left, "row")} with cells that are empty or no number left out.` : "",
    stretch ? stretched(stretch) : "",
    merged ? `${present.length} classes are more than can be shown: the smaller ones are taken together.` : ""
  ];
  return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
}

function classColumn(columns: readonly Column[]): Column | undefined {
  const some = columns.filter((c) => c.levels !== null && c.levels.length > 0);
  return some.find((c) => c.words > 0) ?? some.filter((c) => c.levels!.length <= 10).at(-1);
}
