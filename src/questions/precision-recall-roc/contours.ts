/** A line in the precision–recall square along which F-beta is the same. */
export interface Contour {
  level: number;
  /** Recall, ascending. */
  x: Float64Array;
  /** Precision, descending. */
  y: Float64Array;
}

/**
 * The line F-beta = `level`. From F's definition 1 / F = (1/P + β²/R) / (1 + β²): straight in (1/R, 1/P).
 *
 * @param level in (0, 1)
 */
export function contour(level: number, beta: number, steps = 40): Contour {
  const b = beta * beta;
  const start = (b * level) / (1 + b - level);
  const x = new Float64Array(steps + 1);
  const y = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; ++i) {
    // Even in log recall: the line is steep where recall is small.
    x[i] = i === steps ? 1 : start ** (1 - i / steps);
    y[i] = Math.min(1, 1 / ((1 + b) / level - b / x[i]));
  }
  return {level, x, y};
}

export const levels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
