import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, withSets} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {sigmoid} from "../../src/ml/activations.js";
import {errorOf, logOddsOf, upright, valueAt} from "../../src/ml/gaussian-classes.js";
import {
  fitGaussianNaiveBayes,
  gaussianLogOdds,
  multinomialFromCounts,
  wordLogOdds
} from "../../src/ml/naive-bayes.js";
import {normal, random} from "../../src/ml/random.js";
import {
  classesOf,
  errorsAlong,
  RADIUS,
  simulated,
  sureOf
} from "../../src/questions/naive-bayes-assumptions/clouds.js";
import {compute, messages, TRAIN} from "../../src/questions/naive-bayes-assumptions/data.json.js";
import {evidenceOf} from "../../src/questions/naive-bayes-assumptions/evidence.js";
import figure from "../../src/questions/naive-bayes-assumptions/figure.js";
import {model} from "../../src/questions/naive-bayes-assumptions/model.js";
import {own as table} from "../../src/questions/naive-bayes-assumptions/own.js";
import {type Params, params, type Room} from "../../src/questions/naive-bayes-assumptions/params.js";
import {chance, logOdds} from "../../src/questions/naive-bayes-assumptions/words.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";

const data = compute();
const spec = anyFigure(figure);
const base = defaults(params);
const run = (change: Partial<Params> = {}) => model({...base, ...change}, data);
const state = (change: Partial<Params> = {}, from = data) =>
  stateAt(spec, from, change) as unknown as Room["State"];
const page = readFileSync(
  new URL("../../src/questions/naive-bayes-assumptions/index.md", import.meta.url),
  "utf8"
);

checkFigure(figure, data, {
  survives: {
    "the error of Bayes’ rule on crossed ellipses": (times) =>
      [classesOf(0.9, 0, 0, "mirrored"), classesOf(0.55, 1, 0.5, "mirrored")]
        .map(([a, b]) => errorOf(logOddsOf(a, b), a, b, 0.5, 12 * times).toFixed(7))
        .join(" "),
    "…and as it is drawn against ρ": (times) => {
      const [a, b] = classesOf(0.9, 0.95, 0.5, "mirrored");
      return errorOf(logOddsOf(a, b), a, b, 0.5, 3 * times).toFixed(3);
    },
    "what the sure are told": (times) =>
      sureOf({mean: [-1.96, 1.96], sd: [2.6563, 2.6563]}, 20 * times)?.stated.toFixed(9) ?? ""
  }
});

