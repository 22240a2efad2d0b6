import {expect, test} from "vitest";
import {questionOf, questions} from "../../src/questions.js";
import {readings, readingsFor} from "../../src/readings.js";

test("each reference of the list serves questions that there are, each once, and says with what", () => {
  expect(readings.map(({key}) => key)).toEqual(["huyen", "halina", "cs229", "attention", "bert"]);
  for (const {key, serves} of readings) {
    expect(serves.length, key).toBeGreaterThanOrEqual(3);
    expect(new Set(serves.map(([slug]) => slug)).size, key).toBe(serves.length);
    for (const [slug, what] of serves) {
      expect(questionOf(slug).slug).toBe(slug);
      expect(what.length, slug).toBeGreaterThan(10);
    }
  }
});

test("a question knows the references that serve it, both ways", () => {
  const pairs = questions.flatMap(({slug}) => readingsFor(slug).map(({reading}) => `${reading.key} ${slug}`));
  expect(pairs.sort()).toEqual(
    readings.flatMap(({key, serves}) => serves.map(([slug]) => `${key} ${slug}`)).sort()
  );
  expect(readingsFor("precision-recall-roc").length).toBe(3);
  expect(readingsFor("sum-of-squares")).toEqual([]);
});
