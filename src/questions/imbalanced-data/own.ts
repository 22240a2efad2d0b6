import {oneAgainstRest} from "../../figure/own/two-classes.js";
import {plural} from "../../marks/format.js";
import {standardize} from "../../ml/scaling.js";
import type {Room} from "./params.js";
import type {Own} from "./sample.js";

/** Fewer rows of a class leave too few to fit on two thirds and test on the rest. */
const least = 9;

const features = ["x", "y", "third", "fourth"] as const;

/** The reader's table: a class, of which one level is the rare one, and two to four features. */
export const own: Room["OwnTable"] = {
  ask: "A class, which of its values is the rare one, and two to four columns of numbers. A third of the rows of each class is kept for testing.",
  example: example(),
  most: 4000,
  roles: () => [
    {id: "class", label: "Class", kind: "class"},
    {id: "positive", label: "Positive (rare) is", kind: "level", of: "class", rarest: true},
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "third", label: "Third feature", kind: "number", optional: true, guess: () => -1},
    {id: "fourth", label: "Fourth feature", kind: "number", optional: true, guess: () => -1}
  ],
  accept(data, {rows, numbers, classes: {class: target}, levels: {positive}}) {
    const {label, ones: yes, name, rest} = oneAgainstRest(target, positive);
    const no = rows - yes;
    if (target.levels.length < 2)
      throw new Error(`“${target.name}” holds one class only: there is nothing to tell apart.`);
    if (yes > no)
      throw new Error(
        `${target.name} = ${name} is the larger class, ${yes} of ${plural(rows, "row")}: choose the rarer one as positive.`
      );
    if (yes < least)
      throw new Error(
        `${plural(yes, "row")} with ${target.name} = ${name} are too few positives: a third of them is for testing, and SMOTE looks for neighbors among the rest. At least ${least} are needed.`
      );
    const chosen = features.flatMap((id) => (numbers[id] ? [numbers[id]] : []));
    for (const [i, {name, values}] of chosen.entries()) {
      if (standardize(values).scale === 1 && values.every((v) => v === values[0]))
        throw new Error(`“${name}” is the same in every row: it tells nothing apart.`);
      if (chosen.findIndex((other) => other.name === name) < i)
        throw new Error(`“${name}” is chosen twice: choose another column, or none.`);
    }
    const own: Own = {
      columns: chosen.map(({values}) => values),
      names: chosen.map(({name}) => name),
      label,
      positiveName: name,
      negativeName: rest,
      key: [
        ...chosen.map(({name}) => name),
        target.name,
        name,
        rows,
        ...chosen.map(({values}) => sum(values)),
        sum(label)
      ].join(" ")
    };
    const test = Math.max(1, Math.round(yes / 3));
    const note = [
      `${plural(yes, "positive")} (${target.name} = ${name}) among ${plural(rows, "row")}, by ${own.names.join(", ")}.`,
      test < 30
        ? `Only ${plural(test, "positive")} will be tested on: recall moves in steps of ${Math.round(100 / test)} %, and a new split can change every number.`
        : "",
      own.columns.length > 2 ? "The map shows the first two features, the others at their means." : ""
    ];
    return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
  }
};

/** A number that hardly two tables share: places count. */
function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += values[i] * (1 + (i % 97));
  return total;
}

/** Twelve payments of sixty were fraud. */
function example(): string {
  const rows = Array.from({length: 60}, (_, i) => {
    const fraud = i % 5 === 2;
    const amount = Math.round(40 + 35 * Math.sin(2.3 * i) + (fraud ? 45 : 0));
    const hour = Math.round(10 * (12 + 7 * Math.cos(1.7 * i) + (fraud ? 3 : 0))) / 10;
    return `${amount},${hour},${fraud ? "fraud" : "fine"}`;
  });
  return `amount,hours_since_login,outcome\n${rows.join("\n")}\n`;
}
