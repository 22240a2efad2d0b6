/** A similarity of two rows of `p` numbers, named as scikit-learn's SVC names it. */
export interface KernelSpec {
  name: "linear" | "poly" | "rbf" | "sigmoid";
  /** Of `poly`: (1 + a·b)^degree. */
  degree: number;
  /** Of `rbf`: exp(−γ ‖a − b‖²). */
  gamma: number;
}

/** A whole power by repeated squaring. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let e = exponent, b = base; e > 0; e = Math.floor(e / 2), b *= b) if (e % 2) result *= b;
  return result;
}

/**
 * k(row i of A, row j of B). `sigmoid`, tanh(a·b), is a similarity but no kernel: its Gram matrices can have negative
 * eigenvalues.
 */
export function kernelValue(
  {name, degree, gamma}: KernelSpec,
  A: Float64Array,
  i: number,
  B: Float64Array,
  j: number,
  p: number
): number {
  let s = 0;
  if (name === "rbf") {
    for (let k = 0; k < p; ++k) s += (A[i * p + k] - B[j * p + k]) ** 2;
    return Math.exp(-gamma * s);
  }
  for (let k = 0; k < p; ++k) s += A[i * p + k] * B[j * p + k];
  return name === "linear" ? s : name === "poly" ? power(1 + s, degree) : Math.tanh(s);
}

/** The Gram matrix of the rows, n × n, row-major. */
export function gramMatrix(kernel: KernelSpec, X: Float64Array, n: number, p: number): Float64Array {
  const K = new Float64Array(n * n);
  for (let i = 0; i < n; ++i)
    for (let j = 0; j <= i; ++j) {
      const k = kernelValue(kernel, X, i, X, j, p);
      K[i * n + j] = k;
      K[j * n + i] = k;
    }
  return K;
}
