import {normal, random} from "./random.js";

/** A fit of values by inner products of factors: value(p, f) ≈ u_p · v_f. */
export interface Factors {
  readonly rank: number;
  /** Row-major people × rank, and items × rank. */
  readonly U: Float64Array;
  readonly V: Float64Array;
  /** Σ (d − u·v)² + λ (Σ |u|² + Σ |v|²), after each half step: it never rises. Empty where it was not asked for. */
  readonly objective: Float64Array;
  readonly steps: number;
  /** Length of the objective's gradient at the end, relative to what it was made of: 0 at a stationary point. */
  readonly residual: number;
  readonly converged: boolean;
}

export interface AlsOptions {
  rank: number;
  lambda: number;
  seed: number;
  /** Of the relative gradient. */
  tolerance?: number;
  /** Of whole steps, both halves. */
  iterations?: number;
  /** The items' factors to start from; drawn without it. */
  start?: Float64Array;
  /** Whether the objective is written down after each half step. */
  trace?: boolean;
}

/** The places of the values that there are, and what they are: a row's, or a column's. */
interface Known {
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** What is known among `count` values from `start` on, every `stride`th; NaN is no value. */
export function known(values: ArrayLike<number>, start: number, stride: number, count: number): Known {
  const index: number[] = [];
  for (let f = 0; f < count; ++f) if (!Number.isNaN(values[start + f * stride])) index.push(f);
  return {index: Int32Array.from(index), value: Float64Array.from(index, (f) => values[start + f * stride])};
}

/**
 * One ridge regression without an intercept: the w with the least Σ (d_f − w · v_f)² + λ |w|² over what is known, by the normal
 * equations and Cholesky's factor. Written into `out` from `at` on; `gram` is room for rank² + rank numbers.
 */
export function ridge(
  {index, value}: Known,
  V: ArrayLike<number>,
  rank: number,
  lambda: number,
  out: Float64Array = new Float64Array(rank),
  at = 0,
  gram: Float64Array = new Float64Array(rank * rank + rank)
): Float64Array {
  const right = rank * rank;
  gram.fill(0);
  for (let a = 0; a < rank; ++a) gram[a * rank + a] = lambda;
  for (let i = 0; i < index.length; ++i) {
    const row = index[i] * rank;
    for (let a = 0; a < rank; ++a) {
      gram[right + a] += value[i] * V[row + a];
      for (let b = 0; b <= a; ++b) gram[a * rank + b] += V[row + a] * V[row + b];
    }
  }
  for (let a = 0; a < rank; ++a) {
    for (let b = 0; b <= a; ++b) {
      let sum = gram[a * rank + b];
      for (let c = 0; c < b; ++c) sum -= gram[a * rank + c] * gram[b * rank + c];
      gram[a * rank + b] = a === b ? Math.sqrt(sum) : sum / gram[b * rank + b];
    }
    let sum = gram[right + a];
    for (let c = 0; c < a; ++c) sum -= gram[a * rank + c] * gram[right + c];
    gram[right + a] = sum / gram[a * rank + a];
  }
  for (let a = rank - 1; a >= 0; --a) {
    let sum = gram[right + a];
    for (let c = a + 1; c < rank; ++c) sum -= gram[c * rank + a] * out[at + c];
    out[at + a] = sum / gram[a * rank + a];
  }
  return out;
}

/**
 * Alternating least squares (Koren, Bell & Volinsky 2009): with the items' factors held, each person's is a ridge regression, and
 * the other way round. The objective is not convex in both together: what is found is a stationary point, certified by its gradient.
 */
export function als(
  values: Float64Array,
  people: number,
  items: number,
  {rank, lambda, seed, tolerance = 1e-9, iterations = 20_000, trace = false, start}: AlsOptions
): Factors {
  const U = new Float64Array(people * rank);
  const V = start?.slice() ?? Float64Array.from({length: items * rank}, normal(random(seed, 71), 0, 0.5));
  const gram = new Float64Array(rank * rank + rank);
  const rows = Array.from({length: people}, (_, p) => known(values, p * items, 1, items));
  const columns = Array.from({length: items}, (_, f) => known(values, f, items, people));
  const half = (of: readonly Known[], from: Float64Array, to: Float64Array): void => {
    for (let i = 0; i < of.length; ++i) ridge(of[i], from, rank, lambda, to, i * rank, gram);
  };
  const objective: number[] = [];
  const write = () => trace && objective.push(objectiveOf(rows, U, V, rank, lambda));
  let residual = Number.POSITIVE_INFINITY;
  let steps = 0;
  while (steps < iterations && residual > tolerance) {
    half(rows, V, U);
    write();
    half(columns, U, V);
    write();
    // The items' half of the gradient is 0 now.
    if (++steps % 4 === 0 || trace) residual = relativeGradient(rows, U, V, rank, lambda);
  }
  return {
    rank,
    U,
    V,
    objective: Float64Array.from(objective),
    steps,
    residual,
    converged: residual <= tolerance
  };
}

function objectiveOf(
  rows: readonly Known[],
  U: Float64Array,
  V: Float64Array,
  rank: number,
  lambda: number
): number {
  let sum = 0;
  for (const u of U) sum += lambda * u * u;
  for (const v of V) sum += lambda * v * v;
  rows.forEach(({index, value}, p) => {
    for (let i = 0; i < index.length; ++i) {
      let e = value[i];
      for (let a = 0; a < rank; ++a) e -= U[p * rank + a] * V[index[i] * rank + a];
      sum += e * e;
    }
  });
  return sum;
}

/** The length of Σ e v − λ u over all people, relative to that of its first part if nothing were explained. */
function relativeGradient(
  rows: readonly Known[],
  U: Float64Array,
  V: Float64Array,
  rank: number,
  lambda: number
): number {
  let [length, scale] = [0, 0];
  rows.forEach(({index, value}, p) => {
    for (let a = 0; a < rank; ++a) {
      let [gradient, made] = [-lambda * U[p * rank + a], 0];
      for (let i = 0; i < index.length; ++i) {
        const row = index[i] * rank;
        let e = value[i];
        for (let b = 0; b < rank; ++b) e -= U[p * rank + b] * V[row + b];
        gradient += e * V[row + a];
        made += Math.abs(value[i]) * Math.abs(V[row + a]);
      }
      length += gradient * gradient;
      scale += made * made;
    }
  });
  return length === 0 ? 0 : Math.sqrt(length / scale);
}
