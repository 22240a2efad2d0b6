import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {withinLimits} from "../../src/figure/params.js";
import {stateFrom} from "../../src/figure/still.js";
import {normalPdf} from "../../src/ml/normal.js";
import {random} from "../../src/ml/random.js";
import {
  fBeta,
  prCurve,
  rank,
  averagePrecision as rankedAveragePrecision,
  rankSorted,
  rocCurve,
  weigh
} from "../../src/ml/roc.js";
import {
  areaUnderPrecision,
  binormalAuc,
  binormalRates,
  densityOf,
  precisionOf,
  ratesAt
} from "../../src/questions/precision-recall-roc/binormal.js";
import {contour} from "../../src/questions/precision-recall-roc/contours.js";
import spec from "../../src/questions/precision-recall-roc/figure.js";
import {model, type Result, scoresOf} from "../../src/questions/precision-recall-roc/model.js";
import {own as reader} from "../../src/questions/precision-recall-roc/own.js";
import {pr, roc} from "../../src/questions/precision-recall-roc/panels/curves.js";
import {
  enlargedText,
  heightsOf,
  highestBar,
  leastHeight
} from "../../src/questions/precision-recall-roc/panels/heights.js";
import {outcomes} from "../../src/questions/precision-recall-roc/panels/outcomes.js";
import {cellsOf} from "../../src/questions/precision-recall-roc/panels/pair-cells.js";
import {
  type Params,
  type Room,
  rate,
  thresholdRange
} from "../../src/questions/precision-recall-roc/params.js";
import {percentileOf, scoreAt} from "../../src/questions/precision-recall-roc/place.js";
import type {Data} from "../../src/questions/precision-recall-roc/sample.js";
import {drawPairs, simulate} from "../../src/questions/precision-recall-roc/sample.js";
import {columns, delongVariance, summarize} from "../../src/questions/precision-recall-roc/summary.js";
import {
  leastCostParam,
  nearestOn,
  ownPrevalence,
  thresholdParam
} from "../../src/questions/precision-recall-roc/threshold.js";
import {shareError} from "../../src/questions/precision-recall-roc/words.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";

const base: Params = {
  threshold: 1,
  prevalence: 0.5,
  by: "hand",
  cost: 1,
  cases: "weighed",
  separation: 1.5,
  spread: 1,
  beta: 1,
  axis: "score",
  n: 400,
  rounding: 0,
  pairs: 100,
  seed: 1,
  pairSeed: 1
};
const none: Data = null;
const at = (patch: Partial<Params>, data: Data = none): Result => model({...base, ...patch}, data);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Own scores: `n` rows, a share `prevalence` positive, scores squeezed towards 0 as probabilities of rare events are. */
function ownData(n: number, prevalence: number, seed = 5): NonNullable<Data> {
  const positives = Math.round(n * prevalence);
  const {positives: p, negatives: q} = simulate(
    {separation: 1, spread: 1},
    positives,
    n - positives,
    0,
    seed
  );
  const squeeze = (z: number) => 1 / (1 + Math.exp(6 - 1.5 * z));
  return {positives: p.map(squeeze), negatives: q.map(squeeze), positiveName: "1", negativeName: "0"};
}

