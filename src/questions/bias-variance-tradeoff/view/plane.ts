import {line} from "d3-shape";
import {group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {type FamilyName, familyNames, levels} from "../families.js";
import type {Here, Params, Part, Place} from "../params.js";
import {type Curves, curvesOf} from "../tables.js";
import {knobText, shortNames} from "../words.js";
import {asDots} from "./dots.js";
import {layouts} from "./layout.js";
import {createPathNames} from "./path-names.js";
import {createFrame, notes} from "./plane-frame.js";

const dashes: Readonly<Record<FamilyName, string>> = {
  poly: "none",
  ridge: "7 3",
  knn: "1.5 3",
  tree: "9 3 1.5 3",
  bag: "4 2"
};

/**
 * Every family as a path over its complexity, on the plane of bias² and variance, with lines of equal bias² + variance.
 * Both axes are logarithmic: halving is the same step everywhere. What is too small to measure stands at the left edge.
 */
export function createPlane(stage: Place): Part {
  const {plane: at} = layouts[stage.mode];
  const root = group(stage.svg, "plane");
  const {across, up: y, inside, rescale} = createFrame(stage, root);
  const paths = familyNames.map((name) =>
    inside.append("path").attr("class", "line").attr("data-ref", name).style("stroke-dasharray", dashes[name])
  );
  const beads = inside.append("path").attr("class", "bv-beads").attr("data-ref", "family").call(asDots, 5);
  const name = createPathNames(root, {...at, height: at.height - notes});
  let now: {params: Params; curves: Curves} | null = null;
  const handle = createHandle(stage, root, {
    label: "Model and complexity",
    axis: "xy",
    ref: "family level",
    onDrag: (px, py) => now && stage.set(nearest(now.curves, px, py)),
    onKey: (dx, dy) => {
      if (!now) return;
      const {family, level} = now.params;
      const count = familyNames.length;
      const next = familyNames[(familyNames.indexOf(family) + Math.sign(dy) + count) % count];
      stage.set(dy ? {family: next} : {level: level + dx});
    }
  });
  let scale = "";
  let drawn = "";
  return ({params, data}: Here) => {
    const {family, level, f, n, sigma} = params;
    const curves = curvesOf(data, f, n, sigma);
    now = {params, curves};
    if (scale !== `${f} ${sigma}`) {
      scale = `${f} ${sigma}`;
      rescale(data, params);
    }
    const setting = [f, n, sigma, family].join(" ");
    if (drawn !== setting) {
      drawn = setting;
      draw(curves, family);
    }
    const [b, v] = [curves[family].bias2[level - 1], curves[family].variance[level - 1]];
    handle({
      x: tenth(across(b)),
      y: tenth(y(v)),
      text: `${shortNames[family]}, ${knobText(family, level)}: bias² ${fixed(b, 3)}, variance ${fixed(v, 3)}`,
      now: level,
      min: 1,
      max: levels
    });
  };

  function draw(curves: Curves, family: FamilyName): void {
    const indices = Array.from({length: levels}, (_, i) => i);
    familyNames.forEach((name, j) => {
      const {bias2, variance} = curves[name];
      paths[j].attr(
        "d",
        line<number>()
          .x((i) => across(bias2[i]))
          .y((i) => y(variance[i]))
          .digits(1)(indices)
      );
      paths[j].style("stroke", name === family ? "var(--ink)" : "var(--soft)");
      paths[j].style("stroke-width", name === family ? 2.4 : 1.3);
    });
    const {bias2, variance} = curves[family];
    beads.attr("d", indices.map((i) => `M${tenth(across(bias2[i]))},${tenth(y(variance[i]))}h0`).join(""));
    name((of, i) => [across(curves[of].bias2[i]), y(curves[of].variance[i])], family);
  }

  /** The setting whose place on the plane lies nearest: whoever drags the ring can put it on any path. */
  function nearest(curves: Curves, px: number, py: number): {family: FamilyName; level: number} {
    let best = {family: familyNames[0], level: 1};
    let least = Number.POSITIVE_INFINITY;
    for (const family of familyNames) {
      for (let i = 0; i < levels; ++i) {
        const d = Math.hypot(across(curves[family].bias2[i]) - px, y(curves[family].variance[i]) - py);
        // Paths meet: the model at hand is kept where another is no nearer.
        if (d < least || (d === least && family === now?.params.family)) {
          least = d;
          best = {family, level: i + 1};
        }
      }
    }
    return best;
  }
}
