import {group} from "../../../marks/axes.js";
import {plural, tenth} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import {classNames} from "../../../marks/symbols.js";
import {type Cut, height} from "../lifted.js";
import type {Room} from "../params.js";
import type {Points} from "../worlds.js";
import {classLegend, dot, pointReads} from "./dots.js";
import {createTurner} from "./turner.js";
import {type View3, view3} from "./view3.js";

type Place = readonly [number, number, number];

/** The room round the points: the radius of its floor, and the height of its ceiling. */
export function roomOf({x, y}: Points): {radius: number; top: number} {
  let square = 0;
  for (let i = 0; i < x.length; ++i) square = Math.max(square, height(x[i], y[i]));
  // A few sizes only, so that another sample does not move the walls.
  const radius = Math.ceil(4.15 * Math.sqrt(square || 1)) / 4;
  return {radius, top: radius * radius};
}

const turns = Array.from({length: 73}, (_, k) => (2 * Math.PI * k) / 72);

/** The main panel at first: the points lifted to height x₁² + x₂², and the plane that parts them there. */
export const lift: Room["Picture"] = {
  id: "lift",
  tab: "Lift",
  title: ({result: {cut, points}}) =>
    cut.errors
      ? `Lifted: the plane gets ${points.x.length - cut.errors} of ${points.x.length} right`
      : `Lifted: the plane parts all ${plural(points.x.length, "point")}`,
  with: {view: "lift"},
  legend: (state) => [
    ...classLegend(state),
    {
      label: state.params.cut === "own" ? "your plane" : "the SVM’s plane",
      className: "area-taught",
      path: "M-6,-5h12v10h-12z",
      ref: "cut"
    }
  ],
  reads: ({params: {turn, tilt, lift: up, cut: mode}, result: {points, cut}}) => [
    turn,
    tilt,
    up,
    mode,
    ...pointReads(points),
    ...cut.w,
    cut.b,
    cut.errors
  ],
  draw: (stage) => {
    const ground = group(stage.svg, "");
    const root = group(stage.svg, "");
    root.style("pointer-events", "none");
    const path = (className: string, ref: string | null) =>
      root.append("path").attr("class", className).attr("data-ref", ref);
    const floor = path("area-soft", null).style("fill-opacity", "0.1");
    const rim = path("line-soft", null);
    const axes = path("line-soft", null);
    const shadow = path("line", "circle");
    const flat = classNames
      .slice(0, 2)
      .map((name) => path(name, "points").style("fill-opacity", "0.55").style("stroke", "none"));
    const bowl = path("line-soft", "lift").style("stroke-opacity", "0.6");
    const falls = path("line-taught dotted", "circle").style("stroke-width", "1.25");
    const lower = classNames.slice(0, 2).map((name) => path(`${name} mark`, "points"));
    const plane = path("area-taught", "cut").style("fill-opacity", "0.2");
    const edge = path("line-taught thin", "cut").style("stroke-width", "1");
    const ring = path("line-taught", "circle");
    const upper = classNames.slice(0, 2).map((name) => path(`${name} mark`, "points"));
    const names = ["x₁", "x₂", "x₁² + x₂²"].map((text) => {
      const node = root.append("text").attr("class", "axis-label halo");
      setText(node, text);
      return node;
    });
    const turner = createTurner(stage, ground);
    const box = {x: 26, y: 14, width: stage.width - 52, height: stage.height - 44};
    return (state) => {
      const {params, result} = state;
      const {points, cut} = result;
      const {radius, top} = roomOf(points);
      const view = view3(box, radius, top, params.lift, params.turn, params.tilt);
      const trace = (places: readonly Place[], close = false): string =>
        places.length
          ? `M${places
              .map((p) =>
                view
                  .at(...p)
                  .map(tenth)
                  .join(",")
              )
              .join("L")}${close ? "Z" : ""}`
          : "";
      const circle = (r: number, z: number): Place[] =>
        turns.map((t) => [r * Math.cos(t), r * Math.sin(t), z]);
      setAttr(floor, "d", trace(circle(radius, 0), true));
      setAttr(rim, "d", trace(circle(radius, 0), true));
      const reach = radius;
      setAttr(
        axes,
        "d",
        trace([
          [-reach, 0, 0],
          [reach, 0, 0]
        ]) +
          trace([
            [0, -reach, 0],
            [0, reach, 0]
          ]) +
          (params.lift > 0
            ? trace([
                [0, 0, 0],
                [0, 0, top]
              ])
            : "")
      );
      // Heights of the bowl, one for each quarter of the floor's radius.
      setAttr(
        bowl,
        "d",
        params.lift > 0
          ? [0.25, 0.5, 0.75, 1].map((s) => trace(circle(s * radius, (s * radius) ** 2), true)).join("")
          : null
      );
      placeNames(view, params, names, radius, top);
      const below = ["", ""];
      const above = ["", ""];
      const feet = ["", ""];
      for (let i = 0; i < points.x.length; ++i) {
        const [x, y, one] = [points.x[i], points.y[i], points.label[i]];
        const z = height(x, y);
        // Above the plane is drawn over it: what lies in the direction of its upper side.
        const side = (cut.w[0] * x + cut.w[1] * y + cut.w[2] * z + cut.b) * Math.sign(cut.w[2] || 1);
        (side > 0 ? above : below)[one] += dot(one, view.at(x, y, z));
        if (params.lift > 0) feet[one] += dot(one, view.at(x, y, 0), "foot");
      }
      [lower, upper, flat].forEach((marks, k) => {
        marks.forEach((mark, one) => {
          setAttr(mark, "d", [below, above, feet][k][one] || null);
        });
      });
      const sheet = sheetOf(cut, radius, top);
      const shown = params.lift > 0 ? trace(sheet, true) : "";
      setAttr(plane, "d", shown || null);
      setAttr(edge, "d", shown || null);
      const on = shadowPlaces(cut, radius);
      setAttr(ring, "d", params.lift > 0 ? runs(on, (x, y) => view.at(x, y, height(x, y))) || null : null);
      setAttr(shadow, "d", runs(on, (x, y) => view.at(x, y, 0)) || null);
      setAttr(
        falls,
        "d",
        params.lift > 0
          ? on
              .filter((p, k) => p && k % 12 === 0)
              .map((p) =>
                trace([
                  [p?.[0] ?? 0, p?.[1] ?? 0, height(p?.[0] ?? 0, p?.[1] ?? 0)],
                  [p?.[0] ?? 0, p?.[1] ?? 0, 0]
                ])
              )
              .join("") || null
          : null
      );
      const t = (params.turn * Math.PI) / 180;
      // The floor's front: the place nearest to whoever looks.
      const [hx, hy] = view.at(-radius * Math.sin(t), -radius * Math.cos(t), 0);
      turner(params, {x: hx, y: Math.min(hy + 2, stage.height - 14)}, view.half);
    };
  }
};

