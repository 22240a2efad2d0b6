import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults, withSets} from "../../src/figure/params.js";
import figure from "../../src/questions/multi-label-evaluation/figure.js";
import {metricKeys, metricValue, roleOf} from "../../src/questions/multi-label-evaluation/metrics.js";
import {model, type Params} from "../../src/questions/multi-label-evaluation/model.js";
import {own} from "../../src/questions/multi-label-evaluation/own.js";
import {type Data, params} from "../../src/questions/multi-label-evaluation/params.js";
import {formula} from "../../src/questions/multi-label-evaluation/words.js";
import {bring} from "../figure/bring.js";
import {checkFigure} from "../figure/check.js";

checkFigure(figure, null as Data);

const start = defaults(params);
const at = (patch: Partial<Params> = {}) => model({...start, ...patch}, null);
const silent = {t1: 1, t2: 1, t3: 1, t4: 1, t5: 1};
const seeds = Array.from({length: 200}, (_, i) => i + 1);
/** Enough that a share is known to a hundredth: its standard error is at most 0.008. */
const many = Array.from({length: 4000}, (_, i) => i + 1001);
const page = readFileSync("src/questions/multi-label-evaluation/index.md", "utf8").replace(/\s+/g, " ");

describe("claims", () => {
  it("predicting nothing: Hamming loss is the share of true cells, recall is 0", () => {
    for (const seed of seeds.slice(0, 50)) {
      const {scored, truth} = at({seed, ...silent});
      expect(scored.hamming).toBeCloseTo(truth.reduce((a, b) => a + b, 0) / truth.length, 14);
      expect(scored.micro.recall).toBe(0);
    }
  });
  it("subset accuracy never exceeds the Jaccard score with zero_division = 1; with 0 it does in about one of eleven samples", () => {
    let above = 0;
    for (const seed of many) {
      const one = at({seed, zero: "1"}).scored;
      expect(one.exactMatch).toBeLessThanOrEqual(one.samples.jaccard + 1e-12);
      const zero = at({seed}).scored;
      if (zero.exactMatch > zero.samples.jaccard + 1e-12) ++above;
    }
    expect(Math.abs(above / many.length - 1 / 11)).toBeLessThan(0.015);
    expect(page).toContain("in about one of eleven samples");
  });
  it("every item but one has a label, whatever the sample: seven cells in ten are right if nothing is predicted", () => {
    for (const seed of seeds)
      for (const rare of [1, 2, 3, 4]) {
        const {n, L, truth, nothing} = at({seed, rare});
        const bare = Array.from({length: n}, (_, i) => truth.subarray(i * L, (i + 1) * L)).filter(
          (row) => !row.includes(1)
        );
        expect(bare).toHaveLength(1);
        expect(nothing.scored.hamming).toBeCloseTo((14 + rare) / 60, 12);
        expect(nothing.scored.exactMatch).toBe(1 / 12);
        expect(nothing.ranked.coverage).toBeCloseTo((11 / 12) * L, 12);
        expect(nothing.ranked.rankingLoss).toBeCloseTo(11 / 12, 12);
      }
  });
  it("only items that gain or lose the rare label change with it", () => {
    for (const seed of seeds.slice(0, 40)) {
      const [a, b] = [at({seed, rare: 1}), at({seed, rare: 4})];
      a.truth.forEach((t, k) => {
        if (k % 5 !== 4) expect(t).toBe(b.truth[k]);
        else expect(t).toBeLessThanOrEqual(b.truth[k]);
        if (t === b.truth[k]) expect(a.scores[k]).toBe(b.scores[k]);
      });
    }
  });
  it("micro F1 is a mean of the labels' F1 weighted by true and predicted cells: frequent labels decide", () => {
    for (const seed of seeds.slice(0, 50)) {
      const {micro, labels} = at({seed}).scored;
      const weights = labels.map(({tp, fp, fn}) => 2 * tp + fp + fn);
      const sum = weights.reduce((a, b) => a + b, 0);
      expect(micro.f1).toBeCloseTo(
        labels.reduce((a, {f1}, j) => a + (weights[j] * f1) / sum, 0),
        12
      );
    }
  });
  it("from three items to one macro F1 moves more than micro F1 in 64 % of samples, falls in 53 % and rises in 13 %", () => {
    let [more, falls, rises] = [0, 0, 0];
    for (const seed of many) {
      const [a, b] = [at({seed}).scored, at({seed, rare: 1}).scored];
      const change = b.macro.f1 - a.macro.f1;
      if (Math.abs(change) > Math.abs(b.micro.f1 - a.micro.f1) + 1e-12) ++more;
      if (change < -1e-12) ++falls;
      if (change > 1e-12) ++rises;
    }
    const said =
      /micro F1 in (\d+) % of samples[^.]*\. It falls in (\d+) % and rises in (\d+) %/.exec(page) ?? [];
    [more, falls, rises].forEach((found, k) => {
      expect(Math.abs((100 * found) / many.length - Number(said[k + 1]))).toBeLessThan(2);
    });
  });
  it("a rare label that is predicted everywhere costs micro F1 more than weighted F1", () => {
    for (const seed of seeds) {
      const [a, b] = [{}, {t5: 0}].map((patch) => at({seed, rare: 1, ...patch}).scored);
      expect(a.micro.f1 - b.micro.f1).toBeGreaterThan(2 * (a.weighted.f1 - b.weighted.f1));
    }
  });
  it("macro F1 is below micro F1 exactly where labels with few true and predicted cells do worse", () => {
    for (const seed of seeds) {
      const {micro, macro, labels} = at({seed}).scored;
      const weights = labels.map(({tp, fp, fn}) => 2 * tp + fp + fn);
      const mean = weights.reduce((x, y) => x + y, 0) / weights.length;
      const together = labels.reduce((sum, {f1}, j) => sum + (weights[j] - mean) * (f1 - macro.f1), 0);
      expect(micro.f1 - macro.f1).toBeCloseTo(together / (mean * labels.length), 12);
    }
    // So a gap alone says nothing: with one item about travel the rarest label does best here.
    const one = at({rare: 1}).scored;
    expect(one.macro.f1).toBeGreaterThan(one.micro.f1 + 0.02);
  });
  it("a label neither true nor predicted is worth 1/L of macro F1, as 0/0 counts", () => {
    const found = at({rare: 1});
    const i = Array.from({length: found.n}, (_, k) => k).find((k) => found.truth[k * 5 + 4]) ?? -1;
    const flips = [0, 1].map((what) => [i, 4, what]);
    const [zero, one] = (["0", "1"] as const).map((value) => at({rare: 1, zero: value, flips}).scored);
    expect(one.macro.f1 - zero.macro.f1).toBeCloseTo(1 / 5, 12);
    expect(one.micro.f1).toBe(zero.micro.f1);
  });
  it("an example without labels is perfect to coverage, ranking loss and LRAP", () => {
    const {ranked} = model(
      {...start, table: "own"},
      {n: 1, L: 2, truth: new Uint8Array(2), scores: Float64Array.of(0.9, 0.1), names: ["a", "b"], id: 1}
    );
    expect([ranked.coverage, ranked.rankingLoss, ranked.lrap]).toEqual([0, 0, 1]);
  });
  it("a random order has half the ranking loss of scores that are all alike", () => {
    const orders = (left: number[]): number[][] =>
      left.length
        ? left.flatMap((v) => orders(left.filter((u) => u !== v)).map((rest) => [v, ...rest]))
        : [[]];
    const all = orders([1, 2, 3, 4, 5]);
    const {nothing, truth, n, L, names} = at();
    const loss = (order: number[]) => {
      const scores = Float64Array.from(truth, (_, k) => order[k % L] / 10);
      return model({...start, table: "own"}, {n, L, truth, scores, names, id: 1}).ranked.rankingLoss;
    };
    const mean = all.reduce((sum, order) => sum + loss(order), 0) / all.length;
    expect(mean).toBeCloseTo(nothing.ranked.rankingLoss / 2, 12);
  });
  it("a fraction over nothing is said to count as what is set, not to equal it", () => {
    const words = (patch: Partial<Params>) => {
      const p = {...start, ...silent, ...patch};
      return formula({params: p, data: null, result: model(p, null)} as Parameters<typeof formula>[0]);
    };
    expect(words({metric: "p-micro"})).toBe("0 / (0 + 0), counted as 0");
    expect(words({metric: "p-micro", zero: "1"})).toBe("0 / (0 + 0), counted as 1");
    expect(words({metric: "r-micro"})).toBe("0 / (0 + 17) = 0.000");
  });
  it("whether the one item is found is worth 0.2 of macro F1 and 0.04 of micro F1", () => {
    const found = at({metric: "f-macro", rare: 1});
    // The prediction says that no other item is taken for one about travel.
    expect(found.scored.labels[4]).toMatchObject({tp: 1, fp: 0, fn: 0});
    const i = Array.from({length: found.n}, (_, k) => k).find((k) => found.truth[k * 5 + 4]) ?? -1;
    const lost = at({metric: "f-macro", rare: 1, flips: [[i, 4, 0]]});
    expect(found.scored.macro.f1 - lost.scored.macro.f1).toBeCloseTo(0.2, 12);
    expect(found.scored.micro.f1 - lost.scored.micro.f1).toBeCloseTo(0.04, 2);
    expect(page).toContain("is worth 0.2 of macro F1, and 0.04 of micro F1");
  });
  it("the worse classifier is worse on average: micro F1 and LRAP", () => {
    const mean = (f: (r: ReturnType<typeof at>) => number, table: "simulated" | "noisy") =>
      seeds.reduce((sum, seed) => sum + f(at({seed, table})), 0) / seeds.length;
    for (const f of [
      (r: ReturnType<typeof at>) => r.scored.micro.f1,
      (r: ReturnType<typeof at>) => r.ranked.lrap
    ])
      expect(mean(f, "noisy")).toBeLessThan(mean(f, "simulated") - 0.05);
  });
  it("what belongs to the simulated items brings them back when it is moved beside the reader's own table", () => {
    for (const moved of [{rare: 1}, {seed: 7}]) {
      expect(withSets(params, {...start, table: "own"}, moved)).toEqual({...moved, table: "simulated"});
      expect(withSets(params, {...start, table: "noisy"}, moved)).toEqual(moved);
    }
  });
  it("no threshold and no zero_division enters the ranking measures", () => {
    expect(at({...silent, zero: "1"}).ranked).toEqual(at().ranked);
  });
});

