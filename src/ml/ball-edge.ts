import {type Penalty, penaltyInverse, penaltyValue} from "./bridge-penalty.js";

/** Two weights. */
export type Point = readonly [number, number];

/** Half of a quadrant's arc: weight `i` is the larger; si and sj are the signs of weight i and of the other. */
export interface HalfArc {
  i: 0 | 1;
  si: 1 | -1;
  sj: 1 | -1;
}

export const HALF_ARCS: readonly HalfArc[] = ([0, 1] as const).flatMap((i) =>
  ([1, -1] as const).flatMap((si) => ([1, -1] as const).map((sj) => ({i, si, sj})))
);

/** The point on a half arc whose larger weight has magnitude u and whose smaller has v. */
export function arcPoint({i, si, sj}: HalfArc, u: number, v: number): Point {
  return i === 0 ? [si * u, sj * v] : [sj * v, si * u];
}

/** The larger weight's magnitude on the ball's edge, where the smaller one's is v. */
export function larger(penalty: Penalty, t: number, v: number): number {
  const rest = penaltyValue(penalty, t) - penaltyValue(penalty, v);
  return rest === penaltyValue(penalty, t) ? t : penaltyInverse(penalty, rest);
}

/** The magnitude at which the ball's edge has two equal weights. */
export function diagonal(penalty: Penalty, t: number): number {
  return penaltyInverse(penalty, penaltyValue(penalty, t) / 2);
}

/**
 * Magnitudes along half an arc, which all eight share: the smaller weight's, at the given parts (0 … 1, the last
 * one 1) of the diagonal, and the larger weight's there.
 */
export function halfArc(
  penalty: Penalty,
  t: number,
  parts: ArrayLike<number>
): {u: Float64Array; v: Float64Array} {
  const diag = diagonal(penalty, t);
  const v = Float64Array.from(parts, (part) => part * diag);
  const u = v.map((vk) => (vk === diag ? diag : larger(penalty, t, vk)));
  return {u, v};
}

/** The whole edge of the ball φ(|w₁|) + φ(|w₂|) ≤ φ(t), in order around it and closed, `steps` points a half arc. */
export function ballOutline(penalty: Penalty, t: number, steps = 28): Point[] {
  const {u, v} = halfArc(
    penalty,
    t,
    Float64Array.from({length: steps + 1}, (_, k) => (k / steps) ** 2)
  );
  const half = Array.from(u, (uk, k): Point => [uk, v[k]]);
  const quarter = [
    ...half.slice(0, -1),
    ...half
      .map(([x, y]): Point => [y, x])
      .reverse()
      .slice(0, -1)
  ];
  return [
    ...quarter,
    ...quarter.map(([x, y]): Point => [-y, x]),
    ...quarter.map(([x, y]): Point => [-x, -y]),
    ...quarter.map(([x, y]): Point => [y, -x]),
    quarter[0]
  ];
}
