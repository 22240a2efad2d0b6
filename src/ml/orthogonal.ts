import {normal, type Random} from "./random.js";

/**
 * A random matrix with orthonormal rows (if rows ≤ columns) or orthonormal columns (if not), row-major: the Q of the
 * QR decomposition of a matrix of standard normal draws. With R's diagonal positive, as Gram–Schmidt leaves it, a
 * square Q is spread evenly over all orthogonal matrices (Haar measure; Mezzadri 2007).
 */
export function randomOrthogonal(rows: number, columns: number, source: Random): Float64Array {
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows];
  const draw = normal(source);
  // `count` vectors of `length` numbers, one after another.
  const Q = Float64Array.from({length: count * length}, draw);
  for (let v = 0; v < count; ++v) {
    const at = v * length;
    // A second round takes away what rounding left of the first: "twice is enough" (Parlett 1980).
    for (let round = 0; round < 2; ++round)
      for (let u = 0; u < v; ++u) {
        const other = u * length;
        let dot = 0;
        for (let k = 0; k < length; ++k) dot += Q[at + k] * Q[other + k];
        for (let k = 0; k < length; ++k) Q[at + k] -= dot * Q[other + k];
      }
    let squares = 0;
    for (let k = 0; k < length; ++k) squares += Q[at + k] ** 2;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < length; ++k) Q[at + k] /= norm;
  }
  if (rows <= columns) return Q;
  const W = new Float64Array(rows * columns);
  for (let i = 0; i < rows; ++i) for (let j = 0; j < columns; ++j) W[i * columns + j] = Q[j * length + i];
  return W;
}