describe("what is lit", () => {
  it("is what the measure counts: its fraction from the cells' roles", () => {
    for (const seed of seeds.slice(0, 20)) {
      const r = at({seed});
      const tally = (metric: (typeof metricKeys)[number]) => {
        let [above, below] = [0, 0];
        for (let i = 0; i < r.n; ++i) {
          const row = (a: Uint8Array | Float64Array) => a.subarray(i * r.L, (i + 1) * r.L);
          const example = {truth: row(r.truth), predicted: row(r.predicted), scores: row(r.scores)};
          for (let j = 0; j < r.L; ++j) {
            const role = roleOf(metric, example, j);
            if (role) ++below;
            if (role === 2) ++above;
          }
        }
        return above / below;
      };
      expect(tally("p-micro")).toBeCloseTo(r.scored.micro.precision, 12);
      expect(tally("r-micro")).toBeCloseTo(r.scored.micro.recall, 12);
      expect(tally("f-micro")).toBeCloseTo(r.scored.micro.jaccard, 12);
      expect(tally("hamming")).toBeCloseTo(r.scored.hamming, 12);
      expect(tally("exact")).toBeCloseTo(r.scored.exactMatch, 12);
    }
  });
  it("every measure has a value", () => {
    const r = at();
    for (const metric of metricKeys) expect(metricValue(metric, r.scored, r.ranked)).toBeTypeOf("number");
  });
});

