import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {errorOf, valueAt} from "../../src/ml/gaussian-classes.js";
import {fitGaussianNaiveBayes, gaussianLinear} from "../../src/ml/naive-bayes.js";
import {smallLogistic} from "../../src/ml/small-logistic.js";
import type {Data} from "../../src/questions/naive-bayes-vs-logistic-regression/data.js";
import {fitsOf, learned} from "../../src/questions/naive-bayes-vs-logistic-regression/data.json.js";
import figure from "../../src/questions/naive-bayes-vs-logistic-regression/figure.js";
import {model} from "../../src/questions/naive-bayes-vs-logistic-regression/model.js";
import {own as table} from "../../src/questions/naive-bayes-vs-logistic-regression/own.js";
import {RADIUS} from "../../src/questions/naive-bayes-vs-logistic-regression/panels/map.js";
import {
  type Params,
  params,
  RHOS,
  type Room,
  SIZES
} from "../../src/questions/naive-bayes-vs-logistic-regression/params.js";
import {fitBoth, simulated, truthOf} from "../../src/questions/naive-bayes-vs-logistic-regression/plane.js";
import {
  bayesWeights,
  linearError,
  meansOf,
  naiveWeights,
  sampleOf
} from "../../src/questions/naive-bayes-vs-logistic-regression/world.js";
import {bring} from "../figure/bring.js";
import {stateAt} from "../figure/settings.js";

const data = (await loadRoom("naive-bayes-vs-logistic-regression")).data() as Data;
const spec = anyFigure(figure);
const base = defaults(params);
const state = (change: Partial<Params> = {}, from = data) =>
  stateAt(spec, from, change) as unknown as Room["State"];
const page = readFileSync(
  new URL("../../src/questions/naive-bayes-vs-logistic-regression/index.md", import.meta.url),
  "utf8"
);

interface Reference {
  samples: number;
  one: {X: number[]; y: number[]; naive: {w: number[]; b: number; error: number}};
  curves: {
    strengths: "unequal" | "equal";
    rho: (typeof RHOS)[number];
    n: (typeof SIZES)[number];
    mean: Record<"naive" | "0" | "10", number>;
    se: Record<"naive" | "0" | "10", number>;
    better: Record<"0" | "10", number>;
  }[];
}
const reference: Reference = JSON.parse(
  readFileSync(new URL("../reference/naive-bayes-vs-logistic-regression.json", import.meta.url), "utf8")
);

