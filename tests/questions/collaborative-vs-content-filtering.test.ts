import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stateFrom, stillPanel, stillSizes} from "../../src/figure/still.js";
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
import {LONGER} from "../../src/questions/collaborative-vs-content-filtering/panels/plane.js";
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
import {crossing, reason, signed} from "../../src/questions/collaborative-vs-content-filtering/words.js";
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
      expect(Math.abs(popular - content - 0.18)).toBeLessThan(0.04);
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

  it("is within its standard errors of a simulation of 16,000 viewers written in numpy, with draws of its own", () => {
    const picks = {
      content: [3.552, 3.552, 3.552, 3.552, 3.552, 3.552],
      people: [3.364, 3.428, 3.503, 3.588, 3.66, 3.707],
      popular: [3.339, 3.393, 3.443, 3.488, 3.522, 3.542],
      hybrid: [3.586, 3.609, 3.642, 3.68, 3.716, 3.742]
    };
    const rmse = {
      content: [1.271, 1.271, 1.271, 1.271, 1.271, 1.271],
      people: [1.315, 1.302, 1.279, 1.252, 1.224, 1.203],
      popular: [1.332, 1.324, 1.309, 1.293, 1.281, 1.275],
      hybrid: [1.254, 1.243, 1.228, 1.212, 1.198, 1.188]
    };
    // The page says that its standard errors are below 0.02; those of the other simulation are below 0.01.
    for (const way of ["content", "people", "popular", "hybrid"] as const)
      CROWDS.forEach((_, i) => {
        const got = data.curves[curveKey(8, 5)][way];
        expect(Math.abs(got.picks[i] - picks[way][i]), `${way} ${i}`).toBeLessThan(0.05);
        expect(Math.abs(got.rmse[i] - rmse[way][i]), `${way} ${i}`).toBeLessThan(0.05);
      });
    const one = (["content", "people", "popular", "hybrid"] as const).map(
      (way) => curveOf({data}, 8, 1, way)[5]
    );
    for (const [i, v] of [3.36, 3.505, 3.542, 3.508].entries())
      expect(Math.abs(one[i] - v)).toBeLessThan(0.05);
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

  it("draw you as much longer as the page says, and never beyond the films", () => {
    expect(LONGER).toBe(3);
    const {films: V} = at().result.plane;
    const reach = Math.max(...V.map(Math.abs));
    for (let turn = 0; turn < 16; ++turn) {
      const [x, y] = [Math.cos((turn * Math.PI) / 8), Math.sin((turn * Math.PI) / 8)];
      const ratings = films.map((_, f) => [f, x * V[2 * f] + y * V[2 * f + 1] > 0 ? 5 : 1]);
      for (const u of at({ratings}).result.plane.you) expect(LONGER * Math.abs(u)).toBeLessThan(reach);
    }
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
    // Nor where every rating is one's average: an order would come from nowhere.
    const level = at({
      ratings: [
        [0, 3],
        [5, 3]
      ]
    }).result;
    expect([level.lists.content, level.lists.collaborative, level.lists.hybrid]).toEqual([[], [], []]);
    expect(level.lists.popular.length).toBeGreaterThan(10);
    const all = at({ratings: Array.from({length: FILMS}, (_, f) => [f, 1 + (f % 5)])}).result;
    expect(Object.values(all.lists).every(({length}) => length === 0)).toBe(true);
  });

  it("numbers that round to nothing have no sign, from either side", () => {
    expect([-0.04, 0, 0.04, -0.06, 0.06].map(signed)).toEqual(["±0", "±0", "±0", "−0.1", "+0.1"]);
  });

  it("are pressed in cells that nothing covers: what is drawn over them lets a press through", () => {
    const [[id, size]] = stillSizes(anyFigure(spec), ["shelf"], "wide");
    const svg = stillPanel(anyFigure(spec), at(), id, size);
    const over =
      svg.match(/<path[^>]*(class="grid-line"|data-ref="(mine|content|collaborative)")[^>]*>/g) ?? [];
    expect(over).toHaveLength(4);
    for (const path of over) expect(path).toContain('pointer-events="none"');
  });

  it("stand under the picture in menus, and the film that its stars are for is marked on the shelf", () => {
    const primary = Object.entries(params).filter(([, p]) => "primary" in p && p.primary);
    expect(primary.map(([key]) => key)).toEqual(["film", "stars"]);
    // So short that the stars are buttons and not a menu.
    expect(Object.values(params.stars.options).join("").length).toBeLessThanOrEqual(30);
    for (const mode of ["wide", "narrow"] as const) {
      const [[id, size]] = stillSizes(anyFigure(spec), ["shelf"], mode);
      const svg = stillPanel(anyFigure(spec), stateFrom(anyFigure(spec), data, {film: "f9"}), id, size);
      expect(svg.match(/text-decoration="underline"[^>]*>[^<]*/g)).toHaveLength(1);
      expect(svg).toMatch(/text-decoration="underline"[^>]*>Kiss the Alibi/);
    }
  });

  it("reasons add up to what they explain, but for what is too small to be said", () => {
    const state = at({crowd: 160});
    expect(reason(state, "content", 2)).toMatch(/space \+0\.\d/);
    expect(reason(state, "collaborative", 2)).toMatch(/^\d+ like you: [+−]\d\.\d$/);
    expect(reason(at({premiere: true}), "hybrid", PREMIERE)).toContain("nobody like you");
  });
});
