import {plural} from "../../marks/format.js";
import {rescale, standardize} from "../../ml/scaling.js";
import {mostRows, type Room} from "./params.js";
import type {Points} from "./points.js";

/** The reader's table: two columns of numbers, standardized, and one class against the rest. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with a class; of more than two classes, one against the rest. Up to 150 rows can be dragged.",
  example: `length,width,kind
4.9,1.5,long
4.6,1.4,long
5.1,1.9,long
5.8,2.2,long
3.9,1.2,short
4.4,1.3,short
3.5,1.0,short
4.2,1.6,short
`,
  most: mostRows,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "Class", kind: "class"},
    {id: "positive", label: "y = +1 is", kind: "level", of: "class"}
  ],
  accept(data, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const label = target.codes.map((code) => (code === positive ? 1 : 0));
    const plus = label.reduce((sum, one) => sum + one, 0);
    const name = target.levels[positive];
    if (plus === rows)
      throw new Error(
        `Both classifiers tell two classes apart; the complete rows of “${target.name}” hold only “${name}”.`
      );
    const rest = target.levels.length === 2 ? target.levels[1 - positive] : `not ${name}`;
    const own: Points = {
      x: rescale(x.values, standardize(x.values)),
      y: rescale(y.values, standardize(y.values)),
      label,
      classes: [rest, name],
      xName: `${x.name} (standardized)`,
      yName: `${y.name} (standardized)`
    };
    const note = `${plural(rows, "row")}: ${x.name} and ${y.name}, standardized; ${target.name} = ${name} is y = +1 (${plural(plus, "row")}), ${rest} −1.`;
    return {data: {...data, own}, note};
  }
};
