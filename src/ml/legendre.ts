/**
 * Legendre polynomials P₀ … P_{count−1} at each place, by the recurrence (k + 1) P_{k+1} = (2k + 1) x P_k − k P_{k−1}, each
 * divided by k + 1: under a penalty on the weights, or in a fit of least norm, wiggles then cost more than slow bends.
 *
 * @returns one column a polynomial
 */
export function scaledLegendre(x: Float64Array, count: number): Float64Array[] {
  const columns = Array.from({length: count}, () => new Float64Array(x.length));
  for (let i = 0; i < x.length; ++i) {
    let [before, now] = [0, 1];
    for (let k = 0; k < count; ++k) {
      columns[k][i] = now / (k + 1);
      const next = ((2 * k + 1) * x[i] * now - k * before) / (k + 1);
      before = now;
      now = next;
    }
  }
  return columns;
}
