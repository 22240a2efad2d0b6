import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {MOST} from "../settings.js";
import {errorNow, newPoints} from "../words.js";
import {learnerAxis, learnersTo} from "./axis.js";

/** The error after each learner so far: on new points, on the training rows, out of bag. */
export const errors: Room["Picture"] = {
  id: "errors",
  tab: "Errors",
  title: ({result: {sample}}) => `Share wrong, ${newPoints(sample)}`,
  reads: ({params, settled, result: {key}}) => [
    params.rounds,
    settled.noise,
    settled.world,
    key.bag,
    key.boost
  ],
  legend: () => [
    {label: "bagging", className: "line-2", ref: "bag-fresh"},
    {label: "boosting", className: "line", ref: "boost-fresh"},
    {label: "out of bag", className: "line-2 dashed", ref: "oob"},
    {label: "training rows", className: "line-soft dotted", ref: "trained"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: learnerAxis(MOST),
      y: {domain: [0, 0.5], label: "", ticks: 4, format: (v) => percent(v, 0), grid: true},
      left: 46
    });
    const floor = plot.rule("y", {className: "line-soft dashed", ref: "noise"});
    const [bagTrained, boostTrained] = [
      plot.line({className: "line-2 dotted", ref: "trained"}),
      plot.line({className: "line dotted", ref: "trained"})
    ];
    const oob = plot.line({className: "line-2 dashed", ref: "oob"});
    const bag = plot.line({className: "line-2", ref: "bag-fresh"});
    const boost = plot.line({className: "line", ref: "boost-fresh"});
    const ends = plot.dots({className: "mark", radius: 4, ref: "boost-fresh"});
    const here = plot.rule("x", {className: "line-taught thin", ref: "rounds"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "rounds",
      along: "x",
      at: (state) => [state.params.rounds, errorNow(state.result.bag)],
      words: ({result}) =>
        `bagging ${percent(errorNow(result.bag), 0)} wrong, boosting ${percent(errorNow(result.boost), 0)}`
    });
    const least = plot.text({className: "", ref: "noise", anchor: "end", dx: -4, dy: -5});
    return (state) => {
      const {sample, bag: b, boost: a} = state.result;
      plot.domain({y: [0, Math.max(...b.fresh, ...b.oob, ...a.fresh) > 0.46 ? 0.7 : 0.5]});
      if (sample.known && sample.noise > 0) {
        floor(sample.noise);
        least(MOST, sample.noise, "η: no rule errs less");
      } else {
        floor.clear();
        least.clear();
      }
      bagTrained(learnersTo(b.kept), b.trained);
      oob(learnersTo(b.kept), b.oob);
      bag(learnersTo(b.kept), b.fresh);
      if (a.kept) {
        boostTrained(learnersTo(a.kept), a.trained);
        boost(learnersTo(a.kept), a.fresh);
      } else for (const line of [boostTrained, boost]) line.clear();
      // Where boosting has ended its last vote stands.
      if (a.kept && a.ended) ends([a.kept], [a.fresh[a.kept - 1]]);
      else ends.clear();
      here(state.params.rounds);
      const taken = handle(state);
      plot.names(
        [
          {text: "bagging", className: "green-text", ref: "bag-fresh", of: bag},
          ...(a.kept
            ? [
                {
                  text: a.ended ? "boosting ends" : "boosting",
                  className: "name",
                  ref: "boost-fresh",
                  of: a.kept > 1 ? boost : ([a.kept, a.fresh[0]] as const)
                }
              ]
            : [])
        ],
        [taken]
      );
    };
  }
};
