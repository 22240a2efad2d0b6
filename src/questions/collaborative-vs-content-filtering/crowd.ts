import {normal, random, shuffle} from "../../ml/random.js";
import {described, FILMS, features, quality, traits} from "./shelf.js";

/** How people are drawn: standard deviations of their tastes, in stars. */
const people = {middle: 3.2, lenience: 0.4, taste: 1, hidden: 0.9, noise: 0.4} as const;

/** Whole stars, from 1 to 5, that a person gives. */
const stars = (score: number): number => Math.max(1, Math.min(5, Math.round(score)));

export interface Person {
  /** Of every film on the shelf, watched or not. */
  readonly stars: Float64Array;
  /** The films in the order in which they are watched. */
  readonly order: Int32Array;
}

/**
 * Simulated people: each has a taste for every feature of the catalog, for two traits that it does not know, a lenience, and moods.
 * Which films they watch is chance.
 */
export function drawPeople(count: number, seed: number, stream: number): Person[] {
  const source = random(seed, stream);
  const draw = normal(source);
  return Array.from({length: count}, () => {
    const lenience = people.lenience * draw();
    const taste = features.map(() => people.taste * draw());
    const hidden = [people.hidden * draw(), people.hidden * draw()];
    const given = Float64Array.from({length: FILMS}, (_, f) => {
      let score = people.middle + lenience + quality[f] + people.noise * draw();
      for (let k = 0; k < features.length; ++k) score += taste[k] * described[f * features.length + k];
      return stars(score + hidden[0] * traits[f][0] + hidden[1] * traits[f][1]);
    });
    const order = shuffle(
      Int32Array.from({length: FILMS}, (_, f) => f),
      source
    );
    return {stars: given, order};
  });
}

/** Ratings of the first `share` of the films that each has watched; NaN elsewhere, and everywhere for a film that nobody has seen. */
export function ratingsOf(crowd: readonly Person[], watched: number, unseen = -1): Float64Array {
  const ratings = new Float64Array(crowd.length * FILMS).fill(Number.NaN);
  crowd.forEach(({stars, order}, p) => {
    for (let i = 0; i < watched; ++i)
      if (order[i] !== unseen) ratings[p * FILMS + order[i]] = stars[order[i]];
  });
  return ratings;
}

/** How many films of the shelf each person has rated. */
export const WATCHED = [4, 8, 14] as const;
