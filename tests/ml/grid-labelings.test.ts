import {describe, expect, it} from "vitest";
import {type GridRule, linearLabelings, rightCounts} from "../../src/ml/grid-labelings.js";
import {normal, random} from "../../src/ml/random.js";

describe("labelings of a grid by lines", () => {
  it("on four cells all but the two of exclusive or", () => {
    const found = linearLabelings(2);
    expect(found).toEqual(
      Array.from({length: 16}, (_, bits) => bits).filter((bits) => bits !== 6 && bits !== 9)
    );
  });

  it("holds every labeling that random lines make, and with each its negation", () => {
    for (const m of [2, 3, 4]) {
      const found = new Set(linearLabelings(m));
      const z = normal(random(m));
      for (let k = 0; k < 1000; ++k) {
        const [a, b, c] = [z(), z(), 3 * z()];
        let bits = 0;
        for (let cell = 0; cell < m * m; ++cell)
          if (a * (cell % m) + b * Math.floor(cell / m) > c) bits |= 1 << cell;
        expect(found.has(bits)).toBe(true);
      }
      for (const bits of found) expect(found.has(2 ** (m * m) - 1 - bits)).toBe(true);
    }
  });
});

describe("counting", () => {
  it("over all labelings any rule, even a random one, is right on half", () => {
    const every = Array.from({length: 512}, (_, bits) => bits);
    for (let seed = 1; seed <= 30; ++seed) {
      const u = random(seed);
      const table = Array.from({length: 512 * 9}, () => (u() < 0.7 ? 1 : 0) as 0 | 1);
      const rule: GridRule = (_, told, cell) => table[told * 9 + cell];
      const seen = Array.from({length: 9}, (_, cell) => cell).filter(() => u() < 0.5);
      const counts = rightCounts(rule, every, 9, seen);
      const m = 9 - seen.length;
      const choose = (k: number): number => (k ? (choose(k - 1) * (m - k + 1)) / k : 1);
      counts.forEach((n, k) => {
        expect(n).toBe((512 / 2 ** m) * choose(k));
      });
    }
  });
});
