import type {Room} from "./params.js";
import {TOLERANCE} from "./recommend.js";
import {described, FILMS, features, PREMIERE} from "./shelf.js";

const all = Array.from({length: FILMS}, (_, f) => f);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "your taste solves its normal equations": ({result: {viewer}}) => {
    const K = features.length;
    return viewer.taste.every((w, k) => {
      let rest = w;
      for (const f of all) {
        const d = viewer.deviations[f];
        if (Number.isNaN(d)) continue;
        let e = -d;
        for (let j = 0; j < K; ++j) e += viewer.taste[j] * described[f * K + j];
        rest += e * described[f * K + k];
      }
      return Math.abs(rest) < 1e-9;
    });
  },
  "no list names a film that you have rated, and each runs down": ({result: {lists, values, mine}}) =>
    (Object.keys(lists) as (keyof typeof lists)[]).every((way) =>
      lists[way].every(
        (f, i) => Number.isNaN(mine[f]) && (i === 0 || values[way][f] <= values[way][lists[way][i - 1]])
      )
    ),
  "people are heard exactly where somebody like you has rated": ({result: {heard}}) =>
    all.every((f) => heard.voices[f] > 0 === !Number.isNaN(heard.value[f])),
  "where nobody like you is heard, the hybrid says what the content says": ({result: {heard, values}}) =>
    all.every((f) => heard.voices[f] > 0 || Math.abs(values.hybrid[f] - values.content[f]) < 1e-12),
  "likeness is a cosine, shrunk": ({result: {heard}}) =>
    heard.likeness.every(
      ({cosine, weight, overlap}) =>
        Math.abs(cosine) <= 1 + 1e-12 && Math.abs(weight) <= overlap / (overlap + 3) + 1e-12
    ),
  "the factors are at a stationary point": ({data}) => data.factors.residual <= TOLERANCE,
  "a film without ratings has no factors, and gets your average from them": ({
    params: {premiere},
    result: {plane}
  }) => !premiere || (plane.films[2 * PREMIERE] === 0 && plane.films[2 * PREMIERE + 1] === 0),
  "a film that comes out today has no ratings, and no place among neighbors and on the popular list": ({
    params: {premiere},
    result: {raters, heard, lists, mine}
  }) =>
    !premiere ||
    (raters[PREMIERE] === 0 &&
      Number.isNaN(mine[PREMIERE]) &&
      heard.voices[PREMIERE] === 0 &&
      !lists.popular.includes(PREMIERE))
};
