import {plural} from "../../marks/format.js";
import {paddedExtent} from "../../ml/scaling.js";
import {MOST, type Room} from "./params.js";
import type {Extent, Sample} from "./worlds.js";

/** More rows than this are sampled: 400 runs of k-means wait for them at every move. */
export const mostRows = 1000;

/** The reader's table: two columns of numbers as places, and a true class of each row, if there is one. */
export const own: Room["OwnTable"] = {
  ask: "Two columns of numbers; a third with a class of each row, if you know one: the clusters are then compared with it.",
  example: `length,width,kind
4.9,1.5,round
4.6,1.4,round
5.1,1.9,long
6.0,2.5,long
5.8,2.2,long
4.4,1.2,round
5.7,2.0,long
4.8,1.3,round
`,
  most: mostRows,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"},
    {id: "class", label: "True class, if known", kind: "class", optional: true}
  ],
  accept(data, {rows, numbers: {x, y}, classes}) {
    const target = classes.class;
    const own: Sample = {
      X: Float64Array.from({length: 2 * rows}, (_, q) => (q % 2 ? y : x).values[q >> 1]),
      n: rows,
      label: target ? Uint8Array.from(target.codes) : null,
      classes: Math.min(MOST, target?.levels.length ?? 0),
      xName: x.name,
      yName: y.name,
      extent: [
        ...paddedExtent([...x.values], 0.06),
        ...paddedExtent([...y.values], 0.06)
      ] as unknown as Extent,
      equal: false
    };
    const many = target && target.levels.length > MOST ? `: more than ${MOST}, so some share a mark` : "";
    const note = `${plural(rows, "row")}: ${x.name} and ${y.name}${target ? `, true class ${target.name}${many}` : ", no true class: k is 3 until you choose"}.`;
    return {data: {...data, own}, note};
  }
};
