import {drag} from "d3-drag";
import {select} from "d3-selection";
import {type Group, group} from "../../../marks/axes.js";
import {put} from "../../../marks/put.js";
import {classNames} from "../../../marks/symbols.js";
import {editable, type Here, move, type Params, type Part, type Place} from "../params.js";
import {type Dot, dotsOf, dress, looks, shape} from "./dots.js";
import {firstFollowed} from "./hint.js";
import {type Followed, layouts} from "./layout.js";
import {createRing} from "./ring.js";

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
  let now: Here | null = null;
  let shown: Dot[] = [];
  const looked = new Map<number, string>();
  const ring = createRing(stage, root, {
    move: (d, right, up) => {
      const [x, y] = toUnits(d.x, d.y);
      if (now) change(move(now.params, d.i, x + 10 * right, y + 10 * up));
    },
    next: (d, by) => choose(shown[(shown.indexOf(d) + by + shown.length) % shown.length].i)
  });

  const toUnits = (px: number, py: number): [number, number] => [
    (1000 * (px - at.x)) / at.width,
    (1000 * (at.y + at.height - py)) / at.height
  ];
  const change = (patch: Partial<Params>) => {
    ring.grabbed();
    stage.set(patch);
  };
  const size = stage.mode === "wide" ? 3.7 : 3.2;

  const choose = (i: number) => {
    followed.i = i;
    place();
    follow();
  };

  const grab = drag<SVGPathElement, Dot>()
    .container(() => stage.svg)
    .subject((_, d) => ({x: d.x, y: d.y}))
    .on("start", (_, d) => choose(d.i))
    .on("drag", (event, d) => {
      if (now) change(move(now.params, d.i, ...toUnits(event.x, event.y)));
    });

  function place(): void {
    if (now) ring.put(now, shown, shown.find(({i}) => i === followed.i) ?? null);
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
    // In a still nothing can be grabbed: a path for all points of a kind is shorter.
    const single = few && stage.live;
    lots.forEach(({crowd}, label) => {
      crowd.forEach((path, k) => {
        const some = single ? [] : all.filter((d) => d.label === label && d.look === looks[k]);
        put(path, "d", some.length ? some.map((d) => shape(d, few ? size : 2)).join("") : null);
      });
    });
    if (!shown.some(({i}) => i === followed.i)) followed.i = firstFollowed(stage, state, shown);
    if (state.result.outlier >= 0 && !state.params.moved.length) followed.i = few ? state.result.outlier : -1;
    lots.forEach(({lot}, label) => {
      lot
        .selectAll<SVGPathElement, Dot>("path.point")
        .data(single ? shown.filter((d) => d.label === label) : [], (d) => d.i)
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
