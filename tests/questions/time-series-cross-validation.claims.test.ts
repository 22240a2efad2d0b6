import {readFileSync} from "node:fs";
import {csvParse} from "d3-dsv";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {defaults} from "../../src/figure/params.js";
import {gapped, type Spread, spreadOf} from "../../src/questions/time-series-cross-validation/counted.js";
import {fitting} from "../../src/questions/time-series-cross-validation/cut.js";
import {invariants} from "../../src/questions/time-series-cross-validation/invariants.js";
import {predictions} from "../../src/questions/time-series-cross-validation/lesson.js";
import {model} from "../../src/questions/time-series-cross-validation/model.js";
import {own} from "../../src/questions/time-series-cross-validation/own.js";
import {
  gaps,
  learners,
  memories,
  params,
  type Scheme,
  schemes,
  widths
} from "../../src/questions/time-series-cross-validation/params.js";
import {covariances} from "../../src/questions/time-series-cross-validation/shared.js";
import {
  errorText,
  meanText,
  describe as say,
  timesText
} from "../../src/questions/time-series-cross-validation/words.js";
import {autoregressive, type Data} from "../../src/questions/time-series-cross-validation/world.js";
import {bring} from "../figure/bring.js";

const data = (await loadRoom("time-series-cross-validation")).data() as Data;
const start = defaults(params);
const at = (patch: Partial<typeof start> = {}, with_: Data = data) => model({...start, ...patch}, with_);
const page = readFileSync(
  new URL("../../src/questions/time-series-cross-validation/index.md", import.meta.url),
  "utf8"
);
const counted = (
  learner: (typeof learners)[number],
  memory: number,
  width: number,
  scheme: Scheme | "future",
  gap = 0
): Spread => spreadOf(data.counted, learner, memory, width, scheme, gap);

describe("many series against the exact expectation, on the time index", () => {
  it("every scheme, gap, width and memory within four standard errors", () => {
    let [far, all] = [0, 0];
    for (const memory of memories)
      for (const width of widths)
        for (const scheme of schemes)
          for (const gap of gapped.includes(scheme as "purged") ? gaps : ([0] as const)) {
            const {truth} = at({memory, width, scheme, gap});
            for (const [name, expected] of [
              [scheme, truth?.scheme.expected],
              ["future", truth?.future.expected]
            ] as const) {
              const [, , , mean, error] = counted("time", memory, width, name, name === "future" ? 0 : gap);
              const off = Math.abs(mean - (expected ?? Number.NaN)) / error;
              // The shuffle is another one in each series; its expectation differs a little from shuffle to shuffle.
              const slack = scheme === "shuffled" && name === scheme ? 0.06 * mean : 0.005 * mean;
              expect(
                Math.abs(mean - (expected ?? Number.NaN)),
                `${memory} ${width} ${scheme} ${gap} ${name}`
              ).toBeLessThan(4 * error + slack);
              ++all;
              if (off > 2) ++far;
            }
          }
    expect(far / all).toBeLessThan(0.15);
  });
  it("the sliding window reports what the expanding one does: the nearest rows are the last", () => {
    for (const memory of memories)
      expect(counted("time", memory, 1, "sliding")).toEqual(counted("time", memory, 1, "expanding"));
  });
  it("covariances are those of the series: of its values, and of ten shocks’ means", () => {
    expect(covariances("time", 0.9, 1, 3).map((v) => v * (1 - 0.81))).toEqual(
      Float64Array.from([1, 0.9, 0.81], (v) => (v / (1 - 0.81)) * (1 - 0.81))
    );
    // White noise: two means of ten values share 10 − d of them.
    const shared = covariances("lags", 0, 10, 14);
    for (let d = 0; d < 14; ++d) expect(shared[d]).toBeCloseTo(Math.max(0, 10 - d) / 100, 12);
    const ofTime = covariances("time", 0, 10, 14);
    for (let d = 0; d < 14; ++d) expect(ofTime[d]).toBeCloseTo(shared[d], 12);
  });
  it("the simulated series has the variance and memory that it should", () => {
    let [square, product, n] = [0, 0, 0];
    for (let seed = 1; seed <= 300; ++seed) {
      const y = autoregressive(0.9, seed);
      for (let t = 1; t < y.length; ++t) {
        square += y[t] ** 2;
        product += y[t] * y[t - 1];
        ++n;
      }
    }
    expect(Math.abs((square / n) * (1 - 0.81) - 1)).toBeLessThan(0.06);
    expect(Math.abs(product / square - 0.9)).toBeLessThan(0.01);
  });
});

