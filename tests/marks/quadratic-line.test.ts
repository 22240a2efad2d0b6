import {describe, expect, it} from "vitest";
import type {Plot} from "../../src/marks/plot.js";
import {placeOnQuadratic, quadraticPath} from "../../src/marks/quadratic-line.js";

/** Of a plot what the path asks: places of [−2, 2]² on 400 × 200 units from (10, 20). */
const plot = {
  at: {x: 10, y: 20, width: 400, height: 200},
  x: {invert: (v: number) => (v - 10) / 100 - 2},
  y: {invert: (v: number) => 2 - (v - 20) / 50}
} as unknown as Plot<Record<string, never>>;
const circle = {xx: 1, xy: 0, yy: 1, x: 0, y: 0, c: -1};
const view = [-2, 2, -2, 2] as const;

describe("the line along which a quadratic function is 0", () => {
  it("of a circle is one piece that comes back to where it begins", () => {
    const d = quadraticPath(circle, plot, 60);
    expect(d.match(/M/g)?.length).toBe(1);
    const places = [...d.matchAll(/([\d.]+),([\d.]+)/g)].map(([, u, v]) => [
      plot.x.invert(Number(u)),
      plot.y.invert(Number(v))
    ]);
    expect(places.length).toBeGreaterThan(60);
    for (const [x, y] of places) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.01);
    expect(
      Math.hypot(places[0][0] - places[places.length - 1][0], places[0][1] - places[places.length - 1][1])
    ).toBeLessThan(0.01);
  });

  it.each([20, 60, 95, 200])(
    "of a straight line goes from edge to edge of the plot, with %i cells a side",
    (cells) => {
      // From the lower left corner to the upper right one, where places are farthest from the grid's first.
      expect(quadraticPath({xx: 0, xy: 0, yy: 0, x: 1, y: -1, c: 0}, plot, cells)).toMatch(
        /^M(10,220L410,20|410,20L10,220)$/
      );
      const [, , , , v] = /^M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)$/.exec(
        quadraticPath({xx: 0, xy: 0, yy: 0, x: 1, y: 0, c: -1.9}, plot, cells)
      ) ?? [0, 0, 0, 0, 0];
      expect(Number(v)).toBe(220);
    }
  );

  it("is nothing where the sign never changes", () => {
    expect(quadraticPath({...circle, c: 1}, plot, 60)).toBe("");
    expect(placeOnQuadratic({...circle, c: 1}, view, [0.2, 0.5])).toEqual([Number.NaN, Number.NaN]);
  });

  it("has places for its name: at the first height that it crosses in view", () => {
    // At 0.1, y = −1.6, there is no circle.
    const [x, y] = placeOnQuadratic(circle, view, [0.1, 0.65]);
    expect(y).toBeCloseTo(0.6, 12);
    expect(Math.abs(x)).toBeCloseTo(0.8, 12);
    const line = {xx: 0, xy: 0, yy: 0, x: 2, y: -1, c: 0};
    expect(placeOnQuadratic(line, view, [0.75])).toEqual([0.5, 1]);
  });
});
