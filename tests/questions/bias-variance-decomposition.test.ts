import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {createDraws} from "../../src/ml/normals.js";
import {factorPowers, leastSquares, polynomial} from "../../src/ml/polynomial.js";
import {averages, deviations, funnel} from "../../src/questions/bias-variance-decomposition/averages.js";
import figure from "../../src/questions/bias-variance-decomposition/figure.js";
import {averageErrors} from "../../src/questions/bias-variance-decomposition/lesson.js";
import {model} from "../../src/questions/bias-variance-decomposition/model.js";
import {lens} from "../../src/questions/bias-variance-decomposition/panels/lens.js";
import {params} from "../../src/questions/bias-variance-decomposition/params.js";
import {terms} from "../../src/questions/bias-variance-decomposition/terms.js";
import {reads, spreadOfMse} from "../../src/questions/bias-variance-decomposition/words.js";
import {DRAWN, f, grid, MOST, PLACES, places} from "../../src/questions/bias-variance-decomposition/world.js";
import {checkFigure} from "../figure/check.js";

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null);

const start = defaults(params);
const at = (patch: Partial<typeof start>) => model({...start, ...patch});
const state = (patch: Partial<typeof start>) => {
  const here = {...start, ...patch};
  return {params: here, data: null, result: model(here), settled: here};
};
const sd = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1));
};

interface Case {
  degree: number;
  x: number;
  sigma: number;
  each: number;
  c: number;
  mean: number;
  variance: number;
  weight: number;
  fresh: [value: number, error: number];
  training: [value: number, error: number];
}
const reference = JSON.parse(
  readFileSync(new URL("../reference/bias-variance-decomposition.json", import.meta.url), "utf8")
) as {cases: Case[]};

describe("against numpy", () => {
  it.each(reference.cases)("degree $degree at $x, $each labels, c = $c", (c) => {
    for (const fresh of [true, false]) {
      const exact = terms(c.x, c.degree, c.sigma, c.each, c.c, fresh);
      expect(exact.mean).toBeCloseTo(c.mean, 10);
      expect(exact.variance).toBeCloseTo(c.variance, 12);
      expect(exact.weight).toBeCloseTo(c.weight, 10);
      // Simulated there: within four standard errors of what is exact here.
      const [value, error] = fresh ? c.fresh : c.training;
      expect(Math.abs(exact.mse - value)).toBeLessThan(4 * error);
    }
  });
});

describe("the simulation", () => {
  it("a curve is the least-squares polynomial of its labels", () => {
    const {fits} = at({degree: 7, seed: 5});
    for (const row of [0, 17, DRAWN - 1]) {
      const y = fits.labels.slice(row * PLACES, (row + 1) * PLACES);
      const polynomialOf = polynomial(leastSquares(factorPowers(places, y, 7)));
      for (const g of [0, 13, 40, 80])
        expect(fits.curves[row * grid.length + g]).toBeCloseTo(polynomialOf(grid[g]), 9);
    }
  });

  it("what is drawn in the lens lies on the curves", () => {
    for (const x of [0.025, 0.275, 0.975]) {
      const {fits, errors, exact} = at({x, degree: 5});
      const g = Math.round(80 * x);
      expect(grid[g]).toBeCloseTo(x, 12);
      for (let r = 0; r < DRAWN; ++r)
        expect(fits.curves[r * grid.length + g]).toBeCloseTo(exact.mean + errors.prediction[r], 10);
    }
  });

  it("a training label has the variance σ², and with the prediction the covariance σ²h, with one label a place and with more", () => {
    for (const n of [20, 40, 80]) {
      const {errors, exact} = at({n, degree: 9, x: 0.025, y: "training"});
      const mean = (of: (r: number) => number) =>
        Array.from({length: MOST}, (_, r) => of(r)).reduce((a, b) => a + b, 0) / MOST;
      const within = 4 * Math.sqrt(2 / MOST);
      expect(Math.abs(mean((r) => errors.label[r] ** 2) / 0.09 - 1)).toBeLessThan(within);
      const covariance = mean((r) => errors.label[r] * errors.prediction[r]);
      const unit = Math.sqrt(0.09 * exact.variance);
      expect(Math.abs(covariance - 0.09 * exact.weight) / unit).toBeLessThan(within);
    }
  });

  it("with one label a place the training label is the one that was fitted", () => {
    const {errors, fits} = at({x: 0.275, y: "training"});
    for (let r = 0; r < DRAWN; ++r)
      expect(f(places[5]) + errors.label[r]).toBeCloseTo(fits.labels[r * PLACES + 5], 12);
  });

  it("cross terms have the standard deviations of the page, and these fall as 1/√m: over 300 simulations at m = 50 and 200", () => {
    for (const y of ["fresh", "training"] as const) {
      const {exact} = at({y});
      const miss = exact.truth - exact.mean;
      const per = deviations(0.3, miss, exact.variance, exact.cross);
      const rho = -exact.cross / 2 / Math.sqrt(exact.noise * exact.variance);
      const z = createDraws(7, 3).normal(new Float64Array(300 * 200 * 2), 1);
      const runs = Array.from({length: 300}, (_, k) => {
        const label = Float64Array.from({length: 200}, (_, i) => 0.3 * z[400 * k + i]);
        const prediction = Float64Array.from(
          {length: 200},
          (_, i) =>
            Math.sqrt(exact.variance) *
            (rho * z[400 * k + i] + Math.sqrt(1 - rho * rho) * z[400 * k + 200 + i])
        );
        return averages({label, prediction}, miss, [50, 200]);
      });
      for (const key of ["noiseBias", "noiseVariance", "biasVariance"] as const)
        for (const [i, m] of [50, 200].entries()) {
          const measured = sd(runs.map((run) => run[i][key])) * Math.sqrt(m);
          // A standard deviation over 300 is known to within 4 % (one standard error).
          expect(Math.abs(measured / per[key] - 1), `${key}, m = ${m}`).toBeLessThan(0.14);
        }
    }
  });

  it("the squared error's standard deviation is that of a normal number's square", () => {
    for (const patch of [{}, {degree: 9, x: 0.075, y: "training"}, {c: 0.5}] as const) {
      const here = state(patch);
      const {errors, exact} = here.result;
      const squares = Array.from(
        errors.label,
        (e, r) => (e + exact.truth - exact.mean - errors.prediction[r]) ** 2
      );
      expect(Math.abs(sd(squares) / spreadOfMse(here) - 1)).toBeLessThan(0.1);
    }
  });
});

