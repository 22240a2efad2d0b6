import {group} from "../../../marks/axes.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {disc, square} from "./grid.js";

/** What is true, what is predicted, and the columns that are right as a whole. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const root = group(stage.svg, "grid");
  const [whole, truths, predictions] = ["area-taught cell-above", "class-0", "line-1"].map((className) =>
    root.append("path").attr("class", className)
  );
  return ({result: {truth, predicted, shown, L}}) => {
    const [w, h] = [stage.width / (shown + 1), stage.height / (L + 1)];
    const paths = {whole: "", truths: "", predictions: ""};
    for (let i = 0; i < shown; ++i) {
      let right = true;
      for (let j = 0; j < L; ++j) {
        const [x, y] = [(i + 1) * w, (j + 1) * h];
        if (truth[i * L + j]) paths.truths += disc(x, y, 4.5);
        if (predicted[i * L + j]) paths.predictions += square(x, y, 7);
        right &&= truth[i * L + j] === predicted[i * L + j];
      }
      if (right)
        paths.whole += `M${((i + 0.5) * w).toFixed(1)},${(0.5 * h).toFixed(1)}h${w.toFixed(1)}v${(L * h).toFixed(1)}h${(-w).toFixed(1)}z`;
    }
    setAttr(whole as never, "d", paths.whole || null);
    setAttr(truths as never, "d", paths.truths || null);
    setAttr(predictions as never, "d", paths.predictions || null);
  };
};
