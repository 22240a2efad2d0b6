/**
 * The unit vector at a right angle to `u` along which the rows vary most about their mean: the first principal
 * component of what is left of them after their part along u is taken away. Power iteration on the covariance;
 * the sign is fixed by making the largest entry positive.
 *
 * @param rows n × p, row-major
 * @param u unit vector of length p
 */
export function noisiestDirection(rows: Float64Array, mean: Float64Array, u: Float64Array): Float64Array {
  const p = mean.length;
  const n = rows.length / p;
  const covariance = new Float64Array(p * p);
  const d = new Float64Array(p);
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < p; ++k) d[k] = rows[i * p + k] - mean[k];
    for (let j = 0; j < p; ++j) for (let k = 0; k <= j; ++k) covariance[j * p + k] += d[j] * d[k];
  }
  for (let j = 0; j < p; ++j) for (let k = 0; k < j; ++k) covariance[k * p + j] = covariance[j * p + k];

  let v = new Float64Array(p).fill(1);
  for (let iteration = 0; iteration < 100; ++iteration) {
    const along = dot(u, v);
    const apart = v.map((value, k) => value - along * u[k]);
    const length = Math.sqrt(dot(apart, apart));
    v = apart.map((_, j) => {
      let sum = 0;
      for (let k = 0; k < p; ++k) sum += (covariance[j * p + k] * apart[k]) / length;
      return sum;
    });
  }
  const along = dot(u, v);
  v = v.map((value, k) => value - along * u[k]);
  const length = Math.sqrt(dot(v, v));
  const largest = v.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return v.map((value) => value / (length * Math.sign(largest)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; ++k) sum += a[k] * b[k];
  return sum;
}
