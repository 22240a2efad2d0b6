import type {Box} from "../../../figure/contract.js";

/** A path's end that wants a name beside it. */
export interface End {
  x: number;
  y: number;
  name: string;
}

/** Where the name's baseline starts. */
export interface Spot {
  x: number;
  y: number;
  /** Where a line from the end meets the name, of one that stands so far off that it needs one. */
  leader: number | null;
}

const ascent = 10;
const descent = 3;
/** The width of text is not known without a browser: a little more than this face takes. */
const letter = 6.3;

/**
 * A spot beside each end: near it, off the other names, and on as few points of the paths as can be. Names are placed from
 * the top down.
 *
 * @param points x, y of places on all paths, close together
 */
export function placeNames(
  ends: readonly End[],
  points: readonly (readonly [number, number])[],
  at: Box
): Spot[] {
  const taken: {left: number; right: number; y: number}[] = [];
  const spots = new Array<Spot>(ends.length);
  const order = Array.from(ends.keys()).sort((a, b) => ends[a].y - ends[b].y);
  for (const i of order) {
    const end = ends[i];
    const width = letter * end.name.length;
    let least = Number.POSITIVE_INFINITY;
    for (const [dx, dy] of candidates(width)) {
      const [left, y] = [end.x + dx, end.y + 4 + dy];
      const right = left + width;
      // Names to the right of the end and level with it read best.
      let cost = Math.abs(dy) / 16 + (dx > 0 ? dx / 24 : 0.8);
      if (y - ascent < at.y || y + descent > at.y + at.height || right > at.x + at.width || left < at.x)
        cost += 100;
      for (const other of taken) {
        if (left < other.right + 6 && right > other.left - 6 && Math.abs(y - other.y) < ascent + descent)
          cost += 50;
      }
      for (const [px, py] of points) {
        if (px > left - 3 && px < right + 2 && py > y - ascent - 1 && py < y + descent + 1) cost += 0.5;
      }
      if (cost < least) {
        least = cost;
        spots[i] = {x: left, y, leader: far(dx, dy) ? Math.min(Math.max(end.x, left - 3), right + 3) : null};
      }
    }
    taken.push({left: spots[i].x, right: spots[i].x + width, y: spots[i].y});
  }
  return spots;
}

const far = (dx: number, dy: number): boolean => dx > 20 || Math.abs(dy) > 18;

/** Shifts of a name from its end: to the right at three distances, and centered or to the left above and below. */
function candidates(width: number): [number, number][] {
  const beside = [13, 26, 42].flatMap((dx) =>
    [0, -8, 8, -16, 16, -25, 25, -34, 34].map((dy): [number, number] => [dx, dy])
  );
  const over = [-14, 15, -24, 25].flatMap((dy): [number, number][] => [
    [-width / 2, dy],
    [-width - 4, dy]
  ]);
  return [...beside, ...over];
}
