import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults, withPatch, withSets} from "../../src/figure/params.js";
import {glyphs} from "../../src/ml/glyphs.js";
import {columnMeans, pca, residual} from "../../src/ml/pca.js";
import {cutAt} from "../../src/questions/dimensionality-reduction/cut.js";
import figure from "../../src/questions/dimensionality-reduction/figure.js";
import {fewest} from "../../src/questions/dimensionality-reduction/lesson.js";
import {model} from "../../src/questions/dimensionality-reduction/model.js";
import {own} from "../../src/questions/dimensionality-reduction/own.js";
import {type Data, params, type Room} from "../../src/questions/dimensionality-reduction/params.js";
import {apart, keptAt} from "../../src/questions/dimensionality-reduction/plane.js";
import {
  nearestShare,
  randomOf,
  randomScoresOf,
  tableOf
} from "../../src/questions/dimensionality-reduction/table.js";
import {pictureName} from "../../src/questions/dimensionality-reduction/words.js";
import {DIRECTION, simulate} from "../../src/questions/dimensionality-reduction/worlds.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";

checkFigure(figure, null as Data, {every: 4});

type Params = Room["Params"];
const start = defaults(params);
const at = (patch: Partial<Params> = {}, data: Data = null) => model({...start, ...patch}, data);
const stateOf = (patch: Partial<Params> = {}, data: Data = null): Room["State"] => {
  const here = {...start, ...patch};
  return {params: here, settled: here, data, result: model(here, data)};
};
const seeds = Array.from({length: 100}, (_, i) => i + 1);
const page = readFileSync(
  new URL("../../src/questions/dimensionality-reduction/index.md", import.meta.url),
  "utf8"
);

interface Reference {
  cases: {name: string; n: number; p: number; X: number[] | null}[];
  labels: number[];
  nearest: [number, number][];
  simulated: Record<"noise_30" | "noise_3000" | "walks_first" | "walks_long", [number, number, number]> & {
    random_share: number;
  };
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/dimensionality-reduction.json", import.meta.url), "utf8")
) as Reference;
const {simulated} = reference;

describe("against scikit-learn", () => {
  it("1-NN leaving one out on the first components of its digits", () => {
    const {n, p, X} = reference.cases.find(({name}) => name === "digits") ?? {n: 0, p: 0, X: null};
    const table: Data = {
      X: Float64Array.from(X ?? []),
      n,
      p,
      label: reference.labels,
      classes: [],
      names: []
    };
    for (const [m, right] of reference.nearest)
      expect(at({world: "own", m}, table).byPca.nearest).toBeCloseTo(right, 12);
  });
  it("five of twenty components of noise, and the first of the walks, lie where numpy’s samples do", () => {
    const noise = at({world: "noise", m: 5}).byPca.share;
    expect(noise).toBeGreaterThan(simulated.noise_30[0]);
    expect(noise).toBeLessThan(simulated.noise_30[2]);
    const walks = at({world: "walks", m: 1}).byPca.share;
    expect(walks).toBeGreaterThan(simulated.walks_first[0]);
    expect(walks).toBeLessThan(simulated.walks_first[2]);
  });
  it("“with more rows the share falls towards 25 %”, “61 % for the first” of long walks, m/p of random directions", () => {
    expect(simulated.noise_3000[1]).toBeLessThan(0.29);
    expect(simulated.noise_3000[1]).toBeGreaterThan(0.25);
    expect((6 / Math.PI ** 2).toFixed(2)).toBe("0.61");
    expect(Math.abs(simulated.walks_long[1] - 6 / Math.PI ** 2)).toBeLessThan(0.01);
    expect(Math.abs(simulated.random_share - 20 / 64)).toBeLessThan(0.002);
  });
});

