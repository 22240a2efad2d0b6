import {group} from "../../../marks/axes.js";
import {setAttr} from "../../../marks/set.js";
import {type Room, TRAIN} from "../params.js";
import {bars, runs, ticks} from "./runs.js";

/** Sparse votes above, and what a model makes of them below. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const at = {x: 0, width: stage.width, dash: (0.8 * stage.width) / TRAIN};
  const root = group(stage.svg, "votes");
  const [spams, hams, up, down] = ["line-1", "line-0", "class-1", "class-0"].map((className) =>
    root.append("path").attr("class", className)
  );
  return ({result: r}) => {
    const pitch = (0.6 * stage.height) / r.m;
    const [spam, ham] = [runs(at), runs(at)];
    for (let j = 0; j < r.m; ++j) {
      for (let c = 0; c < r.order.length; ++c) {
        const vote = r.votes[r.order[c] * r.m + j];
        if (vote) (vote > 0 ? spam : ham).add(c, (j + 0.5) * pitch);
      }
    }
    const base = 0.82 * stage.height;
    const [above, below] = [bars(at, base), bars(at, base)];
    r.order.forEach((i, c) => {
      const lean = 2 * r.fit.posterior[i] - 1;
      (lean > 0 ? above : below).add(c, 0.17 * stage.height * lean);
    });
    [spam, ham, above, below].forEach((kind, k) => {
      const node = [spams, hams, up, down][k];
      setAttr(node, "d", kind.path());
      if (k < 2) setAttr(node, "style", ticks(at, 0.62 * pitch));
    });
  };
};
