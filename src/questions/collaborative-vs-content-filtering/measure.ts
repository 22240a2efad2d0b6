import {likeness} from "../../ml/neighborhood.js";
import {drawPeople, ratingsOf, WATCHED} from "./crowd.js";
import {crowdOf, DAMPING, popularityOf, products, ranked, SHRINK, starsOf, viewerOf} from "./recommend.js";
import {described, FILMS} from "./shelf.js";

export const ways = ["content", "people", "popular", "hybrid"] as const;
export type Way = (typeof ways)[number];

/** The grids that were measured: ratings of one's own, people in the crowd. */
export const OWN = [1, 3, 5, 8, 12] as const;
export const CROWDS = [5, 10, 20, 40, 80, 160] as const;
/** Films that a viewer has not rated, whatever the number of ratings: the last ones of each viewer's order. */
const HELD = FILMS - 12;
const PICKS = 3;

/** A number a size of the crowd. */
export interface Curve {
  readonly picks: readonly number[];
  readonly rmse: readonly number[];
}

/** By films rated in the crowd, then by ratings of one's own. */
export interface Data {
  readonly curves: Readonly<Record<string, Readonly<Record<Way, Curve>>>>;
  readonly factors: FilmFactors;
}

/** Films × 2: where the ratings of a large crowd put them. */
export interface FilmFactors {
  readonly films: readonly number[];
  /** The same crowd before anybody had rated the film that comes out. */
  readonly premiere: readonly number[];
  /** The larger one of both fits' certificates. */
  readonly residual: number;
}

export const curveKey = (watched: number, own: number): string => `${watched}-${own}`;

/** The measured number of own ratings that `count` stands for: itself, or the next one below. */
export const ownOf = (count: number): number => OWN.findLast((m) => m <= count) ?? OWN[0];

const thousandths = (v: number): number => Math.round(1000 * v) / 1000;

/**
 * Viewers who were not in the crowd rate some films and are recommended three of eight others: how many stars they give those, and
 * how far the predicted stars of all eight are off. Means over `worlds` crowds and `viewers` viewers of each. A larger crowd is the
 * smaller one and others, so that what people say is summed up once for all sizes.
 */
export function measure(worlds: number, viewers: number, first = 1001): Data["curves"] {
  const most = CROWDS[CROWDS.length - 1];
  const total = worlds * viewers;
  const sums: Record<string, Record<Way, {picks: number[]; rmse: number[]}>> = {};
  for (const watched of WATCHED)
    for (const own of OWN)
      sums[curveKey(watched, own)] = Object.fromEntries(
        ways.map((way) => [way, {picks: CROWDS.map(() => 0), rmse: CROWDS.map(() => 0)}])
      ) as Record<Way, {picks: number[]; rmse: number[]}>;
  for (let world = 0; world < worlds; ++world) {
    const all = drawPeople(most, first + world, 1);
    const tested = drawPeople(viewers, first + world, 2);
    for (const watched of WATCHED) {
      const crowd = crowdOf(ratingsOf(all, watched));
      const popular = CROWDS.map((size) =>
        popularityOf({...crowd, people: size, values: crowd.values.subarray(0, size * FILMS)})
      );
      for (const {stars, order} of tested) {
        const held = [...order.subarray(FILMS - HELD)];
        for (const own of OWN) {
          const ratings = new Float64Array(FILMS).fill(Number.NaN);
          for (const f of order.subarray(0, own)) ratings[f] = stars[f];
          const {average, deviations, taste} = viewerOf(ratings);
          const content = products(described, taste);
          const [sum, weight] = [new Float64Array(FILMS), new Float64Array(FILMS)];
          let p = 0;
          CROWDS.forEach((size, n) => {
            for (; p < size; ++p) {
              const w = likeness(deviations, crowd, p, SHRINK).weight;
              if (!(w > 0)) continue;
              for (const f of held) {
                const d = crowd.values[p * FILMS + f];
                if (Number.isNaN(d)) continue;
                sum[f] += w * d;
                weight[f] += w;
              }
            }
            // What is not heard of counts as average, so that every list has three.
            const said: Record<Way, Float64Array> = {
              content,
              people: sum.map((v, f) => v / (weight[f] + DAMPING)),
              popular: popular[n].map((v) => (Number.isNaN(v) ? 0 : v)),
              hybrid: sum.map((v, f) => (v + DAMPING * content[f]) / (weight[f] + DAMPING))
            };
            for (const way of ways) {
              const curve = sums[curveKey(watched, own)][way];
              for (const f of held)
                curve.rmse[n] += (starsOf(average, said[way][f]) - stars[f]) ** 2 / (HELD * total);
              for (const f of ranked(said[way], held).slice(0, PICKS))
                curve.picks[n] += stars[f] / (PICKS * total);
            }
          });
        }
      }
    }
  }
  for (const by of Object.values(sums))
    for (const way of ways) {
      by[way].picks = by[way].picks.map(thousandths);
      by[way].rmse = by[way].rmse.map((v) => thousandths(Math.sqrt(v)));
    }
  return sums;
}
