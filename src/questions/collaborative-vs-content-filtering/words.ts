import {amount, count, fixed, plural} from "../../marks/format.js";
import {CROWDS, curveKey, ownOf, type Way} from "./measure.js";
import type {List} from "./model.js";
import type {Room} from "./params.js";
import {starsOf} from "./recommend.js";
import {described, FILMS, features, films} from "./shelf.js";

type Here = Room["State"];

/** Lines of a list that are shown. */
export const PLACES = 4;

export const listTitle: Readonly<Record<List, string>> = {
  content: "Content-based",
  collaborative: "Collaborative",
  popular: "Popularity",
  hybrid: "Hybrid"
};

export const starsText = ({result: r}: Here, list: List, film: number): string =>
  fixed(starsOf(r.viewer.average, r.values[list][film]), 1);

const signed = (v: number): string => (v < 0 ? fixed(v, 1) : `+${fixed(v, 1)}`).replace("+0.0", "±0");

/** What your taste adds for a film, feature by feature, the most first; what adds less than a tenth of a star is left out. */
function terms({result: r}: Pick<Here, "result">, film: number): {name: string; value: number}[] {
  return features
    .map((name, k) => ({
      name: films[film].features[k] ? name : `no ${name}`,
      value: r.viewer.taste[k] * described[film * features.length + k]
    }))
    .filter(({value}) => Math.abs(value) >= 0.05)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Why a film stands in a list. */
export function reason(state: Here, list: List, film: number): string {
  const {result: r} = state;
  const heard = () => `${count(r.heard.voices[film])} like you: ${signed(r.heard.value[film])}`;
  switch (list) {
    case "content": {
      const found = terms(state, film).slice(0, 2);
      return found.length
        ? found.map(({name, value}) => `${name} ${signed(value)}`).join(", ")
        : "nothing about it matters to you yet";
    }
    case "collaborative":
      return heard();
    case "popular":
      return `${plural(r.raters[film], "rating")}: ${signed(r.values.popular[film])}`;
    case "hybrid":
      return r.heard.voices[film]
        ? `content ${signed(r.values.content[film])}; ${heard()}`
        : `content ${signed(r.values.content[film])}; nobody like you`;
  }
}

/** What viewers with as many ratings got, between the sizes of the crowd that were measured. */
export function worthOf({params: {watched, crowd, measure}, data, result: {given}}: Here, way: Way): number {
  return between(data.curves[curveKey(watched, ownOf(given))][way][measure], crowd);
}

function between(values: readonly number[], crowd: number): number {
  const i = Math.max(
    1,
    CROWDS.findIndex((n) => n >= crowd)
  );
  const t = Math.log(crowd / CROWDS[i - 1]) / Math.log(CROWDS[i] / CROWDS[i - 1]);
  return values[i - 1] + t * (values[i] - values[i - 1]);
}

/** The crowd from which on people's picks get more stars than the content's; NaN where that never happens. */
export function crossing({params: {watched}, data, result: {given}}: Here): number {
  const {people, content} = data.curves[curveKey(watched, ownOf(given))];
  const gap = people.picks.map((v, i) => v - content.picks[i]);
  const i = gap.findIndex((v) => v > 0);
  if (i < 0) return Number.NaN;
  if (i === 0) return CROWDS[0];
  return CROWDS[i - 1] * (CROWDS[i] / CROWDS[i - 1]) ** (-gap[i - 1] / (gap[i] - gap[i - 1]));
}

const top = (state: Here, list: List): string => {
  const f = state.result.lists[list][0];
  return f === undefined ? "nothing" : `${films[f].title} (${starsText(state, list, f)})`;
};

/** What the picture says now. */
export function describe(state: Here): string {
  const {params: p, result: r} = state;
  const setting = `You have rated ${count(r.given)} of ${FILMS} films, ${plural(r.nearest.length, "person has", "people have")} rated ${p.watched} each.`;
  if (!r.given) return `${setting} Only popularity has a list: it begins with ${top(state, "popular")}.`;
  const unheard = r.lists.content.length - r.lists.collaborative.length;
  return `${setting} First on the content-based list: ${top(state, "content")}; on the collaborative one: ${top(state, "collaborative")}${unheard ? `, where ${plural(unheard, "film")} cannot stand` : ""}.`;
}

const nearest = ({result: r}: Here) => r.heard.likeness[r.nearest[0]];
const dash = (v: number, text: (v: number) => string): string => (Number.isNaN(v) ? "–" : text(v));
const measured = (state: Here, way: Way): string => fixed(worthOf(state, way), 2);

export const reads: Room["Figure"]["reads"] = {
  given: ({result}) => count(result.given),
  average: ({result}) => fixed(result.viewer.average, 2),
  people: ({result}) => count(result.nearest.length),
  space: ({result}) => signed(result.viewer.taste[0]),
  love: ({result}) => signed(result.viewer.taste[2]),
  topContent: (state) => top(state, "content"),
  topPeople: (state) => top(state, "collaborative"),
  cosine: (state) => (nearest(state).overlap ? amount(nearest(state).cosine, 2) : "–"),
  overlap: (state) => plural(nearest(state).overlap, "film"),
  weight: (state) => amount(nearest(state).weight, 2),
  unheard: ({result}) =>
    count([...result.heard.voices].filter((n, f) => !n && Number.isNaN(result.mine[f])).length),
  own: ({result}) => count(ownOf(result.given)),
  judged: ({params: {measure}}) => (measure === "picks" ? "stars of the first three picks" : "RMSE"),
  atContent: (state) => measured(state, "content"),
  atPeople: (state) => measured(state, "people"),
  atPopular: (state) => measured(state, "popular"),
  atHybrid: (state) => measured(state, "hybrid")
};

const blank = (v: number): number | string => dash(v, (x) => x.toFixed(4)).replace("–", "");

/** Every film by everything that is said of it. */
export function table({result: r}: Here): Record<string, string | number>[] {
  return films.map(({title, features: x}, f) => ({
    film: title,
    ...Object.fromEntries(features.map((name, k) => [name, x[k]])),
    your_stars: Number.isNaN(r.mine[f]) ? "" : r.mine[f],
    crowd_ratings: r.raters[f],
    people_like_you: r.heard.voices[f],
    content: blank(r.values.content[f]),
    collaborative: blank(r.values.collaborative[f]),
    popularity: blank(r.values.popular[f]),
    hybrid: blank(r.values.hybrid[f])
  }));
}
