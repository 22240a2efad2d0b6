/** A quadratic loss of two weights, ½ (w − w*)ᵀ H (w − w*), and gradient descent on it from w = 0 with rate 1 / λ₁. */
export interface BowlDescent {
  /** The minimum. */
  readonly minimum: readonly [number, number];
  /** Eigenvalues of H, the larger first, and the unit eigenvector of the larger one. */
  readonly lambda: readonly [number, number];
  readonly axis: readonly [number, number];
  /** λ₁ / λ₂; Infinity where H is singular. */
  readonly condition: number;
}

/**
 * @param H the Hessian [h₁₁, h₁₂, h₂₂], positive semidefinite and not 0
 * @param g Hw*: minus the gradient at w = 0. Where H is singular w* is the smallest minimizer, as descent from 0 finds it
 */
export function bowl(
  [a, b, d]: readonly [number, number, number],
  g: readonly [number, number]
): BowlDescent {
  const half = (a - d) / 2;
  const root = Math.hypot(half, b);
  const first = (a + d) / 2 + root;
  // By the determinant: the difference of two large numbers would keep no digit of a small eigenvalue.
  const second = Math.max(0, (a * d - b * b) / first);
  const axis: [number, number] =
    root === 0 ? [1, 0] : half >= 0 ? unit(half + root, b) : unit(b, root - half);
  const along = (g[0] * axis[0] + g[1] * axis[1]) / first;
  const singular = !(second > 1e-13 * first);
  const across = singular ? 0 : (g[1] * axis[0] - g[0] * axis[1]) / second;
  return {
    minimum: [along * axis[0] - across * axis[1], along * axis[1] + across * axis[0]],
    lambda: [first, second],
    axis,
    condition: singular ? Number.POSITIVE_INFINITY : first / second
  };
}

const unit = (x: number, y: number): [number, number] => {
  const length = Math.hypot(x, y);
  return [x / length, y / length];
};

/** What is left of w* − w along the two axes of the bowl after `steps` steps. */
function left({minimum, axis, lambda}: BowlDescent, steps: number): [number, number] {
  const along = minimum[0] * axis[0] + minimum[1] * axis[1];
  const across = minimum[1] * axis[0] - minimum[0] * axis[1];
  // At rate 1 / λ₁ the first axis is done after one step.
  return [steps === 0 ? along : 0, across * (1 - lambda[1] / lambda[0]) ** steps];
}

/** The weights after `steps` steps from 0: in closed form, so that no step's rounding enters the next. */
export function weightsAfter(b: BowlDescent, steps: number): [number, number] {
  const [p, q] = left(b, steps);
  const {axis, minimum} = b;
  return [minimum[0] - p * axis[0] + q * axis[1], minimum[1] - p * axis[1] - q * axis[0]];
}

/** How far the loss still is above its minimum after `steps` steps, as a share of how far it was at w = 0. */
export function gapAfter(b: BowlDescent, steps: number): number {
  const gap = ([p, q]: [number, number]) => b.lambda[0] * p * p + b.lambda[1] * q * q;
  const whole = gap(left(b, 0));
  return whole === 0 ? 0 : gap(left(b, steps)) / whole;
}

/** The fewest steps after which at most `share` of the gap is left; by the closed form, whatever their number. */
export function stepsTo(b: BowlDescent, share: number): number {
  if (gapAfter(b, 0) <= share) return 0;
  const after = gapAfter(b, 1);
  if (after <= share) return 1;
  // From the first step on each one multiplies what is left by the same factor.
  const factor = 2 * Math.log1p(-b.lambda[1] / b.lambda[0]);
  return 1 + Math.ceil(Math.log(share / after) / factor - 1e-9);
}
