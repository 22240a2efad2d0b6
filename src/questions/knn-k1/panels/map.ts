import {type Group, group} from "../../../marks/axes.js";
import {createField, type Level} from "../../../marks/field.js";
import {percent} from "../../../marks/format.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classSymbol, classTokens} from "../../../marks/symbols.js";
import type {Polylines} from "../../../ml/polylines.js";
import {flip, move} from "../edits.js";
import {type Field, type Grid, lineGrid} from "../field.js";
import type {Room} from "../params.js";
import {createCellEdges} from "./cell-edges.js";
import {marksOf, toUnits} from "./marks.js";

type Declared = Room["Stage"]["declaration"];

/** Steps of strength a class: how much of the vote, or how many of the samples, agree. */
const strengths = 6;
const levels: Level[] = classTokens.flatMap((token) =>
  Array.from({length: strengths}, (_, i) => ({token, opacity: 0.07 + (0.27 * i) / (strengths - 1)}))
);
const columns = 100;
const rows = 75;

/** What both maps show: the points, the plane they stand on, and one field of answers. */
function planeReads({params, result}: Room["State"], field: Field | null): readonly unknown[] {
  const {points, extent, classes, xName, yName, bayes, editable} = result;
  return [
    params.moved,
    params.flipped,
    params.view,
    bayes === null,
    editable,
    [...classes, xName, yName].join("|"),
    field?.boundary.points,
    field?.share,
    field?.label,
    points.x,
    points.y,
    points.label,
    points.wrong,
    points.edited,
    ...extent
  ];
}

/** The plane with the classifier's answers, its points to drag and to flip, and the boundary, or the 30 of them. */
export const map: Room["Picture"] = {
  id: "map",
  tab: "Map",
  title: ({result: {k, many, beside: other, changed}}) =>
    many
      ? `Thirty samples, k = ${many.k}`
      : other
        ? `k = ${k}${changed ? `: ${percent(changed.field, 0)} of the map changed` : ""}`
        : `Who decides at each place, k = ${k}`,
  reads: (state) => {
    const {field, many, cells, k, focus} = state.result;
    return [
      ...planeReads(state, field),
      k,
      state.result.beside === null,
      state.result.changed?.field,
      focus?.point,
      cells?.corners,
      many?.k,
      many?.grid.share,
      many?.lines
    ];
  },
  // By the setting, not by the answer that follows it: the legend takes its height once.
  legend: ({params: {view}, result: {classes, cells, points, k}}) => {
    const wrong = points.wrong.indexOf(1);
    const one = view !== "resample";
    const two = view === "two";
    return [
      ...classes.map((name, c) => ({
        label: short(name),
        className: classNames[c],
        path: classSymbol(c, 46)
      })),
      one
        ? {label: "boundary", className: "line", ref: "boundary"}
        : {label: "one sample’s boundary", className: "line-taught", ref: "variance"},
      ...(one && cells && !two && wrong < 0 ? [{label: "one point’s cell", className: "line-soft"}] : []),
      ...(one && wrong >= 0
        ? [{label: "misclassified", className: "wrong", path: classSymbol(points.label[wrong], 40)}]
        : []),
      ...(one && (k === 1 || two)
        ? []
        : [
            {
              label: one ? "fainter: closer vote" : "fainter: they differ",
              className: "area-soft",
              path: BLOCK
            }
          ])
    ];
  },
  draw: (stage) => {
    const plane = createPlane(stage, true);
    // All 30 are one path: the browser then strokes once.
    const many = plane.grid
      .append("path")
      .attr("class", "line-taught")
      .attr("data-ref", "variance")
      .attr("vector-effect", "non-scaling-stroke")
      .style("stroke-width", "1")
      .style("stroke-opacity", "0.45");
    let drawn: readonly Polylines[] | null = null;
    return (state) => {
      const {result} = state;
      plane.update(state, result.field, result.many?.grid ?? result.field);
      const lines = result.many?.lines ?? null;
      if (lines === drawn) return;
      drawn = lines;
      setAttr(many, "d", lines ? lines.map(pathOf).join("") : null);
    };
  }
};

