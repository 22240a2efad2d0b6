import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {casesWords, cellCount, right} from "../words.js";

/** The four cells as areas: a column a class, as wide as the class is large; alarms at its top. */
export const cells: Room["Picture"] = {
  id: "cells",
  tab: "Four cells",
  title: (state) =>
    `${casesWords(state)}: ${right(state.result.now)} right; always no: ${right(state.result.alwaysNo)}`,
  reads: ({params, settled, result: {now, prevalence, key}}) => [
    params.prevalence,
    settled.table,
    prevalence,
    now.counts.tp,
    now.counts.fp,
    now.counts.fn,
    key.sample
  ],
  legend: () => [
    {label: "negative, alarm", className: "class-0", path: square, ref: "fp"},
    {label: "no alarm", className: "area-0", path: square, ref: "tn"},
    {label: "positive, alarm", className: "class-1", path: square, ref: "tp"},
    {label: "no alarm", className: "area-1", path: square, ref: "fn"}
  ],
  draw: (stage) => {
    const wide = stage.mode === "wide";
    const room = wide ? 118 : 92;
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: stage.width - room, height: stage.height},
      x: {domain: [0, 1], label: "share of all cases", ticks: [0, 0.25, 0.5, 0.75], format: whole},
      y: {domain: [0, 1], label: "share of its class", ticks: [0, 0.25, 0.5, 0.75, 1], format: whole}
    });
    const cell = (className: string, ref: string) => plot.bars({className, ref});
    const [tn, fp] = [cell("area-0", "tn"), cell("class-0", "fp")];
    const [fn, tp] = [cell("area-1", "fn"), cell("class-1", "tp")];
    plot.frame();
    const edge = plot.rule("x", {className: "line-taught thin", ref: "prevalence"});
    const left = (ref: string, className: string, dy: number) =>
      plot.text({className: `name ${className}`, ref, anchor: "middle", dy});
    const beside = (ref: string, className: string, dy: number) =>
      plot.text({className: `name ${className}`, ref, dx: 9, dy});
    const quiet = [left("tn", "blue-text", -2), left("tn", "", 15)];
    const alarm = [left("fp", "blue-text", 0), left("fp", "", 17)];
    const found = [beside("tp", "orange-text", 0), beside("tp", "", 16)];
    const missed = [beside("fn", "orange-text", 0), beside("fn", "", 16)];
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "prevalence",
      along: "x",
      label: "prevalence",
      at: ({params, settled, result}) => [
        1 - (settled.table === "own" ? result.prevalence : params.prevalence),
        0
      ],
      value: (x) => 1 - x,
      hint: wide ? "drag: how many are positive" : "drag",
      hintAt: {x: -16, y: -10, anchor: "end"}
    });
    return (state) => {
      const {now, prevalence: pi} = state.result;
      const {counts} = now;
      const at = 1 - pi;
      const alarms = counts.fp / (counts.fp + counts.tn);
      tn([0], [at], [0], [1 - alarms]);
      fp([0], [at], [1 - alarms], [1]);
      fn([at], [1], [0], [1 - now.recall]);
      tp([at], [1], [1 - now.recall], [1]);
      edge(at);
      // Under the strip, on the light ground, while there is room.
      const pixels = (v: number) => v / plot.at.height;
      const below = 1 - alarms > pixels(120);
      const strip = below ? 1 - alarms - pixels(18) : 1 - pixels(24);
      const middle = Math.min((1 - alarms) / 2, strip - pixels(46));
      const half = at / 2;
      quiet[0](half, middle, cellCount(counts.tn));
      quiet[1](half, middle, "true negatives");
      alarm[0](half, strip, cellCount(counts.fp));
      alarm[1](half, strip, "false alarms");
      // Names at the right keep their distance from each other.
      const high = Math.min(1 - pixels(12), Math.max(1 - now.recall / 2, pixels(74)));
      const low = Math.min(high - pixels(44), Math.max((1 - now.recall) / 2, pixels(28)));
      found[0](1, high, cellCount(counts.tp));
      found[1](1, high, wide ? "positives found" : "found");
      missed[0](1, low, cellCount(counts.fn));
      missed[1](1, low, wide ? "positives missed" : "missed");
      handle(state);
    };
  }
};

const square = "M-6,-6h12v12h-12z";
const whole = (v: number): string => percent(v, 0);
