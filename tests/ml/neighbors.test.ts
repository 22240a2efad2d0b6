import {describe, expect, it} from "vitest";
import {countRegions, traceBoundary} from "../../src/ml/boundary.js";
import {kdTree} from "../../src/ml/kdtree.js";
import {neighborOrder, voteAlong} from "../../src/ml/neighbor-order.js";
import {type Metric, Neighbors, type Weights} from "../../src/ml/neighbors.js";
import {joinSegments} from "../../src/ml/polylines.js";
import {normal, random} from "../../src/ml/random.js";
import {rescale, standardize, unscale} from "../../src/ml/scaling.js";
import {selectPairs, sortPairs} from "../../src/ml/select.js";

const metrics: Metric[] = ["l2", "l1"];
const kinds: Weights[] = ["uniform", "distance"];

interface Points {
  x: number[];
  y: number[];
  label: number[];
  classes: number;
}

/** Points of several characters: smooth, on a lattice with many ties, all in one place, in a line, with an outlier. */
function points(kind: string, n: number, seed: number): Points {
  const source = random(seed);
  const gauss = normal(source);
  const draw = (): [number, number] => {
    switch (kind) {
      case "lattice":
        return [Math.floor(source() * 5), Math.floor(source() * 4)];
      case "three places":
        return [[0, 0] as [number, number], [1, 1] as [number, number], [1, -1] as [number, number]][
          Math.floor(source() * 3)
        ];
      case "one place":
        return [2, 3];
      case "line":
        return [gauss(), 0];
      case "outlier":
        return source() < 0.02 ? [1e6, -1e6] : [gauss(), gauss()];
      default:
        return [gauss(), gauss()];
    }
  };
  const at = Array.from({length: n}, draw);
  return {
    x: at.map((p) => p[0]),
    y: at.map((p) => p[1]),
    label: at.map(() => Math.floor(source() * 3)),
    classes: 3
  };
}

/** The definition, without an index: sort all by (distance, index), let the k first vote. */
function plain(p: Points, x: number, y: number, k: number, metric: Metric, weights: Weights, skip = -1) {
  const order = p.x
    .map((px, i) => {
      const dx = Math.abs(px - x);
      const dy = Math.abs(p.y[i] - y);
      return {i, d: metric === "l1" ? dx + dy : dx * dx + dy * dy};
    })
    .filter(({i}) => i !== skip)
    .sort((a, b) => a.d - b.d || a.i - b.i)
    .slice(0, k);
  const zero = order.some(({d}) => d === 0);
  const votes = new Array(p.classes).fill(0);
  for (const {i, d} of order) {
    const distance = metric === "l1" ? d : Math.sqrt(d);
    votes[p.label[i]] += weights === "uniform" ? 1 : zero ? Number(d === 0) : 1 / distance;
  }
  return {votes, ids: order.map(({i}) => i), radius: order.at(-1)?.d ?? 0};
}

describe("pairs", () => {
  it("are sorted and selected by key and then by id", () => {
    for (let seed = 1; seed <= 200; ++seed) {
      const source = random(seed);
      const n = 1 + Math.floor(source() * 200);
      const key = Float64Array.from({length: n}, () => Math.floor(source() * (seed % 2 ? 10 : 1e6)));
      const id = Int32Array.from({length: n}, (_, i) => i);
      const expected = [...id].sort((a, b) => key[a] - key[b] || a - b);
      const k = Math.floor(source() * (n + 1));
      const [key2, id2] = [key.slice(), id.slice()];
      sortPairs(key, id);
      expect([...id]).toEqual(expected);
      selectPairs(key2, id2, 0, n, k);
      expect([...id2.subarray(0, k)].sort((a, b) => a - b)).toEqual(
        expected.slice(0, k).sort((a, b) => a - b)
      );
    }
  });
});

