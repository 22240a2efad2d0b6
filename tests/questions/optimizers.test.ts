import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {usual} from "../../src/ml/optimizers.js";
import {curvature, ravine} from "../../src/ml/surfaces.js";
import {anatomy, rowsOf} from "../../src/questions/optimizers/anatomy.js";
import {courseKeys, courses} from "../../src/questions/optimizers/courses.js";
import {bestRate, compute, type Data, grid, score} from "../../src/questions/optimizers/data.json.js";
import spec from "../../src/questions/optimizers/figure.js";
import {type LaneKey, laneKeys, rules} from "../../src/questions/optimizers/lanes.js";
import {model, type Params, type Race} from "../../src/questions/optimizers/model.js";
import {params as declared} from "../../src/questions/optimizers/params.js";
import {run, STEPS, settled} from "../../src/questions/optimizers/trace.js";
import {height, stepsBox} from "../../src/questions/optimizers/view/layout.js";
import {number, pair} from "../../src/questions/optimizers/words.js";
import {checkFigure} from "../figure/check.js";

// As the page gets it: through JSON.
const data: Data = JSON.parse(JSON.stringify(compute()));

checkFigure(spec, data);

const first: Params = defaults(declared);
const race = (change: Partial<Params> = {}): Race => model({...first, ...change}, data).race;
const settles = (at: Race): Record<LaneKey, number | null> =>
  Object.fromEntries(laneKeys.map((key) => [key, at.lanes[key].settled])) as Record<LaneKey, number | null>;
const halves = (at: Race): Record<LaneKey, number | null> =>
  Object.fromEntries(laneKeys.map((key) => [key, at.lanes[key].half])) as Record<LaneKey, number | null>;
const never = (v: number | null): number => v ?? Number.POSITIVE_INFINITY;

/** The largest difference between two runs, relative to the size of the start. */
function apart(a: {x: Float64Array; y: Float64Array}, b: {x: Float64Array; y: Float64Array}): number {
  const size = Math.hypot(a.x[0], a.y[0]);
  return Math.max(...Array.from(a.x, (_, t) => Math.hypot(a.x[t] - b.x[t], a.y[t] - b.y[t]))) / size;
}

describe("the tuning", () => {
  it("finds rates inside its grid, and none of the grid beats them", () => {
    for (const course of courseKeys)
      for (const lane of ["gd", "adagrad", "adam"] as const) {
        const best = data.rates[course][lane];
        expect(best).toBeGreaterThan(grid[0]);
        expect(best).toBeLessThan(grid[grid.length - 1]);
        const mine = score(course, lane, best);
        for (const rate of grid.filter((_, k) => k % 5 === 0)) {
          const other = score(course, lane, rate);
          if (!other) continue;
          expect(other.steps).toBeGreaterThanOrEqual(mine?.steps ?? Number.NaN);
          if (other.steps === Number.POSITIVE_INFINITY && mine?.steps === Number.POSITIVE_INFINITY)
            expect(other.gap).toBeGreaterThanOrEqual(mine.gap);
        }
      }
  });

  it("has 24 rates to the decade, and gives AdamW Adam's rate, being the same without decay", () => {
    expect(grid[24] / grid[0]).toBeCloseTo(10, 10);
    for (const course of courseKeys) expect(data.rates[course].adamw).toBe(data.rates[course].adam);
  });

  it("refuses a rate from which the loss climbs above ten times the start's", () => {
    expect(score("ravine", "gd", 0.21)).toBeNull();
    expect(bestRate("ravine", "gd")).toBe(data.rates.ravine.gd);
  });

  it("is small enough for a first visit", () => {
    expect(gzipSync(JSON.stringify(data)).length).toBeLessThan(1000);
  });
});

