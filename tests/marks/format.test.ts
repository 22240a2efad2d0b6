import {describe, expect, it} from "vitest";
import {amount, apart, count, fixed, percent, scientific} from "../../src/marks/format.js";
import {random} from "../../src/ml/random.js";

/** Numbers of all magnitudes and both signs. */
const some = (n: number): number[] => {
  const source = random(8);
  return Array.from({length: n}, () => (source() < 0.5 ? -1 : 1) * 10 ** (40 * source() - 25));
};
const numberIn = (text: string): number => Number(text.replace(/−/g, "-").replace(/[<>\s%]/g, ""));

describe("numbers as pages write them", () => {
  it("never call 0 what is not 0, nor all what is not all", () => {
    for (const v of some(4000)) {
      for (const decimals of [0, 1, 2, 3]) {
        const text = amount(v, decimals);
        if (!/[<>]/.test(text)) expect(numberIn(text), `${v} is ${text}`).not.toBe(0);
        const share = Math.min(1, Math.abs(v));
        const said = percent(share, decimals);
        if (!/[<>]/.test(said)) expect(numberIn(said), `${share} is ${said}`).not.toBe(0);
        const rest = percent(1 - 1e-9 * Math.min(1, share), decimals);
        if (share > 1e-6) expect(rest.startsWith(">") || numberIn(rest) < 100, rest).toBe(true);
      }
    }
    expect([amount(0), percent(0), percent(1), percent(0.9996), percent(0.0004)]).toEqual([
      "0.00",
      "0.0\u00a0%",
      "100.0\u00a0%",
      "> 99.9\u00a0%",
      "< 0.1\u00a0%"
    ]);
    expect([amount(-0.001), amount(0.004, 2)]).toEqual(["> −0.01", "< 0.01"]);
  });
  it("have mantissas from 1 to below 10, and are near what they say", () => {
    for (const v of some(4000)) {
      for (const digits of [1, 2, 3]) {
        const text = scientific(v, digits);
        const [mantissa, power] = text.split("·10");
        if (power !== undefined) {
          const m = Math.abs(numberIn(mantissa));
          expect(m).toBeGreaterThanOrEqual(1);
          expect(m).toBeLessThan(10);
        }
        const e = [...(power ?? "")].reduce((n, c) => (c === "⁻" ? n : 10 * n + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)), 0);
        const back = numberIn(mantissa) * 10 ** (power?.startsWith("⁻") ? -e : e);
        expect(Math.abs(back / v - 1), `${v} is ${text}`).toBeLessThanOrEqual(
          0.5 * 10 ** (1 - digits) + 1e-9
        );
      }
    }
    expect([scientific(9.96e-31), scientific(-9.99), scientific(0.0123), scientific(12345)]).toEqual([
      "1.0·10⁻³⁰",
      "−10",
      "0.012",
      "1.2·10⁴"
    ]);
  });
  it("say what is no number, and write minus signs and thousands", () => {
    expect([
      fixed(Number.NaN),
      amount(-Infinity),
      percent(Number.NaN),
      fixed(-0.001),
      count(1234567)
    ]).toEqual(["–", "−∞", "–", "0.00", "1,234,567"]);
  });
});

describe("how far apart", () => {
  it("two percentages are is said in points, anything else in its unit", () => {
    expect(apart(percent(0.3, 0))).toBe("30\u00a0percentage points");
    expect(apart("0.12")).toBe("0.12");
    expect(apart("3 steps")).toBe("3 steps");
  });
});
