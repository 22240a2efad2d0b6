import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {type CourseKey, courses} from "../courses.js";
import {type LaneKey, laneKeys, names} from "../lanes.js";
import type {Lane, Race} from "../model.js";
import {number, stepOf} from "../words.js";
import {levelPaths} from "./contours.js";
import {createHeadNames} from "./head-names.js";
import {byLane, lineClass, looks, markClass} from "./lanes.js";
import {layouts, type Part, type Place} from "./layout.js";
import {type Places, pens, polyline} from "./lines.js";

/** The surface's level lines, the traces up to the step shown, and the start, which can be dragged. */
export function createSurface(stage: Place): Part {
  const at = layouts[stage.mode].surface;
  const root = group(stage.svg, "surface");
  const x = scaleLinear([at.x, at.x + at.width]);
  const y = scaleLinear([at.y + at.height, at.y]);
  const bottom = createAxis(root, {at, orient: "bottom", label: "weight w₁"});
  const left = createAxis(root, {at, orient: "left", label: "weight w₂"});
  const inside = createClipped(root, at, `optimizers-surface-${stage.mode}`);
  const levels = group(inside, "levels").attr(
    "style",
    "fill:var(--faint);fill-opacity:0.07;stroke:var(--faint);stroke-width:0.7;stroke-opacity:0.55"
  );
  const minima = group(inside, "minima");
  const ahead = inside
    .append("path")
    .attr("class", "line-taught")
    .attr("style", "stroke-width:1;stroke-opacity:0.45");
  // The chosen lane is drawn over the others: groups are reordered when it changes.
  const trails = byLane((key) => inside.append("path").attr("data-ref", key));
  const dots = inside
    .append("path")
    .attr("class", "line-taught")
    .attr("style", "stroke-width:3.6;stroke-linecap:round");
  root
    .append("path")
    .attr("class", "frame")
    .attr("d", `M${at.x},${at.y}h${at.width}v${at.height}h${-at.width}z`);
  const heads = byLane((key) => root.append("path").attr("data-ref", key).attr("d", looks[key].shape));
  const headNames = createHeadNames(root, at);
  let here: {course: CourseKey; start: readonly [number, number]} = {course: "ravine", start: [0, 0]};
  const moveTo = (w1: number, w2: number): void => {
    const {surface, start} = courses[here.course];
    stage.set({
      start: [
        (w1 - start[0]) / (surface.x[1] - surface.x[0]),
        (w2 - start[1]) / (surface.y[1] - surface.y[0])
      ]
    });
  };
  const handle = createHandle(stage, root, {
    label: "start",
    axis: "xy",
    hint: "drag the start",
    hintAt: {x: 0, y: -14, anchor: "start"},
    ref: "start",
    onDrag: (px, py) => moveTo(x.invert(px), y.invert(py)),
    onKey: (dx, dy) => {
      const {surface} = courses[here.course];
      moveTo(
        here.start[0] + (dx * (surface.x[1] - surface.x[0])) / 100,
        here.start[1] + (dy * (surface.y[1] - surface.y[0])) / 100
      );
    }
  });

  // From a start in the lower half the traces leave upwards, to the right: the hint gives way as long as it is there.
  const hint = root.select<SVGTextElement>(".handle-hint");

  // What leaves the picture by far is drawn on its way out, not where it goes.
  const near = (v: number): number => Math.max(-2000, Math.min(2000, v));
  const places = (lane: Lane, end: number): Places =>
    Array.from({length: end + 1}, (_, t) => [near(x(lane.x[t])), near(y(lane.y[t]))] as const);

  let drawn: {race: Race | null; course: CourseKey | null; chosen: LaneKey | null} = {
    race: null,
    course: null,
    chosen: null
  };
  return ({params: {t}, result}) => {
    const {race, chosen} = result;
    const {surface} = race;
    here = {course: race.course, start: race.start};
    if (drawn.course !== race.course) {
      x.domain(surface.x);
      y.domain(surface.y);
      bottom(x);
      left(y);
      levels
        .selectAll("path")
        .data(levelPaths(surface, at))
        .join("path")
        .attr("d", (d) => d);
      minima
        .selectAll("path")
        .data(surface.minima)
        .join("path")
        .attr("class", "line")
        .attr("d", ([mx, my]) => `M${tenth(x(mx)) - 5},${tenth(y(my))}h10m-5,-5v10`);
    }
    if (drawn.race !== race || drawn.chosen !== chosen.key) {
      put(ahead, "d", polyline(places(chosen, chosen.end)) || null);
      if (drawn.chosen !== chosen.key) {
        for (const key of laneKeys) {
          put(trails[key], "class", lineClass(key, key === chosen.key));
          put(heads[key], "class", markClass(key, key === chosen.key));
        }
        for (const key of laneKeys)
          put(trails[key], "style", `stroke-width:${key === chosen.key ? 2.25 : 1.4}`);
        trails[chosen.key].raise();
        dots.raise();
        heads[chosen.key].raise();
      }
    }
    drawn = {race, course: race.course, chosen: chosen.key};
    const visible = new Set(result.drawn);
    const spots = [];
    for (const key of laneKeys) {
      const lane = race.lanes[key];
      const on = visible.has(lane);
      put(trails[key], "display", on ? null : "none");
      put(heads[key], "display", on ? null : "none");
      if (!on) continue;
      const end = stepOf(lane, t);
      const way = places(lane, end);
      put(trails[key], "d", polyline(way) || null);
      if (lane === chosen) put(dots, "d", pens(way));
      // A head outside stands at the edge where it left.
      const px = tenth(Math.max(at.x, Math.min(at.x + at.width, x(lane.x[end]))));
      const py = tenth(Math.max(at.y, Math.min(at.y + at.height, y(lane.y[end]))));
      put(heads[key], "transform", `translate(${px},${py})`);
      const gone = lane.diverged && t > lane.end;
      const [wx, wy] = [lane.x[end], lane.y[end]];
      const outside = wx < surface.x[0] || wx > surface.x[1] || wy < surface.y[0] || wy > surface.y[1];
      spots.push({
        key,
        x: px,
        y: py,
        text: `${names[key]}${gone ? ", diverged" : outside ? ", outside" : ""}`,
        chosen: lane === chosen
      });
    }
    const [sx, sy] = race.start;
    const low = y(sy) > at.y + at.height / 2 + 12;
    put(hint, "transform", low ? "translate(-26,-6)" : null);
    // The handle, and the hint beside it until it is grabbed.
    headNames(spots, {
      x: x(sx) - (low ? 28 : 10),
      y: y(sy) - (low ? 33 : 27),
      width: 90,
      height: low ? 44 : 38
    });
    handle({
      x: x(sx),
      y: y(sy),
      text: `w₁ ${number(sx)}, w₂ ${number(sy)}`,
      now: sx,
      min: surface.x[0],
      max: surface.x[1]
    });
  };
}
