export interface Line {
  intercept: number;
  slope: number;
}

export const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i];
  return sum / values.length;
};

/** The least-squares line; flat where x does not vary. */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const [mx, my] = [meanOf(x), meanOf(y)];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    xx += (x[i] - mx) ** 2;
    xy += (x[i] - mx) * (y[i] - my);
  }
  const slope = xx > 1e-18 ? xy / xx : 0;
  return {intercept: my - slope * mx, slope};
}
