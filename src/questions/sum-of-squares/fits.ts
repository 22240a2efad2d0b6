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

/** Half the gradient of the sum of Huber's losses by height and slope about the mean of x: 0 where the sum is least. */
export function huberGradient(x: Values, y: Values, {intercept, slope}: Line): number {
  const mx = mean(x);
  let [height, turn] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    const pull = Math.max(-DELTA, Math.min(DELTA, y[i] - intercept - slope * x[i]));
    height += pull;
    turn += pull * (x[i] - mx);
  }
  return Math.max(Math.abs(height), Math.abs(turn));
}

/**
 * The line that is best if the residuals within DELTA of `line` stay within, and the others beyond on their side: a
 * linear system, as each of the others pulls with DELTA. Null where those within do not fix a line.
 */
function settled(x: Values, y: Values, line: Line): Line | null {
  let [n, sx, sxx, sy, sxy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; ++i) {
    const r = y[i] - line.intercept - line.slope * x[i];
    if (Math.abs(r) <= DELTA) {
      n += 1;
      sx += x[i];
      sxx += x[i] ** 2;
      sy += y[i];
      sxy += x[i] * y[i];
    } else {
      sy += Math.sign(r) * DELTA;
      sxy += Math.sign(r) * DELTA * x[i];
    }
  }
  const det = n * sxx - sx ** 2;
  if (det < 1e-9) return null;
  const slope = (n * sxy - sx * sy) / det;
  return {intercept: (sy - slope * sx) / n, slope};
}

/**
 * Huber's line. Reweighting comes near it, since a residual beyond DELTA pulls with DELTA, but may crawl; whoever is on
 * which side of DELTA then gives the line itself, and the gradient tells whether it is.
 */
export function leastHuber(x: Values, y: Values): Line {
  let line = leastSquares(x, y);
  for (let step = 0; step < 20_000 && huberGradient(x, y, line) > 1e-11; ++step) {
    const exact = settled(x, y, line);
    if (exact && huberGradient(x, y, exact) < 1e-11) return exact;
    const w = y.map((v, i) =>
      Math.min(1, DELTA / Math.max(1e-300, Math.abs(v - line.intercept - line.slope * x[i])))
    );
    line = weighted(x, y, w);
  }
  return line;
}

export const bestLine: Readonly<Record<Loss, (x: Values, y: Values) => Line>> = {
  squares: leastSquares,
  absolute: leastAbsolute,
  huber: leastHuber
};