describe("ten features", () => {
  it("have the mean errors that scikit-learn has on samples of its own", () => {
    for (const {strengths, rho, n, mean, se, better} of reference.curves) {
      const l = data.learned[strengths][RHOS.indexOf(rho)];
      const i = SIZES.indexOf(n);
      const near = (mine: number, key: "naive" | "0" | "10") => {
        // Single bad fits weigh much in the means of few rows, and are not in every sample of samples.
        const both = se[key] * Math.sqrt(1 + reference.samples / data.samples);
        expect(Math.abs(mine / 1e4 - mean[key]), `${strengths} ${rho} ${n} ${key}`).toBeLessThan(
          Math.max(4 * both, 0.008)
        );
      };
      near(l.naive.mean[i], "naive");
      near(l.logistic[0].mean[i], "0");
      near(l.logistic[2].mean[i], "10");
      for (const [k, key] of [
        [0, "0"],
        [2, "10"]
      ] as const)
        expect(Math.abs(l.better[k][i] / data.samples - better[key])).toBeLessThan(
          4 * Math.sqrt(0.25 / data.samples + 0.25 / reference.samples)
        );
    }
  });

  it("of equal strength that are correlated are not saved by a penalty", () => {
    const {better, logistic, naive} = data.learned.equal[RHOS.indexOf(0.3)];
    SIZES.forEach((n, i) => {
      expect(better[2][i] / data.samples, `${n}`).toBeLessThan(0.5);
      expect(logistic[2].mean[i], `${n}`).toBeGreaterThan(naive.mean[i]);
    });
  });

  it("cross at the same place in other samples", () => {
    const other = learned("unequal", 0.3, 60, 900_001);
    const ahead = (n: (typeof SIZES)[number]) => {
      const i = SIZES.indexOf(n);
      return other.logistic[0].mean[i] < other.naive.mean[i];
    };
    expect([10, 14, 20, 30].map((n) => ahead(n as 10))).toEqual([false, false, false, false]);
    expect([60, 80, 120, 200, 400].every((n) => ahead(n as 10))).toBe(true);
  });

  it("of ten rows, and eleven weights, are always parted", () => {
    for (const strengths of ["unequal", "equal"] as const)
      for (const l of data.learned[strengths]) expect(l.parted[0]).toBe(data.samples);
  });

  it("are fitted at each penalty as the loader’s neighbors are: a start changes nothing", () => {
    const {X, y} = sampleOf(meansOf("ten", "unequal"), 0.3, 80, 5);
    const cold = fitsOf(X, 80, 10, y);
    const warm = fitsOf(X, 80, 10, y, fitsOf(X.subarray(0, 600), 60, 10, y.subarray(0, 60)).thetas);
    expect(cold.parted).toBe(false);
    cold.thetas.forEach((theta, k) => {
      const [a, b] = [theta, warm.thetas[k]].map((t) =>
        linearError(t, t[10], meansOf("ten", "unequal"), 0.3)
      );
      expect(a).toBeCloseTo(b, 4);
    });
  });

  it("come to limits that the page derives", () => {
    for (const rho of RHOS) {
      const equal = meansOf("ten", "equal");
      // One direction: the same errors, and weights 1 + 9ρ times too large.
      expect(linearError(naiveWeights(equal), 0, equal, rho)).toBeCloseTo(
        linearError(bayesWeights(equal, rho), 0, equal, rho),
        12
      );
      expect(naiveWeights(equal)[3] / bayesWeights(equal, rho)[3]).toBeCloseTo(1 + 9 * rho, 10);
      const unequal = meansOf("ten", "unequal");
      const l = data.learned.unequal[RHOS.indexOf(rho)];
      const last = SIZES.length - 1;
      // At 400 rows both are within two percent of their limits.
      expect(l.naive.mean[last] / 1e4).toBeCloseTo(linearError(naiveWeights(unequal), 0, unequal, rho), 2);
      expect(
        l.logistic[0].mean[last] / 1e4 - linearError(bayesWeights(unequal, rho), 0, unequal, rho)
      ).toBeLessThan(0.01);
    }
  });
});

