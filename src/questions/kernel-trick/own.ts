import {oneAgainstRest, petals, planeRoles} from "../../figure/own/two-classes.js";
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
  example: petals,
  most: mostRows,
  roles: () => planeRoles("y = +1 is"),
  accept(_, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const {label, ones, name, rest} = oneAgainstRest(target, positive);
    if (ones === rows)
      throw new Error(
        `An SVM tells two classes apart; the complete rows of “${target.name}” hold only “${name}”.`
      );
    let held = 0;
    const scaled = (values: Float64Array) =>
      rescale(values, standardize(values)).map((v) => {
        if (Math.abs(v) > farthest) ++held;
        return Math.max(-farthest, Math.min(farthest, v));
      });
    const own: Points = {
      x: scaled(x.values),
      y: scaled(y.values),
      label: Int32Array.from(label),
      classes: [rest, name],
      xName: `${x.name} (standardized)`,
      yName: `${y.name} (standardized)`
    };
    const far = held
      ? ` ${plural(held, "value")} beyond ${farthest} standard deviations stand at ${farthest}.`
      : "";
    return {
      data: own,
      note: `${plural(rows, "row")}: ${x.name} and ${y.name}, standardized; ${target.name} = ${name} is y = +1 (${plural(ones, "row")}), ${rest} −1.${far}`
    };
  }
};