describe("two normal features", () => {
  it("what is stated, and what is true, is as counted among many draws", () => {
    for (const [rho, m1, m2, second] of [
      [0.8, 0.7, 0.7, "same"],
      [-0.5, 0.7, 0.7, "same"],
      [0.9, 1, 0.5, "mirrored"]
    ] as const) {
      const r = simulated(rho, m1, m2, second, 1);
      const draw = normal(random(5, 1));
      const n = 60_000;
      let [sure, told, right, naive, bayes] = [0, 0, 0, 0, 0];
      for (let i = 0; i < n; ++i) {
        const c = i % 2;
        const {
          mean,
          cov: [, b]
        } = r.truth[c];
        const u = draw();
        const [x, y] = [mean[0] + u, mean[1] + b * u + Math.sqrt(1 - b * b) * draw()];
        const s = valueAt(r.naive, x, y);
        if (s > 0 !== (c === 1)) ++naive;
        if (valueAt(r.bayes, x, y) > 0 !== (c === 1)) ++bayes;
        const p = Math.max(sigmoid(s), sigmoid(-s));
        if (p <= 0.95) continue;
        ++sure;
        told += p;
        if (s > 0 === (c === 1)) ++right;
      }
      const near = (share: number, of: number, cases: number) =>
        expect(Math.abs(share - of)).toBeLessThan(4 * Math.sqrt(0.25 / cases));
      near(naive / n, r.errors.naive, n);
      near(bayes / n, r.errors.bayes, n);
      near(sure / n, r.sure?.share ?? 0, n);
      near(right / sure, r.sure?.right ?? 0, sure);
      expect(told / sure).toBeCloseTo(r.sure?.stated ?? 0, 3);
    }
  });

  it("turn as the design says, and cost as much", () => {
    const shown = (rho: number, m2 = 0.5) => {
      const {angle, errors} = simulated(rho, 1, m2, "same", 1);
      return [angle?.toFixed(0), errors.naive.toFixed(3), errors.bayes.toFixed(3)];
    };
    expect(shown(0.5)).toEqual(["27", "0.172", "0.159"]);
    expect(shown(0.8)).toEqual(["53", "0.191", "0.132"]);
    expect(shown(0.9)).toEqual(["63", "0.197", "0.087"]);
    expect(shown(0.9, 0)).toEqual(["42", "0.159", "0.011"]);
    for (const [rho, m2] of [-0.95, -0.4, 0.3, 0.95].flatMap((v) => [
      [v, 1],
      [v, -1]
    ])) {
      const {angle, errors} = simulated(rho, 1, m2, "same", 1);
      expect(angle).toBeLessThan(1e-6);
      expect(errors.naive).toBeCloseTo(errors.bayes, 12);
    }
  });

  it("have the errors that are drawn against ρ", () => {
    for (const second of ["same", "mirrored"] as const) {
      const {rho, naive, bayes} = errorsAlong(1, -0.5, second);
      [0, 7, 19, 30, 38].forEach((i) => {
        const {errors} = simulated(rho[i], 1, -0.5, second, 1);
        expect(naive[i]).toBeCloseTo(errors.naive, 5);
        expect(bayes[i]).toBeCloseTo(errors.bayes, 3);
      });
    }
    // Crossed ellipses are crossed the other way round at −ρ: half of the curve is the other half.
    const mirrored = errorsAlong(1, -0.5, "mirrored");
    for (const i of [0, 5, 12]) {
      const {errors} = simulated(mirrored.rho[i], 1, -0.5, "mirrored", 1);
      expect(mirrored.bayes[i]).toBeCloseTo(errors.bayes, 3);
      expect(mirrored.bayes[i]).toBe(mirrored.bayes[38 - i]);
    }
    // With means that lie across the shared noise, more correlation means fewer errors, for both.
    const {naive, bayes} = errorsAlong(1, -0.5, "same");
    for (let i = 20; i < 39; ++i) {
      expect(naive[i]).toBeLessThan(naive[i - 1]);
      expect(bayes[i]).toBeLessThan(bayes[i - 1]);
    }
  });

  it("have an ellipse with 86 % of the class, and a handle at its rightmost place", () => {
    expect(1 - Math.exp(-(RADIUS ** 2) / 2)).toBeCloseTo(0.8647, 4);
    expect(page).toContain("Each solid ellipse holds 86 % of its class");
    const still = stillPanel(spec, stateAt(spec, data, {rho: 0.5}), "clouds", {width: 700, height: 460});
    expect(still).toContain("ρ = 0.50");
  });

  it("equally strong and equally correlated, p of them make the log odds 1 + (p − 1)ρ times too large", () => {
    const p = 10;
    const rho = 0.3;
    // mᵀΣm / mᵀm for m of ones.
    let sum = 0;
    for (let i = 0; i < p; ++i) for (let j = 0; j < p; ++j) sum += i === j ? 1 : rho;
    expect(sum / p).toBeCloseTo(1 + (p - 1) * rho, 12);
    expect((sum / p).toFixed(1)).toBe("3.7");
    expect(page).toContain("ten features at \\(\\rho = 0.3\\) make 3.7");
  });

  it("are correlated over both classes together also where ρ is 0", () => {
    const {m1, m2} = base;
    const overall = (m1 * m2) / Math.sqrt((1 + m1 * m1) * (1 + m2 * m2));
    expect(overall.toFixed(2)).toBe("0.32");
    expect(page).toContain("correlation 0.32 over both classes");
  });

  it("fitted to 200 rows at ρ = 0, differ from Bayes’ rule in about 2 % of cases, in the median sample", () => {
    const truth = classesOf(0, 1, 0.5, "same");
    const f = logOddsOf(...truth);
    const differ = Array.from({length: 100}, (_, k) => {
      const draw = normal(random(k + 1, 9));
      const y = Array.from({length: 200}, (_, i) => i % 2);
      const X = Float64Array.from({length: 400}, (_, j) => truth[y[j >> 1]].mean[j % 2] + draw());
      const fit = fitGaussianNaiveBayes({X, n: 200, p: 2, y});
      let apart = 0;
      for (let i = 0; i < 2000; ++i) {
        const {mean} = truth[i % 2];
        const at = [mean[0] + draw(), mean[1] + draw()];
        if (gaussianLogOdds(fit, at) > 0 !== valueAt(f, at[0], at[1]) > 0) ++apart;
      }
      return apart / 2000;
    }).sort((a, b) => a - b);
    expect(differ[50]).toBeGreaterThan(0.015);
    expect(differ[50]).toBeLessThan(0.025);
    expect(page).toContain("in about 2 % of cases");
  });

  it("where the ellipses cross, their product as a third feature tells the classes apart", () => {
    const truth = classesOf(0.9, 0, 0, "mirrored");
    const f = logOddsOf(...truth);
    // Bayes’ rule asks for the sign of x₁x₂ and nothing else.
    expect([f.xx, f.yy, f.x, f.y, f.c].every((v) => Math.abs(v) < 1e-12)).toBe(true);
    expect(f.xy).toBeGreaterThan(0);
    const naive = logOddsOf(upright(truth[0]), upright(truth[1]));
    expect(Object.values(naive).every((v) => v === 0)).toBe(true);
    // The product has means ±ρ and one variance, 1 + ρ²: Gaussian naive Bayes asks for its sign.
    const draw = normal(random(2, 6));
    const y = Array.from({length: 4000}, (_, i) => i % 2);
    const X = new Float64Array(3 * y.length);
    y.forEach((c, i) => {
      const rho = truth[c].cov[1];
      const u = draw();
      const v = rho * u + Math.sqrt(1 - rho * rho) * draw();
      X.set([u, v, u * v], 3 * i);
    });
    const fit = fitGaussianNaiveBayes({X, n: y.length, p: 3, y, shared: true});
    let wrong = 0;
    y.forEach((c, i) => {
      if (gaussianLogOdds(fit, X, 3 * i) > 0 !== (c === 1)) ++wrong;
    });
    expect(Math.abs(wrong / y.length - errorOf(f, ...truth))).toBeLessThan(0.02);
  });
});