describe("what the page derives", () => {
  it("naive Bayes’ linear weights and their error are those of numpy and scipy", () => {
    const {X, y, naive} = reference.one;
    const {w, b} = gaussianLinear(
      fitGaussianNaiveBayes({X: Float64Array.from(X), n: y.length, p: 10, y, shared: true, smoothing: 0})
    );
    naive.w.forEach((v, j) => {
      expect(w[j]).toBeCloseTo(v, 9);
    });
    expect(b).toBeCloseTo(naive.b, 9);
    expect(linearError(w, b, meansOf("ten", "unequal"), 0.3)).toBeCloseTo(naive.error, 9);
  });

  it("a linear rule’s error is that of the plane’s quadrature", () => {
    const m = meansOf("two", "unequal");
    const {logistic} = simulated(20, 0.6, "unequal", 0, true, 0, 6, 3);
    expect(linearError([logistic.x, logistic.y], logistic.c, m, 0.6)).toBeCloseTo(
      errorOf(logistic, ...truthOf(m, 0.6)),
      12
    );
  });

  it("a heavy penalty turns logistic regression towards the difference of the means, and halves in between", () => {
    const {X, y} = sampleOf(meansOf("two", "unequal"), 0.6, 60, 4);
    const {belief, logistic} = fitBoth({X, y, n: 60}, 1e6, true);
    const difference = [0, 1].map((j) => belief[1].mean[j] - belief[0].mean[j]);
    expect(logistic.x * 1e6).toBeCloseTo((60 / 4) * difference[0], 2);
    expect(logistic.y * 1e6).toBeCloseTo((60 / 4) * difference[1], 2);
    const middle = [0, 1].map((j) => (belief[1].mean[j] + belief[0].mean[j]) / 2);
    expect(valueAt(logistic, middle[0], middle[1]) * 1e6).toBeCloseTo(0, 2);
  });

  it("a row far on its right side does not pull; one far on the wrong side does", () => {
    const {X, y} = sampleOf(meansOf("two", "unequal"), 0.6, 80, 7);
    const at = (label: 0 | 1) =>
      fitBoth({X: Float64Array.from([...X, 6, 3]), y: Uint8Array.from([...y, label]), n: 81}, 0, true)
        .logistic;
    const plain = fitBoth({X, y, n: 80}, 0, true).logistic;
    expect(Math.hypot(at(1).x - plain.x, at(1).y - plain.y)).toBeLessThan(0.02);
    expect(Math.hypot(at(0).x - plain.x, at(0).y - plain.y)).toBeGreaterThan(0.5);
  });

  it("variances of their own bend the boundary, and cost errors at few rows on average", () => {
    let more = 0;
    for (let seed = 1; seed <= 200; ++seed) {
      const of = (shared: boolean) => simulated(14, 0, "unequal", 0, shared, 0, 6, seed);
      const [own, one] = [of(false), of(true)];
      expect(own.weights.naive).toBeNull();
      more += (own.errors.naive - one.errors.naive) / 200;
    }
    expect(more).toBeGreaterThan(0.002);
    expect(page).toContain("twice as many variances");
  });

  it("ellipses hold 86 % of a believed class", () => {
    expect(1 - Math.exp(-(RADIUS ** 2) / 2)).toBeCloseTo(0.8647, 4);
  });

  it("a smaller stand-in for no penalty changes no error that is shown, where classes are parted", () => {
    const m = meansOf("ten", "unequal");
    let [here, there] = [0, 0];
    for (let seed = 1; seed <= 40; ++seed) {
      const {X, y} = sampleOf(m, 0.3, 14, seed);
      const {thetas, parted} = fitsOf(X, 14, 10, y);
      if (!parted) continue;
      here += linearError(thetas[0], thetas[0][10], m, 0.3) / 40;
      const half = fitBothTen(X, y);
      there += linearError(half, half[10], m, 0.3) / 40;
    }
    expect(Math.abs(here - there)).toBeLessThan(0.002);
  });
});

/** The same with half of the stand-in. */
function fitBothTen(X: Float64Array, y: Uint8Array): Float64Array {
  const {thetas} = fitsOf(X, 14, 10, y);
  return smallLogistic(X, 14, 10, y, 5e-5, thetas[0]) as Float64Array;
}

describe("controls", () => {
  const moved = (key: keyof Params, value: Params[keyof Params], from: Partial<Params>) =>
    withSets(params, {...base, ...from}, {[key]: value});

  it("bring what they are about in sight", () => {
    expect(moved("far", 40, {features: "ten", beside: "duels"})).toMatchObject({
      features: "two",
      beside: "none",
      table: "far"
    });
    expect(moved("features", "ten", {beside: "weights"})).toMatchObject({beside: "none"});
    expect(moved("rho", 0, {table: "own"})).toMatchObject({table: "simulated"});
    expect(moved("table", "own", {features: "ten"})).toMatchObject({features: "two"});
  });
});

