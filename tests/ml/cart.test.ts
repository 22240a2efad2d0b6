import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {classAt, eachSplit, growCart, indicators, leafAt, leavesOf, presort} from "../../src/ml/cart.js";
import {bootstrap, normal, random} from "../../src/ml/random.js";

interface Case {
  columns: number[][];
  y: number[];
  classes: number;
  depth: number | null;
  leaf: number;
  weight: number[];
  at: number[][];
  answers: number[];
  leaves: number;
  thresholds: number[];
  importances: number[];
}
const {cases} = JSON.parse(readFileSync(new URL("../reference/cart.json", import.meta.url), "utf8")) as {
  cases: Case[];
};

describe("trees agree with scikit-learn", () => {
  it.each(cases.map((c, i) => [i, c] as const))("case %i", (_, c) => {
    const columns = c.columns.map((values) => Float64Array.from(values));
    const tree = growCart(columns, c.classes ? indicators(c.y, c.classes) : [Float64Array.from(c.y)], {
      depth: c.depth ?? undefined,
      minLeaf: c.leaf,
      weight: c.weight
    });
    const inner = [...tree.feature.keys()].filter((k) => tree.feature[k] >= 0);
    expect(tree.feature.length - inner.length).toBe(c.leaves);
    expect(inner.length).toBe(c.thresholds.length);
    inner
      .map((k) => tree.threshold[k])
      .sort((a, b) => a - b)
      .forEach((t, i) => {
        expect(t).toBeCloseTo(c.thresholds[i], 12);
      });
    const total = inner.reduce((sum, k) => sum + tree.gain[k], 0);
    c.importances.forEach((share, f) => {
      const own = inner.filter((k) => tree.feature[k] === f).reduce((sum, k) => sum + tree.gain[k], 0);
      expect(own / total).toBeCloseTo(share, 10);
    });
    const asked = leavesOf(
      tree,
      c.at.map((values) => Float64Array.from(values))
    );
    asked.forEach((leaf, i) => {
      for (let o = 0; o < tree.outputs; ++o)
        expect(tree.value[leaf * tree.outputs + o]).toBeCloseTo(c.answers[i * tree.outputs + o], 12);
      expect(
        leafAt(
          tree,
          c.at.map((values) => values[i])
        )
      ).toBe(leaf);
    });
  });
});

describe("what a tree is", () => {
  const gauss = normal(random(4));
  const columns = [0, 1, 2].map(() => Float64Array.from({length: 80}, gauss));
  const y = Float64Array.from({length: 80}, (_, i) => columns[0][i] + gauss());

  it("a full tree leaves nothing; its gains add up to the whole sum of squares", () => {
    const tree = growCart(columns, [y]);
    leavesOf(tree, columns).forEach((leaf, i) => {
      expect(tree.value[leaf]).toBeCloseTo(y[i], 12);
    });
    const mean = tree.value[0];
    const all = y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
    expect(tree.gain.reduce((sum, g) => sum + g)).toBeCloseTo(all, 10);
  });

  it("the split is the best of all that are listed, and weights are counts", () => {
    const counts = new Float64Array(80);
    for (const i of bootstrap(80, random(7))) ++counts[i];
    const tree = growCart(columns, [y], {depth: 1, weight: counts});
    const repeated = [...counts.keys()].flatMap((i) => Array.from({length: counts[i]}, () => i));
    const again = growCart(
      columns.map((values) => Float64Array.from(repeated, (i) => values[i])),
      [Float64Array.from(repeated, (i) => y[i])],
      {depth: 1}
    );
    expect(again.threshold[0]).toBe(tree.threshold[0]);
    expect(again.gain[0]).toBeCloseTo(tree.gain[0], 10);
    const kept = presort(columns).map((order) => order.filter((i) => counts[i] > 0));
    let most = 0;
    kept.forEach((order, f) => {
      for (const {gain} of eachSplit(columns[f], order, [y], counts)) most = Math.max(most, gain);
    });
    expect(tree.gain[0]).toBe(most);
  });

  it("equal rows, no rows and one class end in a leaf", () => {
    const same = new Float64Array(5).fill(2);
    expect(growCart([same], [Float64Array.from([1, 2, 3, 4, 5])]).feature).toEqual(Int32Array.of(-1));
    expect(growCart([same], [same]).value[0]).toBe(2);
    expect(growCart([new Float64Array()], [new Float64Array()]).value[0]).toBe(0);
    const tree = growCart([columns[0]], indicators(new Uint8Array(80), 2));
    expect(tree.feature.length).toBe(1);
    expect(classAt(tree, 0)).toBe(0);
  });

  it("few features tried: the same draws give the same tree, other draws another", () => {
    const grown = (seed: number) => growCart(columns, [y], {depth: 4, tries: 1, source: random(seed)});
    expect(grown(1)).toEqual(grown(1));
    expect(grown(1)).not.toEqual(grown(2));
    expect(new Set(grown(1).feature).size).toBe(4);
  });
});
