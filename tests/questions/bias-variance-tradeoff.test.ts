import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {defaults, withinLimits, withPatch} from "../../src/figure/params.js";
import {cosineAnswers, nestedAnswers} from "../../src/ml/cosines.js";
import {knnRegression, sortPairs} from "../../src/ml/knn-regression.js";
import {random} from "../../src/ml/random.js";
import {drawSample, learnerSource} from "../../src/ml/refit.js";
import {knnAnswers, powers} from "../../src/ml/smoother.js";
import {growTree, treePredict} from "../../src/ml/tree.js";
import {
  answers,
  grown,
  linearSpread,
  treeSpread
} from "../../src/questions/bias-variance-tradeoff/average.js";
import {type CurveData, placeDraws, treeDraws} from "../../src/questions/bias-variance-tradeoff/data.json.js";
import {
  families,
  familyNames,
  type LinearName,
  levelsOf,
  linearNames,
  treeNames
} from "../../src/questions/bias-variance-tradeoff/families.js";
import figure from "../../src/questions/bias-variance-tradeoff/figure.js";
import {drawn, model} from "../../src/questions/bias-variance-tradeoff/model.js";
import {reachOf} from "../../src/questions/bias-variance-tradeoff/panels/place.js";
import {type Params, params} from "../../src/questions/bias-variance-tradeoff/params.js";
import {nodes, overX, places} from "../../src/questions/bias-variance-tradeoff/places.js";
import {bestLevel, curvesOf, totals} from "../../src/questions/bias-variance-tradeoff/tables.js";
import {part} from "../../src/questions/bias-variance-tradeoff/words.js";
import {
  functions,
  population,
  sigmas,
  sizes,
  spread,
  worldNames
} from "../../src/questions/bias-variance-tradeoff/worlds.js";
import {checkFigure} from "../figure/check.js";
import {pause} from "../pause.js";

const page = readFileSync(
  new URL("../../src/questions/bias-variance-tradeoff/index.md", import.meta.url),
  "utf8"
);
const data = (await loadRoom("bias-variance-tradeoff")).data() as CurveData;
const start = defaults(params);
const run = (change: Partial<Params> = {}) =>
  model(withinLimits(figure, withPatch(params, start, change), data));
const wave = (n = 30, sigma = 0.3) => curvesOf(data, "wave", n, sigma);
const every = worldNames.flatMap((world) =>
  sizes.flatMap((n) => sigmas.map((sigma) => ({world, n, sigma, curves: curvesOf(data, world, n, sigma)})))
);

/** A linear smoother's bias² and variance on the wave at n = 30 and σ = 0.3, as they are said, with more draws or not. */
const said = (name: LinearName, value: number) => (times: 1 | 2) => {
  const {squares, bias2, byPlaces} = linearSpread(name, 30, times * placeDraws[30], [value]);
  return `${part(bias2[0][0], 0.3)} + ${part(byPlaces[0][0] + 0.09 * squares[0], 0.3)}`;
};

checkFigure(figure, data, {
  settings: 60,
  every: 2,
  survives: {
    "the first setting, degree 4": said("poly", 4),
    "the variance of degree 12": said("poly", 12),
    "the variance of k = 30": said("knn", 30),
    "the peak of the cosines, as the prediction says it": (times) => {
      const {squares, bias2, byPlaces} = linearSpread("cos", 30, times * placeDraws[30], [30]);
      return (0.09 + bias2[0][0] + byPlaces[0][0] + 0.09 * squares[0]).toFixed(2);
    }
  }
});

