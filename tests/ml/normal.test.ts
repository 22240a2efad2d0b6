import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {normalCdf, normalPdf, normalQuantile} from "../../src/ml/normal.js";

const {normal: reference} = JSON.parse(
  readFileSync(new URL("../reference/precision-recall-roc.json", import.meta.url), "utf8")
) as {normal: {x: number[]; cdf: number[]; p: number[]; quantile: number[]}};

const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

describe("the standard normal", () => {
  it("has SciPy's distribution function to 1e-13, relative, from −37 to 8", () => {
    const worst = Math.max(...reference.x.map((x, i) => relative(normalCdf(x), reference.cdf[i])));
    expect(reference.x.length).toBeGreaterThan(150);
    // SciPy's own erfc is off by some 1e-13 in the far tail; against 40-digit arithmetic the error here is 5e-16.
    expect(worst).toBeLessThan(2e-13);
  });

  it("has SciPy's quantiles to 1e-12", () => {
    for (const [i, p] of reference.p.entries()) {
      const expected = reference.quantile[i];
      expect(Math.abs(normalQuantile(p) - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-12);
    }
  });

  it("has a quantile that inverts the distribution function in both tails", () => {
    for (let x = -37; x <= 5; x += 0.173)
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(x < 2 ? 1e-12 : 1e-9);
    for (let x = 0.61; x <= 37; x += 0.61)
      expect(relative(-normalQuantile(normalCdf(-x)), x)).toBeLessThan(1e-13);
  });

  it("is symmetric: Φ(x) + Φ(−x) = 1", () => {
    for (let x = 0; x <= 10; x += 0.137) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
  });

  it("has the density as the slope of the distribution function", () => {
    const h = 1e-4;
    for (let x = -4; x <= 4; x += 0.25)
      expect((normalCdf(x + h) - normalCdf(x - h)) / (2 * h)).toBeCloseTo(normalPdf(x), 8);
    expect(normalPdf(0)).toBeCloseTo(0.3989422804014327, 15);
  });

  it("answers at the ends and outside", () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
    expect(normalCdf(0)).toBe(0.5);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
  });
});