describe("rows that a line parts", () => {
  it("have no weights of logistic regression that are said or written", () => {
    for (const seed of [12, 13, 14, 15, 16, 17, 18]) {
      const now = state({n: 10, beside: "weights", seed});
      const said = figure.reads.logisticWeights(now);
      if (!now.result.plane.parted) expect(said).toMatch(/^\(/);
      else {
        expect(said).toBe("no finite ones");
        expect(stillPanel(spec, now as never, "weights", {width: 500, height: 400})).not.toMatch(
          /logistic: \(/
        );
      }
    }
    expect(state({n: 10, seed: 12}).result.plane.parted).toBe(true);
  });
});

describe("the reader’s table", () => {
  const iris = readFileSync(new URL("../../data/iris.csv", import.meta.url), "utf8");
  const [head, ...lines] = iris.trim().split("\n");
  const names = head.split(",");
  const some = [head, ...lines.slice(50)].join("\n");
  const brought = bring(table, data, some, {x: names[2], y: names[3], positive: "virginica"}).data;

  it("is learned from n rows, and judged by the rest", () => {
    for (const n of SIZES) {
      const {plane} = model({...base, table: "own", n}, brought);
      expect(plane.rows.n).toBe(Math.min(n, 75));
      expect(plane.own?.rest).toBe(100 - plane.rows.n);
      expect(plane.errors.naive).toBeLessThan(0.3);
      expect(plane.bayes).toBeNull();
    }
    const here = state({table: "own", n: 60}, brought);
    expect(figure.describe(here)).toContain("of the other 40 rows");
    for (const id of ["map", "weights"])
      expect(stillPanel(spec, here as never, id, {width: 500, height: 400})).not.toMatch(/NaN|Infinity/);
  });

  it("is learned from n rows where one class is rare, too", () => {
    const rare = Array.from(
      {length: 200},
      (_, i) => `${(i * 37) % 101},${(i * 61) % 97},${i % 20 ? "usual" : "rare"}`
    );
    for (const positive of ["usual", "rare"]) {
      const from = bring(table, data, ["a,b,k", ...rare].join("\n"), {x: "a", y: "b", positive}).data;
      for (const n of SIZES)
        expect(model({...base, table: "own", n}, from).plane.rows.n).toBe(Math.min(n, 150));
    }
  });

  it("is said to be parted only where it is: not where rows of both classes lie on the line", () => {
    // One row alone differs in the first column, so that its weight has no end, and no line parts the others.
    const text = (first: (i: number) => number) =>
      [
        "a,b,k",
        ...Array.from({length: 16}, (_, i) => `${first(i)},${(i * 7) % 16},${i % 2 ? "u" : "v"}`)
      ].join("\n");
    const said = (first: (i: number) => number) => {
      const from = bring(table, data, text(first), {x: "a", y: "b"}).data;
      return [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
        figure.describe(state({table: "own", n: 20, seed}, from))
      );
    };
    expect(
      said((i) => (i % 2) * 10 + i / 100).every((words) => words.includes("A line parts the rows: "))
    ).toBe(true);
    const one = said((i) => (i === 5 ? 3 : 1));
    expect(one.some((words) => words.includes("A line parts the rows, but for some that lie on it: "))).toBe(
      true
    );
    expect(one.some((words) => words.includes("A line parts the rows: "))).toBe(false);
  });

  it("has the boundary of its own units: a column in other units moves nothing, with a penalty too", () => {
    const scaled: Data = brought.own
      ? {...brought, own: {...brought.own, x: brought.own.x.map((v) => 1000 * v + 5)}}
      : brought;
    for (const variances of ["shared", "own"] as const) {
      const at = (d: Data) => model({...base, table: "own", n: 60, lambda: 10, variances}, d).plane;
      const [a, b] = [at(brought), at(scaled)];
      expect(b.errors).toEqual(a.errors);
      for (const key of ["naive", "logistic"] as const)
        expect(valueAt(b[key], 5005, 1.5)).toBeCloseTo(valueAt(a[key], 5, 1.5), 5);
    }
  });

  it("comes with its example, and says what it cannot take", () => {
    const {note} = bring(table, data, table.example);
    expect(note).toContain("16 rows");
    expect(() => bring(table, data, "a,b,class\n1,2,x\n2,3,x\n3,1,y\n")).toThrow("at least 8 rows");
    const flat = `a,b,class\n${Array.from({length: 20}, (_, i) => `3,${i * i},${i % 2 ? "u" : "v"}`).join("\n")}`;
    expect(() => bring(table, data, flat, {x: "a", y: "b"})).toThrow("the same in all rows");
  });

  it("that did not travel with a link is said to be missing", () => {
    expect(figure.mend?.({...base, table: "own"}, data)?.params).toEqual({table: "simulated"});
    expect(figure.mend?.(base, data)).toBeNull();
  });
});
