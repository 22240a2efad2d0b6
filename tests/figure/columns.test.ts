import {expect, test} from "vitest";
import {numberPair, usable} from "../../src/figure/columns.js";
import {parseTable} from "../../src/figure/csv.js";

const pair = (csv: string, except?: string) => {
  const table = parseTable(csv);
  return numberPair(
    table,
    table.columns.find(({name}) => name === except)
  )?.map(({name}) => name);
};

test("the two columns of numbers are the first that say something of the rows", () => {
  expect(pair("id,a,kind,b\n1,5,x,2\n2,3,y,5\n3,4,x,1\n")).toEqual(["a", "b"]);
  expect(pair("id,a\n1,5\n2,3\n3,4\n")).toEqual(["id", "a"]);
  expect(pair("a,b,c\n5,2,1\n3,5,0\n4,1,1\n", "a")).toEqual(["b", "c"]);
  expect(pair("a,b\n5,x\n3,y\n4,z\n")).toBeUndefined();
});

test("numbers whose squares overflow are not used", () => {
  expect([1e90, -1e90, 1e120, Number.NaN, Infinity].map(usable)).toEqual([true, true, false, false, false]);
});
