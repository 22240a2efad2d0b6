import {normal, random} from "../../ml/random.js";

/** Points, and what a picture of them needs to know. */
export interface Sample {
  /** Row-major n × 2. */
  X: Float64Array;
  n: number;
  xName: string;
  yName: string;
  /** What a picture shows at least: x from, to, y from, to. It does not move while the groups are slid. */
  extent: readonly [number, number, number, number];
}

const POINTS = 120;

const plane = {xName: "x₁", yName: "x₂"} as const;

/** Three unit Gaussians on the corners of a triangle of side d, the same draws whatever d is. */
export function triangle(seed: number, d: number): Sample {
  const draw = normal(random(seed));
  const X = new Float64Array(2 * POINTS);
  for (let i = 0; i < POINTS; ++i) {
    const turn = Math.PI / 2 + (2 * Math.PI * (i % 3)) / 3;
    X[2 * i] = toCenter(d) * Math.cos(turn) + draw();
    X[2 * i + 1] = toCenter(d) * Math.sin(turn) + draw();
  }
  return {X, n: POINTS, ...plane, extent: [-8.5, 8.5, -6.2, 9.2]};
}

/** How far a triangle's corners are from its middle. */
export const toCenter = (side: number): number => side / Math.sqrt(3);
/** The side of the triangle whose corners are this far from its middle. */
export const sideOf = (radius: number): number => Math.max(0, radius) * Math.sqrt(3);

/** Points spread evenly over a square. */
export function square(seed: number): Sample {
  const source = random(seed);
  const X = Float64Array.from({length: 2 * POINTS}, () => 10 * source() - 5);
  return {X, n: POINTS, ...plane, extent: [-5.5, 5.5, -5.5, 5.5]};
}

/** Two pairs of unit Gaussians: 14 between the pairs, 5 within. */
export function pairs(seed: number): Sample {
  const draw = normal(random(seed));
  const X = new Float64Array(2 * POINTS);
  for (let i = 0; i < POINTS; ++i) {
    X[2 * i] = (i & 1 ? 7 : -7) + draw();
    X[2 * i + 1] = (i & 2 ? 2.5 : -2.5) + draw();
  }
  return {X, n: POINTS, ...plane, extent: [-10.5, 10.5, -6, 6]};
}
