import {choose, type Monomial, monomials, monomialValue} from "../../ml/monomials.js";

/** One feature of both points, and what it adds to the inner product. */
export interface Term {
  feature: Monomial;
  a: number;
  b: number;
}

/** The polynomial kernel of two points in the plane, both ways. */
export interface Pair {
  dot: number;
  /** (1 + a·b)^degree. */
  kernel: number;
  /** φ(a)·φ(b), summed over all features. */
  explicit: number;
  terms: readonly Term[];
  /** √(k(a, a) k(b, b)) = ‖φ(a)‖ ‖φ(b)‖: what a difference of the two is measured against. */
  size: number;
}

export function pairOf(a: readonly [number, number], b: readonly [number, number], degree: number): Pair {
  const terms = monomials(degree).map((feature) => ({
    feature,
    a: monomialValue(feature, a),
    b: monomialValue(feature, b)
  }));
  const dot = a[0] * b[0] + a[1] * b[1];
  const own = (v: readonly [number, number]) => (1 + v[0] * v[0] + v[1] * v[1]) ** degree;
  return {
    dot,
    kernel: (1 + dot) ** degree,
    explicit: terms.reduce((sum, term) => sum + term.a * term.b, 0),
    terms,
    size: Math.sqrt(own(a) * own(b))
  };
}

/** Features of (1 + a·b)^degree of p inputs: one multiplication each in φ(a)·φ(b). */
export const features = (p: number, degree: number): number => choose(p + degree, degree);

/** Multiplications of (1 + a·b)^degree: p in a·b, and the power one factor after the other. */
export const multiplications = (p: number, degree: number): number => p + degree - 1;