describe("the numbers behind the curves", () => {
  it("linear smoothers answer to labels as the learners predict", () => {
    const {x, y} = drawSample(population("wave", 0.3), 60, 5, 0);
    for (const name of linearNames) {
      const {fits} = answers[name](x, [y], families[name].values);
      families[name].values.forEach((value, row) => {
        const predict = families[name].learner(value)(x, y, random(1));
        nodes.forEach((place, g) => {
          expect(Math.abs(predict(place) - fits[0][row * nodes.length + g]), `${name} ${value}`).toBeLessThan(
            1e-6
          );
        });
      });
    }
  });

  it("trees of all sizes at once are the learners' trees", () => {
    const {x, y} = drawSample(population("wave", 0.3), 60, 5, 0);
    for (const name of treeNames) {
      const all = grown[name](x, y, 5, 0);
      families[name].values.forEach((value, row) => {
        const predict = families[name].learner(value)(x, y, learnerSource(5, 0));
        nodes.forEach((place, g) => {
          expect(predict(place)).toBeCloseTo(all[row * nodes.length + g], 9);
        });
      });
    }
  });

  it.each(familyNames)("live fits agree with them, within Monte-Carlo error: %s", (family) => {
    const seeds = 20;
    for (const [share, n, f] of [
      [0, 30, "wave"],
      [0.4, 60, "step"],
      [0.7, 120, "wave"]
    ] as const) {
      const level = 1 + Math.round(share * (levelsOf(family) - 1));
      const runs = Array.from({length: seeds}, (_, i) => run({family, level, n, f, seed: i + 1}).machine);
      for (const key of ["bias2", "variance"] as const) {
        const live = runs.map(({averaged}) => averaged[key]);
        const mean = live.reduce((a, b) => a + b) / seeds;
        const error = Math.sqrt(live.reduce((s, v) => s + (v - mean) ** 2, 0) / (seeds - 1) / seeds);
        const loaded = curvesOf(data, f, n, 0.3)[family][key][level - 1];
        // The loader's bags come from 500 training sets, the live mean from 20 × 50.
        const allowed = 4 * error * Math.sqrt(1 + (seeds * drawn) / 500) + 1e-5;
        expect(Math.abs(mean - loaded), `${key} of ${family} ${level}`).toBeLessThan(allowed);
        expect(allowed, "a test that can fail").toBeLessThan(key === "variance" ? 0.4 * loaded : 0.02);
      }
    }
  });

  it("bias² + variance + σ² is the squared error measured on fresh labels", () => {
    for (const change of [{}, {level: 12}, {family: "cos", level: 10}, {family: "bag", f: "step"}] as const) {
      const seeds = 30;
      const gaps = Array.from({length: seeds}, (_, i) => {
        const {bias2, variance, noise, mse} = run({...change, seed: i + 1}).machine.averaged;
        return mse - (bias2 + variance + noise);
      });
      const mean = gaps.reduce((a, b) => a + b) / seeds;
      const error = Math.sqrt(gaps.reduce((s, g) => s + (g - mean) ** 2, 0) / (seeds - 1) / seeds);
      expect(Math.abs(mean)).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.005);
    }
  });

  it.each([
    ["poly", 30, [1, 4, 12]],
    ["poly", 60, [1, 4, 12]],
    ["ridge", 30, [1000, 1, 1e-8]],
    ["ridge", 120, [1000, 1, 1e-8]],
    ["knn", 30, [30, 10, 1]],
    ["cos", 30, [4, 12, 25, 30]],
    ["cos", 30, [36]],
    ["cos", 60, [12, 60]],
    ["cos", 60, [70]],
    ["cos", 120, [120]]
  ] as const)(
    "twice as many draws move no number by more than one of the last decimal shown: %s, n = %i, %s",
    (name, n, values) => {
      const twice = linearSpread(name, n, 2 * placeDraws[n], values);
      values.forEach((value, row) => {
        worldNames.forEach((world, w) => {
          const once = curvesOf(data, world, n, 0.3)[name];
          const level = families[name].values.indexOf(value);
          const variance = twice.byPlaces[w][row] + 0.09 * twice.squares[row];
          expect(Math.abs(once.variance[level] - variance), `${value}`).toBeLessThan(0.001);
          expect(Math.abs(once.bias2[level] - twice.bias2[w][row]), `${value}`).toBeLessThan(0.0003);
        });
      });
    }
  );

  it("sets of places spread evenly average what sets drawn one by one do, within Monte-Carlo error", () => {
    const draws = 3000;
    const each = Array.from({length: draws}, (_, r) => {
      const x = spread(30, random(9, r));
      return answers.poly(x, [], [12]).squares[0];
    });
    const mean = each.reduce((a, b) => a + b) / draws;
    const error = Math.sqrt(each.reduce((s, v) => s + (v - mean) ** 2, 0) / draws / (draws - 1));
    const [even] = linearSpread("poly", 30, 400, [12]).squares;
    expect(Math.abs(even - mean)).toBeLessThan(3.5 * error);
    expect(error).toBeLessThan(0.05 * mean);
  });

  for (const [world, n, sigma] of [
    ["wave", 30, 0.3],
    ["step", 60, 0.1],
    ["line", 120, 0.6]
  ] as const)
    it.each(treeNames)(`… nor do trees on other draws: ${world}, n = ${n}, σ = ${sigma}: %s`, (name) => {
      const other = treeSpread(name, world, n, sigma, treeDraws[name], 4);
      const curve = curvesOf(data, world, n, sigma)[name];
      const unit = sigma > 0.5 ? 0.01 : 0.001;
      // Two draws differ by √2 of the error of one, which is less than a unit.
      other.bias2.forEach((b, i) => {
        expect(Math.abs(Math.max(0, b) - curve.bias2[i]), `${name} ${i}`).toBeLessThan(3 * unit);
        expect(Math.abs(other.variance[i] - curve.variance[i]), `${name} ${i}`).toBeLessThan(3 * unit);
      });
    });

  it("have the sizes they say", () => {
    expect(placeDraws).toEqual({30: 1600, 60: 400, 120: 200});
    expect(treeDraws).toEqual({tree: 3000, bag: 500});
    expect(run().machine.curves.length).toBe(drawn * places.length);
    for (const name of linearNames) expect(data.linear[name].bias2.length).toBe(9 * levelsOf(name));
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(6500);
  });

  it("2,000 places in place of the nodes move no average by more than half of the last decimal shown", async () => {
    const fine = Float64Array.from({length: 2000}, (_, i) => (i + 0.5) / 2000);
    const step = (x: Float64Array) => x.map(functions.step);
    const asked = {
      poly: (x: Float64Array, at: Float64Array) =>
        nestedAnswers(powers(x, 12), [step(x)], powers(at, 12), at.length, [13]),
      knn: (x: Float64Array, at: Float64Array) => knnAnswers(x, [step(x)], at, [1]),
      cos: (x: Float64Array, at: Float64Array) => cosineAnswers(x, [step(x)], at, [30])
    };
    for (const [name, n] of [
      ["poly", 30],
      ["knn", 30],
      ["knn", 120],
      ["cos", 30]
    ] as const) {
      await pause();
      const draws = 200;
      const sets = Array.from({length: draws}, (_, r) => spread(n, random(12, r)));
      const [coarse, exact] = [nodes, fine].map((at) => {
        const all = sets.map((x) => asked[name](x, at));
        const mean = at.map((_, g) => all.reduce((s, {fits}) => s + fits[0][g] / draws, 0));
        return {
          squares: all.reduce((s, {squares}) => s + squares[0] / draws, 0),
          bias2: overX(mean.map((m, g) => (m - functions.step(at[g])) ** 2)),
          byPlaces: overX(
            at.map((_, g) => all.reduce((s, {fits}) => s + (fits[0][g] - mean[g]) ** 2 / draws, 0))
          )
        };
      });
      expect(0.09 * Math.abs(coarse.squares - exact.squares), name).toBeLessThan(0.0005);
      expect(Math.abs(coarse.bias2 - exact.bias2), name).toBeLessThan(0.0005);
      expect(Math.abs(coarse.byPlaces - exact.byPlaces), name).toBeLessThan(0.0005);
    }
  });

  it("what is averaged over x weighs the 50 fits as the curves do, up to the ends", () => {
    const seeds = 40;
    const live = Array.from(
      {length: seeds},
      (_, i) => run({level: 12, seed: i + 1}).machine.averaged.variance
    );
    const mean = live.reduce((a, b) => a + b) / seeds;
    const error = Math.sqrt(live.reduce((s, v) => s + (v - mean) ** 2, 0) / (seeds - 1) / seeds);
    expect(Math.abs(mean - wave().poly.variance[11])).toBeLessThan(3.5 * error);
    expect(error).toBeLessThan(0.04 * mean);
  });

  it("no two places of a set come closer than 0.2/n, nor lie outside", () => {
    const source = random(8);
    for (const n of sizes) {
      for (let r = 0; r < 200; ++r) {
        const x = spread(n, source);
        x.forEach((v, i) => {
          expect(v > 0 && v < 1).toBe(true);
          if (i) expect(v - x[i - 1]).toBeGreaterThan(0.2 / n - 1e-12);
        });
      }
    }
  });

  it("the model is pure, and does not compute the fits again for another x₀", () => {
    const a = structuredClone(run());
    const b = run();
    expect(b).toEqual(a);
    expect(run({x: 0.9}).machine).toBe(b.machine);
    expect(run({seed: 2}).machine).not.toEqual(a.machine);
  });
});

