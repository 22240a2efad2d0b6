import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {growCart, leafAt} from "../../src/ml/cart.js";
import {
  type BoostLoss,
  boostLine,
  forestLine,
  lowerQuantile,
  negativeGradient
} from "../../src/ml/gradient-boosting.js";
import {addSteps, growLine, type Steps} from "../../src/ml/line-cart.js";
import {normal, random} from "../../src/ml/random.js";

interface Case {
  x: number[];
  y: number[];
  loss: BoostLoss;
  rate: number;
  depth: number;
  stages: number;
  at: number[];
  first: number[];
  middle: number[];
  last: number[];
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/gradient-boosting.json", import.meta.url), "utf8")
) as {cases: Case[]};

const sample = (n: number, seed: number) => {
  const source = random(seed);
  const noise = normal(random(seed, 1), 0, 0.3);
  const x = Float64Array.from({length: n}, () => source()).sort();
  return {x, y: x.map((v) => Math.sin(2 * Math.PI * v) + noise())};
};

/** The tree's answers at places, whatever their order. */
const answer = ({cuts, values}: Steps, at: number): number => {
  let j = 0;
  while (j < cuts.length && at > cuts[j]) ++j;
  return values[j];
};

describe("trees of one variable", () => {
  it("are those of growCart: full, shallow, with small leaves, of bootstrap samples", () => {
    const source = random(3);
    for (let seed = 0; seed < 60; ++seed) {
      const {x, y} = sample(5 + seed, seed);
      if (seed % 5 === 0) for (let i = 1; i < x.length; i += 3) x[i] = x[i - 1];
      const weight = seed % 3 ? null : Float64Array.from(x, () => Math.floor(3 * source()));
      if (weight) weight[0] = 1;
      const options = {depth: seed % 4 ? (seed % 4) + 1 : undefined, minLeaf: 1 + (seed % 3), weight};
      const line = growLine(x, y, options);
      const tree = growCart([x], [y], options);
      for (let k = 0; k < 50; ++k) {
        const at = source() * 1.2 - 0.1;
        expect(answer(line, at)).toBeCloseTo(tree.value[leafAt(tree, [at])], 9);
      }
      for (const v of x) expect(answer(line, v)).toBeCloseTo(tree.value[leafAt(tree, [v])], 9);
      line.starts.forEach((start, j) => {
        if (j) expect(x[start] > line.cuts[j - 1] && !(x[start - 1] > line.cuts[j - 1])).toBe(true);
      });
    }
  });
  it("of no target that varies is one leaf", () => {
    expect(growLine(Float64Array.of(1, 2, 3), [0.1, 0.1, 0.1]).values.length).toBe(1);
    expect(growLine(Float64Array.of(2, 2, 2), [1, 2, 3]).values).toEqual(Float64Array.of(2));
  });
});

describe("boosting agrees with scikit-learn, stage by stage", () => {
  it.each(cases.map((c, i) => [i, c.loss, c] as const))("case %i, %s loss", (_, loss, c) => {
    const {rate, depth, stages} = c;
    const [x, y, at] = [c.x, c.y, c.at].map((v) => Float64Array.from(v));
    const {initial, trees} = boostLine(x, y, {loss, rate, depth, stages});
    const sums = new Float64Array(at.length).fill(initial);
    trees.forEach((tree, m) => {
      addSteps(tree, at, rate, sums);
      const staged =
        m === 0 ? c.first : m === Math.floor(stages / 2) ? c.middle : m === stages - 1 ? c.last : null;
      staged?.forEach((v, i) => {
        expect(Math.abs(sums[i] - v), `stage ${m + 1}`).toBeLessThan(1e-9);
      });
    });
  });
});

describe("what a stage does", () => {
  it("squared loss: lowers the sum of squares by η(2 − η)Σh², at any η: less than 0 past 2", () => {
    const {x, y} = sample(80, 5);
    for (const rate of [0.1, 1, 1.9, 2, 2.1]) {
      const {trees, sums} = boostLine(x, y, {loss: "squared", rate, depth: 2, stages: 30});
      const rss = (m: number) => y.reduce((sum, v, i) => sum + (v - sums[m * 80 + i]) ** 2, 0);
      trees.forEach((tree, m) => {
        const h = new Float64Array(80);
        addSteps(tree, x, 1, h);
        const squares = h.reduce((sum, v) => sum + v * v, 0);
        expect(rss(m) - rss(m + 1)).toBeCloseTo(rate * (2 - rate) * squares, 8);
      });
    }
  });
  it("absolute loss never rises at η ≤ 1", () => {
    for (let seed = 0; seed < 20; ++seed) {
      const {x, y} = sample(80, seed);
      for (const rate of [0.1, 0.5, 1]) {
        const {losses} = boostLine(x, y, {loss: "absolute", rate, depth: 2, stages: 60});
        losses.forEach((loss, m) => {
          if (m) expect(loss).toBeLessThanOrEqual(losses[m - 1] + 1e-12);
        });
      }
    }
  });
  it("the gradient is the slope of the loss, to central differences", () => {
    const r = Float64Array.of(-2, -0.4, 0.3, 0.9, 5);
    const d = lowerQuantile(r.map(Math.abs), 0.9);
    const of: Record<BoostLoss, (v: number) => number> = {
      squared: (v) => (v * v) / 2,
      absolute: Math.abs,
      huber: (v) => (Math.abs(v) <= d ? (v * v) / 2 : d * (Math.abs(v) - d / 2))
    };
    for (const loss of ["squared", "absolute", "huber"] as const) {
      const h = 1e-6;
      negativeGradient(loss, r).forEach((g, i) => {
        // A residual falls as the prediction rises. At δ itself the slope is the same from both sides.
        expect(g).toBeCloseTo((of[loss](r[i] + h) - of[loss](r[i] - h)) / (2 * h), 5);
      });
    }
  });
  it("subsamples take as many rows as they say, and leave the others out", () => {
    const {x, y} = sample(40, 9);
    const whole = boostLine(x, y, {loss: "squared", rate: 0.1, depth: 2, stages: 1});
    const half = boostLine(x, y, {
      loss: "squared",
      rate: 0.1,
      depth: 2,
      stages: 1,
      subsample: 0.5,
      source: random(2)
    });
    expect(half.trees[0].cuts).not.toEqual(whole.trees[0].cuts);
    const tiny = boostLine(x, y, {
      loss: "absolute",
      rate: 0.1,
      depth: 6,
      stages: 50,
      subsample: 0.01,
      source: random(2)
    });
    for (const {values} of tiny.trees) expect(values.length).toBe(1);
    expect(tiny.sums.every(Number.isFinite)).toBe(true);
  });
});

describe("a forest", () => {
  it("is the mean of trees that do not know of each other", () => {
    const {x, y} = sample(50, 4);
    const trees = forestLine(x, y, {trees: 20, minLeaf: 1, source: random(1)});
    expect(trees.length).toBe(20);
    // A bootstrap sample holds about 63 % of the rows; a full tree has a leaf for each.
    const leaves = trees.reduce((sum, {values}) => sum + values.length, 0) / 20;
    expect(leaves / 50).toBeGreaterThan(0.58);
    expect(leaves / 50).toBeLessThan(0.68);
    const large = forestLine(x, y, {trees: 5, minLeaf: 5, source: random(1)});
    for (const {values} of large) expect(values.length).toBeLessThanOrEqual(10);
  });
});
