import {readFileSync} from "node:fs";
import {Delaunay} from "d3-delaunay";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {stateFrom} from "../../src/figure/still.js";
import {countRegions} from "../../src/ml/boundary.js";
import {placesOn} from "../../src/ml/lattice.js";
import {random} from "../../src/ml/random.js";
import {world} from "../../src/ml/worlds.js";
import {changedShare} from "../../src/questions/knn-k1/changed.js";
import {compute} from "../../src/questions/knn-k1/data.json.js";
import {fieldOf} from "../../src/questions/knn-k1/field.js";
import figure from "../../src/questions/knn-k1/figure.js";
import {fitKnn} from "../../src/questions/knn-k1/fitted.js";
import {predictions, scenes, usualChange} from "../../src/questions/knn-k1/lesson.js";
import {type KnnParams, type KnnResult, model} from "../../src/questions/knn-k1/model.js";
import {params as declared, type Room} from "../../src/questions/knn-k1/params.js";

const data = compute();
const base = defaults(declared);
const run = (params: Partial<KnnParams> = {}) => model({...base, ...params}, data);
const at = (params: Partial<KnnParams> = {}) =>
  stateFrom(anyFigure(figure), data, params as never) as unknown as Room["State"];
const seeds = Array.from({length: 100}, (_, i) => i + 1);
/** Two maps of each of 100 samples: computed once, with pauses in which the runner hears of the test. */
let hundred: KnnResult[] = [];
async function samples(): Promise<readonly KnnResult[]> {
  if (hundred.length) return hundred;
  const all: KnnResult[] = [];
  for (const seed of seeds) {
    if (seed % 10 === 0) await new Promise((done) => setTimeout(done));
    all.push(run({view: "two", seed}));
  }
  hundred = all;
  return all;
}
const quantile = (values: readonly number[], q: number) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))];
};
const {changed} = JSON.parse(readFileSync(new URL("../reference/knn-k1.json", import.meta.url), "utf8")) as {
  changed: {mean: number[]; error: number[]; quantiles: number[][]; atLeastHalfAsMuchAgain: number};
};

describe("claims over a hundred samples", () => {
  it("every claim about this sample either names its quantity or is a fact of one point", () => {
    for (const {about, quantity, params} of scenes)
      if (about === "here") expect(quantity !== undefined || params.flipped !== undefined).toBe(true);
  });

  it("variance and bias² do not depend on the sample", () => {
    const {spread} = run({view: "resample"});
    expect(run({view: "resample", seed: 77}).spread).toEqual(spread);
    expect(spread.how).toBe("exact");
  });
});

describe("the odd one out of scene 1", () => {
  it("has a label against the odds, in nearly every sample", async () => {
    const w = world("moons", {flip: 0.1});
    const against = (r: KnnResult) => {
      const i = r.points.index.indexOf(r.focus!.point);
      return w.posterior(r.points.x[i], r.points.y[i])[r.points.label[i]] < 0.5;
    };
    expect(against(run())).toBe(true);
    expect((await samples()).filter(against).length).toBeGreaterThanOrEqual(95);
  });
});

