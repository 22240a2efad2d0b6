import {shortestFit} from "./minimum-norm.js";
import {dot, orthonormalize, solveColumns} from "./orthonormal.js";

/** Weights of each of the fits of `columns[0 … p − 1]`, p = 1 … count: the index is p − 1. */
export type Nested = readonly Float64Array[];

/**
 * Least squares on the first column, the first two, and so on: up to as many columns as rows from one orthogonalization,
 * since each fit adds a column to the last. Of more columns than rows infinitely many fits leave nothing; taken is the one
 * whose weights have the least sum of squares, which lies in the span of the rows.
 */
export function nestedLeastSquares(columns: readonly Float64Array[], y: Float64Array): Nested {
  const {rows, means} = columns.length > y.length ? distinct(columns, y) : {rows: [], means: y};
  const most = rows.length || columns.length;
  const {Q, R} = orthonormalize(columns.slice(0, most));
  const parts = Float64Array.from(Q, (q) => dot(q, y));
  return columns.map((_, last) => {
    const p = last + 1;
    if (p <= most) return solveColumns(R, parts.subarray(0, p));
    return shortestFit(
      rows.map((row) => row.subarray(0, p)),
      means
    );
  });
}

/** The rows without those that stand there already, and the mean of `y` at each: more no fit can tell apart. */
function distinct(
  columns: readonly Float64Array[],
  y: Float64Array
): {rows: Float64Array[]; means: Float64Array} {
  const kept: number[] = [];
  const sums: number[] = [];
  const times: number[] = [];
  for (let i = 0; i < y.length; ++i) {
    const at = kept.findIndex((k) => columns.every((column) => column[k] === column[i]));
    if (at < 0) {
      kept.push(i);
      sums.push(y[i]);
      times.push(1);
    } else {
      sums[at] += y[i];
      ++times[at];
    }
  }
  return {
    rows: kept.map((i) => Float64Array.from(columns, (column) => column[i])),
    means: Float64Array.from(sums, (sum, k) => sum / times[k])
  };
}

/** XᵀX by rows up to the diagonal, and Xᵀy: the leading blocks belong to the first columns. */
export interface Gram {
  G: readonly Float64Array[];
  b: Float64Array;
}

export function gram(columns: readonly Float64Array[], y: Float64Array): Gram {
  return {
    G: columns.map((a, i) => Float64Array.from({length: i + 1}, (_, j) => dot(a, columns[j]))),
    b: Float64Array.from(columns, (a) => dot(a, y))
  };
}

/**
 * Ridge regression, Σ (y − Xw)² + λ‖w‖², on the first column, the first two, and so on. The Cholesky factor of a leading
 * block is the leading block of the factor, so one factor serves all.
 *
 * @param lambda > 0
 */
export function nestedRidge({G, b}: Gram, lambda: number): Nested {
  const P = b.length;
  const L = G.map((row) => row.slice());
  const c = new Float64Array(P);
  for (let i = 0; i < P; ++i) {
    for (let j = 0; j <= i; ++j) {
      let sum = i === j ? L[i][i] + lambda : L[i][j];
      for (let k = 0; k < j; ++k) sum -= L[i][k] * L[j][k];
      L[i][j] = i === j ? Math.sqrt(sum) : sum / L[j][j];
    }
    let sum = b[i];
    for (let k = 0; k < i; ++k) sum -= L[i][k] * c[k];
    c[i] = sum / L[i][i];
  }
  // The rows of L are the columns of Lᵀ.
  return L.map((_, last) => solveColumns(L, c.subarray(0, last + 1)));
}
