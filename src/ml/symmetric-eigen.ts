/** Eigenvalues of a symmetric matrix, largest first, and their orthonormal eigenvectors. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder's reflections make it tridiagonal, and QL steps with
 * implicit shifts make that diagonal (EISPACK's tred2 and tql2; Bowdler, Martin, Reinsch & Wilkinson 1968).
 *
 * @param matrix row-major p × p, symmetric; it is not changed
 */
export function symmetricEigen(matrix: Float64Array, p: number): Eigen {
  const V = Array.from({length: p}, (_, i) => matrix.slice(i * p, (i + 1) * p));
  const d = new Float64Array(p);
  const e = new Float64Array(p);
  tridiagonalize(V, d, e);
  diagonalize(V, d, e);
  const order = Array.from(d, (_, i) => i).sort((a, b) => d[b] - d[a]);
  return {
    values: Float64Array.from(order, (j) => d[j]),
    vectors: order.map((j) => Float64Array.from({length: p}, (_, i) => V[i][j]))
  };
}

/** V becomes the product of the reflections, d the diagonal and e the entries below it, from e[1] on. */
function tridiagonalize(V: readonly Float64Array[], d: Float64Array, e: Float64Array): void {
  const p = d.length;
  d.set(V[p - 1]);
  for (let i = p - 1; i > 0; --i) {
    let scale = 0;
    let h = 0;
    for (let k = 0; k < i; ++k) scale += Math.abs(d[k]);
    if (scale === 0) {
      e[i] = d[i - 1];
      for (let j = 0; j < i; ++j) {
        d[j] = V[i - 1][j];
        V[i][j] = 0;
        V[j][i] = 0;
      }
    } else {
      for (let k = 0; k < i; ++k) {
        d[k] /= scale;
        h += d[k] * d[k];
      }
      const f = d[i - 1];
      const g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      d[i - 1] = f - g;
      reflect(V, d, e, i, h);
    }
    d[i] = h;
  }
  accumulate(V, d, e);
}

/** One reflection, applied to the rows and columns before i. */
function reflect(V: readonly Float64Array[], d: Float64Array, e: Float64Array, i: number, h: number): void {
  e.fill(0, 0, i);
  for (let j = 0; j < i; ++j) {
    const f = d[j];
    V[j][i] = f;
    let g = e[j] + V[j][j] * f;
    for (let k = j + 1; k < i; ++k) {
      g += V[k][j] * d[k];
      e[k] += V[k][j] * f;
    }
    e[j] = g;
  }
  let f = 0;
  for (let j = 0; j < i; ++j) {
    e[j] /= h;
    f += e[j] * d[j];
  }
  const half = f / (h + h);
  for (let j = 0; j < i; ++j) e[j] -= half * d[j];
  for (let j = 0; j < i; ++j) {
    for (let k = j; k < i; ++k) V[k][j] -= d[j] * e[k] + e[j] * d[k];
    d[j] = V[i - 1][j];
    V[i][j] = 0;
  }
}

/** The reflections, multiplied from the first to the last. */
function accumulate(V: readonly Float64Array[], d: Float64Array, e: Float64Array): void {
  const p = d.length;
  for (let i = 0; i < p - 1; ++i) {
    V[p - 1][i] = V[i][i];
    V[i][i] = 1;
    const h = d[i + 1];
    if (h !== 0) {
      for (let k = 0; k <= i; ++k) d[k] = V[k][i + 1] / h;
      for (let j = 0; j <= i; ++j) {
        let g = 0;
        for (let k = 0; k <= i; ++k) g += V[k][i + 1] * V[k][j];
        for (let k = 0; k <= i; ++k) V[k][j] -= g * d[k];
      }
    }
    for (let k = 0; k <= i; ++k) V[k][i + 1] = 0;
  }
  for (let j = 0; j < p; ++j) {
    d[j] = V[p - 1][j];
    V[p - 1][j] = 0;
  }
  V[p - 1][p - 1] = 1;
  e[0] = 0;
}

/** QL with implicit shifts on the tridiagonal matrix; the rotations are applied to the columns of V. */
function diagonalize(V: readonly Float64Array[], d: Float64Array, e: Float64Array): void {
  const p = d.length;
  for (let i = 1; i < p; ++i) e[i - 1] = e[i];
  e[p - 1] = 0;
  let f = 0;
  let size = 0;
  for (let l = 0; l < p; ++l) {
    size = Math.max(size, Math.abs(d[l]) + Math.abs(e[l]));
    let m = l;
    while (m < p - 1 && Math.abs(e[m]) > Number.EPSILON * size) ++m;
    if (m > l) {
      // Each eigenvalue takes two or three steps; the bound is never met by symmetric matrices of finite numbers.
      for (let round = 0; round < 60 && Math.abs(e[l]) > Number.EPSILON * size; ++round)
        f += qlStep(V, d, e, l, m);
    }
    d[l] += f;
    e[l] = 0;
  }
}

/** One sweep from m up to l; returns the shift that was taken from the diagonal. */
function qlStep(V: readonly Float64Array[], d: Float64Array, e: Float64Array, l: number, m: number): number {
  const p = d.length;
  let g = d[l];
  let q = (d[l + 1] - g) / (2 * e[l]);
  let r = q < 0 ? -Math.hypot(q, 1) : Math.hypot(q, 1);
  d[l] = e[l] / (q + r);
  d[l + 1] = e[l] * (q + r);
  const next = d[l + 1];
  const shift = g - d[l];
  for (let i = l + 2; i < p; ++i) d[i] -= shift;
  q = d[m];
  let [c, c2, c3] = [1, 1, 1];
  const below = e[l + 1];
  let [s, s2] = [0, 0];
  for (let i = m - 1; i >= l; --i) {
    c3 = c2;
    c2 = c;
    s2 = s;
    g = c * e[i];
    const h = c * q;
    r = Math.hypot(q, e[i]);
    e[i + 1] = s * r;
    s = e[i] / r;
    c = q / r;
    q = c * d[i] - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]);
    for (let k = 0; k < p; ++k) {
      const row = V[k];
      const v = row[i + 1];
      row[i + 1] = s * row[i] + c * v;
      row[i] = c * row[i] - s * v;
    }
  }
  q = (-s * s2 * c3 * below * e[l]) / next;
  e[l] = s * q;
  d[l] = c * q;
  return shift;
}
