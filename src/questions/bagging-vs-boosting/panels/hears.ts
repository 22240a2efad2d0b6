import {percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {MOST} from "../settings.js";
import {learnerAxis, learnersTo} from "./axis.js";

/** Which share of what each learner hears comes from flipped labels; of a reader's table from the heaviest tenth of the rows. */
export const hears: Room["Picture"] = {
  id: "hears",
  tab: "Hears",
  title: ({result: {sample}}) =>
    sample.flipped
      ? "Share of the weight on flipped labels"
      : "Share of the weight on the heaviest tenth of the rows",
  reads: ({result: {key}}) => [key.bag, key.boost],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: learnerAxis(MOST),
      y: {
        domain: [0, 0.5],
        label: "",
        ticks: 3,
        format: (v) => percent(v, 0),
        grid: true
      },
      left: 46
    });
    const bag = plot.line({className: "line-2", ref: "bag-share"});
    const boost = plot.line({className: "line", ref: "boost-share"});
    return ({result: {bag: b, boost: a, sample}}) => {
      plot.domain({y: [0, sample.flipped ? 0.6 : 1]});
      bag(learnersTo(b.kept), b.share);
      if (a.kept) boost(learnersTo(a.kept), a.share);
      else boost.clear();
      plot.names([
        {text: "bagging", className: "green-text", ref: "bag-share", of: bag},
        ...(a.kept > 1 ? [{text: "boosting", className: "name", ref: "boost-share", of: boost}] : [])
      ]);
    };
  }
};
