import {plural} from "../../marks/format.js";
import type {LabeledPoints} from "../../ml/worlds.js";
import type {Room} from "./params.js";
import {stretchOf} from "./stretch.js";
import {stretched} from "./words.js";

/** As many classes as the picture has colors and shapes. */
const most = 3;

/** The reader's table: two columns of numbers as places, and a class of each row. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers and one with the class of each row; of many classes three are told apart.",
  example: `length,width,kind
4.9,1.5,round
4.6,1.4,round
5.1,1.9,long
6.0,2.5,long
5.8,2.2,long
4.4,1.2,round
5.0,1.7,long
4.8,1.8,round
`,
  most: 10_000,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "Class", kind: "class"}
  ],
  accept(data, {rows, numbers: {x, y}, classes: {class: target}}) {
    const counts = target.levels.map(() => 0);
    for (const code of target.codes) ++counts[code];
    // Too many classes: the largest keep their names, the others become one.
    const merged = target.levels.length > most;
    const all = target.levels.map((_, c) => c);
    const named = merged
      ? all
          .sort((c, d) => counts[d] - counts[c] || c - d)
          .slice(0, most - 1)
          .sort((c, d) => c - d)
      : all;
    const classes = named.map((c) => target.levels[c]);
    if (merged) classes.push("all others");
    const own: LabeledPoints = {
      x: x.values,
      y: y.values,
      label: target.codes.map((code) => {
        const c = named.indexOf(code);
        return c < 0 ? most - 1 : c;
      }),
      classes,
      xName: x.name,
      yName: y.name
    };
    const stretch = stretchOf(own);
    const note = [
      `${plural(rows, "row")}: ${x.name} and ${y.name}, class ${target.name}.`,
      stretch ? stretched(stretch) : "",
      merged
        ? `${target.levels.length} classes are more than can be shown: the smaller ones are taken together.`
        : ""
    ];
    return {data: {...data, own}, note: note.filter(Boolean).join(" ")};
  }
};