const prose = readFileSync(
  new URL("../../src/questions/bias-variance-decomposition/index.md", import.meta.url),
  "utf8"
);

describe("the page's sentences", () => {
  it("with one's own mean in place of Eŷ the third cross term is 0 for every m", () => {
    const {errors} = at({});
    for (const m of [3, 50, 777]) {
      const some = errors.prediction.subarray(0, m);
      const mean = some.reduce((a, b) => a + b, 0) / m;
      expect(Math.abs(some.reduce((a, b) => a + (b - mean), 0))).toBeLessThan(1e-10);
    }
  });

  it("the simulated bias² is too large by variance/m: over 1,000 simulations with m = 5", () => {
    const {exact, errors} = at({degree: 5});
    const m = 5;
    const found = Array.from({length: MOST / m}, (_, i) => {
      const some = errors.prediction.subarray(i * m, (i + 1) * m);
      return (exact.mean + some.reduce((a, b) => a + b, 0) / m - exact.truth) ** 2 - exact.bias2;
    });
    const mean = found.reduce((a, b) => a + b, 0) / found.length;
    const error = sd(found) / Math.sqrt(found.length);
    expect(Math.abs(mean - exact.variance / m)).toBeLessThan(3 * error);
    expect(mean).toBeGreaterThan(5 * error);
  });

  it("four times the labels, a quarter of the variance", () => {
    expect(at({n: 80}).exact.variance).toBeCloseTo(at({}).exact.variance / 4, 14);
    expect(at({n: 80}).exact.mean).toBe(at({}).exact.mean);
  });

  it("a cubic misses the wave however many labels there are; degree 12 does not at these places", () => {
    expect(at({}).exact.bias2).toBeGreaterThan(0.06);
    expect(at({degree: 12}).exact.bias2).toBeLessThan(1e-6);
  });

  it("optimism: weights of labels in their own predictions add up to the number of coefficients", () => {
    for (const n of [20, 80]) {
      for (const degree of [0, 3, 12]) {
        const all = Array.from(places, (x) => {
          const fresh = terms(x, degree, 0.3, n / 20, 1, true);
          return fresh.mse - terms(x, degree, 0.3, n / 20, 1, false).mse;
        });
        const mean = all.reduce((a, b) => a + b, 0) / PLACES;
        expect(mean).toBeCloseTo((2 * 0.09 * (degree + 1)) / n, 12);
      }
    }
  });

  it("an unbiased prediction times c is best at f²/(f² + variance)", () => {
    const {truth, variance} = at({degree: 12, x: 0.475}).exact;
    const error = (c: number) => (1 - c) ** 2 * truth ** 2 + c * c * variance;
    const best = truth ** 2 / (truth ** 2 + variance);
    expect(best).toBeLessThan(1);
    expect(error(best)).toBeLessThan(Math.min(error(best - 0.01), error(best + 0.01)));
  });

  it("times 0.9: better at 0.275, worse where f is near 1; 19 times the variance is the border", () => {
    const change = (x: number) => at({degree: 9, x, c: 0.9}).exact.mse - at({degree: 9, x}).exact.mse;
    expect(change(0.275)).toBeLessThan(-0.004);
    expect(change(0.475)).toBeGreaterThan(0);
    for (const x of [0.275, 0.475, 0.525]) {
      const {truth, variance, bias2} = at({degree: 9, x}).exact;
      expect(Math.sqrt(bias2)).toBeLessThan(0.01);
      expect(truth ** 2 > 19 * variance).toBe(change(x) > 0);
    }
  });

  it("the training label: small in the middle, nearly all at the end; the fresh error there is 0.18", () => {
    expect(at({degree: 3, x: 0.525, y: "training"}).exact.weight.toFixed(2)).toBe("0.11");
    expect(at({degree: 3, x: 0.025, y: "training"}).exact.weight.toFixed(2)).toBe("0.56");
    expect(prose).toContain(
      "h = 0.11, and at the end of the data 0.56; a flexible fit at the end has h close to 1"
    );
    // Neither alone makes it 1: a flexible fit in the middle has less than a half.
    expect(at({degree: 12, x: 0.525, y: "training"}).exact.weight).toBeLessThan(0.5);
    expect(at({degree: 9, x: 0.025}).exact.mse).toBeCloseTo(0.18, 2);
    expect(at({degree: 9, x: 0.025, y: "training"}).exact.mse).toBeLessThan(0.001);
  });

  it("the bias itself averages to 0 over the places, at every degree: only its square gives the model's", () => {
    for (let degree = 0; degree <= 12; ++degree) {
      const all = Array.from(places, (x) => terms(x, degree, 0.3, 1, 1, true));
      expect(Math.abs(all.reduce((a, t) => a + t.mean - t.truth, 0))).toBeLessThan(1e-10);
    }
    expect(prose).not.toMatch(/\bBias, variance and noise belong/);
  });

  it("at 80 even places the cubic's bias is 0.261 instead of 0.259", () => {
    const biasAt = (count: number) => {
      const xs = Float64Array.from({length: count}, (_, i) => (i + 0.5) / count);
      return polynomial(leastSquares(factorPowers(xs, xs.map(f), 3)))(0.275) - f(0.275);
    };
    expect(biasAt(20).toFixed(3)).toBe("0.259");
    expect(biasAt(80).toFixed(3)).toBe("0.261");
    const {mean, truth} = at({}).exact;
    expect(biasAt(20)).toBeCloseTo(mean - truth, 10);
    expect(prose).toContain("0.261 instead of 0.259");
  });

  it("drawn places leave variance without noise", () => {
    const u = createDraws(11, 4).normal(new Float64Array(200 * PLACES), 1);
    const found = Array.from({length: 200}, (_, r) => {
      // The fractions of normal numbers spread over [0, 1].
      const xs = u.slice(r * PLACES, (r + 1) * PLACES).map((v) => 10 * v - Math.floor(10 * v));
      return polynomial(leastSquares(factorPowers(xs, xs.map(f), 3)))(0.275);
    });
    expect(sd(found)).toBeGreaterThan(0.05);
    expect(at({sigma: 0}).exact.variance).toBe(0);
  });

  it("log loss is bias plus variance round the normalized geometric mean, and not round the mean", () => {
    const predictions = [0.2, 0.5, 0.9, 0.97];
    const p = 0.7;
    const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const kl = (a: number, b: number) => a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b));
    const parts = (center: number) => kl(p, center) + average(predictions.map((q) => kl(center, q)));
    const whole = average(predictions.map((q) => kl(p, q)));
    const geometric = (of: (q: number) => number) =>
      Math.exp(average(predictions.map((q) => Math.log(of(q)))));
    const [yes, no] = [geometric((q) => q), geometric((q) => 1 - q)];
    expect(parts(yes / (yes + no))).toBeCloseTo(whole, 12);
    expect(Math.abs(parts(average(predictions)) - whole)).toBeGreaterThan(0.01);
  });

  it("only the squared error's standard error needs normal noise: with signs alone it is smaller, the cross terms' are not", () => {
    const {exact} = at({degree: 1, x: 0.725});
    const miss = exact.truth - exact.mean;
    const draws = createDraws(3, 5).normal(new Float64Array(40000), 1);
    const label = draws.subarray(0, 20000).map((z) => 0.3 * Math.sign(z));
    const prediction = draws.subarray(20000).map((z) => Math.sqrt(exact.variance) * z);
    const per = deviations(0.3, miss, exact.variance, 0);
    const within = 4 / Math.sqrt(2 * 20000);
    expect(Math.abs(sd([...label.map((e) => 2 * e * miss)]) / per.noiseBias - 1)).toBeLessThan(within);
    // A product with a normal factor has heavier tails, and so a wider standard error of its deviation.
    const product = sd([...label.map((e, i) => -2 * e * prediction[i])]);
    expect(Math.abs(product / per.noiseVariance - 1)).toBeLessThan(2 * within);
    const squares = sd([...label.map((e, i) => (e + miss - prediction[i]) ** 2)]);
    expect(squares / spreadOfMse(state({degree: 1, x: 0.725}))).toBeLessThan(0.9);
    expect(prose).not.toContain("the standard errors shown do.");
  });

  it("the dashed line is the mean of all training sets, which that of 50 is not", () => {
    const {fits, exact, errors} = at({});
    const some = errors.prediction.subarray(0, DRAWN).reduce((a, b) => a + b, 0) / DRAWN;
    expect(fits.mean[22]).toBeCloseTo(exact.mean, 12);
    expect(Math.abs(some)).toBeGreaterThan(1e-4);
    const labels = lens.legend?.(state({})).map(({label}) => label) ?? [];
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.join()).not.toMatch(/their mean/);
  });

  it("the funnel holds the widest cross term in 19 of 20 simulations, also where the label was fitted", () => {
    for (const patch of [{}, {degree: 9, x: 0.025, y: "training"}] as const) {
      let [held, all] = [0, 0];
      for (let seed = 1; seed <= 100; ++seed) {
        const {exact, errors} = at({...patch, seed});
        const miss = exact.truth - exact.mean;
        const per = deviations(0.3, miss, exact.variance, exact.cross);
        const {widest, center} = funnel(per, exact.cross);
        const key = (["noiseBias", "noiseVariance", "biasVariance"] as const).find((k) => per[k] === widest);
        if (!key) throw new Error("no term is the widest");
        const [average] = averages(errors, miss, [500]);
        ++all;
        if (Math.abs(average[key] - center) < (2 * widest) / Math.sqrt(500)) ++held;
      }
      expect(held / all).toBeGreaterThan(0.88);
    }
  });

  it("a scene that says “One thing changed” changes one setting of the scene before", () => {
    figure.scenes.forEach(({text, params: patch}, i) => {
      const before = {...start, ...figure.scenes[i - 1]?.params};
      const changed = Object.entries({...start, ...patch}).filter(
        ([name, value]) => before[name as keyof typeof start] !== value
      );
      if (String(text).includes("One thing changed")) expect(changed.length, `scene ${i + 1}`).toBe(1);
    });
  });

  it("the legend says what the dots of one training set are: labels, or means of them", () => {
    const names = (patch: Partial<typeof start>) => lens.legend?.(state(patch)).map(({label}) => label) ?? [];
    expect(names({one: 24})).toContain("its labels");
    expect(names({one: 24, n: 40})).toContain("means of its labels");
    expect(names({}).join()).not.toContain("labels");
    // Two labels at a place scatter by σ/√2 in their mean.
    const {fits} = at({one: 24, n: 40});
    const off = Array.from(fits.labels, (v, i) => v - f(places[i % PLACES]));
    expect(Math.abs(sd(off) / (0.3 / Math.SQRT2) - 1)).toBeLessThan(4 / Math.sqrt(2 * off.length));
  });

  it("averaged over the places degree 5 is best", () => {
    const overall = averageErrors(state({}));
    expect(overall.indexOf(Math.min(...overall))).toBe(5);
  });

  it("the table of the prose adds up to its last row, to the rounding of its numbers", () => {
    for (const patch of [{}, {y: "training"}, {degree: 9, n: 80, m: 777}] as const) {
      const here = state(patch);
      const number = (name: string) => Number(reads[name](here).replace("−", "-").replace(/[<>] /, ""));
      const exact = number("noise") + number("bias2") + number("variance") + number("crossNow");
      expect(Math.abs(exact - number("mse"))).toBeLessThan(0.00026);
      const names = ["noiseMean", "bias2", "varianceMean", "noiseBias", "noiseVariance", "biasVariance"];
      const sum = names.reduce((total, name) => total + number(name), 0);
      expect(Math.abs(sum - number("measured"))).toBeLessThan(0.00036);
    }
  });
});
