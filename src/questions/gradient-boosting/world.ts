import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {N, type Room} from "./params.js";

export const truth = (x: number): number => Math.sin(2 * Math.PI * x);
/** The truth’s integral from a to b, and that of its square from 0 to 1. */
export const truthBetween = (a: number, b: number): number =>
  (Math.cos(2 * Math.PI * a) - Math.cos(2 * Math.PI * b)) / (2 * Math.PI);
export const SQUARES = 0.5;
export const SIGMA = 0.3;
/** How many points are outliers, and how far off they lie. */
export const OUTLIERS = 10;
export const OFF = 3;

export interface Sample {
  /** In ascending order. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export const simulated = remember((seed: number, outliers: boolean): Sample => {
  const source = random(seed, 1);
  const noise = normal(random(seed, 2), 0, SIGMA);
  const x = Float64Array.from({length: N}, () => source()).sort();
  const y = x.map((v) => truth(v) + noise());
  if (outliers) {
    const draw = random(seed, 3);
    const deck = Int32Array.from({length: N}, (_, i) => i);
    for (let k = 0; k < OUTLIERS; ++k) {
      const j = k + Math.floor(draw() * (N - k));
      [deck[k], deck[j]] = [deck[j], deck[k]];
      y[deck[k]] += draw() < 0.5 ? OFF : -OFF;
    }
  }
  return {x, y};
});

/** With points where the reader put them. */
export const edited = remember((sample: Sample, moved: Room["Params"]["moved"]): Sample => {
  if (!moved.length) return sample;
  const y = sample.y.slice();
  for (const [i, to] of moved) y[i] = to;
  return {x: sample.x, y};
});
