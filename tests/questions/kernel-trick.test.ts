import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {normal, random} from "../../src/ml/random.js";
import {rescale, standardize} from "../../src/ml/scaling.js";
import {fitSvm} from "../../src/ml/svm.js";
import figure from "../../src/questions/kernel-trick/figure.js";
import {fieldOf, freshError, machineOf, problemOf, tableOf} from "../../src/questions/kernel-trick/fits.js";
import {height, ownCut, shadowOf, svmCut} from "../../src/questions/kernel-trick/lifted.js";
import {model} from "../../src/questions/kernel-trick/model.js";
import {farthest, mostRows, own as table} from "../../src/questions/kernel-trick/own.js";
import {features, multiplications, pairOf} from "../../src/questions/kernel-trick/pair.js";
import {featureName} from "../../src/questions/kernel-trick/panels/terms.js";
import {wrap} from "../../src/questions/kernel-trick/panels/turner.js";
import {view3} from "../../src/questions/kernel-trick/panels/view3.js";
import {params, type Room} from "../../src/questions/kernel-trick/params.js";
import {type Data, freshOf, pointsOf} from "../../src/questions/kernel-trick/worlds.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";

type Params = Room["Params"];

const spec = anyFigure(figure);
const base = defaults(params);
const page = readFileSync(new URL("../../src/questions/kernel-trick/index.md", import.meta.url), "utf8");
const run = (change: Partial<Params> = {}, own: Data = null) => model({...base, ...change}, own);
const state = (change: Partial<Params> = {}, own: Data = null) =>
  stateAt(spec, own, change) as unknown as Room["State"];

checkFigure(figure, null, {
  every: 24,
  settings: 32,
  survives: {
    "the statement about islands": (times) => {
      const change = {view: "kernel", data: "few", gamma: 100} as const;
      const r = run(change);
      if (!r.machine) return "none";
      const problem = problemOf(r.points, {name: "rbf", degree: 1, gamma: 100});
      return String(fieldOf(problem, r.machine, r.extent, times).islands > 15);
    }
  }
});

describe("the lift", () => {
  it("has the kernel a·b + ‖a‖²‖b‖²: the SVM's plane is that of the lifted rows", () => {
    const {points, cut} = run();
    const X = tableOf(points);
    const n = points.x.length;
    const Z = Float64Array.from({length: 3 * n}, (_, k) => {
      const i = Math.floor(k / 3);
      return k % 3 < 2 ? X[2 * i + (k % 3)] : height(X[2 * i], X[2 * i + 1]);
    });
    const exact = fitSvm({X: Z, n, p: 3, y: Float64Array.from(points.label, (v) => 2 * v - 1), C: 10});
    expect(cut.w[2]).toBeCloseTo(exact.w[2], 12);
    for (const [i, j] of [
      [0, 1],
      [4, 9]
    ]) {
      const dot = X[2 * i] * X[2 * j] + X[2 * i + 1] * X[2 * j + 1];
      const lifted = Z[3 * i] * Z[3 * j] + Z[3 * i + 1] * Z[3 * j + 1] + Z[3 * i + 2] * Z[3 * j + 2];
      expect(lifted).toBeCloseTo(dot + height(X[2 * i], X[2 * i + 1]) * height(X[2 * j], X[2 * j + 1]), 12);
    }
  });

  it("falls back as a circle of center (p, q) and radius² c + p² + q², as a line where it is upright, as nothing below the bowl", () => {
    const {points} = run();
    expect(ownCut(points, [0.5, -1], 2).shadow).toEqual({x: 0.5, y: -1, r: Math.sqrt(2 + 0.25 + 1)});
    expect(ownCut(points, [0, 0], 0).shadow).toBeNull();
    expect(shadowOf([1, 1, 0], 2)).toBe("line");
    expect(shadowOf([0, 0, 0], 2)).toBeNull();
  });

  it("turns on past half a turn, and has two ends", () => {
    expect([180, -180, 183, -183, 359.6, 0].map(wrap)).toEqual([180, -180, -177, 177, 0, 0]);
  });

  it("is seen from above as a plane is drawn, and keeps upright lines upright", () => {
    const box = {x: 0, y: 0, width: 400, height: 400};
    const above = view3(box, 2, 4, 1, 0, 90);
    const [ox, oy] = above.at(0, 0, 0);
    const [px, py] = above.at(1, 1, 3);
    expect(px - ox).toBeCloseTo(oy - py, 9);
    expect(px).toBeGreaterThan(ox);
    for (const tilt of [0, 30, 60])
      expect(view3(box, 2, 4, 1, 40, tilt).at(1, 0.5, 0)[0]).toBeCloseTo(
        view3(box, 2, 4, 1, 40, tilt).at(1, 0.5, 4)[0],
        9
      );
    // Nothing leaves the box, however it is turned.
    for (let turn = -180; turn <= 180; turn += 30)
      for (let tilt = 0; tilt <= 90; tilt += 15)
        for (const z of [0, 4])
          for (let t = 0; t < 6.3; t += 0.3) {
            const [x, y] = view3(box, 2, 4, 1, turn, tilt).at(2 * Math.cos(t), 2 * Math.sin(t), z);
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9);
            expect(Math.max(x, y)).toBeLessThanOrEqual(400 + 1e-9);
          }
  });
});

