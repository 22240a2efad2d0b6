import {describe, expect, test} from "vitest";
import {decode} from "../../../src/figure/own/decode.js";
import {decimalOf, isEmpty, readNumber} from "../../../src/figure/own/numbers.js";
import {type Role, withChoice} from "../../../src/figure/own/roles.js";
import {maxColumns, parseTable} from "../../../src/figure/own/table.js";

/** What each odd text is read as: its columns' names, and its first column's numbers or cells. */
interface Reading {
  names?: string[];
  numbers?: (number | null)[][];
  levels?: string[];
  rows?: number;
  says?: RegExp;
}

const xy: Reading = {
  names: ["x", "y"],
  numbers: [
    [1, 2, 3],
    [4, 5, 6]
  ]
};

const odd: readonly (readonly [string, string, Reading])[] = [
  ["commas", "x,y\n1,4\n2,5\n3,6\n", xy],
  ["no line end at the end", "x,y\n1,4\n2,5\n3,6", xy],
  ["Windows line ends", "x,y\r\n1,4\r\n2,5\r\n3,6\r\n", xy],
  ["old Mac line ends", "x,y\r1,4\r2,5\r3,6\r", xy],
  ["empty lines between", "x,y\n\n1,4\n\n2,5\n3,6\n\n\n", xy],
  ["a byte order mark", "\ufeffx,y\n1,4\n2,5\n3,6\n", xy],
  ["semicolons", "x;y\n1;4\n2;5\n3;6\n", xy],
  ["tabs", "x\ty\n1\t4\n2\t5\n3\t6\n", xy],
  ["upright bars", "x|y\n1|4\n2|5\n3|6\n", xy],
  ["spaces", "x y\n1 4\n2 5\n3 6\n", xy],
  ["columns lined up with spaces", "  x    y\n  1    4\n  2    5\n  3    6\n", xy],
  ["blanks round cells", "x , y\n 1 , 4\n2,5 \n 3,6\n", xy],
  ["quotes round all", '"x","y"\n"1","4"\n"2","5"\n"3","6"\n', xy],
  ["sep=;", "sep=;\nx;y\n1;4\n2;5\n3;6\n", xy],
  ["sep=|, in quotes", '"sep=|"\nx|y\n1|4\n2|5\n3|6\n', xy],
  ["a comment above", "# measured in May\nx,y\n1,4\n2,5\n3,6\n", {...xy, says: /comment/}],
  ["comments between", "x,y\n1,4\n# a bad day\n2,5\n3,6\n", {...xy, says: /comment/}],
  ["numpy's head in a comment", "# x y\n1.0e+00 4.0e+00\n2.0e+00 5.0e+00\n3.0e+00 6.0e+00\n", xy],
  ["a title above", "Measurements,,\nx,y,z\n1,4,a\n2,5,b\n3,6,a\n", {names: ["x", "y", "z"], says: /above/}],
  [
    "a title of one cell above",
    "Measurements of May\nx,y,z\n1,4,a\n2,5,b\n3,6,a\n",
    {names: ["x", "y", "z"], says: /above/}
  ],
  ["commas at the ends of lines", "x,y,\n1,4,\n2,5,\n3,6,\n", xy],
  ["commas at the ends of all lines but the head", "x,y\n1,4,\n2,5,\n3,6,\n", xy],
  ["a Markdown table", "| x | y |\n|---|:-:|\n| 1 | 4 |\n| 2 | 5 |\n| 3 | 6 |\n", xy],
  ["a row of units", "x,y\ncm,kg\n1,4\n2,5\n3,6\n", {...xy, says: /second row of names/}],
  [
    "a row of totals",
    "x,y\n1,4\n2,5\n3,6\nTotal,15\n",
    {
      numbers: [
        [1, 2, 3],
        [4, 5, 6]
      ],
      says: /last row was left out/
    }
  ],
  [
    "R's row names, the head one short",
    '"x" "y"\n"a" 1 4\n"b" 2 5\n"c" 3 6\n',
    {names: ["row names", "x", "y"]}
  ],
  ["R's row names with commas", '"x","y"\n"1",1,4\n"2",2,5\n"3",3,6\n', {names: ["row names", "x", "y"]}],
  ["an index column without a name", ",x,y\n0,1,4\n1,2,5\n2,3,6\n", {names: ["row names", "x", "y"]}],
  [
    "no head",
    "1,4\n2,5\n3,6\n",
    {
      names: ["column 1", "column 2"],
      numbers: [
        [1, 2, 3],
        [4, 5, 6]
      ]
    }
  ],
  ["a head with a number in it", "x,2020\n1,4\n2,5\n3,6\n", {names: ["x", "2020"], rows: 3}],
  ["a head alone in words", "a,b\nx,y\nz,x\nx,w\n", {names: ["a", "b"], rows: 3}],
  ["a row too long", "x,y\n1,4\n2,5,9\n3,6\n", {rows: 2, says: /line 3/}],
  ["a row too short", "x,y\n1,4\n2\n3,6\n", {rows: 2, says: /line 3/}],
  ["a line break in quotes", 'x,y,note\n1,4,"two\nlines"\n2,5,a\n3,6,b\n', {rows: 3}],
  [
    "the line of a bad row below a break in quotes",
    'x,y,note\n1,4,"two\nlines"\n2,5\n3,6,b\n',
    {says: /line 4/}
  ],
  ["a quote in quotes", 'name,x\n"the ""best""",1\nother,2\n', {levels: ['the "best"', "other"]}],
  ["a comma in quotes", 'name,x\n"Doe, Jane",1\nother,2\n', {levels: ["Doe, Jane", "other"]}],
  [
    "a decimal comma",
    "x;y\n1,5;4,25\n2,5;5\n3;6,1\n",
    {
      numbers: [
        [1.5, 2.5, 3],
        [4.25, 5, 6.1]
      ],
      says: /decimal commas/
    }
  ],
  ["a decimal comma, three places", "x;y\n1,500;4\n2,500;5\n", {numbers: [[1.5, 2.5]]}],
  ["decimal commas in quotes between commas", 'x,y\n"1,5","4,25"\n"2,5","5,75"\n', {numbers: [[1.5, 2.5]]}],
  ["decimal commas and tabs", "x\ty\n1,5\t4\n2,25\t5\n", {numbers: [[1.5, 2.25]]}],
  ["points between thousands", "x;y\n1.234,5;4\n2.345.678,9;5\n", {numbers: [[1234.5, 2345678.9]]}],
  ["commas between thousands", 'x,y\n"1,234",4\n"2,345,678.9",5\n', {numbers: [[1234, 2345678.9]]}],
  ["spaces between thousands", "x;y\n1 234;4\n12 345 678;5\n", {numbers: [[1234, 12345678]]}],
  ["narrow spaces between thousands", "x;y\n1\u202f234;4\n2\u00a0345;5\n", {numbers: [[1234, 2345]]}],
  ["apostrophes between thousands", "x;y\n1'234;4\n2’345’678;5\n", {numbers: [[1234, 2345678]]}],
  ["percent", "x,y\n45%,1\n7.5 %,2\n", {numbers: [[0.45, 0.075]]}],
  ["percent with decimal commas", "x;y\n45,5 %;1\n7,5 %;2\n", {numbers: [[0.455, 0.075]]}],
  ["dollars", 'x,y\n"$1,200.50",1\n$3,2\n-$4.5,3\n', {numbers: [[1200.5, 3, -4.5]]}],
  ["euros behind", "x;y\n1.200,50 €;1\n3 €;2\n", {numbers: [[1200.5, 3]]}],
  ["a currency's three letters", "x,y\nUSD 12.5,1\n7 EUR,2\n", {numbers: [[12.5, 7]]}],
  ["accountants' negative numbers", 'x,y\n"(1,200)",1\n3,2\n', {numbers: [[-1200, 3]]}],
  ["a typographic minus sign", "x,y\n\u22121.5,1\n\u20132,2\n", {numbers: [[-1.5, -2]]}],
  ["plus signs", "x,y\n+1.5,1\n+2,2\n", {numbers: [[1.5, 2]]}],
  ["exponents", "x,y\n1e3,1\n2.5E-2,2\n", {numbers: [[1000, 0.025]]}],
  ["no digit before the point", "x,y\n.5,1\n-.25,2\n", {numbers: [[0.5, -0.25]]}],
  ["infinite cells", "x,y\ninf,1\n-Inf,2\n3,3\n", {numbers: [[null, null, 3]]}],
  ["spreadsheets' errors", "x,y\n#DIV/0!,1\n#N/A,2\n3,3\n", {numbers: [[null, null, 3]]}],
  [
    "every way to say nothing",
    "x,y\nNA,1\n,2\nnull,3\nNone,4\n?,5\n-,6\n.,7\nn/a,8\nNaN,9\n3,10\n4,1\n5,2\n6,3\n7,4\n8,5\n9,6\n1,7\n2,8\n10,9\n",
    {rows: 19}
  ],
  ["numbers too large to draw", "x,y\n1e308,1\n-1e308,2\n3,3\n", {numbers: [[null, null, 3]]}],
  ["numbers too small to draw", "x,y\n1e-320,1\n0,2\n3,3\n", {numbers: [[null, 0, 3]]}],
  ["TRUE, True and true", "c,x\nTRUE,1\nTrue,2\nfalse,3\nFALSE,4\n", {levels: ["TRUE", "false"]}],
  ["yes, no and 1", "c,x\nyes,1\nno,2\n1,3\n0,4\n", {levels: ["yes", "no"]}],
  ["1 and 1.0", "c,x\n1,1\n1.0,2\n0,3\n", {levels: ["1", "0"]}],
  ["blood groups stay apart", "c,x\nAB,1\nab,2\nA,3\nAB,4\n", {levels: ["AB", "ab", "A"]}],
  ["letters of Greek", "θ,y\n1,4\n2,5\n", {names: ["θ", "y"]}],
  ["markup", "<b>x</b>,y\n1,4\n2,5\n", {names: ["<b>x</b>", "y"]}],
  ["a name twice", "x,x\n1,4\n2,5\n", {names: ["x", "x"]}],
  ["a name of 5,000 letters", `${"n".repeat(5000)},y\n1,4\n2,5\n`, {names: [`${"n".repeat(31)}…`, "y"]}],
  [
    "a hundred columns",
    `${Array.from({length: 100}, (_, i) => `c${i}`).join()}\n${Array.from({length: 100}, (_, i) => i).join()}\n${Array.from({length: 100}, (_, i) => i + 1).join()}\n`,
    {says: /first 64 of 100/}
  ],
  ["one column", "x\n1\n2\n3\n", {names: ["x"], numbers: [[1, 2, 3]]}],
  ["dates", "date,x\n2024-01-02,1\n2024-01-03,2\n", {levels: ["2024-01-02", "2024-01-03"]}],
  ["times with commas beside", "t,x\n12:30,1\n12:45,2\n", {levels: ["12:30", "12:45"]}],
  ["hexadecimal is no number", "id,x\n0xff,1\n0x1a,2\n", {levels: ["0xff", "0x1a"]}],
  ["units in cells are words", "x,y\n5 kg,1\n6 kg,2\n", {levels: ["5 kg", "6 kg"]}],
  ["lists in cells", "film,genres\nA,a|b\nB,a|b|c\nC,d\n", {names: ["film", "genres"], rows: 3}],
  ["sentences in cells", "text,y\nit was good,1\nit was not,0\n", {names: ["text", "y"], rows: 2}],
  [
    "a head of German spreadsheets",
    "Größe;Gewicht\n1,80;75,5\n1,65;60\n",
    {names: ["Größe", "Gewicht"], numbers: [[1.8, 1.65]]}
  ],
  ["all rows alike", "x,y\n1,1\n1,1\n1,1\n", {rows: 3}],
  ["zeros before", "x,y\n007,1\n012,2\n", {numbers: [[7, 12]]}],
  ["a star as missing is a word", "x,y\n*,1\n2,2\n3,3\n", {numbers: [[null, 2, 3]]}]
];