describe("claims", () => {
  it("AUC equals the share of pairs in order, compared pair by pair, ties one half", () => {
    for (const patch of [{}, {rounding: 1}, {separation: -0.5, spread: 2}, {rounding: 0.25, n: 100}]) {
      const p = {...base, ...patch};
      const {positives, negatives} = simulate(p, p.n / 2, p.n / 2, p.rounding, p.seed);
      let won = 0;
      for (const a of positives) for (const b of negatives) won += a > b ? 1 : a === b ? 0.5 : 0;
      const r = at(patch);
      expect(r.auc).toBe(won / (positives.length * negatives.length));
      expect(r.aucPairs).toBe(r.auc);
    }
  });

  it("the area of the ROC line as drawn is the AUC, and of the precision–recall staircase the average precision", () => {
    for (const patch of [{}, {rounding: 1}, {prevalence: 0.02, spread: 2}, {n: 40, seed: 9}]) {
      const {roc, pr, auc, averagePrecision} = at(patch);
      let trapezoids = 0;
      for (let i = 1; i < roc.x.length; ++i)
        trapezoids += ((roc.x[i] - roc.x[i - 1]) * (roc.y[i] + roc.y[i - 1])) / 2;
      expect(trapezoids).toBeCloseTo(auc, 12);
      let stairs = 0;
      for (let i = 0; i < pr.x.length; ++i) stairs += (pr.x[i] - (i ? pr.x[i - 1] : 0)) * pr.y[i];
      expect(stairs).toBeCloseTo(averagePrecision, 12);
    }
  });

  it("ROC, AUC, recall and false-positive rate do not move with prevalence when the sample is reweighted: not by one bit", () => {
    const before = at({});
    for (const prevalence of [0.001, 0.01, 0.05, 0.2, 0.9]) {
      const r = at({prevalence});
      expect(r.roc).toBe(before.roc);
      expect(r.auc).toBe(before.auc);
      expect(r.cases).toEqual(before.cases);
      expect(r.recall).toBeCloseTo(before.recall, 14);
      expect(r.fpr).toBeCloseTo(before.fpr, 14);
      expect(r.pairs.share).toBe(before.pairs.share);
      expect(r.population!.auc).toBe(before.population!.auc);
    }
  });

  it("precision, F1 and average precision do: they fall with prevalence, by Bayes' rule", () => {
    let last = {precision: 1, averagePrecision: 1, f: 1};
    for (const prevalence of [0.9, 0.5, 0.2, 0.05, 0.01, 0.001]) {
      const r = at({prevalence});
      expect(r.precision).toBeCloseTo(precisionOf(r.recall, r.fpr, prevalence), 13);
      for (const key of ["precision", "averagePrecision", "f"] as const)
        expect(r[key]).toBeLessThan(last[key]);
      last = r;
    }
  });

  it("a fresh sample at another prevalence has the same AUC only on average: a few positives make it wobble", () => {
    const over = (prevalence: number) =>
      Array.from({length: 300}, (_, i) => at({cases: "drawn", prevalence, seed: i + 1}).auc);
    const [even, rare] = [over(0.5), over(0.01)];
    const sd = (v: number[]) => Math.sqrt(mean(v.map((x) => (x - mean(v)) ** 2)));
    const truth = binormalAuc(base);
    expect(Math.abs(mean(even) - truth)).toBeLessThan((4 * sd(even)) / Math.sqrt(300));
    expect(Math.abs(mean(rare) - truth)).toBeLessThan((4 * sd(rare)) / Math.sqrt(300));
    // 4 positives against 200: the spread is several times as large.
    expect(sd(rare)).toBeGreaterThan(3 * sd(even));
    expect(sd(even)).toBeLessThan(0.025);
    expect(sd(rare)).toBeGreaterThan(0.07);
  });

  it("F1 is the harmonic mean of precision and recall, at any threshold, prevalence and β", () => {
    for (const threshold of [-1, 0, 1, 2.5])
      for (const prevalence of [0.01, 0.5])
        for (const beta of [0.5, 1, 2]) {
          const {f, precision: p, recall: r} = at({threshold, prevalence, beta});
          expect(f).toBeCloseTo((1 + beta ** 2) / (1 / p + beta ** 2 / r), 13);
        }
  });

  it("the random classifier's precision is the prevalence at every threshold; its AUC is ½", () => {
    for (const prevalence of [0.01, 0.2, 0.7]) {
      const {population} = at({separation: 0, prevalence});
      expect(population!.auc).toBe(0.5);
      expect(population!.averagePrecision).toBeCloseTo(prevalence, 8);
      for (const y of population!.pr.y) expect(y).toBeCloseTo(prevalence, 12);
      for (const [i, x] of population!.roc.x.entries()) expect(population!.roc.y[i]).toBeCloseTo(x, 14);
    }
    const areas = Array.from(
      {length: 200},
      (_, i) => at({separation: 0, n: 1000, seed: i + 1}).averagePrecision
    );
    expect(Math.abs(mean(areas) - 0.5)).toBeLessThan(0.01);
  });

  it("the share of sampled pairs in order is AUC within binomial error", () => {
    for (const patch of [{}, {separation: 0.3}, {rounding: 1}]) {
      const r = at(patch);
      const p = {...base, ...patch};
      const scores = simulate(p, 200, 200, p.rounding, p.seed);
      const shares = Array.from({length: 300}, (_, i) => drawPairs(scores, 100, i + 1).share);
      const se = Math.sqrt((r.auc * (1 - r.auc)) / 100);
      expect(Math.abs(mean(shares) - r.auc)).toBeLessThan((4 * se) / Math.sqrt(300));
      // 1.96 standard errors: 95 % of 300 within binomial error; a tie counts ½ and only narrows it.
      expect(shares.filter((s) => Math.abs(s - r.auc) <= 1.96 * se).length).toBeGreaterThan(270);
    }
  });

  it("AUC ½ with full information: wide positives sit at both ends", () => {
    const r = at({separation: 0, spread: 2.5, threshold: 2.5});
    expect(r.population!.auc).toBe(0.5);
    expect(Math.abs(r.auc - 0.5)).toBeLessThan(2 * r.aucError);
    expect(r.precision).toBeGreaterThan(0.9);
    expect(r.population!.averagePrecision).toBeGreaterThan(0.6);
  });

  it("reweighting 400 balanced cases to 1 % reads average precision more than half too high on average; 1000 cases, about half of that", () => {
    const excess = (n: number) => {
      const results = Array.from({length: 300}, (_, i) => at({prevalence: 0.01, n, seed: i + 1}));
      const truth = results[0].population!.averagePrecision;
      return mean(results.map((r) => r.averagePrecision)) / truth - 1;
    };
    const [few, many] = [excess(400), excess(1000)];
    expect(few).toBeGreaterThan(0.5);
    expect(few).toBeLessThan(1);
    expect(many / few).toBeGreaterThan(0.4);
    expect(many / few).toBeLessThan(0.65);
    expect(at({prevalence: 0.01}).weights.negative).toBeCloseTo(1.98, 12);
    expect(at({prevalence: 0.01}).negatives).toBe(200);
  });

  it("of single samples of 1000 cases reweighted to 1 %, nearly one in five reads average precision too low", () => {
    const results = Array.from({length: 3000}, (_, i) => at({prevalence: 0.01, n: 1000, seed: i + 1}));
    const low = results.filter((r) => r.averagePrecision < (r.population?.averagePrecision ?? 0)).length;
    // Nearer to a fifth than to a sixth; the standard error of the share is 0.007.
    expect(low / 3000).toBeGreaterThan(11 / 60);
    expect(low / 3000).toBeLessThan(0.2);
  });

  it("the samples linked to it are typical: too high by about what samples are on average", () => {
    const excess = (n: number) => {
      const {averagePrecision, population} = at({prevalence: 0.01, n, seed: 66});
      return averagePrecision / (population?.averagePrecision ?? 0) - 1;
    };
    expect(excess(400)).toBeGreaterThan(0.5);
    expect(excess(1000) / excess(400)).toBeGreaterThan(0.4);
    expect(excess(1000) / excess(400)).toBeLessThan(0.65);
  });

  it("with four positives more than one sample in four misses the AUC by more than a tenth, fewer than two in seven", () => {
    const samples = 10_000;
    const truth = binormalAuc(base);
    let missed = 0;
    for (let seed = 1; seed <= samples; ++seed)
      if (Math.abs(summarize(simulate(base, 4, 396, 0, seed, 1)).auc - truth) > 0.1) ++missed;
    // The standard error of the share is 0.0045.
    expect(missed / samples).toBeGreaterThan(1 / 4);
    expect(missed / samples).toBeLessThan(2 / 7);
    expect(spec.scenes[6].text).toContain("more than one such sample in four");
  });

  it("misses at nineteen false alarms and one positive in twenty weigh what they do at even classes and equal costs", () => {
    const by = "cost" as const;
    for (let seed = 1; seed <= 20; ++seed) {
      const rare = at({by, cost: 19, prevalence: 0.05, seed});
      expect(rare.threshold).toBe(at({by, cost: 1, seed}).threshold);
    }
  });

  it("recall and FPR never rise with the threshold; precision falls where narrow positives end", () => {
    let [falls, onTop] = [0, 0];
    for (let seed = 1; seed <= 100; ++seed) {
      const patch = {spread: 0.25, seed};
      const [low, high] = [1.5, 2].map((threshold) => at({...patch, threshold}));
      if (high.precision < low.precision) ++falls;
      const {positives, negatives} = scoresOf({...base, ...patch}, none);
      if (negatives[negatives.length - 1] > positives[positives.length - 1]) ++onTop;
      expect(high.recall).toBeLessThanOrEqual(low.recall);
      expect(high.fpr).toBeLessThanOrEqual(low.fpr);
    }
    expect(falls).toBeGreaterThanOrEqual(95);
    expect(onTop).toBeGreaterThanOrEqual(95);
  });

  it("the standard error is 0 where the sample's classes are apart, and mostly the smaller class's", () => {
    const apart = summarize({positives: Float64Array.of(2, 3, 4), negatives: Float64Array.of(0, 1)});
    expect([apart.auc, apart.aucError]).toEqual([1, 0]);
    const error = (positives: number, negatives: number) =>
      mean(
        Array.from({length: 50}, (_, i) => summarize(simulate(base, positives, negatives, 0, i + 1)).aucError)
      );
    expect(error(20, 400) / error(20, 40)).toBeGreaterThan(0.7);
    expect(error(200, 400) / error(20, 400)).toBeLessThan(0.5);
  });

  it("the larger class rules it where the scores of the smaller one are much alike", () => {
    const error = (positives: number, negatives: number) =>
      mean(
        Array.from(
          {length: 50},
          (_, i) => summarize(simulate({...base, spread: 0.25}, positives, negatives, 0, i + 1)).aucError
        )
      );
    expect(error(20, 400) / error(20, 40)).toBeLessThan(0.6);
    expect(error(200, 400) / error(20, 400)).toBeGreaterThan(0.7);
  });

  it("isotonic regression on the cases that it is fitted to makes ROC its convex hull", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const {positives, negatives} = simulate(base, 30, 50, 0, seed);
      const cases = [...positives].map((s) => [s, 1]).concat([...negatives].map((s) => [s, 0]));
      // Pool adjacent violators: blocks of cases, each with its share of positives.
      const blocks: {n: number; found: number}[] = [];
      for (const [, y] of cases.sort((a, b) => a[0] - b[0])) {
        let block = {n: 1, found: y};
        for (
          let last = blocks.at(-1);
          last && last.found * block.n >= block.found * last.n;
          last = blocks.at(-1)
        ) {
          block = {n: block.n + last.n, found: block.found + last.found};
          blocks.pop();
        }
        blocks.push(block);
      }
      const spread = (is: 0 | 1) =>
        Float64Array.from(blocks.flatMap(({n, found}, i) => Array(is ? found : n - found).fill(i)));
      const fitted = summarize({positives: spread(1), negatives: spread(0)});
      const raw = summarize({positives, negatives});
      const {tp, fp} = raw.ranked;
      let area = 0;
      let [x, y] = [0, 0];
      for (const k of raw.hull) {
        area += ((fp[k] - x) * (tp[k] + y)) / 2 / (30 * 50);
        [x, y] = [fp[k], tp[k]];
      }
      expect(fitted.auc).toBeCloseTo(area, 12);
      expect(fitted.auc).toBeGreaterThan(raw.auc);
    }
  });

  it("among calls of both kinds a false alarm dropped lifts precision and a find dropped lowers it; elsewhere not", () => {
    const share = (tp: number, fp: number) => tp / (tp + fp);
    for (const [tp, fp] of [
      [1, 1],
      [2, 7],
      [50, 3]
    ]) {
      expect(share(tp, fp - 1)).toBeGreaterThan(share(tp, fp));
      expect(share(tp - 1, fp)).toBeLessThan(share(tp, fp));
    }
    expect(share(4, 0)).toBe(share(5, 0));
  });

  it("a line of slope 1 finds the largest recall − FPR", () => {
    for (const prevalence of [0.05, 0.3])
      for (let seed = 1; seed <= 20; ++seed) {
        const r = at({by: "cost", cost: (1 - prevalence) / prevalence, prevalence, seed});
        const best = Math.max(...r.roc.x.map((x, i) => r.roc.y[i] - x));
        expect(r.recall - r.fpr).toBeCloseTo(best, 12);
      }
  });

  it("a model with the smaller AUC can be the cheaper one where the curves cross", () => {
    // Wide positives are found first, narrow ones sooner all found.
    const [wide, narrow] = [
      {separation: 1.5, spread: 1.5},
      {separation: 1, spread: 0.5}
    ];
    expect(binormalAuc(wide)).toBeLessThan(binormalAuc(narrow) - 0.01);
    const cheapest = (population: typeof wide, cost: number) => {
      const {fpr, tpr} = binormalRates(population, 4000);
      return Math.min(...fpr.map((x, i) => (x + cost * (1 - tpr[i])) / 2));
    };
    expect(cheapest(wide, 0.5)).toBeLessThan(0.9 * cheapest(narrow, 0.5));
    expect(cheapest(narrow, 5)).toBeLessThan(0.9 * cheapest(wide, 5));
  });

  it("a probability calibrated at one prevalence misplaces the threshold at another", () => {
    const [cost, prevalence] = [3, 0.05];
    const loss = (t: number) => {
      const {tpr, fpr} = ratesAt(base, t);
      return (1 - prevalence) * fpr + cost * prevalence * (1 - tpr);
    };
    // Where p, by Bayes' rule at prevalence π, is 1 / (1 + cost).
    const where = (pi: number) => 0.75 + Math.log((1 - pi) / pi / cost) / 1.5;
    expect(loss(where(0.5))).toBeGreaterThan(2 * loss(where(prevalence)));
  });

  it("Matthews' coefficient and accuracy move with prevalence, balanced accuracy does not", () => {
    const [even, rare] = [at({}), at({prevalence: 0.05})];
    expect(rare.mcc).toBeLessThan(0.7 * even.mcc);
    expect(rare.accuracy).not.toBeCloseTo(even.accuracy, 2);
    expect(rare.balanced).toBeCloseTo(even.balanced, 14);
  });

  it("rounded scores have another AUC than the population's, which the legend calls unrounded", () => {
    const {auc, aucError} = summarize(simulate(base, 50_000, 50_000, 1, 1));
    expect(binormalAuc(base) - auc).toBeGreaterThan(4 * aucError);
    const labels = (rounding: number) => {
      const here = stateFrom(anyFigure(spec), null, {rounding}) as unknown as Room["State"];
      return [roc, pr].map((panel) => panel.legend!(here).map(({label}) => label));
    };
    for (const of of labels(1)) expect(of).toContain("population, unrounded");
    for (const of of labels(0)) expect(of).toContain("population");
  });

  it("odds of a call being right are the prior odds times recall over false-positive rate", () => {
    for (const prevalence of [0.01, 0.3, 0.8]) {
      const {precision: p, recall: r, fpr} = at({prevalence});
      expect(p / (1 - p)).toBeCloseTo(((prevalence / (1 - prevalence)) * r) / fpr, 10);
    }
  });

  it("where the score is a calibrated probability, F1 is largest at the threshold F1* / 2", () => {
    for (const prevalence of [0.03, 0.2, 0.5]) {
      const p = {separation: 1.5, spread: 1};
      let best = {f: 0, t: 0};
      for (let t = -4; t < 6; t += 1e-4) {
        const {tpr, fpr} = ratesAt(p, t);
        const f = (2 * prevalence * tpr) / (prevalence + prevalence * tpr + (1 - prevalence) * fpr);
        if (f > best.f) best = {f, t};
      }
      const positive = prevalence * normalPdf(best.t - p.separation);
      const posterior = positive / (positive + (1 - prevalence) * normalPdf(best.t));
      expect(posterior).toBeCloseTo(best.f / 2, 4);
    }
  });

  it("only the order counts: on the percentile axis the cases move and no curve does", () => {
    const [score, percentile] = [at({}), at({axis: "percentile"})];
    expect(percentile.roc).toBe(score.roc);
    expect(percentile.auc).toBe(score.auc);
    expect(percentile.counts).toEqual(score.counts);
    expect(percentile.placed.positive.dots!.x).not.toEqual(score.placed.positive.dots!.x);
    expect(percentile.at).toBeCloseTo(50 * (2 - score.recall - score.fpr), 10);
  });
});

