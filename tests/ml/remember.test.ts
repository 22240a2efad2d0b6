import {expect, test} from "vitest";
import {remember} from "../../src/ml/remember.js";

const counted = (keep?: number) => {
  let calls = 0;
  const compute = remember((a: number, b: object | null) => ({a, b, call: ++calls}), keep);
  return {compute, calls: () => calls};
};

test("the last call's result comes again, itself, for arguments that are the same", () => {
  const {compute, calls} = counted();
  const b = {};
  const first = compute(1, b);
  expect(compute(1, b)).toBe(first);
  expect(compute(Number.NaN, b)).toBe(compute(Number.NaN, b));
  expect(calls()).toBe(2);
  // By default one call is remembered; equal objects are not the same one.
  expect(compute(1, b)).not.toBe(first);
  expect(compute(1, {})).not.toBe(compute(1, {}));
});

test("of several calls that are kept the one not asked for longest goes", () => {
  const {compute, calls} = counted(3);
  const [one, two, three] = [1, 2, 3].map((a) => compute(a, null));
  expect(compute(1, null)).toBe(one);
  expect(compute(3, null)).toBe(three);
  expect(calls()).toBe(3);
  compute(4, null);
  expect(compute(1, null)).toBe(one);
  expect(compute(3, null)).toBe(three);
  expect(calls()).toBe(4);
  expect(compute(2, null)).not.toBe(two);
});