describe("the trick in numbers", () => {
  it("names the six features of degree 2 as the page does", () => {
    expect(pairOf([1, 2], [3, 1], 2).terms.map(({feature}) => featureName(feature))).toEqual([
      "1",
      "√2 x₁",
      "√2 x₂",
      "x₁²",
      "√2 x₁x₂",
      "x₂²"
    ]);
    expect(pairOf([1, 2], [3, 1], 2).kernel).toBe(36);
  });

  it("counts as the page says", () => {
    expect(features(100, 5)).toBe(96_560_646);
    expect(multiplications(100, 5)).toBe(104);
    expect(features(2, 10)).toBe(66);
    expect(features(100, 10)).toBe(46_897_636_623_981);
  });
});

/** The RBF machine at γ = 1000 and C = 10: its training errors, and the share of fresh points that it gets wrong. */
const memory = (world: "moons" | "coins", seed: number) => {
  const problem = problemOf(pointsOf(world, seed, null), {name: "rbf", degree: 1, gamma: 1000});
  const machine = machineOf(problem, 10);
  const fresh = freshOf(world, seed, null);
  return {errors: machine?.errors ?? -1, fresh: machine && fresh ? freshError(problem, machine, fresh) : -1};
};

const seeds = Array.from({length: 30}, (_, k) => 500 + k);

describe("what the prose says of kernels", () => {
  it("does not say before the second reveal what a huge γ makes of the training points", () => {
    // Folded answers are opened by whoever wants them; everything else can be read on the way.
    const open = page.replace(/<details[\s\S]*?<\/details>/g, "");
    const asked = [...figure.scenes, ...figure.goals].map((s) =>
      "text" in s ? `${s.title} ${s.text}` : s.ask
    );
    for (const text of [open, ...asked])
      expect(text).not.toMatch(
        /by heart|own bump|any labels|training points? (is|are) wrong|every training point|training error[^.]* to (about )?0/
      );
  });

  it("that C = 0.3 leaves b at about −0.9 where each point is like itself alone", () => {
    for (const seed of seeds.slice(0, 6)) {
      const machine = machineOf(
        problemOf(pointsOf("few", seed, null), {name: "rbf", degree: 1, gamma: 1000}),
        0.3
      );
      expect(Math.abs((machine?.fit.b ?? 0) + 0.9)).toBeLessThan(0.05);
    }
    expect(page).toContain("of about −0.9");
  });

  it("tanh(a·b) has a negative eigenvalue on every sample, and no SVM is fitted", () => {
    for (const data of ["rings", "moons", "few", "coins"] as const)
      for (const seed of seeds.slice(0, 6)) {
        const r = run({view: "kernel", kernel: "sigmoid", beside: "gram", data, seed});
        expect((r.gram?.eigen[1] ?? 0) / (r.gram?.eigen[0] ?? 1)).toBeLessThan(-0.01);
        expect(r.machine).toBeNull();
      }
  });

  it("with a small C and three in ten orange, γ up can raise the training error: here from some orange right to none", () => {
    for (const seed of [base.seed, ...seeds]) {
      const points = pointsOf("few", seed, null);
      const at = (gamma: number) =>
        machineOf(problemOf(points, {name: "rbf", degree: 1, gamma}), 0.3)?.errors ?? 0;
      expect(at(1000)).toBe(30);
      if (seed === base.seed) expect(at(3)).toBeLessThan(28);
    }
  });

  it("on the moons at γ = 1000 no training point is wrong, and nearly half of the fresh ones are", () => {
    for (const seed of seeds.slice(0, 12)) {
      const {errors, fresh} = memory("moons", seed);
      expect(errors).toBeLessThanOrEqual(1);
      expect(fresh).toBeGreaterThan(0.38);
      expect(fresh).toBeLessThan(0.52);
    }
    const {machine, fresh} = run({view: "kernel", data: "moons", gamma: 1000});
    expect(machine?.errors).toBe(0);
    expect(fresh).toBeGreaterThan(0.4);
  });

  it("labels by coin are all learned at γ = 1000, and of no use", () => {
    for (const seed of seeds.slice(0, 12)) {
      const {errors, fresh} = memory("coins", seed);
      expect(errors).toBeLessThanOrEqual(1);
      expect(Math.abs(fresh - 0.5)).toBeLessThan(0.09);
    }
  });

  it("as γ goes to 0 the SVM says the larger class everywhere", () => {
    const {machine, points} = run({view: "kernel", data: "few", gamma: 0.01, c: 0.1});
    expect(machine?.fit.score.every((f) => f < 0)).toBe(true);
    expect(machine?.errors).toBe(points.label.reduce((s, v) => s + v, 0));
  });

  it("at γ = 100 nearly every row of the few is a support vector", () => {
    for (const seed of seeds.slice(0, 12))
      expect(
        run({view: "kernel", data: "few", gamma: 100, seed}).machine?.fit.support.length
      ).toBeGreaterThan(90);
  });

  it("the best line gets 70 or so of 100", () => {
    for (const seed of seeds.slice(0, 10)) {
      const right = run({line: true, seed}).line?.right ?? 0;
      expect(right).toBeGreaterThan(64);
      expect(right).toBeLessThan(82);
    }
  });
});

