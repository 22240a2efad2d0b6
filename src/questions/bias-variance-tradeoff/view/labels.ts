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
        if (px > left - 3 && px < right + 2 && py > y - ascent - 1 && py < y + descent + 1) cost += 0.9;
      }
      const leader = far(dx, dy) ? Math.min(Math.max(end.x, left - 3), right + 3) : null;
      // A line to the name should cross no path.
      if (leader !== null && cost < least) cost += crossed(end, [leader, leaderY(end, y)], points);
      if (cost < least) {
        least = cost;
        spots[i] = {x: left, y, leader};
      }
    }
    taken.push({left: spots[i].x, right: spots[i].x + width, y: spots[i].y});
  }
  return spots;
}

/** The height at which the line from an end meets its name. */
export const leaderY = (end: End, y: number): number => y - (y > end.y ? 10 : 4);

/** How many of the steps from an end to its name, past the first, come near a path. */
function crossed(end: End, [x, y]: [number, number], points: readonly (readonly [number, number])[]): number {
  const length = Math.hypot(x - end.x, y - end.y);
  let near = 0;
  for (let s = 6; s < length; s += 3) {
    const [sx, sy] = [end.x + ((x - end.x) * s) / length, end.y + ((y - end.y) * s) / length];
    if (points.some(([px, py]) => Math.abs(px - sx) < 2.5 && Math.abs(py - sy) < 2.5)) ++near;
  }
  return near;
}

const far = (dx: number, dy: number): boolean => dx > 20 || Math.abs(dy) > 18;

/** Shifts of a name from its end: to the right at three distances, and centered or to the left above and below. */
function candidates(width: number): [number, number][] {
  const beside = [13, 26, 42].flatMap((dx) =>
    [0, -8, 8, -16, 16, -25, 25, -34, 34, -45, 45].map((dy): [number, number] => [dx, dy])
  );
  const over = [-14, 15, -24, 25].flatMap((dy): [number, number][] => [
    [-width / 2, dy],
    [-14, dy],
    [-width - 4, dy]
  ]);
  return [...beside, ...over];
}
