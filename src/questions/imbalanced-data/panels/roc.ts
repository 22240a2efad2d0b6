import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {falsePositiveRate} from "../../../ml/confusion.js";
import {type Remedy, remedies} from "../model.js";
import type {Room} from "../params.js";
import {shortNames} from "../words.js";

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Where each remedy works on the ROC plane, over the untouched model's curve; the threshold can be dragged along it. */
export const roc: Room["Picture"] = {
  id: "roc",
  tab: "Operating points",
  title: "Operating points on ROC",
  reads: ({params, settled, result: {key, numbers}}) => [
    key.sample,
    settled.remedy,
    settled.correct,
    params.threshold,
    numbers.threshold.recall
  ],
  legend: ({settled}) => [
    {label: "untouched model", className: "line", ref: "roc"},
    {
      label: settled.correct ? "remedies, corrected" : "remedies at 0.5",
      className: "class-2",
      path: dot,
      ref: "points"
    },
    {label: "its threshold moved", className: "line-taught", ref: "threshold"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "false-positive rate", ticks, format: String, grid: true},
      y: {domain: [0, 1], label: "recall", ticks, format: String, grid: true},
      equal: true
    });
    plot.line({className: "line-soft dotted"})([0, 1], [0, 1]);
    const curve = plot.line({className: "line", ref: "roc"});
    const points = plot.dots({className: "class-2 mark", radius: 4.5, ref: "points"});
    const chosen = plot.dots({className: "note-ring", radius: 9, ref: "points"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "threshold",
      along: "x",
      label: "moved threshold",
      at: ({result}) => placeOf(result, "threshold"),
      value: (x, y, {result: {roc}}) => nearest(roc, x, y),
      also: () => ({remedy: "threshold"}),
      words: ({result: {numbers}}) => `recall ${percent(numbers.threshold.recall, 0)}`,
      hint: "drag the threshold",
      hintAt: {x: 16, y: 5, anchor: "start"}
    });
    const shown = remedies.filter((name) => name !== "threshold");
    const labels = shown.map(() => plot.text({className: "name green-text", ref: "points"}));
    const near = (a: readonly number[], b: readonly number[]) =>
      Math.hypot(plot.x(a[0]) - plot.x(b[0]), plot.y(a[1]) - plot.y(b[1])) < 44;
    return (state) => {
      const {settled, result} = state;
      curve(result.roc.x, result.roc.y);
      const at = shown.map((name) => placeOf(result, name));
      points(
        at.map(([x]) => x),
        at.map(([, y]) => y)
      );
      if (settled.remedy === "threshold") chosen.clear();
      else {
        const [x, y] = placeOf(result, settled.remedy);
        chosen([x], [y]);
      }
      handle(state);
      // Names of points that lie close stand below each other, at the right of the first.
      const groups: {names: (typeof shown)[number][]; at: readonly [number, number]}[] = [];
      shown.forEach((name, i) => {
        const group = groups.find((g) => near(g.at, at[i]));
        if (group) group.names.push(name);
        else groups.push({names: [name], at: at[i]});
      });
      groups.forEach(({names, at: place}) => {
        // The handle's hint stands beside the point that it lies on.
        const down = near(place, placeOf(result, "threshold")) ? 26 : 5;
        names.forEach((name, line) => {
          labels[shown.indexOf(name)](
            place[0] + 14 / plot.at.width,
            place[1] - (down + 16 * line) / plot.at.height,
            shortNames[name]
          );
        });
      });
    };
  }
};

const dot = "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0";

function placeOf({numbers}: Room["State"]["result"], name: Remedy): [number, number] {
  const {counts, recall} = numbers[name];
  return [falsePositiveRate(counts), recall];
}

/** The threshold of the curve's point nearest to a place. */
function nearest({x, y, t}: Room["State"]["result"]["roc"], px: number, py: number): number {
  let best = 0;
  for (let i = 1; i < x.length; ++i)
    if (Math.hypot(x[i] - px, y[i] - py) < Math.hypot(x[best] - px, y[best] - py)) best = i;
  // Between it and its neighbor, as far as the place lies along them.
  const other = [best - 1, best + 1]
    .filter((i) => i >= 0 && i < x.length && Number.isFinite(t[i]))
    .map((i) => ({
      i,
      along:
        ((px - x[best]) * (x[i] - x[best]) + (py - y[best]) * (y[i] - y[best])) /
        ((x[i] - x[best]) ** 2 + (y[i] - y[best]) ** 2 || 1)
    }))
    .filter(({along}) => along > 0)[0];
  return other ? t[best] + Math.min(1, other.along) * (t[other.i] - t[best]) : t[best];
}
