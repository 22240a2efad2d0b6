import {normalCdf} from "../../ml/normal.js";
import {createDraws} from "../../ml/normals.js";

export type Strengths = "unequal" | "equal";

/** Half the distance of the class means along each feature, in standard deviations within a class. */
const UNEQUAL = {
  two: [1, 0.5],
  ten: [1, 0.2, 0.6, 0.1, 0.5, 0.2, 0.4, 0.1, 0.3, 0.2].map((v) => 0.8 * v)
};

/** The means ±m; where all features tell the same, m is as long. */
export function meansOf(features: "two" | "ten", strengths: Strengths): readonly number[] {
  const m = UNEQUAL[features];
  if (strengths === "unequal") return m;
  return m.map(() => Math.hypot(...m) / Math.sqrt(m.length));
}

/** Rows whose first n are a sample of n, for any even n. */
export interface Sample {
  /** Row-major. */
  X: Float64Array;
  p: number;
  y: Uint8Array;
}

/** Rows of both classes in turn: means ±m, variances 1, each pair of features with correlation ρ within a class. */
export function sampleOf(m: readonly number[], rho: number, n: number, seed: number): Sample {
  const p = m.length;
  const draws = createDraws(seed, 2);
  const z = draws.normal(new Float64Array(n * (p + 1)), 1);
  const y = new Uint8Array(n);
  const X = new Float64Array(n * p);
  const [common, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  for (let i = 0; i < n; ++i) {
    y[i] = i % 2;
    const at = i * (p + 1);
    for (let j = 0; j < p; ++j) X[i * p + j] = (y[i] ? m[j] : -m[j]) + common * z[at] + own * z[at + 1 + j];
  }
  return {X, p, y};
}

/** How often the rule “orange where w·x + b > 0” is wrong in the population: exact. */
export function linearError(w: ArrayLike<number>, b: number, m: readonly number[], rho: number): number {
  let [mean, sum, square] = [0, 0, 0];
  for (let j = 0; j < m.length; ++j) {
    mean += w[j] * m[j];
    sum += w[j];
    square += w[j] * w[j];
  }
  const sd = Math.sqrt((1 - rho) * square + rho * sum * sum);
  if (sd === 0) return 0.5;
  return (normalCdf((-mean - b) / sd) + normalCdf((-mean + b) / sd)) / 2;
}

/** The weights of Bayes' rule, 2 Σ⁻¹ m, for variances 1 and one correlation. */
export function bayesWeights(m: readonly number[], rho: number): Float64Array {
  const shared = (rho * m.reduce((a, b) => a + b, 0)) / (1 + (m.length - 1) * rho);
  return Float64Array.from(m, (v) => (2 * (v - shared)) / (1 - rho));
}

/** … and those that naive Bayes comes to with ever more rows: 2 m. */
export const naiveWeights = (m: readonly number[]): Float64Array => Float64Array.from(m, (v) => 2 * v);
