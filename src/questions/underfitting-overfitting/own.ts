import {type ColumnInfo, guessTarget, isNamedIdentifier, isNumeric} from "../../figure/own/roles.js";
import {plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/** The first column of numbers that names no rows; hours and years are good features, though they run evenly. */
function feature(columns: readonly ColumnInfo[]): number {
  const target = guessTarget(columns);
  const able = columns.map((_, i) => i).filter((i) => i !== target && isNumeric(columns[i]));
  return able.find((i) => !isNamedIdentifier(columns[i]) && columns[i].distinct > 2) ?? able[0] ?? -1;
}

/** The reader's table: a feature, and what is to be predicted from it. */
export const own: Room["OwnTable"] = {
  ask: "A feature x and a target y, both numbers. A third of the rows is held out at random for validation; “New sample” splits anew. Errors are in units of y’s variance.",
  example: `hour,load
0,2.1
1,1.8
2,1.7
3,1.6
4,1.8
5,2.2
6,3.1
7,4.4
8,5.2
9,5.0
10,4.7
11,4.6
12,4.9
13,4.8
14,4.5
15,4.4
16,4.8
17,5.6
18,6.3
19,6.4
20,5.7
21,4.6
22,3.5
23,2.6
`,
  most: 400,
  roles: () => [
    {id: "x", label: "Feature, x", kind: "number", guess: feature},
    {id: "y", label: "Target, y", kind: "number", guess: guessTarget}
  ],
  accept(data, {rows, numbers: {x, y}}) {
    if (rows < 12)
      throw new Error(
        `${plural(rows, "complete row")}: at least 12 are needed, eight to fit and four to hold out.`
      );
    for (const {name, values} of [x, y]) {
      if (values.every((v) => v === values[0]))
        throw new Error(`“${name}” has one value in all rows: choose another column.`);
    }
    const places = new Set(x.values).size;
    return {
      data: {...data, own: {x: x.values, y: y.values, names: {x: x.name, y: y.name}}},
      note: [
        `${plural(rows, "row")}: ${y.name} from ${x.name}, ${plural(Math.round(rows / 3), "row")} held out.`,
        x.name === y.name ? "A column explains itself: choose two." : "",
        places < 8
          ? `Only ${places} different values of ${x.name}: beyond degree ${places - 1} nothing changes.`
          : ""
      ]
        .filter(Boolean)
        .join(" ")
    };
  }
};
