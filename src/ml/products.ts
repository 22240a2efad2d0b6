/**
 * X Wᵀ for X (count × inputs) and W (outputs × inputs), all row-major: what a dense layer makes of a batch.
 * Four examples go together, so that each weight is read once for them.
 */
export function timesTransposed(
  X: Float64Array,
  W: Float64Array,
  count: number,
  inputs: number,
  outputs: number
): Float64Array {
  const Y = new Float64Array(count * outputs);
  const whole = count - (count % 4);
  for (let i = 0; i < whole; i += 4) {
    const x0 = i * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    for (let o = 0; o < outputs; ++o) {
      const w = o * inputs;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < inputs; ++j) {
        const v = W[w + j];
        s0 += v * X[x0 + j];
        s1 += v * X[x1 + j];
        s2 += v * X[x2 + j];
        s3 += v * X[x3 + j];
      }
      const y = i * outputs + o;
      Y[y] = s0;
      Y[y + outputs] = s1;
      Y[y + 2 * outputs] = s2;
      Y[y + 3 * outputs] = s3;
    }
  }
  for (let i = whole; i < count; ++i)
    for (let o = 0; o < outputs; ++o) {
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