const refused: readonly (readonly [string, string, RegExp])[] = [
  ["nothing", "", /nothing here/],
  ["blanks", "  \n \n", /nothing here/],
  ["comments alone", "# a\n# b\n", /nothing here/],
  ["a head alone", "x,y\n", /no row below/],
  ["a head and units alone", "x,y\n,\n", /no row below|No row/],
  [
    "a quote that is never closed",
    `x,y\n1,"2\n${Array.from({length: 400}, (_, i) => `${i},${i}`).join("\n")}\n`,
    /Line 2 opens a quote/
  ]
];

describe("odd texts", () => {
  test.each(odd)("%s", (_, text, {names, numbers, levels, rows, says}) => {
    const table = parseTable(text);
    if (names) expect(table.columns.map(({name}) => name)).toEqual(names);
    numbers?.forEach((column, i) => {
      expect([...table.columns[i].numbers].map((v) => (Number.isNaN(v) ? null : v))).toEqual(column);
    });
    if (levels) expect(table.columns[0].levels).toEqual(levels);
    if (rows !== undefined) expect(table.rows).toBe(rows);
    if (says) expect(table.remarks.join(" ")).toMatch(says);
  });

  test.each(refused)("%s is refused, and it says why", (_, text, message) => {
    expect(() => parseTable(text)).toThrow(message);
  });

  test("the reader may say that the first row is no head, or is one", () => {
    expect(parseTable("a,b\n1,2\n", {head: false}).rows).toBe(2);
    expect(parseTable("1,2\n3,4\n", {head: true}).columns[0].name).toBe("1");
  });

  test("a million rows are read", () => {
    const lines = Array.from({length: 1_000_000}, (_, i) => `${i % 2},${(i % 997) / 10}`);
    const {rows, columns} = parseTable(`label,score\n${lines.join("\n")}`);
    expect(rows).toBe(1_000_000);
    expect(columns[1].numbers[999_999]).toBe((999_999 % 997) / 10);
    expect(columns[1].levels).toBeNull();
  });

  test("at most so many columns", () => {
    expect(parseTable(odd.find(([name]) => name === "a hundred columns")?.[1] ?? "").columns).toHaveLength(
      maxColumns
    );
  });
});

