import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {MOST, type Room} from "../params.js";
import {rate} from "../words.js";

const KS = Float64Array.from({length: MOST}, (_, i) => i + 1);
/** Ends of the axis: the first that the rates fit under. */
const TOPS = [0.3, 0.7, 1];

/** How the Type I rate climbs with the number of looks or hypotheses: in theory a line, among the experiments dots. */
export const climb: Room["Picture"] = {
  id: "climb",
  tab: "Type I against k",
  title: ({params: {how}}) =>
    how === "look"
      ? "Type I rate against looks"
      : how === "many"
        ? "Type I rate of the family, against hypotheses"
        : "Type I rate, testing once",
  reads: ({params: {how, k, alpha, correct}, result: {climb, typeOne}}) => [
    how,
    k,
    alpha,
    correct,
    climb,
    typeOne
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [1, MOST], label: "looks or hypotheses k", ticks: [1, 5, 10, 15, 20]},
      y: {
        domain: [0, 1],
        label: "Type I rate (%)",
        format: (v) => fixed(100 * v, 0),
        grid: true,
        ticks: 4
      },
      left: 34
    });
    const level = plot.rule("y", {className: "line-soft dashed", ref: "level"});
    const corrected = plot.line({className: "line-0 dashed", ref: "corrected"});
    const line = plot.line({className: "line-0", ref: "alpha"});
    const dots = plot.dots({className: "class-0 mark", ref: "alpha"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "k",
      along: "x",
      at: ({params, result}) => [params.how === "once" ? 1 : params.k, result.typeOne],
      // Whoever drags it away from one look begins to look more than once.
      also: ({params}) => (params.how === "once" ? {how: "look"} : {}),
      words: ({result}) => `Type I rate ${rate(result.typeOne)}`
    });
    const none = new Float64Array(0);
    return (state) => {
      const {params, result} = state;
      const {climb: curve, typeOne} = result;
      const highest = Math.max(params.alpha, typeOne, ...(curve?.rate ?? []));
      plot.domain({y: [0, TOPS.find((top) => top >= highest) ?? 1]});
      level(params.alpha);
      if (curve) {
        line(KS, curve.rate);
        if (params.correct) corrected(KS, curve.corrected);
        else corrected.clear();
        dots(
          curve.nulls ? KS : none,
          curve.nulls ? Float64Array.from(curve.counts, (c) => c / curve.nulls) : none
        );
      } else {
        line.clear();
        corrected.clear();
        dots(none, none);
      }
      const at = handle(state);
      plot.names(
        [
          {
            text: rate(typeOne),
            className: "blue-text",
            ref: "alpha",
            of: [params.how === "once" ? 1 : params.k, typeOne]
          },
          {text: "α", className: "", ref: "level", of: [MOST - 1.5, params.alpha]},
          ...(curve ? [{text: "uncorrected", className: "blue-text", ref: "alpha", of: line}] : [])
        ],
        [at]
      );
    };
  }
};