describe("numbers in the prose", () => {
  it("says where its rules end", () => {
    const page = readFileSync(
      new URL("../../src/questions/precision-recall-roc/index.md", import.meta.url),
      "utf8"
    );
    for (const limit of [
      "ROC becomes its convex hull",
      "unless the scores there are much alike",
      "Among calls of both kinds",
      "calibrated at the prevalence where it is used",
      "like accuracy it moves with prevalence",
      "or at the same corner"
    ])
      expect(page).toContain(limit);
  });

  it("19 negatives a positive, recall 0.7 at false-positive rate 0.05: precision 0.42", () => {
    expect(1 / 0.05 - 1).toBeCloseTo(19, 12);
    expect(precisionOf(0.7, 0.05, 0.05).toFixed(2)).toBe("0.42");
  });

  it("with wide positives |s| has AUC 0.76", () => {
    const {positives, negatives} = simulate({separation: 0, spread: 2.5}, 50_000, 50_000, 0, 1);
    const size = (v: Float64Array) => v.map(Math.abs).sort();
    expect(summarize({positives: size(positives), negatives: size(negatives)}).auc.toFixed(2)).toBe("0.76");
    expect(((2 / Math.PI) * Math.atan(2.5)).toFixed(2)).toBe("0.76");
  });

  it("a useless score's samples of one in ten have average precisions of about a tenth: nine in ten between 0.08 and 0.14", () => {
    const values = Array.from(
      {length: 100},
      (_, i) => at({separation: 0, prevalence: 0.1, seed: i + 1}).averagePrecision
    );
    expect(values.filter((v) => v > 0.08 && v < 0.14).length).toBeGreaterThanOrEqual(90);
  });

  it("with the classes' names swapped F1 is another, as the page says, and AUC stays", () => {
    const {counts: c, f, auc} = at({});
    expect(fBeta({tp: c.tn, fp: c.fn, fn: c.fp, tn: c.tp}, 1)).not.toBe(f);
    const {positives, negatives} = simulate(base, 200, 200, 0, 1);
    const negated = (v: Float64Array) => v.map((s) => -s).sort();
    const swapped = summarize({positives: negated(negatives), negatives: negated(positives)});
    expect(swapped.auc).toBeCloseTo(auc, 14);
  });

  it("at even classes the expected accuracy at a random case's score is ¼ + AUC/2", () => {
    for (const population of [
      {separation: 1.5, spread: 1},
      {separation: 0.5, spread: 2}
    ]) {
      let expected = 0;
      const step = 1e-3;
      for (let t = -20; t < 20; t += step) {
        const {tpr, fpr} = ratesAt(population, t);
        expected += ((tpr + 1 - fpr) / 2) * ((densityOf(population, t) + normalPdf(t)) / 2) * step;
      }
      expect(expected).toBeCloseTo(1 / 4 + binormalAuc(population) / 2, 9);
    }
  });

  it("where recall is β times the precision F-beta grows as fast with either", () => {
    const f = (p: number, r: number, beta: number) => (1 + beta ** 2) / (1 / p + beta ** 2 / r);
    for (const beta of [0.5, 1, 2]) {
      const [p, h] = [0.4, 1e-6];
      const r = beta * p;
      expect((f(p + h, r, beta) - f(p - h, r, beta)) / (2 * h)).toBeCloseTo(
        (f(p, r + h, beta) - f(p, r - h, beta)) / (2 * h),
        8
      );
    }
  });

  it("where precision falls a chord of the precision–recall curve lies above every mixture of its ends", () => {
    const [a, b] = [at({threshold: 2}), at({threshold: 0})];
    expect(a.precision).toBeGreaterThan(b.precision);
    for (const share of [0.1, 0.5, 0.9]) {
      const mix = (x: number, y: number) => x + share * (y - x);
      const recall = mix(a.recall, b.recall);
      const chord = mix(a.precision, b.precision);
      expect(precisionOf(recall, mix(a.fpr, b.fpr), 0.5)).toBeLessThan(chord);
    }
  });

  it("a strictly increasing function of the score changes no area", () => {
    const {positives, negatives} = simulate(base, 200, 200, 0, 1);
    const squeeze = (v: Float64Array) => v.map((s) => 1 / (1 + Math.exp(-2 * s)));
    const {auc, averagePrecision} = at({});
    const squeezed = summarize({positives: squeeze(positives), negatives: squeeze(negatives)});
    expect(squeezed.auc).toBe(auc);
    expect(rankedAveragePrecision(squeezed.ranked)).toBe(averagePrecision);
  });
});

