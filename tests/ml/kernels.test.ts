import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {bestLine} from "../../src/ml/best-line.js";
import {gridFor, kernelField, regions} from "../../src/ml/kernel-field.js";
import {gramMatrix, type KernelSpec, kernelValue} from "../../src/ml/kernels.js";
import {choose, monomials, monomialValue} from "../../src/ml/monomials.js";
import {normal, random} from "../../src/ml/random.js";

const reference: {grams: Record<string, number[]>; features: [number, number, number][]} = JSON.parse(
  readFileSync(new URL("../reference/kernel-trick.json", import.meta.url), "utf8")
);

describe("kernels", () => {
  it("are scikit-learn's", () => {
    const X = Float64Array.from(reference.grams.X);
    for (const [name, spec] of [
      ["poly3", {name: "poly", degree: 3, gamma: 1}],
      ["rbf", {name: "rbf", degree: 1, gamma: 0.7}],
      ["sigmoid", {name: "sigmoid", degree: 1, gamma: 1}]
    ] as [string, KernelSpec][])
      gramMatrix(spec, X, 5, 2).forEach((k, i) => {
        expect(k).toBeCloseTo(reference.grams[name][i], 10);
      });
  });
});

describe("monomials", () => {
  it("are as many as scikit-learn lists", () => {
    for (const [p, d, n] of reference.features) expect(choose(p + d, d)).toBe(n);
    for (let d = 1; d <= 10; ++d) expect(monomials(d).length).toBe(choose(2 + d, 2));
  });

  it("have the kernel as their inner product, to the last digits", () => {
    const draw = normal(random(4));
    for (let trial = 0; trial < 200; ++trial) {
      const d = 1 + (trial % 10);
      const [a, b] = [0, 1].map(() => [1.5 * draw(), 1.5 * draw()]);
      const sum = monomials(d).reduce((s, m) => s + monomialValue(m, a) * monomialValue(m, b), 0);
      const size = Math.sqrt((1 + a[0] ** 2 + a[1] ** 2) ** d * (1 + b[0] ** 2 + b[1] ** 2) ** d);
      expect(Math.abs(sum - (1 + a[0] * b[0] + a[1] * b[1]) ** d)).toBeLessThan(1e-14 * size);
    }
  });
});

describe("the field of a kernel's sum", () => {
  const draw = normal(random(9));
  const X = Float64Array.from({length: 40}, draw);
  const c = Float64Array.from({length: 20}, draw);
  const box = [-3, 3, -2, 2];
  it("is the sum at each cell's middle", () => {
    for (const kernel of [
      {name: "linear", degree: 1, gamma: 1},
      {name: "poly", degree: 3, gamma: 1},
      {name: "rbf", degree: 1, gamma: 0.5},
      {name: "rbf", degree: 1, gamma: 100}
    ] as KernelSpec[]) {
      const grid = gridFor(kernel, box);
      const {columns, rows, values} = kernelField(kernel, X, c, 0.3, box, grid);
      expect(columns * rows).toBe(values.length);
      for (let i = 0; i < values.length; i += 97) {
        const at = Float64Array.of(
          -3 + (6 * ((i % columns) + 0.5)) / columns,
          2 - (4 * (Math.floor(i / columns) + 0.5)) / rows
        );
        const f = c.reduce((s, v, j) => s + v * kernelValue(kernel, X, j, at, 0, 2), 0.3);
        expect(Math.abs(values[i] - f)).toBeLessThan(1e-5 * Math.max(1, Math.abs(f)));
      }
    }
  });

  it("has regions that are counted by their sides", () => {
    const of = (...rows: string[]) => ({
      columns: rows[0].length,
      rows: rows.length,
      values: Float32Array.from(rows.join(""), (v) => (v === "#" ? 1 : -1))
    });
    expect(regions(of("#..#", "....", "#..#"), 1)).toBe(4);
    expect(regions(of("#..#", "....", "#..#"), -1)).toBe(1);
    // A ring holds one region outside and one inside; corners do not join, nor does a row's end with the next one's start.
    expect(regions(of(".....", ".###.", ".#.#.", ".###.", "....."), -1)).toBe(2);
    expect(regions(of("#.", ".#"), 1)).toBe(2);
    expect(regions(of("..#", "#.."), 1)).toBe(2);
    expect(regions(of("...", "..."), 1)).toBe(0);
  });
});

describe("the best line", () => {
  const right = (x: number[], y: number[], label: number[]) =>
    bestLine(Float64Array.from(x), Float64Array.from(y), (i) => label[i] === 1).right;

  it("is right about what can be seen", () => {
    // Exclusive or: three of four; three in a row, the odd one in the middle: two; all separable: all.
    expect(right([0, 1, 0, 1], [0, 1, 1, 0], [0, 0, 1, 1])).toBe(3);
    expect(right([0, 1, 2], [0, 0, 0], [0, 1, 0])).toBe(2);
    expect(right([0, 1, 2, 3], [0, 0, 0, 0], [0, 0, 1, 1])).toBe(4);
    expect(right([0, 0, 1], [0, 0, 1], [0, 1, 1])).toBe(2);
    expect(right([0, 0], [0, 0], [0, 1])).toBe(1);
  });

  it("is never worse than any of many random lines, and sometimes as good", () => {
    for (let seed = 1; seed <= 12; ++seed) {
      const draw = normal(random(seed));
      const u = random(seed, 3);
      const n = 14;
      const x = Array.from({length: n}, draw);
      const y = Array.from({length: n}, draw);
      const label = Array.from({length: n}, () => (u() < 0.5 ? 1 : 0));
      let most = 0;
      for (let trial = 0; trial < 6000; ++trial) {
        const t = 2 * Math.PI * u();
        const s = 4 * u() - 2;
        let ok = 0;
        for (let i = 0; i < n; ++i)
          if (Math.cos(t) * x[i] + Math.sin(t) * y[i] > s === (label[i] === 1)) ++ok;
        most = Math.max(most, ok);
      }
      expect(right(x, y, label)).toBeGreaterThanOrEqual(most);
      expect(right(x, y, label) - most).toBeLessThanOrEqual(1);
    }
  });
});
