import {fixed} from "../../marks/format.js";
import {deviations} from "./averages.js";
import type {Room} from "./params.js";
import {type Terms, terms, termsByDegree} from "./terms.js";
import {missOf, single, spreadOfMse, term} from "./words.js";
import {MOST, PLACES, places} from "./world.js";

const fresh = ({noise, bias2, variance}: {noise: number; bias2: number; variance: number}): number =>
  noise + bias2 + variance;

/** The cross terms' averages over the m training sets, in their standard errors. */
const crossed = (state: Room["State"]): number[] => {
  const {params, result} = state;
  const {exact, measured} = result;
  const sd = deviations(params.sigma, missOf(state), exact.variance, exact.cross);
  const root = Math.sqrt(params.m);
  return [
    (measured.noiseBias * root) / sd.noiseBias,
    ((measured.noiseVariance - exact.cross) * root) / sd.noiseVariance,
    (measured.biasVariance * root) / sd.biasVariance
  ];
};

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One place, three lengths",
    params: {},
    panel: "lens",
    shows: ["terms"],
    about: "exact",
    control: "x",
    marks: ["noise", "bias2", "variance"],
    text: "At x₀ labels scatter round f by σ. The fits miss f on average: the bias. Each fit strays from that average: a standard deviation. The squares of the three lengths add up to the expected squared error.",
    claim: ({result: {exact}}) =>
      Math.abs(exact.mse - exact.noise - exact.bias2 - exact.variance) < 1e-12 && exact.cross === 0
  },
  {
    title: "Expand the square",
    params: {one: 24},
    panel: "lens",
    shows: ["terms"],
    about: "always",
    control: "one",
    marks: ["one", "mse"],
    text: "From the label of one training set to its prediction in three steps: y − ŷ = (y − f) + (f − Eŷ) + (Eŷ − ŷ). Squared, they leave three squares and three cross terms. For one training set the cross terms are not 0.",
    claim: (state) => {
      const alone = single(state);
      if (!alone) return false;
      const {noise, miss, deviation, error, crosses} = alone;
      const all = noise ** 2 + miss ** 2 + deviation ** 2 + crosses[0] + crosses[1] + crosses[2];
      return Math.abs(error ** 2 - all) < 1e-12 && crosses.every((v) => v !== 0);
    }
  },
  {
    title: "The cross terms average out",
    params: {m: MOST},
    panel: "cross",
    shows: ["cross"],
    about: "always",
    control: "m",
    marks: ["noiseBias", "noiseVariance", "biasVariance"],
    quantity: (state) => Math.hypot(...crossed(state)),
    text: "Each cross term has a factor whose mean is 0 and that is independent of the other. So its average goes to 0, and its spread shrinks as 1/√m: the gray funnel is two standard errors of the widest. Drag m.",
    claim: (state) => crossed(state).every((z) => Math.abs(z) < 3)
  },
  {
    title: "What is left: MSE",
    params: {m: MOST},
    panel: "terms",
    shows: ["terms"],
    about: "always",
    control: "degree",
    marks: ["mse"],
    quantity: ({result}) => result.measured.mse,
    text: "Dots are averages over 5,000 training sets, bars are exact. The squared error was measured on fresh labels, not added up; it agrees with noise + bias² + variance within three standard errors.",
    claim: (state) => {
      const {measured, exact} = state.result;
      return Math.abs(measured.mse - fresh(exact)) < (3 * spreadOfMse(state)) / Math.sqrt(state.params.m);
    }
  },
  {
    title: "Twice the labels",
    params: {n: 40},
    panel: "lens",
    shows: ["terms"],
    about: "exact",
    control: "n",
    marks: ["variance"],
    text: "Two labels at each place instead of one: the variance is half. The bias and the noise are what they were: a cubic cannot follow this curve, however many labels there are.",
    claim: (state) => {
      const was = termsAt({...state.params, n: 20});
      const {exact} = state.result;
      return (
        Math.abs(exact.variance - was.variance / 2) < 1e-12 &&
        exact.mean === was.mean &&
        exact.noise === was.noise
      );
    }
  },
  {
    title: "Bias is of a place",
    params: {degree: 1},
    panel: "lens",
    shows: ["stack"],
    about: "exact",
    control: "x",
    marks: ["f", "bias2"],
    text: "Near here the mean straight line crosses f: little bias, little variance, and no other degree from 0 to 12 has a smaller error at this place. Averaged over all 20 places, degree 5 has the least, and the line has more than three times as much.",
    claim: (state) => {
      const totals = state.result.degrees.map(fresh);
      const overall = averageErrors(state);
      const least = Math.min(...overall);
      return (
        totals.indexOf(Math.min(...totals)) === 1 && overall.indexOf(least) === 5 && overall[1] > 3 * least
      );
    }
  },
  {
    title: "The label that was fitted",
    params: {degree: 9, x: 0.025, y: "training"},
    panel: "lens",
    shows: ["stack"],
    about: "exact",
    control: "y",
    marks: ["cross"],
    text: "Degree 9, at the end of the data. Now y is the label that the fit has seen. Its noise is in ŷ too, so one cross term stays: −2σ²h, with h the weight of y in ŷ. Here h is nearly 1.",
    claim: ({result: {exact}}) =>
      exact.weight > 0.99 &&
      exact.weight < 1 &&
      exact.mse < 0.01 * fresh(exact) &&
      Math.abs(fresh(exact) - 2 * exact.noise * exact.weight - exact.mse) < 1e-12
  }
];

