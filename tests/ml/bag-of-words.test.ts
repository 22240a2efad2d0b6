import {describe, expect, it} from "vitest";
import {bagOfWords, tokenize, vocabularyOf} from "../../src/ml/bag-of-words.js";

describe("bag of words", () => {
  it("takes words apart", () => {
    expect(tokenize("Don’t STOP, it's 19:30! Über-naïve 'quoted'")).toEqual([
      "don't",
      "stop",
      "it's",
      "19",
      "30",
      "über",
      "naïve",
      "quoted"
    ]);
    expect(tokenize(" … ")).toEqual([]);
  });
  const documents = ["a b a", "b c", "", "c c c d"].map(tokenize);
  it("keeps words that stand in enough documents, however often", () => {
    expect(vocabularyOf(documents)).toEqual(["a", "b", "c", "d"]);
    expect(vocabularyOf(documents, 2)).toEqual(["b", "c"]);
  });
  it("marks or counts them", () => {
    expect([...bagOfWords(documents, ["a", "c"])]).toEqual([1, 0, 0, 1, 0, 0, 0, 1]);
    expect([...bagOfWords(documents, ["a", "c"], "count")]).toEqual([2, 0, 0, 1, 0, 0, 0, 3]);
    expect(bagOfWords(documents, []).length).toBe(0);
  });
});
