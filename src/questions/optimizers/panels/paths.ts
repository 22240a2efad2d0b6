import {plural, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type LineMark} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {courses} from "../courses.js";
import {byLane, laneKeys, names} from "../lanes.js";
import {drawnKeys, type Lane, startAt} from "../model.js";
import type {Here, Room} from "../params.js";
import {inShort, number, standing, stepOf} from "../words.js";
import {fateOf, type Head, namesOf} from "./heads.js";
import {createLevels} from "./levels.js";
import {inOrder, looks, widthOf} from "./looks.js";

const side = ([min, max]: readonly [number, number]): number => max - min;
const within = (v: number, [min, max]: readonly [number, number]): number => Math.max(min, Math.min(max, v));

/** The main panel: the loss's level lines, the walks up to the step shown, and the start, which can be dragged. */
export const paths: Room["Picture"] = {
  id: "paths",
  tab: "Walks",
  title: ({params: {t, surface}}) => `${courses[surface].name}, ${plural(t, "step")}`,
  reads: ({params, result: {course, start, lanes, crop, levels}}) => [
    params.t,
    params.surface,
    params.chosen,
    params.start,
    drawnKeys(params).join(),
    course,
    ...start,
    ...crop.x,
    ...crop.y,
    ...levels,
    ...laneKeys.flatMap((key) => [lanes[key].x, lanes[key].y, lanes[key].gone, standing(lanes[key])])
  ],
  legend: ({params, result: {lanes}}) => {
    const drawn = drawnKeys(params);
    return drawn.map((key) => ({
      label:
        drawn.length > 2 ? `${names[key]} ${inShort(lanes[key])}` : `${names[key]}: ${standing(lanes[key])}`,
      className: looks[key].line,
      ref: key
    }));
  },
  draw: (stage) => {
    const {surface} = courses.ravine;
    const plot = createPlot(stage, {
      x: {domain: surface.x, label: "weight w₁"},
      y: {domain: surface.y, label: "weight w₂"},
      margin: 0,
      left: 42
    });
    const {at, x, y, inside, outside} = plot;
    const levels = createLevels(plot);
    const minima = inside.append("path").attr("class", "line");
    const ahead = inside.append("path").style("stroke-opacity", "0.4").style("stroke-width", "1");
    const lines = byLane((key): LineMark => plot.line({className: looks[key].line, ref: key}));
    const trails = byLane((key) => inside.select(`[data-ref="${key}"]`));
    const dots = inside.append("path").style("stroke-linecap", "round").style("stroke-width", "4.5");
    plot.frame(outside);
    const heads = byLane((key) =>
      outside
        .append("path")
        .attr("class", looks[key].mark)
        .attr("d", looks[key].shape)
        .style("pointer-events", "none")
    );
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "start",
      along: "xy",
      label: "start",
      at: ({params}) => startAt(params.surface, params.start),
      value: (px, py, {params}) => {
        const {surface, start} = courses[params.surface];
        // Not beyond the picture, which would grow under the pointer.
        const [w1, w2] = [within(px, x.domain()), within(py, y.domain())];
        return [(w1 - start[0]) / side(surface.x), (w2 - start[1]) / side(surface.y)];
      },
      words: ({params}) => {
        const [w1, w2] = startAt(params.surface, params.start);
        return `w₁ ${number(w1)}, w₂ ${number(w2)}`;
      },
      hint: "drag the start",
      hintAt: {x: 14, y: -8, anchor: "start"}
    });
    // What leaves the picture by far is drawn on its way out, not where it goes.
    const near = (ends: readonly [number, number]) => {
      const far = 3 * side(ends);
      return (v: number): number => within(v, [ends[0] - far, ends[1] + far]);
    };
    let order = "";
    return (state) => {
      const {params, result} = state;
      const {t, chosen} = params;
      const {crop, course, lanes} = result;
      const {surface} = courses[course];
      plot.domain(crop);
      levels(result.levels);
      setAttr(
        minima,
        "d",
        surface.minima.map(([mx, my]) => `M${tenth(x(mx)) - 5},${tenth(y(my))}h10m-5,-5v10`).join("")
      );
      const drawn = inOrder(drawnKeys(params), chosen);
      if (order !== drawn.join()) {
        order = drawn.join();
        for (const key of drawn) {
          trails[key].raise().style("stroke-width", widthOf(key, chosen));
          heads[key].raise();
        }
        dots.raise().attr("class", looks[chosen].line).style("stroke-dasharray", "none");
        ahead.attr("class", looks[chosen].line);
      }
      const [nearX, nearY] = [near(crop.x), near(crop.y)];
      const cut = (lane: Lane, from: number, to: number) =>
        [lane.x.slice(from, to + 1).map(nearX), lane.y.slice(from, to + 1).map(nearY)] as const;
      const chain = ([xs, ys]: readonly [Float64Array, Float64Array], joint: string): string =>
        Array.from(xs, (v, i) => `${tenth(x(v))},${tenth(y(ys[i]))}`).join(joint);
      const own = lanes[chosen];
      const end = stepOf(own, t);
      setAttr(ahead, "d", end < own.end ? `M${chain(cut(own, end, own.end), "L")}` : null);
      setAttr(dots, "d", `M${chain(cut(own, 0, end), "h0M")}h0`);
      const placed: Head[] = [];
      for (const key of laneKeys) {
        const lane = lanes[key];
        const on = drawn.includes(key);
        setAttr(heads[key], "display", on ? null : "none");
        if (!on) {
          lines[key].clear();
          continue;
        }
        const last = stepOf(lane, t);
        lines[key](...cut(lane, 0, last));
        // A head outside stands at the edge where it left.
        const place = [within(lane.x[last], crop.x), within(lane.y[last], crop.y)] as const;
        setAttr(heads[key], "transform", `translate(${tenth(x(place[0]))},${tenth(y(place[1]))})`);
        placed.push({key, of: place, x: x(place[0]), y: y(place[1]), fate: fateOf(lane, t, place)});
      }
      const taken = handle(state);
      const marks = placed.map((head) => ({x: head.x - 6, y: head.y - 6, width: 12, height: 12}));
      // The axis' title, and what lies beyond the frame: no name runs across its edges.
      const beyond = {x: at.x + at.width, y: at.y, width: 200, height: at.height};
      const [top, bottom] = [at.y, at.y + at.height].map((y) => ({
        x: at.x,
        y: y - 2,
        width: at.width,
        height: 4
      }));
      plot.names(namesOf(placed.reverse(), chosen), [
        taken,
        ...marks,
        {x: at.x, y: at.y - 24, width: 120, height: 16},
        beyond,
        top,
        bottom
      ]);
    };
  }
};
