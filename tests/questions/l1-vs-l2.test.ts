import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {percent} from "../../src/marks/format.js";
import {textWidth} from "../../src/marks/text-width.js";
import {penaltyValue, shrink} from "../../src/ml/bridge-penalty.js";
import {elasticNet, lambdaMax, type Moments, softThreshold} from "../../src/ml/elastic-net.js";
import {quadraticLoss} from "../../src/ml/norm-ball.js";
import {random} from "../../src/ml/random.js";
import {area, zeroRegions} from "../../src/ml/zero-region.js";
import type {PathData} from "../../src/questions/l1-vs-l2/data.json.js";
import figure from "../../src/questions/l1-vs-l2/figure.js";
import {model, type Params} from "../../src/questions/l1-vs-l2/model.js";
import {besideCurves, type Curve, distance, HALF, reach} from "../../src/questions/l1-vs-l2/panels/beside.js";
import {FRAME, params} from "../../src/questions/l1-vs-l2/params.js";
import {
  crossValidate,
  drawFolds,
  fitAt,
  LAMBDA,
  LAMBDAS,
  METHOD_KEYS,
  METHODS,
  nearestLambda,
  path,
  rulesOf,
  selection
} from "../../src/questions/l1-vs-l2/paths.js";
import {
  GROUPS,
  isTrueSupport,
  parseTable,
  simulate,
  standardizedMoments,
  TRUE_WEIGHTS
} from "../../src/questions/l1-vs-l2/table.js";
import {lassoWindow, twelveWeights} from "../../src/questions/l1-vs-l2/twelve.js";
import {reads, describe as say, weight} from "../../src/questions/l1-vs-l2/words.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";

interface Reference {
  lambdas: number[];
  paths: number[][][];
  cv: {folds: number[]; curves: {mean: number[]; se: number[]}[]}[];
  lambdaMax: number;
  ball: {
    rho: number;
    center: [number, number];
    p: number;
    mix: number;
    t: number;
    loss: number;
    w: number[];
  }[];
}
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const reference = (name: string): Reference =>
  JSON.parse(read(`../reference/l1-vs-l2.${name}.json`)) as Reference;
const csv = read("../../data/correlated-features.csv");
const table = parseTable(csv);
const m: Moments = standardizedMoments(table);

const data = (await loadRoom("l1-vs-l2")).data() as PathData;
const start = defaults(params);
const at = (change: Partial<Params>) => model({...start, ...change}, data);
const twelve = (lambda: number, method: Params["method"] = "lasso", seed = start.seed) =>
  twelveWeights(data, lambda, method, seed);
const signs = (w: readonly number[]): number[] => w.map(Math.sign);

/** As `LAMBDAS`, twice as dense. */
const DOUBLE = Array.from({length: 121}, (_, k) => 10 ** (1 - k / 30));
const tenths = (share: number): string => `${Math.round(share * 10)} in ten`;

checkFigure(figure, data, {
  every: 2,
  survives: {
    // Where the ball is not convex, zones are cut out by points of its edge.
    "how much of the frame is shaded": (times) =>
      [0.5, 0.7, 0.9, 0.95]
        .flatMap((p) =>
          [0, 0.6].map((rho) => {
            const zones = zeroRegions([1, rho, 1], {p, mix: 0}, 1, FRAME, 72 * times);
            return percent(zones.reduce((sum, {polygon}) => sum + area(polygon), 0) / (2 * FRAME) ** 2, 0);
          })
        )
        .join(),
    // The path's grid: a stretch between two of its places would be overlooked.
    "how many tables have a stretch": (times) => {
      if (times === 1) return String(data.supports.met);
      const twice = Array.from({length: 481}, (_, k) => 10 ** (1 - k / 120));
      const met = Array.from({length: data.tables}, (_, i) =>
        path(standardizedMoments(parseTable(simulate(1001 + i))), 1, twice).some(isTrueSupport)
      );
      return String(met.filter(Boolean).length);
    },
    // The number of resamples, to a tenth.
    "how often x2 and x4 are kept": (times) => {
      const n = times * data.resamples;
      const kept = times === 1 ? data.kept.lasso[30] : selection(table, 1, n, 2, [0.1])[0];
      return [1, 3].map((j) => tenths(kept[j] / n)).join();
    },
    "the useless features at the least error": (times) => {
      const lambdas = times === 1 ? LAMBDAS : DOUBLE;
      const rules = rulesOf(crossValidate(table, 1, drawFolds(60, start.seed), lambdas));
      const w = fitAt(m, lambdas[rules.min], 1);
      return `${TRUE_WEIGHTS.filter((truth, j) => truth === 0 && w[j] !== 0).length}, ${isTrueSupport(fitAt(m, lambdas[rules.oneSe], 1))}`;
    }
  }
});

