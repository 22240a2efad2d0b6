/**
 * Lasso, ridge and the elastic net by cyclic coordinate descent, with glmnet's objective:
 *
 *     minimize over w   1/(2n) ‖y − Xw‖² + λ [ α ‖w‖₁ + (1 − α)/2 ‖w‖² ],   0 ≤ α ≤ 1
 *
 * so α = 1 is the lasso and α = 0 ridge. Against other software: scikit-learn's `Lasso(alpha=λ)` and
 * `ElasticNet(alpha=λ, l1_ratio=α)` are the same objective; its `Ridge(alpha=nλ)` is. glmnet is, for a y of
 * variance 1 (it divides y by its standard deviation first, and that changes what λ means to the squared part).
 *
 * The updates are the "covariance updates" of Friedman, Hastie & Tibshirani (2010), J. Stat. Softw. 33(1), §2.2:
 * all that a fit needs of the data is XᵀX/n, Xᵀy/n and yᵀy/n.
 */
export interface Moments {
  /** number of weights */
  p: number;
  /** XᵀX/n, p × p, row by row */
  G: Float64Array;
  /** Xᵀy/n, p */
  c: Float64Array;
  /** yᵀy/n */
  yy: number;
}

export interface ElasticNetOptions {
  lambda: number;
  /** share of the absolute-value penalty: 1 the lasso, 0 ridge */
  alpha: number;
  /** weights to start from (copied); zeros by default */
  start?: ArrayLike<number>;
  /** stop when the duality gap is at most this part of the null objective yᵀy/(2n) */
  tolerance?: number;
  maxSweeps?: number;
}

export interface ElasticNetFit {
  w: Float64Array;
  /** primal minus dual objective: no w whatever has an objective lower by more than this */
  gap: number;
  sweeps: number;
}

/** sign(z) · max(|z| − γ, 0): an exact 0 for |z| ≤ γ. */
export function softThreshold(z: number, gamma: number): number {
  return z > gamma ? z - gamma : z < -gamma ? z + gamma : 0;
}

/** The moments of columns X (p arrays of n numbers each) and y (n numbers), taken as they are: center first. */
export function moments(X: readonly ArrayLike<number>[], y: ArrayLike<number>): Moments {
  const p = X.length;
  const n = y.length;
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let s = 0;
    for (let i = 0; i < n; ++i) s += a[i] * b[i];
    return s / n;
  };
  const G = new Float64Array(p * p);
  for (let j = 0; j < p; ++j) for (let k = 0; k <= j; ++k) G[j * p + k] = G[k * p + j] = dot(X[j], X[k]);
  return {p, G, c: Float64Array.from(X, (x) => dot(x, y)), yy: dot(y, y)};
}

/** The smallest λ at which every weight is 0: max |Xᵀy/n| / α. Infinite for ridge, which has none. */
export function lambdaMax({c}: Moments, alpha: number): number {
  let max = 0;
  for (const cj of c) max = Math.max(max, Math.abs(cj));
  return max / alpha;
}

/** Xᵀ(y − Xw)/n: the negative gradient of the squared loss. */
function pull({p, G, c}: Moments, w: Float64Array): Float64Array {
  const v = c.slice();
  for (let j = 0; j < p; ++j) if (w[j] !== 0) for (let k = 0; k < p; ++k) v[k] -= G[j * p + k] * w[j];
  return v;
}

/**
 * The gap between the objective at w and Fenchel's dual at u = s·(y − Xw), written as a sum of terms that are
 * each ≥ 0, so that nothing cancels: (1 − s)²‖y − Xw‖²/(2n) plus, for every weight, the Fenchel–Young loss of
 * the penalty. For α = 1 the dual point must obey |Xᵀu/n| ≤ λ, and s < 1 shrinks it there; otherwise s = 1.
 */
function dualityGap(m: Moments, w: Float64Array, v: Float64Array, a: number, b: number): number {
  let s = 1;
  let gap = 0;
  if (b === 0) {
    let max = 0;
    for (const vj of v) max = Math.max(max, Math.abs(vj));
    if (max > a) s = a / max;
    let rr = m.yy;
    for (let j = 0; j < m.p; ++j) rr -= w[j] * (m.c[j] + v[j]);
    gap = ((1 - s) ** 2 * Math.max(0, rr)) / 2;
  }
  for (let j = 0; j < m.p; ++j) {
    const over = softThreshold(s * v[j], a);
    gap += a * Math.abs(w[j]) - w[j] * Math.max(-a, Math.min(a, s * v[j]));
    if (b > 0) gap += (b / 2) * (w[j] - over / b) ** 2;
  }
  return gap;
}

