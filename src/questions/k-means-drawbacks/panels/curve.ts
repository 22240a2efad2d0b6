import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Name} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {momentAt} from "../model.js";
import type {Here, Room} from "../params.js";
import {inertiaOf, tick} from "../words.js";
import type {Declared} from "./marks.js";

const ASSIGN = "m-2.8,0a2.8,2.8 0 1,0 5.6,0a2.8,2.8 0 1,0-5.6,0z";
const MOVE = "m-2.4,-2.4h4.8v4.8h-4.8z";
/** More half-steps than these would run into one another. */
const FEW = 44;

/** Inertia by half-step, the present one to drag; the best of all starts and the true classes for comparison. */
export const curve: Room["Picture"] = {
  id: "curve",
  tab: "Inertia",
  title: "Inertia J by half-step",
  reads: ({params, result: {moments, best, trueInertia}}) => [
    Math.min(params.step, moments.length - 1),
    moments.length,
    Float64Array.from(moments, ({inertia}) => inertia ?? -1),
    best.inertia,
    trueInertia
  ],
  legend: () => [
    {label: "after assign", className: "line-soft", path: "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0-6,0z"},
    {label: "after move", className: "ink", path: "M-2.5,-2.5h5v5h-5z"}
  ],
  draw: (stage) => {
    const whole = (v: number) => (Number.isInteger(v) ? String(v) : "");
    const plot = createPlot(stage, {
      x: {domain: [0, 16], label: "half-step", format: whole},
      y: {domain: [0, 1], label: "inertia J", format: tick, grid: true},
      left: 48
    });
    const rules = {
      best: plot.rule("y", {className: "line dashed", ref: "best"}),
      truth: plot.rule("y", {className: "line dotted", ref: "truth"})
    };
    const line = plot.line({className: "line", ref: "inertia"});
    const symbols = ["var(--ink)", "var(--paper)"].map((fill) =>
      plot.inside
        .append("path")
        .style("fill", fill)
        .style("stroke", "var(--ink)")
        .style("pointer-events", "none")
    );
    const handle = createParamHandle<Declared, Here>(plot, {
      param: "step",
      along: "x",
      at: ({params, result}) => {
        const step = Math.min(params.step, result.moments.length - 1);
        return [step, result.moments[Math.max(1, step)]?.inertia ?? 0];
      },
      words: ({params, result}) => `inertia ${inertiaOf(momentAt(result, params.step).inertia)}`
    });
    return (state) => {
      const {moments, best, trueInertia} = state.result;
      const last = moments.length - 1;
      const top = Math.max(best.inertia, trueInertia ?? 0, moments[1]?.inertia ?? 0) || 1;
      plot.domain({x: [0, Math.max(1, last)], y: [0, 1.08 * top]});
      const steps = moments.slice(1).map((_, s) => s + 1);
      const inertias = steps.map((s) => moments[s].inertia ?? 0);
      line(steps, inertias);
      symbols.forEach((path, odd) => {
        const shape = odd ? ASSIGN : MOVE;
        const d = steps
          .filter((s) => s % 2 === odd)
          .map((s) => `M${tenth(plot.x(s))},${tenth(plot.y(inertias[s - 1]))}${shape}`);
        setAttr(path, "d", last <= FEW && d.length ? d.join("") : null);
      });
      rules.best(best.inertia);
      if (trueInertia === null) rules.truth.clear();
      else rules.truth(trueInertia);
      const taken = handle(state);
      const name = (text: string, ref: string, value: number): Name => ({
        text,
        className: "",
        ref,
        of: [plot.x.domain()[1], value]
      });
      const [bestWords, trueWords] = [best.inertia, trueInertia].map(inertiaOf);
      const near = trueInertia !== null && Math.abs(plot.y(trueInertia) - plot.y(best.inertia)) < 24;
      const same = trueInertia !== null && Math.abs(trueInertia - best.inertia) <= 1e-9 * best.inertia;
      plot.names(
        same
          ? [name(`best = true: ${bestWords}`, "best truth", best.inertia)]
          : near
            ? [
                name(
                  `best ${bestWords} ${best.inertia < trueInertia ? "<" : ">"} true ${trueWords}`,
                  "best truth",
                  Math.max(best.inertia, trueInertia)
                )
              ]
            : [
                name(`best of 400: ${bestWords}`, "best", best.inertia),
                ...(trueInertia === null ? [] : [name(`true classes: ${trueWords}`, "truth", trueInertia)])
              ],
        [taken]
      );
    };
  }
};