describe("words", () => {
  const at = (message: string, change: Partial<Params> = {}) =>
    run({about: "words", message, ...change}).evidence;

  it("are counted in the first 200 messages, in a dictionary of all", () => {
    const words = data.words.split(" ");
    const all = messages();
    const free = words.indexOf("free");
    const count = (label: 0 | 1) =>
      all
        .slice(0, TRAIN)
        .filter((m) => m.label === label)
        .reduce((s, m) => s + m.words.filter((w) => w === "free").length, 0);
    const spam = (j: number) => data.spam.reduce((s, part) => s + part[j], 0);
    expect([data.ham[free], spam(free)]).toEqual([count(0), count(1)]);
    expect(new Set(words).size).toBe(words.length);
    expect(all.slice(0, TRAIN).filter((m) => m.label).length).toBe(80);
    // At α = 1 more words are imagined than read in either class.
    const {read, size} = at("free");
    expect(size).toBeGreaterThan(Math.max(read.spam, read.ham));
    expect(at("free", {spam: 20}).read.spam).toBe(
      all
        .slice(0, TRAIN)
        .filter((m) => m.label === 1)
        .slice(0, 20)
        .reduce((s, m) => s + m.words.length, 0)
    );
  });

  it("called right at α = 1: 84 of the 100 messages kept for testing, as scikit-learn has it; without smoothing 97 are not defined", () => {
    const reference = JSON.parse(
      readFileSync(new URL("../reference/naive-bayes-assumptions.json", import.meta.url), "utf8")
    );
    const fits: {alpha: number; correct: number; probability: number[]}[] = reference.multinomial.fits;
    const test = messages().slice(TRAIN);
    for (const {alpha, correct, probability} of fits) {
      const mine = test.map((m) => evidenceOf(data, m.words.join(" "), 1, alpha, 80).probability);
      mine.forEach((p, i) => {
        expect(p).toBeCloseTo(probability[i], 9);
      });
      expect(mine.filter((p, i) => p > 0.5 === (test[i].label === 1)).length).toBe(correct);
    }
    expect(fits.find(({alpha}) => alpha === 1)?.correct).toBe(84);
    const none = test.filter((m) => Number.isNaN(evidenceOf(data, m.words.join(" "), 1, 0, 80).total));
    expect(none.length).toBe(97);
    expect(page).toContain("84 are called right");
    expect(page).toContain("97 of them are not defined");
  });

  it("add as often as they are said, whether the message says them or the slider", () => {
    const slid = at(base.message, {times: 3});
    const said = at(`free free ${base.message}`);
    expect(slid.words[0].count).toBe(3);
    expect(said.words[0].count).toBe(3);
    expect(slid.total).toBeCloseTo(said.total, 12);
    // The axis stays while the word is said again.
    for (const times of [1, 2, 6]) expect(at(base.message, {times}).ends).toEqual(slid.ends);
    expect([1, 2, 3].every((times) => at(base.message, {times}).total < 0)).toBe(true);
    expect(at(base.message, {times: 4}).total).toBeGreaterThan(0);
  });

  it("that nobody said favor the class of which fewer words were read, as the page says", () => {
    const seen = (change: Partial<Params>) => logOdds(at("hiking", change).words[0].each);
    expect(seen({spam: 20})).toBe("+0.44");
    expect(seen({spam: 20, alpha: 0.01})).toBe("+1.37");
    expect(page).toContain("it is +0.44, and with a weaker α of 0.01 it is +1.37");
    const {words, unseen, read} = at("hiking", {spam: 20});
    expect([words[0].spam, words[0].ham]).toEqual([0, 0]);
    expect(words[0].each).toBeCloseTo(unseen, 12);
    expect(read.spam).toBeLessThan(read.ham);
    expect(at("hiking", {alpha: 0}).total).toBeNaN();
  });

  it("that are not in the dictionary leave no trace, and are named", () => {
    const e = at("zebra free zebra");
    expect(e.unknown).toEqual(["zebra"]);
    expect(e.total).toBeCloseTo(at("free").total, 12);
    expect(at("zebra").total).toBe(at("zebra").prior);
    expect(at("").words).toEqual([]);
  });

  it("in a column that is copied bring 1.99 times their log odds", () => {
    const j = data.words.split(" ").indexOf("free");
    const ham = data.ham;
    const spam = ham.map((_, i) => data.spam.reduce((s, part) => s + part[i], 0));
    const p = ham.length;
    const once = multinomialFromCounts([...ham, ...spam], [120, 80], 1);
    const twice = multinomialFromCounts([...ham, ham[j], ...spam, spam[j]], [120, 80], 1);
    const both = wordLogOdds(twice, j) + wordLogOdds(twice, p);
    expect((both / wordLogOdds(once, j)).toFixed(2)).toBe("1.99");
    expect(page).toContain("brings 1.99 times the log odds");
  });

  it("are said in words: signs, vetoes and what is not defined", () => {
    expect([
      logOdds(1.234),
      logOdds(-0.5),
      logOdds(0),
      logOdds(Infinity),
      logOdds(-Infinity),
      logOdds(Number.NaN)
    ]).toEqual(["+1.23", "−0.50", "0.00", "+∞", "−∞", "0 / 0"]);
    expect([chance(0), chance(1), chance(1e-9)].map((s) => s.replace("\u00a0", " "))).toEqual([
      "0",
      "1",
      "< 0.1 %"
    ]);
    const said = (change: Partial<Params>) => figure.describe(state({about: "words", ...change}));
    expect(said({alpha: 0})).toContain("0 / 0");
    expect(said({alpha: 0, message: "claim your free link at the meeting"})).toContain("two vetoes meet");
    expect(said({alpha: 0, message: "your meeting"})).toContain("P(spam) = 0.");
  });
});

