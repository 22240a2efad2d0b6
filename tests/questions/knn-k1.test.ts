import {readFileSync} from "node:fs";
import {csvParse} from "d3-dsv";
import {describe, expect, it} from "vitest";
import {noiseOf} from "../../src/ml/knn-spread.js";
import {neighborOrder} from "../../src/ml/neighbor-order.js";
import type {Metric, Weights} from "../../src/ml/neighbors.js";
import {random} from "../../src/ml/random.js";
import {standardize} from "../../src/ml/scaling.js";
import {type LabeledPoints, world, worldNames} from "../../src/ml/worlds.js";
import {curvesOf} from "../../src/questions/knn-k1/curves.js";
import {compute} from "../../src/questions/knn-k1/data.json.js";
import figure from "../../src/questions/knn-k1/figure.js";
import {classifier, fitKnn} from "../../src/questions/knn-k1/fitted.js";
import {type KnnParams, model} from "../../src/questions/knn-k1/model.js";
import {own} from "../../src/questions/knn-k1/own.js";
import {coverHart} from "../../src/questions/knn-k1/words.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";

const data = compute();
/** The page's text on one line. */
const prose = readFileSync(new URL("../../src/questions/knn-k1/index.md", import.meta.url), "utf8").replace(
  /\s+/g,
  " "
);
const base: KnnParams = {
  view: "one",
  table: "moons",
  k: 1,
  k2: 15,
  n: 150,
  flip: 0.1,
  metric: "l2",
  weights: "uniform",
  standardize: false,
  seed: 1,
  moved: [],
  flipped: []
};
const run = (params: Partial<KnnParams> = {}, own?: LabeledPoints) =>
  model({...base, ...params}, own ? {...data, own} : data);

interface Case {
  metric: Metric;
  weights: Weights;
  k: number;
  labels: string;
  share: number[];
}
interface Cases {
  x: number[];
  y: number[];
  label: number[];
  gx: number[];
  gy: number[];
  cases: Case[];
}
interface Reference {
  iris: {data: number[][]; target: number[]; names: string[]};
  standardScaler: {mean: number[]; scale: number[]};
  two: Cases;
  petals: Cases;
  standardized: Cases;
  leaveOneOut: {k: number; wrong: number}[];
  train: {k: number; wrong: number}[];
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/knn-k1.json", import.meta.url), "utf8")
) as Reference;

const pointsOf = ({x, y, label}: Cases): LabeledPoints => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  label: Int32Array.from(label),
  classes: [...new Set(label)].map(String),
  xName: "",
  yName: ""
});

/** The labels that some choice among neighbors tied at the k-th place would give, uniform weights or not. */
function reachable(p: LabeledPoints, x: number, y: number, {k, metric, weights}: Case): Set<number> {
  const n = p.label.length;
  const key = new Float64Array(n);
  const id = new Int32Array(n);
  neighborOrder(p.x, p.y, x, y, metric, key, id);
  const last = key[k - 1];
  const tied = [...id].filter((_, i) => Math.abs(key[i] - last) <= 1e-9 * last);
  const surely = [...id].filter((_, i) => key[i] < last - 1e-9 * last);
  const w = (d: number) => (weights === "uniform" ? 1 : 1 / (metric === "l1" ? d : Math.sqrt(d)));
  const votes = new Array<number>(p.classes.length).fill(0);
  surely.forEach((i, j) => {
    votes[p.label[i]] += w(key[j]);
  });
  const counts = votes.map((_, c) => tied.filter((i) => p.label[i] === c).length);
  const out = new Set<number>();
  // Every way to take `left` of the tied points, by how many of each class.
  const take = (c: number, left: number, taken: number[]) => {
    if (c === counts.length) {
      if (left > 0) return;
      const total = votes.map((v, i) => v + taken[i] * w(last));
      const best = Math.max(...total);
      total.forEach((v, i) => {
        if (v >= best - 1e-9 * best) out.add(i);
      });
      return;
    }
    for (let t = 0; t <= Math.min(counts[c], left); ++t) take(c + 1, left - t, [...taken, t]);
  };
  take(0, k - surely.length, []);
  return out;
}

