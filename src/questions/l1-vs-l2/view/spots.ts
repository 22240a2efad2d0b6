/** Where words start, end or have their middle, on their baseline. */
export interface Spot {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

/** How far a line of words reaches above its baseline. */
export const ASCENT = 10;

/** The spot of least cost, the first of several. */
export function clearest(spots: readonly Spot[], cost: (spot: Spot) => number): {spot: Spot; cost: number} {
  let best = {spot: spots[0], cost: cost(spots[0])};
  for (const spot of spots.slice(1)) {
    if (best.cost === 0) break;
    const here = cost(spot);
    if (here < best.cost) best = {spot, cost: here};
  }
  return best;
}

/** Spots round a mark for words of one line: `gap` units off it, to the sides, below, above, and at the corners. */
export function around(x: number, y: number, gap: number): {[side: string]: Spot} {
  return {
    right: {x: x + gap, y: y + 4, anchor: "start"},
    left: {x: x - gap, y: y + 4, anchor: "end"},
    below: {x, y: y + gap + ASCENT - 1, anchor: "middle"},
    above: {x, y: y - gap - 1, anchor: "middle"},
    belowRight: {x: x + gap, y: y + gap + 8, anchor: "start"},
    belowLeft: {x: x - gap, y: y + gap + 8, anchor: "end"},
    aboveRight: {x: x + gap, y: y - gap + 1, anchor: "start"},
    aboveLeft: {x: x - gap, y: y - gap + 1, anchor: "end"}
  };
}
