import {huberGradient, mean, tallyOf} from "./fits.js";
import type {Room} from "./params.js";

/** Equal but for rounding, on the scale of what is summed. */
const near = (a: number, b: number, scale = 1): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, scale);

/** The residuals of the least-squares line. */
export const lsResiduals = ({result: {points, ls}}: Room["State"]): Float64Array =>
  points.y.map((v, i) => v - ls.intercept - ls.slope * points.x[i]);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "Pythagoras: your squares are the least and those of the gaps": ({result: {squares, ls, gap}}) =>
    near(squares, ls.tally + gap, squares),
  "the best residuals are orthogonal to the column of ones": (state) =>
    near(
      lsResiduals(state).reduce((a, b) => a + b, 0),
      0
    ),
  "the best residuals are orthogonal to x": (state) =>
    near(
      lsResiduals(state).reduce((sum, r, i) => sum + r * state.result.points.x[i], 0),
      0
    ),
  "through the mean, residuals sum to 0 whatever the slope": ({result: {points, line}}) =>
    near(
      points.y.reduce((sum, v, i) => sum + v - points.meanY - line.slope * (points.x[i] - points.meanX), 0),
      0
    ),
  "no line is better than the best": ({params: {loss}, result: {tally, best, points}}) =>
    [
      tally,
      tallyOf(points.x, points.y, {intercept: mean(points.y), slope: 0}, loss),
      ...[-1e-4, 1e-4].flatMap((by) => [
        tallyOf(points.x, points.y, {...best, slope: best.slope + by}, loss),
        tallyOf(points.x, points.y, {...best, intercept: best.intercept + by}, loss)
      ])
    ].every((other) => other >= best.tally - 1e-8),
  "Huber's best line has no gradient left": ({params: {loss}, result: {best, points}}) =>
    loss !== "huber" || huberGradient(points.x, points.y, best) < 1e-9,
  "the areas add up": ({result: {areas, tally}}) => near(mean(areas) * areas.length, tally, tally)
};
