import {describe, expect, it} from "vitest";
import {type Cart, growCart, leafAt} from "../../src/ml/cart.js";
import {PlaneGrower, planeClassAt, stump} from "../../src/ml/plane-cart.js";
import {bootstrap, random} from "../../src/ml/random.js";
import {DISC, drawFlipped, type TreeWorld, truths} from "../../src/ml/tree-worlds.js";
import {addVotes, centerOf, type Lattice} from "../../src/ml/vote-lattice.js";

const worlds = Object.keys(truths) as TreeWorld[];

const same = (a: Cart, b: Cart) => {
  expect([...a.feature]).toEqual([...b.feature]);
  expect([...a.threshold]).toEqual([...b.threshold]);
  expect([...a.low]).toEqual([...b.low]);
  expect([...a.high]).toEqual([...b.high]);
  a.value.forEach((v, i) => {
    expect(v).toBeCloseTo(b.value[i], 12);
    expect(a.weight[i]).toBeCloseTo(b.weight[i], 10);
    expect(a.gain[i]).toBeCloseTo(b.gain[i], 10);
  });
};

describe("plane trees", () => {
  it("are those of growCart: bootstrap counts, weights, rounded places, every depth", () => {
    const source = random(4);
    for (let round = 0; round < 60; ++round) {
      const n = 5 + Math.floor(80 * source());
      const rows = drawFlipped(worlds[round % 3], n, 0.2, round + 1);
      // Rounded places coincide, in one feature or in both.
      const coarse = (values: Float64Array) =>
        round % 2 ? values.map((x) => Math.round(4 * x) / 4) : values;
      const [u, v] = [coarse(rows.u), coarse(rows.v)];
      const weight = new Float64Array(n);
      if (round % 4 < 2) for (const i of bootstrap(n, source)) ++weight[i];
      else
        weight.forEach((_, i) => {
          weight[i] = source() ** 3 + 1e-3;
        });
      const grower = new PlaneGrower({u, v, label: rows.label});
      for (const depth of [1, 2, 4, Number.POSITIVE_INFINITY])
        same(
          grower.grow({weight, depth}),
          growCart([u, v], [Float64Array.from(rows.label)], {weight, depth})
        );
    }
  });

  it("that may ask one drawn feature at a split part it where growCart parts those rows by that feature", () => {
    const asked = [0, 0];
    for (let seed = 1; seed <= 30; ++seed) {
      const rows = drawFlipped("disc", 60, 0.1, seed);
      const columns = [rows.u, rows.v];
      const tree = new PlaneGrower(rows).grow({
        weight: new Float64Array(60).fill(1),
        depth: 9,
        source: random(seed, 2)
      });
      const visit = (node: number, at: number[]): void => {
        const f = tree.feature[node];
        if (f < 0) return;
        ++asked[f];
        const alone = growCart(
          [Float64Array.from(at, (i) => columns[f][i])],
          [Float64Array.from(at, (i) => rows.label[i])],
          {depth: 1}
        );
        expect(tree.threshold[node]).toBe(alone.threshold[0]);
        expect(tree.gain[node]).toBeCloseTo(alone.gain[0], 10);
        const below = (i: number) => columns[f][i] <= tree.threshold[node];
        visit(tree.low[node], at.filter(below));
        visit(
          tree.high[node],
          at.filter((i) => !below(i))
        );
      };
      visit(0, [...rows.label.keys()]);
    }
    expect(asked[0] / (asked[0] + asked[1])).toBeCloseTo(0.5, 1);
  });

  it("of one class, or of one place, are one leaf", () => {
    const u = Float64Array.of(1, 1, 1);
    const one = new PlaneGrower({u, v: u, label: Uint8Array.of(0, 1, 1)}).grow({weight: [1, 1, 1], depth: 9});
    expect(one.feature.length).toBe(1);
    expect(planeClassAt(one, 0)).toBe(1);
    const pure = new PlaneGrower({u: Float64Array.of(1, 2, 3), v: u, label: Uint8Array.of(0, 0, 0)});
    expect(pure.grow({weight: [1, 1, 1], depth: 9}).feature.length).toBe(1);
  });

  it("a given stump answers as it is told", () => {
    const tree = stump(1, 0.25, 1);
    expect(planeClassAt(tree, leafAt(tree, [9, 0.25]))).toBe(1);
    expect(planeClassAt(tree, leafAt(tree, [9, 0.26]))).toBe(0);
  });
});

describe("votes on a lattice", () => {
  it("are those of asking every center, at every depth", () => {
    const lattice: Lattice = {side: 23, u: [-1.2, 1], v: [-1, 1.3]};
    for (let seed = 1; seed <= 20; ++seed) {
      const rows = drawFlipped("disc", 60, 0.2, seed);
      const tree = new PlaneGrower(rows).grow({weight: new Float64Array(60).fill(1), depth: 9});
      for (const depth of [0, 1, 3, 9]) {
        const cut = new PlaneGrower(rows).grow({weight: new Float64Array(60).fill(1), depth});
        const votes = new Float64Array(23 * 23);
        addVotes(tree, 2, lattice, votes, depth);
        votes.forEach((vote, k) => {
          expect(vote).toBe(2 * planeClassAt(cut, leafAt(cut, centerOf(lattice, k))));
        });
      }
    }
  });
});

describe("the worlds", () => {
  it("have two classes of the same area, and labels that stay flipped as noise grows", () => {
    expect(Math.PI * DISC * DISC).toBeCloseTo(2, 12);
    for (const world of worlds) {
      const clean = drawFlipped(world, 20_000, 0, 3);
      expect(clean.flipped.includes(1)).toBe(false);
      expect(clean.label.reduce((a, b) => a + b, 0) / 20_000).toBeCloseTo(0.5, 1);
      const some = drawFlipped(world, 20_000, 0.1, 3);
      const more = drawFlipped(world, 20_000, 0.3, 3);
      expect(some.u).toEqual(clean.u);
      some.flipped.forEach((f, i) => {
        if (f && !more.flipped[i]) expect.fail(`${i}`);
      });
      expect(more.flipped.reduce((a, b) => a + b, 0) / 20_000).toBeCloseTo(0.3, 1);
      expect([...drawFlipped(world, 50, 0.1, 3).label]).toEqual([...some.label.slice(0, 50)]);
    }
  });
});
