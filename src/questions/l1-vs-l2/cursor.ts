import type {Moments} from "../../ml/elastic-net.js";
import type {PathData} from "./data.json.js";
import {fitAt, METHODS} from "./methods.js";

/** The three fits of the table at the cursor's λ, solved there, not read off the drawn paths. */
export interface CursorFits {
  lambda: number;
  /** in the order of METHODS, 12 weights each */
  weights: Float64Array[];
  /** how many of them are exactly 0 */
  zeros: number[];
  /** truly nonzero weights that are 0 in the fit, and the reverse */
  missed: number[];
  spurious: number[];
}

/** The moments that the loader wrote down. */
export function momentsOf({names, gram, c}: PathData): Moments {
  const p = names.length;
  const G = new Float64Array(p * p);
  for (let j = 0, q = 0; j < p; ++j) for (let k = 0; k <= j; ++k, ++q) G[j * p + k] = G[k * p + j] = gram[q];
  return {p, G, c: Float64Array.from(c), yy: 1};
}

let last: {data: PathData; fits: CursorFits} | null = null;

/** @param lambda positive; the fits of the same λ are not computed twice in a row */
export function cursorFits(data: PathData, lambda: number): CursorFits {
  if (last && last.data === data && last.fits.lambda === lambda) return last.fits;
  const m = momentsOf(data);
  const weights = METHODS.map(({alpha}) => fitAt(m, lambda, alpha));
  const count = (test: (w: number, truth: number) => boolean): number[] =>
    weights.map((w) => data.truth.filter((truth, j) => test(w[j], truth)).length);
  const fits = {
    lambda,
    weights,
    zeros: count((w) => w === 0),
    missed: count((w, truth) => w === 0 && truth !== 0),
    spurious: count((w, truth) => w !== 0 && truth === 0)
  };
  last = {data, fits};
  return fits;
}
