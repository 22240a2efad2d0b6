/** A table as its nonzero cells, row by row (compressed sparse rows). */
export interface Rows {
  n: number;
  p: number;
  /** Row i has the cells start[i] … start[i + 1] − 1. */
  start: Int32Array;
  column: Int32Array;
  value: Float64Array;
}

/** @param X row-major n × p */
export function rowsOf(X: Float64Array, n: number, p: number): Rows {
  let cells = 0;
  for (let q = 0; q < n * p; ++q) if (X[q] !== 0) ++cells;
  const start = new Int32Array(n + 1);
  const column = new Int32Array(cells);
  const value = new Float64Array(cells);
  let at = 0;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < p; ++j) {
      const v = X[i * p + j];
      if (v === 0) continue;
      column[at] = j;
      value[at++] = v;
    }
    start[i + 1] = at;
  }
  return {n, p, start, column, value};
}

/** X w + b for θ = (w, b), written to `out`, which is returned. */
export function scores(
  {n, p, start, column, value}: Rows,
  theta: Float64Array,
  out: Float64Array
): Float64Array {
  for (let i = 0; i < n; ++i) {
    let sum = theta[p];
    for (let q = start[i]; q < start[i + 1]; ++q) sum += theta[column[q]] * value[q];
    out[i] = sum;
  }
  return out;
}
