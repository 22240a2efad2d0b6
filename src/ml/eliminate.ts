/**
 * Solves A x = r by Gaussian elimination with complete pivoting. Unknowns that A does not determine to working precision
 * (pivots below 1e-13 of the first) are 0, and equations that then cannot be met are left.
 *
 * @param A row-major m × m; not changed
 * @returns the solution and the rank found
 */
export function eliminate(A: Float64Array, r: ArrayLike<number>, m: number): {x: Float64Array; rank: number} {
  const a = A.slice();
  const b = Float64Array.from(r);
  const column = Int32Array.from({length: m}, (_, j) => j);
  let rank = 0;
  let first = 0;
  for (; rank < m; ++rank) {
    let [pi, pj, top] = [rank, rank, 0];
    for (let i = rank; i < m; ++i) {
      for (let j = rank; j < m; ++j) {
        const v = Math.abs(a[i * m + j]);
        if (v > top) [pi, pj, top] = [i, j, v];
      }
    }
    if (rank === 0) first = top;
    if (!(top > 1e-13 * first)) break;
    if (pi !== rank) {
      for (let j = 0; j < m; ++j) swap(a, pi * m + j, rank * m + j);
      swap(b, pi, rank);
    }
    if (pj !== rank) {
      for (let i = 0; i < m; ++i) swap(a, i * m + pj, i * m + rank);
      swap(column, pj, rank);
    }
    for (let i = rank + 1; i < m; ++i) {
      const factor = a[i * m + rank] / a[rank * m + rank];
      if (factor === 0) continue;
      for (let j = rank; j < m; ++j) a[i * m + j] -= factor * a[rank * m + j];
      b[i] -= factor * b[rank];
    }
  }
  const x = new Float64Array(m);
  for (let i = rank - 1; i >= 0; --i) {
    let v = b[i];
    for (let j = i + 1; j < rank; ++j) v -= a[i * m + j] * x[column[j]];
    x[column[i]] = v / a[i * m + i];
  }
  return {x, rank};
}

function swap(list: Float64Array | Int32Array, i: number, j: number): void {
  const t = list[i];
  list[i] = list[j];
  list[j] = t;
}
