import {oneAgainstRest} from "../../figure/own/two-classes.js";
import {count, plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/** Fewer rows of a class leave too few to train on two thirds and to test on the rest. */
const LEAST = 6;

/** The reader's table: two numbers and a class, one of whose values is told from the others. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and a class; of many classes one is told from the others. A third of the rows of each class is kept for testing; “New sample” splits anew.",
  example: example(),
  most: 900,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "Class", kind: "class"},
    {id: "one", label: "Told from the others", kind: "level", of: "class"}
  ],
  accept(data, {rows, numbers: {x, y}, classes: {class: target}, levels: {one}}) {
    if (target.levels.length < 2)
      throw new Error(`“${target.name}” holds one class only: there is nothing to tell apart.`);
    if (x.name === y.name) throw new Error(`“${x.name}” is chosen twice: choose another column.`);
    for (const {name, values} of [x, y]) {
      if (values.every((v) => v === values[0]))
        throw new Error(`“${name}” is the same in every row: it tells nothing apart.`);
      if (values.some((v) => Math.abs(v) > 1e12))
        throw new Error(`“${name}” has values beyond 10¹²: divide the column by a power of ten.`);
    }
    const {label, ones, name, rest: other} = oneAgainstRest(target, one);
    const fewer = Math.min(ones, rows - ones);
    if (fewer < LEAST)
      throw new Error(
        `${plural(fewer, "row")} ${fewer === ones ? `with ${target.name} = ${name}` : "of the other classes"}: a third is for testing, and at least ${LEAST} are needed.`
      );
    const tested = Math.max(1, Math.round(ones / 3)) + Math.max(1, Math.round((rows - ones) / 3));
    return {
      data: {
        ...data,
        own: {
          rows: {u: x.values, v: y.values, label},
          names: [x.name, y.name],
          classes: [other, name],
          key: [x.name, y.name, target.name, name, rows, sum(x.values), sum(y.values), sum(label)].join(" ")
        }
      },
      note: [
        `${plural(rows, "row")}: ${target.name} = ${name} (${count(ones)}) against ${other} (${count(rows - ones)}), by ${x.name} and ${y.name}.`,
        tested < 60
          ? `Errors are counted on ${tested} test rows: one row is ${(100 / tested).toFixed(1)} %, and a new split can change every number.`
          : `Errors are counted on ${tested} test rows.`
      ].join(" ")
    };
  }
};

/** A number that hardly two tables share: places count. */
function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += values[i] * (1 + (i % 97));
  return total;
}

/** Cups of coffee that were liked: neither weak nor strong, neither cold nor hot. */
function example(): string {
  const rows = Array.from({length: 72}, (_, i) => {
    const strength = 5 + 4.5 * Math.sin(2.3 * i);
    const heat = 60 + 27 * Math.cos(1.7 * i);
    const good = ((strength - 5) / 4.5) ** 2 + ((heat - 60) / 27) ** 2 < 0.9;
    return `${strength.toFixed(1)},${heat.toFixed(0)},${good !== (i % 13 === 4) ? "yes" : "no"}`;
  });
  return `strength,temperature,liked\n${rows.join("\n")}\n`;
}
