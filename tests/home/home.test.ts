import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {stateFrom} from "../../src/figure/still.js";
import spec, {flipped, outvotedAt} from "../../src/home/figure.js";
import {indexOf} from "../../src/home/index-of.js";
import {lone} from "../../src/questions/knn-k1/lesson.js";
import {questions} from "../../src/questions.js";
import {compute, wordsOf} from "../../src/search.json.js";

describe("the first page's question", async () => {
  const data = (await loadRoom("home")).data();
  const wrongAt = (k: number): boolean => {
    const {result} = stateFrom(spec as never, data, {k, flipped} as never) as unknown as {
      result: {points: {index: Int32Array; wrong: Uint8Array}};
    };
    return result.points.wrong[result.points.index.indexOf(lone)] === 1;
  };

  it("has the answer that the map gives: the changed label stands at 1 and 2 neighbors and falls at 3 and all further", () => {
    const [{reveal, ...prediction}] = spec.predictions;
    const state = stateFrom(spec as never, data, reveal as never);
    expect(outvotedAt(state as never)).toBe(reveal.k);
    expect(prediction.kind === "number" && prediction.answer(state as never)).toBe(reveal.k);
    for (let k = 1; k <= 15; ++k) expect(wrongAt(k), `k = ${k}`).toBe(k >= (reveal.k ?? 0));
  });
});

describe("the search", () => {
  const documents = compute();
  const {search} = indexOf(documents);

  it("knows every question, and finds each by its own words first", () => {
    expect(documents.map(({slug}) => slug)).toEqual(questions.map(({slug}) => slug));
    for (const {slug, short} of questions) expect(search(short)[0].slug, short).toBe(slug);
  });

  it("finds what stands on pages, and in which of the questions that follow", () => {
    expect(search("p-value")[0]).toMatchObject({slug: "type-i-ii-errors"});
    expect(search("p-value")[0].where).toMatch(/p-value/);
    expect(search("winner's curse").map(({slug}) => slug)).toContain("type-i-ii-errors");
    expect(search("delaunay qwertz")).toEqual([]);
    expect(search("")).toEqual([]);
  });

  it("keeps words once, with the parts of those that hyphens join, and without those that stand everywhere", () => {
    expect(wordsOf("The k-NN map, the map: Élan’s")).toBe("k-nn nn map élan’s élan");
  });
});
