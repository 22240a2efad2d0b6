import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import figure from "../../src/questions/naive-bayes-vs-logistic-regression/figure.js";
import {model} from "../../src/questions/naive-bayes-vs-logistic-regression/model.js";
import {params} from "../../src/questions/naive-bayes-vs-logistic-regression/params.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null);

describe("the page's numbers", () => {
  it("the standard error is 1/√n", () => {
    expect(model({...defaults(params), n: 100}).se).toBeCloseTo(0.1, 12);
  });
});