describe("Neighbors", () => {
  for (const kind of ["smooth", "lattice", "one place", "three places", "line", "outlier"]) {
    it(`agrees with the definition: ${kind}`, () => {
      for (const [seed, n] of [
        [1, 1],
        [2, 2],
        [3, 9],
        [4, 60],
        [5, 300]
      ]) {
        const p = points(kind, n, seed);
        const tree = kdTree(p.x, p.y, p.label, p.classes);
        for (const metric of metrics) {
          for (const weights of kinds) {
            for (const k of [1, 2, Math.ceil(n / 3), n - 1, n].filter((v) => v >= 1)) {
              const knn = new Neighbors(tree, {k, metric, weights});
              const source = random(seed, k);
              for (let q = 0; q < 40; ++q) {
                // Neighboring places, far jumps, and places of points themselves (distance 0), in turn.
                const at = Math.floor(source() * n);
                const x = q % 3 === 0 ? p.x[at] : q % 3 === 1 ? q / 20 - 1 : source() * 8 - 4;
                const y = q % 3 === 0 ? p.y[at] : q % 3 === 1 ? 0.3 : source() * 8 - 4;
                const skip = q % 4 === 0 ? at : -1;
                const expected = plain(p, x, y, k, metric, weights, skip);
                const label = knn.classify(x, y, skip);
                if (expected.ids.length === 0) {
                  expect(label).toBe(-1);
                  continue;
                }
                expected.votes.forEach((v, c) => {
                  expect(knn.votes[c]).toBeCloseTo(v, weights === "uniform" ? 12 : 8);
                });
                if (weights === "uniform") {
                  expect(label).toBe(expected.votes.indexOf(Math.max(...expected.votes)));
                }
                const m = knn.nearest(x, y, skip);
                expect([...knn.ids.subarray(0, m)]).toEqual(expected.ids);
              }
            }
          }
        }
      }
    });
  }

  it("gives a tie of votes to the first class, and a tie of distances to the lower index", () => {
    const ask = (label: number[], k: number) =>
      new Neighbors(kdTree([1, -1, 0, 0], [0, 0, 1, -1], label, 3), {
        k,
        metric: "l2",
        weights: "uniform"
      }).classify(0, 0);
    expect(ask([2, 1, 2, 1], 4)).toBe(1);
    expect(ask([2, 0, 0, 0], 1)).toBe(2);
    expect(ask([1, 2, 2, 0], 3)).toBe(2);
  });

  it("with distance weights a neighbor in the very place outvotes all others", () => {
    const tree = kdTree([0, 0.001, 0.001], [0, 0, 0], [1, 0, 0], 2);
    const knn = new Neighbors(tree, {k: 3, metric: "l2", weights: "distance"});
    expect(knn.classify(0, 0)).toBe(1);
    expect([...knn.votes]).toEqual([0, 1]);
    expect(knn.classify(0.0008, 0)).toBe(0);
  });

  it("answers places in a row and after jumps among 20,000 points as the definition does", () => {
    const p = points("smooth", 20_000, 8);
    const tree = kdTree(p.x, p.y, p.label, p.classes);
    for (const k of [1, 30, 7000]) {
      const knn = new Neighbors(tree, {k, metric: "l2", weights: "uniform"});
      for (let q = 0; q < 40; ++q) {
        const x = -2 + q * 0.1;
        const y = q % 10 === 0 ? 3 : 0.5;
        const expected = plain(p, x, y, k, "l2", "uniform");
        knn.classify(x, y);
        expect([...knn.votes]).toEqual(expected.votes);
        expect(knn.radius).toBe(Math.sqrt(expected.radius));
      }
    }
  });
});

