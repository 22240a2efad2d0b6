/** A line in the plane, and how many points it puts on their class's side at best. */
export interface BestLine {
  right: number;
  /** Two places on it. */
  through: readonly [readonly [number, number], readonly [number, number]];
}

/**
 * The most points that any straight line can put on the right side, and the line through two of them from which that one
 * comes by an arbitrarily small turn and shift. Every division of the points by a line comes from a line through two
 * of them: those on it go, in the order in which they lie on it, the first to one side and the rest to the other.
 *
 * n² lines of n points each: for a few hundred.
 *
 * @param positive whether point i belongs to the class that is to lie on the line's left
 */
export function bestLine(x: Float64Array, y: Float64Array, positive: (i: number) => boolean): BestLine {
  const n = x.length;
  const sign = Int8Array.from({length: n}, (_, i) => (positive(i) ? 1 : -1));
  let ones = 0;
  for (const s of sign) if (s > 0) ++ones;
  // All on one side.
  let right = Math.max(ones, n - ones);
  let through: BestLine["through"] = [
    [Math.max(...x) + 1, 0],
    [Math.max(...x) + 1, 1]
  ];
  const on: number[] = [];
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < i; ++j) {
      const [dx, dy] = [x[j] - x[i], y[j] - y[i]];
      if (dx === 0 && dy === 0) continue;
      on.length = 0;
      // Points of class + to the left less points of class − there: the line that has + on its left is right about these.
      let left = 0;
      for (let k = 0; k < n; ++k) {
        const ex = x[k] - x[i];
        const ey = y[k] - y[i];
        const side = dx * ey - dy * ex;
        if (Math.abs(side) <= 1e-12 * (Math.abs(dx * ey) + Math.abs(dy * ex))) on.push(k);
        else if (side > 0) left += sign[k];
      }
      on.sort((a, b) => dx * (x[a] - x[b]) + dy * (y[a] - y[b]));
      let [least, most] = [0, 0];
      let all = 0;
      for (const k of on) all += sign[k];
      let before = 0;
      for (let k = 0; k <= on.length; ++k) {
        const apart = k === 0 || k === on.length || x[on[k]] !== x[on[k - 1]] || y[on[k]] !== y[on[k - 1]];
        if (apart) {
          least = Math.min(least, before, all - before);
          most = Math.max(most, before, all - before);
        }
        if (k < on.length) before += sign[on[k]];
      }
      // + on the left: right are the + there and the − elsewhere; and the other way round.
      const best = Math.max(n - ones + left + most, ones - left - least);
      if (best > right) {
        right = best;
        through = [
          [x[i], y[i]],
          [x[j], y[j]]
        ];
      }
    }
  return {right, through};
}