describe("the plane", () => {
  it("the share by the formula is the feet’s variance, and feet and losses make right triangles", () => {
    for (const world of ["cloud", "pancakes"] as const)
      for (const angle of [0, 17, 104, 133]) {
        const {plane, table, total} = at({world, angle});
        const t = (angle * Math.PI) / 180;
        let [feet, lost] = [0, 0];
        for (let i = 0; i < table.n; ++i) {
          const along = Math.cos(t) * plane.x[i] + Math.sin(t) * plane.y[i];
          feet += along ** 2 / table.n;
          lost +=
            ((plane.x[i] - along * Math.cos(t)) ** 2 + (plane.y[i] - along * Math.sin(t)) ** 2) / table.n;
        }
        expect(keptAt(plane, angle)).toBeCloseTo(feet / total, 12);
        expect(feet + lost).toBeCloseTo(total, 12);
      }
  });
  it("λ₁ − (λ₁ − λ₂) sin² δ, at every δ", () => {
    const {plane, values, total} = at();
    for (const off of [0, 10, 20, 45, 80, 90])
      expect(keptAt(plane, plane.best + off) * total).toBeCloseTo(
        values[0] - (values[0] - values[1]) * Math.sin((off * Math.PI) / 180) ** 2,
        12
      );
  });
  it("angles between axes", () => {
    expect([apart(10, 170), apart(0, 180), apart(100, 10), apart(30, 75)]).toEqual([20, 0, 90, 45]);
  });
  it("the first component lies between the two regressions; that of x₂ on x₁ is flatter", () => {
    for (const seed of seeds) {
      const {xx, yy, xy, best} = at({seed}).plane;
      expect(xy).toBeGreaterThan(0);
      const slope = Math.tan((best * Math.PI) / 180);
      expect(xy / xx).toBeLessThan(slope);
      expect(slope).toBeLessThan(yy / xy);
    }
  });
  it("standardized pairs have it at 45° or, falling, at 135°; any unit", () => {
    for (const unit of [1, 10, 100]) expect(at({unit, standardize: true}).plane.best).toBeCloseTo(45, 6);
    const falling: Data = {
      X: Float64Array.of(0, 1, 1, 0.4, 2, -3, 3, -2),
      n: 4,
      p: 2,
      label: null,
      classes: [],
      names: ["a", "b"]
    };
    expect(at({world: "own", standardize: true}, falling).plane.best).toBeCloseTo(135, 6);
  });
  it("“it is x₂, give or take a degree” in a unit a hundred times smaller", () => {
    expect(page).toContain("(?unit=100&angle=90&best=1)");
    for (const seed of seeds) expect(apart(at({seed, unit: 100}).plane.best, 90)).toBeLessThan(1);
  });
});

describe("cuts", () => {
  const plane = {
    x: Float64Array.of(0, 1, 2, 3),
    y: new Float64Array(4),
    features: true,
    xx: 1,
    yy: 0,
    xy: 0,
    total: 1,
    best: 0
  };
  it("by hand", () => {
    expect(cutAt(plane, [0, 0, 1, 1], 0)).toBe(1);
    expect(cutAt(plane, [1, 1, 0, 0], 0)).toBe(1);
    expect(cutAt(plane, [0, 1, 0, 1], 0)).toBe(0.75);
    // Nothing is told apart where all places are one.
    expect(cutAt(plane, [0, 1, 0, 1], 90)).toBe(0.5);
  });
  it("1-NN by hand", () => {
    expect(nearestShare(Float64Array.of(0, 1, 5, 6.5), 1, 1, [0, 0, 1, 1])).toBe(1);
    expect(nearestShare(Float64Array.of(0, 1, 1.5, 6), 1, 1, [0, 0, 1, 1])).toBe(0.5);
  });
});

