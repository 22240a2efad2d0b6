import {expect, it} from "vitest";
import {zeroLine} from "../../src/ml/zero-line.js";

const grid = (n: number, f: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({length: n * n}, (_, k) => f(k % n, Math.floor(k / n)));

it("is exact where the function is straight", () => {
  const lines = zeroLine(
    grid(5, (x, y) => x - 0.5 * y - 1.25),
    5,
    5
  );
  expect(lines.length).toBeGreaterThan(0);
  for (let k = 0; k < lines.length; k += 2) expect(lines[k] - 0.5 * lines[k + 1]).toBeCloseTo(1.25, 12);
});

it("runs round a circle, all the way", () => {
  const lines = zeroLine(
    grid(41, (x, y) => 12 - Math.hypot(x - 20, y - 20)),
    41,
    41
  );
  let length = 0;
  for (let k = 0; k < lines.length; k += 4)
    length += Math.hypot(lines[k + 2] - lines[k], lines[k + 3] - lines[k + 1]);
  expect(Math.abs(length / (24 * Math.PI) - 1)).toBeLessThan(0.005);
});

it("cuts off the corners that the middle of a saddle does not join, and knows none where all is of one sign", () => {
  // a and c are above, and so is the middle: two lines, one round b and one round d.
  expect(Array.from(zeroLine([3, -1, -1, 3], 2, 2))).toEqual([0.75, 0, 1, 0.25, 0.25, 1, 0, 0.75]);
  expect(Array.from(zeroLine([1, -3, -3, 1], 2, 2))).toEqual([0, 0.25, 0.25, 0, 1, 0.75, 0.75, 1]);
  expect(zeroLine([1, 2, 3, 4], 2, 2).length).toBe(0);
});
