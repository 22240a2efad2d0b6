import {count, percent, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {endOf} from "../model.js";
import type {Here, Room} from "../params.js";
import {type Init, inits, type Minimum, STARTS} from "../starts.js";
import {inertiaOf, tick} from "../words.js";

const names: Readonly<Record<Init, string>> = {random: "random points", plusplus: "k-means++"};

/** Local minima too near to one another to be told apart. */
interface Bar {
  count: number;
  /** The one of them that most starts end in. */
  most: Minimum;
}

/** How wide a bar is, in units. */
const WIDTH = 4;

/** The bars of minima in rising order, where `unit` of inertia is one unit of the picture. */
function barsOf(minima: readonly Minimum[], unit: number): Bar[] {
  const bars: Bar[] = [];
  for (const minimum of minima) {
    const last = bars.at(-1);
    if (last && minimum.inertia - last.most.inertia < WIDTH * unit) {
      last.count += minimum.count;
      if (minimum.count > last.most.count) last.most = minimum;
    } else bars.push({count: minimum.count, most: minimum});
  }
  return bars;
}

/** Which of the bars is nearest to an inertia. */
function nearest(bars: readonly Bar[], inertia: number): number {
  const off = (i: number) => Math.abs(bars[i].most.inertia - inertia);
  let best = 0;
  for (let i = 1; i < bars.length; ++i) if (off(i) < off(best)) best = i;
  return best;
}

/** Most minima are found once or twice: heights even in the count would not show them. */
const height = (n: number): number => Math.sqrt(n / STARTS);
const counts = [0, 10, 50, 200];

/**
 * Where 200 random starts end, and 200 of k-means++: a bar for each local minimum at its inertia. A click on a bar, or
 * the ring that moves along them, takes the run to a start that leads there.
 */
export const starts: Room["Picture"] = {
  id: "starts",
  tab: "400 starts",
  title: `Where ${2 * STARTS} starts end (√ scale)`,
  reads: ({params, result: {outcomes, from, moments}}) => [
    ...inits.flatMap((init) => [
      outcomes[init].median,
      outcomes[init].share,
      Float64Array.from(outcomes[init].minima.flatMap(({inertia, count, start}) => [inertia, count, start]))
    ]),
    from.init,
    from.start,
    params.init,
    params.start,
    params.c.length,
    moments[moments.length - 1].inertia
  ],
  legend: () => [
    {label: "minima", className: "line-soft", path: "M-3,5v-10M3,5v-5"},
    {label: "median", className: "line dotted", path: "M0,6v-12"}
  ],
  draw: (stage) => {
    let now: Here;
    const half = Math.round((stage.height - 16) / 2);
    const goTo = (init: Init, bar: Bar | undefined) => {
      if (bar) stage.set({init, start: bar.most.start});
    };
    const strips = inits.map((init, i) => {
      const plot = createPlot(stage, {
        at: {x: 0, y: i * half + 14, width: stage.width, height: (i ? stage.height - half : half) - 14},
        x: {domain: [0, 1], label: i ? "inertia J at the end" : "", format: tick},
        y: {
          domain: [0, 1],
          label: "",
          ticks: counts.map(height),
          format: (v) => count(STARTS * v * v),
          grid: true
        },
        left: 40
      });
      const {at, inside, x} = plot;
      const ground = inside
        .append("rect")
        .attr("x", at.x)
        .attr("y", at.y)
        .attr("width", at.width)
        .attr("height", at.height)
        .style("fill", "transparent");
      const path = inside
        .append("path")
        .attr("class", "line-soft")
        .attr("data-ref", init)
        .style("stroke-width", String(WIDTH - 0.6))
        .style("pointer-events", "none");
      const strip = {
        init,
        plot,
        path,
        bars: [] as Bar[],
        median: plot.rule("x", {className: "line dotted", ref: init}),
        words: plot.text({className: "axis-label", ref: init, dx: -34, dy: -7}),
        pick: (px: number) => goTo(init, strip.bars[nearest(strip.bars, x.invert(px))])
      };
      if (stage.live)
        ground.style("cursor", "pointer").on("click", (event: MouseEvent) => {
          const box = stage.svg.getBoundingClientRect();
          strip.pick(((event.clientX - box.left) / box.width) * stage.width);
        });
      return strip;
    });
    const handle = createHandle(stage, strips[1].plot.outside, {
      label: "local minimum reached",
      axis: "xy",
      ref: "minimum",
      hint: "click a bar",
      hintAt: {x: 12, y: -10, anchor: "start"},
      onDrag: (px, py) => strips[py > half ? 1 : 0].pick(px),
      onKey: (dx, dy) => {
        const {params, result} = now;
        const init = params.init === "best" ? result.from.init : params.init;
        const {bars, plot} = strips[inits.indexOf(init)];
        // The bar that was gone to last, as the worker may not have answered yet; else the one the run ends in.
        const gone = params.c.length ? -1 : bars.findIndex(({most}) => most.start === params.start);
        const here = gone >= 0 && params.init !== "best" ? gone : nearest(bars, endOf(result).inertia ?? 0);
        if (!dy) goTo(init, bars[Math.min(bars.length - 1, Math.max(0, here + dx))]);
        else strips[dy > 0 ? 0 : 1].pick(plot.x(bars[here]?.most.inertia ?? 0));
      }
    });
    return (state) => {
      now = state;
      const {outcomes, from} = state.result;
      const all = inits.flatMap((init) => outcomes[init].minima.map(({inertia}) => inertia));
      const [lo, hi] = [Math.min(...all), Math.max(...all)];
      const pad = hi > lo * (1 + 1e-6) ? 0.04 * (hi - lo) : 0.02 * hi || 1;
      for (const strip of strips) {
        const {init, plot, path} = strip;
        const {minima, median, share} = outcomes[init];
        plot.domain({x: [lo - pad, hi + pad]});
        strip.bars = barsOf(minima, (hi + 2 * pad - lo) / plot.at.width);
        setAttr(
          path,
          "d",
          strip.bars
            .map(
              ({count, most}) =>
                `M${tenth(plot.x(most.inertia))},${tenth(plot.y(0))}V${tenth(Math.min(plot.y(0) - 1, plot.y(height(count))))}`
            )
            .join("")
        );
        strip.median(median);
        strip.words(
          lo - pad,
          1,
          `${names[init]}: ${percent(share)} at the best${stage.mode === "wide" || stage.width > 330 ? `, median ${inertiaOf(median)}` : ""}`
        );
      }
      const end = endOf(state.result).inertia ?? 0;
      const {plot} = strips[inits.indexOf(from.init)];
      handle({
        x: Math.min(plot.at.x + plot.at.width, Math.max(plot.at.x, plot.x(end))),
        y: plot.y(0),
        text: `inertia ${inertiaOf(end)}, ${names[from.init]}, start ${from.start}`,
        now: end,
        min: lo - pad,
        max: hi + pad
      });
    };
  }
};