describe("the page's sentences", () => {
  it("rows that the components were not computed from lose more, in every sample", () => {
    for (const seed of seeds.slice(0, 40)) {
      const {table, vectors, m, byPca} = at({world: "digits", seed});
      const fresh = glyphs(100_000 + seed, 100).X;
      let error = 0;
      for (let i = 0; i < 100; ++i) {
        const z = Float64Array.from({length: 64}, (_, j) => fresh[64 * i + j] - table.mean[j]);
        error += z.reduce((sum, v) => sum + v * v, 0) / 100;
        for (let k = 0; k < m; ++k) error -= z.reduce((sum, v, j) => sum + v * vectors[k][j], 0) ** 2 / 100;
      }
      expect(error).toBeGreaterThan(byPca.error);
    }
  });
  it("standardized digits: “pixels that hardly vary”, and ten components keep less", () => {
    for (const seed of seeds.slice(0, 20)) {
      const [raw, scaled] = [at({world: "digits", seed}), at({world: "digits", seed, standardize: true})];
      expect(scaled.byPca.share).toBeLessThan(raw.byPca.share);
      const {scale} = scaled.table;
      const border = Array.from(scale).filter((_, j) => j % 8 === 0 || j % 8 === 7);
      expect(Math.min(...scale)).toBe(Math.min(...border));
      expect(Math.max(...scale)).toBeGreaterThan(5 * Math.min(...border));
    }
  });
  it("the second prediction’s answer is typical: 17 or 18 in nearly all samples; the reveal stands there", () => {
    const found = seeds.map((seed) => fewest(at({world: "digits", seed}).values, 0.9));
    expect(found.filter((m) => m === 17 || m === 18).length).toBeGreaterThanOrEqual(95);
    expect(figure.predictions[1].reveal.m).toBe(fewest(at({world: "digits"}).values, 0.9));
  });
  it("“less than a third” at the start, in every sample", () => {
    expect(figure.scenes[0].text).toContain("less than a third");
    for (let seed = 1; seed <= 2000; ++seed)
      expect(keptAt(at({seed}).plane, start.angle), `${seed}`).toBeLessThan(1 / 3);
  });
  it("the error is a row’s, added up over features: p times what software calls the mean squared error", () => {
    const {table, vectors, m, byPca, dropped} = at({world: "digits"});
    let square = 0;
    for (let i = 0; i < table.n; ++i)
      square += residual(table.Z, table.p, i, vectors, m).reduce((a, b) => a + b * b, 0);
    const entrywise = square / (table.n * table.p);
    expect(table.p * entrywise).toBeCloseTo(byPca.error, 9);
    expect(table.p * entrywise).toBeCloseTo(dropped, 9);
    expect(figure.describe(stateOf({world: "digits"}))).not.toContain("mean squared error");
    expect(page).toContain("“mean squared error” mostly divides by p as well");
  });
  it("pure noise’s first component lies above the mean of shuffled tables, or above one, about every second time", () => {
    const many = Array.from({length: 400}, (_, i) => at({world: "noise", shuffled: true, seed: i + 1}));
    const first = many.map(({values, total}) => values[0] / total);
    const other = many.map(({shuffled, total}) => (shuffled?.[0] ?? 0) / total);
    const above = (bar: (i: number) => number) => first.filter((v, i) => v > bar(i)).length / many.length;
    const mean = other.reduce((a, b) => a + b, 0) / many.length;
    const high = [...other].sort((a, b) => a - b)[0.95 * many.length];
    for (const share of [above((i) => other[i]), above(() => mean)]) {
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.6);
    }
    expect(above(() => high)).toBeLessThan(0.1);
    expect(page).toContain("lie above the 95th percentile of many such tables");
  });
  it("shuffled pixels take fewer than 40 components for 90 %, and far more than the digits; neighbors go together most", () => {
    for (const seed of seeds) {
      const {values, shuffled, table} = at({world: "digits", seed, shuffled: true});
      const by = fewest(shuffled ?? values, 0.9);
      expect(by).toBeGreaterThan(fewest(values, 0.9) + 8);
      expect(by).toBeLessThan(40);
      if (seed > 10) continue;
      const column = (j: number) => Array.from({length: table.n}, (_, i) => table.Z[64 * i + j]);
      const length = (z: number[]) => Math.hypot(...z);
      const together = (j: number, k: number) => {
        const [a, b] = [column(j), column(k)];
        return Math.abs(a.reduce((sum, v, i) => sum + v * b[i], 0)) / (length(a) * length(b) || 1);
      };
      let [near, far, pairs, others] = [0, 0, 0, 0];
      for (let j = 0; j < 64; ++j)
        for (let k = 0; k < j; ++k) {
          const steps = Math.abs((j % 8) - (k % 8)) + Math.abs(Math.floor(j / 8) - Math.floor(k / 8));
          if (steps === 1) {
            near += together(j, k);
            ++pairs;
          } else if (steps > 3) {
            far += together(j, k);
            ++others;
          }
        }
      expect(near / pairs).toBeGreaterThan((2 * far) / others);
    }
    const because = figure.predictions[1].because;
    expect(typeof because === "function" ? because(stateOf({world: "digits"})) : because).toContain(
      `it takes ${fewest(at({world: "digits", shuffled: true}).shuffled ?? new Float64Array(), 0.9)}, since`
    );
  });
  it("the bound asks 3,947 directions; 20 keep at least 85 in 100 of the digits’ distances within a quarter", () => {
    // The bound of Dasgupta and Gupta, which scikit-learn’s johnson_lindenstrauss_min_dim has too.
    expect(Math.floor((4 * Math.log(100)) / (0.1 ** 2 / 2 - 0.1 ** 3 / 3))).toBe(3947);
    expect(page).toContain("3,947 directions");
    for (const seed of seeds) {
      const table = tableOf("digits", seed, 1, false, null);
      const scores = randomScoresOf(table, randomOf(64, 20, seed));
      let [within, pairs] = [0, 0];
      for (let i = 0; i < table.n; ++i)
        for (let k = 0; k < i; ++k) {
          let [all, kept] = [0, 0];
          for (let j = 0; j < 64; ++j) all += (table.Z[64 * i + j] - table.Z[64 * k + j]) ** 2;
          for (let j = 0; j < 20; ++j) kept += (scores[20 * i + j] - scores[20 * k + j]) ** 2;
          if (Math.abs(Math.sqrt((kept * 64) / (all * 20)) - 1) <= 0.25) ++within;
          ++pairs;
        }
      expect(within / pairs, `${seed}`).toBeGreaterThan(0.85);
    }
  });
  it("one row moved 20 units across turns the first component to within 10° of itself, in every sample", () => {
    expect(page).toContain("one moved 20 units across turns it to within 10° of itself");
    const across = ((DIRECTION + 90) * Math.PI) / 180;
    for (const seed of seeds) {
      const {X, n} = simulate.cloud(seed);
      X[0] += 20 * Math.cos(across);
      X[1] += 20 * Math.sin(across);
      const mean = columnMeans(X, n, 2);
      const Z = X.map((v, q) => v - mean[q % 2]);
      const [v, w] = pca(Z, n, 2).vectors[0];
      const [first, row] = [Math.atan2(w, v), Math.atan2(Z[1], Z[0])].map((a) => (a * 180) / Math.PI);
      expect(apart(first, row), `${seed}`).toBeLessThan(10);
    }
  });
  it("“where this noise happens to spread most”: in every sample five keep far more than a quarter", () => {
    for (const seed of seeds) expect(at({world: "noise", m: 5, seed}).byPca.share).toBeGreaterThan(0.45);
  });
  it("uncentered, the first direction points at a mean far from 0", () => {
    const {table} = at();
    const far = {...table, X: table.X.map((v) => v + 20)};
    expect([...columnMeans(far.X, far.n, 2)].every((v) => v > 19)).toBe(true);
    // The second moment about 0, of which the eigenvector is at 45° within a degree.
    let [xx, yy, xy] = [0, 0, 0];
    for (let i = 0; i < far.n; ++i) {
      xx += far.X[2 * i] ** 2;
      yy += far.X[2 * i + 1] ** 2;
      xy += far.X[2 * i] * far.X[2 * i + 1];
    }
    expect(Math.abs((Math.atan2(2 * xy, xx - yy) * 90) / Math.PI - 45)).toBeLessThan(1.5);
  });
});