describe("what the page says", () => {
  it("degree 1 has the larger bias², degree 12 the larger variance, wherever the truth is no line", () => {
    for (const {world, curves} of every) {
      const {bias2, variance} = curves.poly;
      expect(variance[11]).toBeGreaterThan(2 * variance[0]);
      if (world !== "line") expect(bias2[0]).toBeGreaterThan(2 * bias2[11]);
    }
  });

  it("least squares varies by about σ² p / n, k-NN by about σ² / k", () => {
    const {poly, knn} = wave(120);
    for (let d = 1; d <= 12; ++d) {
      expect(poly.variance[d - 1] / ((0.09 * (d + 1)) / 120)).toBeGreaterThan(0.93);
      expect(poly.variance[d - 1] / ((0.09 * (d + 1)) / 120)).toBeLessThan(1.15);
    }
    families.knn.values.forEach((k, i) => {
      expect(knn.variance[i] / (0.09 / k)).toBeGreaterThan(0.95);
      expect(knn.variance[i] / (0.09 / k)).toBeLessThan(1.15);
    });
  });

  it("ridge's variance falls with λ, and k-NN's with k", () => {
    for (const {curves} of every.filter(({sigma}) => sigma === 0.3)) {
      for (let i = 1; i < 12; ++i) {
        expect(curves.ridge.variance[i]).toBeGreaterThan(curves.ridge.variance[i - 1]);
        expect(curves.knn.variance[i]).toBeGreaterThan(curves.knn.variance[i - 1]);
      }
    }
  });

  it("the lowest variances belong to k = 30 and λ = 1000, at every function and noise, whose answers are about the mean's", () => {
    for (const {world, curves, sigma} of every.filter(({n}) => n === 30)) {
      const all = familyNames.flatMap((name) =>
        curves[name].variance.map((v, i) => ({where: `${name} ${i + 1}`, v}))
      );
      all.sort((a, b) => a.v - b.v);
      expect(new Set(all.slice(0, 2).map(({where}) => where))).toEqual(new Set(["knn 1", "ridge 1"]));
      // With the least noise a seventh of it comes from where the places fall.
      if (sigma > 0.1) for (const {v} of all.slice(0, 2)) expect(v / (sigma ** 2 / 30)).toBeCloseTo(1, 1);
      const mean = overX(nodes.map(functions[world]));
      const constant = overX(nodes.map((x) => (functions[world](x) - mean) ** 2));
      for (const name of ["knn", "ridge"] as const) {
        const {bias2, variance} = curves[name];
        expect(bias2[0] / constant).toBeCloseTo(1, 1);
        expect(bias2[0]).toBeGreaterThan(0.95 * (bias2[0] + variance[0]));
      }
    }
  });

  it("bagging full trees lowers variance by more than it raises bias², in all 27 settings", () => {
    for (const {curves} of every) {
      const [tree, bag] = [curves.tree, curves.bag];
      const fall = tree.variance[11] - bag.variance[11];
      expect(fall).toBeGreaterThan(0);
      expect(fall).toBeGreaterThan(1.5 * (bag.bias2[11] - tree.bias2[11]));
    }
  });

  it("bagging adds little bias unless f jumps: on the step with little noise more than half of what it saves", () => {
    for (const {world, n, sigma, curves} of every) {
      const [tree, bag] = [curves.tree, curves.bag];
      const share = (bag.bias2[11] - tree.bias2[11]) / (tree.variance[11] - bag.variance[11]);
      if (world !== "step") expect(share, `${world} ${n} ${sigma}`).toBeLessThan(0.2);
      else if (sigma === 0.1 && n === 30) expect(share).toBeGreaterThan(0.5);
    }
  });

  it("bagged full trees vary less than one, and more than polynomials of degree 5: an average need not vary little", () => {
    for (const n of sizes) {
      const {tree, bag, poly} = wave(n);
      expect(bag.variance[11]).toBeLessThan(tree.variance[11]);
      expect(bag.variance[11]).toBeGreaterThan(2 * poly.variance[4]);
    }
  });

  it("training errors show the bias of degree 1, and not the variance of degree 12", () => {
    for (let seed = 1; seed <= 100; ++seed) {
      const [rigid, flexible] = [1, 12].map((level) => run({level, seed}).machine);
      expect(rigid.training).toBeGreaterThan(3 * 0.09);
      expect(flexible.training).toBeLessThan(0.75 * 0.09);
      expect(flexible.averaged.variance).toBeGreaterThan(0.04);
    }
  });

  it("rounded parts need not add up to the rounded sum, and no “=” says so", () => {
    expect(page).not.toMatch(/\{\{noise\}\}[^\n]*= \{\{mse\}\}/);
    const sums = every.flatMap(({sigma, curves}) =>
      curves.poly.bias2.map((b, i) => {
        const unit = sigma > 0.5 ? 100 : 1000;
        const v = curves.poly.variance[i];
        const round = (value: number) => Math.round(unit * value);
        return round(b) + round(v) + round(sigma ** 2) - round(b + v + sigma ** 2);
      })
    );
    expect(sums.some((gap) => gap !== 0)).toBe(true);
  });

  it("a shallow tree varies less than a full one where noise is large, and more where it is small", () => {
    const {values} = families.tree;
    expect([values[1], values[8], values[11]]).toEqual([3, 15, 30]);
    for (const n of sizes) {
      const [loud, quiet] = [wave(n, 0.6).tree.variance, wave(n, 0.1).tree.variance];
      expect(loud[1]).toBeLessThan(0.75 * loud[11]);
      expect(quiet[1]).toBeGreaterThan(1.3 * quiet[11]);
    }
    const {tree} = wave(30, 0.1);
    expect(tree.variance[8] / tree.variance[1]).toBeGreaterThan(0.4);
    expect(tree.variance[8] / tree.variance[1]).toBeLessThan(0.6);
    const t = totals(tree);
    for (let i = 1; i <= 8; ++i) expect(t[i]).toBeLessThan(t[i - 1]);
  });

  it("polynomials on the step: degree 12 has more bias² than a tree with two leaves", () => {
    for (const n of sizes) {
      for (const sigma of sigmas) {
        const {poly, tree} = curvesOf(data, "step", n, sigma);
        expect(poly.bias2[11]).toBeGreaterThan(2 * tree.bias2[0]);
      }
    }
  });

  it("k-NN at k = 10: twice the points, less bias, the same variance near σ²/10", () => {
    expect(families.knn.values[4]).toBe(10);
    const [a, b] = [wave(30).knn, wave(60).knn];
    expect(b.bias2[4]).toBeLessThan(a.bias2[4] / 2);
    for (const c of [a, b]) {
      expect(c.variance[4] / 0.009).toBeGreaterThan(0.95);
      expect(c.variance[4] / 0.009).toBeLessThan(1.2);
    }
  });

  it("no family is best everywhere, and paths cross", () => {
    const best = worldNames.map((world) => {
      const curves = curvesOf(data, world, 30, 0.3);
      const least = familyNames.map((name) => Math.min(...totals(curves[name])));
      return familyNames[least.indexOf(Math.min(...least))];
    });
    expect(new Set(best).size).toBeGreaterThan(1);
    const curves = wave();
    const path = (name: (typeof familyNames)[number]) =>
      curves[name].bias2.map((b, i) => [Math.log(Math.max(1e-7, b)), Math.log(curves[name].variance[i])]);
    const side = (a: number[], b: number[], c: number[]) =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    const cross = (p: number[][], q: number[][]) =>
      p.some((a, i) =>
        q.some(
          (c, j) =>
            i > 0 &&
            j > 0 &&
            side(p[i - 1], a, q[j - 1]) * side(p[i - 1], a, c) < 0 &&
            side(q[j - 1], c, p[i - 1]) * side(q[j - 1], c, a) < 0
        )
      );
    for (const name of ["poly", "ridge", "bag"] as const)
      expect(cross(path(name), path("knn")), name).toBe(true);
  });

  it("the predictions at x₀ are all in sight, those of degree 12 at the edge too, wherever they lie", () => {
    const edge = [1, 2, 3, 4, 5].map((seed) => {
      const {curves} = run({level: 12, sigma: 0.6, seed}).machine;
      return Math.max(...curves.filter((_, i) => i % places.length === 0).map(Math.abs));
    });
    expect(Math.max(...edge)).toBeGreaterThan(5);
    for (const far of [...edge, 0.01, 4.9, 39, 1000]) expect(reachOf(far)).toBeGreaterThan(far);
  });

  it("1-NN fits every label, and is the tree with a leaf for each point", () => {
    for (const f of worldNames)
      for (const n of sizes) expect(run({family: "knn", level: 12, f, n}).machine.training).toBe(0);
    const {x, y} = drawSample(population("wave", 0.3), 30, 5, 3);
    const [tree, near] = [treePredict(growTree(sortPairs(x, y), 30)), knnRegression(sortPairs(x, y), 1)];
    for (let i = 0; i < 1000; ++i) expect(tree(i / 999)).toBeCloseTo(near(i / 999), 12);
  });

  it("the U: for polynomials on the wave the error falls to degree 5 and then rises", () => {
    const t = totals(wave().poly);
    expect(bestLevel(wave().poly)).toBe(5);
    for (let i = 1; i < 12; ++i) expect(t[i] > t[i - 1]).toBe(i >= 5);
  });
});

