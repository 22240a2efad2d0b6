import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {readPanels, readQuery} from "../../src/figure/address.js";
import type {Data} from "../../src/questions/optimizers/data.json.js";
import figure from "../../src/questions/optimizers/figure.js";
import {type LaneKey, laneKeys} from "../../src/questions/optimizers/lanes.js";
import {drawnKeys, model, type Params} from "../../src/questions/optimizers/model.js";
import {params} from "../../src/questions/optimizers/params.js";

const data = (await loadRoom("optimizers")).data() as Data;
const page = readFileSync(new URL("../../src/questions/optimizers/index.md", import.meta.url), "utf8");

/** The prose's links to settings, in their order, with what the figure shows there. */
const links = [...page.matchAll(/\]\(\?((?!scene)[^)]+)\)/g)].map(([, query]) => {
  const {params: read, notes} = readQuery(params, query);
  const set = read as Params;
  return {query, notes, set, panels: readPanels(query), drawn: drawnKeys(set), ...model(set, data)};
});
const [remembers, library, there, gone, sparse, ridge, uncorrected, decay] = links;
const never = (v: number | null): number => v ?? Number.POSITIVE_INFINITY;

describe("links of the prose show what their sentences say", () => {
  it("are read without a complaint, and name panels that there are", () => {
    const ids = figure.panels?.map(({id}) => id);
    expect(links).toHaveLength(8);
    for (const {query, notes, panels} of links) {
      expect(notes, query).toEqual([]);
      for (const id of panels ?? []) expect(ids, query).toContain(id);
    }
  });

  it("with α = 0.9 RMSProp settles on the ravine at step 130, and is drawn there", () => {
    expect(remembers.drawn).toContain("rmsprop");
    expect(remembers.lanes.rmsprop.settled).toBe(130);
    expect([remembers.set.alpha, remembers.set.t]).toEqual([0.9, 130]);
  });

  it("with the library's rates nobody settles", () => {
    expect(library.set.rates).toBe("library");
    for (const key of laneKeys) expect(library.lanes[key].settled, key).toBeNull();
  });

  it("RMSProp is within the target at the first step linked, and outside at the second", () => {
    for (const link of [there, gone]) expect(link.drawn).toContain("rmsprop");
    expect(there.lanes.rmsprop.gap[there.set.t]).toBeLessThan(there.target);
    expect(gone.lanes.rmsprop.gap[gone.set.t]).toBeGreaterThan(gone.target);
  });

  it("one gradient in ten: who settles before Adagrad, and who after, and all are drawn", () => {
    const at = (key: LaneKey) => never(sparse.lanes[key].settled);
    for (const key of ["nesterov", "momentum"] as const) expect(at(key), key).toBeLessThan(at("adagrad"));
    for (const key of ["rmsprop", "gd"] as const) expect(at(key), key).toBeGreaterThan(at("adagrad"));
    expect(sparse.drawn).toHaveLength(6);
    expect(sparse.set.t).toBeGreaterThan(at("adagrad"));
  });

  it("on the saddle's ridge none leaves", () => {
    for (const key of laneKeys) expect(ridge.lanes[key].y.every((v) => Math.abs(v) === 0)).toBe(true);
  });

  it("the first step without its correction stands beside its terms", () => {
    expect([uncorrected.set.chosen, uncorrected.set.correct, uncorrected.set.t]).toEqual(["adam", false, 1]);
    expect(uncorrected.panels).toContain("anatomy");
  });

  it("with decay all seven are drawn; Adam has come to (2.59, 0.38), AdamW is far from (3, 0.5)", () => {
    expect(decay.drawn).toEqual(laneKeys);
    const {t} = decay.set;
    const at = (key: LaneKey) => [decay.lanes[key].x[t], decay.lanes[key].y[t]] as const;
    expect(at("adam").map((v) => v.toFixed(2))).toEqual(["2.59", "0.38"]);
    for (const key of ["gd", "momentum", "nesterov", "adagrad"] as const) {
      const [x, y] = at(key);
      expect(Math.hypot(x - 2.59, y - 0.38), key).toBeLessThan(0.15);
    }
    const [x, y] = at("adamw");
    expect(Math.hypot(x - 3, y - 0.5)).toBeGreaterThan(0.5);
  });
});
