/**
 * Where a falling curve bends most: the place farthest below the straight line between its ends, with both axes scaled to
 * their ends (Satopää et al. 2011 call it the knee). A curve c/x from 1 to K has it at √K: the place depends on where the
 * curve is cut off.
 *
 * @param values the curve at k = 1, 2, …, at least two
 * @returns k; 1 where nothing lies below the line
 */
export function elbow(values: ArrayLike<number>): number {
  const last = values.length - 1;
  let best = 0;
  let most = 0;
  for (let j = 1; j < last; ++j) {
    const below = values[0] + ((values[last] - values[0]) * j) / last - values[j];
    if (below > most) [best, most] = [j, below];
  }
  return best + 1;
}
