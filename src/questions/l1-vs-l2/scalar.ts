import type {Point} from "../../ml/ball-edge.js";
import {isConvex, kink, type Penalty, shrink} from "../../ml/bridge-penalty.js";

/** What each weight does on its own, given the other: ŵ as a function of z, the best w without a penalty. */
export interface ScalarView {
  lambda: number;
  /** z from −SCALAR_EXTENT to SCALAR_EXTENT */
  z: Float64Array;
  lasso: Float64Array;
  ridge: Float64Array;
  /** of the reader's penalty */
  current: Float64Array;
  /** `current` is exactly 0 for |z| up to this */
  flat: number;
  /** whether it jumps there (p < 1) */
  jumps: boolean;
  /** the two weights of the optimum: z_j = w*_j + ρ(w*_k − ŵ_k), ŵ_j */
  dots: [Point, Point];
}

export const SCALAR_EXTENT = 3;
const STEPS = 120;
const LASSO: Penalty = {p: 1, mix: 0};
const RIDGE: Penalty = {p: 2, mix: 0};

/**
 * The curves at λ, and the optimum's two weights on them. A = [[1, ρ], [ρ, 1]] has ones on its diagonal, so each
 * weight solves ½(w − z)² + λφ(|w|): coordinate descent's step, at its fixed point.
 */
export function scalarView(penalty: Penalty, lambda: number, z: Point, w: Point): ScalarView {
  const jumps = !isConvex(penalty) && lambda > 0;
  const at = Float64Array.from({length: STEPS + 1}, (_, k) => SCALAR_EXTENT * ((2 * k) / STEPS - 1));
  return {
    lambda,
    z: at,
    lasso: at.map((x) => shrink(LASSO, x, lambda)),
    ridge: at.map((x) => shrink(RIDGE, x, lambda)),
    current: odd(at, (x) => shrink(penalty, x, lambda)),
    flat: jumps ? jumpOf(penalty, lambda) : lambda > 0 ? lambda * kink(penalty) : 0,
    jumps,
    dots: [
      [z[0], w[0]],
      [z[1], w[1]]
    ]
  };
}

/** An odd function on a symmetric grid, computed on one half of it. */
function odd(at: Float64Array, f: (x: number) => number): Float64Array {
  const out = new Float64Array(at.length);
  for (let k = 0; k < at.length / 2; ++k) {
    const y = f(at[at.length - 1 - k]);
    out[at.length - 1 - k] = y;
    out[k] = -y;
  }
  return out;
}

/**
 * The |z| at which the answer leaves 0, closed form for p < 1: with γ = λ(1 − mix)/(1 + λ mix) it lands on
 * u = (2γ(1 − p)/p)^(1/(2 − p)), and z is (1 + λ mix) times u + γ u^(p − 1).
 */
function jumpOf({p, mix}: Penalty, lambda: number): number {
  const ridge = 1 + lambda * mix;
  const gamma = (lambda * (1 - mix)) / ridge;
  const u = ((2 * gamma * (1 - p)) / p) ** (1 / (2 - p));
  return ridge * (u + gamma * u ** (p - 1));
}
