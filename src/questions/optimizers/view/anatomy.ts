import {type Group, group} from "../../../marks/axes.js";
import {put, say} from "../../../marks/put.js";
import {MOST, type Row, rowsOf} from "../anatomy.js";
import {names} from "../lanes.js";
import {number, stepOf} from "../words.js";
import {layouts, type Part, type Place, tenth} from "./layout.js";

/** Half the width of a row's bars. */
const HALF = 30;

/** Every term of the update under the playhead: its rule, its two numbers, and these as bars. */
export function createAnatomy(stage: Place): Part {
  const at = layouts[stage.mode].anatomy;
  const root = group(stage.svg, "anatomy");
  const zero = at.x + at.width - HALF - 4;
  const columns = [zero - HALF - 72, zero - HALF - 10];
  const title = root.append("text").attr("class", "panel-title").attr("x", at.x).attr("y", at.y);
  const top = at.y + 24;
  const head = (x: number, text: string) =>
    root
      .append("text")
      .attr("class", "note-label")
      .attr("x", x)
      .attr("y", at.y + 17)
      .attr("text-anchor", "end")
      .text(text);
  head(columns[0], "for w₁");
  head(columns[1], "for w₂");
  head(zero + HALF + 4, "as bars");
  const axis = root.append("path").attr("class", "grid-line");
  const rows = Array.from({length: MOST}, (_, i) =>
    createRow(root, at, stage.mode === "wide", top + i * at.row, columns, zero)
  );
  const note = root.append("text").attr("class", "note-label").attr("x", at.x);
  let count = 0;
  return ({params: {t}, result: {chosen}}) => {
    const step = stepOf(chosen, t);
    const terms = chosen.terms[step];
    const now = rowsOf(chosen, step);
    say(
      title,
      step === 0
        ? `${names[chosen.key]}: no update yet at step 0`
        : `${names[chosen.key]}: the update of step ${step}`
    );
    rows.forEach((draw, i) => {
      draw(now[i] ?? null, terms?.[now[i]?.term] ?? null);
    });
    if (count !== now.length) {
      count = now.length;
      put(axis, "d", `M${zero},${top + 2}v${tenth(count * at.row - 2)}`);
      put(note, "y", tenth(top + count * at.row + 15));
      say(note, "Bars: upper w₁, lower w₂; each row to its own scale.");
    }
  };
}

function createRow(
  parent: Group,
  at: {x: number; row: number},
  detailed: boolean,
  y: number,
  columns: readonly number[],
  zero: number
): (row: Row | null, values: readonly number[] | null) => void {
  const root = group(parent, "term");
  const base = tenth(y + at.row / 2 + 4);
  const detail = root
    .append("text")
    .attr("class", "note-label")
    .attr("x", at.x)
    .attr("y", tenth(base + 6));
  const rule = root.append("text").attr("class", "legend-label").attr("x", at.x).attr("y", base);
  const cells = columns.map((x) =>
    root.append("text").attr("x", x).attr("y", base).attr("text-anchor", "end")
  );
  const bars = root.append("path");
  return (row, values) => {
    put(root, "display", row ? null : "none");
    if (!row) return;
    const taught = row.term === "delta";
    put(root, "data-ref", row.term);
    put(rule, "class", taught ? "taught-text legend-label" : "legend-label");
    put(bars, "class", taught ? "taught" : "term-bar");
    const two = detailed && row.detail !== undefined && values !== null;
    put(rule, "y", two ? tenth(base - 5) : base);
    say(detail, two ? (row.detail ?? "") : "");
    say(rule, row.rule);
    cells.forEach((cell, i) => {
      put(cell, "class", taught ? "taught-text legend-label" : "legend-label");
      say(cell, values ? number(values[i]) : "–");
    });
    const most = values ? Math.max(Math.abs(values[0]), Math.abs(values[1])) : 0;
    const bar = (i: number): string => {
      const width = most > 0 && values ? tenth((HALF * values[i]) / most) : 0;
      return width === 0 ? "" : `M${zero},${tenth(y + at.row / 2 - 6 + 6.5 * i)}h${width}v5.5h${-width}z`;
    };
    put(bars, "d", `${bar(0)}${bar(1)}` || null);
  };
}