describe("regions", () => {
  it("are 11 in the first sample, where a grid of 100 × 75 counts 14, and the truth has two", () => {
    const {field, cells} = run();
    expect([field?.regions, field?.exact, cells?.regions]).toEqual([11, true, 11]);
    expect(countRegions(field!.label, 100, 75)).toBe(14);
    const w = world("moons", {flip: 0.1});
    const truth = Uint8Array.from({length: 400 * 300}, (_, i) => {
      const [c, r] = [i % 400, Math.floor(i / 400)];
      const p = w.posterior(-4 + (8 * (c + 0.5)) / 400, 3 - (6 * (r + 0.5)) / 300);
      return p[0] >= p[1] ? 0 : 1;
    });
    expect(countRegions(truth, 400, 300)).toBe(2);
  });

  it("counted on the grid are right to one when it is doubled, and said with “about” and without the specks", () => {
    let near = 0;
    let all = 0;
    for (const seed of seeds.slice(0, 6)) {
      const w = world("moons", {flip: 0.1});
      const f = fitKnn(w.sample(150, random(seed)), false);
      for (const k of [2, 7, 15]) {
        const [once, twice] = [[100, 75] as const, [200, 150] as const].map((grid) =>
          fieldOf(f, w.extent, k, "l2", "uniform", grid)
        );
        expect(once.exact).toBe(false);
        ++all;
        if (Math.abs(once.regions - twice.regions) <= 1) ++near;
      }
    }
    expect(near / all).toBe(1);
    expect(figure.describe(at({k: 15}))).toContain("about 2 regions of 0.5\u00a0% of the map or more");
    expect(figure.describe(at())).toContain(": 11 regions in view");
    expect(figure.describe(at({metric: "l1"}))).toMatch(/: about \d+ regions of 0.5/);
  });

  it("of scene 3 are two on twice the grid too", () => {
    const r = at(scenes[2].params).result;
    const f = fitKnn({...r.points, classes: r.classes, xName: "", yName: ""}, false);
    for (const times of [2])
      expect(fieldOf(f, r.extent, 15, "l2", "uniform", [100 * times, 75 * times]).regions).toBe(2);
  });
});

describe("an island", () => {
  it("of one cell is what a flipped label makes exactly where no cell that borders on its own has the new label", () => {
    const [islands, others] = [0, 0].map(() => ({count: 0}));
    for (const seed of [1, 2]) {
      const {points, extent} = run({seed});
      const xy = Float64Array.from({length: 300}, (_, j) => (j % 2 ? points.y : points.x)[j >> 1]);
      const voronoi = new Delaunay(xy).voronoi([extent[0], extent[2], extent[1], extent[3]]);
      for (let i = 0; i < 150; i += 9) {
        if (!voronoi.cellPolygon(i)) continue;
        const to = 1 - points.label[i];
        const {focus} = run({seed, flipped: [[i, to]]});
        expect(focus?.point).toBe(i);
        const alone = [...voronoi.neighbors(i)].every((j) => points.label[j] !== to);
        expect(focus?.island === 1).toBe(alone);
        ++(alone ? islands : others).count;
      }
    }
    expect(islands.count).toBeGreaterThan(5);
    expect(others.count).toBeGreaterThan(5);
  });

  it("does not come of every label against the odds: seldom of half of them", async () => {
    const w = world("moons", {flip: 0.1});
    const shares = (await samples()).map(({points, cells}) => {
      let odd = 0;
      let alone = 0;
      points.label.forEach((c, i) => {
        const p = w.posterior(points.x[i], points.y[i]);
        const cell = cells!.owner.indexOf(i);
        if (cell < 0 || p[c] >= 0.5) return;
        ++odd;
        if (cells!.size[cells!.region[cell]] === 1) ++alone;
      });
      return alone / odd;
    });
    expect(quantile(shares, 0.95)).toBeLessThan(0.55);
    expect(quantile(shares, 0.05)).toBeGreaterThan(0.05);
  });
});

