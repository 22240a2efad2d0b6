import {describe, expect, test} from "vitest";
import {median, quantile} from "../../scripts/bench/numbers.js";
import {marks, partsOf} from "../../scripts/bench/parts.js";

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

test("medians and quantiles need no order", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([5, 4, 3, 2, 1], 0.95)).toBe(5);
});
