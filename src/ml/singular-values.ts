import {dot} from "./orthonormal.js";

/**
 * The singular values of the matrix whose rows these are, largest first, as many as there are vectors: one-sided Jacobi,
 * rows turned in pairs until all are orthogonal (Hestenes 1958). Small values come out as accurately as large ones.
 *
 * @param vectors rows, or columns where these are fewer; not changed
 */
export function singularValues(vectors: readonly Float64Array[]): Float64Array {
  const rows = vectors.map((v) => Float64Array.from(v));
  const length = rows[0]?.length ?? 0;
  for (let sweep = 0, turned = true; turned && sweep < 40; ++sweep) {
    turned = false;
    for (let i = 1; i < rows.length; ++i) {
      for (let j = 0; j < i; ++j) {
        const [a, b] = [rows[i], rows[j]];
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
        if (Math.abs(ab) <= 1e-14 * Math.sqrt(aa * bb)) continue;
        turned = true;
        const zeta = (bb - aa) / (2 * ab);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const c = 1 / Math.hypot(1, t);
        for (let k = 0; k < length; ++k) {
          const [u, v] = [a[k], b[k]];
          a[k] = c * (u - t * v);
          b[k] = c * (v + t * u);
        }
      }
    }
  }
  return Float64Array.from(rows, (row) => Math.sqrt(dot(row, row))).sort((a, b) => b - a);
}
