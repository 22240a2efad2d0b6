import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {readPanels, readQuery} from "../../src/figure/address.js";
import type {CurveData} from "../../src/questions/bias-variance-tradeoff/data.json.js";
import {valueAt} from "../../src/questions/bias-variance-tradeoff/families.js";
import figure from "../../src/questions/bias-variance-tradeoff/figure.js";
import {type Params, params} from "../../src/questions/bias-variance-tradeoff/params.js";
import {curvesOf, totals} from "../../src/questions/bias-variance-tradeoff/tables.js";
import {cellOf} from "../../src/questions/bias-variance-tradeoff/words.js";

const data = (await loadRoom("bias-variance-tradeoff")).data() as CurveData;
const page = readFileSync(
  new URL("../../src/questions/bias-variance-tradeoff/index.md", import.meta.url),
  "utf8"
);

/** The prose's links to settings, in their order, with what the figure shows there. */
const links = [...page.matchAll(/\[([^\]]+)\]\(\?((?!scene)[^)]+)\)/g)].map(([, words, query]) => {
  const {params: read, notes} = readQuery(params, query);
  const set = read as Params;
  return {
    words,
    notes,
    set,
    panels: readPanels(query) ?? [],
    value: valueAt(set.family, set.level),
    ...cellOf({data, params: set})
  };
});
const [small, middle, cosines, few, many, line, poly, tree, near, nearer] = links;

describe("links of the prose show what their sentences say", () => {
  it("are read without a complaint, and name two panels that there are", () => {
    const ids = figure.panels?.map(({id}) => id);
    expect(links).toHaveLength(10);
    for (const {words, notes, panels} of links) {
      expect(notes, words).toEqual([]);
      expect(panels, words).toHaveLength(2);
      for (const id of panels) expect(ids, words).toContain(id);
    }
  });

  it("with little noise three leaves vary about twice as much as 15, and between them the error falls", () => {
    expect([small, middle].map(({value, set}) => [value, set.family, set.sigma])).toEqual([
      [3, "tree", 0.1],
      [15, "tree", 0.1]
    ]);
    expect(middle.variance / small.variance).toBeGreaterThan(0.45);
    expect(middle.variance / small.variance).toBeLessThan(0.55);
    const t = totals(curvesOf(data, "wave", 30, 0.1).tree);
    for (let level = small.set.level; level < middle.set.level; ++level)
      expect(t[level]).toBeLessThan(t[level - 1]);
  });

  it("240 cosines on the step have less bias² than 30, and a smaller error than any number before", () => {
    expect([cosines.set.f, cosines.set.sigma, cosines.value]).toEqual(["step", 0.1, 240]);
    const {cos} = curvesOf(data, "step", 30, 0.1);
    expect(cosines.bias2).toBeLessThan(0.7 * cos.bias2[9]);
    for (const t of totals(cos).slice(0, 9)) expect(t).toBeGreaterThan(cosines.total);
  });

  it("at 60 cosines twice the points have about twice the variance", () => {
    expect([few, many].map(({value, set}) => [value, set.n])).toEqual([
      [60, 30],
      [60, 60]
    ]);
    expect(many.variance / few.variance).toBeCloseTo(2, 0);
  });

  it("a line fitted to a line has no bias, and all models stand beside it", () => {
    expect([line.set.f, line.set.family, line.value]).toEqual(["line", "poly", 1]);
    expect(line.bias2).toBeLessThan(1e-9);
    expect(line.panels).toContain("plane");
  });

  it("on the step degree 12 has more bias² than a tree with two leaves", () => {
    expect([poly, tree].map(({value, set}) => [value, set.family, set.f])).toEqual([
      [12, "poly", "step"],
      [2, "tree", "step"]
    ]);
    expect(poly.bias2).toBeGreaterThan(2 * tree.bias2);
  });

  it("with twice the points ten neighbors have less bias, and vary as before", () => {
    expect([near, nearer].map(({value, set}) => [value, set.n])).toEqual([
      [10, 30],
      [10, 60]
    ]);
    expect(nearer.bias2).toBeLessThan(near.bias2 / 2);
    for (const {variance} of [near, nearer]) {
      expect(variance / 0.009).toBeGreaterThan(0.95);
      expect(variance / 0.009).toBeLessThan(1.15);
    }
  });
});