describe("past the last residual", () => {
  const {values} = families.cos;
  const row = (p: number) => values.indexOf(p);

  it("the variance is 1.7 σ² at p = n = 30 and 0.7 σ² at p = 240, and peaks at p = n for every n", () => {
    const {variance} = wave().cos;
    expect(variance[row(30)] / 0.09).toBeCloseTo(1.7, 1);
    expect(variance[row(240)] / 0.09).toBeCloseTo(0.7, 1);
    for (const {n, curves} of every) {
      const {variance: v} = curves.cos;
      expect(v.indexOf(Math.max(...v))).toBe(row(n));
    }
  });

  it("the peak is in proportion to σ², but for the part of the places", () => {
    for (const n of sizes)
      expect(wave(n, 0.6).cos.variance[row(n)] / wave(n, 0.3).cos.variance[row(n)]).toBeGreaterThan(3.9);
  });

  it("on the step the error peaks at p = n without noise too, and on the wave hardly", () => {
    const t = totals(curvesOf(data, "step", 30, 0).cos);
    expect(t[row(30)]).toBeGreaterThan(1.3 * Math.min(...t.slice(0, row(30))));
    expect(t[row(30)]).toBeGreaterThan(1.3 * t[row(36)]);
    expect(curvesOf(data, "wave", 30, 0).cos.variance[row(30)]).toBeLessThan(0.001);
  });

  it("on an even grid there is nothing above σ²", () => {
    const x = Float64Array.from({length: 30}, (_, i) => (i + 0.5) / 30);
    const {squares} = cosineAnswers(x, [], nodes, values);
    values.forEach((p, i) => {
      if (p <= 30) expect(squares[i]).toBeCloseTo(p / 30, 6);
      else expect(squares[i]).toBeLessThan(1);
    });
  });

  it("with cosines of equal size variance falls too, and bias² takes its place: above 0.3 at p = 240", () => {
    const mean = new Float64Array(nodes.length);
    let square = 0;
    const draws = 100;
    for (let r = 0; r < draws; ++r) {
      const x = spread(30, random(77, r));
      const {squares, fits} = cosineAnswers(x, [x.map(functions.wave)], nodes, [240], () => 1);
      square += squares[0] / draws;
      fits[0].forEach((v, g) => {
        mean[g] += v / draws;
      });
    }
    const bias2 = overX(mean.map((m, g) => (m - functions.wave(nodes[g])) ** 2));
    expect(bias2).toBeGreaterThan(0.3);
    const middle = overX(nodes.map(functions.wave));
    const constant = overX(nodes.map((x) => (functions.wave(x) - middle) ** 2));
    expect(bias2 / constant).toBeCloseTo(0.8, 1);
    expect(square).toBeLessThan(0.2);
  });

  it("the second descent ends above the first valley on the wave, and below it on the step at σ = 0.1", () => {
    const split = (curve: {bias2: number[]; variance: number[]}) => {
      const t = totals({...curve});
      return [Math.min(...t.slice(0, row(30))), Math.min(...t.slice(row(30)))];
    };
    for (const sigma of sigmas) {
      const [valley, end] = split(wave(30, sigma).cos);
      expect(end).toBeGreaterThan(valley);
      for (const n of [60, 120]) {
        const t = totals(wave(n, sigma).cos);
        expect(Math.min(...t.slice(row(n)))).toBeGreaterThan(Math.min(...t.slice(0, row(n))));
      }
    }
    const {cos} = curvesOf(data, "step", 30, 0.1);
    const [valley, end] = split(cos);
    expect(end).toBeLessThan(0.85 * valley);
    expect(cos.bias2[row(60)]).toBeLessThan(0.7 * cos.bias2[row(30)]);
  });

  it("on the step at σ = 0.1 no p below 30 at all has as small an error as p = 240", () => {
    const below = Array.from({length: 29}, (_, i) => i + 1);
    const {squares, bias2, byPlaces} = linearSpread("cos", 30, 200, below);
    const step = worldNames.indexOf("step");
    const {cos} = curvesOf(data, "step", 30, 0.1);
    below.forEach((_, i) => {
      const total = bias2[step][i] + byPlaces[step][i] + 0.01 * squares[i];
      expect(total).toBeGreaterThan(1.2 * totals(cos)[row(240)]);
    });
  });

  it("at 60 cosines twice the data has twice the variance, and a larger error", () => {
    const [few, many] = [wave(30).cos, wave(60).cos];
    expect(many.variance[row(60)] / few.variance[row(60)]).toBeGreaterThan(1.8);
    expect(many.variance[row(60)] / few.variance[row(60)]).toBeLessThan(2.2);
    expect(totals(many)[row(60)]).toBeGreaterThan(1.5 * totals(few)[row(60)]);
  });
});
