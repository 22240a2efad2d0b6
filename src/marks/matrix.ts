import {type Group, group} from "./axes.js";
import {arrow} from "./handle.js";
import type {Declaration} from "./params.js";
import {setAttr} from "./set.js";
import type {Box, Stage} from "./stage.js";

export interface MatrixOptions {
  at: Box;
  rows: number;
  columns: number;
  /** What the cells together are, for people who cannot see them. */
  label: string;
  /**
   * A cell was clicked, or Enter or Space was pressed on it. Called at most once a frame, so that what the view was last
   * told is up to date; further cells follow when the frame has been drawn.
   */
  onPick(row: number, column: number): void;
  /** Room between cells, in units. */
  gap?: number;
  /** How high cells are where a row has room for more, such as a name above them: they stand at its foot. */
  cellHeight?: number;
}

/** What a cell says and which names light it; null where there is no such cell. */
export type Cell = {text: string; pressed: boolean; ref?: string} | null;

/**
 * Cells in rows and columns to be clicked one at a time: by mouse, by touch, by Enter and Space. The matrix is one stop
 * of the Tab key; arrow keys go from cell to cell. What the cells hold is drawn by others over them.
 */
export function createMatrix<D extends Declaration>(
  stage: Stage<D>,
  parent: Group,
  {at, rows, columns, label, onPick, gap = 2, cellHeight = at.height / rows}: MatrixOptions
): (cellOf: (row: number, column: number) => Cell) => void {
  const root = group(parent, "matrix");
  const [w, h] = [at.width / columns, at.height / rows];
  const cells = Array.from({length: rows * columns}, (_, k) =>
    root
      .append("rect")
      .attr("class", "cell")
      .attr("x", Math.round((at.x + (k % columns) * w + gap / 2) * 10) / 10)
      .attr("y", Math.round((at.y + Math.floor(k / columns) * h + (h - cellHeight) + gap / 2) * 10) / 10)
      .attr("width", Math.round((w - gap) * 10) / 10)
      .attr("height", Math.round((cellHeight - gap) * 10) / 10)
  );
  const queue: [row: number, column: number][] = [];
  let waiting = false;
  const choose = (row: number, column: number): void => {
    if (waiting) {
      queue.push([row, column]);
      return;
    }
    waiting = true;
    onPick(row, column);
    requestAnimationFrame(() => {
      waiting = false;
      const next = queue.shift();
      if (next) choose(...next);
    });
  };
  let current = 0;
  const there = (k: number): boolean => cells[k].attr("display") !== "none";
  const moveTo = (k: number): void => {
    cells[current].attr("tabindex", -1);
    current = k;
    cells[k].attr("tabindex", 0);
  };
  if (stage.live) {
    root.attr("role", "group").attr("aria-label", label);
    cells.forEach((cell, k) => {
      const pick = () => choose(Math.floor(k / columns), k % columns);
      cell
        .attr("role", "button")
        .attr("tabindex", k ? -1 : 0)
        .on("click", () => {
          moveTo(k);
          pick();
        })
        .on("keydown", (event: KeyboardEvent) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            pick();
            return;
          }
          const move = arrow(event);
          if (!move) return;
          event.preventDefault();
          event.stopPropagation();
          const column = Math.min(columns - 1, Math.max(0, (k % columns) + Math.sign(move[0])));
          const row = Math.min(rows - 1, Math.max(0, Math.floor(k / columns) - Math.sign(move[1])));
          const next = row * columns + column;
          if (!there(next)) return;
          moveTo(next);
          cells[next].node()?.focus();
        });
    });
  }
  return (cellOf) => {
    cells.forEach((cell, k) => {
      const held = cellOf(Math.floor(k / columns), k % columns);
      setAttr(cell, "display", held ? null : "none");
      if (!held) return;
      setAttr(cell, "data-ref", held.ref ?? null);
      if (!stage.live) return;
      setAttr(cell, "aria-label", held.text);
      setAttr(cell, "aria-pressed", String(held.pressed));
    });
    if (stage.live && !there(current))
      moveTo(
        Math.max(
          0,
          cells.findIndex((_, k) => there(k))
        )
      );
  };
}
