import {describe, expect, test} from "vitest";
import {median, quantile} from "../../scripts/bench/numbers.js";
import {marks, partsOf} from "../../scripts/bench/parts.js";
import {tableOf} from "../../scripts/bench/report.js";
import {type FigureResult, keptBeside} from "../../scripts/bench/results.js";

const event = (name: string, ts: number, dur: number, more: {ph?: string; tid?: number} = {}) => ({
  name,
  ph: "X",
  ts: ts * 1000,
  dur: dur * 1000,
  pid: 1,
  tid: 1,
  ...more
});

const trace = (...events: object[]): string =>
  JSON.stringify({
    traceEvents: [event(marks.begin, 10, 0, {ph: "R"}), ...events, event(marks.end, 110, 0, {ph: "R"})]
  });

describe("where a trace's time goes", () => {
  test("each event counts without what lies in it", () => {
    const parts = partsOf(
      trace(
        event("RunTask", 20, 40),
        event("FunctionCall", 22, 30),
        event("UpdateLayoutTree", 25, 10),
        event("Layout", 35, 5),
        event("Paint", 55, 4)
      )
    );
    expect(parts).toEqual({script: 15, style: 10, layout: 5, paint: 4, other: 6});
  });

  test("what has no name here counts with what is round it", () => {
    const parts = partsOf(
      trace(event("RunTask", 20, 10), event("FunctionCall", 21, 8), event("V8.Odd", 22, 5))
    );
    expect(parts).toEqual({script: 8, style: 0, layout: 0, paint: 0, other: 2});
  });

  test("where a thread's own time is told, what other programs took does not count", () => {
    const own = (tts: number, tdur: number) => ({tts: tts * 1000, tdur: tdur * 1000});
    const parts = partsOf(
      JSON.stringify([
        {...event(marks.begin, 10, 0, {ph: "R"}), ...own(5, 0)},
        {...event("RunTask", 20, 40), ...own(7, 10)},
        {...event("Layout", 25, 30), ...own(8, 6)},
        {...event(marks.end, 110, 0, {ph: "R"}), ...own(20, 0)}
      ])
    );
    expect(parts).toEqual({script: 0, style: 0, layout: 6, paint: 0, other: 4});
  });

  test("only the page's thread counts, and only between the marks", () => {
    const parts = partsOf(
      trace(
        event("FunctionCall", 0, 20),
        event("FunctionCall", 30, 50, {tid: 2}),
        event("RunTask", 100, 40),
        event("Layout", 105, 30)
      )
    );
    expect(parts).toEqual({script: 10, style: 0, layout: 5, paint: 0, other: 5});
  });

  test("a trace without marks is refused", () => {
    expect(() => partsOf(JSON.stringify({traceEvents: []}))).toThrow("no marks");
  });
});

describe("results of two machines", () => {
  const on = (machine: string) => ({
    machine,
    browser: "B",
    node: "v",
    calibration: {browser: machine.length, node: 1}
  });
  const row = (slug: string): FigureResult => {
    const timing = {name: "k", median: 1, p95: 2};
    const slow = {...timing, primary: true, long: 0, script: 0, style: 0, layout: 0, paint: 0, other: 0};
    return {
      slug,
      bytes: 1000,
      shift: 0,
      start: {paint: 1, live: 2, requests: 3},
      slow: [slow],
      fast: [{...timing, missed: 0}]
    };
  };

  test("say where each was measured, also after a third run", () => {
    const first = {...on("one"), moves: 40, results: [row("a"), row("b")]};
    const second = {...on("other"), moves: 40, results: [...keptBeside(first, on("other")), row("c")]};
    expect(second.results.map(({slug, on}) => [slug, on?.machine])).toEqual([
      ["a", "one"],
      ["b", "one"],
      ["c", undefined]
    ]);
    const third = keptBeside(second, on("one"));
    expect(third.map(({on}) => on?.machine)).toEqual([undefined, undefined, "other"]);
    const table = tableOf(second);
    expect(table).toContain("| a ° |");
    expect(table).toContain("| c |");
    expect(table).toMatch(/Measured on other, .* 5 ms .*; ° on one, .* 3 ms/);
  });
});

test("medians and quantiles need no order", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([5, 4, 3, 2, 1], 0.95)).toBe(5);
});
