import {gaussLegendre} from "./gauss-legendre.js";
import {normalBetween, normalCdf, normalPdf} from "./normal.js";

/** A normal distribution in the plane; `cov` is xx, xy, yy. */
export interface PlaneNormal {
  mean: readonly [number, number];
  cov: readonly [xx: number, xy: number, yy: number];
}

/** xx x² + xy x y + yy y² + x x + y y + c. */
export interface Quadratic {
  xx: number;
  xy: number;
  yy: number;
  x: number;
  y: number;
  c: number;
}

export const valueAt = ({xx, xy, yy, x, y, c}: Quadratic, px: number, py: number): number =>
  (xx * px + xy * py + x) * px + (yy * py + y) * py + c;

/** The log density, as a quadratic function of the place. */
export function logDensity({mean: [mx, my], cov: [a, b, d]}: PlaneNormal): Quadratic {
  const det = a * d - b * b;
  const [p, q, r] = [d / det, -b / det, a / det];
  return {
    xx: -p / 2,
    xy: -q,
    yy: -r / 2,
    x: p * mx + q * my,
    y: q * mx + r * my,
    c: -(p * mx * mx + 2 * q * mx * my + r * my * my) / 2 - Math.log(2 * Math.PI) - Math.log(det) / 2
  };
}

/** Bayes' rule: the log odds of the second distribution against the first, with the second one's share of the cases. */
export function logOddsOf(first: PlaneNormal, second: PlaneNormal, share = 0.5): Quadratic {
  const [f, s] = [logDensity(first), logDensity(second)];
  const keys = ["xx", "xy", "yy", "x", "y"] as const;
  const of = Object.fromEntries(keys.map((k) => [k, s[k] - f[k]])) as Record<(typeof keys)[number], number>;
  return {...of, c: s.c - f.c + Math.log(share / (1 - share))};
}

/** The distribution with its correlation forgotten: what naive Bayes believes of it. */
export const upright = ({mean, cov: [a, , d]}: PlaneNormal): PlaneNormal => ({mean, cov: [a, 0, d]});

/** Below this, relative to the rest, a coefficient is rounding. */
const tiny = 1e-12;

/** Whether the curved part is nothing but rounding. */
export const isLinear = ({xx, xy, yy, x, y, c}: Quadratic): boolean =>
  Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy)) <=
  tiny * Math.max(1, Math.abs(x), Math.abs(y), Math.abs(c));

/** How far out the normal is integrated: 10⁻¹⁵ lie beyond. */
const reach = 8;
const order = 16;

/**
 * P(f > 0) for a place drawn from `normal`. In closed form where f is linear; else by Gauss–Legendre quadrature over x, in
 * `pieces` pieces of 16 nodes, with the probability along y in closed form. Where f is 0 everywhere it is a toss: ½.
 */
export function massAbove(f: Quadratic, normal: PlaneNormal, pieces = 12): number {
  const {
    mean: [mx, my],
    cov: [a, b, d]
  } = normal;
  if (isLinear(f)) {
    const at = valueAt(f, mx, my);
    const sd = Math.sqrt(f.x * f.x * a + 2 * f.x * f.y * b + f.y * f.y * d);
    if (sd === 0) return at > 0 ? 1 : at < 0 ? 0 : 0.5;
    return normalCdf(at / sd);
  }
  const sx = Math.sqrt(a);
  const along = b / a;
  const sy = Math.sqrt(Math.max(0, d - (b * b) / a));
  // At z standard deviations along x, f is A u² + B u + C, with u the conditional standard deviations along y.
  const A = f.yy * sy * sy;
  const slopeAt = (z: number): number => (2 * f.yy * (my + along * sx * z) + f.xy * (mx + sx * z) + f.y) * sy;
  const levelAt = (z: number): number => valueAt(f, mx + sx * z, my + along * sx * z);
  const {x: nodes, w: weights} = gaussLegendre(order);
  // Between the places where roots appear, or change sides, the integrand is smooth; towards them it runs like a square root,
  // which the cosine takes out.
  const cuts = [-reach, ...bends(A, slopeAt, levelAt).filter((z) => Math.abs(z) < reach), reach];
  let sum = 0;
  for (let k = 0; k + 1 < cuts.length; ++k) {
    const [from, to] = [cuts[k], cuts[k + 1]];
    const half = Math.PI / pieces / 2;
    for (let piece = 0; piece < pieces; ++piece)
      for (let i = 0; i < order; ++i) {
        const angle = (2 * piece + 1 + nodes[i]) * half;
        const z = from + ((to - from) * (1 - Math.cos(angle))) / 2;
        const stretch = ((to - from) * Math.sin(angle)) / 2;
        sum += weights[i] * half * stretch * normalPdf(z) * above(A, slopeAt(z), levelAt(z));
      }
  }
  return sum;
}