describe("numbers as they are written", () => {
  it("a rate that is neither 0 nor 1 is never called so", () => {
    expect([0, 0.00014, 0.0005, 0.9994, 0.9996, 1, Number.NaN].map(rate)).toEqual([
      "0.000",
      "< 0.001",
      "0.001",
      "0.999",
      "> 0.999",
      "1.000",
      "–"
    ]);
  });
});

it("the goal of equal precision and recall is not met by finding nothing", () => {
  const patch = {prevalence: 0.1, separation: -1, spread: 0.25, threshold: 2};
  const here = stateFrom(anyFigure(spec), null, patch) as unknown as Room["State"];
  expect([here.result.precision, here.result.recall]).toEqual([0, 0]);
  expect(spec.goals![1].done(here)).toBe(false);
});

describe("the pairs as drawn", () => {
  it("fill the share of the box that they are of all, whatever their number", () => {
    for (const [width, height] of [
      [440, 320],
      [240, 90]
    ])
      for (let count = 10; count <= 1000; count += 10) {
        const cells = cellsOf(count, {x: 3, y: 5, width, height});
        for (const cell of cells)
          expect((cell.width * cell.height) / (width * height)).toBeCloseTo(1 / count, 12);
        cells.forEach((cell, k) => {
          // The k cells before it end within its column.
          expect(cell.x - 3).toBeLessThanOrEqual((width * k) / count + 1e-9);
          expect(cell.x - 3 + cell.width).toBeGreaterThanOrEqual((width * (k + 1)) / count - 1e-9);
          expect(cell.x + cell.width).toBeLessThanOrEqual(3 + width + 1e-9);
          expect(cell.y + cell.height).toBeLessThanOrEqual(5 + height + 1e-9);
        });
      }
  });
});

