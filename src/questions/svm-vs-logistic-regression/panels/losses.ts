import {createPlot} from "../../../marks/plot.js";
import {marginLosses} from "../../../ml/margin-losses.js";
import type {Room} from "../params.js";
import {force as forceText, lossText} from "../words.js";
import {clamp, createRiders, span} from "./riders.js";

type State = Room["State"];

const top = 4;
const MS = Float64Array.from({length: 97}, (_, i) => span[0] + i / 12);
const axis = {domain: span, label: "margin m = y f(x)", ticks: [-3, -2, -1, 0, 1, 2, 3, 4, 5]};

const reads = ({params: {unit}, result: {svm, logistic, kept, points, followed}}: State) => [
  unit,
  svm.margin,
  svm.force,
  logistic.margin,
  kept,
  points.label,
  followed.point,
  followed.svm.margin,
  followed.logistic.margin,
  followed.fitted
];

const beyond = ({result: {svm, logistic}}: State): boolean =>
  [svm, logistic].some(({margin}) => margin.some((m) => m !== clamp(m)));
const label = (state: State): string => `margin m = y f(x)${beyond(state) ? "; beyond, at the edge" : ""}`;

/** The losses over the margin, with every point on both of those that are fitted. */
export const losses: Room["Picture"] = {
  id: "losses",
  tab: "Losses",
  title: "Loss of a point against its margin",
  reads,
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: axis,
      y: {domain: [0, top], label: "loss ℓ(m)", ticks: [0, 1, 2, 3, 4], grid: true},
      left: 26
    });
    const zeroOne = plot.line({className: "line-soft", ref: "zeroOne"});
    const squared = plot.line({className: "line-soft dotted", ref: "squaredHinge"});
    const hinge = plot.line({className: "line", ref: "hinge"});
    const logistic = plot.line({className: "line-2", ref: "logistic"});
    zeroOne([span[0], 0, 0, span[1]], [1, 1, 0, 0]);
    squared(MS, MS.map(marginLosses.squaredHinge.value));
    hinge([span[0], 1, span[1]], [1 - span[0], 0, 0]);
    const onHinge = createRiders(plot, top);
    const onLogistic = createRiders(plot, top);
    return (state) => {
      const {params, result} = state;
      const {followed: f} = result;
      const loss = params.unit === "bits" ? marginLosses.logistic2 : marginLosses.logistic;
      logistic(MS, MS.map(loss.value));
      plot.label({x: label(state), y: params.unit === "bits" ? "loss ℓ(m), logistic in bits" : "loss ℓ(m)"});
      onHinge(result, result.svm.margin, marginLosses.hinge.value, {
        margin: f.svm.margin,
        height: f.svm.loss
      });
      const own = loss.value(f.logistic.margin);
      onLogistic(result, result.logistic.margin, loss.value, {margin: f.logistic.margin, height: own});
      plot.names([
        ...(f.fitted
          ? [
              {
                text: lossText(f.svm.loss),
                className: "",
                ref: "followed",
                of: [clamp(f.svm.margin), Math.min(top, f.svm.loss)] as const
              },
              {
                text: lossText(own),
                className: "green-text",
                ref: "followed",
                of: [clamp(f.logistic.margin), Math.min(top, own)] as const
              }
            ]
          : []),
        {text: "hinge (SVM)", className: "", ref: "hinge", of: [-0.9, 1.9]},
        {text: "logistic", className: "green-text", ref: "logistic", of: [-2.2, loss.value(-2.2)]},
        {text: "squared hinge", className: "", ref: "squaredHinge", of: [-0.8, 3.24]},
        {text: "0–1", className: "", ref: "zeroOne", of: [-2.4, 1]}
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
    hinge([span[0], 1, 1, span[1]], [1, 1, 0, 0]);
    logistic(
      MS,
      MS.map((m) => -marginLosses.logistic.slope(m))
    );
    const onHinge = createRiders(plot, 1);
    const onLogistic = createRiders(plot, 1);
    return (state) => {
      const {result} = state;
      const {followed: f, svm} = result;
      plot.label({x: label(state)});
      // On the kink the force is what balances the others.
      onHinge(result, svm.margin, (_, k) => svm.force[k], {margin: f.svm.margin, height: f.svm.force});
      onLogistic(result, result.logistic.margin, (m) => -marginLosses.logistic.slope(m), {
        margin: f.logistic.margin,
        height: f.logistic.force
      });
      plot.names([
        ...(f.fitted
          ? [
              {
                text: forceText(f.svm.force),
                className: "",
                ref: "followed",
                of: [clamp(f.svm.margin), f.svm.force] as const
              },
              {
                text: forceText(f.logistic.force),
                className: "green-text",
                ref: "followed",
                of: [clamp(f.logistic.margin), f.logistic.force] as const
              }
            ]
          : []),
        {text: "hinge (SVM)", className: "", ref: "hinge", of: [-0.4, 1]},
        {text: "logistic", className: "green-text", ref: "logistic", of: [-1, 0.73]}
      ]);
    };
  }
};