describe("on the ravine", () => {
  it("momentum needs fewer steps than GD, each at its best rate: 67 and 120; Nesterov 27, Adam 60", () => {
    expect(settles(race())).toEqual({
      gd: 120,
      momentum: 67,
      nesterov: 27,
      adagrad: 5,
      rmsprop: 12,
      adam: 60,
      adamw: 60
    });
  });

  it("turned by 45°: Adagrad 176 and RMSProp 178, behind GD; GD and Nesterov as before", () => {
    expect(settles(race({surface: "turned"}))).toEqual({
      gd: 120,
      momentum: 64,
      nesterov: 27,
      adagrad: 176,
      rmsprop: 178,
      adam: 63,
      adamw: 63
    });
  });

  it("at the same rate, only the rules that square each weight's gradient run another course when it is turned", () => {
    const s = Math.SQRT1_2;
    for (const key of laneKeys) {
      const h = {...usual, rate: 0.05};
      const plain = run(rules[key], ravine(), [-3.5, 1], h);
      const turned = run(rules[key], ravine(45), [(-3.5 - 1) * s, (-3.5 + 1) * s], h);
      const back = {
        x: turned.x.map((x, t) => (x + turned.y[t]) * s),
        y: turned.y.map((y, t) => (y - turned.x[t]) * s)
      };
      if (["gd", "momentum", "nesterov"].includes(key)) expect(apart(plain, back)).toBeLessThan(1e-12);
      else expect(apart(plain, back)).toBeGreaterThan(0.1);
    }
  });

  const {largest: L, smallest: l} = curvature;
  const kappa = L / l;

  it("GD's best factor is (κ − 1)/(κ + 1), 98 %, on both axes", () => {
    const rate = 2 / (L + l);
    const trace = run(rules.gd, ravine(), [-3.5, 1], {...usual, rate});
    const factor = (kappa - 1) / (kappa + 1);
    expect(factor).toBeCloseTo(0.98, 3);
    for (const t of [1, 50, 200]) {
      expect(trace.x[t] / trace.x[t - 1]).toBeCloseTo(factor, 10);
      expect(trace.y[t] / trace.y[t - 1]).toBeCloseTo(-factor, 10);
    }
    // Any other rate leaves one axis a larger factor.
    for (const other of [0.9 * rate, 1.005 * rate])
      expect(Math.max(Math.abs(1 - other * L), Math.abs(1 - other * l))).toBeGreaterThan(factor);
    // The search, which sees 200 steps of nine starts, came within 2 % of it.
    expect(Math.abs(data.rates.ravine.gd / rate - 1)).toBeLessThan(0.02);
  });

  it("momentum's is (√κ − 1)/(√κ + 1), 82 %, with β = 0.67", () => {
    const root = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
    expect(root).toBeCloseTo(0.82, 2);
    expect(root ** 2).toBeCloseTo(0.67, 2);
    const rate = 4 / (Math.sqrt(L) + Math.sqrt(l)) ** 2;
    const trace = run(rules.momentum, ravine(), [-3.5, 1], {...usual, rate, beta: root ** 2});
    // Both roots coincide there: d = (a + bt) rootᵗ, whose own factor comes down to the root as 1 + 1/t.
    for (const d of [trace.x, trace.y]) {
      const factor = (Math.abs(d[150]) / Math.abs(d[50])) ** 0.01;
      expect(factor).toBeGreaterThan(root);
      expect(factor).toBeLessThan(root * 1.02);
    }
  });

  it("distances obey the recursions of the text, momentum's and Nesterov's", () => {
    const [rate, beta] = [0.075, 0.9];
    for (const [axis, h] of [
      ["x", l],
      ["y", L]
    ] as const) {
      const plain = run(rules.momentum, ravine(), [-3.5, 1], {...usual, rate, beta})[axis];
      const ahead = run(rules.nesterov, ravine(), [-3.5, 1], {...usual, rate, beta})[axis];
      for (let t = 1; t < 60; ++t) {
        expect(plain[t + 1]).toBeCloseTo((1 + beta - rate * h) * plain[t] - beta * plain[t - 1], 12);
        expect(ahead[t + 1]).toBeCloseTo((1 - rate * h) * ((1 + beta) * ahead[t] - beta * ahead[t - 1]), 12);
      }
    }
  });

  it("prediction 1: β = 0.7 and eight times the rate save momentum more than half of its 67 steps; GD diverges", () => {
    const {momentum, gd} = race({beta: 0.7, scale: 8}).lanes;
    expect(never(momentum.settled)).toBeLessThan(67 / 2);
    expect(gd.diverged).toBe(true);
    expect([Math.sqrt(0.7), Math.sqrt(0.9)].map((v) => v.toFixed(2))).toEqual(["0.84", "0.95"]);
  });

  it("β = 0.9 is enough up to κ near 1,400, and a thousandfold takes 66 steps of 0.9", () => {
    const root = Math.sqrt(0.9);
    expect(Math.round(((1 + root) / (1 - root)) ** 2 / 100)).toBe(14);
    expect(Math.round(Math.log(1000) / -Math.log(0.9))).toBe(66);
  });
});

