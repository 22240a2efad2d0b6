import {drawPeople, ratingsOf} from "./crowd.js";
import type {FilmFactors} from "./measure.js";
import {crowdOf, factorsOf, RANK} from "./recommend.js";
import {FILMS, PREMIERE} from "./shelf.js";

/** The crowd that the factors are fitted to: large enough for two of them. */
export const FITTED = {people: 1000, watched: 14, seed: 1} as const;

/** V turned to its principal axes, the first film to the right and upward: inner products stay, and nothing says how factors lie. */
export function turned(V: Float64Array): Float64Array {
  let [a, b, c] = [0, 0, 0];
  for (let f = 0; f < FILMS; ++f) {
    const [x, y] = [V[RANK * f], V[RANK * f + 1]];
    a += x * x;
    b += x * y;
    c += y * y;
  }
  const turn = 0.5 * Math.atan2(2 * b, a - c);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [right, up] = [Math.sign(cos * V[0] + sin * V[1]) || 1, Math.sign(cos * V[1] - sin * V[0]) || 1];
  return V.map((v, i) => (i % 2 ? up * (cos * v - sin * V[i - 1]) : right * (cos * v + sin * V[i + 1])));
}

/** V turned, and mirrored if need be, to lie as near to other factors as it can: two fits can then be compared by eye. */
export function aligned(V: Float64Array, to: Float64Array): Float64Array {
  const tries = [1, -1].map((mirror) => {
    let [along, across] = [0, 0];
    for (let f = 0; f < FILMS; ++f) {
      const [x, y] = [V[RANK * f], mirror * V[RANK * f + 1]];
      const [u, v] = [to[RANK * f], to[RANK * f + 1]];
      along += x * u + y * v;
      across += x * v - y * u;
    }
    return {mirror, fit: Math.hypot(along, across), turn: Math.atan2(across, along)};
  });
  const {mirror, turn} = tries[0].fit >= tries[1].fit ? tries[0] : tries[1];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return V.map((v, i) => (i % 2 ? cos * mirror * v + sin * V[i - 1] : cos * v - sin * mirror * V[i + 1]));
}

const rounded = (v: number): number => Math.round(1e4 * v) / 1e4 || 0;

export function fitFactors(): FilmFactors {
  const {people, watched, seed} = FITTED;
  const crowd = drawPeople(people, seed, 3);
  const fits = [-1, PREMIERE].map((unseen) => factorsOf(crowdOf(ratingsOf(crowd, watched, unseen))));
  const films = turned(fits[0].V);
  const premiere = aligned(fits[1].V, films);
  return {
    films: [...films].map(rounded),
    premiere: [...premiere].map(rounded),
    residual: Math.max(...fits.map(({residual}) => residual))
  };
}