describe("the second prediction", () => {
  it("is not answered by a bar or a count of the picture before it, nor by a question that is folded", () => {
    const [, {before, reveal}] = figure.predictions;
    const unseen = (change: Partial<Params> = {}) =>
      run(change).evidence.words.filter(({spam, ham}) => spam + ham === 0);
    expect(before?.message).toBeTruthy();
    expect(unseen(before)).toEqual([]);
    expect(unseen(reveal).map(({word}) => word)).toEqual(["hiking"]);
    for (const [, summary] of page.matchAll(/<summary>(.*?)<\/summary>/g))
      expect(summary).not.toMatch(/favors? one class|points? to/);
  });
});

describe("controls", () => {
  it("bring the half of the figure in sight that they are about", () => {
    const moved = (key: keyof Params, value: Params[keyof Params], from: Partial<Params>) =>
      withSets(params, {...base, ...from}, {[key]: value});
    expect(moved("rho", 0.2, {about: "words"})).toMatchObject({about: "clouds"});
    expect(moved("m1", 0.5, {table: "own"})).toMatchObject({table: "same"});
    expect(moved("times", 2, {})).toMatchObject({about: "words"});
    expect(moved("beside", "errors", {about: "words"})).toMatchObject({about: "clouds"});
  });
});

describe("the reader’s table", () => {
  const iris = readFileSync(new URL("../../data/iris.csv", import.meta.url), "utf8");
  const reference: {own: {naive: number[]; covariance: number[][][]}} = JSON.parse(
    readFileSync(new URL("../reference/naive-bayes-assumptions.json", import.meta.url), "utf8")
  );

  it("of virginica and versicolor has scikit-learn’s naive log odds and covariances", () => {
    const [head, ...lines] = iris.trim().split("\n");
    const some = [head, ...lines.slice(50)].join("\n");
    const names = head.split(",");
    const {data: with_} = bring(table, data, some, {x: names[2], y: names[3], positive: "virginica"});
    const r = model({...base, table: "own"}, with_);
    expect(r.own).toBe(true);
    const {x, y} = r.places;
    reference.own.naive.forEach((v, i) => {
      expect(valueAt(r.naive, x[i], y[i])).toBeCloseTo(v, 6);
    });
    // The library divides by n − 1.
    reference.own.covariance.forEach((c, k) => {
      expect(r.truth[k].cov[1]).toBeCloseTo((c[0][1] * 49) / 50, 8);
    });
    expect(r.errors.naive).toBeGreaterThan(0);
    expect(r.errors.naive).toBeLessThan(0.12);
    expect(r.sure && r.sure.stated > 0.95).toBe(true);
    const here = state({table: "own", beside: "reliability"}, with_);
    expect(figure.describe(here)).toContain("rows that it was not fitted on");
    for (const id of ["clouds", "reliability", "errors"])
      expect(stillPanel(spec, here as never, id, {width: 500, height: 400})).not.toMatch(/NaN|Infinity/);
  });

  it("comes with its example, and says what it cannot take", () => {
    const {note, columns} = bring(table, data, table.example);
    expect(columns).toMatchObject({x: "length", y: "width", class: "kind"});
    expect(note).toContain("16 rows");
    expect(() => bring(table, data, "a,b,class\n1,2,x\n2,3,x\n3,1,y\n")).toThrow("at least 5 rows");
    const flat = `a,b,class\n${Array.from({length: 12}, (_, i) => `${i % 2 ? 3 : i},${i * i},${i % 2 ? "u" : "v"}`).join("\n")}`;
    expect(() => bring(table, data, flat, {x: "a", y: "b"})).toThrow("the same in all rows");
  });

  it("that did not travel with a link is said to be missing", () => {
    expect(figure.mend?.({...base, table: "own"}, data)?.params).toEqual({table: "same"});
    expect(figure.mend?.(base, data)).toBeNull();
  });
});
