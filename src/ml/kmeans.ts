/**
 * Lloyd's algorithm for k-means (Lloyd 1982): alternately every point goes to its nearest centroid (assign) and every
 * centroid goes to the mean of its points (move), until no point changes its cluster. Neither half can raise the inertia
 * Σᵢ minⱼ ‖xᵢ − μⱼ‖².
 *
 * A point between two centroids at the same distance goes to the one with the lower index. A centroid that owns no point
 * stays where it is; scikit-learn moves it to the point that lies farthest from its own centroid.
 */
export interface KMeansOptions {
  /** Row-major n × p. */
  X: Float64Array;
  n: number;
  p: number;
  /** Row-major k × p: where the centroids start. It is not changed. */
  start: Float64Array;
  /** Assignments at most; the last one may leave the algorithm short of its end. */
  iterations?: number;
}

export interface KMeansFit {
  /** Row-major k × p. */
  centroids: Float64Array;
  /** Index of each point's centroid. */
  labels: Uint8Array;
  inertia: number;
  /** Assignments made, with the last, which changed nothing. */
  iterations: number;
  converged: boolean;
}

/** One half-step: what it left behind. An assignment leaves the centroids as they are, a move the labels. */
export interface HalfStep {
  kind: "assign" | "move";
  centroids: Float64Array;
  labels: Uint8Array;
  inertia: number;
}

export interface KMeansTrace {
  /** Assign, move, assign, move, …; what is left out is the last assignment, which changed nothing, and its move. */
  steps: HalfStep[];
  converged: boolean;
}

/** @throws RangeError where there are no or more than 255 centroids, or no points */
export function kMeans(options: KMeansOptions): KMeansFit {
  return run(options, () => {});
}

/** As `kMeans`, with every half-step kept. */
export function traceKMeans(options: KMeansOptions): KMeansTrace {
  const steps: HalfStep[] = [];
  const {converged} = run(options, (step) => steps.push(step()));
  return {steps, converged};
}

function run(
  {X, n, p, start, iterations = 300}: KMeansOptions,
  keep: (step: () => HalfStep) => void
): KMeansFit {
  const k = start.length / p;
  if (!(k >= 1 && k <= 255)) throw new RangeError(`1 to 255 centroids are wanted, got ${k}`);
  if (!(n >= 1)) throw new RangeError(`at least one point is wanted, got ${n}`);
  const centroids = start.slice();
  const labels = new Uint8Array(n).fill(255);
  const copy = (kind: HalfStep["kind"], inertia: number) => () => ({
    kind,
    centroids: centroids.slice(),
    labels: labels.slice(),
    inertia
  });
  let inertia = Number.POSITIVE_INFINITY;
  for (let t = 1; t <= iterations; ++t) {
    const {changed, inertia: assigned} = assign(X, n, p, centroids, labels);
    inertia = assigned;
    if (!changed) return {centroids, labels, inertia, iterations: t, converged: true};
    keep(copy("assign", inertia));
    move(X, n, p, labels, centroids);
    keep(() => copy("move", inertiaOf(X, n, p, centroids, labels))());
  }
  return {
    centroids,
    labels,
    inertia: inertiaOf(X, n, p, centroids, labels),
    iterations,
    converged: false
  };
}

/** Each point to its nearest centroid, written to `labels`; whether any changed, and the inertia. */
function assign(
  X: Float64Array,
  n: number,
  p: number,
  centroids: Float64Array,
  labels: Uint8Array
): {changed: boolean; inertia: number} {
  if (p === 2) return assignInPlane(X, n, centroids, labels);
  const k = centroids.length / p;
  let changed = false;
  let inertia = 0;
  for (let i = 0; i < n; ++i) {
    let least = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let j = 0; j < k; ++j) {
      let distance = 0;
      for (let d = 0; d < p; ++d) {
        const difference = X[i * p + d] - centroids[j * p + d];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = j;
      }
    }
    inertia += least;
    if (labels[i] !== nearest) {
      labels[i] = nearest;
      changed = true;
    }
  }
  return {changed, inertia};
}

/** As `assign` in general, without the loop over two coordinates: pages run thousands of these between two frames. */
function assignInPlane(
  X: Float64Array,
  n: number,
  centroids: Float64Array,
  labels: Uint8Array
): {changed: boolean; inertia: number} {
  const last = centroids.length;
  let changed = false;
  let inertia = 0;
  for (let i = 0; i < n; ++i) {
    const x = X[2 * i];
    const y = X[2 * i + 1];
    let least = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let q = 0; q < last; q += 2) {
      const dx = x - centroids[q];
      const dy = y - centroids[q + 1];
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        nearest = q;
      }
    }
    inertia += least;
    nearest >>= 1;
    if (labels[i] !== nearest) {
      labels[i] = nearest;
      changed = true;
    }
  }
  return {changed, inertia};
}

/** Each centroid to the mean of its points, in place. */
function move(X: Float64Array, n: number, p: number, labels: Uint8Array, centroids: Float64Array): void {
  const k = centroids.length / p;
  const count = new Float64Array(k);
  const sum = new Float64Array(k * p);
  if (p === 2) {
    for (let i = 0; i < n; ++i) {
      const j = labels[i];
      ++count[j];
      sum[2 * j] += X[2 * i];
      sum[2 * j + 1] += X[2 * i + 1];
    }
  } else {
    for (let i = 0; i < n; ++i) {
      const j = labels[i];
      ++count[j];
      for (let d = 0; d < p; ++d) sum[j * p + d] += X[i * p + d];
    }
  }
  for (let j = 0; j < k; ++j) {
    if (count[j] === 0) continue;
    for (let d = 0; d < p; ++d) centroids[j * p + d] = sum[j * p + d] / count[j];
  }
}

/** Σᵢ ‖xᵢ − μ(i)‖², each point with the centroid that `labels` says. */
export function inertiaOf(
  X: Float64Array,
  n: number,
  p: number,
  centroids: Float64Array,
  labels: ArrayLike<number>
): number {
  let inertia = 0;
  for (let i = 0; i < n; ++i) {
    for (let d = 0; d < p; ++d) {
      const difference = X[i * p + d] - centroids[labels[i] * p + d];
      inertia += difference * difference;
    }
  }
  return inertia;
}

/** The inertia of given clusters, such as true classes, each about its own mean. */
export function classInertia(X: Float64Array, n: number, p: number, labels: Uint8Array): number {
  let k = 0;
  for (let i = 0; i < n; ++i) k = Math.max(k, labels[i] + 1);
  const means = new Float64Array(k * p);
  move(X, n, p, labels, means);
  return inertiaOf(X, n, p, means, labels);
}
