import {describe, expect, it} from "vitest";
import {defaults, type ParamsOf, withinLimits, withPatch} from "../../src/figure/params.js";
import {random} from "../../src/ml/random.js";
import type {LabeledPoints} from "../../src/ml/worlds.js";
import {compute} from "../../src/questions/knn-k1/data.json.js";
import figure from "../../src/questions/knn-k1/figure.js";
import {type KnnParams, type KnnResult, model} from "../../src/questions/knn-k1/model.js";
import {own as reader} from "../../src/questions/knn-k1/own.js";
import {params as declared, type Params, type Room} from "../../src/questions/knn-k1/params.js";
import type {KnnData} from "../../src/questions/knn-k1/points.js";
import {estimate} from "../../src/questions/knn-k1/words.js";
import {bring} from "../figure/bring.js";

const data = compute();
const base = defaults(declared);
const say = (params: Partial<Params>, to: KnnData = data): string => {
  const settled = {...base, ...params} as ParamsOf<typeof declared>;
  return figure.describe({params: settled, settled, data: to, result: model(settled, to)} as Room["State"]);
};
const run = (params: Partial<KnnParams>, to: KnnData = data) => model({...base, ...params}, to);
const table = (x: number[], y: number[], label: number[], classes: string[]): LabeledPoints => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  label: Int32Array.from(label),
  classes,
  xName: "income",
  yName: "age"
});

/** What must be so in every setting. */
function check(params: KnnParams, r: KnnResult): void {
  const share = (v: number | null) => {
    if (v !== null && !(v >= 0 && v <= 1 + 1e-9)) expect.fail(`${v} is no share`);
  };
  expect(r.k).toBeGreaterThanOrEqual(1);
  expect(r.k).toBeLessThanOrEqual(r.n);
  expect(r.k2).toBeLessThanOrEqual(r.n);
  for (const v of [r.train, r.test, r.testBeside, r.bayes, r.changed?.field, r.changed?.beside, r.best?.test])
    share(v ?? null);
  for (const list of [r.curves.train, r.curves.test, r.spread.disagreement, r.spread.error])
    for (const v of list) share(v);
  for (const map of [r.field, r.beside]) {
    if (!map) continue;
    expect(map.present).toBeGreaterThanOrEqual(1);
    if (map.exact) expect(map.regions).toBeGreaterThanOrEqual(map.present);
    for (const v of map.share) share(v);
  }
  expect(r.field === null).toBe(params.view === "resample");
  expect(r.beside === null).toBe(params.view !== "two");
  if (r.cells) {
    expect(r.cells.size.reduce((a, b) => a + b, 0)).toBe(r.cells.owner.length);
    for (let c = 0; c < r.cells.region.length; ++c) expect(r.cells.region[c]).toBeLessThan(r.cells.regions);
  }
  if (r.focus) {
    expect(r.focus.point).toBeLessThan(r.n);
    expect(r.focus.alike).toBeLessThanOrEqual(r.focus.among);
  }
  // Only points that share a place with another class can be wrong at k = 1, and where near neighbors outweigh all.
  if (r.conflicts === 0 && (params.weights === "distance" || r.k === 1)) expect(r.train).toBe(0);
  const {variance, bias2, noise, how, varianceError} = r.spread;
  expect(varianceError === null).toBe(how === "exact");
  const C = r.classes.length;
  for (let k = 0; k < variance.length; ++k) {
    share(variance[k]);
    if (bias2 && how === "exact") share(bias2[k]);
    // Squared error over all classes is at most 2.
    if (bias2 && noise !== null) expect(variance[k] + bias2[k] + noise).toBeLessThan(2);
  }
  if (noise !== null) expect(noise).toBeLessThanOrEqual(1 - 1 / C + 1e-9);
  // At k = 1 the error is half the squared error, however it is measured: the answer is a whole vote.
  if (bias2 && noise !== null) {
    const half = (variance[0] + bias2[0] + noise) / 2;
    expect(Math.abs(half - r.spread.error[0])).toBeLessThan(how === "exact" ? 1e-3 : 0.02);
  }
  expect(r.many?.k ?? 1).toBeLessThanOrEqual(r.spread.size);
}

