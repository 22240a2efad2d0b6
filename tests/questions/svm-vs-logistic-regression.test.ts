import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {parseTable} from "../../src/figure/csv.js";
import {stateFrom, stillSvg} from "../../src/figure/still.js";
import {fitLogistic} from "../../src/ml/logistic.js";
import {random} from "../../src/ml/random.js";
import {compute} from "../../src/questions/svm-vs-logistic-regression/data.json.js";
import figure from "../../src/questions/svm-vs-logistic-regression/figure.js";
import {fitBoth, norm, problemOf} from "../../src/questions/svm-vs-logistic-regression/fits.js";
import {type ModelParams, model} from "../../src/questions/svm-vs-logistic-regression/model.js";
import {accept, mostRows} from "../../src/questions/svm-vs-logistic-regression/own.js";
import {type Data, sourceOf} from "../../src/questions/svm-vs-logistic-regression/points.js";
import {pushing, sum} from "../../src/questions/svm-vs-logistic-regression/words.js";
import {checkFigure} from "../figure/check.js";

const data = compute();
checkFigure(figure, data);

const base: ModelParams = {
  table: "simulated",
  distance: 3,
  seed: 1,
  outlier: "none",
  moved: [],
  c: 1,
  drop: false,
  chart: "force"
};
const run = (change: Partial<ModelParams> = {}, own: Data = data) => model({...base, ...change}, own);

interface Fit {
  w: number[];
  b: number;
}
const reference: {
  tables: Record<
    string,
    {X: number[]; y: number[]; fits: {C: number; logistic: Fit; svm: Fit & {exact: Fit | null}}[]}
  >;
  linearSVC: {C: number; hinge: Fit; squared: Fit}[];
} = JSON.parse(
  readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8")
);

const apart = (a: {w: ArrayLike<number>; b: number}, b: {w: ArrayLike<number>; b: number}): number =>
  Math.max(Math.abs(a.w[0] - b.w[0]), Math.abs(a.w[1] - b.w[1]), Math.abs(a.b - b.b));

/** Settings all over the figure. */
const settings = Array.from({length: 40}, (_, k) => {
  const draw = random(k + 1, 3);
  return {
    table: (["simulated", "simulated", "setosa", "virginica"] as const)[Math.floor(4 * draw())],
    distance: Math.round(60 * draw()) / 10,
    seed: 1 + Math.floor(50 * draw()),
    c: 10 ** (Math.round(8 * draw()) - 2),
    outlier: (["none", "right", "wrong"] as const)[Math.floor(3 * draw())]
  };
});

