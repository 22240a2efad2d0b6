import {type Group, group} from "./axes.js";
import type {Declaration} from "./params.js";
import type {Box, Stage} from "./stage.js";

/** One level of a field: a color token and how much of it lies over the paper. */
export interface Level {
  token: string;
  opacity: number;
}

/**
 * A dense field over a box: `index[row * columns + column]` names the level of each cell, rows from the top.
 * A canvas where there is one; in stills and exports one path a level, cells joined along each row.
 */
export type DrawField = (index: ArrayLike<number>, levels: readonly Level[]) => void;

export function createField<D extends Declaration>(
  stage: Stage<D>,
  parent: Group,
  at: Box,
  columns: number,
  rows: number
): DrawField {
  const raster = stage.raster(at, columns, rows);
  if (!raster) {
    const field = group(parent, "field").attr(
      "transform",
      `translate(${at.x},${at.y})scale(${at.width / columns},${at.height / rows})`
    );
    return (index, levels) => {
      field
        .selectAll("path")
        .data(levels)
        .join("path")
        .attr("shape-rendering", "crispEdges")
        .attr("fill", (level) => `var(${level.token})`)
        .attr("fill-opacity", (level) => level.opacity)
        .attr("d", (_, level) => blocks(index, columns, rows, level));
    };
  }
  return (index, levels) => {
    const colors = levels.map(({token, opacity}) => [...hex(stage.color(token)), Math.round(255 * opacity)]);
    const {pixels} = raster;
    for (let i = 0, n = columns * rows; i < n; ++i) {
      const color = colors[index[i]];
      const p = 4 * i;
      if (!color) {
        pixels[p + 3] = 0;
        continue;
      }
      pixels[p] = color[0];
      pixels[p + 1] = color[1];
      pixels[p + 2] = color[2];
      pixels[p + 3] = color[3];
    }
    raster.paint();
  };
}

/** The cells at `level` as rectangles, in cells: what is the same from row to row is one. */
export function blocks(index: ArrayLike<number>, columns: number, rows: number, level: number): string {
  let path = "";
  /** The row in which each run of cells that still goes on began, by its first column and its length. */
  const open = new Map<number, number>();
  const width = columns + 1;
  for (let row = 0; row <= rows; ++row) {
    const here = new Set<number>();
    for (let column = 0; row < rows && column < columns; ++column) {
      const from = column;
      while (column < columns && index[row * columns + column] === level) ++column;
      if (column > from) here.add(from * width + column - from);
    }
    for (const [run, since] of open) {
      if (here.has(run)) continue;
      open.delete(run);
      const [from, length] = [Math.floor(run / width), run % width];
      path += `M${from},${since}h${length}v${row - since}h${-length}z`;
    }
    for (const run of here) if (!open.has(run)) open.set(run, row);
  }
  return path;
}

/** Red, green and blue of `#rgb` or `#rrggbb`: the form in which all color tokens are written. */
function hex(color: string): [number, number, number] {
  const digits = color.replace("#", "");
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join("") : digits;
  const value = Number.parseInt(full, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