describe("what the page says in numbers", () => {
  it("lags: shuffled folds and the future agree", () => {
    const [shuffled, future] = [counted("lags", 0.9, 1, "shuffled"), counted("lags", 0.9, 1, "future")];
    expect(page).toContain("both lie between 1.01 and 1.03 in the mean");
    // By 1,500 other series, numpy's own: 1.026 ± 0.003 and 1.014 ± 0.006.
    for (const [, , , mean, error] of [shuffled, future]) {
      expect(mean - error).toBeLessThan(1.03);
      expect(mean + error).toBeGreaterThan(1.01);
    }
    for (const [, , , , error] of [shuffled, future]) expect(error).toBeLessThan(0.015);
    expect(Math.abs(shuffled[3] - future[3])).toBeLessThan(3 * Math.hypot(shuffled[4], future[4]));
  });
  it("gaps on the time index: 8.0, and 7.6, 9.1, 9.7", () => {
    expect(page).toContain(
      "is 8.0; an expanding window reports 7.6 without a gap, 9.1 with nine rows and 9.7"
    );
    const report = (gap: (typeof gaps)[number]) => at({scheme: "expanding", gap}).truth?.scheme.expected ?? 0;
    expect([report(0), report(9), report(19)].map((v) => v.toFixed(1))).toEqual(["7.6", "9.1", "9.7"]);
    expect(at().truth?.future.expected?.toFixed(1)).toBe("8.0");
  });
  it("columns picked on all rows", () => {
    const {all, folds, future} = data.counted.picked;
    expect(page).toContain("report 0.9 in the mean");
    expect(page).toContain("make it report 1.2, as much as the future shows");
    // By 800 other tables, numpy's own: 0.905 ± 0.003, 1.168 ± 0.005, 1.163 ± 0.010. One digit survives more draws.
    for (const [[, , , mean, error], shown] of [
      [all, 0.9],
      [folds, 1.2],
      [future, 1.2]
    ] as const)
      expect(Math.abs(mean - shown)).toBeLessThan(0.05 + error);
    expect([all[4], folds[4], future[4]].map((e) => e.toFixed(2))).toEqual(["0.01", "0.01", "0.02"]);
  });
  it("3-NN on the last values of a series that wanders", () => {
    const [shuffled, expanding, future] = (["shuffled", "expanding", "future"] as const).map(
      (scheme) => counted("near", 0.98, 1, scheme)[3]
    );
    expect(shuffled / future).toBeGreaterThan(0.42);
    expect(shuffled / future).toBeLessThan(0.6);
    expect(expanding / future).toBeGreaterThan(1.4);
    expect(at({learner: "near", memory: 0.98}).truth?.scheme.shared).toBe(0);
  });
  it("one future’s middle 90 % reach over a factor of ten", () => {
    const [low, , high] = counted("time", 0.9, 1, "future");
    expect(high / low).toBeGreaterThan(10);
  });
  it("TimeSeriesSplit of 200 rows", () => {
    const {splits} = at().reports.expanding;
    expect(splits.map(({test}) => test.length)).toEqual([33, 33, 33, 33, 33]);
    expect([splits[0].train.length, splits[4].train.length]).toEqual([35, 167]);
    expect(splits[4].test[32]).toBe(199);
  });
  it("white noise and lags: shuffled folds report what the future shows", () => {
    for (const learner of learners) {
      const [shuffled, future] = [counted(learner, 0, 1, "shuffled"), counted(learner, 0, 1, "future")];
      expect(Math.abs(shuffled[3] - future[3])).toBeLessThan(3 * Math.hypot(shuffled[4], future[4]) + 0.005);
    }
  });
  it("both predictions have the answers that the page explains", () => {
    const answers = predictions.map(({answer, reveal}) => {
      const setting = {...start, ...reveal};
      return (answer as (state: unknown) => number)({
        params: setting,
        settled: setting,
        data,
        result: at(reveal)
      });
    });
    expect(answers).toEqual([1, 2]);
  });
});

describe("air passengers", () => {
  it("are R’s own, cell by cell", () => {
    const {air} = JSON.parse(
      readFileSync(new URL("../reference/time-series-cross-validation.air.json", import.meta.url), "utf8")
    ) as {air: number[]};
    const rows = csvParse(readFileSync(new URL("../../data/air-passengers.csv", import.meta.url), "utf8"));
    expect(rows.map(({passengers}) => Number(passengers))).toEqual(air);
    expect(rows.map(({month}) => month)).toEqual(
      Array.from(
        {length: 144},
        (_, i) => `${1949 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`
      )
    );
    expect(data.air).toEqual(air);
  });
  it("on twelve lags train on nine years and keep the last two", () => {
    const {rows, series} = at({series: "air", learner: "lags", lags: 12});
    expect([rows.train, series.future, rows.all]).toEqual([108, 24, 132]);
  });
  it("no setting asks more of the table than it has", () => {
    for (const width of widths)
      for (const gap of gaps)
        for (const folds of [2, 10])
          for (const lags of [1, 12]) {
            const {reports, cut} = at({series: "air", learner: "lags", width, gap, folds, lags});
            expect(cut).toEqual(fitting(144, lags, {width, gap, folds, seed: start.seed}));
            for (const scheme of schemes) expect(Number.isFinite(reports[scheme].report)).toBe(true);
          }
  });
});

