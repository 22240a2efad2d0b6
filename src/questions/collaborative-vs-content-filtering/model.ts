import type {Deviations} from "../../ml/neighborhood.js";
import {remember} from "../../ml/remember.js";
import {drawPeople, ratingsOf} from "./crowd.js";
import type {Data} from "./measure.js";
import {MOST, type Params, ratingsIn} from "./params.js";
import {
  crowdOf,
  foldIn,
  type Heard,
  heardBy,
  popularityOf,
  products,
  ranked,
  type Viewer,
  viewerOf
} from "./recommend.js";
import {described, FILMS, PREMIERE} from "./shelf.js";

interface Plane {
  /** Films × 2. */
  readonly films: Float64Array;
  readonly you: Float64Array;
}

export type List = "content" | "collaborative" | "popular" | "hybrid";

export interface Result {
  /** Films × 1: your stars; NaN where you have given none. */
  readonly mine: Float64Array;
  readonly given: number;
  readonly viewer: Viewer;
  /** Row-major people × films: what each rating lies above the person's average; NaN where there is none. */
  readonly crowd: Float64Array;
  readonly heard: Heard;
  /** People, the one most like you first. */
  readonly nearest: Int32Array;
  /** Of how many people each film has ratings. */
  readonly raters: Float64Array;
  /** What each film gets above your average; NaN where it is not defined. */
  readonly values: Readonly<Record<List, Float64Array>>;
  /** Films that you have not rated, the best first; only those that get something. */
  readonly lists: Readonly<Record<List, readonly number[]>>;
  readonly plane: Plane;
}

// A larger crowd is the smaller one and others: all are drawn once.
const drawn = remember((seed: number) => drawPeople(MOST, seed, 0));
const gathered = remember((seed: number, watched: number, premiere: boolean) =>
  crowdOf(ratingsOf(drawn(seed), watched, premiere ? PREMIERE : -1))
);
const crowded = remember(
  (all: Deviations, count: number): Deviations => ({
    ...all,
    people: count,
    values: all.values.subarray(0, count * FILMS)
  })
);
const popularity = remember(popularityOf);

type Stars = [ratings: Params["ratings"], film: Params["film"], stars: Params["stars"], premiere: boolean];
const starred = remember((...[ratings, film, stars, premiere]: Stars): Float64Array => {
  const mine = new Float64Array(FILMS).fill(Number.NaN);
  for (const [f, given] of ratingsIn({ratings, film, stars}))
    if (!(premiere && f === PREMIERE)) mine[f] = given;
  return mine;
});
const viewed = remember((mine: Float64Array) => {
  const viewer = viewerOf(mine);
  return {viewer, content: products(described, viewer.taste)};
});
const heardOf = remember((v: ReturnType<typeof viewed>, crowd: Deviations) =>
  heardBy(v.viewer.deviations, crowd, v.content)
);
const orderOf = remember(({weights}: Heard) =>
  Int32Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b)
);
const ratersOf = remember(({values, people}: Deviations) =>
  Float64Array.from({length: FILMS}, (_, f) => {
    let n = 0;
    for (let p = 0; p < people; ++p) if (!Number.isNaN(values[p * FILMS + f])) ++n;
    return n;
  })
);

/** You among the films' factors. */
const planeOf = remember((films: readonly number[], viewer: Viewer): Plane => {
  const V = Float64Array.from(films);
  return {films: V, you: foldIn(viewer.deviations, {V})};
});

/** Your ratings and the crowd's, and what four recommenders make of them. */
export function model(p: Params, data: Data): Result {
  const {crowd: count, watched, seed, premiere} = p;
  const mine = starred(p.ratings, p.film, p.stars, premiere);
  const seen = viewed(mine);
  const crowd = crowded(gathered(seed, watched, premiere), count);
  const heard = heardOf(seen, crowd);
  const unrated = [...mine.keys()].filter((f) => Number.isNaN(mine[f]));
  const given = FILMS - unrated.length;
  const values = {
    content: seen.content,
    collaborative: heard.value,
    popular: popularity(crowd),
    hybrid: heard.hybrid
  };
  // Without a rating of yours nothing is known of your taste: all would be equal.
  const listed = (values: Float64Array, personal: boolean) =>
    personal && !given ? [] : ranked(values, unrated);
  return {
    mine,
    given,
    viewer: seen.viewer,
    crowd: crowd.values,
    heard,
    nearest: orderOf(heard),
    raters: ratersOf(crowd),
    values,
    lists: {
      content: listed(values.content, true),
      collaborative: listed(values.collaborative, true),
      popular: listed(values.popular, false),
      hybrid: listed(values.hybrid, true)
    },
    plane: planeOf(premiere ? data.factors.premiere : data.factors.films, seen.viewer)
  };
}
