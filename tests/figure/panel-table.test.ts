import {describe, expect, test} from "vitest";
import {leastHeight, leastWidth} from "../../src/figure/panel-table.js";
import {textWidth} from "../../src/marks/text-width.js";

const table = (head: string[], text: string, note?: string) => ({
  head,
  rows: [{name: "row", cells: head.slice(1).map(() => ({text, ...(note !== undefined && {note})}))}]
});

describe("the width that a table needs", () => {
  test("is that of the longest words, not of the whole texts, which wrap", () => {
    const [short, long] = [table(["", "a"], "an error"), table(["", "a"], "an error of an error")];
    expect(leastWidth(long)).toBeCloseTo(leastWidth(short), 12);
    expect(leastWidth(short)).toBeCloseTo(
      textWidth("row", 1, 600) + 1.5 * textWidth("error", 1, 600) + 2 * 0.8,
      12
    );
  });

  test("takes a number and its unit for one word", () => {
    expect(leastWidth(table(["", "a"], "12\u00a0%"))).toBeGreaterThan(leastWidth(table(["", "a"], "12 %")));
  });

  test("grows with every column, and counts names above and notes below", () => {
    const two = leastWidth(table(["", "a", "b"], "0.5"));
    expect(two).toBeGreaterThan(leastWidth(table(["", "a"], "0.5")));
    expect(leastWidth(table(["", "a", "b"], "0.5", "simulated"))).toBeGreaterThan(two);
    expect(leastWidth(table(["", "a", "heading"], "0.5"))).toBeGreaterThan(two);
  });

  test("of more than five columns is counted with the smaller letters that they get", () => {
    const of = (n: number) => leastWidth(table(["", ...Array(n).fill("")], "0.50")) / n;
    expect(of(5)).toBeLessThan(of(4));
  });
});

test("the height that a table needs grows with rows, with what stands above and below a number, and with a foot", () => {
  const one = leastHeight(table(["", "a"], "1"));
  const two = table(["", "a"], "1");
  two.rows.push(two.rows[0]);
  expect(leastHeight(two)).toBeGreaterThan(one);
  expect(leastHeight(table(["", "a"], "1", "note"))).toBeGreaterThan(one);
  expect(leastHeight({...table(["", "a"], "1"), foot: "what it says"})).toBeGreaterThan(one);
});