it("a weight that is not 1 is never said to be 1", () => {
  for (const prevalence of [0.001, 0.333, 0.499, 0.501, 0.9]) {
    const here = stateFrom(anyFigure(spec), null, {prevalence}) as unknown as Room["State"];
    const {foot} = outcomes.table(here);
    expect(foot).toContain("counts for");
    expect(foot).not.toMatch(/for [01][, ]/);
  }
});

describe("how high the classes are drawn", () => {
  it("says nothing where one digit would not show it", () => {
    expect([1, 1.04, 1.06, 9.94, 9.96, 45.7].map(enlargedText)).toEqual([
      "",
      "",
      "drawn 1.1 times too high",
      "drawn 9.9 times too high",
      "drawn 10 times too high",
      "drawn 46 times too high"
    ]);
  });

  it("finds the highest bar between two places, whole bars", () => {
    const bars = Float64Array.of(1, 4, 2, 3);
    const axis = {lo: 0, hi: 8};
    expect(highestBar(bars, axis, 4.5, 7)).toBe(3);
    expect(highestBar(bars, axis, 3.9, 5)).toBe(4);
    expect(highestBar(bars, axis, -9, 1)).toBe(1);
    expect(highestBar(bars, axis, 7, 99)).toBe(3);
  });

  it("as their shares say, where both can be seen", () => {
    for (const areas of [
      [0.2, 0.2],
      [0.3, 0.05]
    ] as const) {
      const {heights, enlarged} = heightsOf(areas, 126);
      expect(heights[0] / heights[1]).toBeCloseTo(areas[0] / areas[1], 12);
      expect(heights[0] + heights[1]).toBeCloseTo(126, 12);
      expect(enlarged).toEqual([1, 1]);
    }
  });

  it("a rare class at the least height, saying how many times too high that is", () => {
    for (const [areas, low] of [
      [[0.004, 0.4], 0],
      [[0.4, 0.01], 1]
    ] as const) {
      const {heights, enlarged} = heightsOf(areas, 126);
      expect(heights[low]).toBe(leastHeight);
      expect(heights[low] / heights[1 - low]).toBeCloseTo((enlarged[low] * areas[low]) / areas[1 - low], 12);
      expect(enlarged[1 - low]).toBe(1);
      expect(enlarged[low]).toBeGreaterThan(1);
    }
  });
});

describe("the population's curves", () => {
  const {binormal} = JSON.parse(
    readFileSync(new URL("../reference/precision-recall-roc.json", import.meta.url), "utf8")
  ) as {
    binormal: {
      separation: number;
      spread: number;
      prevalence: number;
      auc: number;
      averagePrecision: number;
    }[];
  };

  it("have SciPy's areas: AUC to 1e-14, average precision (quadrature) to 1e-8", () => {
    for (const {prevalence, auc, averagePrecision, ...population} of binormal) {
      expect(Math.abs(binormalAuc(population) - auc)).toBeLessThan(1e-14);
      const area = areaUnderPrecision(binormalRates(population), prevalence);
      expect(Math.abs(area - averagePrecision)).toBeLessThan(1e-8);
    }
  });

  it("have areas under precision that keep every digit on a grid sixteen times as fine, at every extreme", () => {
    for (const separation of [-1, 0, 1.5, 4])
      for (const spread of [0.25, 1, 2.5])
        for (const prevalence of [0.001, 0.05, 0.9]) {
          const area = (steps: number) =>
            areaUnderPrecision(binormalRates({separation, spread}, steps), prevalence);
          expect(Math.abs(area(400) / area(6400) - 1)).toBeLessThan(1e-6);
        }
  });

  it("are what large samples tend to", () => {
    for (const population of [
      {separation: 1.5, spread: 1},
      {separation: 0.5, spread: 2}
    ]) {
      const summary = summarize(simulate(population, 100_000, 100_000, 0, 3));
      expect(Math.abs(summary.auc - binormalAuc(population))).toBeLessThan(4 * summary.aucError);
    }
  });
});

describe("counts and weights", () => {
  it("weighted counts sum to the number of cases, positives to the prevalence", () => {
    for (const patch of [
      {prevalence: 0.03},
      {prevalence: 0.9, n: 41},
      {cases: "drawn" as const, prevalence: 0.1}
    ]) {
      const {counts, prevalence, positives, negatives} = at(patch);
      const n = positives + negatives;
      expect(counts.tp + counts.fp + counts.fn + counts.tn).toBeCloseTo(n, 9);
      expect((counts.tp + counts.fn) / n).toBeCloseTo(prevalence, 12);
    }
  });

  it("at prevalence ½ every dot stands for one case", () => {
    const r = at({});
    expect(r.weights).toEqual({positive: 1, negative: 1});
    expect(r.counts).toEqual(r.cases);
  });

  it("a drawn sample has at least one case of each class, and weighs none", () => {
    const r = at({cases: "drawn", prevalence: 0.001, n: 40});
    expect([r.positives, r.negatives]).toEqual([1, 39]);
    expect(r.counts).toEqual(r.cases);
    expect(r.aucError).toBeNaN();
  });

  it("more cases leave the earlier ones where they are", () => {
    const few = simulate(base, 20, 20, 0, 1).positives;
    const many = new Set(simulate(base, 200, 20, 0, 1).positives);
    expect(few.every((s) => many.has(s))).toBe(true);
  });
});

