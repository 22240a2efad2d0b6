import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {type AnyState, anyFigure} from "../../src/figure/contract.js";
import {defaults} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {many} from "../../src/questions/bagging-vs-boosting/data.json.js";
import figure from "../../src/questions/bagging-vs-boosting/figure.js";
import {Bagged, Boosted} from "../../src/questions/bagging-vs-boosting/lanes.js";
import {type Data, model, STRENGTHS} from "../../src/questions/bagging-vs-boosting/model.js";
import {own} from "../../src/questions/bagging-vs-boosting/own.js";
import {params} from "../../src/questions/bagging-vs-boosting/params.js";
import {PLACES, sampleOf} from "../../src/questions/bagging-vs-boosting/sample.js";
import {depths, FULL, noises, stations} from "../../src/questions/bagging-vs-boosting/settings.js";
import {errorNow, heardText} from "../../src/questions/bagging-vs-boosting/words.js";
import {bring} from "../figure/bring.js";

const loaded = await loadRoom("bagging-vs-boosting");
const none: Data = {many: {bag: [], boost: []}};
const start = defaults(params);
const at = (patch: Partial<typeof start> = {}, data: Data = none) => model({...start, ...patch}, data);
const end = (values: ArrayLike<number>) => values[values.length - 1];
const seeds = (count: number, first = 501) => Array.from({length: count}, (_, i) => first + i);
const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

describe("what the prose says of samples", () => {
  it("with a fifth of the labels flipped boosted stumps mostly end better than bagged full trees, boosted trees of depth 3 worse", () => {
    const ends = seeds(12).map((seed) => {
      const sample = sampleOf("disc", 200, 0.2, seed, "", undefined);
      const bag = end(new Bagged(sample, FULL, false, seed).to(200).fresh);
      const boost = (depth: number) => end(new Boosted(sample, depth, "tree", false, seed).to(200).fresh);
      return {stumps: boost(1) < bag, deep: boost(3) > bag};
    });
    expect(share(ends.map(({stumps}) => stumps))).toBeGreaterThan(0.6);
    expect(share(ends.map(({deep}) => deep))).toBeGreaterThan(0.8);
  });

  it("no number of stumps says XOR; depth 2 does, as well as bagged full trees", () => {
    for (const seed of seeds(10)) {
      const sample = sampleOf("xor", 200, 0, seed, "", undefined);
      const boost = (depth: number, rounds: number) =>
        end(new Boosted(sample, depth, "tree", false, seed).to(rounds).fresh);
      expect(boost(1, 100)).toBeGreaterThan(0.3);
      expect(boost(1, 200)).toBeGreaterThan(0.3);
      expect(boost(2, 100)).toBeLessThan(0.06);
      expect(end(new Bagged(sample, FULL, false, seed).to(100).fresh)).toBeLessThan(0.06);
    }
  });

  it("two bagged trees answer as the first of them", () => {
    for (const seed of seeds(5)) {
      const {bag} = at({rounds: 2, seed});
      expect(bag.fresh[1]).toBe(bag.fresh[0]);
      expect(bag.trained[1]).toBe(bag.trained[0]);
    }
  });

  it("a blind stump ends boosting within a few rounds, and is above chance in half of them", () => {
    const kept = seeds(40).map((seed) => at({base: "random", seed, rounds: 50}).boost.kept);
    expect(share(kept.map((k) => k === 0))).toBeGreaterThan(0.3);
    expect(share(kept.map((k) => k < 6))).toBeGreaterThan(0.9);
    const nothing = at({base: "random", rounds: 50, seed: seeds(40)[kept.indexOf(0)]});
    expect(nothing.boost.ended).toBe("chance");
    expect(new Set(nothing.boost.field).size).toBe(1);
    expect(errorNow(nothing.boost)).toBeNaN();
  });

  it("scikit-learn’s SAMME says twice the α of the page, and the weights of what was wrong add up to one half", () => {
    const {boost, sample} = at({rounds: 10});
    const nine = at({rounds: 9}).boost;
    expect(nine.alphas[8]).toBe(boost.alphas[8]);
    expect(boost.alphas[8]).toBeCloseTo(Math.log((1 - boost.errors[8]) / boost.errors[8]), 12);
    // What grew from the ninth learner to the tenth is what the ninth got wrong.
    let wrong = 0;
    boost.heard.forEach((w, i) => {
      if (w > nine.heard[i]) wrong += w / sample.train.label.length;
    });
    expect(wrong).toBeCloseTo(0.5, 10);
  });
});

