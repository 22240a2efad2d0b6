import {oneAgainstRest, petals, planeRoles} from "../../figure/own/two-classes.js";
import {plural} from "../../marks/format.js";
import {rescale, standardize} from "../../ml/scaling.js";
import {mostRows, type Room} from "./params.js";
import type {Points} from "./points.js";

/** The reader's table: two columns of numbers, standardized, and one class against the rest. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with a class; of more than two classes, one against the rest. Up to 150 rows can be dragged.",
  example: petals,
  most: mostRows,
  roles: () => planeRoles("y = +1 is"),
  accept(data, {rows, numbers: {x, y}, classes: {class: target}, levels: {positive}}) {
    const {label, ones, name, rest} = oneAgainstRest(target, positive);
    if (ones === rows)
      throw new Error(
        `Both classifiers tell two classes apart; the complete rows of “${target.name}” hold only “${name}”.`
      );
    const own: Points = {
      x: rescale(x.values, standardize(x.values)),
      y: rescale(y.values, standardize(y.values)),
      label: Int32Array.from(label),
      classes: [rest, name],
      xName: `${x.name} (standardized)`,
      yName: `${y.name} (standardized)`
    };
    const note = `${plural(rows, "row")}: ${x.name} and ${y.name}, standardized; ${target.name} = ${name} is y = +1 (${plural(ones, "row")}), ${rest} −1.`;
    return {data: {...data, own}, note};
  }
};
