import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseTable} from "../../src/figure/csv.js";
import {defaults} from "../../src/figure/params.js";
import {adjustedRand} from "../../src/ml/adjusted-rand.js";
import {kMeans} from "../../src/ml/kmeans.js";
import {cellsOf} from "../../src/questions/k-means-drawbacks/cells.js";
import spec from "../../src/questions/k-means-drawbacks/figure.js";
import {neverRises, outlierAlone} from "../../src/questions/k-means-drawbacks/lesson.js";
import {endOf, halfSteps, type KmParams, model, sizes} from "../../src/questions/k-means-drawbacks/model.js";
import {accept, mostRows} from "../../src/questions/k-means-drawbacks/own.js";
import {LONGEST, type Params, params} from "../../src/questions/k-means-drawbacks/params.js";
import {placeOf, pointsOf, unitsOf} from "../../src/questions/k-means-drawbacks/points.js";
import {type Init, STARTS, startOf} from "../../src/questions/k-means-drawbacks/starts.js";
import {freePlace} from "../../src/questions/k-means-drawbacks/view/hint.js";
import {sampleWorld, type WorldName, worldTitles} from "../../src/questions/k-means-drawbacks/worlds.js";
import {checkFigure} from "../figure/check.js";

checkFigure(spec, null);

const first = defaults(params);
const at = (patch: Partial<Params> = {}) => model({...first, ...patch}, null);
const worlds = Object.keys(worldTitles) as WorldName[];

describe("against scikit-learn", () => {
  const {worlds: cases} = JSON.parse(
    readFileSync(new URL("../reference/k-means-drawbacks.json", import.meta.url), "utf8")
  ) as {
    worlds: {
      world: WorldName;
      standardize: boolean;
      init: Init;
      start: number;
      labels: string;
      centroids: number[][];
      inertia: number;
      assignments: number;
      ari: number;
    }[];
  };
  it("the same starts on all worlds: labels and passes equal, centroids and inertia to 1e-10, ARI to 1e-12", () => {
    expect(cases.length).toBe(worlds.length * 12);
    for (const {world, standardize, init, start, ...expected} of cases) {
      const setting = {...first, world, standardize, init, start};
      const {k, moments} = at(setting);
      const points = pointsOf(setting, null);
      const fit = kMeans({X: points.Z, n: points.n, p: 2, start: startOf(points, k, 1, init, start)});
      const where = `${world} ${init} ${start}`;
      expect([...fit.labels].join(""), where).toBe(expected.labels);
      expect(fit.iterations, where).toBe(expected.assignments);
      expect(Math.abs(fit.inertia / expected.inertia - 1), where).toBeLessThan(1e-10);
      const scale = Math.max(...points.Z.map(Math.abs));
      expected.centroids.flat().forEach((v, q) => {
        expect(Math.abs(fit.centroids[q] - v) / scale, where).toBeLessThan(1e-10);
      });
      // The figure's run is the same one.
      expect(moments.length - 1).toBe(2 * (expected.assignments - 1));
      expect(moments[moments.length - 1].inertia).toBeCloseTo(expected.inertia, 8);
      expect(moments[moments.length - 1].ari).toBeCloseTo(expected.ari, 12);
    }
  });
});

