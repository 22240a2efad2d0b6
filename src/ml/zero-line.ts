/**
 * The line along which a function is 0, from its values on a grid: marching squares, straight between the places where
 * the sign changes along a grid edge.
 *
 * @param values row by row, nx × ny
 * @returns segments x, y, x, y one after another, in grid steps: the first value stands at (0, 0)
 */
export function zeroLine(values: ArrayLike<number>, nx: number, ny: number): Float64Array {
  const out: number[] = [];
  const above = (k: number): boolean => values[k] > 0;
  /** Where the sign changes from value `a` to value `b`, as a share of the way. */
  const share = (a: number, b: number): number => values[a] / (values[a] - values[b]);
  for (let j = 0; j + 1 < ny; ++j) {
    for (let i = 0; i + 1 < nx; ++i) {
      const a = j * nx + i;
      const [b, c, d] = [a + 1, a + nx + 1, a + nx];
      const signs = [a, b, c, d].map(above);
      if (signs.every((sign) => sign === signs[0])) continue;
      // Round the square: from a along the first row, then the right side, the second row, and back.
      const points: [number, number][] = [];
      if (signs[0] !== signs[1]) points.push([i + share(a, b), j]);
      if (signs[1] !== signs[2]) points.push([i + 1, j + share(b, c)]);
      if (signs[2] !== signs[3]) points.push([i + 1 - share(c, d), j + 1]);
      if (signs[3] !== signs[0]) points.push([i, j + 1 - share(d, a)]);
      if (points.length === 2) out.push(...points[0], ...points[1]);
      else {
        // A saddle: the sign in the middle joins its two corners, and the lines cut off the other two.
        const middle = values[a] + values[b] + values[c] + values[d] > 0;
        const order = middle === signs[0] ? [0, 1, 2, 3] : [3, 0, 1, 2];
        out.push(...points[order[0]], ...points[order[1]], ...points[order[2]], ...points[order[3]]);
      }
    }
  }
  return Float64Array.from(out);
}
