/** Where fits are drawn, and compared at x₀: every hundredth of [0, 1]. */
export const places = Float64Array.from({length: 101}, (_, i) => i / 100);

const cells = 200;
/**
 * Where errors are averaged over x: the two nodes of Gauss's rule in each of 200 equal cells, all of equal weight. Every
 * hundredth would not do: high degrees swing up steeply at the ends, and one place on the step's jump would be most of a bias².
 */
export const nodes = Float64Array.from(
  {length: 2 * cells},
  (_, i) => ((i >> 1) + 0.5 + ((i & 1) - 0.5) / Math.sqrt(3)) / cells
);

/** The mean over x of what was found at the nodes. */
export function overX(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}
