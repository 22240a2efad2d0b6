import {tenth} from "../../../marks/format.js";
import {TRAIN} from "../params.js";

/** Where the columns are, from left to right, and how wide a tick is. */
export interface Layout {
  x: number;
  width: number;
  dash: number;
}

/** The middle of the column at a place from the left. */
export const columnX = ({x, width}: Layout, place: number): number =>
  tenth(x + ((place + 0.5) * width) / TRAIN);

/** The place of the column under a point. */
export const placeAt = ({x, width}: Layout, px: number): number =>
  Math.max(0, Math.min(TRAIN - 1, Math.floor(((px - x) / width) * TRAIN)));

/** How ticks are drawn: thick lines along a row, dashed so that each dash is a column; runs of columns are short to write. */
export const ticks = ({width, dash}: Layout, height: number): string =>
  `stroke-width:${tenth(height)}px;stroke-dasharray:${dash} ${Math.round((width / TRAIN - dash) * 100) / 100}`;

/** One path of ticks: places are added from left to right, row by row. */
export function runs({x, width, dash}: Layout): {add(place: number, y: number): void; path(): string | null} {
  const pitch = width / TRAIN;
  let d = "";
  let [atX, atY] = [0, 0];
  let [from, to, row] = [0, 0, 0];
  const flush = () => {
    if (to === from) return;
    const [start, long] = [tenth(x + from * pitch + (pitch - dash) / 2), (to - from - 1) * pitch + dash];
    const [dx, dy, h] = [tenth(start - atX), tenth(row - atY), tenth(long)];
    d += `m${dx}${dy < 0 ? "" : " "}${dy}h${h}`;
    atX = tenth(start + h);
    atY = tenth(row);
  };
  return {
    add: (place, y) => {
      if (place !== to || y !== row) {
        flush();
        [from, row] = [place, y];
      }
      to = place + 1;
    },
    path: () => {
      flush();
      from = to;
      return d || null;
    }
  };
}

/** One path of bars on a common base, heights upwards and downwards; neighbors of one height are one bar. */
export function bars(
  {x, width}: Layout,
  base: number
): {add(place: number, height: number): void; path(): string | null} {
  const pitch = width / TRAIN;
  let d = "";
  let [from, to, height] = [0, 0, 0];
  const flush = () => {
    if (to > from && height)
      d += `M${tenth(x + from * pitch)} ${base}v${-height}h${tenth((to - from) * pitch)}v${height}z`;
  };
  return {
    add: (place, high) => {
      const h = tenth(high);
      if (place !== to || h !== height) {
        flush();
        [from, height] = [place, h];
      }
      to = place + 1;
    },
    path: () => {
      flush();
      from = to;
      return d || null;
    }
  };
}
