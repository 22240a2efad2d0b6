import {remember} from "../../ml/remember.js";
import {rescale, type Scaling, standardize} from "../../ml/scaling.js";
import {type Extent, type Sample, sampleWorld, type WorldName} from "./worlds.js";

/** The reader's own table, where there is one. */
export interface KmData {
  own?: Sample;
}

/** What decides which points there are. */
export interface PointsParams {
  readonly world: WorldName | "own";
  readonly seed: number;
  readonly out: readonly [number, number];
  /** Points added by hand: [right, up], in thousandths of the view. */
  readonly add: readonly (readonly number[])[];
  readonly standardize: boolean;
}

export interface Points extends Sample {
  /** How many were added by hand: they come last. */
  added: number;
  /** The points as k-means sees them: row-major n × 2, standardized where the reader wants that. */
  Z: Float64Array;
  /** From the picture's units to those. */
  scaling: readonly [Scaling, Scaling];
  /** What rounding alone can make of an inertia that is 0: points on their centroid to the last digit. */
  rounding: number;
}

const asIs: Scaling = {center: 0, scale: 1};
const unmoved: readonly [number, number] = [0, 0];

const sampled = remember(
  (world: PointsParams["world"], seed: number, x: number, y: number, own: Sample | undefined): Sample =>
    world === "own" ? (own ?? sampleWorld("blobs", seed, unmoved)) : sampleWorld(world, seed, [x, y])
);

/** The sample and the points added to it; each of these is counted with the class of the sampled point nearest to it. */
const extended = remember((sample: Sample, add: string): Sample & {added: number} => {
  const places = (JSON.parse(add) as number[][]).map(([right, up]) => placeOf(sample.extent, right, up));
  const {X, n, label} = sample;
  const nearest = ([x, y]: readonly [number, number]): number => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < n; ++i) {
      const distance = (X[2 * i] - x) ** 2 + (X[2 * i + 1] - y) ** 2;
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  };
  return {
    ...sample,
    X: Float64Array.of(...X, ...places.flat()),
    n: n + places.length,
    label: label && Uint8Array.of(...label, ...places.map((place) => label[nearest(place)])),
    added: places.length
  };
});

const scaled = remember((sample: Sample & {added: number}, standard: boolean): Points => {
  if (!standard) return {...sample, Z: sample.X, scaling: [asIs, asIs], rounding: roundingOf(sample.X)};
  const column = (d: number) => sample.X.filter((_, q) => q % 2 === d);
  const scaling = [standardize(column(0)), standardize(column(1))] as const;
  const columns = scaling.map((s, d) => rescale(column(d), s));
  const Z = sample.X.map((_, q) => columns[q % 2][q >> 1]);
  return {...sample, Z, scaling, rounding: roundingOf(Z)};
});

/** A mean of equal numbers is off by some units of the last place, so that a sum of squares has their square. */
const roundingOf = (Z: Float64Array): number =>
  Z.reduce((sum, v) => sum + (v * Z.length * Number.EPSILON) ** 2, 0);

/** The points of a setting. A missing own table leaves the blobs in its place. */
export function pointsOf({world, seed, out, add, standardize}: PointsParams, data: KmData | null): Points {
  // Only one world has an outlier: in the others it moves nothing, and nothing is computed anew.
  const [x, y] = world === "outlier" ? out : unmoved;
  return scaled(extended(sampled(world, seed, x, y, data?.own), JSON.stringify(add)), standardize);
}

/** How far from the extent's corner a place may be, in thousandths of the extent: pictures show more than the extent. */
export const reach = {min: -1000, max: 2000} as const;

/** A place in thousandths of the extent from its lower left corner, in the points' units. */
export const placeOf = ([x0, x1, y0, y1]: Extent, right: number, up: number): [number, number] => [
  x0 + ((x1 - x0) * right) / 1000,
  y0 + ((y1 - y0) * up) / 1000
];

/** The inverse of `placeOf`, in whole thousandths within reach. */
export const unitsOf = ([x0, x1, y0, y1]: Extent, x: number, y: number): [number, number] => {
  const unit = (t: number) => Math.min(reach.max, Math.max(reach.min, Math.round(1000 * t)));
  return [unit((x - x0) / (x1 - x0)), unit((y - y0) / (y1 - y0))];
};
