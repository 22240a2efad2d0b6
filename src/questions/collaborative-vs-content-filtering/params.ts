import type {RoomOf} from "../../figure/contract.js";
import {choice, type Rows, range, rows, seed, steps, toggle} from "../../figure/params.js";
import {count, plural} from "../../marks/format.js";
import {WATCHED} from "./crowd.js";
import type {Data} from "./measure.js";
import type {Result} from "./model.js";
import {FILMS, films} from "./shelf.js";

export const MOST = 160;

export const params = {
  crowd: range({
    label: "People in the crowd",
    primary: true,
    min: 5,
    max: MOST,
    step: 1,
    value: 10,
    format: (v) => plural(v, "person", "people")
  }),
  watched: steps({
    label: "Films each of them has rated",
    primary: true,
    values: WATCHED,
    value: 8,
    format: (v) => `${count(v)} of ${FILMS}`
  }),
  ratings: rows({
    label: "Your ratings",
    columns: [
      {name: "film", min: 0, max: FILMS - 1, step: 1},
      {name: "stars", min: 1, max: 5, step: 1}
    ],
    maxRows: FILMS,
    value: [
      [0, 5],
      [1, 4],
      [5, 3],
      [12, 1],
      [13, 2]
    ]
  }),
  // Cells of twenty rows are too small for a finger: what they do, two menus do as well.
  film: choice({
    label: "Film to rate",
    options: Object.fromEntries(films.map(({title}, f) => [`f${f}`, title])),
    value: "f4",
    sets: (p) => ({ratings: ratingsIn(p as unknown as Rating), stars: "keep"})
  }),
  stars: choice({
    label: "Your stars for it",
    options: {keep: "as they are", none: "not rated", s1: "1", s2: "2", s3: "3", s4: "4", s5: "5"},
    value: "keep"
  }),
  premiere: toggle({
    label: "“Dust Choir” comes out today",
    value: false,
    help: "Nobody has rated it yet. The catalog describes it as before."
  }),
  measure: choice({
    label: "Judged by",
    options: {picks: "stars of the first three picks", rmse: "error of the predicted stars (RMSE)"},
    value: "picks"
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New crowd", value: 119})
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];

interface Rating {
  readonly ratings: Rows;
  readonly film: string;
  readonly stars: string;
}

/** All ratings that count: those of the picture, and the one that the menus say. */
export function ratingsIn({ratings, film, stars}: Rating): Rows {
  if (stars === "keep") return ratings;
  const others = ratings.filter(([f]) => f !== Number(film.slice(1)));
  return stars === "none" ? others : sorted([...others, [Number(film.slice(1)), Number(stars.slice(1))]]);
}

const sorted = (ratings: Rows): Rows => [...ratings].sort((a, b) => a[0] - b[0]);

/** The ratings with that of one film set; pressed again at the same star, it is taken back. */
export function rated(p: Rating, film: number, stars: number): Partial<Params> {
  const ratings = ratingsIn(p);
  const others = ratings.filter(([f]) => f !== film);
  const again = ratings.some(([f, s]) => f === film && s === stars);
  return {ratings: again ? others : sorted([...others, [film, stars]]), stars: "keep"};
}
