import {amount, count, fixed} from "../../marks/format.js";
import type {Room} from "./params.js";
import {PLACES} from "./world.js";

/** A term of the error, or a sum of them. */
export const term = (value: number): string => amount(value, 4);
/** A length in the picture. */
export const long = (value: number): string => amount(value, 3);

/** The same beside its mark, where there is little room. */
export const length = (value: number): string => amount(value, 2);

/** One of the steps from y to ŷ: "+0.14". */
export const signed = (value: number): string => {
  const text = fixed(value);
  return value > 0 && Number(text) ? `+${text}` : text;
};

/** f − Eŷ. */
export const missOf = ({result: {exact}}: Room["State"]): number => exact.truth - exact.mean;

/** What one training set shows: its label's noise, the miss that all share, its prediction's distance from the mean. */
export function single(state: Room["State"]) {
  const {one} = state.params;
  if (!one) return null;
  const {label, prediction} = state.result.errors;
  const miss = missOf(state);
  const [e, d] = [label[one - 1], -prediction[one - 1]];
  return {
    noise: e,
    miss,
    deviation: d,
    error: e + miss + d,
    crosses: [2 * e * miss, 2 * e * d, 2 * miss * d] as const
  };
}

const place = (x: number): string => fixed(x, 3);

/** What the picture says now, one to three sentences. */
export function describe(state: Room["State"]): string {
  const {degree, x, m, y, one, c} = state.params;
  const {exact, measured} = state.result;
  const shrunk = c === 1 ? "" : ` times ${fixed(c)}`;
  const fits = `Simulated: ${count(m)} fits of degree ${degree}${shrunk}, seen at x₀ = ${place(x)}.`;
  const alone = single(state);
  if (alone)
    return `${fits} In training set ${one}, y − f is ${long(alone.noise)}, f − Eŷ is ${long(alone.miss)} and Eŷ − ŷ is ${long(alone.deviation)}; so y − ŷ is ${long(alone.error)}.`;
  const crossed = y === "training" ? `, cross term ${term(exact.cross)}` : "";
  return `${fits} Noise ${term(exact.noise)}, bias² ${term(exact.bias2)}, variance ${term(exact.variance)}${crossed}: expected squared error ${term(exact.mse)}; measured on ${y === "training" ? "training" : "fresh"} labels ${term(measured.mse)}.`;
}

/** Numbers for the prose: `{{mse}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  c: ({params}) => fixed(params.c),
  degree: ({params}) => String(params.degree),
  x: ({params}) => place(params.x),
  n: ({params}) => String(params.n),
  m: ({params}) => count(params.m),
  each: ({params}) => String(params.n / PLACES),
  truth: ({result}) => amount(result.exact.truth, 3),
  mean: ({result}) => amount(result.exact.mean, 3),
  bias: (state) => long(-missOf(state)),
  sigma: ({params}) => fixed(params.sigma),
  noise: ({result}) => term(result.exact.noise),
  bias2: ({result}) => term(result.exact.bias2),
  variance: ({result}) => term(result.exact.variance),
  weight: ({result}) => long(result.exact.weight),
  // What a training label's cross term is, or would be.
  cross: ({result}) => term(-2 * result.exact.noise * result.exact.weight),
  crossNow: ({result: {exact}}) => (exact.cross === 0 ? "0" : term(exact.cross)),
  whichLabel: ({params}) =>
    params.y === "fresh" ? "with a fresh label" : "with a label that the fit has seen",
  mse: ({result}) => term(result.exact.mse),
  noiseMean: ({result}) => term(result.measured.noise),
  varianceMean: ({result}) => term(result.measured.variance),
  measured: ({result}) => term(result.measured.mse),
  noiseBias: ({result}) => term(result.measured.noiseBias),
  noiseVariance: ({result}) => term(result.measured.noiseVariance),
  biasVariance: ({result}) => term(result.measured.biasVariance),
  excess: ({params, result}) => term(result.exact.variance / params.m),
  // How far an average of (y − ŷ)² over m sets may lie from its expectation: two standard errors.
  off: (state) => term((2 * spreadOfMse(state)) / Math.sqrt(state.params.m)),
  // Averaged over the places, the weight of a label in its own prediction is (degree + 1)/n: so much less is the error there.
  optimism: ({params: {degree, n, sigma, c}}) => term((2 * c * sigma * sigma * (degree + 1)) / n)
};

/** The standard deviation of (y − ŷ)² in one training set: y − ŷ is normal. */
export function spreadOfMse(state: Room["State"]): number {
  const {exact} = state.result;
  const v = exact.noise + exact.variance + exact.cross;
  return Math.sqrt(Math.max(0, 2 * v * v + 4 * exact.bias2 * v));
}
