import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {count, fixed} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import type {Part} from "./types.js";

/** Cases as they are counted: whole where each weighs one, and where a tenth would say nothing. */
export const cases = (v: number): string =>
  v >= 99.95 || Math.abs(v - Math.round(v)) < 1e-6 ? count(v) : fixed(v, 1);

const weight = (v: number): string =>
  v >= 0.0995 || v === 0 ? String(Number(v.toFixed(2))) : v.toPrecision(1);

/** The 2 × 2 table with the rates of its rows and columns. The darker a cell, the more cases it holds. */
export function confusionPart(root: Group, at: Box): Part {
  const table = group(root, "confusion");
  const rowHead = 90;
  const last = 54;
  const cell = {width: (at.width - rowHead - last) / 2, height: (at.height - 22) / 3};
  const column = (c: number) => at.x + rowHead + c * cell.width;
  const row = (r: number) => at.y + 22 + r * cell.height;
  const text = (x: number, y: number, className: string, anchor: string, content = "", ref = "") =>
    table
      .append("text")
      .attr("x", x)
      .attr("y", y)
      .attr("class", className || null)
      .attr("font-weight", className ? null : 600)
      .attr("font-size", className ? null : 14)
      .attr("text-anchor", anchor)
      .attr("data-ref", ref || null)
      .text(content);
  text(at.x + rowHead - 8, at.y + 12, "note-label", "end", "called");
  text(column(0.5), at.y + 13, "", "middle", "+");
  text(column(1.5), at.y + 13, "", "middle", "−");
  const weights = (["positive", "negative"] as const).map((name, i) => {
    text(
      at.x,
      row(i + 0.5) - 2,
      i ? "blue-text" : "orange-text",
      "start",
      `${i ? "●" : "▲"} ${name}`,
      `${name}s`
    );
    return text(at.x, row(i + 0.5) + 13, "note-label", "start", "", "prevalence");
  });
  const cells = (["tp", "fn", "fp", "tn"] as const).map((key, i) => {
    const [r, c] = [Math.floor(i / 2), i % 2];
    const box = table
      .append("rect")
      .attr("class", r ? "class-0" : "class-1")
      .attr("x", column(c) + 1)
      .attr("y", row(r) + 1)
      .attr("width", cell.width - 2)
      .attr("height", cell.height - 2)
      .attr("data-ref", key);
    // Where a cell is too low for two lines its name stands at its left.
    const low = cell.height < 38;
    const number = text(column(c + 0.5), row(r + 0.5) + (low ? 5 : 3), "", "middle", "", key);
    if (low)
      text(column(c) + 7, row(r + 0.5) + 5, "tick-label", "start", key.toUpperCase(), key).style(
        "fill",
        "var(--ink)"
      );
    else
      text(column(c + 0.5), row(r + 0.5) + 17, "tick-label", "middle", key.toUpperCase(), key).style(
        "fill",
        "var(--ink)"
      );
    return {key, box, number};
  });
  const rate = (x: number, y: number, name: string, ref: string) => ({
    name: text(x, y - 4, "note-label", "middle", name, ref),
    value: text(x, y + 11, "", "middle", "", ref)
  });
  const right = column(2) + last / 2 + 2;
  const recall = rate(right, row(0.5), "recall", "recall");
  const fpr = rate(right, row(1.5), "FPR", "fpr");
  const precision = rate(column(0.5), row(2.5), "precision", "precision");
  // Of the last row and the last column, so in the corner where they meet.
  const f = rate(right, row(2.5), "F1", "f");
  const best = [0, 15].map((dy) => text(at.x, row(2.5) - 4 + dy, "note-label", "start", "", "best"));
  return ({result: r, settled: p}) => {
    const n = r.positives + r.negatives;
    for (const {key, box, number} of cells) {
      put(box, "fill-opacity", fixed(0.08 + 0.42 * Math.sqrt(r.counts[key] / n), 3));
      const digits = cases(r.counts[key]);
      put(number, "font-size", digits.length * 8 > cell.width ? 11.5 : 14);
      say(number, digits);
    }
    say(weights[0], `weight ${weight(r.weights.positive)}`);
    say(weights[1], `weight ${weight(r.weights.negative)}`);
    say(recall.value, fixed(r.recall, 3));
    say(fpr.value, fixed(r.fpr, 3));
    say(precision.value, fixed(r.precision, 3));
    say(f.value, fixed(r.f, 3));
    say(f.name, `F${p.beta}`);
    say(best[0], `✕ best F${p.beta}`);
    say(best[1], fixed(r.best.f, 3));
  };
}
