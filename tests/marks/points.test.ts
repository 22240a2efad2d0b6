import {expect, test} from "vitest";
import {nearestTo} from "../../src/marks/points.js";

test("of points that lie close together the nearest is meant, whichever was drawn last; beyond reach none", () => {
  const points = [3, 5, 9];
  const from = (at: number) => (p: number) => Math.abs(p - at);
  expect(nearestTo(points, from(3.4), 8)).toBe(3);
  expect(nearestTo(points, from(4.6), 8)).toBe(5);
  expect(nearestTo(points, from(17.5), 8)).toBeUndefined();
  expect(nearestTo([], from(0), 8)).toBeUndefined();
});