/** The ends of every parameter, and each option. */
function extremes(): [string, (string | number | boolean | number[][])[]][] {
  return Object.entries(declared).map(([key, p]) => {
    if (p.kind === "choice") return [key, Object.keys(p.options).filter((o) => o !== "own")];
    if (p.kind === "toggle") return [key, [!p.value]];
    if (p.kind === "range") return [key, [p.min, p.max]];
    if (p.kind === "rows") {
      const ends = p.columns.map((c) => [c.min, c.max]);
      return [key, [[ends.map(([low]) => low)], [ends.map(([low, high], i) => (i ? high : low))]]];
    }
    return [key, [1, 999_999]];
  });
}

describe("every corner of every pair of settings", () => {
  it("has errors from 0 to 1, no k beyond n, and squares that add up", async () => {
    const all = extremes();
    const step = process.env.FULL ? 1 : 4;
    let met = 0;
    let count = 0;
    for (let a = 0; a < all.length; ++a) {
      for (let b = a + 1; b < all.length; ++b) {
        // Each value of both is met, with values of the other that change from pair to pair.
        const [left, right] = [all[a][1], all[b][1]];
        const size = Math.max(left.length, right.length);
        for (let i = 0; i < size; ++i) {
          for (const shift of size > 2 ? [0] : [0, 1]) {
            // Few points, so that all corners take seconds; n's own ends are among the corners.
            const patch = {
              n: 40,
              [all[a][0]]: left[i % left.length],
              [all[b][0]]: right[(i + shift) % right.length]
            };
            if ((patch.n as number) > 400 && count % 8) patch.n = 90;
            // Each fourth of the corners, and all of them with FULL=1.
            if (++met % step) continue;
            // The runner hears of a long test now and then.
            if (count % 20 === 0) await new Promise((done) => setTimeout(done));
            const params = withinLimits(figure, withPatch(declared, base, patch as Partial<Params>), data);
            const r = model(params, data);
            try {
              check(params, r);
              const said = figure.describe({params, settled: params, data, result: r} as Room["State"]);
              expect(said).not.toMatch(/NaN|undefined|Infinity/);
              expect(said.length).toBeLessThanOrEqual(330);
            } catch (error) {
              throw new Error(`${JSON.stringify(patch)}: ${(error as Error).message}`);
            }
            ++count;
          }
        }
      }
    }
    expect(met).toBeGreaterThan(200);
    expect(count).toBeGreaterThanOrEqual(Math.floor(met / step));
  }, 400_000);
});

describe("the training error at k = 1", () => {
  it("is 0 exactly where no place holds two classes, with distance weights at every k", () => {
    const source = random(9);
    let both = 0;
    for (let round = 0; round < 60; ++round) {
      const n = 4 + Math.floor(8 * source());
      // Few places, so that many are shared.
      const at = () => Array.from({length: n}, () => Math.floor(4 * source()));
      const own = table(
        at(),
        at(),
        Array.from({length: n}, () => Math.floor(2 * source())),
        ["a", "b"]
      );
      const one = run({table: "own"}, {...data, own});
      const weighted = run({table: "own", weights: "distance", k: n}, {...data, own});
      expect(one.train === 0).toBe(one.conflicts === 0);
      expect(weighted.curves.train.every((v) => v === 0)).toBe(one.conflicts === 0);
      both |= one.conflicts ? 1 : 2;
    }
    expect(both).toBe(3);
  });

  it("is said with what stands against it", () => {
    expect(say({table: "iris"})).toContain(
      "3 points share a place but not a class: no k gets all of them right"
    );
    expect(say({table: "iris", weights: "distance", k: 30})).toContain("share a place");
    expect(say({})).not.toContain("share a place");
    // A table has no test error: what is left out one by one is called so, on two maps too.
    expect(say({table: "iris", view: "two"})).toMatch(/leave-one-out error 5.*leave-one-out error 4/);
  });
});

