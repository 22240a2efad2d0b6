import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {fitLogistic} from "../../src/ml/logistic.js";
import {normal, random} from "../../src/ml/random.js";
import {compute} from "../../src/questions/svm-vs-logistic-regression/data.json.js";
import figure from "../../src/questions/svm-vs-logistic-regression/figure.js";
import {
  angleBetween,
  fitBoth,
  norm,
  problemOf,
  apart as share
} from "../../src/questions/svm-vs-logistic-regression/fits.js";
import {onKink} from "../../src/questions/svm-vs-logistic-regression/followed.js";
import {model} from "../../src/questions/svm-vs-logistic-regression/model.js";
import {normsOf} from "../../src/questions/svm-vs-logistic-regression/norms.js";
import {own as table} from "../../src/questions/svm-vs-logistic-regression/own.js";
import {marksOf} from "../../src/questions/svm-vs-logistic-regression/panels/marks.js";
import {numbers} from "../../src/questions/svm-vs-logistic-regression/panels/numbers.js";
import {
  Cs,
  mostRows,
  type Params,
  params,
  type Room,
  tableSizes
} from "../../src/questions/svm-vs-logistic-regression/params.js";
import {type Data, sourceOf} from "../../src/questions/svm-vs-logistic-regression/points.js";
import {probabilitiesOf} from "../../src/questions/svm-vs-logistic-regression/probabilities.js";
import {force, logOf, pushing, sum} from "../../src/questions/svm-vs-logistic-regression/words.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";

const data = compute();
const spec = anyFigure(figure);
const base = defaults(params);
const run = (change: Partial<Params> = {}, own: Data = data) => model({...base, ...change}, own);
const state = (change: Partial<Params> = {}, own: Data = data) =>
  stateAt(spec, own, change) as unknown as Room["State"];

checkFigure(figure, data, {
  survives: {
    "the calibration error": (times) => {
      const r = run();
      const p = probabilitiesOf(r, problemOf(r.points).label, r.points, base.distance, 24 * times);
      return [p.logistic, p.svm, p.platt].map(({error}) => error.toFixed(9)).join(" ");
    }
  }
});

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
  losses: {crossEntropy: number; hinge: number};
  calibration: {w: number[]; b: number; distance: number; error: number}[];
} = JSON.parse(
  readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8")
);

const apart = (a: {w: ArrayLike<number>; b: number}, b: {w: ArrayLike<number>; b: number}): number =>
  Math.max(Math.abs(a.w[0] - b.w[0]), Math.abs(a.w[1] - b.w[1]), Math.abs(a.b - b.b));

