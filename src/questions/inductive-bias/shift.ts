import {normal, random, shuffle} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {
  convolutionLayer,
  denseLayer,
  type Layer,
  scoresOf,
  strictlyHighest
} from "../../ml/shared-weights.js";

/** Places where the pattern can begin, and inputs of a signal. */
export const PLACES = 12;
export const PATTERN = [1, -1, 1] as const;
export const INPUTS = PLACES + PATTERN.length - 1;

/** Training signals, test signals for each place, their noise, and the penalty. */
export const EXAMPLES = 24;
export const TESTS = 100;
export const NOISE = 0.5;
const LAMBDA = 0.1;

export interface Shift {
  /** Of the test signals with the pattern at each place, the share for which the layer's highest score stands there. */
  readonly dense: Float64Array;
  readonly convolution: Float64Array;
  /** One test signal, with the pattern at a place that training can leave out, and both layers' scores. */
  readonly example: {
    readonly place: number;
    readonly signal: Float64Array;
    readonly dense: Float64Array;
    readonly convolution: Float64Array;
  };
}

/** Where the pattern stands in the example: near the end, so that it is the last to be seen in training. */
export const EXAMPLE = 9;

/** The noise of the test signals: the same at every place, so that places are compared on equal terms. */
const noiseOf = remember((seed: number): readonly Float64Array[] => {
  const z = normal(random(seed, 22));
  return Array.from({length: TESTS}, () => new Float64Array(INPUTS).map(() => NOISE * z()));
});

const patternAt = (place: number): Float64Array =>
  new Float64Array(INPUTS).map((_, i) => PATTERN[i - place] ?? 0);

/** One order of the inputs for all signals. */
export const orderOf = (seed: number): number[] =>
  shuffle(
    Array.from({length: INPUTS}, (_, i) => i),
    random(seed, 23)
  );

/**
 * The same training signals for a convolution and a dense layer: a pattern in noise, at the first `places` places in turn.
 * Both learn to answer 1 where the pattern begins and 0 elsewhere, and are asked at all places.
 */
export const shiftOf = remember((places: number, shuffled: boolean, seed: number): Shift => {
  const z = normal(random(seed, 21));
  const train = Array.from({length: EXAMPLES}, (_, n) => ({
    place: n % places,
    signal: patternAt(n % places).map((v) => v + NOISE * z())
  }));
  const order = shuffled ? orderOf(seed) : null;
  /** What the layers see of a signal: its inputs, or these in the order. */
  const see = (x: Float64Array): Float64Array => (order ? x.map((_, i) => x[order[i]]) : x);
  const signals = train.map(({signal}) => see(signal));
  const targets = train.map(({place}) => {
    const target = new Float64Array(PLACES);
    target[place] = 1;
    return target;
  });
  const dense = denseLayer(signals, targets, LAMBDA);
  const convolution = convolutionLayer(signals, targets, PATTERN.length, LAMBDA);
  const noise = noiseOf(seed);
  // Scores are linear: those of a signal are those of its noise and of its pattern, added.
  const right = (layer: Layer) => {
    const ofNoise = noise.map((x) => scoresOf(layer, see(x)));
    const scores = new Float64Array(PLACES);
    return Float64Array.from({length: PLACES}, (_, place) => {
      const ofPattern = scoresOf(layer, see(patternAt(place)));
      let n = 0;
      for (const of of ofNoise) {
        for (let j = 0; j < PLACES; ++j) scores[j] = of[j] + ofPattern[j];
        if (strictlyHighest(scores) === place) ++n;
      }
      return n / TESTS;
    });
  };
  const signal = patternAt(EXAMPLE).map((v, i) => v + noise[0][i]);
  return {
    dense: right(dense),
    convolution: right(convolution),
    example: {
      place: EXAMPLE,
      signal,
      dense: scoresOf(dense, see(signal)),
      convolution: scoresOf(convolution, see(signal))
    }
  };
});
