import {describe, expect, test} from "vitest";
import {parseTable} from "../../src/figure/csv.js";

describe("a reader's table", () => {
  test("has a head where no cell of the first row is a number", () => {
    const {columns, rows} = parseTable("a,b\n1,x\n2,y\n");
    expect(rows).toBe(2);
    expect(columns.map(({name}) => name)).toEqual(["a", "b"]);
    expect([...columns[0].numbers]).toEqual([1, 2]);
    expect(columns[1].levels).toEqual(["x", "y"]);
    expect([...columns[1].codes]).toEqual([0, 1]);
    expect(columns[1].words).toBe(2);
  });
  test("numbers its columns where there is no head", () => {
    const {columns, rows} = parseTable("1,2\n3,4");
    expect(rows).toBe(2);
    expect(columns.map(({name}) => name)).toEqual(["column 1", "column 2"]);
  });
  test("counts gaps, and rows of another width", () => {
    const {columns, rows, ragged} = parseTable("x,y\n1,\nNA,2\n?,3\n1,2,3\n5\n");
    expect(rows).toBe(3);
    expect(ragged).toBe(2);
    expect(columns[0].missing).toBe(2);
    expect(columns[1].missing).toBe(1);
    expect([...columns[0].codes]).toEqual([0, -1, -1]);
  });
  test("may be separated by semicolons or tabs, quoted, with a byte order mark and Windows line ends", () => {
    expect(parseTable("\ufeffa;b\r\n1;2\r\n").columns.map(({name}) => name)).toEqual(["a", "b"]);
    expect(parseTable("a\tb\n1\t2").columns).toHaveLength(2);
    expect(parseTable('"a, with comma",b\n"1",2').columns[0].name).toBe("a, with comma");
  });
  test("has levels only where they are few", () => {
    const {columns} = parseTable(`v\n${Array.from({length: 60}, (_, i) => `w${i}`).join("\n")}`);
    expect(columns[0].levels).toBeNull();
    expect(new Set(columns[0].codes)).toEqual(new Set([-1]));
  });
  test("infinite and huge numbers are not numbers to draw", () => {
    const {columns} = parseTable("v\nInfinity\n1e400\n2");
    expect([...columns[0].numbers]).toEqual([Number.NaN, Number.NaN, 2]);
  });
  test("is missed with a message for the reader", () => {
    expect(() => parseTable("")).toThrow(/nothing here/);
    expect(() => parseTable("a,b\n")).toThrow(/no row below/);
  });
  test("a million rows are read", () => {
    const lines = Array.from({length: 1_000_000}, (_, i) => `${i % 2},${(i % 997) / 10}`);
    const {rows, columns} = parseTable(`label,score\n${lines.join("\n")}`);
    expect(rows).toBe(1_000_000);
    expect(columns[1].numbers[999_999]).toBe((999_999 % 997) / 10);
  });
});