describe("the best threshold, the standard error, the contours", () => {
  it("the hull holds the largest F-beta of all thresholds", () => {
    for (const patch of [
      {},
      {prevalence: 0.02, beta: 2},
      {rounding: 0.5, beta: 0.5},
      {separation: -1, spread: 2}
    ]) {
      const p = {...base, ...patch};
      const r = at(patch);
      const {positives, negatives} = simulate(p, 200, 200, p.rounding, p.seed);
      const {tp, fp} = rankSorted(positives, negatives);
      const all = Array.from(tp, (_, k) =>
        fBeta(
          weigh(
            {tp: tp[k], fp: fp[k], fn: 200 - tp[k], tn: 200 - fp[k]},
            r.weights.positive,
            r.weights.negative
          ),
          p.beta
        )
      );
      expect(r.best.f).toBeCloseTo(Math.max(...all), 13);
      expect(at({...patch, threshold: Math.min(7, r.best.threshold)}).f).toBeLessThanOrEqual(
        r.best.f + 1e-12
      );
    }
  });

  it("DeLong's variance is that of the placements, case by case", () => {
    const {positives, negatives} = simulate({separation: 1, spread: 1.4}, 30, 50, 0.5, 4);
    const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
    const variance = (v: number[]) =>
      v.reduce((s, x) => s + (x - mean(v)) ** 2, 0) / (v.length - 1) / v.length;
    const expected =
      variance(Array.from(positives, (a) => mean(Array.from(negatives, (b) => wins(a, b))))) +
      variance(Array.from(negatives, (b) => mean(Array.from(positives, (a) => wins(a, b)))));
    expect(delongVariance(rankSorted(positives, negatives))).toBeCloseTo(expected, 14);
  });

  it("every vertex of a contour has the contour's F-beta, from precision 1 to recall 1", () => {
    for (const beta of [0.5, 1, 2])
      for (const level of [0.05, 0.3, 0.9]) {
        const {x, y} = contour(level, beta);
        for (let i = 0; i < x.length; ++i)
          expect((1 + beta ** 2) / (1 / y[i] + beta ** 2 / x[i])).toBeCloseTo(level, 12);
        expect(y[0]).toBeCloseTo(1, 12);
        expect(x[x.length - 1]).toBe(1);
      }
  });
});

describe("costs", () => {
  it("are least where the model says, of all thresholds, one by one", () => {
    for (const patch of [
      {cost: 10},
      {cost: 0.1, prevalence: 0.9},
      {cost: 37, prevalence: 0.03, rounding: 0.5},
      {cost: 3, cases: "drawn" as const, prevalence: 0.1, seed: 3}
    ]) {
      const p = {...base, ...patch};
      const r = at({...patch, by: "cost"});
      const n = r.positives + r.negatives;
      const all = [
        Number.POSITIVE_INFINITY,
        ...rankSorted(scoresOf(p, none).positives, scoresOf(p, none).negatives).thresholds
      ];
      const cost = (threshold: number) => {
        const {positives, negatives} = scoresOf(p, none);
        const fp = negatives.filter((s) => s >= threshold).length * r.weights.negative;
        const fn = positives.filter((s) => s < threshold).length * r.weights.positive;
        return (fp + p.cost * fn) / n;
      };
      expect(r.least.cost).toBeCloseTo(Math.min(...all.map(cost)), 12);
      expect(r.cost).toBeCloseTo(r.least.cost, 12);
      expect(r.threshold).toBe(r.least.threshold);
      expect(Math.min(...r.costs.total)).toBeCloseTo(r.least.cost, 12);
    }
  });

  it("in a large sample they are least where the densities' ratio is that of the costs, as Bayes' rule says", () => {
    for (const [cost, prevalence] of [
      [10, 0.5],
      [10, 0.05],
      [1, 0.2]
    ]) {
      const r = at({by: "cost", cost, prevalence, n: 1000});
      const threshold = 0.75 + Math.log((1 - prevalence) / prevalence / cost) / 1.5;
      // What the population loses by the sample's threshold is small.
      const loss = (t: number) => {
        const {tpr, fpr} = ratesAt(base, t);
        return (1 - prevalence) * fpr + cost * prevalence * (1 - tpr);
      };
      expect(loss(r.threshold)).toBeGreaterThanOrEqual(loss(threshold) - 1e-9);
      expect(loss(r.threshold)).toBeLessThan(1.1 * loss(threshold));
    }
  });

  it("put the slider where the calls are the same, but for the grid", () => {
    for (let seed = 1; seed <= 40; ++seed) {
      const p = {...base, by: "cost" as const, cost: 0.2 * seed, seed};
      const threshold = leastCostParam(p, none)!;
      const [there, least] = [at({...p, by: "hand", threshold}), at(p)];
      expect(threshold).toBeLessThanOrEqual(Math.max(-4, least.threshold) + 1e-9);
      expect(there.cases.tp - least.cases.tp + there.cases.fp - least.cases.fp).toBeLessThanOrEqual(2);
    }
    expect(leastCostParam(base, none)).toBeNull();
  });

  it("rarer positives move the cheapest threshold up, dearer misses down, at every seed", () => {
    for (let seed = 1; seed <= 50; ++seed) {
      const by = "cost" as const;
      const t = (patch: Partial<Params>) => at({by, seed, ...patch}).threshold;
      expect(t({cost: 10})).toBeLessThanOrEqual(t({cost: 3}));
      expect(t({prevalence: 0.05})).toBeGreaterThanOrEqual(t({prevalence: 0.3}));
    }
  });
});

