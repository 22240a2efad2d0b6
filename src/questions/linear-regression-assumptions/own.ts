import {guessTarget} from "../../figure/own/roles.js";
import {amount, plural} from "../../marks/format.js";
import {leastSquares} from "../../ml/least-squares.js";
import {columnsOf} from "./costs.js";
import type {Table} from "./model.js";
import {fitOf} from "./model.js";
import type {Room} from "./params.js";
import {figure3} from "./words.js";

/** The reader's table: y, a feature, and possibly one more that is held fixed. */
export const own: Room["OwnTable"] = {
  ask: "A column to explain and a feature, both numbers; a second feature is held fixed if you choose one. The rows’ order counts as time.",
  example: `speed,distance
4,2
4,10
7,4
7,22
8,16
9,10
10,18
10,26
11,17
12,14
13,26
15,26
`,
  most: 2000,
  roles: () => [
    {id: "y", label: "Explained, y", kind: "number", guess: guessTarget},
    {id: "x", label: "Feature, x", kind: "number"},
    {id: "twin", label: "Held fixed", kind: "number", optional: true, guess: () => -1}
  ],
  accept(data, {rows, numbers: {x, y, twin}}) {
    const used = twin ? [x, y, twin] : [x, y];
    for (const {name, values} of used) {
      if (values.every((v) => v === values[0]))
        throw new Error(`“${name}” has one value in all rows: choose another column.`);
    }
    const least = twin ? 6 : 5;
    if (rows < least)
      throw new Error(
        `${plural(rows, "complete row")}: at least ${least} are needed, so that something is left to test.`
      );
    const table: Table = {
      x: x.values,
      y: y.values,
      twin: twin?.values ?? null,
      order: null,
      names: {x: x.name, y: y.name, twin: twin?.name ?? "x₂"}
    };
    if (!leastSquares(columnsOf(table.x, table.twin), table.y))
      throw new Error(
        `“${x.name}” and “${twin?.name ?? ""}” are exactly collinear: their two slopes cannot be told apart. Choose another second feature, or none.`
      );
    const fit = fitOf(table);
    return {
      data: {...data, own: table},
      note: [
        `${plural(rows, "row")}: ${y.name} on ${x.name}${twin ? `, ${twin.name} held fixed` : ""}; slope ${figure3(fit.slope)}.`,
        x.name === y.name ? "A column explains itself: choose two." : "",
        fit.correlation !== null && Math.abs(fit.correlation) > 0.95
          ? `The two features are correlated ${amount(fit.correlation, 3)}: the slope’s interval is long.`
          : ""
      ]
        .filter(Boolean)
        .join(" ")
    };
  }
};
