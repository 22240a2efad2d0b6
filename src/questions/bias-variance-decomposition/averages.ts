/** What the label and the prediction are off by, a training set a place. */
export interface Errors {
  /** y − f(x₀). */
  label: Float64Array;
  /** ŷ − Eŷ. */
  prediction: Float64Array;
}

/** Averages over the first so many training sets of all that (y − ŷ)² is expanded into. */
export interface Averages {
  count: number;
  /** Of (y − f)² and (ŷ − Eŷ)². The bias is the same in each training set. */
  noise: number;
  variance: number;
  /** Of the three cross terms: 2 (y − f)(f − Eŷ), 2 (y − f)(Eŷ − ŷ), 2 (f − Eŷ)(Eŷ − ŷ). */
  noiseBias: number;
  noiseVariance: number;
  biasVariance: number;
  /** Of (y − ŷ)² itself: measured, not added up. */
  mse: number;
}

/**
 * @param miss f − Eŷ
 * @param counts rising
 */
export function averages({label, prediction}: Errors, miss: number, counts: readonly number[]): Averages[] {
  let [ee, dd, e, d, ed, squares] = [0, 0, 0, 0, 0, 0];
  let r = 0;
  return counts.map((count) => {
    for (; r < count; ++r) {
      const [a, b] = [label[r], prediction[r]];
      ee += a * a;
      dd += b * b;
      e += a;
      d += b;
      ed += a * b;
      const error = a + miss - b;
      squares += error * error;
    }
    return {
      count,
      noise: ee / count,
      variance: dd / count,
      noiseBias: (2 * miss * e) / count,
      noiseVariance: (-2 * ed) / count,
      biasVariance: (-2 * miss * d) / count,
      mse: squares / count
    };
  });
}

/**
 * Where the averages of the cross term that spreads most lie, up to two standard errors: round its own mean, which is
 * not 0 where the label was fitted.
 */
export function funnel(sd: ReturnType<typeof deviations>, cross: number) {
  const widest = Math.max(sd.noiseBias, sd.noiseVariance, sd.biasVariance);
  return {widest, center: widest === sd.noiseVariance ? cross : 0};
}

/** One standard deviation of each cross term in one training set; over √m it is that of their average over m. */
export function deviations(sigma: number, miss: number, variance: number, cross: number) {
  const sd = Math.sqrt(variance);
  return {
    noiseBias: 2 * sigma * Math.abs(miss),
    // Of a product of two normal numbers of mean 0: σ²v + cov², with −2 cov the cross term's average.
    noiseVariance: Math.sqrt(4 * sigma * sigma * variance + cross * cross),
    biasVariance: 2 * Math.abs(miss) * sd
  };
}