it("the standard error of the share of pairs counts ties: it is that of many draws", () => {
  for (const rounding of [0, 1]) {
    const r = at({rounding});
    const shares = Array.from(
      {length: 2000},
      (_, i) => drawPairs(scoresOf({...base, rounding}, none), 100, i + 1).share
    );
    const sd = Math.sqrt(mean(shares.map((s) => (s - mean(shares)) ** 2)));
    expect(shareError(r, 100) / sd).toBeGreaterThan(0.95);
    expect(shareError(r, 100) / sd).toBeLessThan(1.05);
  }
});

describe("own data", () => {
  /** A table of these columns, as a text. */
  const text = (columns: Record<string, readonly string[]>): string =>
    [
      Object.keys(columns).join(),
      ...Object.values(columns)[0].map((_, i) =>
        Object.values(columns)
          .map((cells) => cells[i])
          .join()
      )
    ].join("\n");
  const read = (columns: Record<string, readonly string[]>) => bring(reader, none, text(columns));

  it("takes label and score by name, whatever their order, and says what it left out", () => {
    const {data, note} = read({
      id: ["a", "b", "c", "d", "e"],
      score: ["0.9", "0.2", "", "0.4", "0.4"],
      label: ["1", "0", "1", "1", ""]
    });
    expect([...data!.positives]).toEqual([0.4, 0.9]);
    expect([...data!.negatives]).toEqual([0.2]);
    expect(note).toBe(
      "2 positives (label = 1) and 1 negative (0), scored by score. " +
        "2 rows left out for cells that are empty or no number (1 in score, 1 in label)."
    );
  });

  it.each([
    [["0", "1"], "1"],
    [["1", "0"], "1"],
    [["-1", "1"], "1"],
    [["2", "1"], "2"],
    [["True", "False"], "True"],
    [["no", "yes"], "yes"],
    [["ham", "spam"], "spam"],
    [["malignant", "benign"], "malignant"],
    [["negative", "disease"], "disease"]
  ])("of the labels %s takes %s as positive", (labels, expected) => {
    expect(read({y: [...labels, ...labels], s: ["1", "2", "3", "4"]}).data!.positiveName).toBe(expected);
  });

  it("finds columns without known names by what they hold", () => {
    const {data} = read({a: ["3", "1", "2"], b: ["n", "y", "y"]});
    expect([...data!.positives]).toEqual([1, 2]);
  });

  it.each([
    [{y_true: ["0", "1", "1"], y_pred: ["0", "1", "0"], y_score: ["0.1", "0.9", "0.4"]}, "y_score"],
    [{y_true: ["0", "1", "1"], y_pred: ["0.1", "0.9", "0.4"]}, "y_pred"],
    [{PassengerId: ["1", "2", "3"], Survived: ["0", "1", "1"], Fare: ["7.25", "71.3", "8"]}, "Fare"],
    [{"User ID": ["15", "12", "19"], Age: ["20", "35", "41"], Purchased: ["0", "1", "0"]}, "Age"],
    [{a: ["5", "6", "7"], b: ["3.5", "2", "9"], label: ["0", "1", "0"]}, "b"]
  ])("of several columns of numbers takes the one that scores: %j", (columns, expected) => {
    expect(read(columns as Record<string, string[]>).note).toContain(`scored by ${expected}.`);
  });

  it("as they are, the prevalence is theirs and not the control's", () => {
    const data = ownData(500, 0.3);
    expect(ownPrevalence({...base, cases: "own"}, data)).toBe(0.3);
    expect(ownPrevalence({...base, cases: "own-weighed"}, data)).toBeNull();
    expect(ownPrevalence({...base, cases: "own"}, none)).toBeNull();
    const shown = withinLimits(spec, {...base, cases: "own", prevalence: 0.05}, data);
    expect(shown.prevalence).toBeCloseTo(0.3, 12);
  });

  it.each<[string, Record<string, string[]>, string]>([
    ["no label", {a: ["1", "2", "3"], b: ["4", "5", "6"]}, "two different values that come again"],
    [
      "words as scores",
      {label: ["0", "1", "1"], score: ["low", "high", "low"]},
      "a column of numbers is needed"
    ],
    ["no score", {label: ["0", "1", "1"], who: ["x", "y", "z"]}, "a column of numbers is needed"],
    [
      "a class without scores",
      {label: ["0", "1", "1"], score: ["", "1", "2"]},
      "No complete row has|Both classes need"
    ]
  ])("refuses %s and says why", (_name, columns, message) => {
    expect(() => read(columns)).toThrow(new RegExp(message));
  });

  it("points to the percentile axis where scores crowd together, and only there", () => {
    const scores = (power: number) => Array.from({length: 200}, (_, i) => String(((i + 1) / 200) ** power));
    const label = Array.from({length: 200}, (_, i) => String(Number(i % 10 === 9)));
    expect(read({label, score: scores(12)}).note).toContain("crowd together");
    expect(read({label, score: scores(1)}).note).not.toContain("crowd together");
  });

  it("shows the cases as they are, or reweighted to a prevalence, and no population", () => {
    const data = ownData(5000, 0.02);
    const r = at({cases: "own"}, data);
    expect(r.own).toBe(true);
    expect(r.prevalence).toBe(0.02);
    expect(r.population).toBeNull();
    expect(r.counts).toEqual(r.cases);
    const labels = [...data!.positives].map(() => 1).concat([...data!.negatives].map(() => 0));
    const ranked = rank([...data!.positives, ...data!.negatives], labels);
    const {x, y} = rocCurve(ranked);
    let area = 0;
    for (let i = 1; i < x.length; ++i) area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
    expect(r.auc).toBeCloseTo(area, 12);
    const even = at({cases: "own-weighed"}, data);
    expect(even.prevalence).toBe(0.5);
    expect(even.roc).toBe(r.roc);
    expect(even.averagePrecision).toBeGreaterThan(r.averagePrecision);
  });

  it("falls back to simulated cases while there are none of one's own", () => {
    expect(at({cases: "own"}).own).toBe(false);
  });

  it("draws at most 4 vertices a column, and in each column the extremes of all vertices, at every prevalence", () => {
    const data = ownData(60_000, 0.2);
    const {positives, negatives} = data!;
    const ranked = rankSorted(positives, negatives);
    for (const prevalence of [0.001, 0.2, 0.9]) {
      const r = at({cases: "own-weighed", prevalence}, data);
      const full = prCurve(ranked, prevalence);
      expect(full.x.length).toBe(60_001);
      expect(r.pr.x.length).toBeLessThanOrEqual(4 * (columns + 1));
      const extremes = (x: Float64Array, y: Float64Array, from: number) => {
        const byColumn = new Map<number, [number, number]>();
        for (let i = from; i < x.length; ++i) {
          const c = Math.floor((Math.round(x[i] * positives.length) * columns) / positives.length);
          const [lo, hi] = byColumn.get(c) ?? [2, -1];
          byColumn.set(c, [Math.min(lo, y[i]), Math.max(hi, y[i])]);
        }
        return byColumn;
      };
      const [all, drawn] = [extremes(full.x, full.y, 1), extremes(r.pr.x, r.pr.y, 0)];
      expect([...drawn.keys()]).toEqual([...all.keys()]);
      for (const [c, [lo, hi]] of all) {
        expect(drawn.get(c)![0]).toBeCloseTo(lo, 13);
        expect(drawn.get(c)![1]).toBeCloseTo(hi, 13);
      }
    }
    const {roc, auc} = at({cases: "own"}, data);
    expect(roc.x.length).toBeLessThanOrEqual(2 * (columns + 1) + 1);
    // The drawn line's own area differs a little; the number shown is that of all the cases.
    let area = 0;
    for (let i = 1; i < roc.x.length; ++i)
      area += ((roc.x[i] - roc.x[i - 1]) * (roc.y[i] + roc.y[i - 1])) / 2;
    expect(Math.abs(area - auc)).toBeLessThan(1e-3);
    expect(auc).toBe(summarize(data!).aucPairs);
  });

  it("moving the threshold over a hundred thousand rows recomputes no curve", () => {
    const data = ownData(100_000, 0.1);
    const [a, b] = [at({cases: "own", threshold: 0}, data), at({cases: "own", threshold: 3}, data)];
    for (const key of ["roc", "pr", "pairs", "contours"] as const) expect(b[key]).toBe(a[key]);
    expect(b.placed.positive).toBe(a.placed.positive);
    expect(b.counts.tp).toBeLessThan(a.counts.tp);
  });

  it("reaches every part of the curve, however skewed the scores: a step moves TPR + FPR by at most 0.2 %", () => {
    const data = ownData(100_000, 0.01);
    let before = 2;
    for (let i = 0; i <= 1100; ++i) {
      const {recall, fpr} = at({cases: "own", threshold: thresholdRange[0] + i / 100}, data);
      const here = recall + fpr;
      expect(before - here).toBeGreaterThanOrEqual(-1e-12);
      expect(before - here).toBeLessThan(0.003);
      before = here;
    }
    expect(before).toBe(0);
  });
});