describe("numbers that come from a grid or from draws", () => {
  it("errors on new points change by less than half a point at more than twice as many places", () => {
    for (const [noise, depth] of [
      [0, 1],
      [0.1, 1],
      [0.2, 3]
    ] as const) {
      const errors = [PLACES, [6765, 4181] as const].map((places) => {
        const sample = sampleOf("disc", 200, noise, start.seed, "", undefined, places);
        return [
          new Bagged(sample, FULL, false, start.seed).to(40).fresh,
          new Boosted(sample, depth, "tree", false, start.seed).to(40).fresh
        ].map((fresh) => fresh.slice());
      });
      errors[0].forEach((fresh, lane) => {
        fresh.forEach((v, t) => {
          expect(Math.abs(v - errors[1][lane][t])).toBeLessThan(0.005);
        });
      });
    }
  });

  it("bias² and variance are those of other samples to about 0.01, of bagged stumps to 0.02", () => {
    const e = noises.indexOf(0.1);
    const shown = (loaded.data() as Data).many;
    const others = many(0.1, 50, 40, 820_001);
    const far = (lane: "bag" | "boost", d: number) =>
      Math.max(
        ...(["bias2", "variance"] as const).flatMap((part) =>
          others[lane][d][part].map((v, s) => Math.abs(v - shown[lane][e][d][part][s]))
        )
      );
    // Fifty other samples, that are wider apart than a hundred are from what there would be without end.
    depths.forEach((depth, d) => {
      expect(far("bag", d), `bagging ${depth}`).toBeLessThan(depth < 3 ? 0.035 : 0.02);
      expect(far("boost", d), `boosting ${depth}`).toBeLessThan(0.025);
    });
    expect(shown.bag[e][0].bias2.length).toBe(stations.length);
  });

  it("where labels are flipped the right answer everywhere has bias² η², and all parts sum to η", () => {
    for (const noise of noises) expect(noise ** 2 + noise * (1 - noise)).toBeCloseTo(noise, 12);
    // A wavering vote has less bias² than that, and more errors: what the page says of 20 %.
    const {bag} = (loaded.data() as Data).many;
    const full = bag[noises.indexOf(0.2)][depths.length - 1];
    expect(full.bias2[0]).toBeLessThan(0.04);
    expect(full.bias2[0] + full.variance[0]).toBeGreaterThan(0.04);
  });
});

describe("the map", () => {
  it("a label that is flipped by hand is flipped in both lanes, marked as such, and heard more by boosting", () => {
    const before = at({rounds: 100, noise: 0});
    const {u, v, label} = before.sample.train;
    const inside = [...u.keys()].find((i) => Math.hypot(u[i], v[i]) < 0.3) ?? -1;
    const after = at({rounds: 100, noise: 0, flips: [[inside]]});
    expect(after.sample.train.label[inside]).toBe(1 - label[inside]);
    expect(after.sample.flipped?.[inside]).toBe(1);
    expect(after.boost.heard[inside]).toBeGreaterThan(5);
    expect(before.boost.heard[inside]).toBeLessThan(1);
    expect(at({flips: [[700]]}).sample.train.label).toEqual(at().sample.train.label);
  });

  it("shows the vote: of one tree without a doubt", () => {
    const {bag} = at({rounds: 1});
    for (const level of bag.field) expect(level % STRENGTHS).toBe(STRENGTHS - 1);
    expect(heardText("bag", 1)).toBe("drawn once");
  });

  it("is the same whichever way T was reached", () => {
    const short = at({rounds: 7});
    at({rounds: 90});
    const back = at({rounds: 7});
    expect(back.bag.field).toEqual(short.bag.field);
    expect(back.boost.field).toEqual(short.boost.field);
    expect(back.boost.ended).toBe(short.boost.ended);
  });
});

describe("the reader’s table", () => {
  const rows = (n: number, row: (i: number) => string) =>
    `a,b,kind\n${Array.from({length: n}, (_, i) => row(i)).join("\n")}\n`;

  it("the example is taken, split by class, and judged on its test rows", () => {
    const {data, note} = bring(own, none, own.example);
    expect(note).toContain("test rows");
    const {bag, boost, sample} = at({world: "own", rounds: 30}, data);
    expect(sample.train.label.length + sample.test.label.length).toBe(72);
    expect(end(bag.fresh)).toBeLessThan(0.5);
    expect(end(boost.trained)).toBeLessThan(0.3);
    expect(at({world: "own", seed: 5}, data).sample.train.u).not.toEqual(sample.train.u);
  });

  it("the maps’ axes have the table’s values, far from −1 and 1 too", async () => {
    const {data} = bring(own, none, own.example);
    const params = {...start, world: "own" as const};
    const state = {params, settled: params, data, result: at({world: "own"}, data)};
    const words = stillPanel(anyFigure(figure), state as unknown as AnyState, "bag", {
      width: 400,
      height: 400
    });
    const ticks = [...words.matchAll(/<text[^>]*>([\d−]+)</g)].map(([, text]) => text);
    expect(ticks).toContain("5");
    expect(ticks).toContain("60");
  });

  it("what cannot be told apart is refused with a reason", () => {
    expect(() =>
      bring(
        own,
        none,
        rows(30, (i) => `${i * 1.7},${i % 7},x`)
      )
    ).toThrow();
    expect(() =>
      bring(
        own,
        none,
        rows(30, (i) => `1,${i % 7},${i % 2 ? "x" : "y"}`),
        {x: "a", y: "b", class: "kind"}
      )
    ).toThrow(/same in every row/);
    expect(() =>
      bring(
        own,
        none,
        rows(30, (i) => `${i % 5},${i % 7},${i < 3 ? "x" : "y"}`)
      )
    ).toThrow(/at least/);
    expect(() =>
      bring(
        own,
        none,
        rows(30, (i) => `${i % 5},${i % 7},${i % 2 ? "x" : "y"}`),
        {x: "a", y: "a", class: "kind"}
      )
    ).toThrow(/twice/);
  });

  it("rows of one place and of both classes end no lane badly: a full tree is then not perfect, and boosting goes on or ends", () => {
    const {data} = bring(
      own,
      none,
      rows(60, (i) => `${i % 3},${i % 4},${i % 5 ? "x" : "y"}`)
    );
    const {boost, bag} = at({world: "own", rounds: 50, boost: FULL}, data);
    expect(boost.ended).not.toBe("perfect");
    expect(Number.isFinite(end(bag.fresh))).toBe(true);
    for (const w of boost.heard) expect(Number.isFinite(w)).toBe(true);
  });
});
