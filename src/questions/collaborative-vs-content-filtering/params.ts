import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, steps, toggle} from "../../figure/params.js";
import {count, plural} from "../../marks/format.js";
import {WATCHED} from "./crowd.js";
import type {Data} from "./measure.js";
import type {Result} from "./model.js";
import {FILMS} from "./shelf.js";

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

/** The ratings with that of one film set; pressed again at the same star, it is taken back. */
export function rated({ratings}: Pick<Params, "ratings">, film: number, stars: number): Partial<Params> {
  const others = ratings.filter(([f]) => f !== film);
  const again = ratings.some(([f, s]) => f === film && s === stars);
  return {ratings: again ? others : [...others, [film, stars]].sort((a, b) => a[0] - b[0])};
}
