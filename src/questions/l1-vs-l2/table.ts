import {normal, random} from "../../ml/random.js";

/** The weights that the simulated table was made with, for features of standard deviation 1. */
export const TRUE_WEIGHTS = [1.2, 0.9, 0, 0, -0.9, -0.6, 0.7, -0.4, 0, 0, 0, 0] as const;
/** Which features share a hidden cause: x1–x4, x5 and x6; null: independent. */
export const GROUPS = ["A", "A", "A", "A", "B", "B", null, null, null, null, null, null] as const;

const ROWS = 60;
const WITHIN = 0.9; // correlation within a group
const NOISE = 1;

/**
 * The simulated table, as text: 60 rows, x1 … x12 and y, four decimals. `data/correlated-features.csv` is this
 * text; a test holds the two together.
 */
export function simulate(seed = 4): string {
  const draw = normal(random(seed));
  const lines = [`${TRUE_WEIGHTS.map((_, j) => `x${j + 1}`).join(",")},y`];
  for (let i = 0; i < ROWS; ++i) {
    const cause = {A: draw(), B: draw()};
    const x = GROUPS.map((g) => (g ? Math.sqrt(WITHIN) * cause[g] + Math.sqrt(1 - WITHIN) * draw() : draw()));
    const y = x.reduce((s, xj, j) => s + xj * TRUE_WEIGHTS[j], 0) + NOISE * draw();
    lines.push([...x, y].map((v) => v.toFixed(4)).join(","));
  }
  return `${lines.join("\n")}\n`;
}