describe("words at the ends", () => {
  it("one random direction keeps, two keep", () => {
    expect(figure.describe(stateOf({world: "digits", method: "random", m: 1}))).toContain(
      "1 random direction keeps "
    );
    expect(figure.describe(stateOf({world: "digits", method: "random", m: 2}))).toContain(
      "2 random directions keep "
    );
  });
  it("a picture from one random direction", () => {
    const title = figure.panels.find(({id}) => id === "rebuilt")?.title;
    const words = (m: number, method: "pca" | "random") =>
      typeof title === "function" ? title(stateOf({world: "digits", m, method})) : title;
    expect(words(1, "random")).toBe("Rebuilt from 1 random direction of 64");
    expect(words(2, "random")).toBe("Rebuilt from 2 random directions of 64");
    expect(words(1, "pca")).toBe("Rebuilt from 1 component of 64");
    expect(words(2, "pca")).toBe("Rebuilt from 2 components of 64");
  });
  it("all components keep all, and lose nothing", () => {
    for (const [world, m] of [
      ["digits", 64],
      ["noise", 20],
      ["walks", 49]
    ] as const)
      for (const seed of [95, 1, 2, 3]) {
        const state = stateOf({world, m, seed});
        const words = figure.describe(state);
        expect(words).toContain(
          `${m} components keep 100.0\u00a0%; a row’s squared error, on average 0.00, is`
        );
        expect(words).not.toMatch(/[<>]/);
        expect([state.result.dropped, state.result.byPca.error, state.result.byPca.share]).toEqual([0, 0, 1]);
        expect(figure.reads.share(state)).toBe("100.0\u00a0%");
      }
    // Points on a line: one component keeps all.
    const line: Data = {
      X: Float64Array.of(1, -1, 2, -2, 3, -3),
      n: 3,
      p: 2,
      label: null,
      classes: [],
      names: ["a", "b"]
    };
    const words = figure.describe(stateOf({world: "own", best: true}, line));
    expect(words).toContain("The first component, at 135°, keeps 100.0\u00a0%");
  });
  it("an 8, a 3", () => {
    expect([pictureName(3, 8), pictureName(0, 3)]).toEqual(["picture 4: an 8", "picture 1: a 3"]);
  });
  it("an axis is read where one is drawn", () => {
    expect(figure.reads.kept(stateOf())).toMatch(/^\d+\.\d\u00a0% kept$/);
    expect(figure.reads.kept(stateOf({world: "digits"}))).toBe("none is shown of these data");
  });
  it("the first goal asks for what it checks", () => {
    expect(figure.goals[0].ask).toContain("at least 99 % of what the first component keeps");
    const {plane, values, total} = at();
    const done = (angle: number) => figure.goals[0].done(stateOf({angle}));
    const angles = Array.from({length: 180}, (_, a) => a);
    expect(angles.filter(done)).toEqual(angles.filter((a) => keptAt(plane, a) / (values[0] / total) >= 0.99));
  });
});

