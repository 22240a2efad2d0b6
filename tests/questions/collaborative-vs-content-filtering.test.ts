import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stateFrom} from "../../src/figure/still.js";
import {
  drawPeople,
  ratingsOf,
  WATCHED
} from "../../src/questions/collaborative-vs-content-filtering/crowd.js";
import {compute} from "../../src/questions/collaborative-vs-content-filtering/data.json.js";
import {aligned, FITTED, turned} from "../../src/questions/collaborative-vs-content-filtering/factors.js";
import spec from "../../src/questions/collaborative-vs-content-filtering/figure.js";
import {curveOf, predictions} from "../../src/questions/collaborative-vs-content-filtering/lesson.js";
import {
  CROWDS,
  curveKey,
  measure,
  OWN,
  ownOf
} from "../../src/questions/collaborative-vs-content-filtering/measure.js";
import {
  type Params,
  params,
  type Room,
  rated
} from "../../src/questions/collaborative-vs-content-filtering/params.js";
import {
  crowdOf,
  heardBy,
  popularityOf,
  products,
  ranked,
  viewerOf
} from "../../src/questions/collaborative-vs-content-filtering/recommend.js";
import {
  described,
  FILMS,
  films,
  PREMIERE
} from "../../src/questions/collaborative-vs-content-filtering/shelf.js";
import {crossing, reason} from "../../src/questions/collaborative-vs-content-filtering/words.js";
import {checkFigure} from "../figure/check.js";

const data = compute();
checkFigure(spec, data, {every: 2});

const at = (patch: Partial<Params> = {}) =>
  stateFrom(anyFigure(spec), data, patch) as unknown as Room["State"];
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe("the shelf", () => {
  it("has twenty films of different names, and some that the catalog describes alike with others", () => {
    expect(FILMS).toBe(20);
    expect(new Set(films.map(({title}) => title)).size).toBe(20);
    expect(films[PREMIERE].title).toBe("Dust Choir");
    const same = films.filter(({features}) => features.join() === films[15].features.join());
    expect(same.map(({title}) => title)).toEqual(["Goose Season", "Mayor Banana"]);
  });

  it("content says the same of films that are described alike, whatever is rated, and people do not", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const {values} = at({seed, crowd: 160}).result;
      expect(values.content[15]).toBe(values.content[16]);
      expect(values.collaborative[16]).toBeGreaterThan(values.collaborative[15]);
    }
  });
});

describe("the crowd", () => {
  it("grows by people who join: who was there stays, and rates what they rated", () => {
    const [few, many] = [10, 40].map((crowd) => at({crowd}).result.crowd);
    expect([...many.subarray(0, 10 * FILMS)]).toEqual([...few]);
    const [sparse, dense] = WATCHED.filter((_, i) => i % 2 === 0).map((w) =>
      ratingsOf(drawPeople(30, 3, 1), w)
    );
    sparse.forEach((r, i) => {
      if (!Number.isNaN(r)) expect(dense[i]).toBe(r);
    });
  });

  it("gives whole stars from 1 to 5, in the mean a little over 3, and shares two films of five with you", () => {
    const crowd = drawPeople(4000, 5, 1);
    const all = crowd.flatMap(({stars}) => [...stars]);
    expect(all.every((s) => [1, 2, 3, 4, 5].includes(s))).toBe(true);
    expect(mean(all)).toBeGreaterThan(3.1);
    expect(mean(all)).toBeLessThan(3.3);
    const overlaps = Array.from({length: 40}, (_, i) =>
      mean(at({seed: i + 1, crowd: 160}).result.heard.likeness.map(({overlap}) => overlap))
    );
    expect(Math.abs(mean(overlaps) - 2)).toBeLessThan(0.05);
  });
});

