import {arcPoint, HALF_ARCS, halfArc, larger, type Point} from "./ball-edge.js";
import {bisect} from "./bisection.js";
import {isConvex, kink, type Penalty, penaltySlope, penaltyValue} from "./bridge-penalty.js";

/** A symmetric positive definite 2 × 2 matrix [a₁₁, a₁₂, a₂₂]: XᵀX/n of two features. */
export type Quadratic = readonly [number, number, number];

export interface Candidate {
  w: Point;
  /** ½ (w − w*)ᵀA(w − w*) */
  loss: number;
  /** vertex: one weight is exactly 0; arc: neither is; inside: the budget does not bind */
  kind: "vertex" | "arc" | "inside";
}

export interface BallOptimum extends Candidate {
  /** the multiplier: how fast the loss falls as the budget Σφ is raised; 0 when the budget does not bind */
  lambda: number;
  /** the largest violation of the stationarity condition −∇L ∈ λ ∂Σφ, in units of the gradient */
  kkt: number;
  /** all local minima on the ball that face w*, the best first; more than one only when p < 1 */
  minima: Candidate[];
}

/** The loss ½ (w − w*)ᵀA(w − w*): 1/(2n)‖y − Xw‖² less what no w can change. */
export function quadraticLoss(A: Quadratic, center: Point, w: Point): number {
  const d0 = w[0] - center[0];
  const d1 = w[1] - center[1];
  return (A[0] * d0 * d0 + 2 * A[1] * d0 * d1 + A[2] * d1 * d1) / 2;
}

/** A(w − w*), the gradient of the loss. */
export function gradient(A: Quadratic, center: Point, w: Point): [number, number] {
  const d0 = w[0] - center[0];
  const d1 = w[1] - center[1];
  return [A[0] * d0 + A[1] * d1, A[1] * d0 + A[2] * d1];
}

// Magnitudes, as parts of the diagonal's, between which a half arc is searched: dense, and dense toward 0,
// where for p < 1 everything happens. The last step to 0 is searched in the logarithm.
const TINY = 1e-300;
const NEAR = [TINY, 1e-12, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 4e-4, 1e-3];
const GRID = [...NEAR, ...Array.from({length: 60}, (_, k) => ((k + 1) / 60) ** 1.5)];

/**
 * The local minima of the loss along the eight half arcs: where its slope turns from negative to not negative,
 * bisected to the last bit. A dip narrower than the grid would be missed; the tests hold the loss against a
 * dense scan of the edge for thousands of settings.
 */
function arcMinima(A: Quadratic, center: Point, penalty: Penalty, t: number): Point[] {
  const {u, v} = halfArc(penalty, t, GRID);
  const su = u.map((uk) => penaltySlope(penalty, uk));
  const sv = v.map((vk) => penaltySlope(penalty, vk));
  const found: Point[] = [];
  for (const arc of HALF_ARCS) {
    const {i, si, sj} = arc;
    const slope = (w: Point, slopeU: number, slopeV: number): number => {
      const g = gradient(A, center, w);
      return sj * g[1 - i] * slopeU - si * g[i] * slopeV;
    };
    const slopeAt = (vk: number): number => {
      const uk = larger(penalty, t, vk);
      return slope(arcPoint(arc, uk, vk), penaltySlope(penalty, uk), penaltySlope(penalty, vk));
    };
    let before = 1;
    for (let k = 0; k < v.length; ++k) {
      const here = slope(arcPoint(arc, u[k], v[k]), su[k], sv[k]);
      if (before < 0 && here >= 0) {
        const vk = here === 0 ? v[k] : bisect(slopeAt, v[k - 1], v[k]);
        found.push(vk === v[k] ? arcPoint(arc, u[k], vk) : arcPoint(arc, larger(penalty, t, vk), vk));
      }
      before = here;
    }
  }
  return found;
}

