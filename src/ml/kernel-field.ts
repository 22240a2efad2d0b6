import {type KernelSpec, kernelValue} from "./kernels.js";

/** Values of f at the middles of a grid's cells, rows from the top. */
export interface KernelField {
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Terms of a Gaussian smaller than e^−this are left out: below what a float32 of f can hold. */
export const deep = 40;

/** Cells for a box: fine enough that a Gaussian of this γ spans several, and never more than `most` along x. */
export function gridFor(
  {name, gamma}: KernelSpec,
  [x0, x1, y0, y1]: readonly number[],
  times = 1
): {columns: number; rows: number} {
  const wide = x1 - x0;
  const coarse = wide / 100;
  const h = Math.max(wide / 480, name === "rbf" ? Math.min(coarse, 0.3 / Math.sqrt(gamma)) : coarse) / times;
  const columns = Math.ceil(wide / h);
  return {columns, rows: Math.max(1, Math.round((columns * (y1 - y0)) / wide))};
}

/** Σ coefficientⱼ k(xⱼ, ·) + b over a box of the plane. */
export function kernelField(
  kernel: KernelSpec,
  X: Float64Array,
  coefficient: Float64Array,
  b: number,
  [x0, x1, y0, y1]: readonly number[],
  {columns, rows}: {columns: number; rows: number}
): KernelField {
  const values = new Float32Array(columns * rows);
  const sums = new Float64Array(columns * rows).fill(b);
  const [dx, dy] = [(x1 - x0) / columns, (y1 - y0) / rows];
  const n = coefficient.length;
  const place = new Float64Array(2);
  if (kernel.name === "rbf") {
    // A Gaussian is a product of one along x and one along y; beyond its reach it is nothing.
    const reach = Math.sqrt(deep / kernel.gamma);
    const along = new Float64Array(columns);
    for (let j = 0; j < n; ++j) {
      if (!coefficient[j]) continue;
      const [px, py] = [X[2 * j], X[2 * j + 1]];
      const from = Math.max(0, Math.floor((px - reach - x0) / dx));
      const to = Math.min(columns, Math.ceil((px + reach - x0) / dx) + 1);
      for (let c = from; c < to; ++c)
        along[c] = coefficient[j] * Math.exp(-kernel.gamma * (x0 + (c + 0.5) * dx - px) ** 2);
      const top = Math.max(0, Math.floor((y1 - py - reach) / dy));
      const bottom = Math.min(rows, Math.ceil((y1 - py + reach) / dy) + 1);
      for (let r = top; r < bottom; ++r) {
        const e = Math.exp(-kernel.gamma * (y1 - (r + 0.5) * dy - py) ** 2);
        for (let c = from; c < to; ++c) sums[r * columns + c] += along[c] * e;
      }
    }
  } else
    for (let r = 0; r < rows; ++r)
      for (let c = 0; c < columns; ++c) {
        place[0] = x0 + (c + 0.5) * dx;
        place[1] = y1 - (r + 0.5) * dy;
        let s = b;
        for (let j = 0; j < n; ++j)
          if (coefficient[j]) s += coefficient[j] * kernelValue(kernel, X, j, place, 0, 2);
        sums[r * columns + c] = s;
      }
  values.set(sums);
  return {columns, rows, values};
}

/** How many separate regions of f > 0 (or < 0) the box shows: cells hang together by their sides. */
export function regions({columns, values}: KernelField, sign: 1 | -1): number {
  const open = Uint8Array.from(values, (v) => (sign * v > 0 ? 1 : 0));
  const stack: number[] = [];
  let count = 0;
  const take = (i: number) => {
    open[i] = 0;
    stack.push(i);
  };
  for (let first = 0; first < open.length; ++first) {
    if (!open[first]) continue;
    ++count;
    take(first);
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      if (open[i + 1] && (i + 1) % columns) take(i + 1);
      if (open[i - 1] && i % columns) take(i - 1);
      if (open[i + columns]) take(i + columns);
      if (open[i - columns]) take(i - columns);
    }
  }
  return count;
}
