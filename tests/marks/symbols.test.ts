import {describe, expect, it} from "vitest";
import {classPiece, classSymbol} from "../../src/marks/symbols.js";

/** The box round a symbol of corners, from its path in absolute or relative steps. */
function corners(path: string): number[][] {
  const places: number[][] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const n = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "M" || command === "L") [x, y] = n;
    else if (command === "m" || command === "l") [x, y] = [x + n[0], y + n[1]];
    else if (command === "h") x += n[0];
    else if (command === "v") y += n[0];
    else continue;
    places.push([x, y]);
  }
  return places;
}

describe("a class's symbol as a piece of a path", () => {
  it.each([7, 44, 260])("has the corners that d3-shape gives it, at area %i", (area) => {
    for (const one of [1, 2]) {
      const [a, b] = [classSymbol(one, area), classPiece(one, area)].map((path) =>
        corners(path).sort((p, q) => p[0] - q[0] || p[1] - q[1])
      );
      for (const [x, y] of a)
        expect(Math.min(...b.map(([u, v]) => Math.hypot(u - x, v - y)))).toBeLessThan(0.03);
    }
    const r = Number(/^m-([\d.]+)/.exec(classPiece(0, area))?.[1]);
    expect(Math.abs((Math.PI * r * r) / area - 1)).toBeLessThan(0.01);
  });

  it("ends where it may go on: closed, in steps from its middle", () => {
    for (const one of [0, 1, 2]) expect(classPiece(one)).toMatch(/^m[^A-Z]*z$/);
  });
});