/** Where A u² + B(z) u + C(z), B linear and C quadratic in z, gets or loses its roots, rising; without A, where B is 0. */
function bends(A: number, B: (z: number) => number, C: (z: number) => number): number[] {
  const of = (g: (z: number) => number): [number, number, number] => {
    const [l, m, r] = [g(-1), g(0), g(1)];
    return [(l + r) / 2 - m, (r - l) / 2, m];
  };
  const size = Math.max(
    Math.abs(A),
    Math.abs(B(0)),
    Math.abs(B(1)),
    Math.abs(C(-1)),
    Math.abs(C(0)),
    Math.abs(C(1))
  );
  const [p, q, r] = Math.abs(A) <= tiny * size ? of(B) : of((z) => B(z) ** 2 - 4 * A * C(z));
  if (Math.abs(p) <= tiny * Math.max(Math.abs(q), Math.abs(r))) return q === 0 ? [] : [-r / q];
  const inside = q * q - 4 * p * r;
  if (inside < 0) return [];
  const root = -0.5 * (q + (q < 0 ? -1 : 1) * Math.sqrt(inside));
  return [root / p, root === 0 ? 0 : r / root].sort((a, b) => a - b);
}

/** P(A u² + B u + C > 0) for a standard normal u. */
function above(A: number, B: number, C: number): number {
  const size = Math.max(Math.abs(A), Math.abs(B), Math.abs(C));
  if (size === 0) return 0.5;
  if (Math.abs(A) <= tiny * size) {
    if (Math.abs(B) <= tiny * size) return C > 0 ? 1 : 0;
    return normalCdf(C / Math.abs(B));
  }
  const inside = B * B - 4 * A * C;
  if (inside <= 0) return A > 0 ? 1 : 0;
  // The root that loses no digits, and the other from the product of both.
  const q = -0.5 * (B + (B < 0 ? -1 : 1) * Math.sqrt(inside));
  const [one, other] = [q / A, q === 0 ? 0 : C / q];
  const between = one < other ? normalBetween(one, other) : normalBetween(other, one);
  return A > 0 ? 1 - between : between;
}

/** How often the rule “second class where f > 0” is wrong, the classes drawn with these shares. */
export function errorOf(
  f: Quadratic,
  first: PlaneNormal,
  second: PlaneNormal,
  share = 0.5,
  pieces?: number
): number {
  return (1 - share) * massAbove(f, first, pieces) + share * (1 - massAbove(f, second, pieces));
}

/** The ellipse of places `radius` standard deviations from the middle, closed. */
export function ellipse(
  {mean: [mx, my], cov: [a, b, d]}: PlaneNormal,
  radius: number,
  steps = 72
): {xs: number[]; ys: number[]} {
  const l = Math.sqrt(a);
  const m = b / l;
  const r = Math.sqrt(Math.max(0, d - m * m));
  const turns = Array.from({length: steps + 1}, (_, i) => (2 * Math.PI * i) / steps);
  return {
    xs: turns.map((t) => mx + radius * l * Math.cos(t)),
    ys: turns.map((t) => my + radius * (m * Math.cos(t) + r * Math.sin(t)))
  };
}
