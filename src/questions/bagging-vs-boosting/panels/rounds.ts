import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {MOST} from "../settings.js";
import {learnerAxis, learnersTo} from "./axis.js";

/** Each boosting round's weighted error, and what follows from it: the bound on the training error. */
export const rounds: Room["Picture"] = {
  id: "rounds",
  tab: "Rounds",
  title: ({result: {boost}}) =>
    boost.ended === "perfect"
      ? "Ended: a learner without an error"
      : boost.ended === "chance"
        ? "Ended: a learner no better than chance"
        : "Shares, round by round",
  reads: ({result: {key}}) => [key.boost],
  legend: () => [
    {label: "weighted error ε", className: "class-2", path: DOT, ref: "epsilon"},
    {label: "training error", className: "line dotted", ref: "trained"},
    {label: "its bound", className: "line-soft dashed", ref: "bound"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: learnerAxis(MOST),
      y: {domain: [0, 1], label: "", ticks: [0, 0.5, 1], format: String, grid: true},
      left: 40
    });
    const chance = plot.rule("y", {className: "line-soft", ref: "chance"});
    const bound = plot.line({className: "line-soft dashed", ref: "bound"});
    const trained = plot.line({className: "line dotted", ref: "trained"});
    const errors = plot.dots({className: "class-2", radius: 2.4, ref: "epsilon"});
    const half = plot.text({className: "", ref: "chance", dx: 4, dy: -6});
    return ({result: {boost}}) => {
      chance(0.5);
      half(1, 0.5, "½: chance");
      const {kept} = boost;
      if (kept) {
        bound(learnersTo(kept), boost.bound);
        trained(learnersTo(kept), boost.trained);
        errors(learnersTo(kept), boost.errors);
      } else for (const mark of [bound, trained, errors]) mark.clear();
    };
  }
};

const DOT = "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0";