/** The expected squared error on fresh labels, averaged over the training places, for each degree. */
export function averageErrors({params: {sigma, n, c}}: Room["State"]): number[] {
  const rows = Array.from(places, (x) => termsByDegree(x, sigma, n / PLACES, c, true).map(fresh));
  return rows[0].map((_, d) => rows.reduce((sum, row) => sum + row[d], 0) / rows.length);
}

/** The terms at a setting: no training sets are drawn anew to compare it with the reader's. */
const termsAt = ({x, degree, sigma, n, c, y}: Room["Params"]): Terms =>
  terms(x, degree, sigma, n / PLACES, c, y === "fresh");

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Degree 9 has almost no bias at x₀ = 0.275: less than 0.01. Now multiply each of its predictions by 0.9. What becomes of the expected squared error there?",
    before: {degree: 9},
    reveal: {degree: 9, c: 0.9},
    shows: ["terms"],
    options: [
      "It rises: an unbiased prediction becomes biased",
      "It falls",
      "It stays: bias² gains what variance loses"
    ],
    answer: ({settled, result: {exact}}) => {
      const was = termsAt({...settled, c: 1}).mse;
      return exact.mse > was + 1e-9 ? 0 : exact.mse < was - 1e-9 ? 1 : 2;
    },
    because: ({settled, result: {exact}}) => {
      const was = termsAt({...settled, c: 1});
      return `From ${term(was.mse)} to ${term(exact.mse)}. Bias² rises from nearly 0 to ${term(exact.bias2)}, about (0.1 f)²; the variance falls by 19 %, from ${term(was.variance)} to ${term(exact.variance)}. Where f² is more than 19 times the variance, as where f is near 1, it would have risen.`;
    }
  },
  {
    kind: "number",
    ask: "Degree 9 at x₀ = 0.025. On fresh labels the expected squared error is 0.18. What is it on the label there that the fit has seen?",
    before: {degree: 9, x: 0.025},
    reveal: {degree: 9, x: 0.025, y: "training"},
    shows: ["stack"],
    hides: ["cross", "weight"],
    min: 0,
    max: 0.4,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result}) => result.exact.mse,
    because: ({result: {exact}}) =>
      `${term(exact.mse)}. The label's weight in its own prediction is ${fixed(exact.weight, 3)}, so the fit goes almost through it, and the cross term ${term(exact.cross)} cancels nearly all of noise and variance.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With a straight line (degree 1, c = 1, σ = 0.3), find a place whose bias² is less than a tenth of its variance.",
    done: ({params: {degree, c, sigma}, result: {exact}}) =>
      degree === 1 && c === 1 && sigma === 0.3 && exact.bias2 < exact.variance / 10,
    way: {degree: 1, x: 0.975}
  },
  {
    ask: "At a place with f > 0.9, find a degree of at least 1 and a c below 1 with less error on a fresh label than at c = 1.",
    done: ({params, result: {exact}}) =>
      params.c < 1 &&
      params.degree >= 1 &&
      params.y === "fresh" &&
      exact.truth > 0.9 &&
      exact.mse < termsAt({...params, c: 1}).mse - 1e-9,
    way: {degree: 12, x: 0.475, c: 0.95}
  }
];
