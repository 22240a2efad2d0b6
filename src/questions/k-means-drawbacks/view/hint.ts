/** Where a hint can stand, its middle's foot from the handle it belongs to: the nearest first. */
const places: readonly (readonly [number, number])[] = [-14, 24, -30, 40, -48, 58].flatMap((dy) =>
  [0, 46, -46, 78, -78].map((dx) => [dx, dy] as const)
);

/**
 * The place round (x, y) in which a hint covers the fewest of the given spots.
 *
 * @param size of the hint, in units
 * @param within where it has to stay
 */
export function freePlace(
  [x, y]: readonly [number, number],
  spots: readonly (readonly [number, number])[],
  size: {width: number; height: number},
  within: {x: number; y: number; width: number; height: number}
): readonly [number, number] {
  let best = places[0];
  let fewest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const [left, bottom] = [x + place[0] - size.width / 2, y + place[1] + 3];
    const [right, top] = [left + size.width, bottom - size.height];
    if (left < within.x || right > within.x + within.width) continue;
    if (top < within.y || bottom > within.y + within.height) continue;
    let covered = 0;
    for (const [px, py] of spots)
      if (px > left - 3 && px < right + 3 && py > top - 3 && py < bottom + 3) ++covered;
    if (covered >= fewest) continue;
    [best, fewest] = [place, covered];
  }
  return best;
}
