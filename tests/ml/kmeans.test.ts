import {readFileSync} from "node:fs";
import {csvParse} from "d3-dsv";
import {describe, expect, it} from "vitest";
import {adjustedRand} from "../../src/ml/adjusted-rand.js";
import {inertiaOf, kMeans, traceKMeans} from "../../src/ml/kmeans.js";
import {normal, random} from "../../src/ml/random.js";

interface Fit {
  rows: number[];
  labels: string;
  centroids: number[][];
  inertia: number;
  assignments: number;
  ari: number;
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/k-means-drawbacks.json", import.meta.url), "utf8")
) as {iris: Fit[]};

const table = csvParse(readFileSync(new URL("../../data/iris.csv", import.meta.url), "utf8"));
const X = Float64Array.from(
  table.flatMap((r) => [r.sepal_length, r.sepal_width, r.petal_length, r.petal_width].map(Number))
);
const species = table.map((r) => ["setosa", "versicolor", "virginica"].indexOf(r.species));

describe("Lloyd's algorithm", () => {
  it("on the iris table, four columns, as scikit-learn: labels and passes equal, the rest to 1e-10", () => {
    for (const {rows, labels, centroids, inertia, assignments, ari} of reference.iris) {
      const start = Float64Array.from(rows.flatMap((i) => [...X.slice(4 * i, 4 * i + 4)]));
      const fit = kMeans({X, n: 150, p: 4, start});
      expect([...fit.labels].join("")).toBe(labels);
      expect(fit.iterations).toBe(assignments);
      expect(fit.converged).toBe(true);
      expect(Math.abs(fit.inertia / inertia - 1)).toBeLessThan(1e-10);
      centroids.flat().forEach((v, q) => {
        expect(Math.abs(fit.centroids[q] - v)).toBeLessThan(1e-10);
      });
      expect(adjustedRand(fit.labels, species)).toBeCloseTo(ari, 10);
    }
  });

  it("keeps every half-step, none of which raises the inertia, and ends where the run without a trace does", () => {
    for (let seed = 1; seed <= 200; ++seed) {
      const draw = normal(random(seed));
      const [n, p, k] = [40 + (seed % 30), 1 + (seed % 3), 1 + (seed % 7)];
      const points = Float64Array.from({length: n * p}, () => draw());
      const start = Float64Array.from({length: k * p}, () => 2 * draw());
      const options = {X: points, n, p, start};
      const {steps, converged} = traceKMeans(options);
      const fit = kMeans(options);
      expect(converged && fit.converged).toBe(true);
      expect(steps.length).toBe(2 * (fit.iterations - 1));
      const last = steps[steps.length - 1];
      expect(last.labels).toEqual(fit.labels);
      expect(last.centroids).toEqual(fit.centroids);
      steps.forEach(({kind, inertia, labels, centroids}, s) => {
        expect(kind).toBe(s % 2 ? "move" : "assign");
        expect(inertiaOf(points, n, p, centroids, labels)).toBeCloseTo(inertia, 10);
        if (s) expect(inertia).toBeLessThanOrEqual(steps[s - 1].inertia * (1 + 1e-13));
        // What a half-step does not concern stays.
        if (s % 2) expect(labels).toEqual(steps[s - 1].labels);
        else if (s) expect(centroids).toEqual(steps[s - 1].centroids);
      });
    }
  });

  it("a move gains the cluster's size times the squared way, as the page derives", () => {
    const start = Float64Array.of(5, 3, 1.4, 0.2, 6, 3, 5, 2);
    const [before, after] = traceKMeans({X, n: 150, p: 4, start}).steps;
    let gain = 0;
    for (let i = 0; i < 150; ++i)
      for (let d = 0; d < 4; ++d)
        gain += (after.centroids[4 * before.labels[i] + d] - start[4 * before.labels[i] + d]) ** 2;
    expect(before.inertia - after.inertia).toBeCloseTo(gain, 9);
  });

  it("ties go to the lower index", () => {
    const fit = traceKMeans({X: Float64Array.of(0, -1, 1), n: 3, p: 1, start: Float64Array.of(1, -1)});
    expect([...fit.steps[0].labels]).toEqual([0, 1, 0]);
  });

  it("a centroid without points stays where it is", () => {
    const fit = kMeans({X: Float64Array.of(0, 1, 2), n: 3, p: 1, start: Float64Array.of(1, 90)});
    expect([...fit.centroids]).toEqual([1, 90]);
    expect([...fit.labels]).toEqual([0, 0, 0]);
    expect(fit.inertia).toBe(2);
  });

  it("leaves its start alone, stops when told, and refuses nothing at all", () => {
    const start = Float64Array.of(0, 0.1);
    const options = {X: Float64Array.of(0, 1, 2, 3), n: 4, p: 1, start};
    expect(traceKMeans({...options, iterations: 1}).converged).toBe(false);
    expect(traceKMeans({...options, iterations: 1}).steps.length).toBe(2);
    expect([...start]).toEqual([0, 0.1]);
    expect(() => kMeans({...options, start: new Float64Array(0)})).toThrow(RangeError);
    expect(() => kMeans({...options, X: new Float64Array(0), n: 0})).toThrow(RangeError);
  });
});
