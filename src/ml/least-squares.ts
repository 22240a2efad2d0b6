/** A linear model fitted by least squares. */
export interface LeastSquares {
  coefficients: Float64Array;
  fitted: Float64Array;
  residuals: Float64Array;
  /** Of each row: the weight of its own y in its own fitted value, the diagonal of X(XᵀX)⁻¹Xᵀ. */
  leverage: Float64Array;
  /** Orthonormal columns that span those of X: the first k of them span its first k. */
  basis: readonly Float64Array[];
  /** What is left of the last column of X without its part in the others: its length. The last coefficient rests on it. */
  rest: number;
  /** Sum of squared residuals, and n − p. */
  rss: number;
  df: number;
  /** (XᵀX)⁻¹ by rows, so that σ² times its diagonal are the variances of the coefficients. */
  unscaled: readonly Float64Array[];
}

/** A column of which no more than this share lies outside the span of those before it says nothing new. */
const NOTHING_NEW = 1e-13;

const dot = (a: Float64Array, b: Float64Array, from = 0): number => {
  let sum = 0;
  for (let i = from; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
};

/** The length of a column from a row on, without overflow or underflow on the way. */
function lengthOf(a: Float64Array, from = 0): number {
  let most = 0;
  for (let i = from; i < a.length; ++i) most = Math.max(most, Math.abs(a[i]));
  if (most === 0) return 0;
  let sum = 0;
  for (let i = from; i < a.length; ++i) sum += (a[i] / most) ** 2;
  return most * Math.sqrt(sum);
}

/**
 * Least squares by Householder's reflections, X = QR. The normal equations would square the condition of X and with it
 * lose half of the digits; this does not (G. H. Golub, "Numerical methods for solving linear least squares problems",
 * Numerische Mathematik 7 (1965) 206–216).
 *
 * @param columns of X, the constant among them; at least as many rows as columns
 * @returns null where a column is, up to rounding, a combination of those before it
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): LeastSquares | null {
  const [n, p] = [y.length, columns.length];
  if (n < p) return null;
  const r = columns.map((column) => column.slice());
  const reflect = (v: Float64Array, k: number, to: Float64Array) => {
    const by = dot(v, to, k);
    for (let i = k; i < n; ++i) to[i] -= by * v[i];
  };
  // Each reflection as √2 times its unit vector; what lies below the diagonal is not needed again.
  const vectors: Float64Array[] = [];
  const diagonal = new Float64Array(p);
  for (let k = 0; k < p; ++k) {
    const column = r[k];
    const length = lengthOf(column, k);
    if (!(length > NOTHING_NEW * lengthOf(columns[k]))) return null;
    const v = new Float64Array(n);
    for (let i = k; i < n; ++i) v[i] = column[i] / length;
    const sign = v[k] < 0 ? -1 : 1;
    v[k] += sign;
    const scale = 1 / Math.sqrt(Math.abs(v[k]));
    for (let i = k; i < n; ++i) v[i] *= scale;
    diagonal[k] = -sign * length;
    vectors.push(v);
    for (let j = k + 1; j < p; ++j) reflect(v, k, r[j]);
  }
  const turned = y.slice();
  vectors.forEach((v, k) => {
    reflect(v, k, turned);
  });
  /** Solves Rb = c from below. */
  const solve = (c: ArrayLike<number>): Float64Array => {
    const b = new Float64Array(p);
    for (let k = p - 1; k >= 0; --k) {
      let sum = c[k];
      for (let j = k + 1; j < p; ++j) sum -= r[j][k] * b[j];
      b[k] = sum / diagonal[k];
    }
    return b;
  };
  const back = (values: Float64Array): Float64Array => {
    for (let k = p - 1; k >= 0; --k) reflect(vectors[k], k, values);
    return values;
  };
  const unit = (length: number, at: number) => Float64Array.from({length}, (_, i) => (i === at ? 1 : 0));
  const basis = columns.map((_, k) => back(unit(n, k)));
  const residuals = back(turned.map((v, i) => (i < p ? 0 : v)));
  const leverage = new Float64Array(n);
  for (const q of basis) for (let i = 0; i < n; ++i) leverage[i] += q[i] * q[i];
  // R⁻¹ by columns; (XᵀX)⁻¹ = R⁻¹R⁻ᵀ.
  const inverse = columns.map((_, k) => solve(unit(p, k)));
  const unscaled = columns.map((_, i) =>
    Float64Array.from({length: p}, (_, j) => inverse.reduce((sum, column) => sum + column[i] * column[j], 0))
  );
  return {
    coefficients: solve(turned),
    fitted: y.map((v, i) => v - residuals[i]),
    residuals,
    leverage: leverage.map((h) => Math.min(1, h)),
    basis,
    rest: Math.abs(diagonal[p - 1]),
    rss: dot(turned, turned, p),
    df: n - p,
    unscaled
  };
}