/** The same points asked with another k. */
export const beside: Room["Picture"] = {
  id: "beside",
  tab: "Second map",
  title: ({result: {k2, changed}}) =>
    `k = ${k2}${changed ? `: ${percent(changed.beside, 0)} of the map changed` : ", the same sample"}`,
  with: {view: "two"},
  reads: (state) => {
    const {beside: field, k2, changed} = state.result;
    return [...planeReads(state, field), k2, changed?.beside];
  },
  legend: () => [{label: "fainter: closer vote", className: "area-soft", path: BLOCK}],
  draw: (stage) => {
    const plane = createPlane(stage, false);
    return (state) => plane.update(state, state.result.beside, state.result.beside);
  }
};

const BLOCK = "M-6,-5h12v10h-12z";
const short = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);

interface Plane {
  /** Lines are drawn here, in the units of `lineGrid`, y upwards. */
  grid: Group;
  update(state: Room["State"], field: Field | null, shades: Grid | null): void;
}

function createPlane(stage: Room["Stage"], main: boolean): Plane {
  const plot: Plot<Declared> = createPlot(stage, {
    x: {domain: [-4, 4], label: "x₁"},
    y: {domain: [-3, 3], label: "x₂"},
    equal: true,
    left: 34
  });
  const {at} = plot;
  const paint = createField(stage, plot.inside, at, columns, rows);
  const index = new Uint8Array(columns * rows);
  const edges = main ? createCellEdges(plot) : null;
  const [w, h] = lineGrid;
  const grid = group(plot.inside, "").attr(
    "transform",
    `translate(${at.x},${at.y + at.height})scale(${at.width / w},${-at.height / h})`
  );
  const boundary = grid
    .append("path")
    .attr("class", "line")
    .attr("vector-effect", "non-scaling-stroke")
    .attr("data-ref", "boundary");
  plot.frame();
  let now: Room["State"] | null = null;
  let shaded: {grid: Grid; classes: number} | null = null;
  const points = createPoints(plot, {
    label: "Training points",
    hint: main
      ? stage.mode === "wide"
        ? "drag a point, click to flip its label"
        : "drag or click a point"
      : undefined,
    step: [0.01, 0.01],
    move: (i, x, y) => {
      if (now) stage.set(move(now.params, i, ...toUnits(now.result.extent, x, y)));
    },
    press: (i) => {
      const mark = now && marksOf(now, stage.mode).find(({key}) => key === i);
      if (now && mark) stage.set(flip(now.params, i, mark.label, now.result.classes.length));
    }
  });
  const shade = () => {
    if (!shaded) return;
    upsample(shaded.grid, index, shaded.classes);
    paint(index, levels);
  };
  stage.onTheme(shade);
  return {
    grid,
    update: (state, field, shades) => {
      now = state;
      const {result, params} = state;
      const [x0, x1, y0, y1] = result.extent;
      plot.domain({x: [x0, x1], y: [y0, y1]});
      plot.label({x: result.xName, y: result.yName});
      if (shades && shades !== shaded?.grid) {
        shaded = {grid: shades, classes: Math.max(1, result.classes.length)};
        shade();
      }
      edges?.(field ? result.cells : null);
      setAttr(boundary, "d", field ? pathOf(field.boundary) : null);
      // A world's 30 samples are others than this one.
      const there = params.view !== "resample" || result.bayes === null;
      points(
        there ? marksOf(state, stage.mode) : [],
        main && result.editable && params.view !== "resample",
        result.focus?.point
      );
    }
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

/** Each line as its first point and steps from there: short strings are drawn sooner. */
function pathOf({points, start}: Polylines): string {
  let d = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    for (let p = 2 * start[i]; p < 2 * start[i + 1]; p += 2) {
      if (p === 2 * start[i]) d += `M${points[p]},${points[p + 1]}l`;
      else d += `${points[p] - points[p - 2]},${points[p + 1] - points[p - 1]} `;
    }
  }
  return d;
}
