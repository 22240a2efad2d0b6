import {plural} from "../../marks/format.js";
import {rescale, standardize} from "../../ml/scaling.js";
import type {Room} from "./params.js";
import type {Points} from "./worlds.js";

/** Of more rows a random sample is taken: each move solves the dual anew. */
export const mostRows = 150;

/** Farther from the mean than this many standard deviations a value is held: powers of it would drown all others. */
export const farthest = 4;

/** The reader's table: two columns of numbers, standardized, and one class against the rest. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with a class; of more than two classes, one against the rest.",
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
  accept(_, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const label = Int32Array.from(target.codes, (code) => (code === positive ? 1 : 0));
    const plus = label.reduce((sum, one) => sum + one, 0);
    const name = target.levels[positive];
    if (plus === rows)
      throw new Error(
        `An SVM tells two classes apart; the complete rows of “${target.name}” hold only “${name}”.`
      );
    const rest = target.levels.length === 2 ? target.levels[1 - positive] : `not ${name}`;
    let held = 0;
    const scaled = (values: Float64Array) =>
      rescale(values, standardize(values)).map((v) => {
        if (Math.abs(v) > farthest) ++held;
        return Math.max(-farthest, Math.min(farthest, v));
      });
    const own: Points = {
      x: scaled(x.values),
      y: scaled(y.values),
      label,
      classes: [rest, name],
      xName: `${x.name} (standardized)`,
      yName: `${y.name} (standardized)`
    };
    const far = held
      ? ` ${plural(held, "value")} beyond ${farthest} standard deviations stand at ${farthest}.`
      : "";
    return {
      data: own,
      note: `${plural(rows, "row")}: ${x.name} and ${y.name}, standardized; ${target.name} = ${name} is y = +1 (${plural(plus, "row")}), ${rest} −1.${far}`
    };
  }
};
