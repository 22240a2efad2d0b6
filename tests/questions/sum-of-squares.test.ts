import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {decode, defaults} from "../../src/figure/params.js";
import figure from "../../src/questions/sum-of-squares/figure.js";
import {
  bestLine,
  cost,
  DELTA,
  huberGradient,
  leastAbsolute,
  leastHuber,
  leastSquares,
  tallyOf
} from "../../src/questions/sum-of-squares/fits.js";
import {model} from "../../src/questions/sum-of-squares/model.js";
import {params} from "../../src/questions/sum-of-squares/params.js";
import {reads, topOf} from "../../src/questions/sum-of-squares/words.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null);

const start = defaults(params);
const page = readFileSync(new URL("../../src/questions/sum-of-squares/index.md", import.meta.url), "utf8");
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

interface Case {
  x: number[];
  y: number[];
  intercept: number;
  slope: number;
  squares: number;
  absolute: number;
  huber: number;
  other: number;
  gap: number;
  likelihood: number;
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/sum-of-squares.json", import.meta.url), "utf8")
) as {cases: Case[]; lifted: {turns_by_a_quarter: number; share_quartiles: [number, number, number]}};

describe("against numpy and scipy", () => {
  const relative = (a: number, b: number) => Math.abs(a - b) / Math.max(1, Math.abs(b));
  it("the least-squares line, its sum by projection, and Pythagoras", () => {
    expect(reference.cases.length).toBe(60);
    for (const c of reference.cases) {
      const [x, y] = [Float64Array.from(c.x), Float64Array.from(c.y)];
      const ls = leastSquares(x, y);
      expect(relative(ls.intercept, c.intercept)).toBeLessThan(1e-9);
      expect(relative(ls.slope, c.slope)).toBeLessThan(1e-9);
      expect(relative(tallyOf(x, y, ls, "squares"), c.squares)).toBeLessThan(1e-9);
      const other = {intercept: 2, slope: 0.25};
      const sum = tallyOf(x, y, other, "squares");
      expect(relative(sum, c.other)).toBeLessThan(1e-12);
      expect(relative(sum - c.squares, c.gap)).toBeLessThan(1e-9);
      // The page's formula of the likelihood, with n = 8 and σ = 0.8.
      const nll = 4 * Math.log(2 * Math.PI * 0.64) + sum / (2 * 0.64);
      expect(relative(-nll, c.likelihood)).toBeLessThan(1e-12);
    }
  });
  it("the least sums of |r| and of Huber’s losses", () => {
    for (const c of reference.cases) {
      const [x, y] = [Float64Array.from(c.x), Float64Array.from(c.y)];
      // As lines these need not be unique; as sums they are.
      expect(relative(tallyOf(x, y, leastAbsolute(x, y), "absolute"), c.absolute)).toBeLessThan(1e-9);
      expect(relative(tallyOf(x, y, leastHuber(x, y), "huber"), c.huber)).toBeLessThan(1e-9);
    }
  });
  it("the lifted point turns and outweighs as scene 5 and the first prediction say, and the first sample is typical", () => {
    const {turns_by_a_quarter: turns, share_quartiles: quartiles} = reference.lifted;
    expect(turns).toBeGreaterThan(0.98);
    const {areas, tally} = at({...figure.predictions[0].reveal});
    expect(areas[7] / tally).toBeGreaterThan(quartiles[0]);
    expect(areas[7] / tally).toBeLessThan(quartiles[2]);
  });
});

describe("Huber’s line", () => {
  it("has no gradient left, wherever the points lie", () => {
    let state = 1;
    const uniform = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const grid = (low: number, high: number) => Math.round((low + (high - low) * uniform()) * 20) / 20;
    for (let seed = 1; seed <= 1500; ++seed) {
      const moved = Array.from(
        {length: 1 + Math.floor(8 * uniform())},
        (_, i) => [i, grid(-1, seed % 3 ? 7 : -0.6), grid(-1.5, 9.5)] as const
      );
      const {points, best} = at({seed, loss: "huber", moved});
      expect(huberGradient(points.x, points.y, best), JSON.stringify(moved)).toBeLessThan(1e-9);
    }
  });
});

describe("the page's sentences", () => {
  it("the hint beside the line names no direction: in scene 2 the line is too high already", () => {
    const panel = readFileSync(
      new URL("../../src/questions/sum-of-squares/panels/squares.ts", import.meta.url),
      "utf8"
    );
    expect(panel).toContain('"drag the line"');
  });
  it("“more than four above the line”: where the lifted point lies", () => {
    expect(figure.predictions[0].ask).toContain("more than four above");
    for (const seed of [1, 2, 3]) {
      const {residuals} = at({...figure.predictions[0].reveal, seed});
      expect(residuals[7]).toBeCloseTo(4.4, 9);
    }
  });
  it("“right through it”, and the two others closely: a point far out along x takes each of the three lines", () => {
    const link = /\(\?moved=([^&]+)&loss=absolute&best=1\)/.exec(page)?.[1] ?? "";
    const moved = decode(params.moved, link) as typeof start.moved;
    expect(moved.length).toBe(8);
    for (const loss of ["squares", "absolute", "huber"] as const) {
      const {points, best} = at({loss, moved});
      const off = Math.abs(points.y[7] - best.intercept - best.slope * points.x[7]);
      expect(off).toBeLessThan(loss === "absolute" ? 1e-9 : 0.2);
      // The other seven rise, by any of the three.
      const rest = bestLine[loss](points.x.slice(0, 7), points.y.slice(0, 7));
      expect(rest.slope).toBeGreaterThan(0);
      expect(best.slope).toBeLessThan(0);
    }
  });
  it("what is 0 but for rounding says so", () => {
    for (let seed = 1; seed <= 30; ++seed) {
      const here = {...start, seed};
      const state = {params: here, data: null, result: model(here), settled: here};
      expect(reads.dot(state)).toBe("0, up to rounding");
      expect(reads.signed(state)).not.toMatch(/^−?0\.0+$/);
    }
  });
});