describe("the table", () => {
  it("is what its seed gives", () => {
    expect(csv).toBe(simulate());
    expect([data.X, data.y]).toEqual([table.X, table.y]);
  });
  it("has 60 rows, 12 features, and correlations of about 0.9 within its groups only", () => {
    const {G, p} = m;
    expect([table.y.length, p]).toEqual([60, 12]);
    for (let j = 0; j < p; ++j) {
      for (let k = 0; k < j; ++k) {
        const same = GROUPS[j] !== null && GROUPS[j] === GROUPS[k];
        if (same) expect(G[j * p + k]).toBeGreaterThan(0.83);
        else expect(Math.abs(G[j * p + k])).toBeLessThan(0.5);
      }
    }
  });
});

describe("against other software", () => {
  for (const name of ["sklearn", "glmnet"]) {
    it(`has ${name}'s paths to 1e-10, and its exact zeros`, () => {
      const {paths, lambdas} = reference(name);
      expect(lambdas.length).toBe(LAMBDAS.length);
      lambdas.forEach((lambda, k) => {
        expect(LAMBDAS[k] / lambda).toBeCloseTo(1, 12);
      });
      METHOD_KEYS.forEach((method, i) => {
        path(m, METHODS[method].alpha).forEach((w, k) => {
          for (let j = 0; j < m.p; ++j) {
            expect(Math.abs(w[j] - paths[i][k][j])).toBeLessThan(1e-10);
            expect(w[j] === 0).toBe(paths[i][k][j] === 0);
          }
        });
      });
    });
  }
  it("has glmnet's largest λ to 1e-13", () => {
    expect(Math.abs(lambdaMax(m, 1) - reference("glmnet").lambdaMax)).toBeLessThan(1e-13);
  });
  it("has scikit-learn's cross-validation errors and their standard errors to 1e-10, on three splits", () => {
    const {cv} = reference("sklearn");
    expect(cv.length).toBe(3);
    for (const {folds, curves} of cv) {
      METHOD_KEYS.forEach((method, i) => {
        const {mean, se} = crossValidate(table, METHODS[method].alpha, folds);
        mean.forEach((error, k) => {
          expect(Math.abs(error - curves[i].mean[k])).toBeLessThan(1e-10);
          expect(Math.abs(se[k] - curves[i].se[k])).toBeLessThan(1e-10);
        });
      });
    }
  });
  it("has the lowest loss that scipy finds on the ball to 1e-13, and its place to 1e-6", () => {
    const {ball} = reference("sklearn");
    expect(ball.length).toBeGreaterThan(60);
    for (const {rho, center, p, mix, t, loss, w} of ball) {
      const {optimum} = at({rho, center, p, mix, t});
      expect(Math.abs(optimum.loss - loss)).toBeLessThan(1e-13);
      expect(Math.hypot(optimum.w[0] - w[0], optimum.w[1] - w[1])).toBeLessThan(1e-6);
    }
  });
});

