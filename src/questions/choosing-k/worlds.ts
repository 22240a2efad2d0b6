import {normal, random} from "../../ml/random.js";

/** Points, and how many groups they were drawn in. */
export interface Sample {
  /** Row-major n × 2. */
  X: Float64Array;
  n: number;
  /** The group that each was drawn in; null where there is none to know. */
  group: Uint8Array | null;
  /** How many groups there are to find; null where nobody knows. */
  truth: number | null;
  xName: string;
  yName: string;
  /** What a picture shows at least: x from, to, y from, to. It does not move while the groups are slid. */
  extent: readonly [number, number, number, number];
}

export const POINTS = 120;

/** From here on, in standard deviations, three clusters are called three: nearer their sum has one hump. */
const PARTED = 2;

const plane = {xName: "x₁", yName: "x₂"} as const;

/** Three unit Gaussians on the corners of a triangle of side d, the same draws whatever d is. */
export function triangle(seed: number, d: number): Sample {
  const draw = normal(random(seed));
  const X = new Float64Array(2 * POINTS);
  const group = Uint8Array.from({length: POINTS}, (_, i) => i % 3);
  for (let i = 0; i < POINTS; ++i) {
    const turn = Math.PI / 2 + (2 * Math.PI * group[i]) / 3;
    X[2 * i] = toCenter(d) * Math.cos(turn) + draw();
    X[2 * i + 1] = toCenter(d) * Math.sin(turn) + draw();
  }
  const truth = d === 0 ? 1 : d > PARTED ? 3 : null;
  return {X, n: POINTS, group, truth, ...plane, extent: [-8.5, 8.5, -6.2, 9.2]};
}

/** How far a triangle's corners are from its middle. */
export const toCenter = (side: number): number => side / Math.sqrt(3);
/** The side of the triangle whose corners are this far from its middle. */
export const sideOf = (radius: number): number => Math.max(0, radius) * Math.sqrt(3);

/** Points spread evenly over a square. */
export function square(seed: number): Sample {
  const source = random(seed);
  const X = Float64Array.from({length: 2 * POINTS}, () => 10 * source() - 5);
  return {X, n: POINTS, group: null, truth: 1, ...plane, extent: [-5.5, 5.5, -5.5, 5.5]};
}

/** Two pairs of unit Gaussians: 14 between the pairs, 5 within. */
export function pairs(seed: number): Sample {
  const draw = normal(random(seed));
  const group = Uint8Array.from({length: POINTS}, (_, i) => i % 4);
  const X = new Float64Array(2 * POINTS);
  for (let i = 0; i < POINTS; ++i) {
    X[2 * i] = (group[i] & 1 ? 7 : -7) + draw();
    X[2 * i + 1] = (group[i] & 2 ? 2.5 : -2.5) + draw();
  }
  return {X, n: POINTS, group, truth: null, ...plane, extent: [-10.5, 10.5, -6, 6]};
}
