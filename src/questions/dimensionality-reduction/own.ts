import {type ColumnInfo, isDate, isIdentifier, isNumeric, type Role} from "../../figure/own/roles.js";
import {plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/** More rows than this are sampled, and more features are not asked for. */
export const mostRows = 500;
export const mostFeatures = 8;

/** Of those features that need not be there: the first that is free, measures, and varies. */
const further = (columns: readonly ColumnInfo[], chosen: Readonly<Record<string, number>>): number => {
  const taken = new Set(Object.values(chosen));
  return columns.findIndex(
    (column, i) =>
      !taken.has(i) && isNumeric(column) && !isIdentifier(column) && !isDate(column) && column.distinct > 2
  );
};

/** The reader's table: two to eight columns of numbers, and a class of each row, if there is one. */
export const own: Room["OwnTable"] = {
  ask: "Two to eight columns of numbers; a class of each row, if you know one: it colors the points, and no component is told.",
  example: `length,width,height,kind
4.9,1.5,2.0,round
4.6,1.4,2.1,round
5.1,1.9,2.9,long
6.0,2.5,3.4,long
5.8,2.2,3.3,long
4.4,1.2,1.8,round
5.7,2.0,3.1,long
4.8,1.3,2.2,round
`,
  most: mostRows,
  roles: () => [
    ...Array.from({length: mostFeatures}, (_, j): Role => {
      const role = {id: `f${j + 1}`, label: `Feature ${j + 1}`, kind: "number"} as const;
      return j < 2 ? role : {...role, optional: true, guess: further};
    }),
    {id: "class", label: "Class, if known", kind: "class", optional: true}
  ],
  accept(_, {rows, numbers, classes}) {
    const features = Array.from({length: mostFeatures}, (_, j) => numbers[`f${j + 1}`]).filter(Boolean);
    const twice = features.find(({name}, j) => features.findIndex((other) => other.name === name) < j);
    if (twice) throw new Error(`“${twice.name}” is chosen twice: choose each column once.`);
    const p = features.length;
    const target = classes.class;
    const own = {
      X: Float64Array.from({length: rows * p}, (_, q) => features[q % p].values[Math.floor(q / p)]),
      n: rows,
      p,
      label: target ? target.codes : null,
      classes: target?.levels ?? [],
      names: features.map(({name}) => name)
    };
    const spread = features.map(({values}) => {
      const mean = values.reduce((a, b) => a + b, 0) / rows;
      return Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / rows);
    });
    // Told by the values: rounding leaves a constant 0.1 a deviation of 10⁻¹⁷.
    const varies = features.map(({values}) => values.some((v) => v !== values[0]));
    const still = features.filter((_, j) => !varies[j]).map(({name}) => name);
    const among = spread.filter((_, j) => varies[j]);
    const [most, least] = [Math.max(...among), Math.min(...among)];
    const unlike =
      most > 10 * least
        ? ` ${features[spread.indexOf(most)].name} spreads more than ten times as far as ${features[spread.indexOf(least)].name}: unless you standardize, it decides.`
        : "";
    const constant = still.length ? ` Nothing varies in ${still.join(", ")}.` : "";
    return {
      data: own,
      note: `${plural(rows, "row")} of ${p} features: ${own.names.join(", ")}${target ? `; class ${target.name}` : ""}.${unlike}${constant}`
    };
  }
};
