import {scientific} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type LineMark} from "../../../marks/plot.js";
import type {Walk} from "../../../ml/line-descent.js";
import {EXAMPLES, N, positionOf, readingAt, UPDATES} from "../clock.js";
import {excessNow, type Walker} from "../model.js";
import type {Here, Room} from "../params.js";
import {clockNames, decade} from "../words.js";
import {keys, looks} from "./looks.js";

const ends = {updates: [1, UPDATES], examples: [1, EXAMPLES], passes: [1 / N, EXAMPLES / N]} as const;
const BOTTOM = 1e-7;

interface Curve {
  at: Float64Array;
  excess: Float64Array;
}

/** A run's loss at a few hundred of its updates, evenly on a log scale; GD's stays where it was until its next update. */
function curveOf(walk: Walk, clock: Here["params"]["clock"], batch: number, end: number): Curve {
  const [at, excess]: number[][] = [[], []];
  const last = Math.min(
    walk.excess.length - 1,
    Math.floor((end * (clock === "passes" ? N : 1)) / (clock === "updates" ? 1 : batch))
  );
  const stairs = clock !== "updates" && batch > 1;
  for (let t = 0; t <= last; ) {
    const from = readingAt(clock, t, batch);
    const v = Math.max(BOTTOM / 1e3, Math.min(1e12, walk.excess[t]));
    at.push(from);
    excess.push(v);
    if (stairs && t < last) {
      at.push(readingAt(clock, t + 1, batch));
      excess.push(v);
    }
    t = t < 100 ? t + 1 : Math.max(t + 1, Math.round(t * 1.012));
  }
  // The start lies at 0, which a log scale has not.
  at[0] = Math.min(ends[clock][0], at[1] ?? 1);
  return {at: Float64Array.from(at), excess: Float64Array.from(excess)};
}

/** The loss above its least by the clock that is chosen. */
export const loss: Room["Picture"] = {
  id: "loss",
  tab: "By the clock",
  title: ({params: {clock}}) => `Loss above its least, by ${clockNames[clock]}`,
  reads: ({params, result: {gd, sgd}}) => [
    params.clock,
    params.time,
    gd.walk,
    sgd.walk,
    sgd.batch,
    params.show
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [1, UPDATES],
        label: "updates (log scale)",
        scale: "log",
        ticks: 3,
        format: decade
      },
      y: {
        domain: [BOTTOM, 10],
        label: "L − least L (log scale)",
        scale: "log",
        ticks: 4,
        format: decade
      },
      left: 40
    });
    const playhead = plot.rule("x", {className: "line-taught thin", ref: "time"});
    const lines: Record<(typeof keys)[number], LineMark> = {
      gd: plot.line({className: looks.gd.line, ref: "gd"}),
      sgd: plot.line({className: looks.sgd.line, ref: "sgd"})
    };
    plot.inside.select('[data-ref="sgd"]').style("stroke-width", "1");
    const curves: Partial<Record<string, {of: Walk; key: string; curve: Curve}>> = {};
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "time",
      along: "x",
      at: ({params, result}) => [Math.max(ends[params.clock][0], result.reading), BOTTOM],
      value: (v) => positionOf(v),
      words: ({result: {gd, sgd}}) =>
        `GD ${scientific(excessNow(gd))}, SGD ${scientific(excessNow(sgd))} above the least loss`,
      shape: "M-7,8h14v-8l-7,-7l-7,7z"
    });
    return (state) => {
      const {params, result} = state;
      const {clock} = params;
      plot.domain({x: ends[clock]});
      plot.label({x: `${clockNames[clock]} (log scale)`});
      playhead(Math.max(ends[clock][0], result.reading));
      for (const k of keys) {
        const {walk, batch}: Walker = result[k];
        // Beside 1,000 walkers GD's clock is that of SGD's updates.
        const size = k === "gd" && params.show === "cloud" ? result.sgd.batch : batch;
        const key = `${clock} ${size}`;
        let known = curves[k];
        if (known?.of !== walk || known.key !== key) {
          known = {of: walk, key, curve: curveOf(walk, clock, size, ends[clock][1])};
          curves[k] = known;
        }
        lines[k](known.curve.at, known.curve.excess);
      }
      const taken = handle(state);
      plot.names(
        keys.map((k) => ({text: looks[k].name, className: looks[k].text, ref: k, of: lines[k]})),
        [taken]
      );
    };
  }
};