/** Solves K x = r for a symmetric positive definite K (n × n, destroyed); null where it is not. */
function solve(K: Float64Array, r: Float64Array): Float64Array | null {
  const n = r.length;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j <= i; ++j) {
      let s = K[i * n + j];
      for (let k = 0; k < j; ++k) s -= K[i * n + k] * K[j * n + k];
      if (i > j) K[i * n + j] = s / K[j * n + j];
      else if (s > 1e-12) K[i * n + i] = Math.sqrt(s);
      else return null;
    }
  }
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < i; ++k) r[i] -= K[i * n + k] * r[k];
    r[i] /= K[i * n + i];
  }
  for (let i = n - 1; i >= 0; --i) {
    for (let k = i + 1; k < n; ++k) r[i] -= K[k * n + i] * r[k];
    r[i] /= K[i * n + i];
  }
  return r;
}

/**
 * The weights if none changes its sign and none comes or goes: then the penalty is smooth and the optimum solves a linear
 * system. Null where the solution changes a sign, or is not the only one.
 */
function withSigns({p, G, c}: Moments, signs: Int8Array, a: number, b: number): Float64Array | null {
  const kept: number[] = [];
  for (let j = 0; j < p; ++j) if (signs[j]) kept.push(j);
  const n = kept.length;
  const K = new Float64Array(n * n);
  const r = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < n; ++k) K[i * n + k] = G[kept[i] * p + kept[k]];
    K[i * n + i] += b;
    r[i] = c[kept[i]] - a * signs[kept[i]];
  }
  const x = solve(K, r);
  if (!x) return null;
  const w = new Float64Array(p);
  for (let i = 0; i < n; ++i) {
    if (Math.sign(x[i]) !== signs[kept[i]]) return null;
    w[kept[i]] = x[i];
  }
  return w;
}

/**
 * One fit: sweeps of coordinate descent, and where a sweep leaves all signs as they were, the linear system of these signs,
 * which ends what sweeps would only approach. Whatever led to the weights, the duality gap decides. Zeros are exact: a
 * weight is set by the soft threshold, or is left out of the system.
 *
 * @throws RangeError when λ ≤ 0, α is outside [0, 1], or `maxSweeps` sweeps do not close the gap
 */
export function elasticNet(m: Moments, options: ElasticNetOptions): ElasticNetFit {
  const {lambda, alpha, start, tolerance = 1e-14, maxSweeps = 100_000} = options;
  if (!(lambda > 0)) throw new RangeError(`lambda must be positive, not ${lambda}`);
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must be in [0, 1], not ${alpha}`);
  const {p, G} = m;
  const a = lambda * alpha;
  const b = lambda * (1 - alpha);
  const enough = (tolerance * m.yy) / 2;
  let w: Float64Array = start ? new Float64Array(start) : new Float64Array(p);
  let v: Float64Array = pull(m, w);
  let gap = dualityGap(m, w, v, a, b);
  const signs = new Int8Array(p);
  const tried = new Int8Array(p).fill(2);
  for (let sweeps = 0; sweeps <= maxSweeps; ++sweeps) {
    if (gap <= enough) return {w, gap, sweeps};
    let same = true;
    for (let j = 0; j < p; ++j) {
      const sign = Math.sign(w[j]);
      if (sign !== signs[j]) same = false;
      signs[j] = sign;
    }
    if ((same || sweeps === 0) && signs.some((sign, j) => sign !== tried[j])) {
      tried.set(signs);
      const exact = withSigns(m, signs, a, b);
      if (exact) {
        const pulled = pull(m, exact);
        const its = dualityGap(m, exact, pulled, a, b);
        if (its < gap) [w, v, gap] = [exact, pulled, its];
        if (gap <= enough) return {w, gap, sweeps};
      }
    }
    for (let j = 0; j < p; ++j) {
      const g = G[j * p + j];
      if (g + b === 0) continue; // a constant feature without a ridge term: its weight is left at the start
      const d = softThreshold(v[j] + g * w[j], a) / (g + b) - w[j];
      if (d === 0) continue;
      w[j] = softThreshold(v[j] + g * w[j], a) / (g + b);
      for (let k = 0; k < p; ++k) v[k] -= G[j * p + k] * d;
    }
    if (sweeps % 16 === 15) v = pull(m, w); // rounding must not pile up in v
    gap = dualityGap(m, w, v, a, b);
  }
  throw new RangeError(`no convergence in ${maxSweeps} sweeps at lambda ${lambda}, alpha ${alpha}`);
}

/** Fits for every λ, in the order given (largest first is fastest), each started from the one before. */
export function elasticNetPath(
  m: Moments,
  lambdas: readonly number[],
  options: Omit<ElasticNetOptions, "lambda" | "start">
): ElasticNetFit[] {
  let start: Float64Array | undefined;
  return lambdas.map((lambda) => {
    const fit = elasticNet(m, {...options, lambda, start});
    start = fit.w;
    return fit;
  });
}
