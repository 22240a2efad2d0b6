import type {PointMark} from "../../../marks/points.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {editable, type Room} from "../params.js";
import {type Extent, placeOf} from "../points.js";
import {force, soft} from "../words.js";

/** A symbol with a hole in it: its outline, and a smaller one the other way round. */
function hollow(label: number, size: number): string {
  const r = Math.round(100 * Math.sqrt(size / Math.PI)) / 100;
  if (label === 0) {
    const q = Number((r - 1.9).toFixed(2));
    return `M${-r},0a${r},${r} 0 1 1 ${2 * r},0a${r},${r} 0 1 1 ${-2 * r},0zM${-q},0a${q},${q} 0 1 0 ${2 * q},0a${q},${q} 0 1 0 ${-2 * q},0z`;
  }
  // Triangles with the centroid at the origin: h is how far the tip is above it.
  const triangle = (h: number, back: boolean): string => {
    const w = h * Math.sqrt(0.75);
    return back ? `M0,${-h}L${-w},${h / 2}H${w}z` : `M0,${-h}L${w},${h / 2}H${-w}z`;
  };
  const h = r * 1.65;
  const fix = (d: string) => d.replace(/\d+\.\d+/g, (v) => Number(v).toFixed(2));
  return fix(triangle(h, false) + triangle(h - 3.7, true));
}

/** What is left of a point that is left out. */
export const speck = "M-1.6,0a1.6,1.6 0 1 1 3.2,0a1.6,1.6 0 1 1 -3.2,0z";

/** Solid and hollow, by class. */
export const symbols = (area: number): {solid: string[]; hollow: string[]} => ({
  solid: [0, 1].map((label) => classSymbol(label, area)),
  hollow: [0, 1].map((label) => hollow(label, area))
});

/** Each point's force on the chosen boundary; −1 where it is left out. */
export function forcesOf(
  {points, kept, svm, logistic}: Room["State"]["result"],
  whose: "svm" | "logistic"
): Float64Array {
  const all = new Float64Array(points.label.length).fill(-1);
  const {force} = whose === "svm" ? svm : logistic;
  kept.forEach((i, k) => {
    all[i] = force[k];
  });
  return all;
}

/** Whether points can be dragged: larger tables are drawn as a whole. */
export const canEdit = ({points}: Room["State"]["result"]): boolean => points.label.length <= editable + 1;

/** The points in view, with the reader's moves, which the model may not have answered yet. Hollow is who has no force. */
export function marksOf(
  {params, result}: Room["State"],
  area: number,
  [x0, x1, y0, y1]: Extent = result.extent
): PointMark[] {
  const {points, extent} = result;
  const moved = new Map(canEdit(result) ? params.moved.map(([i, right, up]) => [i, [right, up]]) : []);
  const paths = symbols(area);
  const forces = forcesOf(result, params.forces);
  const say = params.forces === "svm" ? force : soft;
  const marks: PointMark[] = [];
  forces.forEach((f, i) => {
    const to = moved.get(i);
    const [x, y] = to ? placeOf(extent, to[0], to[1]) : [points.x[i], points.y[i]];
    if (x < x0 || x > x1 || y < y0 || y > y1) return;
    const label = points.label[i];
    marks.push({
      key: i,
      x,
      y,
      className: classNames[label],
      path: f < 0 ? speck : (f > 0 ? paths.solid : paths.hollow)[label],
      words: `class ${points.classes[label]}, ${f < 0 ? "left out" : `force ${say(f)}`}`
    });
  });
  return marks;
}