describe("30 samples", () => {
  it("have fewer points than the table: what k then is, is said", () => {
    const r = run({table: "iris", view: "resample", k: 150});
    expect([r.spread.size, r.many?.k]).toEqual([100, 100]);
    expect(say({table: "iris", view: "resample", k: 150})).toContain(
      "k = 100: all that a sample has, though the control says 150."
    );
    expect(say({table: "iris", view: "resample", k: 100})).toContain("k = 100. The boundaries");
  });

  it("give what the integrals give, within their standard errors", () => {
    // Distances in units that hardly differ: the standardized world is measured, the raw one integrated.
    for (const k of [1, 5, 15]) {
      const exact = run({table: "xor", view: "resample"}).spread;
      const drawn = run({table: "xor", view: "resample", standardize: true}).spread;
      expect(drawn.how).toBe("measured");
      expect(Math.abs(drawn.variance[k - 1] - exact.variance[k - 1])).toBeLessThan(
        4 * drawn.varianceError![k - 1] + 0.002
      );
      expect(Math.abs(drawn.bias2![k - 1] - exact.bias2![k - 1])).toBeLessThan(
        4 * drawn.bias2Error![k - 1] + 0.002
      );
    }
  });

  it("leave noise a constant of the world, and estimates never more digits than they have", () => {
    const noises = [
      {},
      {n: 20},
      {n: 500},
      {seed: 9},
      {weights: "distance"} as const,
      {metric: "l1"} as const
    ].map((p) => run(p).spread.noise);
    for (const v of noises) expect(v).toBe(noises[0]);
    expect(estimate([0.1234], null, 1)).toBe("0.123");
    expect(estimate([0.0002], null, 1)).toBe("< 0.001");
    expect(estimate([0.1234], [0.02], 1)).toBe("0.12 ± 0.02");
    expect(estimate([0.1234], [0.004], 1)).toBe("0.123 ± 0.004");
    expect(estimate([-0.003], [0.004], 1)).toBe("about 0");
  });
});

describe("own tables whose features differ in spread", () => {
  const rows = Array.from({length: 20}, (_, i) => `${1000 * i},${20 + (i % 7)},${i % 3 ? "yes" : "no"}`);
  const read = bring(reader, data, ["income,age,bought", ...rows].join("\n"));
  it("say which decides who is near, and what helps; standardized ones do not", () => {
    expect(read.note).toMatch(/income spreads over 1,000 times as wide as age .* try Standardize/);
    expect(say({table: "own"}, read.data)).toContain("try Standardize");
    expect(say({table: "own", standardize: true}, read.data)).not.toContain("Standardize");
    expect(say({table: "iris"})).not.toContain("Standardize");
    for (const view of ["one", "two", "resample"] as const)
      expect(say({table: "own", view, k: 20}, read.data).length).toBeLessThanOrEqual(330);
  });

  it("have words of bounded length, however long the names", () => {
    const own: LabeledPoints = {
      ...(read.data.own as LabeledPoints),
      xName: "x".repeat(5000),
      yName: "y".repeat(5000)
    };
    expect(say({table: "own", view: "two"}, {...data, own}).length).toBeLessThanOrEqual(330);
  });
});

describe("the point that the picture is about", () => {
  it("is the one flipped last, else the one moved last, else the one with the fewest of its kind around it", () => {
    expect(
      run({
        flipped: [
          [5, 0],
          [9, 1]
        ],
        moved: [[3, 1, 1]]
      }).focus?.point
    ).toBe(9);
    expect(run({moved: [[3, 500, 500]]}).focus?.point).toBe(3);
    const {focus, points} = run({});
    expect(focus?.alike).toBe(0);
    expect(focus?.among).toBe(15);
    // Counted again by hand.
    const i = focus?.point ?? -1;
    const near = [...points.index]
      .filter((j) => j !== i)
      .sort(
        (a, b) =>
          Math.hypot(points.x[a] - points.x[i], points.y[a] - points.y[i]) -
          Math.hypot(points.x[b] - points.x[i], points.y[b] - points.y[i])
      )
      .slice(0, 15);
    expect(near.filter((j) => points.label[j] === points.label[i])).toEqual([]);
  });
});