it("is not slowed by 100,000 points that share four places", () => {
  const source = random(4);
  const n = 100_000;
  const x = Float64Array.from({length: n}, () => (source() < 0.5 ? 0 : 1));
  const y = Float64Array.from({length: n}, () => (source() < 0.5 ? 0 : 1));
  const label = Int32Array.from({length: n}, () => (source() < 0.3 ? 1 : 0));
  const tree = kdTree(x, y, label, 2);
  // In processor time, beside the work of looking at every point once: a busy machine slows both.
  const cost = (work: () => void) => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
  };
  let sum = 0;
  const look = (passes: number) => {
    for (let pass = 0; pass < passes; ++pass)
      for (let i = 0; i < n; ++i) sum += Math.hypot(x[i] - pass, y[i]);
  };
  look(20);
  const looked = cost(() => look(100));
  const answered = cost(() => {
    for (const k of [1, 1000, 60_000]) {
      const knn = new Neighbors(tree, {k, metric: "l2", weights: "uniform"});
      for (let q = 0; q < 100; ++q) sum += knn.classify(-1 + q / 30, 0.7);
    }
  });
  expect(sum).toBeGreaterThan(0);
  // Listing ties one by one would look at a quarter of the points or more for each of 300 answers, and sort them.
  expect(answered).toBeLessThan(looked);
});

describe("voteAlong", () => {
  it("gives for every k what the classifier gives", () => {
    for (const kind of ["smooth", "lattice"]) {
      const p = points(kind, 80, 6);
      const tree = kdTree(p.x, p.y, p.label, p.classes);
      const key = new Float64Array(80);
      const id = new Int32Array(80);
      for (const metric of metrics) {
        for (const weights of kinds) {
          for (const skip of [-1, 7]) {
            const m = neighborOrder(p.x, p.y, p.x[7], p.y[7], metric, key, id, skip);
            expect(m).toBe(skip < 0 ? 80 : 79);
            const ks: number[] = [];
            voteAlong(
              key,
              id,
              m,
              p.label,
              metric,
              weights,
              new Float64Array(3),
              (k, winner, votes, total) => {
                ks.push(k);
                const knn = new Neighbors(tree, {k, metric, weights});
                const label = knn.classify(p.x[7], p.y[7], skip);
                for (let c = 0; c < 3; ++c) expect(votes[c]).toBeCloseTo(knn.votes[c], 9);
                expect(total).toBeCloseTo(
                  knn.votes.reduce((a, b) => a + b),
                  9
                );
                if (weights === "uniform") expect(winner).toBe(label);
              }
            );
            expect(ks).toEqual(Array.from({length: m}, (_, i) => i + 1));
          }
        }
      }
    }
  });
});

