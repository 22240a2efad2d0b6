import type {Box} from "../../../marks/stage.js";

/**
 * Cells of equal area that fill a box, `count` of them, column by column: the first k of them fill the share k / count, but for
 * the corners of one column. A last column with fewer cells is narrower, and they are higher.
 */
export function cellsOf(count: number, {x, y, width, height}: Box): readonly Box[] {
  const rows = Math.min(count, Math.max(5, Math.round(Math.sqrt((count * height) / width))));
  return Array.from({length: count}, (_, i) => {
    const first = i - (i % rows);
    const here = Math.min(rows, count - first);
    return {
      x: x + (width * first) / count,
      y: y + (height * (i % rows)) / here,
      width: (width * here) / count,
      height: height / here
    };
  });
}
