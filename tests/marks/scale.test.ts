import * as d3 from "d3-scale";
import {expect, test} from "vitest";
import {scaleLinear, scaleLog} from "../../src/marks/scale.js";
import {random} from "../../src/ml/random.js";

test("a linear scale is d3-scale's", () => {
  const source = random(1);
  for (let i = 0; i < 400; ++i) {
    const domain = [source() * 20 - 10, source() * 20 - 10];
    const range = [source() * 500, source() * 500];
    const [ours, theirs] = [scaleLinear(domain, range), d3.scaleLinear(domain, range)];
    const v = source() * 30 - 15;
    expect(ours(v)).toBeCloseTo(theirs(v), 7);
    expect(ours.invert(v)).toBeCloseTo(theirs.invert(v), 7);
    for (const count of [2, 4, 5, 10]) expect(ours.ticks(count)).toEqual(theirs.ticks(count));
  }
});

test("a log scale is d3-scale's", () => {
  const source = random(2);
  for (let i = 0; i < 400; ++i) {
    const low = 10 ** (source() * 6 - 4);
    const domain = [low, low * 10 ** (source() * 5 + 0.01)];
    const range = [source() * 500, source() * 500];
    for (const base of [2, 10]) {
      const [ours, theirs] = [scaleLog(domain, range).base(base), d3.scaleLog(domain, range).base(base)];
      const v = low * 10 ** (source() * 4 - 1);
      expect(ours(v)).toBeCloseTo(theirs(v), 7);
      expect(ours.invert(ours(v)) / v).toBeCloseTo(1, 9);
      for (const count of [2, 4, 5, 10]) {
        const [a, b] = [ours.ticks(count), theirs.ticks(count)];
        expect(a.length, `${domain} ${base} ${count}`).toBe(b.length);
        a.forEach((t, k) => {
          expect(t / b[k]).toBeCloseTo(1, 9);
        });
      }
    }
  }
});

test("domains and ranges are set later, and a domain without extent has its values in the middle", () => {
  const scale = scaleLinear([0, 100]);
  expect(scale(0.5)).toBe(50);
  expect(scale.domain([3, 3])(3)).toBe(50);
  expect(scale.domain([0, 2]).range([10, 20])(1)).toBe(15);
  expect([scale(9), scale.clamp(true)(9), scale(-1)]).toEqual([55, 20, 10]);
  expect([scale.domain(), scale.range()]).toEqual([
    [0, 2],
    [10, 20]
  ]);
});
