import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {gapped, SERIES, spreadOf} from "../counted.js";
import {gaps, type Room} from "../params.js";
import {errorText, schemeNames} from "../words.js";

/** The mean report against the gap, over many series, beside the mean error in the future. */
export const gap: Room["Picture"] = {
  id: "gap",
  tab: "Gap",
  title: ({result: {cut}}) =>
    `Mean report against the gap, ${SERIES} series, targets of ${cut.width} ${cut.width === 1 ? "value" : "values"}`,
  reads: ({params, settled: {learner, memory, scheme}, result: {cut}}) => [
    learner,
    memory,
    scheme,
    cut.width,
    params.gap
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.5, 19.5], label: "gap or embargo (rows)", ticks: gaps},
      y: {domain: [0, 1], label: "mean squared error", format: errorText, grid: true, ticks: 5},
      left: 42
    });
    const future = plot.rule("y", {className: "line-2 dashed", ref: "future"});
    const lines = gapped.map((scheme, i) =>
      plot.line({className: ["line-0", "line-1", "line dotted"][i], ref: scheme})
    );
    const dots = gapped.map((scheme, i) =>
      plot.dots({className: `${["class-0", "class-1", "line-soft"][i]} mark`, ref: scheme})
    );
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "gap",
      along: "x",
      at: (state) => [
        state.params.gap,
        meanAt(state, gapped.find((s) => s === state.settled.scheme) ?? "expanding", state.params.gap)
      ]
    });
    return (state) => {
      const {
        settled: {learner, memory, scheme},
        result: {cut}
      } = state;
      const ahead = spreadOf(state.data.counted, learner, memory, cut.width, "future", 0)[3];
      const means = gapped.map((name) => gaps.map((g) => meanAt(state, name, g)));
      const high = Math.max(ahead, ...means.flat());
      const low = Math.min(ahead, ...means.flat());
      plot.domain({y: [low - 0.35 * (high - low) - 0.02 * high, high + 0.2 * (high - low) + 0.02 * high]});
      future(ahead);
      const same = means[1].every((v, i) => v === means[2][i]);
      means.forEach((values, i) => {
        const shown = i < 2 || !same;
        lines[i](shown ? gaps : [], shown ? values : []);
        dots[i](shown ? gaps : [], shown ? values : []);
      });
      const taken = handle(state);
      plot.names(
        [
          {text: "future", className: "green-text", ref: "future", of: [2, ahead] as const},
          ...gapped
            .map((name, i) => ({
              text: same && name === "expanding" ? "both windows" : schemeNames[name],
              className: ["blue-text", "orange-text", ""][i],
              ref: name,
              of: lines[i]
            }))
            .filter((_, i) => !(same && i === 2))
        ],
        scheme ? [taken] : []
      );
    };
  }
};

const meanAt = (
  {data, settled: {learner, memory}, result: {cut}}: Room["State"],
  scheme: (typeof gapped)[number],
  g: number
): number => spreadOf(data.counted, learner, memory, cut.width, scheme, g)[3];
