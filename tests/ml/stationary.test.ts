import {expect, it} from "vitest";
import {normal, random} from "../../src/ml/random.js";
import {stationaryCovariance} from "../../src/ml/stationary.js";

const H = Float64Array.of(0.9, 0.2, 0.1, 0.2, 0.5, -0.1, 0.1, -0.1, 0.7);
const S = Float64Array.of(1, 0.3, 0, 0.3, 2, 0.4, 0, 0.4, 0.5);

it("solves H Σ + Σ H = (η/B) S", () => {
  const sigma = stationaryCovariance(H, S, 3, 0.1);
  for (let i = 0; i < 3; ++i)
    for (let j = 0; j < 3; ++j) {
      let sum = 0;
      for (let k = 0; k < 3; ++k) sum += H[3 * i + k] * sigma[3 * k + j] + sigma[3 * i + k] * H[3 * k + j];
      expect(sum).toBeCloseTo(0.1 * S[3 * i + j], 12);
      expect(sigma[3 * i + j]).toBeCloseTo(sigma[3 * j + i], 12);
    }
});

it("is (η/B) s / 2h in one dimension, which SGD on a quadratic with independent noise comes to", () => {
  const [h, s, rate, B] = [0.5, 2, 0.02, 4];
  const [law] = stationaryCovariance(Float64Array.of(h), Float64Array.of(s), 1, rate / B);
  expect(law).toBeCloseTo((rate / B) * (s / (2 * h)), 14);
  const noise = normal(random(3), 0, Math.sqrt(s / B));
  let [w, sum] = [0, 0];
  const updates = 1_000_000;
  for (let u = 0; u < updates; ++u) {
    w -= rate * (h * w + noise());
    sum += w * w;
  }
  // The exact variance has 2 − ηh in place of 2; about 10,000 independent values: three standard errors.
  expect(Math.abs(sum / updates / (law / (1 - (rate * h) / 2)) - 1)).toBeLessThan(0.05);
});