describe("the threshold, the other way round", () => {
  it("percentile and score are each other's inverse", () => {
    const {positives, negatives} = simulate(base, 50, 80, 0.5, 2);
    const ranked = rankSorted(positives, negatives);
    for (const t of ranked.thresholds) expect(scoreAt(ranked, percentileOf(ranked, t))).toBe(t);
    expect(scoreAt(ranked, 100)).toBe(Number.POSITIVE_INFINITY);
    expect(scoreAt(ranked, 0)).toBe(ranked.thresholds[ranked.thresholds.length - 1]);
  });

  it("a wish for a place on either axis is met by the parameter it gives", () => {
    const data = ownData(3000, 0.3);
    for (const axis of ["score", "percentile"] as const)
      for (const [cases, d] of [
        ["weighed", none],
        ["own", data]
      ] as const) {
        const p = {...base, axis, cases};
        const {lo, hi} = model(p, d).axis;
        for (let i = 1; i < 10; ++i) {
          const place = lo + ((hi - lo) * i) / 10;
          const r = model({...p, threshold: thresholdParam(p, d, {place})}, d);
          // A threshold on own cases is a score of theirs: where they are sparse it jumps, so cases are compared.
          const {ranked} = summarize(scoresOf(p, d));
          const wished = axis === "percentile" ? place : percentileOf(ranked, place);
          if (cases === "own")
            expect(Math.abs(percentileOf(ranked, r.threshold) - wished)).toBeLessThan(0.15);
          else if (axis === "percentile") expect(Math.abs(r.at - wished)).toBeLessThan(1);
          else expect(r.at).toBeCloseTo(Math.min(7, Math.max(-4, place)), 9);
        }
      }
  });

  it("a point of a curve leads back to itself", () => {
    for (const curve of ["roc", "pr"] as const) {
      const r = at({});
      for (const i of [5, 100, 300]) {
        const score = nearestOn(r, curve, base, none, r[curve].x[i], r[curve].y[i]);
        const there = at({threshold: thresholdParam(base, none, {score})});
        expect(curve === "roc" ? there.fpr : there.recall).toBeCloseTo(r[curve].x[i], 12);
        expect(curve === "roc" ? there.recall : there.precision).toBeCloseTo(r[curve].y[i], 12);
      }
    }
  });
});

it("any setting gives finite curves in the unit square", () => {
  const source = random(77);
  const pick = <T>(values: readonly T[]) => values[Math.floor(source() * values.length)];
  for (let i = 0; i < 400; ++i) {
    const r = at({
      threshold: thresholdRange[0] + 11 * source(),
      prevalence: 0.001 + 0.899 * source() ** 3,
      cases: pick(["weighed", "drawn"]),
      separation: -1 + 5 * source(),
      spread: 0.25 + 2.25 * source(),
      beta: pick([0.5, 1, 2]),
      axis: pick(["score", "percentile"]),
      n: pick([40, 100, 400, 1000]),
      rounding: pick([0, 0.25, 0.5, 1]),
      pairs: 10 + 10 * Math.floor(source() * 99),
      seed: 1 + Math.floor(source() * 1e5),
      pairSeed: 1 + Math.floor(source() * 1e5)
    });
    for (const line of [r.roc, r.pr])
      for (const values of [line.x, line.y])
        for (const v of values) if (!(v >= 0 && v <= 1)) expect.fail(`${v} in setting ${i}`);
    for (const dots of [r.placed.positive.dots!, r.placed.negative.dots!])
      for (const x of dots.x) if (!Number.isFinite(x)) expect.fail(`dot at ${x}`);
    expect(r.aucPairs).toBeCloseTo(r.auc, 13);
    expect(r.at).toBeGreaterThanOrEqual(r.axis.lo);
    expect(r.at).toBeLessThanOrEqual(r.axis.hi);
    expect(structuredClone(r).auc).toBe(r.auc);
  }
});

checkFigure(spec, null);
