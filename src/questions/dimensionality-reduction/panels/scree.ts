import {amount, percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {keptBy} from "../plane.js";
import type {Declared} from "./view.js";

/** The scree: each component's share of the variance, the kept ones filled, what is dropped pale. */
export const scree: Room["Picture"] = {
  id: "scree",
  tab: "Scree",
  title: ({result: {values, total, m}}) =>
    `Variance by component: ${m === 1 ? "the first keeps" : `the first ${m} keep`} ${percent(keptBy(values, total, m))}`,
  reads: ({params: {m: asked}, result: {values, m, shuffled}}) => [asked, values, m, shuffled],
  legend: ({result: {shuffled, dropped}}) => [
    {label: "kept", className: "class-0", path: BLOCK, ref: "keptbars"},
    {label: `dropped: ${amount(dropped)}`, className: "area-1", path: BLOCK, ref: "dropped"},
    ...(shuffled ? [{label: "columns shuffled", className: "line dotted", ref: "shuffled"}] : [])
  ],
  draw: (stage) => {
    // Below a pair there is little height: the title names the axes.
    const low = stage.height < 170;
    const plot = createPlot(stage, {
      x: {domain: [0.4, 10.6], label: low ? "" : "component", format: (v) => `${v}`},
      y: {
        domain: [0, 0.5],
        label: low ? "" : "share of the variance",
        format: (v) => `${Math.round(100 * v)} %`,
        grid: true,
        ticks: low ? 2 : 4
      },
      left: 46
    });
    const kept = plot.bars({className: "class-0", ref: "keptbars"});
    const dropped = plot.bars({className: "area-1", ref: "dropped"});
    const shuffled = plot.line({className: "line dotted", ref: "shuffled"});
    const edge = plot.rule("x", {className: "line-taught", ref: "m"});
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "m",
      along: "x",
      at: ({result: {m}}) => [m + 0.5, 0.86 * plot.y.domain()[1]],
      value: (x) => Math.round(x - 0.5),
      words: ({result: {values, total, m}}) => `keeps ${percent(keptBy(values, total, m))}`,
      hint: "drag: how many are kept",
      ref: "m"
    });
    return (state) => {
      const {values, total, m, shuffled: other} = state.result;
      const r = values.length;
      const share = Array.from(values, (v) => (total > 0 ? v / total : 0));
      plot.domain({x: [0.4, r + 0.7], y: [0, topOf(share[0])]});
      const draw = (mark: typeof kept, from: number, to: number) => {
        const at = Array.from({length: to - from}, (_, i) => from + i + 1);
        mark(
          at.map((k) => k - 0.4),
          at.map((k) => k + 0.4),
          at.map(() => 0),
          share.slice(from, to)
        );
      };
      draw(kept, 0, m);
      draw(dropped, m, r);
      if (other)
        shuffled(
          Array.from(other, (_, i) => i + 1),
          other.map((v) => v / (total || 1))
        );
      else shuffled.clear();
      edge(m + 0.5);
      handle(state);
    };
  }
};

const BLOCK = "M-6,-5h12v10h-12z";

/** The first round share above. */
const topOf = (share: number): number =>
  [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75].find((v) => v >= 1.05 * share) ?? 1.02;
