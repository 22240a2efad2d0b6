import type {PointMark} from "../../../marks/points.js";
import type {Mode} from "../../../marks/stage.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import {type Extent, placeOf} from "../points.js";

/** More points than this are drawn small. */
const many = 600;

/** A place in thousandths of the view from its lower left corner, as links write it. */
export const toUnits = ([x0, x1, y0, y1]: Extent, x: number, y: number): [right: number, up: number] => [
  (1000 * (x - x0)) / (x1 - x0),
  (1000 * (y - y0)) / (y1 - y0)
];

/** The points in view, with the reader's edits, which the model may not have answered yet. */
export function marksOf({params, result}: Room["State"], mode: Mode): (PointMark & {label: number})[] {
  const {points, extent, classes, editable} = result;
  const moved = new Map(editable ? params.moved.map(([i, right, up]) => [i, [right, up]]) : []);
  const flipped = new Map(editable ? params.flipped.map(([i, c]) => [i, c]) : []);
  const area = points.index.length > many ? 12 : mode === "wide" ? 46 : 34;
  const paths = classes.slice(0, 3).map((_, c) => classSymbol(c, area));
  const [x0, x1, y0, y1] = extent;
  const marks: (PointMark & {label: number})[] = [];
  points.index.forEach((i, j) => {
    const to = moved.get(i);
    const [x, y] = to ? placeOf(extent, to[0], to[1]) : [points.x[j], points.y[j]];
    if (x < x0 || x > x1 || y < y0 || y > y1) return;
    const turned = flipped.get(i);
    const label = turned !== undefined && turned < classes.length ? turned : points.label[j];
    // Who is right is one classifier's affair: among 30 samples there are 30.
    const wrong = params.view !== "resample" && points.wrong[j] === 1;
    marks.push({
      key: i,
      x,
      y,
      label,
      className: `${classNames[label]}${wrong ? " wrong" : points.edited[j] ? " edited" : ""}`,
      path: paths[label],
      words: `class ${classes[label]}${wrong ? ", misclassified" : ""}`
    });
  });
  return marks;
}