describe("traceBoundary", () => {
  it("finds a circle to the bisection's precision, in closed loops", () => {
    const inside = (x: number, y: number) => (Math.hypot(x, y) < 1 ? 1 : 0);
    const [nx, ny] = [21, 17];
    const label = Array.from({length: nx * ny}, (_, i) =>
      inside(-2 + ((i % nx) * 4) / (nx - 1), 1.5 - (Math.floor(i / nx) * 3) / (ny - 1))
    );
    const s = traceBoundary(label, nx, ny, [-2, 2, 1.5, -1.5], inside, 8);
    const ends = new Map<string, number>();
    for (let i = 0; i < s.length; i += 2) {
      expect(Math.abs(Math.hypot(s[i], s[i + 1]) - 1)).toBeLessThan(0.002);
      const key = `${s[i].toFixed(9)} ${s[i + 1].toFixed(9)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    expect(ends.size).toBeGreaterThan(20);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it("joins three classes in a point, and cuts a saddle as its middle says", () => {
    const three = (x: number, y: number) => (y > 0.5 ? 2 : x > 0.5 ? 1 : 0);
    expect(traceBoundary([0, 1, 2, 2], 2, 2, [0, 1, 0, 1], three).length).toBe(12);
    const saddle = (middle: number) => (x: number, y: number) =>
      Math.abs(x - 0.5) + Math.abs(y - 0.5) < 0.2 ? middle : x > 0.5 === y > 0.5 ? 0 : 1;
    const ends = (s: Float64Array) => [s[0] < s[2], s[1] < s[3]];
    expect(ends(traceBoundary([0, 1, 1, 0], 2, 2, [0, 1, 0, 1], saddle(0)))).not.toEqual(
      ends(traceBoundary([0, 1, 1, 0], 2, 2, [0, 1, 0, 1], saddle(1)))
    );
  });

  it("draws nothing where one class is everywhere; regions are counted by shared edges", () => {
    expect(traceBoundary([1, 1, 1, 1], 2, 2, [0, 1, 0, 1], () => 1).length).toBe(0);
    expect(countRegions([0, 0, 0, 0], 2, 2)).toBe(1);
    expect(countRegions([0, 1, 1, 0], 2, 2)).toBe(4);
    expect(countRegions([0, 1, 0, 1, 1, 0], 3, 2)).toBe(3);
  });
});

describe("joinSegments", () => {
  const linesOf = ({points, start}: ReturnType<typeof joinSegments>) =>
    Array.from({length: start.length - 1}, (_, i) => [...points.subarray(2 * start[i], 2 * start[i + 1])]);

  it("joins what touches, in any order, leaves out what lies on the way, and closes loops", () => {
    const [straight, ...more] = linesOf(joinSegments([20, 0, 30, 0, 0, 0, 10, 0, 10, 0, 20, 0], 1));
    expect(more).toEqual([]);
    expect(["0,0,30,0", "30,0,0,0"]).toContain(straight.join());
    const loop = linesOf(joinSegments([0, 0, 50, 0, 50, 0, 50, 50, 50, 50, 0, 50, 0, 50, 0, 0], 1));
    expect(loop.length).toBe(1);
    expect(loop[0].length).toBe(10);
    expect(loop[0].slice(0, 2)).toEqual(loop[0].slice(8));
    // Three lines meet: none runs through.
    expect(linesOf(joinSegments([0, 0, 50, 0, 50, 0, 90, 40, 50, 0, 90, -40], 1)).length).toBe(3);
    expect(linesOf(joinSegments([5, 5, 5, 5], 1))).toEqual([]);
  });

  it("loses no more than the tolerance from a traced circle", () => {
    const n = 400;
    const at = (i: number) => [
      1000 + 800 * Math.cos((2 * Math.PI * i) / n),
      1000 + 800 * Math.sin((2 * Math.PI * i) / n)
    ];
    const {points, start} = joinSegments(
      Array.from({length: n}, (_, i) => [...at(i), ...at(i + 1)]).flat(),
      4
    );
    expect(start.length).toBe(2);
    expect(points.length / 2).toBeLessThan(80);
    for (let p = 0; p + 2 < points.length; p += 2) {
      for (const t of [0, 0.25, 0.5, 0.75]) {
        const x = points[p] + t * (points[p + 2] - points[p]) - 1000;
        const y = points[p + 1] + t * (points[p + 3] - points[p + 1]) - 1000;
        expect(Math.abs(Math.hypot(x, y) - 800)).toBeLessThan(6);
      }
    }
  });
});

describe("standardize", () => {
  it("gives mean 0 and deviation 1, and keeps a column that does not vary", () => {
    const values = [1e9 + 1, 1e9 + 2, 1e9 + 4];
    const scaling = standardize(values);
    const scaled = rescale(values, scaling);
    expect(scaled.reduce((a, b) => a + b)).toBeCloseTo(0, 6);
    expect(Math.hypot(...scaled) / Math.sqrt(3)).toBeCloseTo(1, 9);
    expect(unscale(scaled[2], scaling)).toBeCloseTo(values[2], 6);
    expect(standardize([0.1, 0.1, 0.1])).toEqual({center: 0.1, scale: 1});
    expect(standardize([])).toEqual({center: 0, scale: 1});
    expect(standardize([5])).toEqual({center: 5, scale: 1});
  });
});
