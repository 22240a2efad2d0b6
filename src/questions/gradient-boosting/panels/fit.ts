import {amount} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {GRID} from "../model.js";
import {HIGH, partNames, type Room} from "../params.js";
import {treesText} from "../words.js";
import {truth} from "../world.js";

const CIRCLE = "M3.4,0A3.4,3.4 0 1,1 -3.4,0A3.4,3.4 0 1,1 3.4,0Z";
const mean = GRID.map(truth);
const NEAR = [-2, 2] as const;
const FAR = 1e4;

/** The main panel: points to drag, the booster's sum, and the forest's mean beside it. */
export const fit: Room["Picture"] = {
  id: "fit",
  tab: "Fit",
  title: ({params}) =>
    params.stages
      ? `Mean plus η times ${params.part === "all" || params.stages < 2 ? treesText(params) : partNames[params.part]}`
      : "The mean of the targets: no tree yet",
  reads: ({params: {moved, stages, part, outliers}, result: {sample, sum, forest}}) => [
    moved,
    stages,
    part,
    outliers,
    sample,
    sum,
    forest
  ],
  legend: ({params}) => [
    {label: "boosting", className: "line-taught", ref: "sum"},
    ...(params.forest ? [{label: "forest", className: "line-1", ref: "forest"}] : []),
    {label: "training", className: "class-0", path: CIRCLE, ref: "train"},
    {label: "truth", className: "line-2 dashed", ref: "truth"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "x"},
      y: {domain: NEAR, label: "y"},
      left: 34
    });
    const true_ = plot.line({className: "line-2 dashed", ref: "truth"});
    const forest = plot.line({className: "line-1", ref: "forest"});
    const sum = plot.line({className: "line-taught", ref: "sum"});
    let now: Room["State"] | null = null;
    const dots = createPoints(plot, {
      label: "Training points",
      hint: "drag a point up or down",
      step: [0, 0.02],
      move: (key, _, y) => {
        if (now) stage.set({moved: [...now.params.moved.filter(([i]) => i !== key), [key, y]]});
      }
    });
    return (state) => {
      now = state;
      const {
        params: {outliers, moved},
        result
      } = state;
      const {x, y} = result.sample;
      const far = outliers || moved.some(([, to]) => Math.abs(to) > 1.9) || y.some((v) => Math.abs(v) > 2);
      plot.domain({y: far ? HIGH : NEAR});
      true_(GRID, mean);
      if (result.forest) forest(GRID, result.forest);
      else forest.clear();
      // Past a rate of 2 sums leave every picture, and then what a browser takes for a number.
      sum(
        GRID,
        result.sum.map((v) => Math.max(-FAR, Math.min(FAR, v)))
      );
      dots(
        Array.from(x, (v, i) => ({
          key: i,
          x: v,
          y: y[i],
          className: "class-0",
          path: CIRCLE,
          words: `x ${amount(v)}, y ${amount(y[i])}`
        })),
        true
      );
    };
  }
};
