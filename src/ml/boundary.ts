/**
 * The lines along which a classifier's answer changes, from its answers on a grid: marching squares for any number of
 * classes. Where the answer differs along a grid edge, the place of the change is found by bisection, so the lines
 * are finer than the grid by 2^bisections.
 *
 * @param label the answers, row by row, nx × ny (both ≥ 2)
 * @param at places of the first and last column and of the first and last row: x0, x1, y0, y1
 * @param classify the classifier itself, asked for places between
 * @returns segments x, y, x, y one after another
 */
export function traceBoundary(
  label: ArrayLike<number>,
  nx: number,
  ny: number,
  at: readonly [number, number, number, number],
  classify: (x: number, y: number) => number,
  bisections = 4
): Float64Array {
  const [x0, x1, y0, y1] = at;
  const X = (i: number) => x0 + ((x1 - x0) * i) / (nx - 1);
  const Y = (j: number) => y0 + ((y1 - y0) * j) / (ny - 1);

  /** How far along the edge from (ax, ay) to (bx, by) the class `from` ends, 0 … 1. */
  const cross = (ax: number, ay: number, bx: number, by: number, from: number): number => {
    let lo = 0;
    let hi = 1;
    for (let b = 0; b < bisections; ++b) {
      const t = (lo + hi) / 2;
      if (classify(ax + (bx - ax) * t, ay + (by - ay) * t) === from) lo = t;
      else hi = t;
    }
    return (lo + hi) / 2;
  };

  const out: number[] = [];
  // Crossings on the row above (horizontal edges) carry over to the next row of squares.
  let above = new Float64Array(nx).fill(-1);
  let below = new Float64Array(nx).fill(-1);
  const horizontal = (j: number, to: Float64Array) => {
    for (let i = 0; i + 1 < nx; ++i) {
      const a = label[j * nx + i];
      to[i] = a === label[j * nx + i + 1] ? -1 : cross(X(i), Y(j), X(i + 1), Y(j), a);
    }
  };
  const vertical = (i: number, j: number): number => {
    const a = label[j * nx + i];
    return a === label[(j + 1) * nx + i] ? -1 : cross(X(i), Y(j), X(i), Y(j + 1), a);
  };

  horizontal(0, above);
  for (let j = 0; j + 1 < ny; ++j) {
    horizontal(j + 1, below);
    let left = vertical(0, j);
    for (let i = 0; i + 1 < nx; ++i) {
      const right = vertical(i + 1, j);
      const [x, y, xx, yy] = [X(i), Y(j), X(i + 1), Y(j + 1)];
      // Clockwise from the first row's edge.
      const points: (readonly [number, number])[] = [];
      if (above[i] >= 0) points.push([x + (xx - x) * above[i], y]);
      if (right >= 0) points.push([xx, y + (yy - y) * right]);
      if (below[i] >= 0) points.push([x + (xx - x) * below[i], yy]);
      if (left >= 0) points.push([x, y + (yy - y) * left]);
      left = right;
      if (points.length === 2) out.push(...points[0], ...points[1]);
      else if (points.length > 2) {
        const corner = [label[j * nx + i], label[(j + 1) * nx + i + 1]];
        const other = [label[j * nx + i + 1], label[(j + 1) * nx + i]];
        if (points.length === 4 && corner[0] === corner[1] && other[0] === other[1]) {
          // A saddle: the class in the middle joins its two corners, and the lines cut off the other two.
          const joined = classify((x + xx) / 2, (y + yy) / 2) === corner[0];
          const order = joined ? [0, 1, 2, 3] : [3, 0, 1, 2];
          out.push(...points[order[0]], ...points[order[1]], ...points[order[2]], ...points[order[3]]);
        } else {
          const mx = points.reduce((s, p) => s + p[0], 0) / points.length;
          const my = points.reduce((s, p) => s + p[1], 0) / points.length;
          for (const p of points) out.push(...p, mx, my);
        }
      }
    }
    [above, below] = [below, above];
  }
  return Float64Array.from(out);
}

/**
 * How many connected regions of one class a grid of answers has (cells that share an edge are connected).
 *
 * @param least only those of at least so many cells
 */
export function countRegions(label: ArrayLike<number>, nx: number, ny: number, least = 1): number {
  const seen = new Uint8Array(nx * ny);
  const stack: number[] = [];
  let regions = 0;
  for (let start = 0; start < nx * ny; ++start) {
    if (seen[start]) continue;
    let size = 0;
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const c = stack.pop()!;
      ++size;
      const i = c % nx;
      const visit = (d: number) => {
        if (!seen[d] && label[d] === label[c]) {
          seen[d] = 1;
          stack.push(d);
        }
      };
      if (i > 0) visit(c - 1);
      if (i + 1 < nx) visit(c + 1);
      if (c >= nx) visit(c - nx);
      if (c + nx < nx * ny) visit(c + nx);
    }
    if (size >= least) ++regions;
  }
  return regions;
}
