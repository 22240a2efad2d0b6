/**
 * Functions given at evenly spaced places, all as one path. Coordinates are whole multiples of `grain` units, relative to the
 * last: the path is to be drawn at that scale. A line leaves its points by 0.3 units at most, or by two grains where those are
 * coarse.
 *
 * @param curves rows of `count` values
 * @param stepped whether the functions are constant between jumps: then each jump stands halfway between two places
 */
export function fitsPath(
  curves: ArrayLike<number>,
  count: number,
  x: (index: number) => number,
  y: (value: number) => number,
  stepped: boolean,
  grain: number
): string {
  // Beyond this lies nothing that is seen, and numbers stay short.
  const grains = (v: number) => Math.round(Math.max(-1000, Math.min(1500, v)) / grain);
  const tolerance = Math.max(2, Math.round(0.3 / grain));
  const places = Array.from({length: count}, (_, i) => grains(x(i)));
  const heights = new Array<number>(count);
  let path = "";
  for (let row = 0; row * count < curves.length; ++row) {
    for (let i = 0; i < count; ++i) heights[i] = grains(y(curves[row * count + i]));
    path += `M${places[0]} ${heights[0]}`;
    path += stepped ? steps(places, heights) : line(places, heights, tolerance);
  }
  return path;
}

function steps(x: readonly number[], y: readonly number[]): string {
  let path = "";
  let at = x[0];
  for (let i = 1; i < x.length; ++i) {
    const rise = y[i] - y[i - 1];
    if (rise === 0) continue;
    const middle = Math.round((x[i] + x[i - 1]) / 2);
    path += `h${middle - at}v${rise}`;
    at = middle;
  }
  return `${path}h${x[x.length - 1] - at}`;
}

/** The fewest straight pieces, greedily: each as long as it passes all its points within the tolerance. */
function line(x: readonly number[], y: readonly number[], tolerance: number): string {
  let path = "l";
  let from = 0;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  const to = (i: number) => {
    const rise = y[i] - y[from];
    path += `${path === "l" ? "" : " "}${x[i] - x[from]}${rise < 0 ? "" : " "}${rise}`;
    from = i;
    low = Number.NEGATIVE_INFINITY;
    high = Number.POSITIVE_INFINITY;
  };
  for (let i = 1; i < x.length; ++i) {
    const slope = (y[i] - y[from]) / (x[i] - x[from]);
    if (i > from + 1 && (slope < low || slope > high)) to(i - 1);
    const run = x[i] - x[from];
    low = Math.max(low, (y[i] - y[from] - tolerance) / run);
    high = Math.min(high, (y[i] - y[from] + tolerance) / run);
  }
  to(x.length - 1);
  return path;
}
