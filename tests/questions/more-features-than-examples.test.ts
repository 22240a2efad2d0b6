import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {defaults} from "../../src/figure/params.js";
import {minimumNorm, ridgeWeights} from "../../src/ml/minimum-norm.js";
import {dot} from "../../src/ml/orthonormal.js";
import {normal, random} from "../../src/ml/random.js";
import {singularValues} from "../../src/ml/singular-values.js";
import type {DescentData} from "../../src/questions/more-features-than-examples/data.json.js";
import figure from "../../src/questions/more-features-than-examples/figure.js";
import {
  COUNTS,
  curveOf,
  draw,
  SIGMA,
  SIGNALS,
  testError,
  weightsOf
} from "../../src/questions/more-features-than-examples/many.js";
import {errorsOf} from "../../src/questions/more-features-than-examples/panels/descent.js";
import {predictionsOf} from "../../src/questions/more-features-than-examples/panels/fan.js";
import {frameOf, shrinking} from "../../src/questions/more-features-than-examples/panels/valley.js";
import {D, N, params} from "../../src/questions/more-features-than-examples/params.js";
import {
  add,
  descend,
  norm,
  placeAt,
  product,
  solve,
  valleyOf
} from "../../src/questions/more-features-than-examples/two.js";
import {checkFigure} from "../figure/check.js";

const data = (await loadRoom("more-features-than-examples")).data() as DescentData;

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, data);

interface TwoCase {
  between: number;
  n: number;
  best: [number, number];
  ridge: [number, number];
  rank: number;
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/more-features-than-examples.json", import.meta.url), "utf8")
) as {two: TwoCase[]};

const close = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; ++i) expect(Math.abs(a[i] - b[i])).toBeLessThan(1e-9);
};

describe("against numpy", () => {
  it("the two weights", () => {
    for (const {between, n, best, ridge, rank} of reference.two) {
      const valley = valleyOf(n, between);
      close(valley.best, best);
      close(solve(valley, 1), ridge);
      expect(valley.rank).toBe(rank);
    }
  });
});

