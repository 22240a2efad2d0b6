import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {fixed} from "../../src/marks/format.js";
import {leastSquares} from "../../src/ml/least-squares.js";
import {robustError} from "../../src/ml/regression-diagnostics.js";
import {alarmsOf, pValues} from "../../src/questions/linear-regression-assumptions/alarms.js";
import {anscombe} from "../../src/questions/linear-regression-assumptions/anscombe.js";
import {
  columnsOf,
  costsOf,
  critical,
  fitAll,
  quantile
} from "../../src/questions/linear-regression-assumptions/costs.js";
import {alarmShares, batches, coverage} from "../../src/questions/linear-regression-assumptions/data.json.js";
import figure from "../../src/questions/linear-regression-assumptions/figure.js";
import {
  between,
  type Data,
  fitOf,
  model,
  type Table
} from "../../src/questions/linear-regression-assumptions/model.js";
import {truthName} from "../../src/questions/linear-regression-assumptions/panels/points.js";
import {
  type Kind,
  kinds,
  knots,
  params,
  sizes
} from "../../src/questions/linear-regression-assumptions/params.js";
import {describe as describeState} from "../../src/questions/linear-regression-assumptions/words.js";
import {SAMPLES, SLOPE, samplesOf} from "../../src/questions/linear-regression-assumptions/world.js";
import {stateAt} from "../figure/settings.js";