describe("both fits", () => {
  for (const [name, table] of [
    ["setosa", "separable"],
    ["virginica", "overlapping"]
  ] as const) {
    it(`on ${name} and versicolor are scikit-learn's`, () => {
      for (const {C, logistic, svm} of reference.tables[table].fits) {
        const r = run({table: name, c: C});
        expect(apart(r.logistic, logistic)).toBeLessThan(2e-6 * Math.max(1, norm(r.logistic)));
        // LIBSVM's own solution is good to single precision; the exact one for its pattern is known to ten digits.
        expect(apart(r.svm, svm)).toBeLessThan(1e-3 * Math.max(1, Math.abs(svm.b)));
        if (svm.exact) expect(apart(r.svm, svm.exact)).toBeLessThan(1e-9 * Math.max(1, Math.abs(svm.b)));
      }
    });
  }

  it("obey the two equations of balance everywhere: w = C Σ F y x, and Σ F y = 0", () => {
    for (const change of settings) {
      const r = run(change);
      const {X, y, n} = problemOf(r.points);
      for (const {w, force} of [r.svm, r.logistic]) {
        const scale = change.c * n;
        let balance = 0;
        const built = [0, 0];
        force.forEach((F, i) => {
          balance += F * y[i];
          for (const j of [0, 1]) built[j] += change.c * F * y[i] * X[2 * i + j];
        });
        expect(Math.abs(balance)).toBeLessThan(1e-9 * n);
        for (const j of [0, 1]) expect(Math.abs(built[j] - w[j])).toBeLessThan(1e-8 * Math.max(1, scale));
      }
      // Margins of 1 are rounded, and C n of them added up.
      expect(Math.abs(r.svm.fit.gap)).toBeLessThan(1e-14 * change.c * n + 1e-12 * r.svm.fit.objective);
      expect(sum(r.svm.force, r.kept, r.points.label, 0)).toBeCloseTo(
        sum(r.svm.force, r.kept, r.points.label, 1),
        8
      );
    }
  });

  it("points beyond the margin have no hinge force; without all of them the SVM is the same and the logistic fit is not", () => {
    for (const change of settings) {
      const r = run(change);
      r.svm.margin.forEach((m, k) => {
        if (m > 1 + 1e-6) expect(r.svm.force[k]).toBe(0);
        expect(r.logistic.force[k]).toBeGreaterThan(0);
      });
      const without = run({...change, drop: true});
      expect(without.kept.length).toBe(r.svm.fit.support.length);
      expect(Math.abs(without.svm.w[0] - r.svm.w[0])).toBeLessThan(1e-8 * Math.max(1, norm(r.svm)));
      expect(Math.abs(without.svm.w[1] - r.svm.w[1])).toBeLessThan(1e-8 * Math.max(1, norm(r.svm)));
      if (without.kept.length < r.kept.length)
        expect(apart(without.logistic, r.logistic)).toBeGreaterThan(1e-6);
    }
  });

  it("on separable classes the logistic weights grow without bound when nothing is penalized", () => {
    const {X, n, p, label} = problemOf(sourceOf("setosa", 3, 1, data.iris, undefined).points);
    const norms = [10, 20, 40, 80].map((iterations) =>
      norm(fitLogistic({X, n, p, y: label, lambda: 0, iterations}))
    );
    for (let k = 1; k < norms.length; ++k) expect(norms[k]).toBeGreaterThan(1.5 * norms[k - 1]);
    const fit = fitLogistic({X, n, p, y: label, lambda: 0});
    expect([fit.separated, fit.converged]).toEqual([true, false]);
  });

  it("…and with log C when there is a penalty, their direction going to the SVM's", () => {
    const at = (c: number) => run({table: "setosa", c});
    const rates = [1e3, 1e4, 1e5, 1e6].map((c) => norm(at(c).logistic) - norm(at(c / 10).logistic));
    for (const rate of rates) expect(rate).toBeGreaterThan(2.2);
    for (const rate of rates) expect(rate).toBeLessThan(3.2);
    const angles = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((c) => at(c).angle);
    for (let k = 1; k < angles.length; ++k) expect(angles[k]).toBeLessThan(angles[k - 1]);
    expect(angles[0]).toBeCloseTo(10, 1);
    expect(angles[2]).toBeCloseTo(6.1, 1);
    expect(angles[6]).toBeCloseTo(1.3, 1);
    // The rate of the derivation: γ t ≈ ln C, γ the widest margin, 1 / ‖w‖ of the hard-margin SVM. Its corrections, ln t,
    // are still felt at a million.
    const gamma = 1 / norm(at(1e6).svm);
    expect((rates[3] * gamma) / Math.LN10).toBeGreaterThan(0.8);
    expect((rates[3] * gamma) / Math.LN10).toBeLessThan(1);
  });

  it("an outlier far on its right side never moves the SVM while it is beyond the margin; the logistic fit always", () => {
    for (const c of [0.01, 0.05, 0.2, 1, 10, 100]) {
      const r = run({outlier: "right", c});
      expect(r.svm.margin[60]).toBeGreaterThan(1);
      expect(apart(r.svm, run({c}).svm)).toBeLessThan(1e-8);
      expect(apart(r.logistic, run({c}).logistic)).toBeGreaterThan(1e-3);
      expect(r.turned.logistic).toBeLessThan(3);
    }
    expect(run({outlier: "right", c: 0.01}).turned.logistic).toBeGreaterThan(
      5 * run({outlier: "right", c: 10}).turned.logistic
    );
  });
});

