import {describe, expect, it} from "vitest";
import {random} from "../../src/ml/random.js";
import {beale, plateau, ravine, rosenbrock, type Surface, saddle, sparse} from "../../src/ml/surfaces.js";

const surfaces: Record<string, Surface> = {
  ravine: ravine(),
  turned: ravine(45),
  rosenbrock,
  beale,
  saddle,
  plateau,
  sparse
};

for (const [name, surface] of Object.entries(surfaces)) {
  describe(name, () => {
    const {x, y, minima, least} = surface;
    const draw = random(3);
    const places = Array.from(
      {length: 200},
      () => [x[0] + draw() * (x[1] - x[0]), y[0] + draw() * (y[1] - y[0])] as const
    );

    it("has the gradient that central differences measure", () => {
      const h = 1e-5;
      for (const [px, py] of places) {
        const g = surface.gradient(px, py);
        const measured = [
          (surface.value(px + h, py) - surface.value(px - h, py)) / (2 * h),
          (surface.value(px, py + h) - surface.value(px, py - h)) / (2 * h)
        ];
        for (const i of [0, 1])
          expect(Math.abs(g[i] - measured[i])).toBeLessThan(1e-7 * Math.max(1, Math.hypot(...g)));
      }
    });

    it("is least at its minima, inside the picture, where the gradient is 0", () => {
      for (const [mx, my] of minima) {
        expect(mx > x[0] && mx < x[1] && my > y[0] && my < y[1]).toBe(true);
        expect(surface.value(mx, my)).toBeCloseTo(least, 14);
        expect(Math.hypot(...surface.gradient(mx, my))).toBeLessThan(1e-12);
      }
      for (const [px, py] of places) expect(surface.value(px, py)).toBeGreaterThan(least);
    });
  });
}

describe("what is special", () => {
  it("the turned ravine is the ravine, turned", () => {
    const [a, b] = [ravine(), ravine(45)];
    const draw = random(4);
    for (let k = 0; k < 100; ++k) {
      const [u, v] = [6 * draw() - 3, 6 * draw() - 3];
      expect(b.value((u - v) * Math.SQRT1_2, (u + v) * Math.SQRT1_2)).toBeCloseTo(a.value(u, v), 12);
    }
  });

  it("the mean of the gradients that ten steps see is the whole gradient", () => {
    const period = sparse.period ?? 0;
    for (const [x, y] of [
      [-3, 2],
      [0.7, -1]
    ]) {
      const mean = [0, 0];
      for (let t = 1; t <= period; ++t) {
        const g = sparse.seen?.(x, y, t) ?? [NaN, NaN];
        mean[0] += g[0] / period;
        mean[1] += g[1] / period;
      }
      expect(mean[0]).toBeCloseTo(sparse.gradient(x, y)[0], 14);
      expect(mean[1]).toBeCloseTo(sparse.gradient(x, y)[1], 14);
    }
  });
});