describe("against scikit-learn's KNeighborsClassifier", () => {
  for (const name of ["two", "petals", "standardized"] as const) {
    const cases = reference[name];
    it(`${name}: the same class on every grid place that ties do not leave open`, () => {
      const p = pointsOf(cases);
      const {gx, gy} = cases;
      const f = fitKnn(p, false);
      let open = 0;
      let all = 0;
      for (const c of cases.cases) {
        const {classify, neighbors} = classifier(f, c.k, c.metric, c.weights);
        for (let i = 0; i < c.labels.length; ++i) {
          const x = gx[i % gx.length];
          const y = gy[Math.floor(i / gx.length)];
          const label = classify(x, y);
          ++all;
          if (c.labels[i] === "?") {
            ++open;
            if (!reachable(p, x, y, c).has(label)) expect.fail(`unreachable at ${x}, ${y}, k = ${c.k}`);
          } else {
            if (String(label) !== c.labels[i]) {
              expect.fail(`${label} for ${c.labels[i]} at ${x}, ${y}, k = ${c.k}, ${c.metric}, ${c.weights}`);
            }
            if (i % 37 === 0) {
              const total = neighbors.votes.reduce((a, b) => a + b);
              expect(neighbors.votes[label] / total).toBeCloseTo(c.share[i / 37], 9);
            }
          }
        }
      }
      expect(all).toBe(cases.cases.length * gx.length * gy.length);
      // Continuous data: nothing is open. Petals are measured to 0.1 cm, which under L1 ties often.
      expect(open / all).toBeLessThan(name === "two" ? 1e-9 : 0.1);
    });
  }

  it("the same training and leave-one-out errors", () => {
    const p = pointsOf(reference.two);
    const r = run({table: "own"}, p);
    for (const {k, wrong} of reference.train) expect(r.curves.train[k - 1] * 120).toBeCloseTo(wrong, 9);
    for (const {k, wrong} of reference.leaveOneOut) expect(r.curves.test[k - 1] * 120).toBeCloseTo(wrong, 9);
  });

  it("the same standardization", () => {
    const columns = [data.iris.x, data.iris.y].map(standardize);
    columns.forEach(({center, scale}, i) => {
      expect(center).toBeCloseTo(reference.standardScaler.mean[i], 12);
      expect(scale).toBeCloseTo(reference.standardScaler.scale[i], 12);
    });
    // What the room draws in cm is what scikit-learn predicts from standardized petals.
    const r = reference.standardized;
    const {classify} = classifier(fitKnn(pointsOf(reference.petals), true), 10, "l2", "uniform");
    const c = r.cases.find((v) => v.k === 10 && v.metric === "l2" && v.weights === "uniform");
    let same = 0;
    let asked = 0;
    for (let i = 0; i < c!.labels.length; ++i) {
      if (c!.labels[i] === "?") continue;
      ++asked;
      const x = r.gx[i % r.gx.length] * columns[0].scale + columns[0].center;
      const y = r.gy[Math.floor(i / r.gx.length)] * columns[1].scale + columns[1].center;
      if (String(classify(x, y)) === c!.labels[i]) ++same;
    }
    expect(asked).toBeGreaterThan(750);
    expect(same).toBe(asked);
  });

  it("the iris table is scikit-learn's own copy, cell by cell", () => {
    const rows = csvParse(readFileSync(new URL("../../data/iris.csv", import.meta.url), "utf8"));
    const {iris} = reference;
    expect(rows.columns).toEqual(["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]);
    expect(rows.map((row) => rows.columns.slice(0, 4).map((c) => Number(row[c])))).toEqual(iris.data);
    expect(rows.map((row) => row.species)).toEqual(iris.target.map((t) => iris.names[t]));
    expect(data.iris.x).toEqual(iris.data.map((row) => row[2]));
    expect(data.iris.label).toEqual(iris.target);
  });
});

describe("claims", () => {
  it("at k = 1 the training error is 0, in every world", () => {
    for (const table of worldNames) {
      const r = run({table});
      expect(r.train).toBe(0);
      expect(r.points.wrong.every((w) => w === 0)).toBe(true);
      expect(r.conflicts).toBe(0);
    }
  });

  it("but on iris petals it is 2 in 150: a versicolor and two virginicas share their place", () => {
    const r = run({table: "iris"});
    expect(r.conflicts).toBe(3);
    expect(r.train).toBeCloseTo(2 / 150, 12);
  });

  it.each([1, 2, 3, 4])("test error is U-shaped in k on the noisy worlds (sample %i)", (seed) => {
    for (const table of ["moons", "mixture", "rings"] as const) {
      const {curves, best, bayes, n} = run({table, seed});
      expect(best!.k).toBeGreaterThan(2);
      expect(best!.k).toBeLessThan(n / 2);
      // One sample's gap at k = 1 can be small: 2 percentage points for the mixture's fourth.
      expect(curves.test[0]).toBeGreaterThan(best!.test + 0.015);
      expect(curves.test[n - 1]).toBeGreaterThan(best!.test + 0.15);
      expect(Math.min(...curves.test)).toBeGreaterThanOrEqual(bayes!);
      // The mean over 30 samples is the claim proper.
      const {error} = run({table, seed}).spread;
      const least = Math.min(...error);
      const at = error.indexOf(least) + 1;
      expect(at).toBeGreaterThan(3);
      expect(at).toBeLessThan(n / 2);
      expect(error[0]).toBeGreaterThan(least + 0.04);
      expect(error[n - 1]).toBeGreaterThan(least + 0.15);
    }
  });

  it("at k = n the boundary is gone, unless weights fall with distance", () => {
    for (const table of ["moons", "iris"] as const) {
      const gone = run({table, k: 150});
      expect(gone.field!.boundary.points.length).toBe(0);
      expect(gone.field!.present).toBe(1);
      expect(run({table, k: 150, weights: "distance"}).field!.present).toBeGreaterThan(1);
    }
  });

  it.each([1, 2, 3])(
    "k = 1 has high variance and next to no bias; k = 50 the reverse (sample %i)",
    (seed) => {
      const s = run({seed}).spread;
      expect(s.variance[0]).toBeGreaterThan(0.2);
      expect(Math.abs(s.bias2![0])).toBeLessThan(0.01);
      expect(s.bias2![49]).toBeGreaterThan(5 * s.variance[49]);
      // The share of votes among k neighbors: its variance falls about as 1/k.
      for (let k = 1; k < 40; k += 3) expect(s.variance[k + 2]).toBeLessThan(s.variance[k - 1]);
      expect(s.variance[14]).toBeLessThan(s.variance[0] / 8);
    }
  );

  it("disagreement among resamples falls as k grows, but rises again near k = n where the classes balance", () => {
    for (const seed of [1, 2, 3]) {
      const {disagreement} = run({seed}).spread;
      const at = [1, 3, 7, 15].map((k) => disagreement[k - 1]);
      for (let i = 1; i < at.length; ++i) expect(at[i]).toBeLessThan(at[i - 1]);
      expect(at[3]).toBeLessThan(at[0] / 3);
      expect(disagreement[149]).toBeGreaterThan(0.45);
    }
  });

  it("noise + bias² + variance is the mean squared error of the vote shares, measured apart", () => {
    const s = run({table: "blobs", n: 60, seed: 5}).spread;
    const w = world("blobs", {flip: 0.1});
    const source = random(77);
    const m = 4000;
    const sum = [0, 0];
    for (let r = 0; r < m; ++r) {
      const f = fitKnn(w.sample(60, source), false);
      const {x, y, label} = w.sample(1, source);
      [1, 15].forEach((k, i) => {
        const {classify, neighbors} = classifier(f, k, "l2", "uniform");
        classify(x[0], y[0]);
        for (let c = 0; c < 2; ++c) sum[i] += (Number(label[0] === c) - neighbors.votes[c] / k) ** 2 / m;
      });
    }
    // Standard error of the measured mean: at most 0.94/√4000 ≈ 0.015; the places' own share is of the same order.
    [1, 15].forEach((k, i) => {
      expect(Math.abs(sum[i] - (s.noise! + s.bias2![k - 1] + s.variance[k - 1]))).toBeLessThan(0.06);
    });
  });

  it("1-NN on many points errs at most twice as often as the Bayes classifier, and more than it (Cover & Hart)", () => {
    const r = run({table: "blobs", n: 500, flip: 0.1});
    expect(r.spread.error[0]).toBeGreaterThan(r.bayes! + 0.03);
    expect(r.spread.error[0]).toBeLessThan(2 * r.bayes! * (1 - r.bayes!) + 0.03);
  });
});

describe("numbers and sayings in the prose", () => {
  it("at k = n two samples of a balanced world disagree about half the time; iris leave-one-out error is 100 %", () => {
    expect(Math.abs(run().spread.disagreement[149] - 0.5)).toBeLessThan(0.05);
    expect(run({table: "iris", k: 150}).test).toBeCloseTo(1, 12);
  });

  it("Cover & Hart's bound for two classes is 2R(1 − R), for many R(2 − R); 1-NN's limit stays under it", () => {
    expect(coverHart(0.15, 2)).toBeCloseTo(2 * 0.15 * 0.85, 12);
    expect(coverHart(0.15, 1e9)).toBeCloseTo(0.15 * 1.85, 9);
    expect(coverHart(2 / 3, 3)).toBeCloseTo(2 / 3, 12);
    // What 1-NN tends to is the mean of Σ p(1 − p), which is what `noise` measures; at 200 places it errs by some 0.02.
    for (const table of worldNames) {
      const w = world(table, {flip: 0.1});
      expect(noiseOf(w)).toBeLessThan(coverHart(w.bayesError(), w.classes.length) + 0.03);
    }
  });

  it("with distance weights the training error is 0 at every k", () => {
    const {curves} = run({weights: "distance"});
    expect(curves.train.every((v) => v === 0)).toBe(true);
  });

  it("a cube with 10 % of the volume has an edge of 0.32 in two dimensions and 0.79 in ten", () => {
    expect((0.1 ** (1 / 2)).toFixed(2)).toBe("0.32");
    expect((0.1 ** (1 / 10)).toFixed(2)).toBe("0.79");
  });

  it("“1-NN has no bias”: 0.026 with 20 points of the rings, below 0.001 with 400", () => {
    const bias = (n: number) => run({table: "rings", n}).spread.bias2![0];
    expect(bias(20).toFixed(3)).toBe("0.026");
    expect(prose).toContain("bias² is 0.026, with 400 it is below 0.001");
    expect(Math.abs(bias(400))).toBeLessThan(0.001);
  });

  it("“more data lowers the variance of 1-NN”: 0.253 with 60 points and 0.242 with 400", () => {
    const variance = (n: number) => run({n}).spread.variance[0].toFixed(3);
    expect([variance(60), variance(400)]).toEqual(["0.253", "0.242"]);
    expect(prose).toContain("0.253 with 60 points of the two moons, 0.242 with");
  });

  it("“the training error rises with every step of k”: in 95 samples of 100 it falls at a step up to k = 15", () => {
    const w = world("moons", {flip: 0.1});
    let falls = 0;
    let atThree = 0;
    for (let seed = 1; seed <= 100; ++seed) {
      const {train} = curvesOf(fitKnn(w.sample(150, random(seed)), false), "l2", "uniform", null, null);
      if (train.slice(1, 15).some((v, i) => v < train[i] - 1e-9)) ++falls;
      if (train[2] < train[1] - 1e-9) ++atThree;
    }
    expect(falls).toBeGreaterThanOrEqual(95);
    // From two to three it is a toss of a coin, of which nothing is said.
    expect(atThree).toBeGreaterThan(25);
    expect(atThree).toBeLessThan(75);
  });

  it("what is said of every distribution has its conditions: no necessity of k → ∞ where classes do not overlap", () => {
    // Without overlap one neighbor reaches the Bayes error, 0, as n grows.
    const apart = (n: number) => {
      const source = random(n);
      const x = Float64Array.from({length: n}, () => source());
      const p = {x, y: new Float64Array(n), label: Int32Array.from(x, (v) => (v < 0.5 ? 0 : 1))};
      const {classify} = classifier(
        fitKnn({...p, classes: ["0", "1"], xName: "", yName: ""}, false),
        1,
        "l2",
        "uniform"
      );
      let wrong = 0;
      for (let i = 0; i < 4000; ++i) {
        const v = (i + 0.5) / 4000;
        if (classify(v, 0) !== (v < 0.5 ? 0 : 1)) ++wrong;
      }
      return wrong / 4000;
    };
    expect(apart(2000)).toBeLessThan(0.002);
    expect(prose).not.toContain("both must happen");
  });

  it("variance falls about as 1/k: k × variance stays within a factor of two up to k = 15", () => {
    const {variance} = run().spread;
    for (const k of [1, 3, 5, 9, 15]) {
      const ratio = (k * variance[k - 1]) / variance[0];
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
  });
});

describe("own tables", () => {
  const read = (text: string) => bring(own, data, text);
  it("takes the first two columns of numbers and the first of words", () => {
    const {data: d, note} = read("id,species,w,h\n1,a,2.5,3\n2,b,,4\n3,b,1,9\n4,a,x,1\n5,a,1,2");
    expect(d.own?.classes).toEqual(["a", "b"]);
    expect(d.own?.xName).toBe("w");
    expect(note).toContain("3 rows: w and h, class species.");
    expect(note).toContain("2 rows left out for cells");
    expect(read("w,h,c\n2.5,3,0\n1,,1\n3,4,1").note).toContain("1 row left out for cells");
  });

  it("takes 0 and 1 as a class, joins classes beyond three, and says what is missing", () => {
    expect(read("a,b,y\n1.5,2,0\n2,3.5,1\n4,5,0").data.own?.classes).toEqual(["0", "1"]);
    const many = read("a,b,y\n1,2,p\n1,3,p\n2,2,q\n2,3,q\n4,4,r\n5,5,s");
    expect(many.data.own?.classes).toEqual(["p", "q", "all others"]);
    expect([...many.data.own!.label]).toEqual([0, 0, 1, 1, 2, 2]);
    expect(() => read("a,y\n1,p\n2,q")).toThrow(/“Vertical” a column of numbers/);
    expect(() => read("a,b,y\n1,,p\n2,,q")).toThrow();
  });

  it("the example in the dialog works", () => {
    const example = read(own.example).data.own!;
    expect(run({table: "own"}, example).n).toBe(8);
    expect(run({table: "own"}, example).conflicts).toBe(0);
  });
});

describe("edits", () => {
  it("a label flipped deep among its own class makes an island of one cell", () => {
    const free = {flip: 0, table: "blobs"} as const;
    const before = run(free);
    const deepest = before.points.index.find((i) => {
      const {focus} = run({...free, flipped: [[i, 1 - before.points.label[i]]]});
      return focus?.alike === 0 && focus.island === 1;
    });
    const i = deepest ?? -1;
    const after = run({...free, flipped: [[i, 1 - before.points.label[i]]]});
    expect(after.field!.regions).toBe(before.field!.regions + 1);
    expect(after.train).toBe(0);
    expect(after.points.edited[i]).toBe(1);
  });

  it("a moved point moves, and only it; edits beyond the table do nothing", () => {
    const before = run();
    const after = run({moved: [[7, 750, 250]], flipped: [[900, 1]]});
    expect([after.points.x[7], after.points.y[7]]).toEqual([2, -1.5]);
    before.points.x.forEach((x, i) => {
      if (i !== 7) expect(after.points.x[i]).toBe(x);
    });
    expect([...after.points.edited].reduce((a, b) => a + b)).toBe(1);
    expect(run().points).toEqual(before.points);
  });
});

describe("the model", () => {
  it("is pure: what came before does not matter", () => {
    const a = structuredClone(run({table: "rings", k: 9}));
    run({table: "iris", view: "resample"});
    run({moved: [[0, 0, 0]], metric: "l1"});
    expect(run({table: "rings", k: 9})).toEqual(a);
  });

  it("draws a Voronoi cell for every place at k = 1, which together fill the view", () => {
    for (const table of ["moons", "iris"] as const) {
      for (const scaled of [false, true]) {
        const {cells, extent, points, field} = run({table, standardize: scaled});
        const {corners, start, owner} = cells!;
        let total = 0;
        owner.forEach((_, i) => {
          let area = 0;
          for (let a = start[i]; a < start[i + 1]; ++a) {
            const b = a + 1 < start[i + 1] ? a + 1 : start[i];
            area += corners[2 * a] * corners[2 * b + 1] - corners[2 * b] * corners[2 * a + 1];
          }
          total += Math.abs(area) / 2;
        });
        const whole = (extent[1] - extent[0]) * (extent[3] - extent[2]);
        expect(total / whole).toBeCloseTo(1, 9);
        // The boundary runs between cells: the field at a cell's owner is the owner's class.
        const {columns, rows} = field!;
        let same = 0;
        owner.forEach((i) => {
          const c = Math.floor((columns * (points.x[i] - extent[0])) / (extent[1] - extent[0]));
          const r = Math.floor((rows * (extent[3] - points.y[i])) / (extent[3] - extent[2]));
          if (field!.label[r * columns + c] === points.label[i]) ++same;
        });
        expect(same / owner.length).toBeGreaterThan(0.9);
      }
    }
    expect(run({metric: "l1"}).cells).toBeNull();
    expect(run({k: 2}).cells).toBeNull();
  });

  const own = (n: number, classes: number, kind: "spread" | "same" | "line"): LabeledPoints => {
    const source = random(n);
    return {
      x: Float64Array.from({length: n}, () => (kind === "same" ? 3 : source() * 100)),
      y: Float64Array.from({length: n}, () => (kind === "spread" ? source() : 0)),
      label: Int32Array.from({length: n}, (_, i) => i % classes),
      classes: Array.from({length: classes}, (_, i) => `class ${i}`),
      xName: "a",
      yName: "b"
    };
  };

  it("takes any table: one point, one class, one place, one line, ten classes, a large one", () => {
    // Each third of the combinations, and all of them with FULL=1.
    const step = process.env.FULL ? 1 : 3;
    let met = 0;
    for (const n of [1, 2, 3, 20, 3000]) {
      for (const classes of [1, 2, 10]) {
        for (const kind of ["spread", "same", "line"] as const) {
          for (const view of ["one", "two", "resample"] as const) {
            if (view === "two" && n > 3) continue;
            if (n > 20 && (view === "resample" || kind === "line" || classes === 2)) continue;
            for (const scaled of n > 20 ? [true] : [false, true]) {
              if (met++ % step) continue;
              for (const k of [1, n]) {
                const r = run({table: "own", view, standardize: scaled, k}, own(n, classes, kind));
                expect(r.n).toBe(n);
                expect(r.k).toBe(k);
                expect([...r.curves.train, ...r.curves.test].every((v) => v >= 0 && v <= 1 + 1e-9)).toBe(
                  true
                );
                if (r.field) {
                  expect(r.field.label.length).toBe(r.field.columns * r.field.rows);
                  expect(r.field.share.every((v) => v > 0 && v <= 1)).toBe(true);
                }
                expect(r.spread.variance.every((v) => v >= 0)).toBe(true);
                expect(r.many === null).toBe(view !== "resample");
                expect(r.extent[1]).toBeGreaterThan(r.extent[0]);
                expect(structuredClone(r).n).toBe(n);
              }
            }
          }
        }
      }
    }
  });

  it("keeps one grid for all k on simulated data, so that regions do not come and go with it", () => {
    for (const n of [20, 150, 500]) {
      for (const k of [1, 2, 15, Math.floor(n / 2), n]) {
        const {field} = run({n, k});
        expect([field!.columns, field!.rows]).toEqual([100, 75]);
      }
    }
  });

  it("answers for 100,000 points on as fine a grid as its time allows", () => {
    const big = world("mixture").sample(100_000, random(5));
    const first = run({table: "own", k: 10}, big);
    expect(first.editable).toBe(false);
    expect(first.points.x.length).toBe(2000);
    expect(first.curves.places).toBe(250);
    const own: KnnParams = {...base, table: "own", k: 10};
    const words = figure.describe({
      params: own,
      settled: own,
      data: {...data, own: big},
      result: first
    } as unknown as Parameters<typeof figure.describe>[0]);
    expect(words).toContain("measured on 250 rows");
    expect(words).not.toContain("region");
    // Data from a known world: the measured error must lie near the Bayes error (250 rows: standard error 0.025).
    expect(Math.abs(first.curves.test[99] - world("mixture").bayesError())).toBeLessThan(0.08);
    const times = [20, 50, 100, 500, 1000].map((k) => {
      const before = process.cpuUsage();
      run({table: "own", k}, big);
      return process.cpuUsage(before).user / 1000;
    });
    // Processor time, 40–70 ms each on an idle machine; the bound leaves room for a busy one.
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(400);
  });
});

checkFigure(figure, data, {settings: 24, every: 10});
