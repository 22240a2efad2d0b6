import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {deviationsOf, likeness, likenesses, neighborsSay, pulledMean} from "../../src/ml/neighborhood.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/collaborative-vs-content-filtering.json", import.meta.url), "utf8")
);
const values = Float64Array.from(reference.D, (v: number | null) => v ?? Number.NaN);
const crowd = {people: reference.people, items: reference.items, values};
const none = Number.NaN;

describe("likeness", () => {
  it("is scikit-learn's cosine on what both have rated, shrunk by how much that is", () => {
    const mine = values.subarray(0, crowd.items);
    likenesses(mine, crowd, 3).forEach(({cosine, overlap, weight}, p) => {
      expect(cosine).toBeCloseTo(reference.cosines[p], 10);
      expect(weight).toBeCloseTo((reference.cosines[p] * overlap) / (overlap + 3), 10);
    });
    expect(likeness(mine, crowd, 0, 0).weight).toBeCloseTo(1, 12);
  });

  it("is 0 where nothing is shared, or one of the two only says average", () => {
    const two = {people: 2, items: 3, values: Float64Array.of(none, none, 1, 0, 0, 1)};
    expect(likeness([1, 1, none], two, 0, 3)).toEqual({cosine: 0, overlap: 0, weight: 0});
    expect(likeness([1, 1, none], two, 1, 3)).toEqual({cosine: 0, overlap: 2, weight: 0});
    expect(likeness([none, none, 2], two, 0, 3).weight).toBe(0.25);
  });
});

describe("what neighbors say", () => {
  const three = {people: 3, items: 2, values: Float64Array.of(1, none, -2, 0.5, 3, none)};
  it("is a weighted average over those with a positive weight who have rated, pulled to 0 or to a prior", () => {
    expect(neighborsSay(three, [0.5, -0.9, 0.25], 0, 1)).toEqual({
      value: 1.25 / 1.75,
      weight: 0.75,
      voices: 2
    });
    expect(neighborsSay(three, [0.5, -0.9, 0.25], 0, 1, -1).value).toBeCloseTo(0.25 / 1.75, 12);
  });
  it("is nothing, or the prior, where nobody has", () => {
    expect(neighborsSay(three, [0.5, -0.9, 0.25], 1, 1).value).toBeNaN();
    expect(neighborsSay(three, [0.5, -0.9, 0.25], 1, 1, 0.7)).toEqual({value: 0.7, weight: 0, voices: 0});
  });
});

describe("deviations", () => {
  it("are taken from an average that further ratings of the middle pull", () => {
    expect(pulledMean([5, none, 4], 3, 2)).toBe(15 / 4);
    expect(pulledMean([none], 3, 0)).toBe(3);
    expect([...deviationsOf(Float64Array.of(5, none, 4, 1, 1, none), 2, 3, 3, 2).values]).toEqual([
      1.25,
      none,
      0.25,
      -1,
      -1,
      none
    ]);
  });
});
