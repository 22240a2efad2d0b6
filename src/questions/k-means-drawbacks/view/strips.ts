import {createAxis, group} from "../../../marks/axes.js";
import {percent, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import {type Scale, scaleLinear} from "../../../marks/scale.js";
import {endOf} from "../model.js";
import {type Here, LONGEST, type Part, type Place} from "../params.js";
import {type Init, inits, STARTS} from "../starts.js";
import {amount, tick} from "../words.js";
import {type Bar, barsOf, nearest, WIDTH} from "./bars.js";
import {layouts} from "./layout.js";

const names: Readonly<Record<Init, string>> = {random: "random", plusplus: "k-means++"};

/**
 * Where 200 random starts end, and 200 of k-means++: a bar for each local minimum at its inertia. A click on a bar, or
 * the ring that moves along them, takes the run to a start that leads there.
 */
export function createStrips(stage: Place): Part {
  const boxes = layouts[stage.mode].strips;
  const narrow = stage.mode === "narrow";
  const root = group(stage.svg, "strips");
  root
    .append("text")
    .attr("class", "note-label")
    .attr("x", boxes[0].x - 4)
    .attr("y", boxes[0].y - 26)
    .text(`${STARTS} starts each (√ scale); click a bar`);
  let x: Scale = scaleLinear([0, 1], [0, 1]);
  let now: Here;
  let bars: Readonly<Record<Init, Bar[]>> = {random: [], plusplus: []};

  const goTo = (init: Init, bar: Bar | undefined) => {
    if (bar) stage.set({init, start: bar.most.start, c: [], step: LONGEST});
  };
  const pick = (init: Init, px: number) => {
    goTo(init, bars[init][nearest(bars[init], x.invert(px))]);
  };
  const pointed = (py: number): Init => inits[py > boxes[1].y - 20 ? 1 : 0];

  const strips = inits.map((init, i) => {
    const at = boxes[i];
    const strip = group(root, "").attr("data-ref", init);
    // Most minima are found once or twice: heights even in the count would not show them.
    const height = (count: number) => at.height * Math.sqrt(count / STARTS);
    const left = createAxis(strip, {at, orient: "left", label: "", ticks: [0, 20, 100, 200], grid: true});
    const bars = strip
      .append("path")
      .style("fill", "none")
      .style("stroke", "var(--soft)")
      .style("stroke-width", String(WIDTH - 0.6));
    const median = strip.append("path").attr("class", "line").style("stroke-width", "1.5");
    const bottom = createAxis(strip, {
      at,
      orient: "bottom",
      label: i ? "inertia at the end, one bar a minimum" : "",
      ticks: 4,
      format: i ? tick : () => ""
    });
    if (stage.live) {
      strip
        .append("rect")
        .attr("x", at.x)
        .attr("y", at.y)
        .attr("width", at.width)
        .attr("height", at.height)
        .style("fill", "transparent")
        .style("cursor", "pointer")
        .on("click", (event: MouseEvent) => {
          const box = stage.svg.getBoundingClientRect();
          pick(init, ((event.clientX - box.left) / box.width) * stage.width);
        });
    }
    return {init, at, height, left, bottom, bars, median};
  });
  const handle = createHandle(stage, root, {
    label: "local minimum reached",
    axis: "xy",
    ref: "minimum",
    onDrag: (px, py) => pick(pointed(py), px),
    onKey: (dx, dy) => {
      const {params, result} = now;
      const init = params.init === "best" ? result.from.init : params.init;
      const list = bars[init];
      // The bar that was gone to last, as the worker may not have answered yet; else the one the run ends in.
      const gone = params.c.length ? -1 : list.findIndex(({most}) => most.start === params.start);
      const here = gone >= 0 && params.init !== "best" ? gone : nearest(list, endOf(result).inertia ?? 0);
      if (!dy) goTo(init, list[Math.min(list.length - 1, Math.max(0, here + dx))]);
      else pick(dy > 0 ? "random" : "plusplus", x(list[here]?.most.inertia ?? 0));
    }
  });

  let drawn = "";
  return (state) => {
    now = state;
    const {result} = state;
    const {outcomes} = result;
    // A worker's answers are new objects each time, even where nothing changed.
    const key = inits
      .map((i) => `${outcomes[i].minima.length} ${outcomes[i].median} ${outcomes[i].share}`)
      .join();
    if (key !== drawn) {
      drawn = key;
      const all = inits.flatMap((i) => outcomes[i].minima.map(({inertia}) => inertia));
      const [lo, hi] = [Math.min(...all), Math.max(...all)];
      const pad = hi > lo * (1 + 1e-6) ? 0.04 * (hi - lo) : 0.02 * hi || 1;
      x = scaleLinear([lo - pad, hi + pad], [boxes[0].x, boxes[0].x + boxes[0].width]);
      bars = {random: barsOf(outcomes.random.minima, x), plusplus: barsOf(outcomes.plusplus.minima, x)};
      for (const {init, at, height, left, bottom, bars: path, median} of strips) {
        const base = at.y + at.height;
        put(
          path,
          "d",
          bars[init]
            .map(
              ({count, most}) => `M${tenth(x(most.inertia))},${base}v${-tenth(Math.max(1, height(count)))}`
            )
            .join("")
        );
        put(median, "d", `M${tenth(x(outcomes[init].median))},${at.y - 3}V${base}m-4,${-at.height - 3}h8`);
        const share = `${percent(outcomes[init].share)}${narrow ? " reach the best" : " at best"}`;
        const axis = Object.assign((v: number) => base - height(v), {ticks: () => []});
        left(axis, `${names[init]}: median ${amount(outcomes[init].median)}, ${share}`);
        bottom(x);
      }
    }
    const end = endOf(result).inertia ?? 0;
    const at = boxes[inits.indexOf(result.from.init)];
    handle({
      x: Math.min(at.x + at.width, Math.max(at.x, x(end))),
      y: at.y + at.height,
      text: `inertia ${amount(end)}, ${names[result.from.init]} start ${result.from.start}`,
      now: end,
      min: x.domain()[0],
      max: x.domain()[1]
    });
  };
}
