import {discretePolynomials} from "../../ml/discrete-polynomials.js";

/** The true function, question 1's wave. */
export const f = (x: number): number => Math.sin(2 * Math.PI * x * x);

/** Places with training labels: the middles of so many equal intervals of [0, 1]. */
export const PLACES = 20;
export const places = Float64Array.from({length: PLACES}, (_, i) => (i + 0.5) / PLACES);
export const truths = places.map(f);

/** The highest degree of a fit. */
export const DEGREES = 12;

/** Training sets that are drawn as curves, and those that are fitted at most. */
export const DRAWN = 50;
export const MOST = 5000;

/** Where fits are drawn: the training places are among these. */
export const grid = Float64Array.from({length: 81}, (_, i) => i / 80);

const basis = discretePolynomials(places, DEGREES);
const atPlaces = Array.from(places, (x) => basis.at(x));

/**
 * The weights of the labels in the prediction at x: ŷ(x) = Σ s_i y_i, of least squares by a polynomial. They rest on the
 * places alone, which is why all averages over the noise are exact.
 */
export function weights(x: number, degree: number): Float64Array {
  const here = basis.at(x);
  return Float64Array.from(atPlaces, (there) => {
    let sum = 0;
    for (let j = 0; j <= degree; ++j) sum += here[j] * there[j];
    return sum;
  });
}

/** The number of the training place at x. */
export const indexOf = (x: number): number => Math.round(x * PLACES - 0.5);