describe("claims", () => {
  it("the lasso's path has exact zeros, ridge's never", () => {
    const zeros = METHOD_KEYS.map(
      (method) =>
        path(m, METHODS[method].alpha)
          .flatMap((w) => [...w])
          .filter((v) => v === 0).length
    );
    expect(zeros[0]).toBeGreaterThan(300);
    expect(zeros[1]).toBeGreaterThan(100);
    expect(zeros[2]).toBe(0);
  });

  it("with an orthonormal design ŵ = sign(w*)·max(|w*| − λ, 0)", () => {
    const draw = random(2);
    for (let k = 0; k < 200; ++k) {
      const center: [number, number] = [6 * draw() - 3, 6 * draw() - 3];
      const {optimum} = at({center, t: 0.1 + 2 * draw()});
      for (const j of [0, 1]) {
        expect(optimum.w[j]).toBeCloseTo(softThreshold(center[j], optimum.lambda), 13);
      }
    }
  });

  it("the dual agrees: the penalized problem at the ball's λ has the same optimum, if p ≥ 1", () => {
    const draw = random(3);
    for (let k = 0; k < 300; ++k) {
      const p = 1 + Math.round(60 * draw()) / 20;
      const center: [number, number] = [6 * draw() - 3, 6 * draw() - 3];
      const {dual, optimum} = at({
        center,
        p,
        mix: draw() < 0.5 ? 0 : draw(),
        rho: 1.9 * draw() - 0.95,
        t: 0.1 + 2 * draw()
      });
      expect(dual.agrees).toBe(true);
      expect(optimum.kkt).toBeLessThan(1e-12);
    }
  });

  it("for p < 1 it need not: the default optimum at p = 0.5 is bought by no λ", () => {
    const {dual, optimum} = at({p: 0.5});
    expect(optimum.w).toEqual([1, 0]);
    expect(dual.agrees).toBe(false);
    expect(dual.w).toEqual([0, 0]);
  });

  it("…nor do the page's words miss a lower penalized loss, or miss that ŵ has the lowest", () => {
    // At both, descent one weight at a time stops elsewhere than at the lowest place.
    const lower = at({p: 0.55, rho: 0.8, mix: 0.1, t: 1.38, center: [0.16, 0.86]});
    expect(lower.dual.agrees).toBe(false);
    expect(lower.dual.w[0]).toBe(0);
    const own = at({p: 0.9, rho: -0.55, t: 2.4, center: [-2.68, 2.77]});
    expect(own.dual.agrees).toBe(true);
    const draw = random(31);
    for (let k = 0; k < 60; ++k) {
      const center: [number, number] = [6 * draw() - 3, 6 * draw() - 3];
      const rho = Math.round(36 * draw() - 18) / 20;
      const {dual, optimum, penalty} = at({
        center,
        rho,
        p: (10 + Math.floor(10 * draw())) / 20,
        mix: draw() < 0.5 ? 0 : Math.floor(20 * draw()) / 20,
        t: 0.1 + 2.9 * draw()
      });
      if (!(optimum.lambda > 0)) continue;
      const total = ([a, b]: readonly number[]): number =>
        quadraticLoss([1, rho, 1], center, [a, b]) +
        optimum.lambda * (penaltyValue(penalty, Math.abs(a)) + penaltyValue(penalty, Math.abs(b)));
      let least = Number.POSITIVE_INFINITY;
      const steps = Array.from({length: 121}, (_, i) => (i - 60) / 15);
      for (const a of steps) for (const b of steps) least = Math.min(least, total([a, b]));
      expect(total(dual.w)).toBeLessThan(least + 1e-12);
      expect(dual.agrees).toBe(dual.w === optimum.w);
    }
  });

  it("L1 makes ŵ₂ exactly 0 where L2 leaves 0.37 of 0.8", () => {
    expect(at({}).optimum.w).toEqual([1, 0]);
    expect(at({p: 2}).optimum.w[1]).toBeCloseTo(0.3714, 4);
  });

  it("of p from 2 down to 0.5, the weight is exactly 0 from p = 1 on, and at 1.05 is 0.0082", () => {
    const steps = Array.from({length: 31}, (_, k) => (40 - k) / 20);
    for (const p of steps) expect(at({p}).zeros).toBe(p <= 1 ? 1 : 0);
    expect(at({p: 1.05}).optimum.w[1]).toBeCloseTo(0.0082, 4);
  });

  it("L1 does not zero every optimum: at w* = (2, 1.5) both weights stay", () => {
    expect(at({center: [2, 1.5]}).zeros).toBe(0);
    expect(at({center: [2, 1.5]}).optimum.w[0]).toBeCloseTo(0.75, 12);
  });

  it("L1 shades 44 % of the frame, p = 0.5 89 %, half L2 22 %, L2 nothing", () => {
    expect(at({}).shape.shaded).toBeCloseTo(4 / 9, 12);
    expect(at({p: 0.5}).shape.shaded).toBeCloseTo(0.89, 2);
    expect(at({mix: 0.5}).shape.shaded).toBeCloseTo(2 / 9, 12);
    expect(at({p: 2}).shape.shaded).toBe(0);
  });

  it("two standardized features: L1's optimum does not depend on their correlation (Tibshirani 1996)", () => {
    const draw = random(5);
    for (let k = 0; k < 300; ++k) {
      const change = {center: [6 * draw() - 3, 6 * draw() - 3] as [number, number], t: 0.1 + 2 * draw()};
      const plain = at(change).optimum.w;
      const turned = at({...change, rho: 1.9 * draw() - 0.95}).optimum.w;
      expect(Math.hypot(plain[0] - turned[0], plain[1] - turned[1])).toBeLessThan(1e-12);
    }
  });

  it("L2's does, and can turn a weight's sign, as L1 with two features never does", () => {
    const flipped = at({p: 2, center: [2, -0.3], rho: 0.9}).optimum.w;
    expect(flipped[1]).toBeCloseTo(0.4803, 4);
    const draw = random(6);
    for (let k = 0; k < 300; ++k) {
      const center: [number, number] = [6 * draw() - 3, 6 * draw() - 3];
      const {w} = at({center, rho: 1.9 * draw() - 0.95, t: 0.1 + 2 * draw()}).optimum;
      for (const j of [0, 1]) expect([0, signs(center)[j]]).toContain(Math.sign(w[j]) + 0);
    }
  });

  it("prediction 2's reason: with three features the lasso's optimum does depend on ρ, and can turn a sign", () => {
    const center = [-0.75, 0.2, 1.61];
    const lasso = (a: number, b: number, c: number): number[] => {
      const G = Float64Array.from([1, a, b, a, 1, c, b, c, 1]);
      const pull = Float64Array.from([0, 1, 2], (j) => center.reduce((s, w, k) => s + G[3 * j + k] * w, 0));
      const yy = center.reduce((s, w, j) => s + w * pull[j], 0);
      return [...elasticNet({p: 3, G, c: pull, yy}, {lambda: 0.3, alpha: 1}).w];
    };
    expect(lasso(0, 0, 0)[1]).toBe(0);
    expect(lasso(-0.02, 0.35, -0.85)[1]).toBeLessThan(-0.2);
  });

  it("λ is how fast the loss falls as φ(t) is raised", () => {
    for (const change of [{}, {p: 2, rho: 0.3}, {p: 3}, {mix: 0.4, center: [2, 1.5] as const}]) {
      const h = 1e-5;
      const [a, b] = [at({...change, t: 1 - h}), at({...change, t: 1 + h})];
      const spent = penaltyValue(b.penalty, 1 + h) - penaltyValue(a.penalty, 1 - h);
      expect((a.optimum.loss - b.optimum.loss) / spent).toBeCloseTo(at(change).optimum.lambda, 8);
    }
  });

  it("p < 1 has two local optima, between which a small move of w* jumps, and no λ gives ŵ", () => {
    const a = at({p: 0.5, center: [1.6, 1.5]});
    const b = at({p: 0.5, center: [1.5, 1.6]});
    expect(a.optimum.minima.length).toBe(2);
    expect(a.dual.agrees).toBe(false);
    expect(a.optimum.w).toEqual([1, 0]);
    expect(b.optimum.w).toEqual([0, 1]);
  });

  it("a convex ball has one optimum, on the diagonals too, where two arcs meet", () => {
    for (const p of [1, 1.05, 1.5, 2, 4])
      for (const mix of [0, 0.5, 1])
        for (const rho of [-0.95, 0, 0.6])
          for (const v of [0.5, 1.7, 3])
            for (const center of [
              [v, v],
              [v, -v],
              [-v, v]
            ] as const)
              for (const t of [0.1, 1, 3]) expect(at({p, mix, rho, center, t}).optimum.minima.length).toBe(1);
    expect(at({p: 0.5, center: [1.6, 1.5]}).optimum.minima.length).toBe(2);
  });

  it("p < 1 on the diagonal: two places are as good, and the words say so", () => {
    const words = (change: Partial<Params>) =>
      say(stateAt(anyFigure(figure), data, change as never) as never);
    expect(words({p: 0.5, center: [1.5, 1.5]})).toMatch(/Another place on the ball is as good\.$/);
    expect(words({p: 0.5, center: [1.6, 1.5]})).toMatch(/1 more local optimum\.$/);
    expect(words({t: 3, center: [3, 3]})).not.toMatch(/optim/);
  });

  it("p = 0.5 and w* straight above a tip: the weight is exactly 0 there, and only w* itself costs no penalty", () => {
    for (const center of [
      [2, 0.8],
      [-2, -0.5],
      [0.8, 2]
    ] as [number, number][])
      for (const mix of [0, 0.3]) {
        const {optimum, zeros, dual} = at({p: 0.5, t: 2, mix, center});
        const i = Math.abs(center[0]) === 2 ? 0 : 1;
        expect([optimum.kind, zeros, optimum.w[i], optimum.lambda]).toEqual(["vertex", 1, center[i], 0]);
        expect([dual.agrees, dual.w]).toEqual([false, center]);
        // No place on the ball's edge is as good: down to weights of 1e-12.
        for (let k = 1; k <= 240; ++k) {
          const v = 10 ** (-k / 20);
          let [low, high] = [0, 2];
          const {penalty} = at({p: 0.5, t: 2, mix, center});
          for (let n = 0; n < 60; ++n) {
            const u = (low + high) / 2;
            if (penaltyValue(penalty, u) + penaltyValue(penalty, v) <= penaltyValue(penalty, 2)) low = u;
            else high = u;
          }
          const w: [number, number] = i ? [v, low] : [low, v];
          const signed: [number, number] = [w[0] * Math.sign(center[0]), w[1] * Math.sign(center[1])];
          expect(quadraticLoss([1, 0, 1], center, signed)).toBeGreaterThanOrEqual(optimum.loss);
        }
      }
    // Straight above it but farther than 2t, the tip is no optimum.
    expect(at({p: 0.5, t: 1, center: [1, 2.9]}).optimum.w[0]).toBe(0);
    expect(at({p: 0.5, t: 1, center: [1, 2.9]}).optimum.lambda).toBeGreaterThan(1);
  });

  it("each weight of the optimum is the scalar answer to its own z, whatever the correlation", () => {
    for (const change of [{}, {rho: 0.8}, {p: 2, rho: -0.5}, {p: 3, center: [2, 1.5] as const}, {mix: 0.5}]) {
      const {scalar, optimum, penalty} = at(change);
      const {center, rho} = {...start, ...change};
      scalar.dots.forEach(([z, w], j) => {
        expect(w).toBe(optimum.w[j]);
        expect(shrink(penalty, z, scalar.lambda)).toBeCloseTo(w, 12);
        expect(z).toBeCloseTo(center[j] + rho * (center[1 - j] - optimum.w[1 - j]), 12);
      });
    }
  });

  it("the scalar answer for p < 1 jumps where it is said to", () => {
    for (const change of [{p: 0.5}, {p: 0.8, mix: 0.3}]) {
      const {scalar, penalty} = at(change);
      expect(scalar.jumps).toBe(true);
      const z = scalar.flat;
      expect(shrink(penalty, z * (1 - 1e-9), scalar.lambda)).toBe(0);
      expect(shrink(penalty, z * (1 + 1e-9), scalar.lambda)).toBeGreaterThan(0.2);
    }
    expect(at({}).scalar.jumps).toBe(false);
    expect(at({}).scalar.flat).toBe(1);
  });
});

