import type {Points} from "./points.js";
import type {Extent} from "./worlds.js";

/** Sampled points beyond the world's own extent stand this much within the picture's edge. */
const clear = 1.03;

/**
 * The part of the plane that a picture shows: the world's extent, made wider about its middle until no point and no start
 * lies outside. Where both axes have one unit, the picture's shape does the rest, so that a circle stays round.
 *
 * @param starts row-major, in the points' units
 * @param shape the picture's height over its width
 */
export function viewOf({extent, equal, X, n, added}: Points, starts: Float64Array, shape: number): Extent {
  const middle = [(extent[0] + extent[1]) / 2, (extent[2] + extent[3]) / 2];
  const half = [(extent[1] - extent[0]) / 2, (extent[3] - extent[2]) / 2];
  const hold = (places: Float64Array, by: number) => {
    for (let q = 0; q < places.length; ++q) {
      const away = Math.abs(places[q] - middle[q % 2]);
      if (away > half[q % 2]) half[q % 2] = by * away;
    }
  };
  hold(X.subarray(0, 2 * (n - added)), clear);
  // What the reader moves is held by the picture's edge; room beyond it would grow at every move.
  hold(X.subarray(2 * (n - added)), 1);
  hold(starts, 1);
  if (equal) {
    if (half[1] < half[0] * shape) half[1] = half[0] * shape;
    else half[0] = half[1] / shape;
  }
  return [middle[0] - half[0], middle[0] + half[0], middle[1] - half[1], middle[1] + half[1]];
}
