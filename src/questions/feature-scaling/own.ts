import {plural} from "../../marks/format.js";
import {standardize} from "../../ml/scaling.js";
import {type Room, rates} from "./params.js";
import type {Own} from "./points.js";

/** As many classes as the picture has colors and shapes. */
const most = 3;
/** Fewer rows leave nothing to test on. */
const least = 12;

/** The reader's table: two columns of numbers to be scaled, and a class of each row. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with the class of each row; of many classes three are told apart. A third of the rows is kept for testing.",
  example: `age,income,bought
23,31000,no
31,42000,no
52,39000,yes
47,88000,yes
36,52000,no
58,61000,yes
29,75000,no
44,47000,yes
26,38000,no
61,82000,yes
33,93000,no
55,35000,yes
40,66000,yes
22,54000,no
49,58000,yes
`,
  most: 600,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "Class", kind: "class"}
  ],
  accept(data, {rows, numbers: {x, y}, classes: {class: target}}) {
    if (rows < least)
      throw new Error(
        `${plural(rows, "complete row")} are too few to train on two thirds and test on the rest: at least ${least} are needed.`
      );
    for (const {name, values} of [x, y])
      if (standardize(values).scale === 1 && values.every((v) => v === values[0]))
        throw new Error(`“${name}” is the same in every row: there is nothing to scale.`);
    if (target.levels.length < 2)
      throw new Error(`“${target.name}” holds one class only: there is nothing to tell apart.`);
    const {classes, label} = grouped(target.levels, target.codes);
    const own: Own = {
      x: x.values,
      y: y.values,
      label,
      classes,
      xName: x.name,
      yName: y.name,
      key: [x.name, y.name, target.name, rows, sum(x.values), sum(y.values), sum(label)].join(" ")
    };
    const rate = standardize(y.values).scale / standardize(x.values).scale;
    const note = [
      `${plural(rows, "row")}: ${x.name} and ${y.name}, class ${target.name}.`,
      rate < rates[0] || rate > rates[1]
        ? "Standardizing lies outside the rates that can be set by hand; the scalers work as ever."
        : "",
      target.levels.length > most
        ? `${target.levels.length} classes are more than can be shown: the smaller ones are taken together.`
        : ""
    ];
    return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
  }
};

/** The largest classes by name, and the others as one. */
function grouped(levels: readonly string[], codes: Int32Array): Pick<Own, "classes" | "label"> {
  if (levels.length <= most) return {classes: levels, label: codes};
  const counts = levels.map(() => 0);
  for (const code of codes) ++counts[code];
  const named = levels
    .map((_, c) => c)
    .sort((c, d) => counts[d] - counts[c] || c - d)
    .slice(0, most - 1)
    .sort((c, d) => c - d);
  const at = (code: number) => (named.includes(code) ? named.indexOf(code) : most - 1);
  return {classes: [...named.map((c) => levels[c]), "all others"], label: codes.map(at)};
}

/** A number that hardly two tables share: places count. */
const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += values[i] * (1 + (i % 97));
  return total;
};
