import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults, withSets} from "../../src/figure/params.js";
import {normal, random, shuffle} from "../../src/ml/random.js";
import {convolutionLayer, denseLayer} from "../../src/ml/shared-weights.js";
import {growTree, treePredict} from "../../src/ml/tree.js";
import {byLine, CELLS, labelsOf, ruleKeys, rules} from "../../src/questions/inductive-bias/labels.js";
import {interpolators, type Learner, learn, learners} from "../../src/questions/inductive-bias/learners.js";
import {FINE, GRID, model} from "../../src/questions/inductive-bias/model.js";
import {lookedAt} from "../../src/questions/inductive-bias/panels/gap.js";
import {params} from "../../src/questions/inductive-bias/params.js";
import {bestOf, PLACES, scoresIn} from "../../src/questions/inductive-bias/scores.js";
import {shiftOf, PLACES as shifts} from "../../src/questions/inductive-bias/shift.js";
import {mean} from "../../src/questions/inductive-bias/words.js";
import {noiseOf, placesOf, truthOf, type World, worlds} from "../../src/questions/inductive-bias/worlds.js";

const start = defaults(params);
const at = (patch: Partial<typeof start> = {}) => model({...start, ...patch});
const page = readFileSync(new URL("../../src/questions/inductive-bias/index.md", import.meta.url), "utf8");
const seeds = (n: number) => Array.from({length: n}, (_, i) => i + 1);
const setting = {seed: 1, noise: 0, length: start.length, where: "inside", measure: "rmse"} as const;

interface Reference {
  at: number[];
  cases: ({length: number; x: number[]; y: number[]; tree: number[]} & Record<Learner, number[]>)[];
  by_line: number[];
  layers: {signals: number[][]; targets: number[][]; dense: number[][]; shared: number[]};
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/inductive-bias.json", import.meta.url), "utf8")
) as Reference;

describe("against scikit-learn, scipy and numpy", () => {
  it("each learner, inside and outside", () => {
    for (const of of reference.cases) {
      const [x, y] = [Float64Array.from(of.x), Float64Array.from(of.y)];
      for (const name of learners) {
        const f = learn(name, x, y, of.length);
        // Kernels that overlap are ill-conditioned, and LAPACK's answer is as uncertain as ours.
        const [tolerance, scale] = [
          name === "periodic" ? 1e-6 : 1e-8,
          Math.max(1, ...of[name].map(Math.abs))
        ];
        reference.at.forEach((v, i) => {
          expect(Math.abs(f(v) - of[name][i]) / scale, `${name} at ${v}`).toBeLessThan(tolerance);
        });
      }
    }
  });
  it("a full-grown tree is 1-NN in one dimension, scikit-learn's and ours", () => {
    for (const of of reference.cases) {
      expect(of.tree).toEqual(of.nn);
      const sorted = {x: Float64Array.from(of.x), y: Float64Array.from(of.y)};
      const tree = treePredict(growTree(sorted, 8));
      const nn = learn("nn", sorted.x, sorted.y, 0.1);
      for (const v of reference.at) expect(tree(v)).toBeCloseTo(nn(v), 12);
    }
  });
  it("which labelings a line makes", () => {
    expect(byLine).toEqual(reference.by_line);
    expect(byLine.length).toBe(58);
  });
  it("both layers' weights", () => {
    const {signals, targets, dense, shared} = reference.layers;
    const [x, t] = [signals, targets].map((rows) => rows.map((row) => Float64Array.from(row)));
    denseLayer(x, t, 0.1).rows.forEach((row, j) => {
      row.forEach((w, i) => {
        expect(w).toBeCloseTo(dense[j][i], 11);
      });
    });
    shared.forEach((w, i) => {
      expect(convolutionLayer(x, t, 3, 0.1).rows[4][4 + i]).toBeCloseTo(w, 11);
    });
  });
});

/** In which share of samples the learner alone is best. */
const wins = (world: World, name: Learner, patch: Partial<Parameters<typeof scoresIn>[1]>, n = 80) =>
  seeds(n).filter((seed) => {
    const given = {...setting, ...patch, seed};
    return bestOf(scoresIn(world, given, []), given.measure).join() === name;
  }).length / n;

