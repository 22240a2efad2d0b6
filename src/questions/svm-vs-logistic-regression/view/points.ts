import {drag} from "d3-drag";
import {select} from "d3-selection";
import {type Group, group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {arrow} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import {classNames} from "../../../marks/symbols.js";
import {editable, type Here, move, type Params, type Part, type Place} from "../params.js";
import {type Dot, dotsOf, dress, looks, nearest, shape} from "./dots.js";
import {type Followed, layouts, tenth} from "./layout.js";
import {marginOf} from "./scales.js";

const strokes = ["var(--blue)", "var(--orange)"];

/**
 * The points. They can be dragged; the one last grabbed has a ring, which the keyboard moves (arrows; N and P choose
 * another) and which is followed on the curves.
 */
export function createPoints(stage: Place, followed: Followed, follow: () => void): Part {
  const at = layouts[stage.mode].plane;
  const root = group(stage.svg, "");
  // Fill and outline come from the class's group; a point says only where it differs.
  const lots = classNames.slice(0, 2).map((name, label) => {
    const lot = group(root, name).attr(
      "style",
      `stroke:${strokes[label]};stroke-width:1.4;cursor:${stage.live ? "grab" : "auto"}`
    );
    return {lot, crowd: looks.map((look) => dress(lot.append("path") as unknown as Group, look))};
  });
  const ring = group(root, "handle handle-xy").style("pointer-events", "none");
  ring.append("circle").attr("class", "handle-halo").attr("r", 12);
  ring.append("circle").attr("class", "handle-grip").attr("r", 9).style("fill-opacity", "0");
  const hint: Group | null = stage.live ? group(root, "") : null;
  hint
    ?.append("text")
    .attr("class", "handle-hint")
    .attr("x", at.x + at.width)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .text("drag any point");
  let now: Here | null = null;
  let shown: Dot[] = [];
  const looked = new Map<number, string>();

  const toUnits = (px: number, py: number): [number, number] => [
    (1000 * (px - at.x)) / at.width,
    (1000 * (at.y + at.height - py)) / at.height
  ];
  const change = (patch: Partial<Params>) => {
    hint?.remove();
    stage.set(patch);
  };
  const size = stage.mode === "wide" ? 3.7 : 3.2;

  if (stage.live) {
    ring.attr("tabindex", 0).attr("role", "slider");
    ring.on("keydown", (event: KeyboardEvent) => {
      const d = shown.find(({i}) => i === followed.i);
      if (!d || !now) return;
      const by = arrow(event);
      const key = event.key.toLowerCase();
      if (by) {
        const [right, up] = toUnits(d.x, d.y);
        change(move(now.params, d.i, right + 10 * by[0], up + 10 * by[1]));
      } else if (key === "n" || key === "p") {
        followed.i = shown[(shown.indexOf(d) + (key === "n" ? 1 : shown.length - 1)) % shown.length].i;
        place();
        follow();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const grab = drag<SVGPathElement, Dot>()
    .container(() => stage.svg)
    .subject((_, d) => ({x: d.x, y: d.y}))
    .on("start", (_, d) => {
      followed.i = d.i;
      place();
      follow();
    })
    .on("drag", (event, d) => {
      if (now) change(move(now.params, d.i, ...toUnits(event.x, event.y)));
    });

  /** Puts the ring round the followed point. */
  function place(): void {
    const d = shown.find(({i}) => i === followed.i);
    ring.style("display", d ? "inline" : "none");
    hint?.style("display", d ? "inline" : "none");
    if (!d || !now) return;
    put(ring, "transform", `translate(${tenth(d.x)},${tenth(d.y)})`);
    if (!stage.live) return;
    const {points, svm, logistic} = now.result;
    const [right, up] = toUnits(d.x, d.y);
    ring
      .attr("aria-label", "Followed point: arrows move it, N and P choose another")
      .attr(
        "aria-valuetext",
        `point ${d.i + 1} of ${points.label.length}, class ${points.classes[d.label]}, SVM margin ${fixed(marginOf(svm, points, d.i))}, logistic margin ${fixed(marginOf(logistic, points, d.i))}, ${tenth(right / 10)} % to the right, ${tenth(up / 10)} % up`
      )
      .attr("aria-valuenow", Math.round(right))
      .attr("aria-valuemin", 0)
      .attr("aria-valuemax", 1000);
  }

  let drawn: unknown[] = [];
  return (state) => {
    const key = [state.result, state.params.forces];
    now = state;
    if (key.every((v, i) => v === drawn[i])) return;
    drawn = key;
    const all = dotsOf(stage, state);
    const few = all.length <= editable + 1;
    shown = few ? all : [];
    lots.forEach(({crowd}, label) => {
      crowd.forEach((path, k) => {
        const some = few ? [] : all.filter((d) => d.label === label && d.look === looks[k]);
        put(path, "d", some.length ? some.map((d) => shape(d, 2)).join("") : null);
      });
    });
    if (!shown.some(({i}) => i === followed.i)) followed.i = nearest(shown);
    if (state.result.outlier >= 0 && !state.params.moved.length) followed.i = few ? state.result.outlier : -1;
    lots.forEach(({lot}, label) => {
      lot
        .selectAll<SVGPathElement, Dot>("path.point")
        .data(
          shown.filter((d) => d.label === label),
          (d) => d.i
        )
        .join((enter) => {
          const path = enter
            .append("path")
            .attr("class", "point")
            .each((d) => {
              looked.delete(d.i);
            });
          if (stage.live) path.call(grab as unknown as (s: typeof path) => void);
          return path;
        })
        // Few of the many change at a time.
        .filter((d) => {
          const look = `${d.look}${shape(d, size)}`;
          if (looked.get(d.i) === look) return false;
          looked.set(d.i, look);
          return true;
        })
        .attr("d", (d) => shape(d, size))
        .each(function (d) {
          dress(select(this) as unknown as Group, d.look);
        });
    });
    place();
  };
}