describe("the reader's own table", () => {
  const rows = (n: number, level: (i: number) => string) =>
    `u,v,kind\n${Array.from({length: n}, (_, i) => `${(i * 37) % 101},${((i * i) % 89) / 7},${level(i)}`).join("\n")}`;

  it("is standardized, sampled, and certified in every kernel", () => {
    const {data, note} = bring(
      table,
      null,
      rows(90, (i) => (i % 3 ? "yes" : "no"))
    );
    expect(note).toMatch(/90 rows/);
    expect(data?.x.length).toBe(90);
    for (const kernel of ["linear", "poly", "rbf"] as const)
      for (const degree of [1, 3])
        for (const c of [0.1, 1000]) {
          const s = state({view: "kernel", data: "own", kernel, degree, c}, data);
          for (const [name, holds] of Object.entries(figure.invariants ?? {}))
            expect(holds(s), `${name}: ${kernel} ${degree} ${c}`).toBe(true);
        }
    expect(
      bring(
        table,
        null,
        rows(2000, (i) => (i % 3 ? "yes" : "no"))
      ).data?.x.length
    ).toBe(mostRows);
  });

  it("may have constant columns, and outliers that are held", () => {
    const flat = bring(
      table,
      null,
      `u,v,kind\n${Array.from({length: 30}, (_, i) => `${i === 7 ? 1e9 : i},5,${i % 2 ? "a" : "b"}`).join("\n")}`
    );
    expect(Math.max(...(flat.data?.x ?? []))).toBe(farthest);
    expect(flat.note).toMatch(/beyond 4 standard deviations/);
    for (const view of ["lift", "kernel"] as const) {
      const s = state({view, data: "own"}, flat.data);
      for (const holds of Object.values(figure.invariants ?? {})) expect(holds(s)).toBe(true);
    }
  });

  it("is certified on skewed and repeated values, where the exact solver does not come to an end", () => {
    const draw = normal(random(38));
    const column = (n: number) => {
      const v = Float64Array.from({length: n}, () => Math.exp(draw()));
      return rescale(v, standardize(v)).map((z) => Math.max(-farthest, Math.min(farthest, z)));
    };
    const [x, y] = [column(90), column(90)];
    const points = {
      x,
      y,
      label: Int32Array.from(x, (v, i) => (i < 2 ? 1 - i : v > 0 ? 1 : 0)),
      classes: ["a", "b"] as const,
      xName: "x",
      yName: "y"
    };
    for (const C of [0.1, 10, 1000]) {
      expect(svmCut(points, C).gap).toBeLessThan(1e-8);
      for (const [name, degree, gamma] of [
        ["linear", 1, 1],
        ["poly", 3, 1],
        ["rbf", 1, 0.01],
        ["rbf", 1, 1000]
      ] as const)
        expect(machineOf(problemOf(points, {name, degree, gamma}), C)?.gap).toBeLessThan(1e-8);
    }
  });

  it("needs two classes", () => {
    expect(() =>
      bring(
        table,
        null,
        rows(20, () => "yes")
      )
    ).toThrow();
  });
});
