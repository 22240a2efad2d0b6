import {describe, expect, it} from "vitest";
import {normal, random, shuffle} from "../../src/ml/random.js";
import {convolutionLayer, denseLayer, scoresOf, strictlyHighest} from "../../src/ml/shared-weights.js";

const draw = (seed: number, n: number, p: number) => {
  const z = normal(random(seed));
  return Array.from({length: n}, () => Float64Array.from({length: p}, z));
};

describe("layers", () => {
  const signals = draw(1, 20, 10);
  const targets = signals.map((_, n) => Float64Array.from({length: 8}, (_, j) => (n % 5 === j ? 1 : 0)));

  it("a convolution shifts its scores with its input", () => {
    const layer = convolutionLayer(signals, targets, 3, 0.1);
    const [x] = draw(2, 1, 10);
    const shifted = Float64Array.from(x, (_, i) => x[(i + 9) % 10]);
    const [a, b] = [scoresOf(layer, x), scoresOf(layer, shifted)];
    for (let j = 0; j + 1 < 8; ++j) expect(b[j + 1]).toBeCloseTo(a[j], 12);
  });

  it("a dense layer does not care about the order of its inputs", () => {
    const order = shuffle(
      Array.from({length: 10}, (_, i) => i),
      random(5)
    );
    const mixed = (x: Float64Array) => Float64Array.from(order, (i) => x[i]);
    const [plain, other] = [denseLayer(signals, targets, 0.1), denseLayer(signals.map(mixed), targets, 0.1)];
    for (const x of draw(3, 10, 10)) {
      const b = scoresOf(other, mixed(x));
      scoresOf(plain, x).forEach((v, j) => {
        expect(b[j]).toBeCloseTo(v, 12);
      });
    }
  });

  it("a dense layer learns no weight for a score that was 0 in all examples", () => {
    const {rows} = denseLayer(signals, targets, 0.1);
    for (const row of rows.slice(5)) expect(row.every((w) => w === 0)).toBe(true);
    for (const row of rows.slice(0, 5)) expect(row.some((w) => w !== 0)).toBe(true);
  });

  it("the highest score counts only where it is alone", () => {
    expect(strictlyHighest(Float64Array.of(0, 2, 1))).toBe(1);
    expect(strictlyHighest(Float64Array.of(2, 0, 2))).toBe(-1);
    expect(strictlyHighest(Float64Array.of(1, 1, 2))).toBe(2);
  });
});
