import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {INPUTS, PLACES} from "../shift.js";

const places = Float64Array.from({length: PLACES}, (_, i) => i + 1);
const TOP = 1.08;

/** How often each layer finds the pattern, by its place; training has it at the first places only. */
export const shift: Room["Picture"] = {
  id: "shift",
  tab: "Shift",
  title: ({params: {shuffled}}) => `Pattern found, by its place${shuffled ? ", inputs shuffled" : ""}`,
  with: {view: "shift"},
  reads: ({params: {places: seen, shuffled}, result: {shift: s}}) => [seen, shuffled, s],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.5, PLACES + 0.5],
        label: "place of the pattern in the test signal",
        ticks: stage.mode === "narrow" ? [1, 4, 8, 12] : [...places]
      },
      y: {
        domain: [0, TOP],
        label: "share found",
        ticks: [0, 0.5, 1],
        grid: true,
        format: (v) => percent(v, 0)
      }
    });
    const seen = plot.area({className: "area-soft", ref: "places"});
    const edge = plot.rule("x", {className: "line-taught", ref: "places"});
    const chance = plot.rule("y", {className: "line dotted", ref: "chance"});
    const second = plot.line({className: "line-1", ref: "dense"});
    const first = plot.line({className: "line-0", ref: "convolution"});
    const dots = [
      plot.dots({className: "class-0 mark", radius: 4, ref: "convolution"}),
      plot.dots({className: "class-1 mark", radius: 4, ref: "dense"})
    ];
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "places",
      along: "x",
      hint: "drag the edge",
      at: ({params}) => [params.places + 0.5, TOP],
      value: (x) => Math.round(x - 0.5),
      words: () => "places that training shows"
    });
    return (state) => {
      const {params, result} = state;
      if (!result.shift) return;
      const {dense, convolution} = result.shift;
      const end = params.places + 0.5;
      seen([0.5, end], [0, 0], [TOP, TOP]);
      edge(end);
      chance(1 / PLACES);
      second(places, dense);
      first(places, convolution);
      dots[0](places, convolution);
      dots[1](places, dense);
      const taken = handle(state);
      plot.names(
        [
          {text: "convolution", className: "blue-text", ref: "convolution", of: first},
          {text: "dense", className: "orange-text", ref: "dense", of: second},
          {text: "in training", className: "", ref: "places", of: [0.7, 0.22]},
          {text: "guessing", className: "", ref: "chance", of: [9.5, 1 / PLACES]}
        ],
        [taken]
      );
    };
  }
};

/** One test signal, and the scores that both layers give to each place. */
export const signal: Room["Picture"] = {
  id: "signal",
  tab: "One signal",
  title: ({result: {shift: s}}) => `One test signal, pattern at place ${(s?.example.place ?? 0) + 1}`,
  with: {view: "shift"},
  reads: ({result: {shift: s}}) => [s],
  draw: (stage) => {
    const half = Math.round(stage.height * 0.46);
    const x = (label: string) => ({
      domain: [0.5, INPUTS + 0.5] as const,
      label,
      ticks: [1, 4, 7, 10, 13]
    });
    const upper = createPlot(stage, {
      at: {x: 0, y: 0, width: stage.width, height: half},
      x: x(""),
      y: {domain: [-2.5, 2.5], label: "signal", ticks: [-2, 0, 2]},
      left: 34
    });
    const lower = createPlot(stage, {
      at: {x: 0, y: half, width: stage.width, height: stage.height - half},
      x: x("place"),
      y: {domain: [-0.5, 1], label: "score of each place", ticks: [-0.5, 0, 0.5, 1]},
      left: 34
    });
    const where = upper.area({className: "area-2", ref: "pattern"});
    const zero = [upper, lower].map((plot) => plot.rule("y", {className: "line-soft"}));
    const values = upper.line({className: "line", ref: "signal"});
    const points = upper.dots({className: "mark", radius: 3, ref: "signal"});
    const there = lower.rule("x", {className: "line-2 dashed", ref: "pattern"});
    const dense = lower.line({className: "line-1", ref: "dense"});
    const convolution = lower.line({className: "line-0", ref: "convolution"});
    const inputs = Float64Array.from({length: INPUTS}, (_, i) => i + 1);
    return ({result: {shift: s}}) => {
      if (!s) return;
      const {place, signal: x, dense: d, convolution: c} = s.example;
      where([place + 0.5, place + 3.5], [-2.5, -2.5], [2.5, 2.5]);
      for (const rule of zero) rule(0);
      values(inputs, x);
      points(inputs, x);
      there(place + 1);
      dense(places, d);
      convolution(places, c);
      lower.names([
        {text: "convolution", className: "blue-text", ref: "convolution", of: convolution},
        {text: "dense", className: "orange-text", ref: "dense", of: dense}
      ]);
    };
  }
};