describe("bytes", () => {
  const text = "Größe,y\n1,2\n3,4\n";
  const utf16 = (little: boolean, mark: boolean) => {
    const codes = [...(mark ? "\ufeff" : ""), ...text].map((c) => c.charCodeAt(0));
    return Uint8Array.from(codes.flatMap((c) => (little ? [c & 255, c >> 8] : [c >> 8, c & 255])));
  };
  test.each([
    ["UTF-8", new TextEncoder().encode(text), "UTF-8"],
    ["UTF-16, little end first, with a mark", utf16(true, true), "UTF-16"],
    ["UTF-16, big end first, with a mark", utf16(false, true), "UTF-16"],
    ["UTF-16 without a mark", utf16(true, false), "UTF-16"],
    ["Latin-1", Uint8Array.from(text, (c) => c.charCodeAt(0)), "Latin-1"]
  ])("%s", (_, bytes, encoding) => {
    const read = decode(bytes);
    expect(read.encoding).toBe(encoding);
    expect(parseTable(read.text).columns[0].name).toBe("Größe");
  });
  test.each([
    ["a workbook", [0x50, 0x4b, 3, 4], /Excel/],
    ["a packed file", [0x1f, 0x8b, 8], /unpack/],
    ["a PDF", [0x25, 0x50, 0x44, 0x46], /PDF/]
  ])("%s is refused by what it is", (_, bytes, message) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(message);
  });
});

