import {type Group, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle, type HandlePlace} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import {momentAt} from "../model.js";
import {type Here, LONGEST, type Params, type Part, type Place} from "../params.js";
import {placeOf, unitsOf} from "../points.js";
import {outlierExtent} from "../worlds.js";
import {freePlace} from "./hint.js";
import {layouts, scalesOf} from "./layout.js";
import {runOf} from "./run-key.js";

const RING = "M-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0-11,0z";
const CROSS = "m-5,-5l10,10m0,-10l-10,10";

/** The centroids' starts and the outlier, to drag, and crosses where the centroids are now. */
export function createCentroids(stage: Place): Part {
  const at = layouts[stage.mode].plane;
  const root = group(stage.svg, "centroids");
  const grips = group(root, "");
  const cross = (className: string, width: string) =>
    root
      .append("path")
      .attr("data-ref", "mu")
      .style("fill", "none")
      .style("stroke", `var(--${className})`)
      .style("stroke-width", width)
      .style("pointer-events", "none");
  const below = cross("paper", "5.5");
  const crosses = cross("taught", "3");
  let now: Here;
  /** Who watches the end of a run goes on watching it. */
  const follow = (patch: Partial<Params>) => {
    const ended = now.params.step >= now.result.moments.length - 1;
    stage.set(ended ? {...patch, step: LONGEST} : patch);
  };

  /** Where start j stands, as the reader has it now: the model may not have answered yet. */
  const startOf = (j: number): [number, number] => {
    const {params, result} = now;
    const moved = params.c.find(([i]) => i === j);
    if (moved) return placeOf(result.points.extent, moved[1], moved[2]);
    const {centroids} = result.moments[0];
    return [centroids[2 * j], centroids[2 * j + 1]];
  };
  const moveTo = (j: number, right: number, up: number) =>
    follow({c: [...now.params.c.filter(([i]) => i !== j), [j, right, up]].sort((a, b) => a[0] - b[0])});

  const starts: {update: (place: HandlePlace) => void; root: Group}[] = [];
  const addStart = (j: number) => {
    const holder = group(grips, "");
    const update = createHandle(stage, holder, {
      label: `start of centroid ${j + 1}`,
      axis: "xy",
      ref: "start",
      shape: RING,
      hint: j === 0 ? "drag a start" : undefined,
      hintAt: {x: 0, y: -14, anchor: "middle"},
      onDrag: (px, py) => {
        const {x, y} = scalesOf(at, now.result.points.extent);
        moveTo(j, ...unitsOf(now.result.points.extent, x.invert(px), y.invert(py)));
      },
      onKey: (dx, dy) => {
        const [right, up] = unitsOf(now.result.points.extent, ...startOf(j));
        const bound = (v: number) => Math.min(1000, Math.max(0, v));
        moveTo(j, bound(right + 10 * dx), bound(up + 10 * dy));
      }
    });
    starts.push({update, root: holder});
  };

  let outlier: {update: (place: HandlePlace) => void; root: Group} | null = null;
  const addOutlier = () => {
    const holder = group(grips, "");
    const update = createHandle(stage, holder, {
      label: "outlier",
      axis: "xy",
      hint: "drag the outlier",
      hintAt: {x: -14, y: 20, anchor: "middle"},
      shape: "M0,-8.5l8.5,8.5l-8.5,8.5l-8.5,-8.5z",
      onDrag: (px, py) => {
        const {x, y} = scalesOf(at, outlierExtent);
        follow({out: [x.invert(px), y.invert(py)]});
      },
      onKey: (dx, dy) => {
        const [x, y] = now.params.out;
        follow({out: [x + 0.2 * dx, y + 0.2 * dy]});
      }
    });
    outlier = {update, root: holder};
  };

  /** The run and the moved starts that the hint was placed for: while an outlier is dragged it stays. */
  let hinted = "";
  return (state) => {
    now = state;
    const {params, result} = state;
    const {x, y} = scalesOf(at, result.points.extent);
    const place = (px: number, py: number): HandlePlace => ({
      x: x(px),
      y: y(py),
      text: `${result.points.xName} ${worded(px)}, ${result.points.yName} ${worded(py)}`,
      now: px,
      min: result.points.extent[0],
      max: result.points.extent[1]
    });
    // Only what is in the picture can be grabbed: handles come and go with the setting.
    const there = result.points.n > 0 && params.world === "outlier" && state.settled.world === "outlier";
    if (there && !outlier) addOutlier();
    if (!there && outlier) {
      outlier.root.remove();
      outlier = null;
    }
    outlier?.update(place(...params.out));
    while (starts.length < result.k) addStart(starts.length);
    while (starts.length > result.k) starts.pop()?.root.remove();
    starts.forEach(({update}, j) => {
      update(place(...startOf(j)));
    });
    const hint = starts[0]?.root.select<SVGTextElement>(".handle-hint");
    if (stage.live && hint && !hint.empty() && hinted !== `${runOf(state.settled)} ${params.c}`) {
      hinted = `${runOf(state.settled)} ${params.c}`;
      const {X, n} = result.points;
      const spots = Array.from({length: n}, (_, i) => [x(X[2 * i]), y(X[2 * i + 1])] as const);
      // Other starts, the way and the crosses count as much as points do.
      for (const {centroids} of result.moments)
        for (let j = 0; j < result.k; ++j) spots.push([x(centroids[2 * j]), y(centroids[2 * j + 1])]);
      const [sx, sy] = startOf(0);
      const [dx, dy] = freePlace([x(sx), y(sy)], spots, {width: 70, height: 14}, at);
      put(hint, "transform", `translate(${dx},${dy + 14})`);
    }
    const {centroids} = momentAt(result, params.step);
    let d = "";
    for (let j = 0; j < result.k; ++j)
      d += `M${tenth(x(centroids[2 * j]))},${tenth(y(centroids[2 * j + 1]))}${CROSS}`;
    put(below, "d", d);
    put(crosses, "d", d);
  };
}

const worded = (v: number): string => (Math.abs(v) < 1e5 ? fixed(v) : v.toExponential(2));