describe("worlds and their winners", () => {
  it("each learner wins somewhere, the line included", () => {
    expect(wins("linear", "line", {noise: 0.1})).toBeGreaterThan(0.95);
    expect(wins("linear", "line", {noise: 0.1, where: "outside"})).toBeGreaterThan(0.95);
    for (const where of ["inside", "outside"] as const) {
      expect(wins("cubic", "poly", {where})).toBe(1);
      expect(wins("periodic", "periodic", {where})).toBe(1);
    }
    expect(wins("smooth", "rbf", {})).toBeGreaterThan(0.85);
    expect(wins("steps", "nn", {measure: "near"})).toBeGreaterThan(0.95);
    expect(wins("steps", "joined", {})).toBeGreaterThan(0.75);
  });
  it("in steps joined points beat 1-NN by RMSE in more than nine of ten samples", () => {
    const n = 300;
    const won = seeds(n).filter((seed) => {
      const {joined, nn} = scoresIn("steps", {...setting, seed}, []);
      return joined < nn;
    }).length;
    expect(page).toContain("in more than nine of ten samples");
    expect(won / n).toBeGreaterThan(0.9);
  });
  it("without noise degree 7 is exact in linear and cubic worlds; the line in linear ones", () => {
    for (const seed of seeds(50))
      for (const where of ["inside", "outside"] as const) {
        const given = {...setting, seed, where};
        expect(scoresIn("linear", given, []).poly).toBeLessThan(1e-9);
        expect(scoresIn("cubic", given, []).poly).toBeLessThan(1e-9);
        expect(scoresIn("linear", given, []).line).toBeLessThan(1e-9);
      }
  });
  it("errors hardly hang on the number of places", () => {
    for (const seed of [start.seed, 2, 3])
      for (const world of worlds)
        for (const where of ["inside", "outside"] as const) {
          const given = {...setting, seed, where};
          const [once, twice] = [PLACES, 4 * PLACES].map((n) => scoresIn(world, given, [], n));
          for (const name of learners)
            expect(Math.abs(once[name] - twice[name])).toBeLessThan(0.005 + 0.01 * twice[name]);
        }
  });
  it("places lie one in each eighth, and every interpolator meets its points", () => {
    // Two places of the last seeds were nearly whole periods apart.
    for (const seed of [...seeds(100), 1243, 3818, 11589, 12388]) {
      placesOf(seed).forEach((x, i) => {
        expect(Math.floor(8 * x)).toBe(i);
      });
      const zigzag = Array.from({length: 8}, (_, i) => [i, i % 2 ? 3 : -3]);
      for (const moved of [[[seed % 8, 3]], zigzag]) {
        const {residual} = at({seed, moved, length: 0.3});
        for (const name of interpolators) expect(residual[name]).toBeLessThan(1e-6);
      }
    }
  });
  it("with noise degree 7, which has every cubic, loses to joined points inside and to all outside", () => {
    const lost = (seed: number, where: "inside" | "outside", by: readonly Learner[]) => {
      const of = scoresIn("cubic", {...setting, seed, where, noise: 0.1}, []);
      return by.every((name) => name === "poly" || of[name] < of.poly);
    };
    const share = (where: "inside" | "outside", by: readonly Learner[]) =>
      seeds(200).filter((seed) => lost(seed, where, by)).length / 200;
    expect(share("inside", ["joined"])).toBeGreaterThan(0.85);
    expect(share("outside", learners)).toBeGreaterThan(0.99);
    expect(lost(start.seed, "inside", ["joined"]) && lost(start.seed, "outside", learners)).toBe(true);
  });
  it("the periodic kernel swings in a linear world, the smooth learners miss most waves of the periodic one", () => {
    const far = (world: World, name: Learner) =>
      seeds(40).map((seed) => scoresIn(world, {...setting, seed, measure: "near"}, [])[name]);
    const most = (values: readonly number[], below: number) =>
      values.filter((v) => v < below).length / values.length;
    expect(most(far("linear", "periodic"), 0.5)).toBeGreaterThan(0.95);
    expect(most(far("periodic", "rbf"), 0.5)).toBeGreaterThan(0.95);
    expect(most(far("periodic", "poly"), 0.5)).toBeGreaterThan(0.95);
    expect(scoresIn("linear", {...setting, seed: start.seed, measure: "near"}, []).periodic).toBeLessThan(
      0.5
    );
  });
});

