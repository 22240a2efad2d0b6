import {describe, expect, test} from "vitest";
import {blocks} from "../../src/marks/field.js";
import {random} from "../../src/ml/random.js";

/** How often each cell is covered by the rectangles of a path. */
function covered(path: string, columns: number, rows: number): number[] {
  const times = new Array<number>(columns * rows).fill(0);
  for (const [, ...numbers] of path.matchAll(/M(\d+),(\d+)h(\d+)v(\d+)h-(\d+)z/g)) {
    const [x, y, width, height, back] = numbers.map(Number);
    expect(back).toBe(width);
    for (let row = y; row < y + height; ++row)
      for (let column = x; column < x + width; ++column) ++times[row * columns + column];
  }
  return times;
}

describe("a field as paths", () => {
  test("each cell is in one rectangle of its level, and in none of another", () => {
    const draw = random(5);
    for (let trial = 0; trial < 200; ++trial) {
      const [columns, rows, levels] = [1 + Math.floor(9 * draw()), 1 + Math.floor(9 * draw()), 3];
      const index = Array.from({length: columns * rows}, () => Math.floor(levels * draw()));
      for (let level = 0; level < levels; ++level)
        expect(covered(blocks(index, columns, rows, level), columns, rows)).toEqual(
          index.map((i) => Number(i === level))
        );
    }
  });

  test("what is the same from row to row is one rectangle", () => {
    expect(blocks([0, 1, 1, 0, 1, 1, 0, 0, 1], 3, 3, 1)).toBe("M1,0h2v2h-2zM2,2h1v1h-1z");
    expect(blocks([1, 1, 1, 1], 2, 2, 1)).toBe("M0,0h2v2h-2z");
    expect(blocks([1, 1, 1, 1], 2, 2, 0)).toBe("");
  });
});
