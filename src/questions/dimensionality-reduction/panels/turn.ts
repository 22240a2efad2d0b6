import {percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {keptAt} from "../plane.js";
import {turnable} from "../words.js";

const ANGLES = Float64Array.from({length: 91}, (_, i) => 2 * i);

/** The share that an axis keeps, against its angle; with two classes, how well a cut along it tells them apart. */
export const turn: Room["Picture"] = {
  id: "turn",
  tab: "Angles",
  title: ({result: {cuts}}) => (cuts ? "Kept, and told apart, by angle" : "Variance kept, by angle"),
  reads: (state) => [
    state.params.angle,
    state.params.best,
    turnable(state),
    state.result.plane,
    state.result.cuts
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 180], label: "angle of the axis", ticks: [0, 45, 90, 135, 180], format: (v) => `${v}°`},
      y: {
        domain: [0, 1],
        label: "share",
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (v) => `${100 * v} %`,
        grid: true
      },
      left: 46
    });
    const peak = plot.rule("x", {className: "line-2 dashed", ref: "best"});
    const curve = plot.line({className: "line-0", ref: "kept"});
    const cuts = plot.line({className: "line-1", ref: "cuts"});
    const here = plot.dots({className: "taught mark", radius: 5.5, ref: "axis"});
    return (state) => {
      const {params, result} = state;
      const {plane} = result;
      curve(
        ANGLES,
        ANGLES.map((a) => keptAt(plane, a))
      );
      if (result.cuts) cuts(ANGLES, result.cuts);
      else cuts.clear();
      const free = turnable(state);
      const kept = keptAt(plane, params.angle);
      if (free) here([params.angle], [kept]);
      else here.clear();
      if (params.best && free) peak(plane.best);
      else peak.clear();
      plot.names(
        [
          ...(free
            ? [
                {
                  text: `yours: ${percent(kept)}`,
                  className: "taught-text",
                  ref: "axis",
                  of: [params.angle, kept] as const
                }
              ]
            : []),
          {text: result.cuts ? "variance kept" : "", className: "blue-text", ref: "kept", of: curve},
          ...(result.cuts ? [{text: "best cut right", className: "orange-text", ref: "cuts", of: cuts}] : [])
        ].filter(({text}) => text)
      );
    };
  }
};