describe("words", () => {
  it("call 0 only what is exactly 0", () => {
    expect([0, 0.004, -1.2e-20, 0.5, -1].map(weight)).toEqual(["0", "0.004", "−1·10⁻²⁰", "0.50", "−1.00"]);
  });
  it("the elastic net is called so, and not L1", () => {
    const state = stateAt(anyFigure(figure), data, figure.scenes[4].params as never) as never;
    expect(say(state)).toMatch(/^Elastic net \(l1_ratio 0.50\)/);
    const [panel] = figure.panels ?? [];
    expect(typeof panel.title === "function" && panel.title(state)).toMatch(/^Elastic net/);
  });
});

describe("the paths", () => {
  it("fit at any λ with a duality gap of at most 1e-14, and no weight fits better one by one", () => {
    const draw = random(9);
    for (let i = 0; i < 60; ++i) {
      const lambda = LAMBDA.min * (LAMBDA.max / LAMBDA.min) ** draw();
      for (const method of METHOD_KEYS) {
        const {alpha} = METHODS[method];
        const {gap} = elasticNet(m, {lambda, alpha});
        expect(gap).toBeLessThanOrEqual(0.5e-14);
        const w = fitAt(m, lambda, alpha);
        for (let j = 0; j < m.p; ++j) {
          let v = m.c[j] + w[j];
          for (let k = 0; k < m.p; ++k) v -= m.G[j * m.p + k] * w[k];
          expect(softThreshold(v, lambda * alpha) / (1 + lambda * (1 - alpha))).toBeCloseTo(w[j], 9);
        }
      }
    }
  });

  it("also where features are copies, and where there are more of them than rows", () => {
    const X = Array.from({length: 12}, (_, j) => table.X[j % 6].slice(0, 8));
    const few = standardizedMoments({X, y: table.y.slice(0, 8)});
    for (const alpha of [1, 0.5, 0])
      for (const lambda of [0.001, 0.03, 0.3])
        expect(elasticNet(few, {lambda, alpha, tolerance: 1e-10}).gap).toBeLessThanOrEqual(0.5e-10);
  });

  it("with fewer rows than features the lasso keeps at most n − 1 with an intercept", () => {
    const draw = random(12);
    const X = Array.from({length: 12}, () => Array.from({length: 6}, () => draw()));
    const few = standardizedMoments({X, y: Array.from({length: 6}, () => draw())});
    const kept = [0.3, 0.1, 0.01, 1e-3, 1e-4].map(
      (lambda) =>
        elasticNet(few, {lambda, alpha: 1, tolerance: 1e-10}).w.filter((w) => Math.abs(w) > 1e-9).length
    );
    expect(Math.max(...kept)).toBe(5);
  });

  it("a control brings the view in which it counts", () => {
    const from = (view: "two" | "twelve") => ({...start, view});
    expect(withSets(params, from("twelve"), {p: 2})).toEqual({view: "two", p: 2});
    expect(withSets(params, from("two"), {method: "ridge"})).toEqual({view: "twelve", method: "ridge"});
    for (const key of ["p", "t", "rho", "mix", "shade"] as const)
      expect(params[key].sets).toEqual({view: "two"});
    for (const key of ["lambda", "method", "seed"] as const)
      expect(params[key].sets).toEqual({view: "twelve"});
  });

  it("at λ = 0.1 the lasso keeps the six useful features and no other; the elastic net two more; ridge all", () => {
    const {lasso, net, ridge} = twelve(0.1).fits;
    expect([lasso, net, ridge].map(({zeros, missed, useless}) => [zeros, missed, useless])).toEqual([
      [6, 0, 0],
      [4, 0, 2],
      [0, 0, 6]
    ]);
    // … and so it is where its slope at 0 is the lasso's
    expect(twelve(0.2).fits.net.useless).toBe(2);
  });

  it("the stretch begins at 0.043 and ends at 0.148, exactly", () => {
    const [low, high] = lassoWindow(data);
    expect([reads.windowLow, reads.windowHigh].map((f) => f({data} as never))).toEqual(["0.043", "0.148"]);
    for (const [inside, outside] of [
      [low, low * (1 - 1e-8)],
      [high, high * (1 + 1e-8)]
    ]) {
      expect(isTrueSupport(fitAt(m, inside, 1))).toBe(true);
      expect(isTrueSupport(fitAt(m, outside, 1))).toBe(false);
    }
    for (let i = 1; i < 50; ++i)
      expect(isTrueSupport(fitAt(m, low * (high / low) ** (i / 50), 1))).toBe(true);
  });

  it("ridge keeps every weight of every resample, as the bars say", () => {
    for (const seed of [1, 2])
      for (const counts of selection(table, 0, 20, seed)) expect(counts).toEqual(counts.map(() => 20));
  });

  it("“Among correlated features ridge can even make a weight grow”: x3, from 0.01 at λ = 0.05 to 0.10 at λ = 0.3", () => {
    expect(twelve(0.05).fits.ridge.w[2]).toBeCloseTo(0.01, 2);
    expect(twelve(0.3).fits.ridge.w[2]).toBeCloseTo(0.1, 2);
  });

  it("at λ = 0.001 the lasso keeps all twelve; ridge does at λ = 10", () => {
    expect(twelve(0.001).fits.lasso.zeros).toBe(0);
    expect(twelve(10).fits.ridge.zeros).toBe(0);
  });

  it("puts each weight's name nearer to its own path than to another's, at every method and size", () => {
    for (const [width, height] of [
      [290, 130],
      [405, 195],
      [700, 300],
      [1040, 280]
    ]) {
      for (const method of METHOD_KEYS) {
        const xs = LAMBDAS.map((lambda) => (width * (Math.log10(lambda) + 3)) / 4);
        const curves: Curve[] = twelve(0.1, method).lines.map((line, j) => ({
          ys: line.map((w) => (height * (0.7 - w)) / 1.4),
          named: TRUE_WEIGHTS[j] !== 0
        }));
        for (const cursor of [0.0136, 0.1, 0.3]) {
          const uprights = [cursor, 0.0736].map((lambda) => (width * (Math.log10(lambda) + 3)) / 4);
          const places = besideCurves(xs, curves, {x: 0, y: 0, width, height}, uprights);
          const named = curves.filter((curve) => curve.named);
          expect(places.length).toBe(6);
          places.forEach(({k, x, y}, j) => {
            const [first, last] = reach(xs, k);
            const own = distance(named[j], y, first, last);
            for (const other of named)
              if (other !== named[j]) expect(distance(other, y, first, last)).toBeGreaterThan(own);
            for (const before of places.slice(0, j))
              expect(
                Math.abs(before.x - x) >= 2 * HALF.width || Math.abs(before.y - y) >= 2 * HALF.height
              ).toBe(true);
          });
        }
      }
    }
  });

  it("puts a rule's name at its own line, on every split, wide and narrow", () => {
    for (const size of [
      {width: 460, height: 426},
      {width: 345, height: 300},
      {width: 900, height: 500}
    ])
      for (const method of METHOD_KEYS)
        for (let seed = 1; seed <= 12; ++seed) {
          const patch = {view: "twelve", lambda: 0.1, method, seed};
          const spec = anyFigure(figure);
          const svg = stillPanel(spec, stateAt(spec, data, patch), "paths", size);
          const [least, oneSe] = ["least", "one-se"].map((ref) =>
            Number(new RegExp(`M([\\d.]+),\\S+" data-ref="${ref}" class="line-soft dashed"`).exec(svg)?.[1])
          );
          for (const [text, own, other] of [
            ["least error", least, oneSe],
            ["one SE", oneSe, least]
          ] as const) {
            const node = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].filter(
              ([all, said]) => said === text && !/display="none"/.test(all)
            );
            expect(node.length).toBe(1);
            const x = Number(/ x="([\d.]+)"/.exec(node[0][0])?.[1]);
            const left = /text-anchor="end"/.test(node[0][0]);
            expect(Math.abs(x - own)).toBeLessThan(6);
            expect(left).toBe(x < own);
            // What is left of its line ends before the other's, or is left of both.
            if (left && other < own) expect(x - textWidth(text, 13)).toBeGreaterThan(other + 4);
          }
        }
  });

  it("draws all weights and the curve's bottom within its axes", () => {
    for (const method of METHOD_KEYS) {
      const {lines, cv} = twelve(0.1, method);
      for (const line of lines) for (const w of line) expect(Math.abs(w)).toBeLessThan(0.7);
      expect(Math.min(...cv.mean.map((v, k) => v - cv.se[k]))).toBeGreaterThan(0.1);
    }
  });
});

