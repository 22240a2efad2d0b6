import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {penaltyValue, shrink} from "../../src/ml/bridge-penalty.js";
import {elasticNet, lambdaMax, softThreshold} from "../../src/ml/elastic-net.js";
import {random} from "../../src/ml/random.js";
import {cursorFits, momentsOf} from "../../src/questions/l1-vs-l2/cursor.js";
import {compute, type PathData} from "../../src/questions/l1-vs-l2/data.json.js";
import {parseTable, standardizedMoments} from "../../src/questions/l1-vs-l2/design.js";
import spec from "../../src/questions/l1-vs-l2/figure.js";
import {LAMBDAS, METHODS} from "../../src/questions/l1-vs-l2/methods.js";
import {model, type Params} from "../../src/questions/l1-vs-l2/model.js";
import {crossValidate, isTrueSupport, path} from "../../src/questions/l1-vs-l2/paths.js";
import {simulate} from "../../src/questions/l1-vs-l2/table.js";
import {weight} from "../../src/questions/l1-vs-l2/words.js";
import {checkFigure} from "../figure/check.js";

interface Reference {
  lambdas: number[];
  paths: number[][][];
  cv: number[][];
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

const start: Params = {center: [2, 0.8], t: 1, p: 1, mix: 0, rho: 0, lambda: 0.1};
const at = (change: Partial<Params>) => model({...start, ...change}, null);
const signs = (w: readonly number[]): number[] => w.map(Math.sign);

const data: PathData = compute();
checkFigure(spec, data);

describe("the table", () => {
  it("is what its seed gives", () => {
    expect(csv).toBe(simulate());
  });
  it("has 60 rows, 12 features, and correlations of about 0.9 within its groups only", () => {
    const {G, p} = standardizedMoments(table);
    expect([table.y.length, p]).toEqual([60, 12]);
    for (let j = 0; j < p; ++j) {
      for (let k = 0; k < j; ++k) {
        const same = data.groups[j] !== null && data.groups[j] === data.groups[k];
        if (same) expect(G[j * p + k]).toBeGreaterThan(0.83);
        else expect(Math.abs(G[j * p + k])).toBeLessThan(0.5);
      }
    }
  });
});

describe("against other software", () => {
  const m = standardizedMoments(table);
  for (const name of ["sklearn", "glmnet"]) {
    it(`has ${name}'s paths to 1e-10, and its exact zeros`, () => {
      const {paths, lambdas} = reference(name);
      lambdas.forEach((lambda, k) => {
        expect(LAMBDAS[k] / lambda).toBeCloseTo(1, 12);
      });
      METHODS.forEach(({alpha}, i) => {
        path(m, alpha).forEach((w, k) => {
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
  it("has scikit-learn's cross-validation errors to 1e-10", () => {
    const {cv} = reference("sklearn");
    METHODS.forEach(({alpha}, i) => {
      crossValidate(table, alpha).forEach((error, k) => {
        expect(Math.abs(error - cv[i][k])).toBeLessThan(1e-10);
      });
    });
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
    const zeros = METHODS.map((_, i) => data.paths[i].flat().filter((v) => v === 0).length);
    expect(zeros[0]).toBeGreaterThan(300);
    expect(zeros[1]).toBeGreaterThan(100);
    expect(zeros[2]).toBe(0);
    const m = standardizedMoments(table);
    expect(path(m, 0).every((w) => w.every((v) => v !== 0))).toBe(true);
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
    expect(at({}).shaded).toBeCloseTo(4 / 9, 12);
    expect(at({p: 0.5}).shaded).toBeCloseTo(0.89, 2);
    expect(at({mix: 0.5}).shaded).toBeCloseTo(2 / 9, 12);
    expect(at({p: 2}).shaded).toBe(0);
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
      const spent = penaltyValue(b.params, 1 + h) - penaltyValue(a.params, 1 - h);
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

  it("each weight of the optimum is the scalar answer to its own z, whatever the correlation", () => {
    for (const change of [{}, {rho: 0.8}, {p: 2, rho: -0.5}, {p: 3, center: [2, 1.5] as const}, {mix: 0.5}]) {
      const {scalar, optimum, params} = at(change);
      scalar.dots.forEach(([z, w], j) => {
        expect(w).toBe(optimum.w[j]);
        expect(shrink(params, z, scalar.lambda)).toBeCloseTo(w, 12);
        expect(z).toBeCloseTo(params.center[j] + params.rho * (params.center[1 - j] - optimum.w[1 - j]), 12);
      });
    }
  });

  it("the scalar answer for p < 1 jumps where it is said to", () => {
    for (const change of [{p: 0.5}, {p: 0.8, mix: 0.3}]) {
      const {scalar, params} = at(change);
      expect(scalar.jumps).toBe(true);
      const z = scalar.flat;
      expect(shrink(params, z * (1 - 1e-9), scalar.lambda)).toBe(0);
      expect(shrink(params, z * (1 + 1e-9), scalar.lambda)).toBeGreaterThan(0.2);
    }
    expect(at({}).scalar.jumps).toBe(false);
    expect(at({}).scalar.flat).toBe(1);
  });
});

describe("words", () => {
  it("call 0 only what is exactly 0", () => {
    expect([0, 0.004, -1.2e-20, 0.5, -1].map(weight)).toEqual(["0", "4·10⁻³", "−1·10⁻²⁰", "0.50", "−1.00"]);
  });
});

describe("the paths", () => {
  it("fit at the cursor what the drawn paths show, to the digits drawn", () => {
    data.lambdas.forEach((lambda, k) => {
      cursorFits(data, lambda).weights.forEach((w, i) => {
        for (let j = 0; j < 12; ++j) {
          const drawn = data.paths[i][k][j];
          expect(w[j] === 0).toBe(drawn === 0);
          expect(Math.abs(w[j] - drawn)).toBeLessThanOrEqual(0.006 * Math.abs(drawn) + 1e-6);
        }
      });
    });
  });

  it("carry the moments that the loader wrote", () => {
    const m = standardizedMoments(table);
    const back = momentsOf(data);
    m.G.forEach((v, k) => {
      expect(back.G[k]).toBeCloseTo(v, 8);
    });
  });

  it("at λ = 0.1 the lasso keeps the six true features and no other; elastic net two more; ridge all", () => {
    const fits = cursorFits(data, 0.1);
    expect([fits.zeros, fits.missed, fits.spurious]).toEqual([
      [6, 4, 0],
      [0, 0, 0],
      [0, 2, 6]
    ]);
    expect(isTrueSupport(fits.weights[0])).toBe(true);
    // … and so it is where its slope at 0 is the lasso's
    expect(cursorFits(data, 0.2).spurious[1]).toBe(2);
  });

  it("cross-validation's λ is smaller: there the lasso keeps four features that are truly 0", () => {
    expect(data.cv[0]).toBeLessThan(0.02);
    expect(cursorFits(data, data.cv[0]).spurious[0]).toBe(4);
  });

  it("“a stretch of λ … from about 0.05 to 0.15”, and not at the λ of cross-validation, 0.0122", () => {
    const kept = (lambda: number) => isTrueSupport(cursorFits(data, lambda).weights[0]);
    for (const lambda of [0.05, 0.07, 0.1, 0.12, 0.148]) expect(kept(lambda)).toBe(true);
    for (const lambda of [0.0122, 0.03, 0.2]) expect(kept(lambda)).toBe(false);
    expect(cursorFits(data, 0.0122).spurious[0]).toBe(4);
    expect(data.cv[0]).toBeCloseTo(0.0122, 4);
  });

  it("ridge makes x3 grow: “from 0.01 at λ = 0.05 to 0.10 at λ = 0.3”", () => {
    expect(cursorFits(data, 0.05).weights[2][2]).toBeCloseTo(0.01, 2);
    expect(cursorFits(data, 0.3).weights[2][2]).toBeCloseTo(0.1, 2);
  });

  it("this table is kind: of 100 drawn alike, the lasso's path meets the true support in 30", () => {
    expect(data.supportRate).toBe(0.3);
  });

  it("at λ = 0.001 the lasso keeps all twelve", () => {
    expect(cursorFits(data, 0.001).zeros).toEqual([0, 0, 0]);
  });

  it("among correlated features the lasso's choice turns with the sample; the elastic net takes the group", () => {
    const [lasso, net] = data.chosen;
    expect(lasso[1]).toBe(0.695); // x2: truly not 0, correlated 0.9 with x1
    expect(lasso[3]).toBe(0.37); // x4: truly 0, correlated with both
    expect(net[1]).toBe(0.98);
    expect(net[3]).toBe(0.835);
    for (const j of [0, 1, 2, 3, 4, 5]) expect(net[j]).toBeGreaterThanOrEqual(lasso[j]);
  });

  it("take less than 6 kB of the visit", () => {
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(6000);
  });
});
