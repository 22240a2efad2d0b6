import {count, plural} from "../../marks/format.js";
import {random, shuffle} from "../../ml/random.js";
import type {Choice, Role} from "./roles.js";
import type {Column, Table} from "./table.js";

/** What a figure gets of a reader's table: the chosen columns, of complete rows only, and no more rows than it can take. */
export interface Taken {
  /** How many rows. */
  rows: number;
  /** By role: a column of finite numbers. */
  numbers: Readonly<Record<string, {name: string; values: Float64Array}>>;
  /** By role: a column of classes; `codes` are indices of `levels`, all of which occur. */
  classes: Readonly<Record<string, {name: string; levels: readonly string[]; codes: Int32Array}>>;
  /** By role: the index in the levels of the column that it belongs to. */
  levels: Readonly<Record<string, number>>;
  /** What was left out, in sentences. */
  remarks: readonly string[];
}

/**
 * The columns that the reader chose, of the rows in which none of them is empty; of more than `most` rows a random sample,
 * in the table's order, the same each time. Of a series the last rows instead, which stay evenly spaced.
 *
 * @param series the role whose column says the order; where it has none, the table's order
 * @throws Error with a message for the reader, where a role has no column or fewer than two rows are complete
 */
export function take(
  table: Table,
  roles: readonly Role[],
  choice: Choice,
  most: number,
  series?: string
): Taken {
  const of = (role: Role): Column | undefined => table.columns[choice[role.id]];
  for (const role of roles) {
    const optional = role.kind !== "level" && role.optional;
    if (choice[role.id] < 0 && !optional) throw new Error(lacking(role));
  }
  const numeric = roles.filter((role) => role.kind === "number" && of(role));
  const sorting = roles.filter((role) => role.kind === "class" && of(role));
  const gaps = (row: number) => [
    ...numeric.filter((role) => !Number.isFinite(of(role)?.numbers[row])),
    ...sorting.filter((role) => (of(role)?.codes[row] ?? -1) < 0)
  ];
  const complete: number[] = [];
  const lacks = new Map<string, number>();
  for (let row = 0; row < table.rows; ++row) {
    const missing = gaps(row);
    if (!missing.length) complete.push(row);
    for (const role of missing) {
      const name = of(role)?.name ?? "";
      lacks.set(name, (lacks.get(name) ?? 0) + 1);
    }
  }
  const chosen = [...numeric, ...sorting].map((role) => `“${of(role)?.name}”`);
  if (complete.length < 2) {
    throw new Error(
      `Fewer than two rows have a value in ${[...new Set(chosen)].join(" and ")}: choose other columns, or fill the gaps.`
    );
  }
  const by = series === undefined ? undefined : table.columns[choice[series]]?.numbers;
  if (by) complete.sort((a, b) => by[a] - by[b] || a - b);
  const rows =
    complete.length > most && series !== undefined
      ? complete.slice(-most)
      : complete.length > most
        ? shuffle(complete.slice(), random(1, 5))
            .slice(0, most)
            .sort((a, b) => a - b)
        : complete;
  const remarks: string[] = [];
  const left = table.rows - complete.length;
  if (left) {
    const where = [...lacks].map(([name, n]) => `${count(n)} in ${name}`).join(", ");
    remarks.push(`${plural(left, "row")} left out for cells that are empty or no number (${where}).`);
  }
  if (rows.length < complete.length)
    remarks.push(
      series === undefined
        ? `Of ${count(complete.length)} rows a random sample of ${count(most)} is shown.`
        : `Of ${count(complete.length)} rows the last ${count(most)} are shown.`
    );
  const classes: Record<string, Taken["classes"][string]> = {};
  const levels: Record<string, number> = {};
  for (const role of sorting) {
    const column = of(role);
    if (column?.levels) classes[role.id] = present(column, rows);
  }
  for (const role of roles) {
    if (role.kind !== "level") continue;
    const column = table.columns[choice[role.of]];
    const name = column?.levels?.[choice[role.id]] ?? "";
    levels[role.id] = classes[role.of]?.levels.indexOf(name) ?? -1;
    if (levels[role.id] < 0) throw new Error(`No complete row has ${column?.name} = ${name}.`);
  }
  const numbers = Object.fromEntries(
    numeric.map((role) => {
      const {name, numbers} = of(role) as Column;
      return [role.id, {name, values: Float64Array.from(rows, (row) => numbers[row])}];
    })
  );
  return {rows: rows.length, numbers, classes, levels, remarks};
}

/** A column of classes in the rows that were taken: numbers in their order, words as they come. */
function present({name, levels, codes}: Column, rows: readonly number[]): Taken["classes"][string] {
  const all = levels ?? [];
  const there = [...new Set(rows.map((row) => codes[row]))].sort((a, b) => a - b);
  if (there.every((code) => !Number.isNaN(Number(all[code]))))
    there.sort((a, b) => Number(all[a]) - Number(all[b]));
  const to = new Map(there.map((code, i) => [code, i]));
  return {
    name,
    levels: there.map((code) => all[code]),
    codes: Int32Array.from(rows, (row) => to.get(codes[row]) ?? -1)
  };
}

function lacking(role: Role): string {
  if (role.kind === "number") {
    const range = role.within ? ` between ${role.within[0]} and ${role.within[1]}` : "";
    return `For “${role.label}” a column of numbers${range} is needed, and none is left in this table.`;
  }
  return `For “${role.label}” a column is needed with at least two different values that come again, such as words, or 0 and 1: there is none in this table.`;
}
