import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import figure from "../../src/questions/sum-of-squares/figure.js";
import {
  bestLine,
  cost,
  DELTA,
  leastAbsolute,
  leastHuber,
  leastSquares,
  tallyOf
} from "../../src/questions/sum-of-squares/fits.js";
import {model} from "../../src/questions/sum-of-squares/model.js";
import {params} from "../../src/questions/sum-of-squares/params.js";
import {topOf} from "../../src/questions/sum-of-squares/words.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null);

const start = defaults(params);
const at = (patch: Partial<typeof start>) => model({...start, ...patch});

describe("the lines", () => {
  const x = Float64Array.of(0, 1, 2, 3);

  it("least squares by hand", () => {
    const {intercept, slope} = leastSquares(x, Float64Array.of(1, 2, 2, 4));
    expect(slope).toBeCloseTo(0.9, 12);
    expect(intercept).toBeCloseTo(0.9, 12);
  });

  it("least |r| goes through three points on a line and leaves the fourth", () => {
    expect(leastAbsolute(x, Float64Array.of(0, 1, 2, 30))).toEqual({intercept: 0, slope: 1});
  });

  it("each is where no line nearby is better", () => {
    for (let seed = 1; seed <= 40; ++seed) {
      const {points} = at({seed, moved: seed % 2 ? [] : [[7, 6, 9.5]]});
      for (const loss of ["squares", "absolute", "huber"] as const) {
        const best = bestLine[loss](points.x, points.y);
        const least = tallyOf(points.x, points.y, best, loss);
        let near = Infinity;
        for (let i = 0; i < 24; ++i) {
          for (const by of [1e-5, 1e-3, 0.1]) {
            const [da, db] = [by * Math.cos(i), by * Math.sin(i)];
            const line = {intercept: best.intercept + da, slope: best.slope + db};
            near = Math.min(near, tallyOf(points.x, points.y, line, loss));
          }
        }
        expect(near).toBeGreaterThanOrEqual(least - 1e-9);
      }
    }
  });

  it("Huber’s is least squares where no residual is large", () => {
    const y = Float64Array.of(0.1, 1.2, 1.9, 3);
    const [a, b] = [leastHuber(x, y), leastSquares(x, y)];
    expect(a.slope).toBeCloseTo(b.slope, 12);
    expect(a.intercept).toBeCloseTo(b.intercept, 12);
  });

  it("Huber’s loss joins the square in value and in slope", () => {
    const slope = (r: number) => (cost(r + 1e-6, "huber") - cost(r - 1e-6, "huber")) / 2e-6;
    expect(cost(DELTA + 1e-9, "huber")).toBeCloseTo(DELTA ** 2, 6);
    expect(slope(DELTA)).toBeCloseTo(2 * DELTA, 5);
    expect(slope(5)).toBeCloseTo(2 * DELTA, 5);
  });

  it("all points at one x leave a flat line", () => {
    const {ls, squares, gap} = at({moved: Array.from({length: 8}, (_, i) => [3, 3, i].with(0, i))});
    expect(ls.slope).toBe(0);
    expect(squares).toBeCloseTo(ls.tally + gap, 9);
  });
});

interface Case {
  name: string;
  x: number[];
  y: number[];
  squares: {intercept: number; slope: number; sum: number};
  absolute: {sum: number};
  huber: {sum: number};
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/sum-of-squares.json", import.meta.url), "utf8")
) as {cases: Case[]};

describe.each(cases)("numpy's and scipy's lines: $name", (c) => {
  const [x, y] = [Float64Array.from(c.x), Float64Array.from(c.y)];

  it("least squares, to 1e-12", () => {
    const line = leastSquares(x, y);
    expect(Math.abs(line.intercept - c.squares.intercept)).toBeLessThan(
      1e-12 * (1 + Math.abs(line.intercept))
    );
    expect(Math.abs(line.slope - c.squares.slope)).toBeLessThan(1e-12 * (1 + Math.abs(line.slope)));
    expect(tallyOf(x, y, line, "squares")).toBeCloseTo(c.squares.sum, 10);
  });

  it("least absolute residuals and Huber's: sums as small", () => {
    for (const loss of ["absolute", "huber"] as const) {
      const sum = tallyOf(x, y, bestLine[loss](x, y), loss);
      expect(sum - c[loss].sum, loss).toBeLessThan(1e-9 * (1 + c[loss].sum));
      expect(c[loss].sum - sum, loss).toBeLessThan(1e-7 * (1 + c[loss].sum));
    }
  });
});

describe("Huber's line has a certificate: the gradient of its sum is 0", () => {
  const gradient = (x: Float64Array, y: Float64Array): number => {
    const {intercept, slope} = leastHuber(x, y);
    let [a, b, scale] = [0, 0, 0];
    x.forEach((v, i) => {
      const pull = Math.max(-DELTA, Math.min(DELTA, y[i] - intercept - slope * v));
      a += pull;
      b += pull * v;
      scale += Math.abs(pull) * (1 + Math.abs(v));
    });
    return (Math.abs(a) + Math.abs(b)) / Math.max(1e-12, scale);
  };

  it("for the page's points, with any one of them anywhere", () => {
    for (let seed = 1; seed <= 60; ++seed) {
      for (const [i, px, py] of [
        [0, 0, 0],
        [7, 10, 10],
        [3, 0, 10],
        [seed % 8, (seed * 7) % 11, (seed * 3) % 11]
      ]) {
        const {points} = at({seed, moved: [[i, px, py]]});
        expect(gradient(points.x, points.y), `seed ${seed}, point ${i} at ${px}, ${py}`).toBeLessThan(1e-8);
      }
    }
  });
});

describe("the likelihood", () => {
  it("has its best line where the squares have: the negative logarithm is theirs, but for constants", () => {
    const {points, ls} = at({});
    const sigma = 0.8;
    const nll = (a: number, b: number) =>
      points.y.reduce(
        (sum, v, i) =>
          sum + 0.5 * Math.log(2 * Math.PI * sigma ** 2) + (v - a - b * points.x[i]) ** 2 / (2 * sigma ** 2),
        0
      );
    const least = nll(ls.intercept, ls.slope);
    for (const [da, db] of [
      [0.01, 0],
      [0, 0.01],
      [-0.01, 0],
      [0, -0.01]
    ])
      expect(nll(ls.intercept + da, ls.slope + db)).toBeGreaterThan(least);
  });
});

describe("the words", () => {
  it("an axis for sums ends above them", () => {
    for (const sum of [0, 0.3, 1, 4.9, 22.7, 99, 100, 480]) expect(topOf(sum)).toBeGreaterThan(sum);
    expect(topOf(22.7)).toBe(30);
  });
});
