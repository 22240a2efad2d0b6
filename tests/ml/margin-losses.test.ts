import {describe, expect, it} from "vitest";
import {type MarginLossName, marginLosses} from "../../src/ml/margin-losses.js";

const grid = Array.from({length: 801}, (_, i) => (i - 400) / 80 + 1e-4);

describe("losses of the margin", () => {
  it.each(Object.keys(marginLosses) as MarginLossName[])("%s: the slope is the derivative", (name) => {
    const {value, slope} = marginLosses[name];
    const h = 1e-6;
    for (const m of grid) expect(slope(m)).toBeCloseTo((value(m + h) - value(m - h)) / (2 * h), 7);
  });

  it("hinge, squared hinge and the logistic loss in bits lie above the 0–1 loss; in nats not at 0", () => {
    const {zeroOne, hinge, squaredHinge, logistic, logistic2} = marginLosses;
    for (const m of grid)
      for (const loss of [hinge, squaredHinge, logistic2])
        expect(loss.value(m)).toBeGreaterThanOrEqual(zeroOne.value(m));
    expect(logistic2.value(0)).toBe(1);
    expect(logistic.value(0)).toBe(Math.LN2);
    expect(logistic.value(0)).toBeLessThan(zeroOne.value(0));
  });

  it("the hinge pulls with 1 inside its margin and not at all beyond; the logistic loss never stops", () => {
    const {hinge, logistic} = marginLosses;
    expect([hinge.slope(0.999), hinge.slope(1), hinge.slope(5)]).toEqual([-1, 0, 0]);
    expect(logistic.slope(0)).toBe(-0.5);
    for (const m of [1, 5, 30, 300, 700]) expect(logistic.slope(m)).toBeLessThan(0);
  });

  it("do not overflow", () => {
    for (const {value, slope} of Object.values(marginLosses)) {
      expect(Number.isFinite(value(-1e4))).toBe(true);
      expect(Number.isFinite(slope(-1e4))).toBe(true);
      expect(value(1e4)).toBe(0);
    }
  });
});