/**
 * Minimizes ½ (w − w*)ᵀA(w − w*) over the ball φ(|w₁|) + φ(|w₂|) ≤ φ(t), globally, also where the ball is not
 * convex. For p and mix = 0 the ball is |w₁|ᵖ + |w₂|ᵖ ≤ tᵖ; always its vertices are (±t, 0) and (0, ±t).
 *
 * No weight is rounded to 0. A vertex is a candidate if it is a local minimum: if the pull −∇L lies in its
 * normal cone, |pull_j| ≤ λ φ′(0⁺). So it is for L1 over a wedge of optima w*, for p > 1 only if pull_j is 0,
 * and for p < 1 (a cone of a half plane) whenever w* lies outward. The lowest candidate wins.
 *
 * @param center w*, the optimum without the budget
 * @param t the budget, > 0: the largest weight that the ball allows alone
 */
export function ballOptimum(A: Quadratic, center: Point, penalty: Penalty, t: number): BallOptimum {
  if (!(t > 0)) throw new RangeError(`the budget t must be positive, not ${t}`);
  if (!(A[0] > 0 && A[0] * A[2] > A[1] * A[1])) throw new RangeError("A must be positive definite");
  const spent = penaltyValue(penalty, Math.abs(center[0])) + penaltyValue(penalty, Math.abs(center[1]));
  if (spent <= penaltyValue(penalty, t)) {
    const inside: Candidate = {w: [center[0], center[1]], loss: 0, kind: "inside"};
    return {...inside, lambda: 0, kkt: 0, minima: [inside]};
  }
  const minima: Candidate[] = [];
  const add = (w: Point, kind: Candidate["kind"]): void => {
    minima.push({w, kind, loss: quadraticLoss(A, center, w)});
  };
  const cone = kink(penalty);
  for (const i of [0, 1] as const) {
    for (const si of [1, -1] as const) {
      const w: Point = i === 0 ? [si * t, 0] : [0, si * t];
      const g = gradient(A, center, w);
      const lambda = (-si * g[i]) / penaltySlope(penalty, t);
      const side = Math.abs(g[1 - i]);
      if (lambda > 0 && (cone === 0 ? side === 0 : side <= lambda * cone)) add(w, "vertex");
    }
  }
  // A convex problem has one minimum: if a vertex is it, no arc needs searching.
  if (!(minima.length > 0 && isConvex(penalty))) {
    for (const w of arcMinima(A, center, penalty, t)) {
      const i = Math.abs(w[0]) >= Math.abs(w[1]) ? 0 : 1;
      const tip: Point = i === 0 ? [Math.sign(w[0]) * t, 0] : [0, Math.sign(w[1]) * t];
      // With λ = 0 a tip of a ball that is not convex is found as the end of an arc, and by the arcs at both its sides.
      if (
        cone === Number.POSITIVE_INFINITY &&
        Math.abs(w[1 - i]) < 1e-12 * t &&
        quadraticLoss(A, center, tip) <= quadraticLoss(A, center, w) * (1 + 4 * Number.EPSILON)
      ) {
        if (minima.every((m) => m.w[0] !== tip[0] || m.w[1] !== tip[1])) add(tip, "vertex");
      } else if (w[i] * gradient(A, center, w)[i] < 0) add(w, "arc");
    }
  }
  minima.sort((a, b) => a.loss - b.loss);
  const best = minima[0];
  return {...best, ...multiplier(A, center, penalty, best.w), minima};
}

/** λ read off the larger weight, and by how much the other weight then misses its own condition. */
function multiplier(A: Quadratic, center: Point, penalty: Penalty, w: Point): {lambda: number; kkt: number} {
  const g = gradient(A, center, w);
  const i = Math.abs(w[0]) >= Math.abs(w[1]) ? 0 : 1;
  const j = 1 - i;
  const cone = kink(penalty);
  const lambda = Math.max(0, (-Math.sign(w[i]) * g[i]) / penaltySlope(penalty, Math.abs(w[i])));
  const kkt =
    w[j] === 0
      ? cone === Number.POSITIVE_INFINITY
        ? 0
        : Math.max(0, Math.abs(g[j]) - lambda * cone)
      : Math.abs(g[j] + lambda * penaltySlope(penalty, Math.abs(w[j])) * Math.sign(w[j]));
  return {lambda, kkt};
}
