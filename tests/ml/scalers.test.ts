import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {columnScalers, minMax, robust, unitRows} from "../../src/ml/scalers.js";
import {rescale} from "../../src/ml/scaling.js";

type Name = keyof typeof columnScalers;
interface Case {
  name: string;
  values: number[];
  standard: number[];
  minmax: number[];
  robust: number[];
  scaled: Record<Name, number[]>;
}
const {scalers, unit} = JSON.parse(
  readFileSync(new URL("../reference/feature-scaling.json", import.meta.url), "utf8")
) as {scalers: Case[]; unit: {rows: number[]; scaled: number[]}};

/** The largest difference, against the largest size. */
const off = (a: ArrayLike<number>, b: readonly number[]) =>
  Math.max(...b.map((v, i) => Math.abs(v - a[i]))) / Math.max(1, ...b.map(Math.abs));

describe("the scalers of a column agree with scikit-learn", () => {
  for (const c of scalers)
    for (const name of Object.keys(columnScalers) as Name[])
      it(`${name}, ${c.name}`, () => {
        const scaling = columnScalers[name](c.values);
        expect(off([scaling.center, scaling.scale], c[name])).toBeLessThan(1e-12);
        // A column at 10⁸ with standard deviation 1 has lost eight digits before it is scaled; scikit-learn multiplies and adds for min–max.
        expect(off(rescale(c.values, scaling), c.scaled[name])).toBeLessThan(
          c.name === "large offset" ? 1e-7 : 1e-12
        );
      });

  it("leaves nothing out: all shapes of columns are there", () => {
    expect(scalers.length).toBe(8);
  });

  it("an empty column keeps its scale", () => {
    expect(minMax([])).toEqual({center: 0, scale: 1});
    expect(robust([])).toEqual({center: 0, scale: 1});
  });
});

describe("rows of length 1", () => {
  it("agree with scikit-learn's Normalizer, a row of zeros included", () => {
    const [x, y] = [0, 1].map((j) => unit.rows.filter((_, i) => i % 2 === j));
    const [u, v] = unitRows(x, y);
    for (let i = 0; i < x.length; ++i) {
      expect(u[i]).toBeCloseTo(unit.scaled[2 * i], 13);
      expect(v[i]).toBeCloseTo(unit.scaled[2 * i + 1], 13);
    }
    expect([u[4], v[4]]).toEqual([0, 0]);
  });
});