describe("what was measured", () => {
  it("is what the recommenders themselves say, viewer by viewer", () => {
    const [worlds, viewers, first] = [2, 3, 77];
    const curves = measure(worlds, viewers, first);
    for (const watched of WATCHED)
      for (const own of [1, 5, 12]) {
        const got = {content: 0, people: 0, popular: 0, hybrid: 0};
        for (let w = 0; w < worlds; ++w) {
          const crowd = crowdOf(ratingsOf(drawPeople(40, first + w, 1), watched));
          for (const {stars, order} of drawPeople(viewers, first + w, 2)) {
            const mine = new Float64Array(FILMS).fill(Number.NaN);
            for (const f of order.subarray(0, own)) mine[f] = stars[f];
            const {deviations, taste} = viewerOf(mine);
            const content = products(described, taste);
            const heard = heardBy(deviations, crowd, content);
            const said = {content, people: heard.value, popular: popularityOf(crowd), hybrid: heard.hybrid};
            for (const way of ["content", "people", "popular", "hybrid"] as const) {
              const values = said[way].map((v) => (Number.isNaN(v) ? 0 : v));
              for (const f of ranked(values, [...order.subarray(12)]).slice(0, 3)) got[way] += stars[f] / 18;
            }
          }
        }
        for (const way of ["content", "people", "popular", "hybrid"] as const)
          expect(curves[curveKey(watched, own)][way].picks[3], `${way} ${watched} ${own}`).toBeCloseTo(
            got[way],
            2
          );
      }
  });

  it("says the same on other crowds and viewers: crossings, and who is ahead", () => {
    const other = {data: {...data, curves: measure(30, 40, 5001)}};
    for (const from of [{data}, other]) {
      const gap = (watched: number, own: number, i: number) =>
        curveOf(from, watched, own, "people")[i] - curveOf(from, watched, own, "content")[i];
      expect([0, 1, 2, 3, 4].every((i) => gap(4, 5, i) < -0.02)).toBe(true);
      expect(CROWDS.every((n, i) => n > 20 === gap(8, 5, i) > 0)).toBe(true);
      expect([2, 3, 4, 5].every((i) => gap(14, 5, i) > 0.03)).toBe(true);
      const [popular, content, people] = (["popular", "content", "people"] as const).map(
        (way) => curveOf(from, 8, 1, way)[5]
      );
      expect(popular).toBeGreaterThan(people - 0.02);
      expect(Math.abs(popular - content - 0.17)).toBeLessThan(0.04);
      expect(curveOf(from, 8, 3, "people")[5]).toBeGreaterThan(curveOf(from, 8, 3, "popular")[5]);
      CROWDS.forEach((_, i) => {
        for (const way of ["content", "people"] as const)
          expect(curveOf(from, 8, 5, "hybrid")[i]).toBeGreaterThan(curveOf(from, 8, 5, way)[i]);
      });
    }
    const place = crossing(at(predictions[0].reveal));
    expect(place).toBeGreaterThan(20);
    expect(place).toBeLessThan(40);
  });

  it("by RMSE the curves cross at another size of the crowd", () => {
    const {people, content} = data.curves[curveKey(8, 5)];
    const first = (better: (i: number) => boolean) => CROWDS.findIndex((_, i) => better(i));
    const byPicks = crossing(at());
    const i = first((n) => people.rmse[n] < content.rmse[n]);
    const gap = (n: number) => people.rmse[n] - content.rmse[n];
    const byRmse = CROWDS[i - 1] * (CROWDS[i] / CROWDS[i - 1]) ** (gap(i - 1) / (gap(i - 1) - gap(i)));
    expect(Math.abs(Math.log(byRmse / byPicks))).toBeGreaterThan(0.15);
  });

  it("counts ratings of one's own on its grid, rounded down", () => {
    expect([0, 1, 2, 5, 7, 12, 20].map(ownOf)).toEqual([1, 1, 1, 5, 5, 12, 12]);
    expect(OWN.length).toBe(5);
  });
});

describe("factors", () => {
  it("are fitted to what the page says, and turning them changes no product", () => {
    expect(FITTED).toMatchObject({people: 1000, watched: 14});
    const V = Float64Array.from({length: 2 * FILMS}, (_, i) => Math.sin(3 * i + 1));
    const W = turned(V);
    let cross = 0;
    for (let f = 0; f < FILMS; ++f) {
      cross += W[2 * f] * W[2 * f + 1];
      for (let g = 0; g < FILMS; ++g)
        expect(W[2 * f] * W[2 * g] + W[2 * f + 1] * W[2 * g + 1]).toBeCloseTo(
          V[2 * f] * V[2 * g] + V[2 * f + 1] * V[2 * g + 1],
          10
        );
    }
    expect(cross).toBeCloseTo(0, 10);
    const mirrored = W.map((v, i) => (i % 2 ? -v : v));
    aligned(mirrored, V).forEach((v, i) => {
      expect(v).toBeCloseTo(V[i], 10);
    });
  });

  it("give a film without ratings your average, above films that you are expected to dislike", () => {
    const {plane} = at({premiere: true}).result;
    const values = products(plane.films, plane.you);
    expect(values[PREMIERE]).toBe(0);
    expect(values.some((v) => v < -0.2)).toBe(true);
  });
});

describe("ratings", () => {
  it("are set by a star and taken back by the same one", () => {
    const start = defaults(params);
    const more = rated(start, 2, 4).ratings;
    expect(more).toContainEqual([2, 4]);
    expect(rated({...start, ratings: more ?? []}, 2, 4).ratings).toEqual(start.ratings);
    expect(rated(start, 0, 1).ratings).toContainEqual([0, 1]);
    expect(rated(start, 0, 1).ratings?.length).toBe(5);
  });

  it("are set by the menus too, which hand over what they said when another film is taken up", () => {
    const start = defaults(params);
    expect(at({film: "f2", stars: "s4"}).result.mine[2]).toBe(4);
    expect(at({film: "f0", stars: "none"}).result.mine[0]).toBeNaN();
    expect(at({film: "f0", stars: "s1"}).result.given).toBe(5);
    const moved = {...start, film: "f2", stars: "s4"} as const;
    expect(withSets(params, moved, {film: "f3"})).toEqual({
      film: "f3",
      stars: "keep",
      ratings: rated(start, 2, 4).ratings
    });
    expect(rated(moved, 2, 4)).toEqual({ratings: start.ratings, stars: "keep"});
  });

  it("without any, only popularity has a list; and with all, nothing is left to recommend", () => {
    const {lists} = at({ratings: []}).result;
    expect([lists.content.length, lists.collaborative.length, lists.hybrid.length]).toEqual([0, 0, 0]);
    expect(lists.popular.length).toBeGreaterThan(10);
    const all = at({ratings: Array.from({length: FILMS}, (_, f) => [f, 1 + (f % 5)])}).result;
    expect(Object.values(all.lists).every(({length}) => length === 0)).toBe(true);
  });

  it("reasons add up to what they explain, but for what is too small to be said", () => {
    const state = at({crowd: 160});
    expect(reason(state, "content", 2)).toMatch(/space \+0\.\d/);
    expect(reason(state, "collaborative", 2)).toMatch(/^\d+ like you: [+−]\d\.\d$/);
    expect(reason(at({premiere: true}), "hybrid", PREMIERE)).toContain("nobody like you");
  });
});
