import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {bestLine, cost, type Line, type Loss, leastSquares, mean, tallyOf} from "./fits.js";
import {ENDS, N, type Room} from "./params.js";

export type Params = Room["Params"];

/** The line that makes the data, and the noise about it. */
export const TRUTH = {intercept: 1, slope: 0.6, sigma: 0.8} as const;

/** The reader's line where it is that of the data. */
export const trueEnds = {
  left: TRUTH.intercept + TRUTH.slope * ENDS[0],
  right: TRUTH.intercept + TRUTH.slope * ENDS[1]
};

export interface Fit extends Line {
  /** Its sum under the loss that it is the best for. */
  tally: number;
}

export interface Points {
  x: Float64Array;
  y: Float64Array;
  meanX: number;
  meanY: number;
  /** Σ (x − x̄)². */
  sxx: number;
}

export interface Result {
  points: Points;
  line: Line;
  fitted: Float64Array;
  residuals: Float64Array;
  /** What each residual costs under the loss. */
  areas: Float64Array;
  tally: number;
  /** The reader's sum of squares, whatever the loss. */
  squares: number;
  /** The best line under the loss, and the least-squares line. */
  best: Fit;
  ls: Fit;
  /** Sum of the squared gaps, at the points, between the reader's line and the least-squares line. */
  gap: number;
  /** The tally of lines that are turned about the reader's height at the mean of x. */
  turned: Float64Array;
}

/** Slopes at which the tally is drawn. */
export const SLOPES = Float64Array.from({length: 101}, (_, i) => -2 + i / 25);

const sample = remember((seed: number): {x: Float64Array; y: Float64Array} => {
  const z = normal(random(seed));
  const x = Float64Array.from({length: N}, (_, i) => (6 * i) / (N - 1));
  return {x, y: x.map((v) => TRUTH.intercept + TRUTH.slope * v + TRUTH.sigma * z())};
});

const pointsOf = remember((seed: number, moved: Params["moved"]): Points => {
  const {x, y} = sample(seed);
  const [px, py] = [x.slice(), y.slice()];
  for (const [i, toX, toY] of moved) [px[i], py[i]] = [toX, toY];
  const [meanX, meanY] = [mean(px), mean(py)];
  return {x: px, y: py, meanX, meanY, sxx: px.reduce((sum, v) => sum + (v - meanX) ** 2, 0)};
});

const lsOf = remember(({x, y}: Points): Fit => {
  const line = leastSquares(x, y);
  return {...line, tally: tallyOf(x, y, line, "squares")};
});

const bestOf = remember(({x, y}: Points, loss: Loss): Fit => {
  const line = bestLine[loss](x, y);
  return {...line, tally: tallyOf(x, y, line, loss)};
});

const turnedOf = remember(({x, y, meanX}: Points, height: number, loss: Loss) =>
  SLOPES.map((slope) => tallyOf(x, y, {intercept: height - slope * meanX, slope}, loss))
);

/** Eight simulated points, the reader's line, what its residuals cost, and the line that is best. */
export function model({left, right, loss, seed, moved}: Params): Result {
  const points = pointsOf(seed, moved);
  const {x, y, meanX} = points;
  const slope = (right - left) / (ENDS[1] - ENDS[0]);
  const line = {intercept: left - slope * ENDS[0], slope};
  const fitted = x.map((v) => line.intercept + slope * v);
  const residuals = y.map((v, i) => v - fitted[i]);
  const areas = residuals.map((r) => cost(r, loss));
  const ls = lsOf(points);
  return {
    points,
    line,
    fitted,
    residuals,
    areas,
    tally: areas.reduce((a, b) => a + b, 0),
    squares: residuals.reduce((sum, r) => sum + r * r, 0),
    best: loss === "squares" ? ls : bestOf(points, loss),
    ls,
    gap: x.reduce((sum, v, i) => sum + (fitted[i] - ls.intercept - ls.slope * v) ** 2, 0),
    turned: turnedOf(points, line.intercept + slope * meanX, loss)
  };
}
