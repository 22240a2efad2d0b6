import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {DELTA} from "../fits.js";
import type {Params, Result} from "../model.js";
import type {Room} from "../params.js";

/**
 * What each residual costs, as an area on it in which a unit is as long along x as along y: a square; for its length, a
 * strip one unit wide; for Huber's loss, a square from which the square beyond DELTA is cut.
 */
export function areaShapes(
  {x, y, at}: Plot<Room["Stage"]["declaration"]>,
  {points, fitted, line}: Result,
  loss: Params["loss"]
): string[] {
  const unit = Math.abs(y(1) - y(0));
  return Array.from(fitted, (fit, i) => {
    const [px, foot, head] = [x(points.x[i]), y(fit), y(points.y[i])];
    const size = Math.abs(head - foot);
    const width = loss === "absolute" ? unit : size;
    const inside = (side: number): boolean =>
      px + side * width >= at.x && px + side * width <= at.x + at.width;
    // On the side where the line does not cut it, if there is room.
    const wish = points.y[i] > fit === line.slope >= 0 ? -1 : 1;
    const side = inside(wish) || !inside(-wish) ? wish : -wish;
    const up = Math.sign(head - foot);
    const [s, w, d] = [size, width, unit * DELTA].map(tenth);
    const start = `M${tenth(px)},${tenth(foot)}`;
    return loss === "huber" && size > unit * DELTA
      ? `${start}h${side * s}v${up * d}h${tenth(-side * (s - d))}v${tenth(up * (s - d))}h${-side * d}z`
      : `${start}h${side * w}v${up * s}h${-side * w}z`;
  });
}