describe("what the page derives", () => {
  it("the curve of the difference ends at the ring, so that it does not tell the first prediction", () => {
    const shown = (x: number) => {
      const [from, to] = lookedAt(x);
      return [GRID[from], GRID[to - 1]].map((v) => Math.round(1000 * v) / 1000);
    };
    expect(shown(start.at)).toEqual([-0.1, 1.1]);
    expect(shown(0.4)).toEqual([0, 1]);
    expect(shown(-0.5)).toEqual([-0.5, 1.5]);
    expect(shown(1.5)).toEqual([-0.5, 1.5]);
    const {gap, beyond} = at();
    expect(Math.max(...gap.subarray(...lookedAt(start.at)))).toBeLessThan(beyond[1] / 50);
  });
  it("the RBF interpolant nears the polynomial as its length grows", () => {
    const nearer = (seed: number, world: World) =>
      at({seed, world, length: 0.3}).within < at({seed, world, length: 0.1}).within;
    expect(nearer(start.seed, start.world)).toBe(true);
    for (const seed of seeds(30)) expect(nearer(seed, "cubic")).toBe(true);
  });
  it("the most between the points does not hang on how many places are looked at", () => {
    const {x, y} = at().points;
    const [a, b] = [learn("rbf", x, y, start.length), learn("poly", x, y, start.length)];
    let most = 0;
    for (let i = 0; i <= 4 * FINE; ++i) {
      const v = x[0] + (i / (4 * FINE)) * (x[7] - x[0]);
      most = Math.max(most, Math.abs(a(v) - b(v)));
    }
    expect(most).toBeCloseTo(at().within, 4);
    expect(most).toBeLessThan(0.1);
  });
  it("a jump anywhere between two points costs J²/6 joined and J²/4 by 1-NN", () => {
    const [x, y] = [Float64Array.of(0, 1), Float64Array.of(0, 2)];
    const n = 400;
    const cost = (name: "joined" | "nn") => {
      const f = learn(name, x, y, 1);
      let sum = 0;
      for (let i = 0; i < n; ++i)
        for (let j = 0; j < n; ++j) sum += (f((j + 0.5) / n) - (j < i + 0.5 ? 0 : 2)) ** 2;
      return sum / n ** 2;
    };
    expect(cost("joined")).toBeCloseTo(4 / 6, 2);
    expect(cost("nn")).toBeCloseTo(1, 2);
  });
  it("joined points have the least squared slope: any third value between two makes it larger", () => {
    for (const to of [-1, 0.2, 0.9, 2]) expect((to - 0) ** 2 / 0.5 + (1 - to) ** 2 / 0.5).toBeGreaterThan(1);
  });
  it("halfway between two points the joined line is halfway between their values", () => {
    const {x, y} = at({world: "steps"}).points;
    const f = learn("joined", x, y, 1);
    for (let i = 0; i < 7; ++i) expect(f((x[i] + x[i + 1]) / 2)).toBeCloseTo((y[i] + y[i + 1]) / 2, 10);
  });
  it("worlds are what they are called: the noise has mean 0, the periodic one repeats", () => {
    const all = seeds(400).flatMap((seed) => [...noiseOf(seed)]);
    expect(Math.abs(all.reduce((a, b) => a + b, 0) / all.length)).toBeLessThan(0.05);
    const f = truthOf("periodic", 5);
    expect(f(0.7)).toBeCloseTo(f(0.3), 10);
  });
});

describe("no free lunch", () => {
  it("a new sample draws another labeling, and meets each of them; elsewhere it takes moved points along", () => {
    for (const [labels, count] of [
      ["all", 512],
      ["line", 58],
      ["rest", 454]
    ] as const) {
      const met = new Set<number>();
      let now = {...start, view: "labels" as const, labels, labeling: 1};
      for (let k = 0; k < count; ++k) {
        now = {...now, ...withSets(params, now, {seed: k + 1000})} as typeof now;
        met.add(now.labeling);
      }
      expect(met.size).toBe(count);
      expect(Math.max(...met)).toBe(count);
    }
    expect(withSets(params, {...start, moved: [[1, 2]]}, {seed: 5})).toEqual({seed: 5, moved: []});
  });
  const choices = Array.from({length: 510}, (_, k) => k + 1).map((bits) =>
    Array.from({length: CELLS}, (_, cell) => cell)
      .filter((cell) => (bits >> cell) & 1)
      .map((cell) => [cell])
  );
  it("whatever cells are seen: one half over all; on the 58 no rule beats the vote; the 454 pay for it", () => {
    for (const seen of choices.filter((_, k) => k % 8 === 0)) {
      const [all, line, rest] = (["all", "line", "rest"] as const).map((set) => labelsOf(set, seen, 1).share);
      for (const name of ruleKeys) {
        expect(all[name]).toBe(0.5);
        for (const set of [all, line, rest]) expect(set.majority + set.anti).toBeCloseTo(1, 12);
        expect(line[name]).toBeLessThanOrEqual(line.vote + 1e-12);
        expect((58 * line[name] + 454 * rest[name]) / 512).toBeCloseTo(0.5, 12);
      }
    }
  });
  it("each labeling is counted once", () => {
    for (const [set, count] of [
      ["all", 512],
      ["line", 58],
      ["rest", 454]
    ] as const) {
      const {right, count: told} = labelsOf(set, start.seen, 1);
      expect(told).toBe(count);
      for (const name of ruleKeys) expect(right[name].reduce((a, b) => a + b, 0)).toBe(count);
    }
  });
  it("the numbers in the second prediction", () => {
    expect(labelsOf("line", start.seen, 1).share.vote).toBeCloseTo(0.828, 3);
    expect(labelsOf("rest", start.seen, 1).share.vote).toBeCloseTo((256 - 48) / 454, 12);
    expect(labelsOf("line", [[0], [2], [4], [6], [8]], 1).share.vote).toBeCloseTo(0.793, 3);
  });
  it("where every labeling is possible, those that agree with the seen cells vote half and half", () => {
    const seen = [1, 3, 4, 5, 7];
    const mask = seen.reduce((bits, cell) => bits | (1 << cell), 0);
    for (const told of [0, 2, mask]) {
      const fits = Array.from({length: 512}, (_, bits) => bits).filter((bits) => (bits & mask) === told);
      for (const cell of [0, 2, 6, 8])
        expect(fits.filter((bits) => (bits >> cell) & 1).length).toBe(fits.length / 2);
    }
    expect(rules.anti(seen, 0, 0)).toBe(1);
  });
});