describe("claims", () => {
  it("inertia never rises: all worlds, 12 samples, both starts, any k", () => {
    for (const world of worlds)
      for (let seed = 1; seed <= 12; ++seed)
        for (const init of ["random", "plusplus"] as const) {
          const r = at({
            world,
            seed,
            init,
            start: 1 + ((7 * seed) % 200),
            k: seed % 7,
            standardize: seed % 3 === 0
          });
          expect(neverRises(r), `${world} ${seed}`).toBe(true);
          expect(r.converged).toBe(true);
        }
  });
  it("moons: at the lowest inertia of 400 starts the adjusted Rand index is below 0.5, in 20 samples", () => {
    for (let seed = 1; seed <= 20; ++seed) expect(at({world: "moons", seed}).best.ari).toBeLessThan(0.5);
  });
  it("rings: “no better than chance” on the page's sample, below 0.05 in 20", () => {
    const scores = Array.from({length: 20}, (_, i) => at({world: "rings", seed: i + 1}).best.ari ?? 1);
    expect(Math.abs(scores[0])).toBeLessThan(0.02);
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(0.05);
  });
  it("k-means++ beats random starts in median inertia on the blobs: in most samples, and never the reverse", () => {
    let better = 0;
    for (let seed = 1; seed <= 40; ++seed) {
      const {outcomes, best} = at({seed});
      expect(outcomes.plusplus.median).toBeLessThanOrEqual(outcomes.random.median * (1 + 1e-9));
      expect(outcomes.plusplus.median).toBeCloseTo(best.inertia, 8);
      expect(outcomes.plusplus.share).toBeGreaterThan(outcomes.random.share);
      if (outcomes.plusplus.median < outcomes.random.median / 2) ++better;
    }
    expect(better).toBeGreaterThan(20);
  });
  it("one far outlier takes a centroid, standardized or not", () => {
    for (let seed = 1; seed <= 20; ++seed)
      for (const standardize of [false, true]) {
        const here = {...first, world: "outlier" as const, seed, out: [16, 4] as const, standardize};
        expect(outlierAlone({params: here, settled: here, data: null, result: model(here, null)})).toBe(true);
      }
  });
  it("unlike units: the split goes by the large axis, and standardizing cures it", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      expect(at({world: "units", seed}).best.ari).toBeLessThan(0.1);
      expect(at({world: "units", seed, standardize: true}).best.ari).toBeGreaterThan(0.85);
      // In one unit it would not be there: x₂ in mm.
      const s = sampleWorld("units", seed, [0, 0]);
      const X = s.X.map((v, q) => (q % 2 ? 10 * v : v));
      let best = kMeans({X, n: s.n, p: 2, start: Float64Array.of(40, 20, 40, 40)});
      for (const start of [Float64Array.of(30, 30, 50, 30)]) {
        const other = kMeans({X, n: s.n, p: 2, start});
        if (other.inertia < best.inertia) best = other;
      }
      expect(adjustedRand(best.labels, s.label ?? [])).toBeGreaterThan(0.85);
    }
  });
  it("unequal size: the best clustering cuts the large group, in 20 samples", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const {best, points} = at({world: "size", seed});
      const of = (c: number) => {
        const count = sizes(
          Array.from(best.labels).filter((_, i) => points.label?.[i] === c),
          3
        );
        return count.filter((v) => v >= 5).length;
      };
      expect(of(0)).toBeGreaterThanOrEqual(2);
      expect(of(1) + of(2)).toBe(2);
    }
  });
  it("elongated groups: the lowest inertia cuts across them, ARI below 0.5", () => {
    for (let seed = 1; seed <= 20; ++seed) expect(at({world: "elongated", seed}).best.ari).toBeLessThan(0.5);
  });
});

describe("the 400 starts", () => {
  it("are all counted once, in order, and their minima can be gone to", () => {
    for (const world of worlds) {
      const {outcomes, best} = at({world});
      for (const init of ["random", "plusplus"] as const) {
        const {minima, median} = outcomes[init];
        expect(minima.reduce((sum, m) => sum + m.count, 0)).toBe(STARTS);
        for (const [i, m] of minima.entries()) {
          if (i) expect(m.inertia).toBeGreaterThan(minima[i - 1].inertia);
          if (i > 5) continue;
          expect(endOf(at({world, init, start: m.start})).inertia).toBeCloseTo(m.inertia, 8);
        }
        expect(median).toBeGreaterThanOrEqual(best.inertia * (1 - 1e-12));
      }
      expect(Math.min(outcomes.random.minima[0].inertia, outcomes.plusplus.minima[0].inertia)).toBeCloseTo(
        best.inertia,
        8
      );
    }
  });
  it("do not depend on what the reader does to one of them", () => {
    const {outcomes} = at({});
    expect(at({c: [[0, 1, 2]], step: 3, start: 9, truth: true}).outcomes).toEqual(outcomes);
  });
});