describe("cells", () => {
  test("a comma before three digits decides nothing by itself", () => {
    expect(decimalOf(["1,234"], ",")).toBe(".");
    expect(decimalOf(["1,234"], ";")).toBe(",");
    expect(decimalOf(["1,234", "5.5"], ";")).toBe(".");
    expect(decimalOf(["1,234", "5,5"], ",")).toBe(",");
    expect(decimalOf(["0,123"], ",")).toBe(",");
  });
  test("numbers are read the same whichever way they are written", () => {
    for (const value of [0, 1, -1, 1234.5, -0.25, 1e7 + 0.125]) {
      const point = String(value);
      expect(readNumber(point, ".")).toBe(value);
      expect(readNumber(point.replace(".", ","), ",")).toBe(value);
      expect(readNumber(`${point} %`, ".")).toBeCloseTo(value / 100, 12);
      expect(readNumber(`€${Math.abs(value)}`, ".")).toBe(Math.abs(value));
    }
    for (const cell of ["", "a", "1a", "1 2", "12,34,5", "1..2", "--1", "$", "%"])
      expect(readNumber(cell, "."), cell).toBeNaN();
  });
  test("what says that nothing is there", () => {
    for (const cell of ["", "NA", "n/a", "#N/A", "NaN", "null", "?", "-", "inf", "-Infinity", "#DIV/0!"])
      expect(isEmpty(cell), cell).toBe(true);
    for (const cell of ["0", "no", "name", "a", "-1"]) expect(isEmpty(cell), cell).toBe(false);
  });
});

test("another class column forgets which class was chosen of the one before", () => {
  const roles: readonly Role[] = [
    {id: "label", label: "Label", kind: "class"},
    {id: "positive", label: "Positive is", kind: "level", of: "label"}
  ];
  const asked = withChoice(roles, {label: 0, positive: 2}, roles[0], 1);
  expect(asked).toEqual({label: 1});
  expect(withChoice(roles, asked, roles[1], 0)).toEqual({label: 1, positive: 0});
});
