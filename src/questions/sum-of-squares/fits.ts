/** What a residual costs. Squares: r². Absolute: |r|. Huber: r² up to DELTA, then 2·DELTA·|r| − DELTA², a straight line. */
export type Loss = "squares" | "absolute" | "huber";

/** Where Huber's loss turns from a parabola into a line, in units of y. */
export const DELTA = 1;

export interface Line {
  intercept: number;
  slope: number;
}

type Values = Float64Array;

export function cost(r: number, loss: Loss): number {
  const size = Math.abs(r);
  if (loss === "absolute") return size;
  return loss === "squares" || size <= DELTA ? r * r : 2 * DELTA * size - DELTA * DELTA;
}

export function tallyOf(x: Values, y: Values, {intercept, slope}: Line, loss: Loss): number {
  let sum = 0;
  for (let i = 0; i < x.length; ++i) sum += cost(y[i] - intercept - slope * x[i], loss);
  return sum;
}

export const mean = (values: Values): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Weighted least squares by centered sums. Where all x are one, every slope fits equally well, and 0 is taken. */
function weighted(x: Values, y: Values, w: Values): Line {
  let [sw, sx, sy] = [0, 0, 0];
  for (let i = 0; i < x.length; ++i) {
    sw += w[i];
    sx += w[i] * x[i];
    sy += w[i] * y[i];
  }
  const [mx, my] = [sx / sw, sy / sw];
  let [sxx, sxy] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    sxx += w[i] * (x[i] - mx) ** 2;
    sxy += w[i] * (x[i] - mx) * (y[i] - my);
  }
  const slope = sxx > 1e-9 ? sxy / sxx : 0;
  return {intercept: my - slope * mx, slope};
}

export const leastSquares = (x: Values, y: Values): Line =>
  weighted(x, y, new Float64Array(x.length).fill(1));

/** Some line of least absolute residuals goes through two of the points (or is flat through one): all are tried. */
export function leastAbsolute(x: Values, y: Values): Line {
  let best: Line = {intercept: y[0], slope: 0};
  let least = tallyOf(x, y, best, "absolute");
  const attempt = (line: Line) => {
    const sum = tallyOf(x, y, line, "absolute");
    if (sum < least - 1e-12) [best, least] = [line, sum];
  };
  for (let i = 0; i < x.length; ++i) {
    attempt({intercept: y[i], slope: 0});
    for (let j = 0; j < i; ++j) {
      if (Math.abs(x[i] - x[j]) < 1e-9) continue;
      const slope = (y[i] - y[j]) / (x[i] - x[j]);
      attempt({intercept: y[i] - slope * x[i], slope});
    }
  }
  return best;
}

/** Huber's line by reweighting: a residual beyond DELTA pulls with DELTA, whatever its size. */
export function leastHuber(x: Values, y: Values): Line {
  let line = leastSquares(x, y);
  for (let step = 0; step < 2000; ++step) {
    const w = y.map((v, i) =>
      Math.min(1, DELTA / Math.max(1e-300, Math.abs(v - line.intercept - line.slope * x[i])))
    );
    const next = weighted(x, y, w);
    const moved = Math.abs(next.intercept - line.intercept) + Math.abs(next.slope - line.slope);
    line = next;
    if (moved < 1e-13) break;
  }
  return line;
}

export const bestLine: Readonly<Record<Loss, (x: Values, y: Values) => Line>> = {
  squares: leastSquares,
  absolute: leastAbsolute,
  huber: leastHuber
};
