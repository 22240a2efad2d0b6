/**
 * Weights for expectations over the (k + 1)-th smallest of n uniform numbers, which follows Beta(k + 1, n − k): with
 * them a sum over the nodes is the expectation of the function that joins its values at the nodes by straight lines.
 * For k = n, where no number is left, all weight lies at 1.
 *
 * @param nodes 0 = u₀ < u₁ < … = 1
 * @returns a function that gives the weights for k (1 … n), and the range of nodes outside of which they do not matter
 */
export function orderWeights(
  n: number,
  nodes: ArrayLike<number>
): (k: number) => {weight: Float64Array; from: number; to: number} {
  const m = nodes.length;
  // P(U₍ₖ₊₁₎ ≤ u) is the chance that more than k of n fall below u, and E[U; U ≤ u] that more than k + 1 of n + 1 do.
  const below = tails(n, nodes);
  const moment = tails(n + 1, nodes);
  const weight = new Float64Array(m);
  return (k) => {
    weight.fill(0);
    if (k >= n) {
      weight[m - 1] = 1;
      return {weight, from: m - 1, to: m};
    }
    let from = m - 1;
    let to = 1;
    const mean = (k + 1) / (n + 1);
    for (let j = 0; j + 1 < m; ++j) {
      const mass = below[j + 1][k + 1] - below[j][k + 1];
      if (mass < 1e-8) continue;
      const first = mean * (moment[j + 1][k + 2] - moment[j][k + 2]);
      const right = Math.max(0, Math.min(mass, (first - nodes[j] * mass) / (nodes[j + 1] - nodes[j])));
      weight[j] += mass - right;
      weight[j + 1] += right;
      if (j < from) from = j;
      to = j + 2;
    }
    let sum = 0;
    for (let j = from; j < to; ++j) sum += weight[j];
    for (let j = from; j < to; ++j) weight[j] /= sum;
    return {weight, from, to};
  };
}

/** At each node u: P(Bin(n, u) ≥ i) for i = 0 … n + 1. */
function tails(n: number, nodes: ArrayLike<number>): Float64Array[] {
  const logChoose = new Float64Array(n + 1);
  for (let i = 1; i <= n; ++i) logChoose[i] = logChoose[i - 1] + Math.log((n - i + 1) / i);
  return Array.from(nodes, (u) => {
    const tail = new Float64Array(n + 2);
    if (u >= 1) tail.fill(1, 0, n + 1);
    else if (u <= 0) tail[0] = 1;
    else {
      const [a, b] = [Math.log(u), Math.log1p(-u)];
      for (let i = n; i >= 0; --i) tail[i] = tail[i + 1] + Math.exp(logChoose[i] + i * a + (n - i) * b);
    }
    return tail;
  });
}
