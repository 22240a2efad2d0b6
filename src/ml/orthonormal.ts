/** A column of which no more than this share lies outside the span of those before it says nothing new. */
const NOTHING_NEW = 1e-14;

/** Columns made orthonormal, one after the other: A = Q R with R upper triangular. */
export interface Orthonormal {
  /** The columns of Q, each as long as those of A. */
  readonly Q: readonly Float64Array[];
  /** The columns of R: that of column j has j + 1 entries. */
  readonly R: readonly Float64Array[];
}

/**
 * Gram and Schmidt's factorization, each column freed of the others twice: then Q is orthonormal to rounding, however
 * nearly dependent the columns are (Giraud, Langou & Rozložník 2005). The first p columns of Q span what the first p of A do:
 * one factorization serves all nested models.
 *
 * A column that says nothing new becomes a column of zeros, with a zero on R's diagonal; the solvers give it the weight 0.
 *
 * @param columns not more than each is long
 */
export function orthonormalize(columns: readonly Float64Array[]): Orthonormal {
  const Q: Float64Array[] = [];
  const R: Float64Array[] = [];
  columns.forEach((column, j) => {
    const q = column.slice();
    const r = new Float64Array(j + 1);
    for (let pass = 0; pass < 2; ++pass) {
      for (let k = 0; k < j; ++k) {
        const along = dot(Q[k], q);
        r[k] += along;
        for (let i = 0; i < q.length; ++i) q[i] -= along * Q[k][i];
      }
    }
    const length = Math.sqrt(dot(q, q));
    r[j] = length > NOTHING_NEW * Math.sqrt(dot(column, column)) ? length : 0;
    for (let i = 0; i < q.length; ++i) q[i] = r[j] && q[i] / r[j];
    Q.push(q);
    R.push(r);
  });
  return {Q, R};
}

/** The first `length` entries of a and b, multiplied and added up; all of a's without it. */
export function dot(a: Float64Array, b: Float64Array, length = a.length): number {
  let sum = 0;
  for (let i = 0; i < length; ++i) sum += a[i] * b[i];
  return sum;
}

/** Solves R c = b by back substitution, for the first b.length columns. */
export function solveColumns(R: readonly Float64Array[], b: Float64Array): Float64Array {
  const c = b.slice();
  for (let j = c.length - 1; j >= 0; --j) {
    c[j] = R[j][j] && c[j] / R[j][j];
    for (let i = 0; i < j; ++i) c[i] -= c[j] * R[j][i];
  }
  return c;
}

/** Solves Rᵀ a = b by forward substitution, in place: with a row of features as b, Q a are the weights of the labels. */
export function solveRows(R: readonly Float64Array[], b: Float64Array): Float64Array {
  for (let j = 0; j < b.length; ++j) b[j] = R[j][j] && (b[j] - dot(R[j], b, j)) / R[j][j];
  return b;
}

/** Columns turned: row g holds the entry g of each. */
export function rowsOf(columns: readonly Float64Array[], rows: number): Float64Array[] {
  return Array.from({length: rows}, (_, g) => {
    const row = new Float64Array(columns.length);
    for (let j = 0; j < row.length; ++j) row[j] = columns[j][g];
    return row;
  });
}