describe("what adaptive steps do", () => {
  it("Adam's first step has the size of the rate in every coordinate, on every surface", () => {
    for (const surface of courseKeys) {
      const {terms, hyper} = race({surface}).lanes.adam;
      const {g, delta} = terms[1] ?? {g: [], delta: []};
      g.forEach((gi, i) => {
        // On the surface of sparse gradients the rare coordinate has none yet.
        if (gi === 0) expect(Math.abs(delta[i])).toBe(0);
        else expect(Math.abs(delta[i]) / hyper.rate).toBeCloseTo(1, 4);
      });
    }
  });

  it("without correction it is 3.2 times the rate", () => {
    const {terms, hyper} = race({correct: false}).lanes.adam;
    expect(Math.abs(terms[1]?.delta[0] ?? 0) / hyper.rate).toBeCloseTo(3.16, 2);
  });

  it("Adagrad's effective step only falls, on every surface and from other starts", () => {
    for (const surface of courseKeys)
      for (const start of [
        [0, 0],
        [0.1, -0.2]
      ] as const) {
        const {terms} = race({surface, start}).lanes.adagrad;
        for (let t = 2; t < terms.length; ++t)
          for (const i of [0, 1])
            expect(terms[t]?.size?.[i]).toBeLessThanOrEqual(terms[t - 1]?.size?.[i] ?? Number.NaN);
      }
  });

  it("the steps themselves can grow all the same: “whenever g grows faster”", () => {
    const {terms} = race({surface: "rosenbrock", scale: 0.1}).lanes.adagrad;
    const lengths = terms.slice(1).map((at) => Math.hypot(...(at?.delta ?? [0, 0])));
    expect(lengths.some((length, t) => t > 0 && length > lengths[t - 1])).toBe(true);
  });

  it("a loss a thousand times as large leaves their traces as they are, but for ε", () => {
    const [surface, start] = [courses.beale.surface, courses.beale.start];
    const large = {
      ...surface,
      gradient: (x: number, y: number): [number, number] => {
        const [a, b] = surface.gradient(x, y);
        return [1000 * a, 1000 * b];
      }
    };
    for (const key of laneKeys) {
      const h = {...usual, rate: 0.002};
      const [a, b] = [run(rules[key], surface, start, h, 50), run(rules[key], large, start, h, 50)];
      if (["adagrad", "rmsprop", "adam", "adamw"].includes(key)) expect(apart(a, b)).toBeLessThan(1e-7);
      else expect(b.diverged || apart(a, b) > 0.1).toBe(true);
    }
  });

  it("leave the plateau first with the ravine's rates: all three, Adagrad too", () => {
    const half = halves(race({surface: "plateau", rates: "ravine"}));
    const scaled = [half.adagrad, half.rmsprop, half.adam].map(never);
    const plain = [half.gd, half.momentum, half.nesterov].map(never);
    expect(Math.max(...scaled)).toBeLessThan(Math.min(...plain));
    expect(never(half.adagrad)).toBeLessThanOrEqual(never(half.rmsprop));
  });

  it("but not with rates tuned on the plateau: there Nesterov leaves before RMSProp", () => {
    const half = halves(race({surface: "plateau"}));
    expect(never(half.nesterov)).toBeLessThan(never(half.rmsprop));
  });

  it("RMSProp is in the target at step 20 of the plateau, and far off it at step 160, its steps having grown", () => {
    const at = race({surface: "plateau", rates: "ravine"});
    const {gap, terms} = at.lanes.rmsprop;
    expect(gap[20]).toBeLessThan(at.target);
    expect(gap[160]).toBeGreaterThan(10 * at.target);
    expect(terms[155]?.size?.[0]).toBeGreaterThan(2 * (terms[12]?.size?.[0] ?? Number.NaN) * 0.95);
  });

  it("with PyTorch's default rates nobody settles on the ravine", () => {
    expect(Object.values(settles(race({rates: "library"}))).every((v) => v === null)).toBe(true);
  });

  it("on Rosenbrock momentum settles and Adam does not", () => {
    const at = settles(race({surface: "rosenbrock"}));
    expect([at.momentum !== null, at.adam]).toEqual([true, null]);
  });

  it("on the saddle's ridge none of the seven leaves, though the start is where the link says", () => {
    const at = race({surface: "saddle", start: [0, -0.005]});
    for (const {y, gap, end} of Object.values(at.lanes)) {
      expect(y.every((v) => Math.abs(v) === 0)).toBe(true);
      expect(gap[end]).toBeCloseTo(0.25, 3);
    }
  });
});

describe("weight decay", () => {
  const at = race({surface: "beale", decay: 0.1});
  const end = (key: LaneKey): [number, number] => [at.lanes[key].x[STEPS], at.lanes[key].y[STEPS]];

  it("as L2, Adam ends with the others near (2.59, 0.38), the minimum of loss plus penalty; AdamW near (2.27, 0.26)", () => {
    for (const key of ["momentum", "nesterov", "adagrad", "rmsprop", "adam"] as const) {
      expect(end(key)[0]).toBeCloseTo(2.59, 2);
      expect(end(key)[1]).toBeCloseTo(0.38, 2);
    }
    // Long plain descent on loss plus penalty finds that minimum.
    const {surface} = courses.beale;
    const long = run(rules.gd, surface, end("adam"), {...usual, rate: 0.01, decay: 0.1}, 20_000);
    const [x, y] = [long.x[20_000], long.y[20_000]];
    const [gx, gy] = surface.gradient(x, y);
    expect(Math.hypot(gx + 0.1 * x, gy + 0.1 * y)).toBeLessThan(1e-9);
    expect(Math.hypot(end("adam")[0] - x, end("adam")[1] - y)).toBeLessThan(3e-3);
    expect(Math.hypot(end("adamw")[0] - x, end("adamw")[1] - y)).toBeGreaterThan(0.3);
    expect(end("adamw")[0]).toBeCloseTo(2.27, 2);
    expect(end("adamw")[1]).toBeCloseTo(0.26, 2);
  });
});

