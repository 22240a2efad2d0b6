import {group} from "../../../marks/axes.js";
import {count, percent, plural, tenth} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import {textWidth} from "../../../marks/text-width.js";
import {type Room, rate} from "../params.js";
import {cellsOf} from "./pair-cells.js";

const EDGE = 14;
const SQUARE = "M-5,-5h10v10h-10z";

/** The sampled pairs as cells, those in order first: what is filled is their share, and AUC the line across. */
export const pairs: Room["Picture"] = {
  id: "pairs",
  tab: "Pairs",
  title: ({params, result}) => `${count(params.pairs)} random pairs: ${percent(result.pairs.share)} in order`,
  reads: ({result: {pairs, auc, positives, negatives}}) => [pairs, auc, positives, negatives],
  legend: ({result}) => [
    {label: "positive higher", className: "class-1", path: SQUARE, ref: "auc"},
    ...(result.pairs.tied
      ? [{label: `${plural(result.pairs.tied, "tie")}, ½ each`, className: "area-soft", path: SQUARE}]
      : []),
    {label: "negative higher", className: "line-soft", path: SQUARE}
  ],
  draw: (stage) => {
    const root = group(stage.svg, "pairs").attr("data-ref", "auc");
    const at = {x: EDGE, y: 8, width: stage.width - 2 * EDGE, height: Math.max(20, stage.height - 36)};
    const paths = ["class-1", "area-soft", "line-soft"].map((className) =>
      root.append("path").attr("class", className)
    );
    const line = root.append("path").attr("class", "line");
    const label = root
      .append("text")
      .attr("class", "note-label")
      .attr("y", stage.height - 8);
    let drawn: unknown = null;
    return ({params: p, result: r}) => {
      if (r.pairs !== drawn) {
        drawn = r.pairs;
        const cells = cellsOf(p.pairs, at);
        const gap = Math.min(2, 0.2 * Math.min(cells[0].width, cells[0].height));
        const cell = ({x, y, width, height}: (typeof cells)[number]) => {
          const w = Math.max(0.5, width - gap);
          return `M${tenth(x)},${tenth(y)}h${tenth(w)}v${tenth(height - gap)}h${-tenth(w)}z`;
        };
        const ends = [0, r.pairs.ordered, r.pairs.ordered + r.pairs.tied, p.pairs];
        paths.forEach((path, k) => {
          let d = "";
          for (let i = ends[k]; i < ends[k + 1]; ++i) d += cell(cells[i]);
          setAttr(path, "d", d || null);
        });
      }
      const x = tenth(at.x + at.width * r.auc);
      setAttr(line, "d", `M${x},${at.y - 4}v${at.height + 8}`);
      const words = `AUC ${rate(r.auc)}: the share of all ${count(r.positives * r.negatives)} pairs`;
      const width = textWidth(words, 12);
      setAttr(label, "x", tenth(Math.max(2, Math.min(stage.width - width - 2, x - width / 2))));
      setText(label, words);
    };
  }
};