describe("shared weights", () => {
  it("the convolution finds the pattern wherever it is, the dense layer only where training had it", () => {
    for (const seed of seeds(60)) {
      const {dense, convolution, example} = shiftOf(6, false, seed);
      expect(mean(dense, 6)).toBe(0);
      // Not by how ties are counted: weights of unseen places are 0.
      expect([...example.dense.slice(6)]).toEqual([0, 0, 0, 0, 0, 0]);
      expect(Math.abs(mean(convolution, 0, 6) - mean(convolution, 6))).toBeLessThan(0.12);
    }
  });
  it("shuffled inputs leave the dense layer as it was and take the convolution's advantage away", () => {
    for (const seed of seeds(60)) {
      const [plain, mixed] = [false, true].map((shuffled) => shiftOf(shifts, shuffled, seed));
      mixed.dense.forEach((v, j) => {
        expect(Math.abs(v - plain.dense[j])).toBeLessThanOrEqual(0.011);
      });
      expect(mean(mixed.convolution)).toBeLessThan(mean(plain.convolution) - 0.3);
    }
  });
  it("self-attention without positions reorders its outputs with its inputs; with positions it does not", () => {
    const z = normal(random(7));
    const matrix = (n: number, m: number) => Array.from({length: n}, () => Float64Array.from({length: m}, z));
    const times = (A: readonly Float64Array[], B: readonly Float64Array[]) =>
      A.map((row) => B[0].map((_, j) => row.reduce((sum, v, k) => sum + v * B[k][j], 0)));
    const [Q, K, V] = [matrix(4, 4), matrix(4, 4), matrix(4, 4)];
    const attention = (X: readonly Float64Array[], masked = false) => {
      const [q, k, v] = [times(X, Q), times(X, K), times(X, V)];
      return q.map((a, n) => {
        const e = k.map((b, m) =>
          masked && m > n ? 0 : Math.exp(a.reduce((sum, s, i) => sum + s * b[i], 0) / 2)
        );
        const sum = e.reduce((s, w) => s + w, 0);
        return v[0].map((_, j) => e.reduce((s, w, i) => s + (w / sum) * v[i][j], 0));
      });
    };
    const [X, P] = [matrix(6, 4), matrix(6, 4)];
    const order = shuffle([0, 1, 2, 3, 4, 5], random(9));
    const plain = attention(X);
    attention(order.map((i) => X[i])).forEach((row, n) => {
      row.forEach((v, j) => {
        expect(v).toBeCloseTo(plain[order[n]][j], 10);
      });
    });
    const placed = (rows: readonly Float64Array[]) =>
      attention(rows.map((row, i) => row.map((v, j) => v + P[i][j])));
    const [a, b] = [placed(X), placed(order.map((i) => X[i]))];
    expect(Math.abs(b[0][0] - a[order[0]][0])).toBeGreaterThan(1e-3);
    const mixed = attention(
      order.map((i) => X[i]),
      true
    );
    expect(Math.abs(mixed[0][0] - attention(X, true)[order[0]][0])).toBeGreaterThan(1e-3);
  });
});
