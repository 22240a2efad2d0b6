import {oneAgainstRest, petals, planeRoles} from "../../figure/own/two-classes.js";
import {plural} from "../../marks/format.js";
import type {Own} from "./data.js";
import type {Room} from "./params.js";

/** With fewer rows of a class there are too few to fit on and too few to judge by. */
const least = 8;

/** The reader's table: two columns of numbers, and one class against the rest. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with a class; of more than two classes, one against the rest.",
  example: petals,
  most: 2000,
  roles: () => planeRoles("Orange is"),
  accept(data, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const {label, ones, name, rest} = oneAgainstRest(target, positive);
    if (Math.min(ones, rows - ones) < least)
      throw new Error(
        `Each class needs at least ${least} rows; here are ${plural(ones, "row")} of “${name}” and ${rows - ones} of “${rest}”.`
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
    const note = `${plural(rows, "row")}: ${x.name} and ${y.name}; ${target.name} = ${name} is orange (${plural(ones, "row")}), ${rest} blue. Both methods learn from n rows drawn at random, at most three quarters of them, and are judged by the rest.`;
    return {data: {...data, own}, note};
  }
};
