import {accuracyOf, answersTo, type Fitted, fitted, type Settings} from "./learners.js";
import type {Sample} from "./points.js";

/** k-NN's accuracy on the test rows against the exchange rate. */
export interface Rates {
  readonly at: Float64Array;
  readonly accuracy: Float64Array;
}

const steps = 36;

/** From and to which rate the curve goes: three powers of ten round `middle`, or the birds' own. */
export function ratesRange(middle: number | null): readonly [number, number] {
  return middle === null ? [0.1, 90_000] : [middle / 1000, middle * 1000];
}

export function ratesOf(sample: Sample, settings: Settings, [low, high]: readonly [number, number]): Rates {
  const at = Float64Array.from({length: steps + 1}, (_, i) => low * (high / low) ** (i / steps));
  return {
    at,
    accuracy: at.map((rate) =>
      accuracyOf(answersTo(atRate(sample, settings, rate), sample.test), sample.test)
    )
  };
}

const atRate = (sample: Sample, settings: Settings, rate: number): Fitted =>
  fitted("knn", {x: {center: 0, scale: 1}, y: {center: 0, scale: rate}}, sample.train, settings);