const data = (await loadRoom("linear-regression-assumptions")).data() as Data;
const start = defaults(params);
const at = (patch: Partial<typeof start>) => model({...start, ...patch}, data);
const page = readFileSync(
  new URL("../../src/questions/linear-regression-assumptions/index.md", import.meta.url),
  "utf8"
);
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../reference/${name}.json`, import.meta.url), "utf8")) as T;

/** What was counted beforehand. */
const counted = (kind: Kind, n: 30 | 100) => data.counted[kind][sizes.indexOf(n)];
const usual = (kind: Kind, strength: number, n: 30 | 100 = 30) => between(counted(kind, n).usual, strength);

describe("the samples", () => {
  it.each(kinds)("%s: what is computed at once for all is what each fit alone says", (kind) => {
    for (const strength of [0, 0.45, 0.95]) {
      const samples = samplesOf(kind, strength, 30, 5);
      const {mean, twin, end, n} = samples.design;
      const [x, e] = [new Float64Array(n), new Float64Array(n)];
      const costs = costsOf(samples);
      fitAll(
        samples,
        (k, fast) => {
          samples.places(k, x);
          samples.errors(k, e);
          const y = e.map((v, i) => v + mean[i]);
          const fit = leastSquares(columnsOf(x, twin), y);
          if (!fit) throw new Error("no fit");
          const last = fit.basis.length - 1;
          const scale = Math.max(1, Math.abs(fast.slope)) * 1e-9;
          expect(Math.abs(fast.slope - fit.coefficients[last])).toBeLessThan(scale);
          expect(Math.abs(fast.rss / fit.rss - 1)).toBeLessThan(1e-9);
          expect(Math.abs(fast.rest / fit.rest - 1)).toBeLessThan(1e-9);
          // The right end's true x is observed as itself, but where x has errors.
          if (kind !== "noisy") expect(Math.abs(fast.end - fit.fitted[end])).toBeLessThan(1e-7);
          const t = critical(fit.df);
          expect(Math.abs(costs.reach[k] / ((t * Math.sqrt(fit.rss / fit.df)) / fit.rest) - 1)).toBeLessThan(
            1e-9
          );
          expect(Math.abs(costs.robust[k] / (t * robustError(fit)) - 1)).toBeLessThan(1e-7);
          // Alarms are p values below 5 %.
          const tested = {
            basis: fit.basis,
            residuals: fit.residuals,
            fitted: fit.fitted,
            order: samples.order(k)
          };
          expect(alarmsOf(tested)).toEqual(Object.values(pValues(tested)).map((p) => (p ?? 1) < 0.05));
        },
        12
      );
    }
  });
  it("come again with their seed, and are others with another", () => {
    const slopes = (seed: number) => costsOf(samplesOf("serial", 0.5, 30, seed)).slope;
    expect(slopes(3)).toEqual(slopes(3));
    expect(slopes(3)[0]).not.toBe(slopes(4)[0]);
  });
  it("have quantiles as numpy and R have them", () => {
    expect(quantile(Float64Array.of(1, 2, 3, 10), 0.5)).toBe(2.5);
    expect(quantile(Float64Array.of(1, 2, 3, 10), 1)).toBe(10);
    expect(quantile(Float64Array.of(0, 10), 0.025)).toBeCloseTo(0.25, 12);
  });
  it("in another order than x, each sample’s order is a permutation", () => {
    const samples = samplesOf("scrambled", 0.5, 30, 2);
    for (let k = 0; k < 50; ++k)
      expect([...(samples.order(k) ?? [])].sort((a, b) => a - b)).toEqual(
        Array.from({length: 30}, (_, i) => i)
      );
  });
});

describe("coverage against numpy, in 40,000 samples of its own", () => {
  interface Case {
    kind: Kind;
    strength: number;
    n: 30 | 100;
    coverage: [number, number, number];
    median: number;
    length: number;
  }
  const {cases, random_x: randomX} = read<{cases: Case[]; random_x: [number, number]}>(
    "linear-regression-assumptions-costs"
  );
  it.each(kinds)("%s", (kind) => {
    const those = cases.filter((c) => c.kind === kind);
    expect(those.length).toBe(8);
    for (const {strength, n, coverage: theirs, median, length} of those) {
      const i = knots.indexOf(strength);
      const ours = [counted(kind, n).usual, counted(kind, n).robust, counted(kind, n).end].map(
        (v) => v[i] / 1000
      );
      ours.forEach((p, j) => {
        const q = theirs[j];
        // Four standard errors of the difference, and half a thousandth of rounding.
        const error = Math.sqrt(q * (1 - q) * (1 / 40_000 + 1 / (SAMPLES * batches(n))));
        expect(Math.abs(p - q), `${kind} ${strength} n ${n}: ${p} against ${q}`).toBeLessThan(
          4 * error + 0.0005
        );
      });
      const costs = costsOf(samplesOf(kind, strength, n, 77));
      // A median of a thousand lies within a few hundredths of the slopes' spread.
      expect(Math.abs(costs.middle - median)).toBeLessThan(0.05 * (costs.high - costs.low));
      expect(Math.abs(costs.length / length - 1)).toBeLessThan(kind === "tails" ? 0.12 : 0.04);
    }
  });
  it("“with x drawn at random the usual standard error of the same slope would be too short”", () => {
    expect(randomX[0]).toBeLessThan(0.85);
    expect(randomX[1]).toBeLessThan(0.76);
    expect(usual("curve", 0.5)).toBeGreaterThan(0.955);
  });
});

describe("what was counted beforehand", () => {
  it.each<[Kind, number]>([
    ["serial", 0.7],
    ["growing", 0.7],
    ["omitted", 0.6],
    ["middle", 0.7]
  ])("%s at %f is within a point of twice as many other samples", (kind, strength) => {
    let holds = 0;
    const times = 2 * batches(30);
    for (let b = 0; b < times; ++b) holds += coverage(kind, strength, 30, 500_000 + b)[0] / (times * SAMPLES);
    expect(Math.abs(holds - usual(kind, strength))).toBeLessThan(0.01);
  });
  it("is there for every strength that can be set, and straight in between", () => {
    const {min, max, step} = params.strength;
    expect([min, max, step]).toEqual([0, 0.95, 0.05]);
    const {usual} = counted("serial", 30);
    knots.forEach((knot, i) => {
      expect(knot).toBeCloseTo(min + i * step, 12);
      expect(between(usual, min + i * step)).toBeCloseTo(usual[i] / 1000, 9);
    });
    expect(usual.length).toBe(Math.round((max - min) / step) + 1);
    expect(between(usual, 0.925)).toBeCloseTo((usual[18] + usual[19]) / 2000, 12);
  });
  // Where curves bend most: lines over steps of 0.1 were two and three points off.
  it.each<[Kind, number, 30 | 100, 0 | 2]>([
    ["curve", 0.05, 100, 2],
    ["curve", 0.25, 100, 2],
    ["curve", 0.35, 100, 2],
    ["omitted", 0.35, 100, 0],
    ["scrambled", 0.85, 30, 2]
  ])("%s at %f, n = %i, is that of other samples", (kind, strength, n, which) => {
    const {usual, end} = counted(kind, n);
    let holds = 0;
    for (let b = 0; b < 15; ++b) holds += coverage(kind, strength, n, 600_000 + b)[which] / (15 * SAMPLES);
    expect(Math.abs(between(which ? end : usual, strength) - holds)).toBeLessThan(0.014);
  });
  it("alarms on perfect data are those of other samples, within what chance allows", () => {
    for (const n of sizes) {
      let any = 0;
      for (let b = 0; b < 4; ++b) any += alarmShares(samplesOf("serial", 0, n, 700_000 + b))[4] / 4;
      // Three standard errors of the difference, and half a percent of rounding.
      expect(Math.abs(counted("serial", n).alarms.any[0] / 1000 - any)).toBeLessThan(0.033 + 0.005);
    }
  });
});

describe("Anscombe’s tables", () => {
  const {cases} = read<{cases: {name: string; x: number[][]; y: number[]}[]}>(
    "linear-regression-assumptions"
  );
  it("are R’s", () => {
    Object.values(anscombe).forEach(({x, y}, i) => {
      const theirs = cases.find(({name}) => name === `anscombe ${i + 1}`);
      expect(theirs?.x[0]).toEqual([...x]);
      expect(theirs?.y).toEqual([...y]);
    });
  });
  it("agree in slope, intercept, the slope’s standard error and R² to two decimals, and not in what plots show", () => {
    const fits = (["a1", "a2", "a3", "a4"] as const).map((data) => at({data}).fit);
    for (const fit of fits)
      expect([fit.slope, fit.intercept, fit.error, fit.r2].map((v) => fixed(v))).toEqual([
        "0.50",
        "3.00",
        "0.12",
        "0.67"
      ]);
    expect(fits[0].tests.curved).toBeGreaterThan(0.05);
    expect(fits[1].tests.curved).toBeLessThan(0.001);
    expect(Math.max(...fits[2].cook)).toBeGreaterThan(1);
    expect(fits[3].tests.curved).toBeNull();
    expect(fits[3].robust).toBeNull();
  });
});

describe("the fit of a table, against R", () => {
  interface Case {
    name: string;
    x: number[][];
    y: number[];
    coefficients: number[];
    errors: number[];
    p: number;
    sigma: number;
    r2: number;
    hc3: number | null;
    cook: (number | null)[];
  }
  const {cases} = read<{cases: Case[]}>("linear-regression-assumptions");
  it.each(cases.map((c) => [c.name, c] as const))("%s", (_, c) => {
    // R's last column is the one whose slope is asked for.
    const [twin, x] = c.x.length === 2 ? c.x : [null, c.x[0]];
    const table: Table = {
      x: Float64Array.from(x),
      twin: twin && Float64Array.from(twin),
      y: Float64Array.from(c.y),
      order: null,
      names: {x: "x", twin: "z", y: "y"}
    };
    const fit = fitOf(table);
    const last = c.x.length;
    const close = (a: number, b: number) =>
      expect(Math.abs(a - b) / Math.max(1e-3, Math.abs(b))).toBeLessThan(1e-8);
    close(fit.slope, c.coefficients[last]);
    close(fit.error, c.errors[last]);
    close(fit.sigma, c.sigma);
    close(fit.r2, c.r2);
    expect(Math.abs(fit.p - c.p)).toBeLessThan(1e-9);
    if (c.hc3 !== null && fit.robust !== null) close(fit.robust, c.hc3);
    c.cook.forEach((d, i) => {
      if (d !== null) close(fit.cook[i], d);
    });
    // What is drawn has the slope of the whole model: of one feature, or of what the other does not tell.
    const drawn = leastSquares([new Float64Array(c.y.length).fill(1), fit.plotX], fit.plotY);
    close(drawn?.coefficients[1] ?? Number.NaN, fit.slope);
  });
  it("a perfect line leaves nothing to test, and no number that is none", () => {
    const x = Float64Array.from({length: 12}, (_, i) => i / 7);
    const fit = fitOf({
      x,
      twin: null,
      y: x.map((v) => 3 - 2 * v),
      order: null,
      names: {x: "x", twin: "z", y: "y"}
    });
    expect([fit.sigma, fit.error, fit.robust, fit.p]).toEqual([0, 0, 0, 0]);
    expect(Object.values(fit.tests)).toEqual([null, null, null, null]);
    expect(fit.standardized.every((r) => r === 0)).toBe(true);
  });
});

describe("the page’s sentences", () => {
  it("“at a correlation of 0.999 that is 500, and the interval 22 times as long”", () => {
    const r = 0.999;
    expect(Math.round(1 / (1 - r * r) / 10) * 10).toBe(500);
    const [plain, copy] = [0, 0.9].map((strength) => at({kind: "twin", strength}).costs?.length ?? 0);
    expect(copy / plain).toBeGreaterThan(21.5);
    expect(copy / plain).toBeLessThan(23);
  });
  it("“the test of normality alarms in four samples of five, and the interval holds as promised”", () => {
    expect(between(counted("tails", 30).alarms.normal, 0.5)).toBeGreaterThan(0.75);
    expect(between(counted("tails", 30).alarms.normal, 0.5)).toBeLessThan(0.85);
    for (const strength of knots) expect(Math.abs(usual("tails", strength) - 0.955)).toBeLessThan(0.02);
  });
  it("“the tests alarm as on perfect data, and four intervals of five miss the effect”", () => {
    const {alarms} = counted("omitted", 100);
    // All tests are blind to the scale of the errors, and that is all that is left of the cause in the residuals.
    expect(alarms.any.every((v) => v === alarms.any[0])).toBe(true);
    expect(alarms.any[0]).toBe(counted("serial", 100).alarms.any[0]);
    expect(1 - usual("omitted", 0.6, 100)).toBeGreaterThan(0.75);
    expect(1 - usual("omitted", 0.6, 100)).toBeLessThan(0.85);
  });
  it("“as clean on data with error in x as on perfect data, though the slope shrinks toward 0”", () => {
    const {alarms} = counted("noisy", 100);
    expect(Math.abs((alarms.any.at(-1) ?? 0) - alarms.any[0])).toBeLessThan(45);
    const middle = at({kind: "noisy", strength: 0.95, n: 100}).costs?.middle ?? 0;
    // Attenuation by 1/(1 + τ²).
    expect(middle).toBeCloseTo(SLOPE / (1 + 0.95 ** 2), 1);
  });
  it("“on perfect data some test of the four alarms in nearly one sample of five, each in about 5 %”", () => {
    // Seeds of its own, at every n.
    for (const n of sizes) {
      const shares = alarmShares(samplesOf("serial", 0, n, 123));
      expect(shares[4]).toBeGreaterThan(0.15);
      expect(shares[4]).toBeLessThan(0.23);
      for (const one of shares.slice(0, 4)) expect(Math.abs(one - 0.05)).toBeLessThan(0.025);
    }
  });
  it("“with 100 points the share that holds is hardly another”", () => {
    expect(Math.abs(usual("serial", 0.7, 100) - usual("serial", 0.7))).toBeLessThan(0.03);
  });
  it("“in another order of x the same errors leave the slope’s interval alone; that for y’s mean is still too short”", () => {
    for (const n of sizes) {
      for (const strength of knots)
        expect(Math.abs(usual("scrambled", strength, n) - 0.95)).toBeLessThan(0.012);
      expect(between(counted("scrambled", n).end, 0.7)).toBeLessThan(0.85);
    }
  });
  it("“if rows far from the mean are the noisy ones the usual formula claims too little, if those in the middle, too much”", () => {
    for (const n of sizes) {
      for (const kind of ["growing", "ends"] as const) expect(usual(kind, 0.7, n)).toBeLessThan(0.9);
      expect(usual("middle", 0.7, n)).toBeGreaterThan(0.985);
    }
  });
  it("“a row whose leverage is near 1 has a small residual however wrong it is”: 1 − h of what it is off", () => {
    // One point far out, its y moved by 100: the residual moves by 100(1 − h), whatever else there is.
    const [a, b] = [0, 100].map((by) => {
      const y = anscombe.a3.y.map((v, i) => v + (i === 2 ? by : 0));
      return fitOf({x: anscombe.a3.x, twin: null, y, order: null, names: {x: "x", twin: "", y: "y"}});
    });
    expect(b.residuals[2] - a.residuals[2]).toBeCloseTo(100 * (1 - a.leverage[2]), 9);
  });
  it("“in half of the samples like scene 6’s another row’s residual is larger”", () => {
    // Seeds of its own: the share of samples in which the far point's residual is the largest.
    let largest = 0;
    for (const seed of [901, 902, 903, 904]) {
      fitAll(samplesOf("point", 0.6, 30, seed), (_, {residuals}) => {
        const own = Math.abs(residuals[29]);
        if (residuals.every((r) => Math.abs(r) <= own)) ++largest;
      });
    }
    expect(Math.abs(largest / (4 * SAMPLES) - 0.5)).toBeLessThan(0.06);
  });
  it("“the line takes half of each step, and its residual the other half”", () => {
    const last = (strength: number) => {
      const {fit, table} = at({kind: "point", strength});
      return [table.y[29], fit.residuals[29]];
    };
    const [from, to] = [last(0.2), last(0.8)];
    expect((to[1] - from[1]) / (to[0] - from[0])).toBeCloseTo(0.5, 1);
  });
  it("a slope that is not biased is off by what chance does, and says how much that is", () => {
    for (const kind of ["twin", "serial", "tails"] as const) {
      const off: number[] = [];
      for (let seed = 910; seed < 950; ++seed) {
        const {middle, middleError} = costsOf(samplesOf(kind, 0.9, 30, seed));
        off.push((middle - SLOPE) / middleError);
      }
      // Forty standardized misses have a root mean square near 1.
      const size = Math.sqrt(off.reduce((sum, v) => sum + v * v, 0) / off.length);
      expect(size, kind).toBeGreaterThan(0.7);
      expect(size, kind).toBeLessThan(1.4);
    }
    const state = stateAt(anyFigure(figure), data, {kind: "twin", strength: 0.9}) as never;
    // Never 0 for what is not.
    expect(
      figure.reads.bias(stateAt(anyFigure(figure), data, {kind: "curve", strength: 0.9}) as never)
    ).not.toMatch(/^−?0\.0+ /);
    expect(figure.reads.bias(state)).toMatch(/^−?0\.\d\d ± 0\.1\d$/);
  });
  it("a caption never calls the thousand intervals those of a table whose points were moved", () => {
    const words = (moved: [number, number, number][]) =>
      describeState(stateAt(anyFigure(figure), data, {moved}) as never);
    expect(words([])).toContain("Of 1,000 such intervals");
    const one = words([[29, 2.3, -5]]);
    expect(one).toContain("all assumptions hold, then 1 point moved.");
    expect(one).toContain("Of 1,000 intervals before that");
  });
  it("the first goal is reached at four times the length and at 93 and 97 %, as it says", () => {
    const [goal] = figure.goals;
    const state = stateAt(anyFigure(figure), data, {kind: "twin", strength: 0.45}) as never;
    const first = costsOf(samplesOf("serial", 0, 30, start.seed)).length;
    expect(at({kind: "twin", strength: 0.45}).costs?.length).toBeGreaterThan(4 * first);
    expect(goal.done(state)).toBe(true);
    const held = (holds: number) => {
      const {params, result} = state as {params: object; result: {costs: object}};
      return goal.done({params, result: {...result, costs: {...result.costs, holds}}} as never);
    };
    expect([929, 930, 970, 971].map(held)).toEqual([false, true, true, false]);
  });
  it("no violation but those of the estimate biases the slope", () => {
    const biased = kinds.filter((kind) => {
      const costs = at({kind, strength: 0.7, n: 100}).costs;
      return costs !== null && Math.abs(costs.middle - SLOPE) > 0.05 * (costs.high - costs.low) + 0.01;
    });
    expect(biased).toEqual(["point", "omitted", "noisy"]);
  });
  it("the caption has as many lines at every strength: a picture that grows in mid-drag throws its handle back", () => {
    // At 1280 px a line holds about 115 characters; in the browser all of these took two lines.
    for (const kind of kinds) {
      for (const n of sizes) {
        for (const strength of [0, 0.05, 0.5, 0.7, 0.95]) {
          for (const moved of [[], [[3, 0, 0]]]) {
            const state = stateAt(anyFigure(figure), data, {kind, n, strength, moved});
            const {length} = describeState(state as never);
            const where = `${kind} ${n} ${strength}, ${moved.length} moved`;
            expect(length, where).toBeGreaterThan(150);
            expect(length, where).toBeLessThan(238);
          }
        }
      }
    }
  });
  it("the green line is called y’s mean only where it is: the slopes lie about it, or a line over these x is not y’s mean", () => {
    for (const kind of kinds) {
      const state = stateAt(anyFigure(figure), data, {kind, strength: 0.9, n: 100}) as never;
      const {middle = SLOPE, low = 0, high = 0} = at({kind, strength: 0.9, n: 100}).costs ?? {};
      const off = Math.abs(middle - SLOPE) > 0.05 * (high - low) + 0.01;
      // The far point is off its mean by itself; the mean of the others is the line.
      expect(truthName(state) !== "true mean", kind).toBe(off && kind !== "point");
    }
    expect(truthName(stateAt(anyFigure(figure), data, {kind: "omitted", strength: 0}) as never)).toBe(
      "true mean"
    );
  });
  it("the links of the page go where their words say", () => {
    expect(page).toContain("[a cause left out](?kind=omitted&strength=0.6&n=100&panels=points,slopes,tests)");
    expect(page).toContain("[in the middle](?kind=middle&strength=0.7)");
  });
});