describe("the page's sentences", () => {
  it("gradient descent from another start ends at its projection on the valley", () => {
    const valley = valleyOf(1, 60);
    for (const start of [
      [1, 1],
      [-2, 0.5],
      [3, -3]
    ] as const) {
      const part = product(start, valley.axes[1]);
      close(descend(valley, start, 100), add(valley.best, valley.axes[1], part));
    }
  });
  it("stochastic gradients from 0 end at the shortest, Adam does not", () => {
    const {rows, y} = draw(5, "even");
    const w = new Float64Array(D);
    const pick = random(1);
    for (let step = 0; step < 20000; ++step) {
      const i = Math.floor(pick() * N);
      const off = y[i] - dot(rows[i], w);
      for (let j = 0; j < D; ++j) w[j] += 0.005 * off * rows[i][j];
    }
    close(w, minimumNorm(rows, y, D));
    for (const rate of [0.1, 0.01, 0.001]) {
      const [x, adam, mean, square] = [
        [2, 1],
        [0, 0],
        [0, 0],
        [0, 0]
      ];
      for (let t = 1; t <= 20000; ++t) {
        const off = 4 - 2 * adam[0] - adam[1];
        for (const k of [0, 1]) {
          const gradient = -2 * off * x[k];
          mean[k] = 0.9 * mean[k] + 0.1 * gradient;
          square[k] = 0.999 * square[k] + 0.001 * gradient ** 2;
          adam[k] -= (rate * mean[k]) / (1 - 0.9 ** t) / (Math.sqrt(square[k] / (1 - 0.999 ** t)) + 1e-8);
        }
      }
      for (const k of [0, 1]) expect(adam[k].toFixed(2)).toBe("1.33");
    }
  });
  it("the shortest weights depend on units: one feature in tenths gives other predictions", () => {
    const predict = (scale: number) => {
      const w = minimumNorm([Float64Array.of(2 * scale, 1)], Float64Array.of(4), 2);
      return w[0] * scale + 2 * w[1];
    };
    expect(Math.abs(predict(1) - predict(10))).toBeGreaterThan(0.5);
  });
  it("two examples that point the same way leave a floor above 0", () => {
    const valley = valleyOf(2, 0);
    expect(valley.rank).toBe(1);
    expect(valley.least).toBeCloseTo(0.125, 12);
  });
  it("the test error is that of fresh rows", () => {
    const w = weightsOf(draw(3, "even"), 40, 0);
    const z = normal(random(99));
    let [sum, squares] = [0, 0];
    const fresh = 20000;
    for (let i = 0; i < fresh; ++i) {
      const x = Float64Array.from({length: D}, () => z());
      const off = (dot(x, SIGNALS.even) + SIGMA * z() - dot(w, x)) ** 2;
      sum += off / fresh;
      squares += off ** 2 / fresh;
    }
    const error = Math.sqrt((squares - sum ** 2) / fresh);
    expect(Math.abs(sum - testError(w, "even"))).toBeLessThan(4 * error);
  });
  it("the true weights have length 1, the shortest of the perfect fits lie in the span of the rows", () => {
    for (const signal of ["few", "even"] as const)
      expect(dot(SIGNALS[signal], SIGNALS[signal])).toBeCloseTo(1, 12);
    const sample = draw(5, "even");
    const w = weightsOf(sample, 60, 0);
    // Ridge's weights are in that span by their formula, and meet these.
    close(ridgeWeights(sample.rows, sample.y, 60, 1e-10), w);
  });
  it("spread evenly, p = 100 beats every p below n; in the first features it never does, and a handful wins", () => {
    let [even, few, handful] = [0, 0, 0];
    for (let seed = 1; seed <= 100; ++seed) {
      const below = (curve: Float64Array) => Math.min(...curve.filter((_, i) => COUNTS[i] < N));
      const a = curveOf(draw(seed, "even"), "even", 0);
      const b = curveOf(draw(seed, "few"), "few", 0);
      if (a[COUNTS.length - 1] < below(a)) ++even;
      if (b[COUNTS.length - 1] < below(b)) ++few;
      if (below(b) < Math.min(...b.filter((_, i) => COUNTS[i] >= N))) ++handful;
    }
    expect([even, few, handful]).toEqual([100, 0, 100]);
  });
  it("the medians peak at n without a penalty, and with λ = 1 stay below a tenth of that", () => {
    const [plain, , ridge] = data.curves.even.map(([, middle]) => middle);
    expect(COUNTS[plain.indexOf(Math.max(...plain))]).toBe(N);
    expect(Math.max(...ridge)).toBeLessThan(Math.max(...plain) / 10);
  });
  it("spread evenly, no median below n beats predicting 0, and the shortest do from p = 70 on", () => {
    const zero = testError(new Float64Array(0), "even");
    expect(zero).toBeCloseTo(1.09, 12);
    const [, middle] = data.curves.even[0];
    expect(Array.from(COUNTS).filter((_, i) => middle[i] < zero)).toEqual([70, 80, 90, 100]);
    const tops = data.curves.even.map(([, m]) => Math.max(...m));
    expect([tops[0].toFixed(0), tops[2].toFixed(1), tops[3].toFixed(1)]).toEqual(["31", "2.4", "1.4"]);
  });
  it("with λ = 1 the median still has a hump near n", () => {
    const [, middle] = data.curves.even[2];
    const top = Math.max(...middle);
    expect(Math.abs(COUNTS[middle.indexOf(top)] - N)).toBeLessThanOrEqual(2);
    expect(top).toBeGreaterThan(2 * Math.max(middle[0], middle[COUNTS.length - 1]));
  });
  it("with an intercept p = n is enough: centered, the square matrix loses a rank", () => {
    const rows = draw(3, "even").rows.map((row) => row.slice(0, N));
    const means = Float64Array.from({length: N}, (_, j) => rows.reduce((sum, row) => sum + row[j] / N, 0));
    const s = singularValues(rows.map((row) => row.map((x, j) => x - means[j])));
    expect(s.filter((x) => x > 1e-10 * s[0])).toHaveLength(N - 1);
  });
  it("what is drawn is in the frame: errors of any sample, and the one best pair at any angle", () => {
    let beyond = 0;
    for (let seed = 1; seed <= 100; ++seed) {
      const largest = Math.max(...curveOf(draw(seed, "even"), "even", 0));
      if (largest > 300) ++beyond;
      expect(errorsOf(largest)[1]).toBeGreaterThanOrEqual(largest);
    }
    expect(beyond).toBeGreaterThan(5);
    for (let between = 1; between <= 80; ++between) {
      const v = valleyOf(2, between);
      expect(frameOf(v)).toBeGreaterThan(Math.max(...v.best.map(Math.abs)));
      for (const slide of [-2.2, 2.2]) {
        const held = add(v.best, v.axes[1], slide);
        // Near the usual frame a far slide still waits at its edge; a frame that grew holds all of them.
        if (frameOf(v) > frameOf({best: [0, 0]}))
          expect(frameOf(v)).toBeGreaterThan(Math.max(...held.map(Math.abs)));
        for (let angle = -90; angle <= 90; angle += 5)
          expect(Math.abs(product(held, placeAt(angle)))).toBeLessThanOrEqual(predictionsOf(held));
      }
    }
  });
  it("the way of ridge to the best pair is drawn as it is: straight for one example, bent for two", () => {
    const bend = (n: number) => {
      const way = shrinking(valleyOf(n, 30), 5);
      const [from, to] = [way[0], way[way.length - 1]];
      const along = add(to, from, -1);
      return Math.max(
        ...way.map((w) => {
          const off = add(w, from, -1);
          return Math.abs(off[0] * along[1] - off[1] * along[0]) / norm(along);
        })
      );
    };
    expect(bend(1)).toBeLessThan(1e-12);
    expect(bend(2)).toBeGreaterThan(0.05);
  });
  it("all fits in the fan are as short as it says", () => {
    const valley = valleyOf(1, 60);
    expect(norm(add(valley.best, valley.axes[1], valley.half))).toBeCloseTo(3, 12);
    expect(defaults(params).slide).toBeLessThan(valley.half);
  });
});
