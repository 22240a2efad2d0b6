import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {byLane, type LaneKey, names} from "../lanes.js";
import {drawnKeys} from "../model.js";
import {directions, errorsOf, factorOf, hasModes, linear} from "../modes.js";
import type {Here, Room} from "../params.js";
import {STEPS} from "../trace.js";
import {number, power} from "../words.js";
import {looks} from "./looks.js";

const STEP = Float64Array.from({length: STEPS + 1}, (_, t) => t);
const ENDS = [0.05, 20] as const;
const CURVATURES = Float64Array.from({length: 241}, (_, i) => ENDS[0] * (ENDS[1] / ENDS[0]) ** (i / 240));
const FACTORS = [0.55, 1.08] as const;
const ERRORS = [1e-5, 10] as const;
const [FLAT, STEEP] = directions;
/** Where the handle of β stands: halfway between the two curvatures. */
const HALFWAY = Math.sqrt(FLAT * STEEP);

/** The rules whose errors are drawn: the one in focus and GD. */
const pairOf = (chosen: LaneKey): readonly LaneKey[] => ["gd", chosen === "gd" ? "momentum" : chosen];

/** Why: by which factor a step shrinks the error, for each curvature, and the errors along the ravine's two directions. */
export const modes: Room["Picture"] = {
  id: "modes",
  tab: "Why: two directions",
  title: ({params: {surface}}) =>
    hasModes(surface) ? "What a step leaves of the error" : "Only a quadratic has fixed directions",
  reads: ({params, result: {course, lanes}}) => [
    params.t,
    params.surface,
    params.chosen,
    params.beta,
    params.decay,
    drawnKeys(params).join(),
    course,
    ...pairOf(params.chosen).flatMap((key) => [lanes[key].x, lanes[key].y]),
    ...linear.map((key) => lanes[key].hyper.rate)
  ],
  legend: () => [
    {label: "along the floor", className: "line", ref: "flat"},
    {label: "across", className: "line dotted", ref: "steep"}
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const split = Math.round(height * 0.5);
    const left = 40;
    const top = createPlot(stage, {
      at: {x: 0, y: 0, width, height: split},
      x: {
        domain: ENDS,
        scale: "log",
        label: "curvature h (log scale)",
        ticks: [FLAT, 1, STEEP],
        format: String
      },
      y: {domain: FACTORS, label: "factor a step", ticks: [0.6, 0.8, 1], grid: true},
      left
    });
    const below = createPlot(stage, {
      at: {x: 0, y: split, width, height: height - split},
      x: {domain: [0, STEPS], label: "step t", ticks: [0, 50, 100, 150, 200]},
      y: {
        domain: ERRORS,
        scale: "log",
        label: "distance to the minimum (log scale)",
        ticks: [1e-4, 1e-2, 1],
        format: (v) => power(Math.round(Math.log10(v))),
        grid: true
      },
      left
    });
    const rules = [FLAT, STEEP].map((_, i) =>
      top.rule("x", {className: `line-soft ${i ? "dotted" : ""}`, ref: i ? "steep" : "flat"})
    );
    const one = top.rule("y", {className: "line-soft"});
    const curves = Object.fromEntries(
      linear.map((key) => [key, top.line({className: looks[key].line, ref: key})])
    ) as Record<(typeof linear)[number], ReturnType<typeof top.line>>;
    const dots = linear.map((key) =>
      top.dots({className: key === "gd" ? "mark" : looks[key].mark, radius: 4.5, ref: key})
    );
    const errors = byLane((key) =>
      [0, 1].map((i) => {
        const plain = looks[key].line.replace(" dashed", "");
        return below.line({className: i ? `${plain} dotted` : plain, ref: `${i ? "steep" : "flat"} ${key}`});
      })
    );
    const playhead = below.rule("x", {className: "line-taught thin", ref: "t"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(top, {
      param: "beta",
      along: "y",
      label: "Momentum β, by its floor √β",
      at: ({params}) => [HALFWAY, Math.max(FACTORS[0], Math.sqrt(params.beta))],
      value: (_, y) => Math.max(0, y) ** 2,
      words: ({params}) => `√β ${number(Math.sqrt(params.beta))}`
    });
    return (state) => {
      const {params, result} = state;
      const {course, lanes} = result;
      const taken = handle(state);
      const pair = pairOf(params.chosen);
      const drawn = drawnKeys(params);
      playhead(params.t);
      one(1);
      rules[0](FLAT);
      rules[1](STEEP);
      const on = hasModes(course);
      linear.forEach((key, i) => {
        // An L2 penalty adds λ to every curvature; the reader's surface is drawn without it then.
        if (!on || !(drawn.includes(key) || pair.includes(key))) {
          curves[key].clear();
          dots[i].clear();
          return;
        }
        const {rate, beta, decay} = lanes[key].hyper;
        const factor = (h: number): number => factorOf(key, h + decay, rate, beta);
        curves[key](CURVATURES, CURVATURES.map(factor));
        dots[i](directions, directions.map(factor));
      });
      for (const [key, lines] of Object.entries(errors) as [LaneKey, (typeof errors)["gd"]][]) {
        const shown = on && pair.includes(key);
        const both = shown ? errorsOf(course, lanes[key]) : null;
        lines.forEach((line, i) => {
          if (both)
            line(
              STEP.subarray(0, both[i].length),
              both[i].map((v) => Math.max(v, ERRORS[0] / 10))
            );
          else line.clear();
        });
      }
      top.names(
        on
          ? linear.flatMap((key) =>
              drawn.includes(key) || pair.includes(key)
                ? [{text: names[key], className: looks[key].text, ref: key, of: curves[key]}]
                : []
            )
          : [],
        [taken]
      );
      below.names(
        on
          ? pair.map((key) => ({
              text: names[key],
              className: looks[key].text,
              ref: key,
              of: errors[key][0]
            }))
          : []
      );
    };
  }
};
