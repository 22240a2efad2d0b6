import {numberPair, usable} from "../../figure/columns.js";
import type {Column, Table} from "../../figure/table.js";
import {count, plural} from "../../marks/format.js";
import {random, shuffle} from "../../ml/random.js";
import {rescale, standardize} from "../../ml/scaling.js";
import {mostRows} from "./params.js";
import type {Data, Points} from "./points.js";

/**
 * The reader's table as points: the first two columns of numbers that do not just count the rows, standardized, and a
 * column with exactly two values as the class.
 *
 * @throws Error that tells the reader what to change
 */
export function accept(data: Data, table: Table): {data: Data; note: string} {
  const {columns, rows} = table;
  const target = classColumn(columns);
  const pair = numberPair(table, target);
  if (!pair) {
    throw new Error(
      `Beside the class “${target.name}” two columns of numbers are needed, such as length and width.`
    );
  }
  const [a, b] = pair;
  const complete = Array.from({length: rows}, (_, i) => i).filter(
    (i) => usable(a.numbers[i]) && usable(b.numbers[i]) && target.codes[i] >= 0
  );
  const chosen =
    complete.length > mostRows
      ? shuffle(complete.slice(), random(1, 5))
          .slice(0, mostRows)
          .sort((i, j) => i - j)
      : complete;
  const levels = target.levels ?? [];
  const sizes = levels.map((_, c) => chosen.filter((i) => target.codes[i] === c).length);
  const present = levels.map((_, c) => c).filter((c) => sizes[c] > 0);
  if (present.length !== 2) {
    throw new Error(
      `Both classifiers tell two classes apart; the complete rows of “${target.name}” hold ${present.length === 1 ? `only “${levels[present[0]]}”` : "none"}.`
    );
  }
  const [classes, positive] = named(levels, present);
  const own: Points = {
    x: standardized(chosen.map((i) => a.numbers[i])),
    y: standardized(chosen.map((i) => b.numbers[i])),
    label: Int32Array.from(chosen, (i) => (target.codes[i] === positive ? 1 : 0)),
    classes,
    xName: `${a.name} (standardized)`,
    yName: `${b.name} (standardized)`
  };
  const left = rows - complete.length;
  const note = [
    `${plural(chosen.length, "row")}: ${a.name} and ${b.name}, standardized; ${target.name} = ${classes[1]} is y = +1.`,
    complete.length > chosen.length
      ? `A random sample of the ${count(complete.length)} complete rows, so that both fits keep up with you.`
      : "",
    left ? `${plural(left, "row")} with cells that are empty or no number left out.` : ""
  ];
  return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
}

/** A column of words with two values; else one that is coded 0, 1 or −1, 1; else, where no words are, the last with two. */
function classColumn(columns: readonly Column[]): Column {
  const some = columns.filter((c) => c.levels !== null && c.levels.length > 0);
  const two = some.filter((c) => c.levels?.length === 2);
  const words = some.find((c) => c.words > 0);
  const found = two.find((c) => c.words > 0) ?? two.findLast(coded) ?? (words ? undefined : two.at(-1));
  if (found) return found;
  if (!words)
    throw new Error(
      "No column has exactly two different values, so none can be the class. The class may be words or numbers, such as 0 and 1."
    );
  throw new Error(
    words.levels?.length === 1
      ? `“${words.name}” holds only “${words.levels[0]}”; both classifiers tell two classes apart.`
      : `“${words.name}” has ${words.levels?.length} classes; both classifiers tell two apart. Keep the rows of two of them.`
  );
}

const coded = ({levels}: Column): boolean => {
  const [a, b] = (levels ?? []).map(Number).sort((u, v) => u - v);
  return b === 1 && (a === 0 || a === -1);
};

/** The two classes' names, y = −1 first, and the code of the other: numbers in their order, words as they appear. */
function named(levels: readonly string[], present: readonly number[]): [readonly [string, string], number] {
  const [a, b] = present;
  const swap = Number(levels[a]) > Number(levels[b]);
  return swap ? [[levels[b], levels[a]], a] : [[levels[a], levels[b]], b];
}

function standardized(values: readonly number[]): Float64Array {
  return rescale(values, standardize(values));
}
