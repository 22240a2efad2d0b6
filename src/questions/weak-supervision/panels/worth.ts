import {percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** The classifier's test accuracy by how many gold labels it learned from, and by votes' labels: what these are worth. */
export const worthPanel: Room["Picture"] = {
  id: "worth",
  tab: "Classifier",
  title: "Test accuracy",
  reads: ({data, result: {key}}) => [data, key],
  legend: () => [
    {label: "on n gold labels, mean ± SD", className: "line"},
    {label: "majority’s labels", className: "line dashed", ref: "majority"},
    {label: "label model’s", className: "line-taught", ref: "model"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 200], label: "gold labels to learn from", ticks: [0, 50, 100, 150, 200]},
      y: {
        domain: [0.4, 1],
        label: "right on 100 test messages",
        format: (v) => percent(v, 0),
        ticks: [0.4, 0.6, 0.8, 1],
        grid: true
      }
    });
    const band = plot.area({className: "area-soft"});
    const curve = plot.line({className: "line"});
    const majority = plot.rule("y", {className: "line dashed", ref: "majority"});
    const model = plot.rule("y", {className: "line-taught", ref: "model"});
    const note = plot.text({className: "note-label halo", anchor: "middle"});
    return ({data: {curve: c}, result: {trained}}) => {
      if (trained) note.clear();
      else note(100, 0.5, "Simulated votes have no text to learn from");
      band(
        c.size,
        c.mean.map((m, k) => m - c.sd[k]),
        c.mean.map((m, k) => m + c.sd[k])
      );
      curve(c.size, c.mean);
      for (const [rule, value] of [
        [majority, trained?.majority],
        [model, trained?.model]
      ] as const) {
        if (value === undefined || Number.isNaN(value)) rule.clear();
        else rule(Math.max(0.4, value));
      }
    };
  }
};
