/**
 * X Wᵀ for X (count × inputs) and W (outputs × inputs), all row-major: what a dense layer makes of a batch.
 * Four examples and two outputs go together, so that each number that is read is used several times.
 */
export function timesTransposed(
  X: Float64Array,
  W: Float64Array,
  count: number,
  inputs: number,
  outputs: number
): Float64Array {
  const Y = new Float64Array(count * outputs);
  const [rows, pairs] = [count - (count % 4), outputs - (outputs % 2)];
  for (let i = 0; i < rows; i += 4) {
    const x0 = i * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    for (let o = 0; o < pairs; o += 2) {
      const w = o * inputs;
      const v = w + inputs;
      let [p0, p1, p2, p3, q0, q1, q2, q3] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let j = 0; j < inputs; ++j) {
        const p = W[w + j];
        const q = W[v + j];
        const a = X[x0 + j];
        const b = X[x1 + j];
        const c = X[x2 + j];
        const d = X[x3 + j];
        p0 += p * a;
        p1 += p * b;
        p2 += p * c;
        p3 += p * d;
        q0 += q * a;
        q1 += q * b;
        q2 += q * c;
        q3 += q * d;
      }
      const y = i * outputs + o;
      Y[y] = p0;
      Y[y + 1] = q0;
      Y[y + outputs] = p1;
      Y[y + outputs + 1] = q1;
      Y[y + 2 * outputs] = p2;
      Y[y + 2 * outputs + 1] = q2;
      Y[y + 3 * outputs] = p3;
      Y[y + 3 * outputs + 1] = q3;
    }
  }
  // What is left over: the last output of an odd number of them, and the last examples.
  for (let i = 0; i < count; ++i)
    for (let o = i < rows ? pairs : 0; o < outputs; ++o) {
      let sum = 0;
      for (let j = 0; j < inputs; ++j) sum += W[o * inputs + j] * X[i * inputs + j];
      Y[i * outputs + o] = sum;
    }
  return Y;
}

/** D W for D (count × outputs) and W (outputs × inputs), row-major: the same layer on the way back. */
export function timesMatrix(
  D: Float64Array,
  W: Float64Array,
  count: number,
  outputs: number,
  inputs: number
): Float64Array {
  const V = new Float64Array(inputs * outputs);
  for (let o = 0; o < outputs; ++o) for (let j = 0; j < inputs; ++j) V[j * outputs + o] = W[o * inputs + j];
  return timesTransposed(D, V, count, outputs, inputs);
}
