import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {anyFigure} from "../../src/figure/contract.js";
import figure from "../../src/questions/linear-regression-assumptions/figure.js";
import type {Data} from "../../src/questions/linear-regression-assumptions/model.js";
import {own} from "../../src/questions/linear-regression-assumptions/own.js";
import {bring} from "../figure/bring.js";
import {stateAt} from "../figure/settings.js";

const none = (await loadRoom("linear-regression-assumptions")).data() as Data;
const text = (columns: Record<string, readonly (number | string)[]>): string =>
  [
    Object.keys(columns).join(),
    ...Object.values(columns)[0].map((_, i) =>
      Object.values(columns)
        .map((cells) => cells[i])
        .join()
    )
  ].join("\n");
const wave = (n: number, scale = 1) => Array.from({length: n}, (_, i) => scale * (i + Math.sin(7 * i)));
const steps = (n: number, by = 2) => Array.from({length: n}, (_, i) => by * i + (i % 3));

/** All that the figure says and draws of a table. */
function shown(data: Data): string {
  const spec = anyFigure(figure);
  const state = stateAt(spec, data, {data: "own"});
  return [
    spec.describe(state),
    ...Object.values(spec.reads).map((read) => read(state)),
    ...spec.panels.map((panel) => ("table" in panel ? JSON.stringify(panel.table(state)) : "")),
    JSON.stringify(spec.table(state))
  ].join(" ");
}

describe("own tables", () => {
  it("the example fits, and what is explained is found by its name or as the last column", () => {
    const {columns, note} = bring(own, none, own.example);
    expect(columns).toMatchObject({x: "speed", y: "distance", twin: "none"});
    expect(note).toContain("12 rows: distance on speed; slope 1.75.");
    expect(bring(own, none, text({price: wave(9), rooms: steps(9)})).columns).toMatchObject({
      y: "price",
      x: "rooms"
    });
    expect(bring(own, none, text({id: [3, 1, 2, 7, 5, 9], a: wave(6), b: steps(6)})).columns).toMatchObject({
      x: "a",
      y: "b"
    });
  });
  it("is fitted as a table of the room’s own is, and has no costs", () => {
    const {data} = bring(own, none, own.example);
    const {result} = stateAt(anyFigure(figure), data, {data: "own"}) as unknown as {
      result: {costs: unknown; simulated: boolean; fit: {slope: number}};
    };
    expect([result.costs, result.simulated]).toEqual([null, false]);
    expect(result.fit.slope).toBeCloseTo(1.75198939, 7);
    expect(shown(data)).toContain("Nobody knows the true slope");
    expect(shown(data)).not.toMatch(/NaN|undefined|Infinity/);
  });
  it("a second feature is held fixed where one is chosen", () => {
    const table = text({a: wave(12), b: steps(12), c: wave(12, 3).map((v, i) => v + (i % 5))});
    const {data, note} = bring(own, none, table, {twin: "b"});
    expect(note).toContain("b held fixed");
    expect(data.own?.twin).not.toBeNull();
    expect(shown(data)).not.toMatch(/NaN|undefined|Infinity/);
  });
  it.each<[string, Record<string, (number | string)[]>, Record<string, string>, string]>([
    ["one value in all rows", {x: [2, 2, 2, 2, 2, 2], y: wave(6)}, {x: "x"}, "has one value in all rows"],
    ["too few rows", {x: [1, 2, 4], y: [2, 5, 1]}, {}, "at least 5 are needed"],
    [
      "a second feature that is the first",
      {x: wave(8), z: wave(8, 2), y: steps(8)},
      {twin: "z"},
      "exactly collinear"
    ]
  ])("refuses %s and says why", (_name, columns, asked, message) => {
    expect(() => bring(own, none, text(columns), asked)).toThrow(new RegExp(message));
  });
  it("draws and says numbers for perfect lines, huge and tiny units, equal y, and two places", () => {
    for (const table of [
      text({x: wave(8), y: wave(8, 3)}),
      text({x: wave(9, 1e12), y: steps(9, 1e9)}),
      text({x: wave(9, 1e-12), y: steps(9, 1e-9)}),
      text({x: [0, 0, 0, 1, 1, 1], y: [1, 2, 4, 3, 5, 9]}),
      text({x: [0, 0, 0, 0, 0, 1], y: [1, 2, 4, 3, 5, 9]})
    ]) {
      const {data} = bring(own, none, table);
      expect(shown(data)).not.toMatch(/NaN|undefined|Infinity|10·10/);
    }
  });
  it("names no least p value where nothing can be tested", () => {
    const {data} = bring(own, none, text({x: steps(8), y: steps(8).map((v) => 3 * v + 1)}));
    const state = stateAt(anyFigure(figure), data, {data: "own"});
    expect(anyFigure(figure).reads.least(state)).toBe("none, since the fit leaves nothing to test");
  });
  it("says so where a link shows a table that did not travel", () => {
    expect(
      figure.mend?.({...stateAt(anyFigure(figure), none).params, data: "own"} as never, none)?.note
    ).toContain("tables do not travel");
  });
});
