import {cholesky, choleskySolve} from "./cholesky.js";

/**
 * Two linear layers from signals to one score a place, each fitted by ridge regression (Σ squared errors + λ Σ squared weights).
 * Score j of the convolution is w · (x[j], …, x[j + taps − 1]) with the same weights w at every place, as a convolutional
 * layer has them (LeCun et al. 1989); the dense layer has a row of weights of its own for each score.
 */
export interface Layer {
  /** Row j: the weights of score j on all inputs. */
  readonly rows: readonly Float64Array[];
}

/** Solves (Σ u uᵀ + λ I) w = Σ u t for the features u and targets t that `add` is told. */
function ridgeSystem(p: number, targets: number) {
  const A = Array.from({length: p}, () => new Float64Array(p));
  const B = Array.from({length: targets}, () => new Float64Array(p));
  return {
    A,
    B,
    solve: (lambda: number): Float64Array[] => {
      A.forEach((row, i) => {
        row[i] += lambda;
      });
      const L = cholesky(A);
      return B.map((b) => choleskySolve(L, b));
    }
  };
}

export function denseLayer(
  signals: readonly Float64Array[],
  targets: readonly Float64Array[],
  lambda: number
): Layer {
  const p = signals[0].length;
  const {A, B, solve} = ridgeSystem(p, targets[0].length);
  signals.forEach((x, n) => {
    for (let i = 0; i < p; ++i) for (let j = 0; j <= i; ++j) A[i][j] += x[i] * x[j];
    B.forEach((b, j) => {
      const t = targets[n][j];
      if (t) for (let i = 0; i < p; ++i) b[i] += x[i] * t;
    });
  });
  return {rows: solve(lambda)};
}

export function convolutionLayer(
  signals: readonly Float64Array[],
  targets: readonly Float64Array[],
  taps: number,
  lambda: number
): Layer {
  const p = signals[0].length;
  const {A, B, solve} = ridgeSystem(taps, 1);
  signals.forEach((x, n) => {
    for (let at = 0; at + taps <= p; ++at)
      for (let i = 0; i < taps; ++i) {
        for (let j = 0; j <= i; ++j) A[i][j] += x[at + i] * x[at + j];
        B[0][i] += x[at + i] * targets[n][at];
      }
  });
  const [w] = solve(lambda);
  return {
    rows: Array.from({length: p - taps + 1}, (_, at) => {
      const row = new Float64Array(p);
      row.set(w, at);
      return row;
    })
  };
}

/** The scores that the layer gives to a signal. */
export function scoresOf(
  {rows}: Layer,
  x: Float64Array,
  scores = new Float64Array(rows.length)
): Float64Array {
  for (let j = 0; j < rows.length; ++j) {
    const w = rows[j];
    let sum = 0;
    for (let i = 0; i < x.length; ++i) sum += w[i] * x[i];
    scores[j] = sum;
  }
  return scores;
}

/** The place whose score is above all others; −1 where two share the highest. */
export function strictlyHighest(scores: Float64Array): number {
  let best = 0;
  let tied = false;
  for (let j = 1; j < scores.length; ++j) {
    if (scores[j] > scores[best]) {
      best = j;
      tied = false;
    } else if (scores[j] === scores[best]) tied = true;
  }
  return tied ? -1 : best;
}
