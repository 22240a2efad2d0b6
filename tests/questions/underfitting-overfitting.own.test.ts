import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {anyFigure} from "../../src/figure/contract.js";
import {stillPanel} from "../../src/figure/still.js";
import figure from "../../src/questions/underfitting-overfitting/figure.js";
import type {Data, Result} from "../../src/questions/underfitting-overfitting/model.js";
import {own} from "../../src/questions/underfitting-overfitting/own.js";
import {bring} from "../figure/bring.js";
import {stateAt} from "../figure/settings.js";

const none = (await loadRoom("underfitting-overfitting")).data() as Data;
const text = (x: readonly number[], y: readonly number[]): string =>
  ["x,y", ...x.map((v, i) => `${v},${y[i]}`)].join("\n");
const bend = (n: number, scale = 1) => Array.from({length: n}, (_, i) => scale * (i + Math.sin(7 * i)));
const spec = anyFigure(figure);

/** All that the figure says and draws of a table. */
function shown(data: Data, patch: Record<string, number | string> = {}): string {
  const state = stateAt(spec, data, {data: "own", ...patch});
  return [
    spec.describe(state),
    ...Object.values(spec.reads).map((read) => read(state)),
    ...spec.panels.map((panel) => ("table" in panel ? JSON.stringify(panel.table(state)) : "")),
    JSON.stringify(spec.table(state))
  ].join(" ");
}
const resultOf = (data: Data, patch: Record<string, number | string> = {}): Result =>
  stateAt(spec, data, {data: "own", ...patch}).result as Result;

describe("own tables", () => {
  it("the example is split by the seed, two thirds to fit", () => {
    const {data, note} = bring(own, none, own.example);
    expect(note).toContain("24 rows: load from hour, 8 rows held out.");
    const [a, b] = [1, 2].map((seed) => resultOf(data, {seed}).sample);
    expect([a.u.length, a.heldU.length]).toEqual([16, 8]);
    expect([...a.heldU]).not.toEqual([...b.heldU]);
    expect(shown(data, {degree: 5})).not.toMatch(/NaN|undefined|Infinity/);
  });
  it("a day’s load: a line underfits, however it is split", () => {
    const {data} = bring(own, none, own.example);
    for (let seed = 1; seed <= 20; ++seed) expect(resultOf(data, {seed}).verdict).toBe("underfitting");
  });
  it("the fit and the diagnosis do not depend on the units", () => {
    const x = bend(40);
    const y = x.map((v) => Math.cos(v / 5) + ((v * 13) % 1) / 3);
    const plain = resultOf(bring(own, none, text(x, y)).data, {degree: 9, strength: 4});
    const scaled = resultOf(
      bring(
        own,
        none,
        text(
          x.map((v) => 1e6 + 1e3 * v),
          y.map((v) => 50 - 1e-3 * v)
        )
      ).data,
      {degree: 9, strength: 4}
    );
    expect(scaled.errors.held).toBeCloseTo(plain.errors.held, 6);
    expect(scaled.verdict).toBe(plain.verdict);
    expect(scaled.best.degree).toBe(plain.best.degree);
  });
  it.each<[string, number[], number[], string, Record<string, string>?]>([
    ["too few rows", bend(11), bend(11), "at least 12 are needed"],
    ["one x", new Array<number>(14).fill(2), bend(14), "has one value in all rows", {x: "x"}],
    ["one y", bend(14), new Array<number>(14).fill(2), "has one value in all rows", {y: "y"}]
  ])("refuses %s and says why", (_name, x, y, message, asked = {}) => {
    expect(() => bring(own, none, text(x, y), asked)).toThrow(new RegExp(message));
  });
  it("draws and says numbers for few places, an exact line, and huge and tiny units", () => {
    for (const table of [
      text(
        Array.from({length: 30}, (_, i) => i % 3),
        bend(30)
      ),
      text(
        Array.from({length: 12}, (_, i) => (i ? 1 : 0)),
        bend(12)
      ),
      text(bend(15), bend(15, 3)),
      text(bend(20, 1e12), bend(20, 1e-9))
    ]) {
      const {data} = bring(own, none, table);
      const patches: Record<string, number | string>[] = [
        {degree: 1},
        {degree: 16},
        {degree: 8, remedy: "noise", strength: 5}
      ];
      for (const patch of patches) expect(shown(data, patch)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
  it("the learning curve says whose it is: the wave’s, which the table has nothing to do with", () => {
    const size = {width: 360, height: 280};
    const of = (data: Data, patch: Record<string, string>) =>
      stillPanel(spec, stateAt(spec, data, patch), "learning", size);
    expect(of(bring(own, none, own.example).data, {data: "own"})).toContain("400 samples of the wave");
    expect(of(none, {})).toContain("medians of 400 samples");
  });
  it("says so where a link shows a table that did not travel", () => {
    expect(figure.mend?.({...stateAt(spec, none).params, data: "own"} as never, none)?.note).toContain(
      "tables do not travel"
    );
  });
});
