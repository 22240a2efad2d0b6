import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {createField, type Level} from "../../../marks/field.js";
import {classTokens} from "../../../marks/symbols.js";
import type {Polylines} from "../../../ml/polylines.js";
import type {Cells} from "../cells.js";
import {type Grid, lineGrid} from "../field.js";
import type {KnnResult} from "../model.js";
import type {Part, Place} from "../params.js";
import {layouts, same} from "./layout.js";
import {scales, type XY} from "./scales.js";

/** Steps of strength a class: how much of the vote, or how many of the samples, agree. */
const strengths = 6;
const levels: Level[] = classTokens.flatMap((token) =>
  Array.from({length: strengths}, (_, i) => ({token, opacity: 0.07 + (0.27 * i) / (strengths - 1)}))
);
const columns = 100;
const rows = 75;

/** The plane with the classifier's answers, the cells of single points at k = 1, and the boundary or the 30 of them. */
export function createPlane(stage: Place): Part {
  const at = layouts[stage.mode].field;
  const root = group(stage.svg, "plane");
  const paint = createField(stage, root, at, columns, rows);
  const index = new Uint8Array(columns * rows);
  const inside = createClipped(root, at, `knn-plane-${stage.mode}`);
  const cells = inside.append("path").attr("class", "line-soft knn-cells").style("stroke-width", "0.8");
  // The boundaries' own grid, laid over the box, y downwards.
  const [w, h] = lineGrid;
  const grid = group(inside, "").attr(
    "transform",
    `translate(${at.x},${at.y + at.height})scale(${at.width / w},${-at.height / h})`
  );
  const many = group(grid, "knn-many").attr("data-ref", "variance");
  const boundary = grid
    .append("path")
    .attr("class", "line")
    .attr("vector-effect", "non-scaling-stroke")
    .attr("data-ref", "boundary");
  root
    .append("rect")
    .attr("class", "frame")
    .attr("x", at.x)
    .attr("y", at.y)
    .attr("width", at.width)
    .attr("height", at.height);
  const xAxis = createAxis(root, {at, orient: "bottom", label: "", ticks: stage.mode === "wide" ? 8 : 5});
  const yAxis = createAxis(root, {at, orient: "left", label: "", ticks: 6});
  const repaint = (result: KnnResult) => {
    upsample(result.many?.grid ?? result.field!, index, Math.max(1, result.classes.length));
    paint(index, levels);
  };
  let drawn: KnnResult | null = null;
  let axes = "";
  let outlined = "";
  let corners: ArrayLike<number> = [];
  stage.onTheme(() => drawn && repaint(drawn));
  return ({result}) => {
    if (result === drawn) return;
    drawn = result;
    const xy = scales(stage, result.extent);
    const place = [...result.extent, result.xName, result.yName].join("\n");
    if (place !== axes) {
      axes = place;
      corners = [];
      xAxis(xy.x, result.xName);
      yAxis(xy.y, result.yName);
    }
    repaint(result);
    const shown = result.field ? result.cells : null;
    if (shown && !same(shown.corners, corners)) {
      corners = shown.corners;
      outlined = outline(shown, xy);
    }
    // Browsers compare no paths: setting the same one is work again.
    const edges = shown ? outlined : null;
    if (cells.attr("d") !== edges) cells.attr("d", edges);
    boundary.attr("d", result.field ? path(result.field.boundary) : null);
    drawMany(many, result.many?.lines ?? []);
  };
}

/** Levels of the picture's cells from a grid that may be coarser: no place is drawn smoother than it was computed. */
function upsample({columns: c, rows: r, label, share}: Grid, to: Uint8Array, classes: number): void {
  // A winner has at least 1/classes of the votes.
  const least = 1 / classes;
  for (let row = 0; row < rows; ++row) {
    const from = Math.min(r - 1, Math.floor(((row + 0.5) * r) / rows)) * c;
    for (let column = 0; column < columns; ++column) {
      const cell = from + Math.min(c - 1, Math.floor(((column + 0.5) * c) / columns));
      const t = classes > 1 ? (share[cell] - least) / (1 - least) : 1;
      const strength = Math.max(0, Math.min(strengths - 1, Math.floor(t * strengths)));
      to[row * columns + column] = label[cell] * strengths + strength;
    }
  }
}

function drawMany(many: Group, lines: readonly Polylines[]): void {
  many
    .selectAll("path")
    .data(lines)
    .join((enter) =>
      enter
        .append("path")
        .attr("class", "line-taught")
        .attr("vector-effect", "non-scaling-stroke")
        .style("stroke-width", "1")
        .style("stroke-opacity", "0.4")
    )
    .attr("d", path);
}

/** Each line as its first point and steps from there: short strings are drawn sooner. */
function path({points, start}: Polylines): string {
  let d = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    for (let p = 2 * start[i]; p < 2 * start[i + 1]; p += 2) {
      if (p === 2 * start[i]) d += `M${points[p]},${points[p + 1]}l`;
      else d += `${points[p] - points[p - 2]},${points[p + 1] - points[p - 1]} `;
    }
  }
  return d;
}

/** The cells' edges, each once: neighbors share theirs. */
function outline({corners, start}: Cells, {x, y}: XY): string {
  const seen = new Set<number>();
  // A corner as one number, tenths of a unit: at most 7200 across and 6600 down.
  const place = (c: number) =>
    Math.round(10 * x(corners[2 * c])) * 8192 + Math.round(10 * y(corners[2 * c + 1]));
  const text = (p: number) => `${Math.floor(p / 8192) / 10},${(p % 8192) / 10}`;
  let path = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    let end = -1;
    let from = place(start[i + 1] - 1);
    for (let c = start[i]; c < start[i + 1]; ++c) {
      const to = place(c);
      const edge = from < to ? from * 1e8 + to : to * 1e8 + from;
      if (from !== to && !seen.has(edge)) {
        seen.add(edge);
        path += from === end ? `L${text(to)}` : `M${text(from)}L${text(to)}`;
        end = to;
      }
      from = to;
    }
  }
  return path;
}