/** The shadow's places, 72 of them, null beyond the floor; of a straight line none. */
function shadowPlaces({shadow}: Cut, radius: number): (readonly [number, number] | null)[] {
  if (!shadow || shadow === "line") return [];
  return turns.map((t) => {
    const [x, y] = [shadow.x + shadow.r * Math.cos(t), shadow.y + shadow.r * Math.sin(t)];
    return Math.hypot(x, y) <= radius ? [x, y] : null;
  });
}

/** A path along the places that there are. */
function runs(
  places: readonly (readonly [number, number] | null)[],
  at: (x: number, y: number) => readonly [number, number]
): string {
  let d = "";
  let pen = false;
  for (const place of places) {
    if (place)
      d += `${pen ? "L" : "M"}${at(...place)
        .map(tenth)
        .join(",")}`;
    pen = place !== null;
  }
  return d;
}

/** The plane above the floor and below the ceiling, as a polygon. */
function sheetOf({w: [w1, w2, w3], b}: Cut, radius: number, top: number): Place[] {
  if (Math.abs(w3) <= 1e-9 * Math.hypot(w1, w2) || w3 === 0) return [];
  const z = (x: number, y: number) => -(w1 * x + w2 * y + b) / w3;
  let places: Place[] = turns.slice(0, -1).map((t) => {
    const [x, y] = [radius * Math.cos(t), radius * Math.sin(t)];
    return [x, y, z(x, y)];
  });
  for (const inside of [(p: Place) => p[2], (p: Place) => top - p[2]]) {
    const kept: Place[] = [];
    places.forEach((p, k) => {
      const q = places[(k + 1) % places.length];
      const [f, g] = [inside(p), inside(q)];
      if (f >= 0) kept.push(p);
      if (f >= 0 !== g >= 0) {
        const s = f / (f - g);
        kept.push([p[0] + s * (q[0] - p[0]), p[1] + s * (q[1] - p[1]), p[2] + s * (q[2] - p[2])]);
      }
    });
    places = kept;
  }
  return places;
}

function placeNames(
  view: View3,
  params: Room["Params"],
  names: readonly {attr(name: string, value: string | number | null): unknown}[],
  radius: number,
  top: number
): void {
  const ends: Place[] = [
    [1.06 * radius, 0, 0],
    [0, 1.06 * radius, 0],
    [0, 0, 1.04 * top]
  ];
  const [ox] = view.at(0, 0, 0);
  ends.forEach((end, k) => {
    const [x, y] = view.at(...end);
    names[k].attr("x", tenth(x));
    names[k].attr("y", tenth(y + (k === 2 ? -2 : 4)));
    names[k].attr("text-anchor", k === 2 ? "middle" : x > ox + 20 ? "start" : x < ox - 20 ? "end" : "middle");
    names[k].attr("display", k === 2 && (params.lift === 0 || params.tilt > 75) ? "none" : null);
  });
}