describe("flipped cells", () => {
  it("turn over a prediction or a truth, and a second flip undoes the first in the figure", () => {
    const flipped = at({
      flips: [
        [0, 0, 0],
        [3, 2, 1]
      ]
    });
    const plain = at();
    expect(flipped.predicted[0]).toBe(1 - plain.predicted[0]);
    expect(flipped.truth[3 * 5 + 2]).toBe(1 - plain.truth[3 * 5 + 2]);
    expect([...flipped.truth].filter((v, k) => v !== plain.truth[k]).length).toBe(1);
  });
});

describe("own data", () => {
  const read = (csv: string) => bring(own, null, csv);
  it("keeps its own flipped cells: those of other tables stay away", () => {
    const flips = [
      [0, 0, 0],
      [1, 1, 1]
    ];
    const tables = ["0.9", "0.8"].map(
      (score) => read(`a_true,a_score,b_true,b_score\n1,${score},0,0.1\n0,0.2,1,0.7\n`).data
    );
    const [one, two] = tables.map((data) => model({...start, table: "own", flips}, data));
    expect([[...one.truth], [...one.predicted]]).toEqual([
      [1, 0, 0, 1],
      [1, 0, 0, 1]
    ]);
    expect(one.id).not.toBe(two.id);
    const own = [[0, 0, 2 * one.id]];
    expect([...model({...start, table: "own", flips: own}, tables[0]).predicted]).toEqual([0, 0, 0, 1]);
    expect([...model({...start, table: "own", flips: own}, tables[1]).predicted]).toEqual([1, 0, 0, 1]);
    expect(model({...start, flips: own}, null).predicted).toEqual(at().predicted);
    for (const {id} of [one, two]) expect(2 * id + 1).toBeLessThanOrEqual(params.flips.columns[2].max);
  });
  it("pairs columns by name, whatever their order, and leaves out rows with gaps", () => {
    const {data, note} = read(
      "b_score,a_true,b_true,a_score\n0.2,1,0,0.9\n0.7,0,1,0.1\n,1,1,0.5\n0.4,0,0,NaN\n"
    );
    expect(data?.names).toEqual(["a", "b"]);
    expect([...(data?.truth ?? [])]).toEqual([1, 0, 0, 1]);
    expect([...(data?.scores ?? [])]).toEqual([0.9, 0.2, 0.1, 0.7]);
    expect(note).toContain("2 rows left out for cells");
  });
  it("names that end in s or p are names; scores of 0 and 1 alone are known by theirs", () => {
    const {data} = read("cats,map,map_pred,cats_pred\n1,0,1,1\n0,1,1,0\n");
    expect(data?.names).toEqual(["cats", "map"]);
    expect([...(data?.scores ?? [])]).toEqual([1, 1, 0, 1]);
  });
  it("is evaluated as the simulated items are, more rows than are shown too", () => {
    const rows = Array.from(
      {length: 500},
      (_, i) => `${i % 2},${(i % 10) / 10 + 0.05},${i % 3 ? 0 : 1},0.37`
    );
    const {data} = read(`a_true,a_score,b_true,b_score\n${rows.join("\n")}\n`);
    const r = model({...start, table: "own"}, data);
    expect([r.n, r.L, r.shown]).toEqual([500, 2, 12]);
    expect(r.scored.labels[1].recall).toBe(0);
  });
  it.each([
    ["one label only", "a_true,a_score\n1,0.5\n0,0.2\n", /At least two labels/],
    ["no scores", "a,b\n1,0\n0,1\n", /At least two labels/],
    ["scores beyond 1", "a,b,s,t\n1,0,5,7\n0,1,2,3\n", /At least two labels/],
    ["words", "a,b\nx,y\nz,w\n", /At least two labels/],
    [
      "only gaps",
      "a_true,b_true,a_score,b_score\n1,,0.5,0.4\n,1,0.2,0.3\n0,,0.5,0.4\n,0,0.2,0.3\n",
      /Fewer than two rows/
    ]
  ])("refuses %s with a message", (_, csv, message) => {
    expect(() => read(csv)).toThrow(message);
  });
});
