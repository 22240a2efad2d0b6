import {expect, test} from "vitest";
import {simplifyPath} from "../../src/figure/simplify.js";

test("points on a straight line are left out, corners stay", () => {
  expect(simplifyPath("M0,0L1,0L2,0.1L3,0L3,5", 0.25)).toBe("M0,0L3,0L3,5");
});
test("a curve stays within the tolerance", () => {
  const places = Array.from({length: 200}, (_, i) => [i, 50 * Math.sin(i / 20)] as const);
  const kept = simplifyPath(`M${places.map((p) => p.join(",")).join("L")}`, 0.25)
    .slice(1)
    .split("L")
    .map((p) => p.split(",").map(Number));
  expect(kept.length).toBeLessThan(60);
  for (const [x, y] of places) {
    const right = kept.findIndex((k) => k[0] >= x && k[0] > kept[0][0]);
    const [a, b] = [kept[right - 1], kept[right]];
    expect(Math.abs(a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]) - y)).toBeLessThan(0.75);
  }
});
test("closed paths and several parts keep their form", () => {
  expect(simplifyPath("M0,0L5,0L10,0L10,10L0,10ZM1,1L2,2", 0.25)).toBe("M0,0L10,0L10,10L0,10ZM1,1L2,2");
});
test("a staircase keeps its corners", () => {
  expect(simplifyPath("M0,0V5H1V5H2V5H3V9", 0.25)).toBe("M0,0L0,5L3,5L3,9");
});
test("other commands are left as they are", () => {
  for (const d of ["M0,0h9v1h-9z", "M0,0C1,1 2,2 3,3", "", "M0,0A1,1 0 0 1 2,2"])
    expect(simplifyPath(d, 1)).toBe(d);
});
