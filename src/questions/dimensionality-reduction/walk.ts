import {remember} from "../../ml/remember.js";
import {KEPT} from "./worlds.js";

/** How many components are set beside cosines. */
export const WAVES = 3;

export interface Walk {
  /** The first components' scores at each step, divided by their standard deviations; signs as the cosines have them. */
  scores: readonly Float64Array[];
  /** cos(kπ(t − ½)/n) for k = 1, 2, 3, each with variance 1. */
  cosines: readonly Float64Array[];
  /** Their correlation, at least 0. */
  correlation: readonly number[];
}

export const walkOf = remember((scores: Float64Array, n: number, r: number): Walk => {
  const cosines = Array.from({length: WAVES}, (_, k) =>
    Float64Array.from({length: n}, (_, t) => Math.SQRT2 * Math.cos(((k + 1) * Math.PI * (t + 0.5)) / n))
  );
  const all = cosines.map((cosine, k) => {
    const s = Float64Array.from({length: n}, (_, t) => scores[t * r + k]);
    const deviation = Math.sqrt(s.reduce((a, v) => a + v * v, 0) / n);
    const along = cosine.reduce((a, c, t) => a + (c * s[t]) / n, 0) / deviation;
    const sign = along < 0 ? -1 : 1;
    return {score: s.map((v) => (sign * v) / deviation), correlation: Math.abs(along)};
  });
  return {
    scores: all.map(({score}) => score),
    cosines,
    correlation: all.map(({correlation}) => correlation)
  };
}, KEPT);