describe("cross-validation", () => {
  it("splits into ten folds of six rows, another way for each seed", () => {
    const folds = [1, 2, 3].map((seed) => drawFolds(60, seed));
    for (const f of folds) for (let k = 0; k < 10; ++k) expect(f.filter((v) => v === k).length).toBe(6);
    expect(new Set(folds.map((f) => f.join())).size).toBe(3);
  });

  it("the rules take the least error, and the largest λ within a standard error of it", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const cv = crossValidate(table, 1, drawFolds(60, seed));
      const {min, oneSe} = rulesOf(cv);
      expect(cv.mean[min]).toBe(Math.min(...cv.mean));
      const bound = cv.mean[min] + cv.se[min];
      expect(cv.mean[oneSe]).toBeLessThanOrEqual(bound);
      for (let k = 0; k < oneSe; ++k) expect(cv.mean[k]).toBeGreaterThan(bound);
    }
  });

  it("over other splits: the one-standard-error rule stays in the stretch, the least error hardly ever is in it", () => {
    const [low, high] = lassoWindow(data);
    let [rule, least, useless, n] = [0, 0, 0, 0];
    const fits = path(m, 1);
    for (let seed = 5001; seed <= 5300; ++seed, ++n) {
      const {min, oneSe} = rulesOf(crossValidate(table, 1, drawFolds(60, seed)));
      rule += Number(LAMBDAS[oneSe] >= low && LAMBDAS[oneSe] <= high);
      least += Number(LAMBDAS[min] >= low && LAMBDAS[min] <= high);
      useless += Number(fits[min].some((w, j) => w !== 0 && TRUE_WEIGHTS[j] === 0));
    }
    console.log(
      `of ${n} splits, in the stretch: one-SE rule ${rule}, least error ${least}; with useless features at the least error ${useless}`
    );
    expect(rule / n).toBeGreaterThanOrEqual(0.95);
    expect(least / n).toBeLessThanOrEqual(0.1);
    // “… useless features are in on more than nine splits in ten”
    expect(useless / n).toBeGreaterThan(0.9);
  });

  it("the two stretches of λ hold at least nine in ten splits, the page's own and others", () => {
    for (const first of [2001, 9001]) {
      let held = [0, 0];
      for (let seed = first; seed < first + 100; ++seed) {
        const {min, oneSe} = rulesOf(crossValidate(table, 1, drawFolds(60, seed)));
        held = [data.rules.lasso.min, data.rules.lasso.oneSe].map(([low, , high], i) => {
          const lambda = LAMBDAS[i ? oneSe : min];
          return held[i] + Number(lambda > low * 0.999 && lambda < high * 1.001);
        });
      }
      for (const n of held) expect(n).toBeGreaterThanOrEqual(90);
    }
  });

  it("the first split is typical in both rules", () => {
    const all = Array.from({length: 100}, (_, i) =>
      rulesOf(crossValidate(table, 1, drawFolds(60, 7001 + i)))
    );
    const own = rulesOf(crossValidate(table, 1, drawFolds(60, start.seed)));
    for (const rule of ["min", "oneSe"] as const) {
      const sorted = all.map((r) => LAMBDAS[r[rule]]).sort((a, b) => a - b);
      expect(LAMBDAS[own[rule]]).toBeGreaterThanOrEqual(sorted[25]);
      expect(LAMBDAS[own[rule]]).toBeLessThanOrEqual(sorted[74]);
    }
  });

  it("this table is kind: of four hundred tables the fewest have the right six where the error is least", () => {
    const {met, least, oneSe} = data.supports;
    expect(met).toBeLessThan(0.45 * data.tables);
    expect(oneSe).toBeLessThan(met);
    expect(least).toBeLessThan(0.1 * data.tables);
  });

  it("among correlated features the lasso's choice turns with the sample; the elastic net takes the group", () => {
    const k = [nearestLambda(0.1), nearestLambda(0.2154)];
    expect(k).toEqual([30, 25]);
    const lasso = data.kept.lasso[k[0]];
    const net = data.kept.net[k[1]];
    // “It keeps more of the group, right or wrong”: of x1 to x4, of which x1 is always kept.
    for (const j of [1, 2, 3]) expect(net[j] - lasso[j]).toBeGreaterThan(0.2 * data.resamples);
    expect(lasso[1]).toBeLessThan(0.8 * data.resamples); // x2 matters
    expect(lasso[3]).toBeGreaterThan(0.25 * data.resamples); // x4 does not
  });

  it("takes less than 6 kB of the visit", () => {
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(6000);
  });
});
