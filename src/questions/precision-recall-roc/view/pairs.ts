import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {count, fixed, plural, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import type {Part} from "./types.js";

/** The sampled pairs as cells, those in order first: what is filled is their share, and AUC the mark above. */
export function pairsPart(root: Group, at: Box): Part {
  const strip = {top: at.y + 4, height: at.height - 40};
  const panel = group(root, "pairs").attr("data-ref", "auc");
  const text = (y: number, className: string) =>
    panel.append("text").attr("x", at.x).attr("y", y).attr("class", className);
  const title = text(at.y - 28, "panel-title");
  text(at.y - 10, "note-label").text("one positive, one negative, at random");
  const paths = (["ordered", "tied", "wrong"] as const).map((kind) =>
    panel
      .append("path")
      .attr("fill", kind === "wrong" ? "none" : "var(--soft)")
      .attr("fill-opacity", kind === "tied" ? 0.4 : 1)
      .attr("stroke", kind === "ordered" ? "none" : "var(--faint)")
      .attr("stroke-width", 0.8)
  );
  const mark = panel.append("path").attr("class", "line");
  const markLabel = panel
    .append("text")
    .attr("class", "note-label")
    .attr("text-anchor", "middle")
    .attr("y", strip.top + strip.height + 16);
  const below = text(at.y + at.height, "note-label");
  let drawn: unknown = null;
  return ({result: r, settled: p}) => {
    if (r.pairs !== drawn) {
      drawn = r.pairs;
      const rows = p.pairs <= 60 || strip.height < 80 ? 5 : 10;
      const columns = Math.ceil(p.pairs / rows);
      const [w, h] = [at.width / columns, strip.height / rows];
      const gap = Math.min(1.5, 0.18 * Math.min(w, h));
      const cell = (i: number) =>
        `M${tenth(at.x + Math.floor(i / rows) * w)},${tenth(strip.top + (i % rows) * h)}h${tenth(w - gap)}v${tenth(h - gap)}h${-tenth(w - gap)}z`;
      const ends = [0, r.pairs.ordered, r.pairs.ordered + r.pairs.tied, p.pairs];
      paths.forEach((path, k) => {
        path.attr("d", Array.from({length: ends[k + 1] - ends[k]}, (_, i) => cell(ends[k] + i)).join(""));
      });
    }
    say(title, `${count(p.pairs)} pairs: ${fixed(100 * r.pairs.share, 1)} % in order`);
    const x = tenth(at.x + at.width * r.auc);
    put(mark, "d", `M${x},${strip.top - 4}v${strip.height + 8}`);
    const words = `AUC ${fixed(r.auc, 3)}: of all ${count(r.positives * r.negatives)} pairs`;
    // Half of what the words take at most: they stay within the panel.
    const half = 2.6 * words.length;
    put(markLabel, "x", tenth(Math.min(at.x + at.width - half, Math.max(at.x + half, x))));
    say(markLabel, words);
    say(
      below,
      r.pairs.tied
        ? `filled: positive higher; pale: ${plural(r.pairs.tied, "tie")}, ½ each`
        : "filled: the positive scores higher"
    );
  };
}