/** Settings all over the figure, the slider's end and points moved onto a grid among them. */
const settings: Partial<Params>[] = Array.from({length: 160}, (_, k) => {
  const draw = random(k + 1, 3);
  return {
    table: (["simulated", "simulated", "setosa", "virginica"] as const)[Math.floor(4 * draw())],
    distance: Math.round(60 * draw()) / 10,
    seed: 1 + Math.floor(50 * draw()),
    c: Cs[Math.floor(Cs.length * draw())],
    outlier: (["none", "right", "wrong"] as const)[Math.floor(3 * draw())],
    moved:
      k % 3
        ? []
        : Array.from({length: 12}, (_, i) => [i, 100 * Math.floor(11 * draw()), 250 * Math.floor(5 * draw())])
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

  it("are certified, balance, and let the silent points go without moving the SVM: at every setting", () => {
    for (const change of settings)
      for (const drop of [false, true])
        for (const [name, holds] of Object.entries(figure.invariants ?? {}))
          expect(holds(state({...change, drop})), `${name}: ${JSON.stringify(change)}`).toBe(true);
  });

  it("are built of forces: w = C Σ F y x", () => {
    for (const change of settings) {
      const r = run(change);
      const {X, y, n} = problemOf(r.points);
      const c = change.c ?? 1;
      for (const {w, force: F} of [r.svm, r.logistic]) {
        for (const j of [0, 1]) {
          const built = F.reduce((s, f, i) => s + c * f * y[i] * X[2 * i + j], 0);
          expect(Math.abs(built - w[j])).toBeLessThan(1e-9 * Math.max(1, c * n));
        }
        expect(sum(F, r, 0)).toBeCloseTo(sum(F, r, 1), 8);
      }
    }
  });

  it("without what does not push the logistic fit is another one, the SVM is not", () => {
    for (const change of settings) {
      const r = run(change);
      const without = run({...change, drop: true});
      expect(without.kept.length).toBe(r.svm.support.length);
      expect(share(r.svm, without.svm)).toBeLessThan(1e-8);
      if (without.kept.length < r.kept.length)
        expect(share(r.logistic, without.logistic)).toBeGreaterThan(1e-7);
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

  it("drawn against C are those of each C", () => {
    for (const change of [{}, {table: "setosa"}, {table: "virginica"}] as const) {
      const problem = problemOf(run(change).points);
      const {C, svm, logistic} = normsOf(problem);
      C.forEach((c, k) => {
        const fits = fitBoth(problem, c);
        expect(Math.abs(norm(fits.svm) / svm[k] - 1)).toBeLessThan(1e-8);
        expect(Math.abs(norm(fits.logistic) / logistic[k] - 1)).toBeLessThan(1e-6);
      });
    }
  });
});

describe("one point in both losses", () => {
  it("has the loss that scikit-learn counts, with y in {−1, 1} and in {0, 1}", () => {
    const all = Array.from({length: 100}, (_, i) => run({table: "virginica", follow: [[i]]}).followed);
    const mean = (of: (f: (typeof all)[number]) => number) => all.reduce((s, f) => s + of(f), 0) / all.length;
    expect(mean((f) => f.logistic.loss)).toBeCloseTo(reference.losses.crossEntropy, 8);
    expect(mean((f) => f.crossEntropy)).toBeCloseTo(reference.losses.crossEntropy, 8);
    // LIBSVM's scores are good to single precision.
    expect(mean((f) => f.svm.loss)).toBeCloseTo(reference.losses.hinge, 4);
  });

  it("is the one that the reader asks for, and else one on the margin or the outlier", () => {
    expect(run({follow: [[7]]}).followed.point).toBe(7);
    expect(run({outlier: "wrong"}).followed.point).toBe(60);
    expect(run({follow: [[900]]}).followed.point).toBe(run().followed.point);
    const {svm} = run().followed;
    expect(svm.margin).toBeCloseTo(1, 9);
    expect([svm.force > 0, svm.force < 1, svm.loss]).toEqual([true, true, 0]);
  });

  it("has one and the same logistic loss in both codings, to nine digits of it, however small", () => {
    for (const change of [...settings, {table: "setosa", c: 1_000_000} as const]) {
      const n = run(change).points.label.length;
      for (let i = 0; i < n; i += 7) {
        const {crossEntropy, logistic} = run({...change, follow: [[i]]}).followed;
        expect(logistic.loss).toBeGreaterThan(0);
        expect(Math.abs(crossEntropy / logistic.loss - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it("has no loss on the kink, whatever its force there, and is said to be on it", () => {
    // 0.9999999999999964 and 1.0000000000000036, both with the full force of 1.
    for (const i of [2, 76]) {
      const here = state({table: "virginica", c: 100, follow: [[i]]});
      expect(here.result.followed.svm.force).toBe(1);
      expect(here.result.followed.svm.loss).toBe(0);
      expect(JSON.stringify(numbers.table(here).rows)).toContain("on the kink");
    }
    expect(onKink(1 - 1e-6)).toBe(false);
  });

  it("is never certain: no probability is called 1, not where it is stored as 1 either", () => {
    const sure = state({table: "setosa", c: 1_000_000, follow: [[66]]});
    expect(sure.result.followed.p).toBe(1);
    expect(figure.reads.p(sure)).toBe("> 0.999");
    expect([logOf("ln", 1, 5e-17), logOf("ln", 5e-17, 1), logOf("ln", 0.144, 0.856)]).toEqual([
      "ln(1 − 5·10⁻¹⁷)",
      "ln(5·10⁻¹⁷)",
      "ln 0.144"
    ]);
    const {foot, rows} = numbers.table(sure);
    expect(JSON.stringify([foot, rows])).not.toMatch(/ln 1\b|− >|− 1\)/);
  });

  it("stays followed where it is left out", () => {
    const r = run();
    const silent = r.svm.force.indexOf(0);
    const {followed} = run({drop: true, follow: [[silent]]});
    expect([followed.point, followed.fitted]).toEqual([silent, false]);
    const said = state({drop: true, follow: [[silent]]});
    expect([figure.reads.svmForce(said), figure.reads.logisticForce(said)]).toEqual([
      "0 (left out)",
      "0 (left out)"
    ]);
    // Bins hold all rows of the table, left out or not.
    const calibrated = state({table: "setosa", drop: true, chart: "probability"});
    expect(figure.describe(calibrated)).toContain("among the table’s rows");
  });

  it("is solid where it pushes and hollow where it does not", () => {
    for (const forces of ["svm", "logistic"] as const) {
      const here = state({forces});
      const marks = marksOf(here, 46);
      const solid = new Set(marks.filter((m) => here.result[forces].force[m.key] > 0).map((m) => m.path));
      const hollow = new Set(marks.filter((m) => here.result[forces].force[m.key] === 0).map((m) => m.path));
      expect(solid.size).toBe(2);
      expect(hollow.size).toBe(forces === "svm" ? 2 : 0);
      for (const path of hollow) expect(solid.has(path)).toBe(false);
    }
  });

  it("stands on a plane that fills its box, on whatever screen", () => {
    for (const [width, height] of [
      [460, 480],
      [343, 300],
      [900, 500]
    ]) {
      const svg = stillPanel(spec, stateAt(spec, data, {}), "plane", {width, height});
      const frames = [...svg.matchAll(/<rect[^>]*>/g)].map(([rect]) =>
        ["width", "height"].map((key) => Number(rect.match(new RegExp(`${key}="([\\d.]+)"`))?.[1]))
      );
      const [w, h] = frames[0];
      expect(w).toBeGreaterThan(width - 60);
      expect(h).toBeGreaterThan(height - 75);
    }
  });

  it("has a force that is called 0 or 1 only where it is", () => {
    expect([0, 1, 1 - 1e-9, 1e-21, 0.25].map(force)).toEqual(["0", "1", "> 0.999", "1·10⁻²¹", "0.250"]);
  });
});

describe("what a control sets along", () => {
  it("knows how many rows the tables have", () => {
    for (const name of ["simulated", "setosa", "virginica"] as const)
      expect(run({table: name}).points.label.length).toBe(tableSizes[name]);
  });
  it("puts another outlier where it belongs, though the last one was dragged, and keeps other moves", () => {
    const dragged: Params = {
      ...base,
      outlier: "right",
      moved: [
        [3, 500, 500],
        [60, 100, 900]
      ]
    };
    expect(withSets(params, dragged, {outlier: "wrong"})).toMatchObject({
      moved: [[3, 500, 500]],
      outlier: "wrong"
    });
  });
  it("forgets what was done to other points, and brings the simulated data to their controls", () => {
    const edited: Params = {...base, moved: [[3, 500, 500]], follow: [[3]]};
    expect(withSets(params, edited, {table: "setosa"})).toEqual({table: "setosa", moved: [], follow: []});
    expect(withSets(params, edited, {distance: 4})).toEqual({distance: 4});
    const iris: Params = {...edited, table: "setosa"};
    for (const change of [{distance: 4}, {seed: 5}])
      expect(withSets(params, iris, change)).toEqual({...change, table: "simulated", moved: [], follow: []});
  });
});

describe("probabilities over all cases", () => {
  it("are off by as much as adaptive quadrature says", () => {
    for (const {w, b, distance, error} of reference.calibration) {
      const fit = {...run().logistic, w: Float64Array.from(w), b};
      const r = run();
      const p = probabilitiesOf({svm: r.svm, logistic: fit}, problemOf(r.points).label, r.points, distance);
      expect(Math.abs(p.logistic.error - error)).toBeLessThan(1e-9);
    }
  });
});

describe("numbers in the prose", () => {
  const seeds = Array.from({length: 100}, (_, i) => 1000 + 37 * i);

  /** In how many of a thousand samples. */
  const shareOf = (holds: (seed: number) => boolean) => {
    let n = 0;
    for (let seed = 50_001; seed <= 51_000; ++seed) n += Number(holds(seed));
    return n / 1000;
  };

  it("of 100 samples the boundaries differ by less than 6° in three quarters", () => {
    const share = shareOf((seed) => run({seed}).angle < 6);
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.8);
  });

  it("σ of which score is nearer depends on C: the logistic one at 1, the SVM’s at 0.01, either at 100", () => {
    const nearer = (c: number) =>
      shareOf((seed) => {
        const p = run({seed, c, chart: "probability"}).probabilities;
        return !!p && p.logistic.error < p.svm.error;
      });
    expect(nearer(1)).toBeGreaterThan(0.95);
    expect(nearer(0.01)).toBe(0);
    expect(nearer(100)).toBeGreaterThan(0.55);
    expect(nearer(100)).toBeLessThan(0.65);
    // So the scene, which shows C = 1, says so.
    expect(figure.scenes[6].text).toContain("At C = 1");
  });

  it("at a very small C both w point from one class mean to the other", () => {
    for (const seed of seeds) {
      const problem = problemOf(sourceOf("simulated", base.distance, seed, data.iris, undefined).points);
      const means = [0, 1].map((j) => problem.y.reduce((s, y, i) => s + y * problem.X[2 * i + j], 0));
      const {svm, logistic} = fitBoth(problem, 1e-4);
      for (const fit of [svm, logistic])
        expect(angleBetween(fit, {w: Float64Array.from(means)})).toBeLessThan(0.05);
    }
  });

  it("where no point is on the margin and all push, the hinge’s loss is the same over an interval of b", () => {
    const {svm} = run({distance: 0, c: 0.01});
    expect(svm.force.every((f) => f === 1)).toBe(true);
    const {points} = run({distance: 0, c: 0.01});
    const loss = (b: number) =>
      points.label.reduce(
        (s, l, i) => s + Math.max(0, 1 - (2 * l - 1) * (svm.w[0] * points.x[i] + svm.w[1] * points.y[i] + b)),
        0
      );
    for (const off of [-0.1, 0.1]) expect(loss(svm.b + off)).toBeCloseTo(loss(svm.b), 10);
  });

  it("support vectors grow in proportion to the rows where classes overlap", () => {
    const share = [60, 240, 960].map((n) => {
      const draw = normal(random(n, 7));
      const label = Int32Array.from({length: n}, (_, i) => i % 2);
      const y = Float64Array.from(label, (l) => 2 * l - 1);
      const X = Float64Array.from({length: 2 * n}, (_, k) => (k % 2 ? 0 : 1.5 * y[k >> 1]) + draw());
      return pushing(fitBoth({X, n, p: 2, label, y}, 1).svm.force) / n;
    });
    // No fewer than twice the best possible error, Φ(−1.5), and about the same share.
    for (const s of share) expect(s).toBeGreaterThan(0.13);
    for (const s of share) expect(s).toBeLessThan(0.3);
  });

  it("the outlier on its right side is beyond the margin in nearly every sample, of iris too", () => {
    let n = 0;
    for (const seed of seeds) n += Number(run({seed, outlier: "right", c: 0.05}).svm.force[60] === 0);
    expect(n).toBeGreaterThanOrEqual(98);
    for (const name of ["setosa", "virginica"] as const)
      expect(run({table: name, outlier: "right"}).svm.force[tableSizes[name]]).toBe(0);
  });

  it("at C = 0.01 most points push the SVM; with no distance nearly all", () => {
    for (const seed of seeds) {
      expect(pushing(run({seed, c: 0.01}).svm.force)).toBeGreaterThan(30);
      expect(pushing(run({seed, distance: 0}).svm.force)).toBeGreaterThan(45);
    }
    expect(pushing(run({distance: 0}).svm.force)).toBe(57);
    const counts = seeds.map((seed) => pushing(run({seed, distance: 0}).svm.force)).sort((a, b) => a - b);
    expect(counts[25]).toBeLessThanOrEqual(57);
    expect(counts[75]).toBeGreaterThanOrEqual(57);
  });

  it("logistic probabilities are off by about 0.32 at C = 0.01, nine times as much as at 1; σ of the SVM’s by 0.26", () => {
    const off = (seed: number, c: number, whose: "logistic" | "svm" = "logistic") =>
      run({seed, c, chart: "probability"}).probabilities?.[whose].error ?? 0;
    const ratios = seeds.map((seed) => off(seed, 0.01) / off(seed, 1)).sort((a, b) => a - b);
    for (const seed of seeds) expect(Math.abs(off(seed, 0.01) - 0.32)).toBeLessThan(0.025);
    for (const seed of seeds) expect(Math.abs(off(seed, 0.01, "svm") - 0.26)).toBeLessThan(0.03);
    expect(ratios[50]).toBeGreaterThan(8.3);
    expect(ratios[50]).toBeLessThan(10);
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
  const own = (csv: string) => bring(table, data, csv);

  it("fits what it holds, standardized", () => {
    const {data: with_, note} = own(table.example);
    const r = run({table: "own"}, with_);
    for (const {id} of spec.panels ?? [])
      expect(stillPanel(spec, stateAt(spec, with_, {table: "own"}), id, {width: 343, height: 300})).toContain(
        "<"
      );
    expect(r.points.label.length).toBe(16);
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
    expect(note).toContain("Of 5,000 rows a random sample");
    const r = run({table: "own"}, with_);
    expect(
      stillPanel(spec, stateAt(spec, with_, {table: "own"}), "plane", {width: 600, height: 500})
    ).toContain("<");
    expect(Math.abs(r.svm.gap)).toBeLessThan(1e-10);
    expect(r.logistic.gap).toBeLessThan(1e-10);
  });

  it("takes one class of three against the rest", () => {
    const rows = "a,b,c\n1,2,x\n2,3,y\n4,5,z\n4,4,z\n";
    expect(own(rows).data.own?.classes).toEqual(["not x", "x"]);
    expect([...(bring(table, data, rows, {positive: "z"}).data.own?.label ?? [])]).toEqual([0, 0, 1, 1]);
  });

  it("refuses one class, no class and too few numbers, in words", () => {
    expect(() => own("a,b,c\n1,2,x\n2,3,x\n3,5,x\n")).toThrow(/two different values/);
    expect(() => own("a,b\n1.5,2\n2.5,3\n3.5,4\n")).toThrow(/two different values/);
    expect(() => own("a,c\n1.5,x\n2.5,y\n3.5,y\n")).toThrow(/“Vertical” a column of numbers/);
    expect(() => own("a,b,c\n1.5,,x\n2.5,2,y\n3.5,2,y\n3.5,3,y\n")).toThrow(/only “y”|has c = /);
  });

  it("bears constant columns, equal rows and large numbers", () => {
    for (const csv of [
      "a,b,c\n1,2,x\n1,2,y\n1,2,x\n1,2,y\n",
      "a,b,c\n1,2,x\n1,3,y\n1,2,x\n1,4,y\n",
      "a,b,c\n1e29,2,x\n-1e29,3,y\n1e29,2,x\n3e28,4,y\n"
    ]) {
      const {data: with_} = own(csv);
      for (const c of [0.01, 1, 1e6]) {
        for (const chart of ["force", "norm", "probability"] as const) {
          const r = run({table: "own", c, chart}, with_);
          expect([...r.svm.w, r.svm.b, ...r.logistic.w, r.logistic.b].every(Number.isFinite)).toBe(true);
          for (const [name, holds] of Object.entries(figure.invariants ?? {}))
            for (const drop of [false, true])
              expect(holds(state({table: "own", c, chart, drop}, with_)), `${name}, C = ${c}, ${csv}`).toBe(
                true
              );
        }
      }
    }
  });
});
