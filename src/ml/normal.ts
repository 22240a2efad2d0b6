/**
 * The standard normal distribution. For N(μ, σ²) pass (x − μ) / σ, and divide the density by σ.
 *
 * Sources: W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969)
 * 631–637, in the arrangement of his Algorithm 715 (ACM TOMS 19, 1993); M. J. Wichura, "Algorithm AS 241: The
 * percentage points of the normal distribution", Applied Statistics 37 (1988) 477–484.
 */

const SQRT_2PI = Math.sqrt(2 * Math.PI);

/** Coefficients, highest power first, of the polynomials below. */
const NEAR_P = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356
];
const NEAR_Q = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MID_P = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978
];
const MID_Q = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992
];
const FAR_P = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793
];
const FAR_Q = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662
];

const CENTER_P = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665
];
const CENTER_Q = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1
];
const TAIL_P = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835
];
const TAIL_Q = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1
];
const EXTREME_P = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103
];
const EXTREME_Q = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1
];

function polynomial(coefficients: readonly number[], x: number): number {
  let y = 0;
  for (const c of coefficients) y = y * x + c;
  return y;
}

/** Density φ(x) of the standard normal, in 1 / units of x. */
export function normalPdf(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_2PI;
}

/**
 * Distribution function Φ(x) = P(Z ≤ x), in [0, 1]. Relative error about 1e-15, in the lower tail too; for the upper
 * tail 1 − Φ(x) call `normalCdf(-x)`, which loses nothing to cancellation. NaN for NaN.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const a = Math.abs(x);
  if (a <= 0.67448975) {
    const s = a > 1.11e-16 ? x * x : 0;
    return 0.5 + (x * polynomial(NEAR_P, s)) / polynomial(NEAR_Q, s);
  }
  let tail = 0;
  if (a < 39) {
    // exp(−a²/2) in two factors: the first exponent is exact in binary, so squaring a loses no digits.
    const rounded = Math.trunc(a * 16) / 16;
    const scale = Math.exp(-0.5 * rounded * rounded) * Math.exp(-0.5 * (a - rounded) * (a + rounded));
    if (a <= Math.sqrt(32)) tail = (scale * polynomial(MID_P, a)) / polynomial(MID_Q, a);
    else {
      const s = 1 / (x * x);
      tail = (scale * (1 / SQRT_2PI - (s * polynomial(FAR_P, s)) / polynomial(FAR_Q, s))) / a;
    }
  }
  return x > 0 ? 1 - tail : tail;
}

/** P(a < Z ≤ b), from whichever tail loses nothing to cancellation. */
export function normalBetween(a: number, b: number): number {
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}

/**
 * Quantile Φ⁻¹(p): the x with P(Z ≤ x) = p. Relative error about 1e-15. ∓∞ at p = 0 and 1; NaN outside [0, 1]. For a p
 * near 1 that is known as 1 − q, use `-normalQuantile(q)`.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTER_P, r)) / polynomial(CENTER_Q, r);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const x =
    r <= 5
      ? polynomial(TAIL_P, r - 1.6) / polynomial(TAIL_Q, r - 1.6)
      : polynomial(EXTREME_P, r - 5) / polynomial(EXTREME_Q, r - 5);
  return q < 0 ? -x : x;
}
