import {type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {MOST, type Row, rowsOf} from "../anatomy.js";
import {names} from "../lanes.js";
import {number, stepOf} from "../words.js";
import {layouts, type Part, type Place, rowsTop} from "./layout.js";

/** Half the width of a row's bars. */
const HALF = 44;

/** Every term of the update under the playhead: its rule, its two numbers, and these as bars. */
export function createAnatomy(stage: Place): Part {
  const at = layouts[stage.mode].anatomy;
  const root = group(stage.svg, "anatomy");
  const zero = at.x + at.width - HALF - 2;
  const columns = [zero - HALF - 64, zero - HALF - 8];
  const title = root.append("text").attr("class", "panel-title").attr("x", at.x).attr("y", at.y);
  const top = rowsTop(stage.mode);
  const head = (x: number, text: string) =>
    root
      .append("text")
      .attr("class", "note-label")
      .attr("x", x)
      .attr("y", at.y)
      .attr("text-anchor", "end")
      .text(text);
  head(columns[0], "w₁");
  head(columns[1], "w₂");
  head(zero + HALF, "w₁ over w₂");
  const axis = root.append("path").attr("class", "grid-line");
  const rows = Array.from({length: MOST}, (_, i) =>
    createRow(root, at.x, top + (i + 0.5) * at.row, tenth(at.row / 4), columns, zero)
  );
  let count = 0;
  return ({params: {t}, result: {chosen}}) => {
    const step = stepOf(chosen, t);
    const terms = chosen.terms[step];
    const now = rowsOf(chosen, step);
    say(title, step === 0 ? `${names[chosen.key]}: no step yet` : `${names[chosen.key]}: step ${step}`);
    rows.forEach((draw, i) => {
      draw(now[i] ?? null, terms?.[now[i]?.term] ?? null);
    });
    if (count !== now.length) {
      count = now.length;
      put(axis, "d", `M${zero},${top + 2}v${tenth(count * at.row - 4)}`);
    }
  };
}

/** A row about the height `middle`; each has a scale of its own for its two bars, which are so thick. */
function createRow(
  parent: Group,
  left: number,
  middle: number,
  thick: number,
  columns: readonly number[],
  zero: number
): (row: Row | null, values: readonly number[] | null) => void {
  const root = group(parent, "term");
  const base = tenth(middle + 4);
  const rule = root.append("text").attr("x", left).attr("y", base);
  const cells = columns.map((x) =>
    root.append("text").attr("x", x).attr("y", base).attr("text-anchor", "end")
  );
  const bars = root.append("path");
  return (row, values) => {
    put(root, "display", row ? null : "none");
    if (!row) return;
    const taught = row.term === "delta";
    put(root, "data-ref", row.term);
    put(bars, "class", taught ? "taught" : "term-bar");
    say(rule, row.rule);
    for (const text of [rule, ...cells])
      put(text, "class", taught ? "taught-text legend-label" : "legend-label");
    cells.forEach((cell, i) => {
      say(cell, values ? number(values[i]) : "–");
    });
    const most = values ? Math.max(Math.abs(values[0]), Math.abs(values[1])) : 0;
    const bar = (i: number): string => {
      const width = most > 0 && values ? tenth((HALF * values[i]) / most) : 0;
      const y = tenth(middle + (i ? 0.5 : -0.5 - thick));
      return width === 0 ? "" : `M${zero},${y}h${width}v${thick}h${-width}z`;
    };
    put(bars, "d", `${bar(0)}${bar(1)}` || null);
  };
}
