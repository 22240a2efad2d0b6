import {createPlot, type Name} from "../../../marks/plot.js";
import {marginLosses} from "../../../ml/margin-losses.js";
import type {Seen} from "../followed.js";
import type {Room} from "../params.js";
import {force as forceText, lossText, soft} from "../words.js";
import {clamp, createRiders, over, type Span, spanOf} from "./riders.js";

type State = Room["State"];

const axis = {domain: [-3, 5], label: "margin m = y f(x)"} as const;

const reads = ({params: {unit}, result: {svm, logistic, kept, points, followed}}: State) => [
  unit,
  svm.margin,
  svm.force,
  logistic.margin,
  kept,
  points.label,
  followed.point,
  followed.svm.margin,
  followed.svm.force,
  followed.logistic.margin,
  followed.fitted
];

const axisName = ({result: {svm, logistic}}: State, span: Span): string =>
  [svm, logistic].some(({margin}) => margin.some((m) => m !== clamp(span, m)))
    ? "margin m = y f(x); beyond, at the edge"
    : axis.label;

/** The followed point's own heights, where it is fitted. */
function ownNames(
  {followed: {fitted, svm, logistic}}: State["result"],
  span: Span,
  top: number,
  say: (v: number, i: number) => string,
  of: (seen: Seen, i: number) => number
): Name[] {
  if (!fitted) return [];
  return [svm, logistic].map((seen, i) => ({
    text: say(of(seen, i), i),
    className: i ? "green-text" : "",
    ref: "followed",
    of: [clamp(span, seen.margin), Math.min(top, of(seen, i))]
  }));
}

/** The losses over the margin, with every point on both of those that are fitted. */
export const losses: Room["Picture"] = {
  id: "losses",
  tab: "Losses",
  title: "Loss of a point against its margin",
  reads,
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: axis,
      y: {domain: [0, 4], label: "loss ℓ(m)", grid: true, ticks: 4},
      left: 30
    });
    const zeroOne = plot.line({className: "line-soft", ref: "zeroOne"});
    const squared = plot.line({className: "line-soft dotted", ref: "squaredHinge"});
    const hinge = plot.line({className: "line", ref: "hinge"});
    const logistic = plot.line({className: "line-2", ref: "logistic"});
    const onHinge = createRiders(plot);
    const onLogistic = createRiders(plot);
    let drawn = {low: 0, unit: ""};
    return (state) => {
      const {params, result} = state;
      const {svm, logistic: fit, followed: f} = result;
      const bits = params.unit === "bits";
      const loss = bits ? marginLosses.logistic2 : marginLosses.logistic;
      const span = spanOf(result);
      const {low, high, top} = span;
      plot.domain({x: [low, high], y: [0, top]});
      plot.label({x: axisName(state, span), y: bits ? "loss ℓ(m), logistic in bits" : "loss ℓ(m)"});
      if (drawn.low !== low || drawn.unit !== params.unit) {
        drawn = {low, unit: params.unit};
        const ms = over(span);
        zeroOne([low, 0, 0, high], [1, 1, 0, 0]);
        squared(ms, ms.map(marginLosses.squaredHinge.value));
        hinge([low, 1, high], [1 - low, 0, 0]);
        logistic(ms, ms.map(loss.value));
      }
      const own = loss.value(f.logistic.margin);
      onHinge(result, span, top, svm.margin, marginLosses.hinge.value, {
        margin: f.svm.margin,
        height: f.svm.loss
      });
      onLogistic(result, span, top, fit.margin, loss.value, {margin: f.logistic.margin, height: own});
      // Where the squared hinge leaves the picture.
      const out = 1 - Math.sqrt(0.8 * top);
      // Where the axis reaches far left, the squared hinge stands close beside the hinge at low losses.
      const named = low < -4 ? 0.85 : 0.55;
      plot.names([
        ...ownNames(result, span, top, lossText, (seen, i) => (i ? own : seen.loss)),
        {text: "hinge (SVM)", className: "", ref: "hinge", of: [1 - named * top, named * top]},
        {
          text: "logistic",
          className: "green-text",
          ref: "logistic",
          of: [0.5 * low, loss.value(0.5 * low)]
        },
        {text: "squared hinge", className: "", ref: "squaredHinge", of: [out, 0.8 * top]},
        {text: "0–1", className: "", ref: "zeroOne", of: [0.8 * low, 1]}
      ]);
    };
  }
};

/** −ℓ′(m): the hinge's force stops at 1, the logistic one falls and never ends. */
export const force: Room["Picture"] = {
  id: "force",
  tab: "Forces",
  title: "Force of a point against its margin",
  reads,
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: axis,
      y: {domain: [0, 1], label: "force −ℓ′(m)", ticks: [0, 0.5, 1], grid: true},
      left: 34,
      margin: 6
    });
    const hinge = plot.line({className: "line", ref: "hinge"});
    const logistic = plot.line({className: "line-2", ref: "logistic"});
    const onHinge = createRiders(plot);
    const onLogistic = createRiders(plot);
    const slope = (m: number) => -marginLosses.logistic.slope(m);
    let drawn = 0;
    return (state) => {
      const {result} = state;
      const {svm, logistic: fit, followed: f} = result;
      const span = spanOf(result);
      const {low, high} = span;
      plot.domain({x: [low, high]});
      plot.label({x: axisName(state, span)});
      if (drawn !== low) {
        drawn = low;
        const ms = over(span);
        hinge([low, 1, 1, high], [1, 1, 0, 0]);
        logistic(ms, ms.map(slope));
      }
      // On the kink the force is what balances the others.
      onHinge(result, span, 1, svm.margin, (_, k) => svm.force[k], {
        margin: f.svm.margin,
        height: f.svm.force
      });
      onLogistic(result, span, 1, fit.margin, slope, {
        margin: f.logistic.margin,
        height: f.logistic.force
      });
      plot.names([
        ...ownNames(
          result,
          span,
          1,
          (v, i) => (i ? soft(v) : forceText(v)),
          ({force}) => force
        ),
        {text: "hinge (SVM)", className: "", ref: "hinge", of: [1, 0.8]},
        {text: "logistic", className: "green-text", ref: "logistic", of: [-1, slope(-1)]}
      ]);
    };
  }
};
