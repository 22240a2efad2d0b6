import {plural} from "../../marks/format.js";
import type {Own} from "./data.js";
import type {Room} from "./params.js";

/** With fewer rows of a class there are too few to fit on and too few to judge by. */
const least = 8;

/** The reader's table: two columns of numbers, and one class against the rest. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with a class; of more than two classes, one against the rest.",
  example: `length,width,kind
4.9,1.5,long
4.6,1.4,long
5.1,1.9,long
5.8,2.2,long
4.8,1.6,long
5.4,2.1,long
4.4,1.3,long
5.0,1.7,long
3.9,1.2,short
4.4,1.3,short
3.5,1.0,short
4.2,1.6,short
3.8,1.1,short
4.5,1.5,short
4.6,1.4,short
4.0,1.3,short
`,
  most: 2000,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "Class", kind: "class"},
    {id: "positive", label: "Orange is", kind: "level", of: "class"}
  ],
  accept(data, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const label = Uint8Array.from(target.codes, (code) => (code === positive ? 1 : 0));
    const name = target.levels[positive];
    const rest = target.levels.length === 2 ? target.levels[1 - positive] : `not ${name}`;
    const plus = label.reduce((a, b) => a + b, 0);
    if (Math.min(plus, rows - plus) < least)
      throw new Error(
        `Each class needs at least ${least} rows; here are ${plural(plus, "row")} of “${name}” and ${rows - plus} of “${rest}”.`
      );
    if (x.name === y.name) throw new Error(`“${x.name}” is chosen twice: the plane needs two columns.`);
    for (const {name: column, values} of [x, y])
      if (values.every((v) => v === values[0]))
        throw new Error(`“${column}” is the same in all rows, and tells nothing.`);
    const own: Own = {
      x: Float64Array.from(x.values),
      y: Float64Array.from(y.values),
      label,
      classes: [rest, name],
      xName: x.name,
      yName: y.name
    };
    const note = `${plural(rows, "row")}: ${x.name} and ${y.name}; ${target.name} = ${name} is orange (${plural(plus, "row")}), ${rest} blue. Both methods learn from n rows drawn at random, at most three quarters of them, and are judged by the rest.`;
    return {data: {...data, own}, note};
  }
};