describe("numbers in the prose", () => {
  it("the first view: 6.5° between the boundaries, six errors each", () => {
    const r = run();
    expect(r.angle).toBeCloseTo(6.5, 1);
    for (const {margin} of [r.svm, r.logistic]) expect(margin.filter((m) => m <= 0).length).toBe(6);
  });

  it("at C = 0.01 47 of 60 push the SVM; with no distance all 60", () => {
    expect(pushing(run({c: 0.01}).svm.force)).toBe(47);
    expect(pushing(run({distance: 0}).svm.force)).toBe(60);
  });

  it("logistic probabilities are off by 0.33 at C = 0.01, by 0.06 at 1", () => {
    const off = (c: number) => run({c, chart: "probability"}).probabilities?.logistic.error;
    expect(off(0.01)).toBeCloseTo(0.33, 2);
    expect(off(1)).toBeCloseTo(0.06, 2);
  });

  it("the outlier on the wrong side turns both by 6.8°", () => {
    const {turned, svm} = run({outlier: "wrong"});
    expect(turned.svm).toBeCloseTo(6.8, 1);
    expect(turned.logistic).toBeCloseTo(6.8, 1);
    expect(svm.force[60]).toBe(1);
  });

  it("LinearSVC's defaults solve another problem than SVC", () => {
    const {X, y} = reference.tables.simulated;
    const problem = {
      X: Float64Array.from(X),
      n: y.length,
      p: 2 as const,
      label: Int32Array.from(y),
      y: Float64Array.from(y, (v) => 2 * v - 1)
    };
    const [small, one] = reference.linearSVC;
    expect(apart(fitBoth(problem, one.C).svm, one.squared)).toBeGreaterThan(0.05);
    // With the plain hinge only the penalized intercept differs; at C = 0.01 that shows. At C = 1 three points on the margin
    // hold the boundary, with either objective.
    expect(apart(fitBoth(problem, small.C).svm, small.hinge)).toBeGreaterThan(0.01);
    expect(apart(fitBoth(problem, one.C).svm, one.hinge)).toBeLessThan(1e-9);
  });

  it("the data take less than 2 kB of the visit", () => {
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(2000);
  });
});

describe("the reader's own table", () => {
  const own = (csv: string) => accept(data, parseTable(csv));

  it("fits what it holds, standardized", () => {
    const {data: with_, note} = own(figure.own?.example ?? "");
    const r = run({table: "own"}, with_);
    const any = anyFigure(figure);
    for (const mode of ["wide", "narrow"] as const)
      expect(stillSvg(any, stateFrom(any, with_, {table: "own"}), mode)).toContain("<svg");
    expect(r.points.label.length).toBe(8);
    expect(r.points.classes).toEqual(["long", "short"]);
    expect(note).toContain("short is y = +1");
    expect(r.points.x.reduce((s, v) => s + v, 0)).toBeCloseTo(0, 12);
  });

  it("leaves out incomplete rows, and says so", () => {
    const {note} = own("a,b,c\n1,2,0\n2,,1\n3,1,1\n4,x,0\n5,2,0\n6,3,1\n7,3,1\n");
    expect(note).toContain("2 rows");
  });

  it("takes a sample of a long table, and says so", () => {
    const draw = random(2);
    const rows = Array.from(
      {length: 5000},
      (_, i) => `${draw()},${draw() + (i % 2)},${i % 2 ? "yes" : "no"}`
    );
    const {data: with_, note} = own(`u,v,z\n${rows.join("\n")}\n`);
    expect(with_.own?.label.length).toBe(mostRows);
    expect(note).toContain("sample of the 5,000");
    const r = run({table: "own"}, with_);
    const any = anyFigure(figure);
    for (const mode of ["wide", "narrow"] as const)
      expect(stillSvg(any, stateFrom(any, with_, {table: "own"}), mode)).toContain("<svg");
    expect(Math.abs(r.svm.fit.gap)).toBeLessThan(1e-8 * r.svm.fit.objective);
    expect(r.logistic.fit.converged).toBe(true);
  });

  it("refuses one class, three classes, no class and too few numbers, in words", () => {
    expect(() => own("a,b,c\n1,2,x\n2,3,x\n")).toThrow(/only “x”/);
    expect(() => own("a,b,c\n1,2,x\n2,3,y\n4,5,z\n")).toThrow(/3 classes/);
    expect(() => own("a,b\n1.5,2\n2.5,3\n3.5,4\n")).toThrow(/two different values/);
    expect(() => own("a,c\n1.5,x\n2.5,y\n3.5,y\n")).toThrow(/two columns of numbers/);
    expect(() => own("a,b,c\n1.5,,x\n2.5,2,y\n3.5,2,y\n3.5,3,y\n")).toThrow(/only “y”/);
  });

  it("bears constant columns, equal rows and large numbers", () => {
    for (const csv of [
      "a,b,c\n1,2,x\n1,2,y\n1,2,x\n1,2,y\n",
      "a,b,c\n1,2,x\n1,3,y\n1,2,x\n1,4,y\n",
      "a,b,c\n1e90,2,x\n-1e90,3,y\n1e90,2,x\n3e89,4,y\n"
    ]) {
      const {data: with_} = own(csv);
      for (const c of [0.01, 1, 1e6]) {
        for (const chart of ["force", "norm", "probability"] as const) {
          const r = run({table: "own", c, chart}, with_);
          expect([...r.svm.w, r.svm.b, ...r.logistic.w, r.logistic.b].every(Number.isFinite)).toBe(true);
        }
      }
    }
  });
});