describe("settings that belong to other data", () => {
  const moved = (here: Partial<Params>, patch: Partial<Params>): Params =>
    withPatch(params, {...start, ...here}, withSets(params, {...start, ...here}, patch));
  it("what is about two features brings the cloud, what is about many the digits", () => {
    expect(moved({world: "walks"}, {angle: 3}).world).toBe("cloud");
    expect(moved({world: "pancakes"}, {angle: 3}).world).toBe("pancakes");
    expect(moved({}, {m: 3}).world).toBe("digits");
    expect(moved({world: "noise"}, {m: 3}).world).toBe("noise");
    expect(moved({world: "own"}, {m: 3, angle: 3}).world).toBe("own");
    expect(moved({world: "noise"}, {row: 3}).world).toBe("digits");
  });
});

describe("own data", () => {
  const iris = readFileSync(new URL("../../data/iris.csv", import.meta.url), "utf8");
  it("takes the columns of numbers, and words as classes", () => {
    const {data, note} = bring(own, null, "id,a,b,c,kind\n1,1,2.5,9,x\n2,3,1,7,y\n3,4,8,1.5,x\n4,6,5,2,y\n");
    expect(data?.names).toEqual(["a", "b", "c"]);
    expect([...(data?.X ?? [])].slice(0, 6)).toEqual([1, 2.5, 9, 3, 1, 7]);
    expect(data?.classes).toEqual(["x", "y"]);
    expect(note).toContain("4 rows of 3 features: a, b, c; class kind.");
  });
  it("iris: four features, the first component keeps 92.5 %, as scikit-learn says", () => {
    const {data} = bring(own, null, iris);
    expect(data?.p).toBe(4);
    const {byPca, plane} = at({world: "own", m: 1}, data);
    expect(byPca.share).toBeCloseTo(0.9246187, 6);
    expect(plane.features).toBe(false);
  });
  it("says which feature decides where spreads are unlike, and refuses a column twice", () => {
    const text = "a,b\n1,1000\n2,3000\n3,2500\n4,4000\n";
    expect(bring(own, null, text).note).toContain("b spreads more than ten times as far as a");
    expect(() => bring(own, null, "a,b\n1,2\n3,4\n5,7\n", {f2: "a"})).toThrow(/chosen twice/);
    expect(() => bring(own, null, "a\n1\n2\n")).toThrow(/a column of numbers is needed/);
  });
  it("says what does not vary, and calls no feature decisive beside it", () => {
    const note = (text: string) => bring(own, null, text).note;
    expect(note("a,b\n0.1,0.1\n0.1,0.1\n0.1,0.1\n")).toMatch(
      /of 2 features: a, b\. Nothing varies in a, b\.$/
    );
    const still = note("a,b\n1,0.1\n2,0.1\n3,0.1\n");
    expect(still).toContain("Nothing varies in b.");
    expect(still).not.toContain("decides");
    const both = bring(own, null, "a,b,c\n1,100,7\n2,900,7\n3,500,7\n", {f1: "a", f2: "b", f3: "c"}).note;
    expect(both).toContain("b spreads more than ten times as far as a: unless you standardize, it decides.");
    expect(both).toContain("Nothing varies in c.");
  });
  it("every setting works on small, constant and huge tables", () => {
    for (const text of [
      "a,b\n1,1\n1,1\n1,1\n",
      "a,b,c\n1,2,3\n3,4,9\n",
      "a,b\n1e29,1\n-1e29,2\n3,4\n",
      "a,b,kind\n0.5,1,x\n0.5,2,y\n0.5,9,x\n0.5,4,y\n",
      iris
    ]) {
      const {data} = bring(own, null, text);
      for (const standardize of [false, true])
        for (const method of ["pca", "random"] as const)
          for (const m of [1, 2]) {
            const state = stateOf(
              {world: "own", standardize, method, m, unit: m === 1 ? 1 : 100, shuffled: true, best: true},
              data
            );
            const words = [
              figure.describe(state),
              ...Object.values(figure.reads).map((read) => read(state)),
              ...figure.panels.map(({title}) => (typeof title === "function" ? title(state) : title))
            ].join(" | ");
            expect(words, text.slice(0, 40)).not.toMatch(/NaN|undefined|Infinity/);
            for (const [name, holds] of Object.entries(figure.invariants ?? {}))
              expect(holds(state), `${name}: ${text.slice(0, 40)}`).toBe(true);
          }
    }
  });
  it("a link to it without it shows the cloud, and says so", () => {
    expect(figure.mend?.({...start, world: "own"}, null)?.params).toEqual({world: "cloud"});
    expect(figure.mend?.(start, null)).toBeNull();
  });
});
