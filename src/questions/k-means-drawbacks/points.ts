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
  readonly standardize: boolean;
}

export interface Points extends Sample {
  /** The points as k-means sees them: row-major n × 2, standardized where the reader wants that. */
  Z: Float64Array;
  /** From the picture's units to those. */
  scaling: readonly [Scaling, Scaling];
}

const asIs: Scaling = {center: 0, scale: 1};
const unmoved: readonly [number, number] = [0, 0];

const sampled = remember(
  (world: PointsParams["world"], seed: number, x: number, y: number, own: Sample | undefined): Sample =>
    world === "own" ? (own ?? sampleWorld("blobs", seed, unmoved)) : sampleWorld(world, seed, [x, y])
);

const scaled = remember((sample: Sample, standard: boolean): Points => {
  if (!standard) return {...sample, Z: sample.X, scaling: [asIs, asIs]};
  const column = (d: number) => sample.X.filter((_, q) => q % 2 === d);
  const scaling = [standardize(column(0)), standardize(column(1))] as const;
  const columns = scaling.map((s, d) => rescale(column(d), s));
  return {...sample, Z: sample.X.map((_, q) => columns[q % 2][q >> 1]), scaling};
});

/** The points of a setting. A missing own table leaves the blobs in its place. */
export function pointsOf({world, seed, out, standardize}: PointsParams, data: KmData | null): Points {
  // Only one world has an outlier: in the others it moves nothing, and nothing is computed anew.
  const [x, y] = world === "outlier" ? out : unmoved;
  return scaled(sampled(world, seed, x, y, data?.own), standardize);
}

/** A place in thousandths of the view from its lower left corner, in the points' units. */
export const placeOf = ([x0, x1, y0, y1]: Extent, right: number, up: number): [number, number] => [
  x0 + ((x1 - x0) * right) / 1000,
  y0 + ((y1 - y0) * up) / 1000
];

/** The inverse of `placeOf`, in whole thousandths within the view. */
export const unitsOf = ([x0, x1, y0, y1]: Extent, x: number, y: number): [number, number] => {
  const unit = (t: number) => Math.min(1000, Math.max(0, Math.round(1000 * t)));
  return [unit((x - x0) / (x1 - x0)), unit((y - y0) / (y1 - y0))];
};