describe("how much of the map a fresh sample changes", () => {
  const shares = async (): Promise<[number[], number[]]> => {
    const all = (await samples()).map((r) => r.changed!);
    return [all.map((c) => c.field), all.map((c) => c.beside)];
  };
  it("is what numpy finds with its own samples, and what the words say", async () => {
    (await shares()).forEach((values, i) => {
      const mean = values.reduce((a, b) => a + b) / 100;
      const deviation = Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / 99);
      expect(Math.abs(mean - changed.mean[i])).toBeLessThan(4 * Math.hypot(deviation / 10, changed.error[i]));
      const said = i === 0 ? usualChange.one : usualChange.fifteen;
      // The 10th and the 90th percentile, ours and numpy's, to two percentage points.
      [0.1, 0.9].forEach((q, j) => {
        expect(Math.abs(quantile(values, q) - said[j])).toBeLessThan(0.02);
        expect(Math.abs(changed.quantiles[i][j ? 5 : 1] - said[j])).toBeLessThan(0.02);
      });
    });
    expect(changed.atLeastHalfAsMuchAgain).toBeGreaterThan(0.95);
  });

  it("is typically three to four times as much at k = 1 as at k = 15, as scene 4 says", async () => {
    const ratios = (await samples()).map(({changed: c}) => c!.field / c!.beside);
    const typical = quantile(ratios, 0.5);
    expect(typical).toBeGreaterThan(3);
    expect(typical).toBeLessThan(4);
    expect(scenes[3].text).toContain("typically three to four times as much");
    // The maps are what the scene is about: a chart below them takes two fifths of their height at 1280.
    expect(scenes[3].shows).toEqual(["beside"]);
  });

  it("keeps its whole percents on a grid three times as fine, within one", () => {
    const w = world("moons", {flip: 0.1});
    for (const seed of [2, 3]) {
      const r = run({view: "two", seed});
      const [now, before] = [seed, seed - 1].map((s) => fitKnn(w.sample(150, random(s)), false));
      for (const k of [1, 15]) {
        const fine = fieldOf(now, w.extent, k, "l2", "uniform", [300, 225]);
        const share = changedShare(fine, before, w.extent, "l2", "uniform", 1);
        expect(Math.abs(share - (k === 1 ? r.changed!.field : r.changed!.beside))).toBeLessThan(0.01);
      }
    }
  });

  it("is said of a world's own samples only: not of a table, nor of points edited by hand", () => {
    expect(run({view: "two", table: "iris"}).changed).toBeNull();
    expect(run({view: "two", flipped: [[3, 1]]}).changed).toBeNull();
    expect(run().changed).toBeNull();
    expect(run({view: "two"}).beside?.k).toBe(15);
    expect(run({view: "two", n: 20, k: 30, k2: 40, seed: 3}).beside?.k).toBe(20);
  });
});

describe("test errors", () => {
  it("are right to half a percentage point: places four times as dense say so", () => {
    const w = world("moons", {flip: 0.1});
    const fine = placesOn(w, 0.05);
    const off: number[] = [];
    for (const seed of seeds.slice(0, 8)) {
      const r: KnnResult = run({seed});
      const f = fitKnn({...r.points, classes: r.classes, xName: "", yName: ""}, false);
      const field = fieldOf(f, w.extent, 1, "l2", "uniform", [16, 12]);
      expect(field.k).toBe(1);
      let error = 0;
      for (let i = 0; i < fine.x.length; i++) {
        let best = 0;
        let least = Infinity;
        for (let j = 0; j < 150; ++j) {
          const d = (f.x[j] - fine.x[i]) ** 2 + (f.y[j] - fine.y[i]) ** 2;
          if (d < least) [least, best] = [d, j];
        }
        error += fine.weight[i] * (1 - fine.p[2 * i + f.label[best]]);
      }
      off.push(error - r.test!);
    }
    expect(Math.sqrt(off.reduce((s, v) => s + v * v, 0) / off.length)).toBeLessThan(0.0055);
  });
});

describe("predictions", () => {
  it("are answered by nothing that the figure says before", () => {
    const [first] = predictions;
    if (first.kind !== "number") throw new Error("the first prediction asks for a number");
    const answer = first.answer(at(first.reveal));
    expect(answer).toBeGreaterThanOrEqual(100 * usualChange.one[0]);
    expect(answer).toBeLessThanOrEqual(100 * usualChange.one[1]);
    const before = at(first.before);
    expect(before.result.changed).toBeNull();
    const said = [
      figure.describe(before),
      ...Object.values(figure.reads).map((read) => read(before)),
      ...scenes.map((s) => s.text)
    ];
    for (const text of said) expect(text).not.toMatch(new RegExp(`\\b${answer}(\\.\\d)?\u00a0?%`));
    expect(figure.describe(before)).not.toContain("changed");
  });
});
