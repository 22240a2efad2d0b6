import {softThreshold} from "./elastic-net.js";

/**
 * The bridge penalty of one weight, with a part of it replaced by the squared penalty:
 *
 *     φ(u) = (1 − mix) uᵖ/p + mix u²/2,   u = |w| ≥ 0,   p > 0,   0 ≤ mix ≤ 1
 *
 * p = 1 is the lasso, p = 2 ridge, p = 1 with 0 < mix < 1 the elastic net (scikit-learn's l1_ratio = 1 − mix),
 * p < 1 is not convex. The division by p makes φ′(1) = 1 for all of them, so that λ means the same.
 * Frank & Friedman (1993), Technometrics 35(2), eq. 60; Fu (1998), J. Comput. Graph. Stat. 7(3).
 */
export interface Penalty {
  readonly p: number;
  readonly mix: number;
}

/** φ(u), for u ≥ 0. */
export function penaltyValue({p, mix}: Penalty, u: number): number {
  return ((1 - mix) * u ** p) / p + (mix * u * u) / 2;
}

/** φ′(u), for u > 0; at 0 use `kink`. */
export function penaltySlope({p, mix}: Penalty, u: number): number {
  return (mix < 1 ? (1 - mix) * u ** (p - 1) : 0) + mix * u;
}

/** φ′(0⁺): what a weight must gain per unit to be worth leaving 0. 0: no weight stays; Infinity: p < 1. */
export function kink({p, mix}: Penalty): number {
  return mix === 1 || p > 1 ? 0 : p === 1 ? 1 - mix : Number.POSITIVE_INFINITY;
}

/** Whether the ball Σφ(|w|) ≤ φ(t) is convex. */
export function isConvex({p, mix}: Penalty): boolean {
  return p >= 1 || mix === 1;
}

/** The u ≥ 0 with φ(u) = value, for value ≥ 0. */
export function penaltyInverse(penalty: Penalty, value: number): number {
  const {p, mix} = penalty;
  if (value <= 0) return 0;
  if (mix === 0) return (p * value) ** (1 / p);
  if (mix === 1 || p === 2) return Math.sqrt(2 * value);
  if (p === 1) return (2 * value) / (1 - mix + Math.sqrt((1 - mix) ** 2 + 2 * mix * value));
  // ln φ(eˢ) is convex in s with slopes between p and 2: Newton's method cannot fail.
  let s = Math.log(Math.min(((p * value) / (1 - mix)) ** (1 / p), Math.sqrt((2 * value) / mix)));
  for (let i = 0; i < 60; ++i) {
    const u = Math.exp(s);
    const phi = penaltyValue(penalty, u);
    const step = (Math.log(phi / value) * phi) / (penaltySlope(penalty, u) * u);
    s -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return Math.exp(s);
}

/**
 * The larger u > 0 with u + γ u^(p−1) = z, or 0 if there is none, for γ > 0 and p ≠ 1. Newton's method from above on a
 * convex increasing function, so it cannot overshoot: for p > 1 in ln u, for p < 1 in u itself.
 */
function largerRoot(z: number, gamma: number, p: number): number {
  if (z === 0) return 0;
  if (p > 1) {
    let s = Math.min(Math.log(z), Math.log(z / gamma) / (p - 1));
    for (let i = 0; i < 60; ++i) {
      const power = gamma * Math.exp((p - 1) * s);
      const u = Math.exp(s);
      const step = (Math.log((u + power) / z) * (u + power)) / (u + (p - 1) * power);
      s -= step;
      if (Math.abs(step) <= 1e-16 * Math.max(1, Math.abs(s))) break;
    }
    return Math.exp(s);
  }
  // The left side first falls, then rises: the root, if any, is right of its lowest point.
  const lowest = (gamma * (1 - p)) ** (1 / (2 - p));
  if (lowest + gamma * lowest ** (p - 1) >= z) return 0;
  let u = z;
  for (let i = 0; i < 60; ++i) {
    const power = gamma * u ** (p - 1);
    const step = (u + power - z) / (1 + ((p - 1) * power) / u);
    u -= step;
    if (Math.abs(step) <= 1e-16 * u) break;
  }
  return u;
}

/**
 * The scalar answer: the u that minimizes ½(u − z)² + λ φ(|u|). For p = 1 it is the soft threshold (divided by
 * 1 + λ mix), for p = 2 it is z/(1 + λ). For p < 1 it jumps, from an exact 0 to a value well away from it.
 */
export function shrink(penalty: Penalty, z: number, lambda: number): number {
  const {p, mix} = penalty;
  const ridge = 1 + lambda * mix;
  const gamma = (lambda * (1 - mix)) / ridge;
  const x = Math.abs(z) / ridge;
  if (gamma === 0) return z / ridge;
  if (p === 1) return softThreshold(z / ridge, gamma);
  if (p === 2) return z / ridge / (1 + gamma);
  const u = largerRoot(x, gamma, p);
  if (p < 1 && (u - x) ** 2 / 2 + (gamma * u ** p) / p >= (x * x) / 2) return 0;
  return Math.sign(z) * u;
}