describe("runs that diverge", () => {
  it("end where they leave all scale, in numbers, and say so", () => {
    for (const surface of courseKeys)
      for (const lane of Object.values(race({surface, rates: "ravine", scale: 10}).lanes)) {
        for (let t = 0; t <= lane.end; ++t)
          expect([lane.x[t], lane.y[t], lane.gap[t]].every(Number.isFinite)).toBe(true);
        expect(lane.diverged).toBe(lane.end < STEPS);
        if (lane.diverged) expect(lane.settled).toBeNull();
      }
  });

  it("momentum bears a rate up to 2(1 + β)/L, GD up to 2/L", () => {
    const L = curvature.largest;
    const far = (key: LaneKey, rate: number) => {
      const {gap} = run(rules[key], ravine(), [-3.5, 1], {...usual, rate});
      return gap[STEPS] > gap[0] || gap[STEPS] === 0;
    };
    expect([far("gd", 1.99 / L), far("gd", 2.01 / L)]).toEqual([false, true]);
    expect([far("momentum", 3.79 / L), far("momentum", 3.81 / L)]).toEqual([false, true]);
  });
});

describe("small things", () => {
  it("settled: the step from which on the gap stays within", () => {
    const trace = {...race().lanes.gd, end: 4, gap: Float64Array.of(5, 1, 3, 1, 0)};
    expect(settled(trace, 2)).toBe(3);
    expect(settled(trace, 0.5)).toBe(4);
    expect(settled({...trace, gap: Float64Array.of(5, 1, 3, 1, 4)}, 2)).toBeNull();
    expect(settled(trace, 9)).toBe(0);
  });

  it("numbers are written in three digits, 0 only for an exact 0", () => {
    expect([0, -0, 0.287, -12.34, 1234.5, 1e-9, -2.5e7].map(number)).toEqual([
      "0",
      "0",
      "0.287",
      "−12.3",
      "1235",
      "1.0·10⁻⁹",
      "−2.5·10⁷"
    ]);
    expect(pair(undefined)).toBe("–");
  });

  it("every row of an anatomy is a term that the rule returns, and the last is the update", () => {
    for (const key of laneKeys) {
      const terms = race({decay: 0.1}).lanes[key].terms[3] ?? {};
      for (const {term} of anatomy[key]) expect(Object.keys(terms)).toContain(term);
      expect(anatomy[key].at(-1)?.term).toBe("delta");
    }
  });

  it("the corrections are written with their numbers, and only where they are made", () => {
    const rules = (change: Partial<Params>, t: number) =>
      rowsOf(race(change).lanes.adam, t).map(({rule}) => rule);
    expect(rules({}, 30)).toEqual(expect.arrayContaining(["m̂ = m / (1 − 0.9³⁰)", "v̂ = v / (1 − 0.999³⁰)"]));
    expect(rules({}, 0)).toContain("m̂ = m / (1 − β₁ᵗ)");
    expect(rules({correct: false}, 30)).toEqual(
      expect.arrayContaining(["m̂ = m, uncorrected", "v̂ = v, uncorrected"])
    );
  });

  it("the chart of steps lies below the rows of every anatomy, in the picture, and is high enough to read", () => {
    for (const mode of ["wide", "narrow"] as const)
      for (const key of laneKeys) {
        const box = stepsBox(mode, anatomy[key].length);
        expect(box.height).toBeGreaterThan(30);
        expect(box.y + box.height + 32).toBeLessThanOrEqual(height[mode]);
      }
  });

  it("the terms of a step lead from its weights to the next", () => {
    for (const key of laneKeys) {
      const {x, y, terms} = race({surface: "beale", decay: 0.05}).lanes[key];
      for (const t of [1, 7, 100]) {
        expect(x[t - 1] + (terms[t]?.delta[0] ?? Number.NaN)).toBe(x[t]);
        expect(y[t - 1] + (terms[t]?.delta[1] ?? Number.NaN)).toBe(y[t]);
      }
    }
  });

  it("every number that the prose reads is one the figure has", () => {
    const prose = readFileSync(new URL("../../src/questions/optimizers/index.md", import.meta.url), "utf8");
    for (const [, name] of prose.matchAll(/\{\{(\w+)\}\}/g)) expect(Object.keys(spec.reads)).toContain(name);
  });
});