describe("the figure's parts", () => {
  it("each scene and link stops exactly at its run's end, or within it", () => {
    const data = null;
    expect(halfSteps(first, data)).toBe(first.step);
    for (const {params: patch, title} of spec.scenes) {
      const setting: KmParams = {...first, ...patch};
      const last = halfSteps(setting, data);
      if (title === "How it got there") expect(setting.step).toBeLessThan(last);
      else expect(setting.step, title).toBe(last);
    }
    const page = readFileSync(
      new URL("../../src/questions/k-means-drawbacks/index.md", import.meta.url),
      "utf8"
    );
    const links = [...page.matchAll(/\]\(\?(world=[^)]*)\)/g)].map(([, query]) => new URLSearchParams(query));
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const q of links) {
      const setting = {
        ...first,
        world: q.get("world") as WorldName,
        start: Number(q.get("start") ?? first.start),
        standardize: q.get("standardize") === "1",
        init: (q.get("init") ?? "random") as Params["init"]
      };
      expect(halfSteps(setting, data), q.toString()).toBe(Number(q.get("step")));
      const r = model(setting, data);
      expect(endOf(r).inertia, q.toString()).toBeCloseTo(r.best.inertia, 8);
    }
  });
  it("no run is cut short by the slider's end", () => {
    for (const world of worlds)
      for (let start = 1; start <= STARTS; start += 3)
        expect(halfSteps({...first, world, start}, null)).toBeLessThan(LONGEST);
  });
  it("cells cover the view once, and hold their own points", () => {
    for (const world of worlds)
      for (const standardize of [false, true]) {
        const {points, moments, k} = at({world, standardize, start: 3});
        const [x0, x1, y0, y1] = points.extent;
        // After an assignment, which goes by the centroids shown.
        const {centroids, labels} = moments[moments.length - 1];
        const cells = cellsOf(centroids, points.extent, points.scaling);
        expect(cells.length).toBe(k);
        const area = (c: number[]) => {
          let sum = 0;
          for (let q = 0; q < c.length; q += 2) {
            const r = (q + 2) % c.length;
            sum += (c[q] * c[r + 1] - c[r] * c[q + 1]) / 2;
          }
          return sum;
        };
        const total = cells.reduce((sum, c) => sum + area(c), 0);
        expect(total / ((x1 - x0) * (y1 - y0))).toBeCloseTo(1, 9);
        for (let i = 0; i < points.n; ++i) {
          const [x, y] = [points.X[2 * i], points.X[2 * i + 1]];
          if (x < x0 || x > x1 || y < y0 || y > y1) continue;
          const c = cells[labels?.[i] ?? 0];
          for (let q = 0; q < c.length; q += 2) {
            const r = (q + 2) % c.length;
            const side = (c[r] - c[q]) * (y - c[q + 1]) - (c[r + 1] - c[q + 1]) * (x - c[q]);
            expect(side).toBeGreaterThan(-1e-9 * (x1 - x0) * (y1 - y0));
          }
        }
      }
  });
  it("places in the view and their thousandths are each other's inverse", () => {
    for (const [right, up] of [
      [0, 0],
      [1000, 1000],
      [137, 862]
    ])
      expect(unitsOf([-4, 18, -8.25, 8.25], ...placeOf([-4, 18, -8.25, 8.25], right, up))).toEqual([
        right,
        up
      ]);
  });
  it("a start moved by hand is where the run starts", () => {
    const {moments, points} = at({c: [[1, 250, 500]], standardize: true});
    expect([...moments[0].centroids.slice(2, 4)]).toEqual([
      expect.closeTo(placeOf(points.extent, 250, 500)[0], 10),
      expect.closeTo(0, 10)
    ]);
  });
  it("at 1,000 own rows too the answer comes within a second", () => {
    const source = sampleWorld("rings", 1, [0, 0]);
    const n = 1000;
    const own = {
      ...source,
      n,
      X: Float64Array.from({length: 2 * n}, (_, q) => source.X[q % source.X.length] + q / 1e4),
      label: null,
      classes: 0
    };
    const began = performance.now();
    const {k} = model({...first, world: "own", k: 6}, {own});
    expect(k).toBe(6);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe("in the view", () => {
  it("a hint goes where it covers no point, if there is such a place within the plane", () => {
    const plane = {x: 0, y: 0, width: 400, height: 300};
    const size = {width: 70, height: 14};
    expect(freePlace([200, 150], [], size, plane)).toEqual([0, -14]);
    const above = Array.from({length: 30}, (_, i) => [185 + i, 133] as const);
    const [dx, dy] = freePlace([200, 150], above, size, plane);
    for (const [px, py] of above) {
      const inX = Math.abs(px - 200 - dx) < 35;
      const inY = py > 150 + dy - 11 && py < 150 + dy + 3;
      expect(inX && inY).toBe(false);
    }
    const [, down] = freePlace([200, 4], [], size, plane);
    expect(down).toBeGreaterThan(0);
  });
});

describe("own data", () => {
  const take = (text: string) => accept(null, parseTable(text));
  it("takes the first two columns of numbers, and words as classes", () => {
    const {data, note} = take("id,a,kind,b\n1,1,x,2\n2,3,y,5\n3,4,x,1\n4,,x,1\n");
    expect(data.own?.n).toBe(3);
    expect([data.own?.xName, data.own?.yName]).toEqual(["a", "b"]);
    expect([...(data.own?.X ?? [])]).toEqual([1, 2, 3, 5, 4, 1]);
    expect([...(data.own?.label ?? [])]).toEqual([0, 1, 0]);
    expect(note).toContain("1 row with cells that are empty");
  });
  it("does without classes, and takes few numbers after the two as classes", () => {
    expect(take("a,b\n1.5,2\n3,5\n0,1\n").data.own?.label).toBeNull();
    expect(take("a,b,c\n1.5,2,0\n3,5,1\n0,1,1\n").data.own?.classes).toBe(2);
  });
  it("more rows than it takes are taken evenly, and it says so", () => {
    const {data, note} = take(
      `a,b\n${Array.from({length: 2500}, (_, i) => `${Math.sin(i)},${i % 7}`).join("\n")}\n`
    );
    expect(data.own?.n).toBe(mostRows);
    expect(note).toContain("1,000 rows");
  });
  it("says what is wrong with other tables", () => {
    expect(() => take("a\n1\n2\n")).toThrow(/Two columns of numbers/);
    expect(() => take("a,b\nx,y\nz,w\n")).toThrow(/Two columns of numbers/);
    expect(() => take("a,b\n1,2\n")).toThrow(/Fewer than two rows|Two columns/);
  });
  it("every setting works on small, constant and huge tables", () => {
    for (const text of [
      "a,b\n1,1\n1,1\n1,1\n",
      "a,b\n1,2\n3,4\n",
      "a,b\n1e90,1\n-1e90,2\n3,4\n",
      "a,b\n0.5,1\n0.5,2\n0.5,9\n0.5,4\n"
    ]) {
      const {data} = take(text);
      for (const k of [0, 1, 6])
        for (const standardize of [false, true]) {
          const here = {...first, world: "own" as const, k, standardize};
          const state = {params: here, settled: here, data, result: model(here, data)};
          expect(spec.describe(state), text).not.toMatch(/NaN|undefined|Infinity/);
          expect(neverRises(state.result)).toBe(true);
        }
    }
  });
});

describe("the page's numbers", () => {
  it("“five random points fall into five different blobs with probability 4.1 %”", () => {
    const p = [1, 120 / 149, 90 / 148, 60 / 147, 30 / 146].reduce((a, b) => a * b, 1);
    expect((100 * p).toFixed(1)).toBe("4.1");
    expect(sizes(at().points.label ?? [], 5)).toEqual([30, 30, 30, 30, 30]);
  });
  it("“in scene 1 the clusters have from 13 to 60 points”", () => {
    const {labels} = endOf(at());
    const count = sizes(labels ?? [], 5);
    expect([Math.min(...count), Math.max(...count)]).toEqual([13, 60]);
  });
  it("“these are about 276 and 35”", () => {
    expect(Math.round((150 * 1.7 ** 2 * 2) / Math.PI)).toBe(276);
    expect(Math.round((12 * 2.4 ** 2) / 2)).toBe(35);
    expect(sizes(at({world: "size"}).points.label ?? [], 3)).toEqual([150, 12, 12]);
  });
  it("“about 11.4”, and the figure lets go there to within 10 %", () => {
    expect(((3.6 * Math.sqrt(40)) / 2).toFixed(1)).toBe("11.4");
    const alone = (x: number) => {
      const here = {...first, world: "outlier" as const, out: [x, 0] as const};
      return outlierAlone({params: here, settled: here, data: null, result: model(here, null)});
    };
    expect(alone(11.4 * 0.9)).toBe(false);
    expect(alone(11.4 * 1.1)).toBe(true);
  });
  it("“scene 6: the median of k-means++ is no lower than that of random starts”", () => {
    const {outcomes} = at({world: "size"});
    expect(outcomes.plusplus.median).toBeGreaterThanOrEqual(outcomes.random.median);
  });
  it("“finds the lowest inertia more often” with an outlier, which the second prediction says too", () => {
    const {outcomes} = at({world: "outlier"});
    expect(outcomes.plusplus.share).toBeGreaterThan(outcomes.random.share);
  });
  it("inertia's minimum does not rise with k, over the starts that are run", () => {
    for (const world of worlds) {
      let last = Number.POSITIVE_INFINITY;
      for (let k = 1; k <= 6; ++k) {
        const {best} = at({world, k});
        expect(best.inertia).toBeLessThan(last);
        last = best.inertia;
      }
    }
  });
});
