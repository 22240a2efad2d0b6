import {describe, expect, it} from "vitest";
import {isolines} from "../../src/ml/isolines.js";
import {random} from "../../src/ml/random.js";

const grid = (columns: number, rows: number, f: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({length: columns * rows}, (_, k) =>
    f((k % columns) + 0.5, Math.floor(k / columns) + 0.5)
  );
const area = (ring: readonly (readonly number[])[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + (x * v - u * y) / 2;
  }, 0);

describe("isolines", () => {
  it("of a cone: one ring on its circle", () => {
    const values = grid(60, 50, (x, y) => -Math.hypot(x - 31.3, y - 24.1));
    const rings = isolines(values, 60, 50, -15);
    expect(rings.length).toBe(1);
    for (const [x, y] of rings[0]) expect(Math.hypot(x - 31.3, y - 24.1)).toBeCloseTo(15, 1);
    expect(Math.abs(area(rings[0])) / (Math.PI * 15 ** 2)).toBeCloseTo(1, 2);
  });

  it("a hole has a ring the other way round", () => {
    const rings = isolines(
      grid(60, 60, (x, y) => -Math.abs(Math.hypot(x - 30, y - 30) - 15)),
      60,
      60,
      -5
    );
    const areas = rings.map(area).sort((a, b) => a - b);
    expect(areas.length).toBe(2);
    expect(Math.sign(areas[0])).toBe(-Math.sign(areas[1]));
    expect(Math.abs(areas[0] + areas[1]) / (Math.PI * (20 ** 2 - 10 ** 2))).toBeCloseTo(1, 2);
  });

  it("all of a grid is its rim, none of it nothing", () => {
    const values = grid(7, 5, () => 1);
    const [rim, ...rest] = isolines(values, 7, 5, 0);
    expect(rest).toEqual([]);
    // Its corners are cut by half a cell each way.
    expect(Math.abs(area(rim))).toBeCloseTo(7 * 5 - 4 * 0.125, 10);
    expect(isolines(values, 7, 5, 2)).toEqual([]);
  });

  it("whatever the values: closed rings through places between a cell inside and one outside", () => {
    const draw = random(3);
    const values = Float64Array.from({length: 12 * 9}, () => draw());
    const rings = isolines(values, 12, 9, 0.5);
    const value = (x: number, y: number) => {
      const [i, j] = [Math.floor(x), Math.floor(y)];
      return i < 0 || j < 0 || i > 11 || j > 8 ? -1 : values[j * 12 + i];
    };
    expect(rings.length).toBeGreaterThan(5);
    for (const ring of rings) {
      ring.forEach(([x, y], k) => {
        const flat = Math.abs(y - 0.5 - Math.round(y - 0.5)) < 1e-12;
        const sides = flat
          ? [value(Math.floor(x - 0.5), y), value(Math.floor(x - 0.5) + 1, y)]
          : [value(x, Math.floor(y - 0.5)), value(x, Math.floor(y - 0.5) + 1)];
        expect(sides.filter((v) => v >= 0.5).length).toBe(1);
        const [u, v] = ring[(k + 1) % ring.length];
        expect(Math.hypot(u - x, v - y)).toBeLessThanOrEqual(Math.SQRT2);
      });
    }
  });
});