describe("the reader's own table", () => {
  const taken = (values: number[], order?: number[]) => ({
    rows: values.length,
    numbers: {
      y: {name: "sales", values: Float64Array.from(values)},
      ...(order ? {order: {name: "week", values: Float64Array.from(order)}} : {})
    },
    classes: {},
    levels: {},
    remarks: []
  });
  const wave = Array.from({length: 60}, (_, i) => Math.sin(i / 4) + i / 10);

  it("is split, and its last sixth kept; an order column puts it in order", () => {
    const {data: mine, note} = own.accept(data, taken(wave) as never);
    expect(note).toContain("60 values of sales in the table’s order; the last 10 are the future");
    const text = wave.map((v, i) => `${v},${i + 1}`).reverse();
    const backwards = bring(own, data, `sales,week\n${text.join("\n")}`, {order: "week"});
    expect(backwards.data.own?.values).toEqual(mine.own?.values);
    // Of more rows than it takes the last are kept, whatever the table's order: a sample would not be evenly spaced.
    const long = Array.from({length: 2500}, (_, i) => `${i % 7 ? 0.5 * i : i},${i}`).reverse();
    const kept = bring(own, data, `sales,week\n${long.join("\n")}`, {order: "week"});
    expect(kept.note).toContain("the last 2,000 are shown");
    expect([...(kept.data.own?.values.subarray(0, 2) ?? [])]).toEqual([250, 250.5]);
    for (const learner of learners)
      for (const scheme of schemes) {
        const setting = {...start, series: "own" as const, learner, scheme};
        const result = model(setting, mine);
        expect(result.rows.train + result.series.future + result.series.lead).toBe(60);
        expect(result.truth).toBeNull();
        expect(say({params: setting, settled: setting, data: mine, result})).not.toMatch(
          /NaN|null|undefined/
        );
      }
  });
  it("is closed up over gaps, and says so", () => {
    const text = (order: boolean) =>
      `week,sales\n${wave.map((v, i) => `${order && i > 20 ? i + 9 : i},${!order && i === 30 ? "" : v}`).join("\n")}`;
    for (const order of [true, false])
      expect(bring(own, data, text(order), order ? {order: "week"} : {y: "sales"}).note).toContain(
        "It has gaps"
      );
    const even = `week,sales\n${wave.map((v, i) => `${i},${v}`).join("\n")}`;
    expect(bring(own, data, even, {order: "week"}).note).not.toContain("gaps");
  });
  it("may stand still, or far from 0: weights still make the prediction, and words hold", () => {
    const odd = [
      (i: number) => (i < 90 ? 5.1 : Math.sin(i)),
      (i: number) => (i > 90 ? 5.1 : Math.sin(i)),
      (i: number) => (i === 119 ? 9 : 5.1),
      (i: number) => i,
      (i: number) => 1e9 + Math.sin(7 * i * i)
    ];
    for (const f of odd) {
      const mine = own.accept(data, taken(Array.from({length: 120}, (_, i) => f(i))) as never).data;
      for (const learner of learners)
        for (const scheme of schemes)
          for (const lags of [1, 12]) {
            const setting = {...start, series: "own" as const, learner, scheme, lags};
            const result = model(setting, mine);
            const state = {params: setting, settled: setting, data: mine, result};
            const where = `${f} ${learner} ${scheme} ${lags}`;
            expect(say(state), where).not.toMatch(/NaN|Infinity|\d{8}/);
            for (const [name, holds] of Object.entries(invariants ?? {}))
              expect(holds(state), `${name}: ${where}`).toBe(true);
          }
    }
  });
  it("says what is wrong with it", () => {
    expect(() => own.accept(data, taken(wave.slice(0, 30)) as never)).toThrow("at least 48");
    expect(() => own.accept(data, taken(new Array(60).fill(2)) as never)).toThrow("one value in all rows");
  });
});

describe("words", () => {
  it("errors keep two digits, and means as many as their standard errors leave", () => {
    expect([0.8335, 7.96, 12.3, 0.00168, 0.0324, 0.0004, 2300].map(errorText)).toEqual([
      "0.83",
      "8.0",
      "12",
      "0.0017",
      "0.032",
      "4.0·10⁻⁴",
      "2300"
    ]);
    expect(
      [
        [0, 2],
        [0, 0],
        [1e-28, 1],
        [0.2, 2.1],
        [1, 1.2],
        [1, 1],
        [1, 0.5],
        [1, 1e-5]
      ].map(([report, future]) => timesText(report, future).replace("\u00a0", " "))
    ).toEqual([
      "more than 1,000 times as large",
      "the same",
      "more than 1,000 times as large",
      "11 times as large",
      "1.2 times as large",
      "the same",
      "50 % of it",
      "< 1 % of it"
    ]);
    expect(meanText(7.77, 0.31)).toBe("7.8 ± 0.3");
    expect(meanText(1.021, 0.0123)).toBe("1.02 ± 0.01");
  });
});
