import {describe, expect, it} from "vitest";
import {kernelInterpolant, kernelWeights, periodic, rbf} from "../../src/ml/kernel-interpolation.js";
import {normal, random} from "../../src/ml/random.js";

const sample = (seed: number, n = 8) => {
  const [u, z] = [random(seed), normal(random(seed, 1))];
  return {
    x: Float64Array.from({length: n}, (_, i) => (i + 0.25 + 0.5 * u()) / n),
    y: Float64Array.from({length: n}, z)
  };
};

describe("kernel interpolation", () => {
  it("meets the points, at every length that the page offers", () => {
    for (let seed = 1; seed <= 50; ++seed)
      for (const kernel of [rbf(0.05), rbf(0.2), rbf(0.3), periodic(0.4, 1)]) {
        const {x, y} = sample(seed);
        const f = kernelInterpolant(x, y, kernel);
        x.forEach((v, i) => {
          expect(Math.abs(f(v) - y[i])).toBeLessThan(1e-6);
        });
      }
  });

  it("has the least norm: any other combination of kernels through the points has a larger one", () => {
    const {x, y} = sample(3, 5);
    const kernel = rbf(0.15);
    const norm = (places: Float64Array, a: Float64Array) => {
      let sum = 0;
      places.forEach((p, i) => {
        places.forEach((q, j) => {
          sum += a[i] * a[j] * kernel(p - q);
        });
      });
      return sum;
    };
    const least = norm(x, kernelWeights(x, y, kernel));
    for (const to of [-2, 0.5, 3]) {
      const [wide, high] = [Float64Array.of(...x, 1.2), Float64Array.of(...y, to)];
      expect(norm(wide, kernelWeights(wide, high, kernel))).toBeGreaterThanOrEqual(least - 1e-9);
    }
  });

  it("RBF goes to 0 far away; the periodic one repeats", () => {
    const {x, y} = sample(4);
    expect(Math.abs(kernelInterpolant(x, y, rbf(0.1))(5))).toBeLessThan(1e-12);
    const f = kernelInterpolant(x, y, periodic(0.4, 1));
    for (const v of [0.13, 0.61, 1.3]) expect(f(v + 0.4)).toBeCloseTo(f(v), 5);
  });
});
