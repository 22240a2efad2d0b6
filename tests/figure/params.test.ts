import {describe, expect, test} from "vitest";
import {readQuery, writeQuery} from "../../src/figure/address.js";
import {between} from "../../src/figure/motion.js";
import {
  choice,
  decode,
  defaults,
  encode,
  followed,
  point,
  range,
  rows,
  seed,
  snap,
  steps,
  text,
  toggle,
  withinLimits,
  withPatch,
  withSets
} from "../../src/figure/params.js";
import {random} from "../../src/ml/random.js";
import {anySetting} from "./fuzz.js";

const declaration = {
  k: range({label: "k", min: 1, max: 150, step: 1, value: 5, scale: "log"}),
  t: range({label: "t", min: 0.1, max: 3, step: 0.05, value: 1}),
  size: steps({label: "B", values: [1, 2, 4, 512], value: 4}),
  metric: choice({label: "Metric", options: {l1: "L1", l2: "L2"}, value: "l2"}),
  shown: toggle({label: "Shown", value: false}),
  at: point({label: "At", x: [-3, 3], y: [-1, 1], step: 0.01, value: [0, 0.5]}),
  moved: rows({
    label: "Moved",
    columns: [
      {name: "i", min: 0, max: 99, step: 1},
      {name: "x", min: -5, max: 5, step: 0.1}
    ],
    maxRows: 3,
    value: []
  }),
  rule: text({label: "Rule", maxLength: 12, value: ""}),
  seed: seed({label: "New sample", value: 1})
};

describe("values", () => {
  test("a typed line is kept as it is, or refused: too long, control characters, halves of characters", () => {
    for (const line of ["", "win", " a  b ", "<b>&amp;", "~*+%20", "ß 🎉"]) {
      expect(decode(declaration.rule, line)).toBe(line);
      const query = writeQuery(declaration, withPatch(declaration, defaults(declaration), {rule: line}));
      expect(readQuery(declaration, query).params.rule).toBe(line);
    }
    for (const line of ["1234567890123", "a\nb", "\u0000", "\u202e", "\ud83c"])
      expect(decode(declaration.rule, line)).toBeUndefined();
  });

  test("snap to the grid that starts at the least value, and into the bounds", () => {
    expect(snap(0.12, 0.1, 3, 0.05)).toBe(0.1);
    expect(snap(0.13, 0.1, 3, 0.05)).toBe(0.15);
    expect(snap(99, 0.1, 3, 0.05)).toBe(3);
    expect(snap(1e-7, 1e-7, 1, 1e-7)).toBe(1e-7);
  });
  test("are refused or mended as they come", () => {
    const start = defaults(declaration);
    const patched = withPatch(declaration, start, {k: Number.NaN, t: 99, metric: "l3" as "l1", at: [9, -9]});
    expect(patched.k).toBe(5);
    expect(patched.t).toBe(3);
    expect(patched.metric).toBe("l2");
    expect(patched.at).toEqual([3, -1]);
    expect(Object.isFrozen(patched)).toBe(true);
    expect(
      withPatch(declaration, start, {
        moved: [
          [1, 2],
          [3, 4],
          [5, 5],
          [6, 0]
        ]
      }).moved
    ).toEqual([]);
  });
});

describe("links", () => {
  test("carry only what differs", () => {
    const params = withPatch(declaration, defaults(declaration), {k: 1, at: [1, -0.25], moved: [[3, 1.5]]});
    expect(writeQuery(declaration, params)).toBe("k=1&at=1_-0.25&moved=3_1.5");
  });
  test("come back", () => {
    const source = random(7);
    for (let i = 0; i < 2000; ++i) {
      const params = anySetting(declaration, source);
      const query = writeQuery(declaration, params);
      expect(readQuery(declaration, query)).toEqual({params, scene: null, notes: []});
    }
  });
  test("keep what belongs to others, and figures with a prefix apart", () => {
    const params = withPatch(declaration, defaults(declaration), {k: 3});
    const query = writeQuery(declaration, params, {search: "?theme=dark&k=9", prefix: "b."});
    expect(query).toBe("theme=dark&k=9&b.k=3");
    expect(readQuery(declaration, query, {prefix: "b."}).params.k).toBe(3);
    expect(readQuery(declaration, query).params.k).toBe(9);
  });
  test("start from a scene, and differ from it", () => {
    const scenes = [{k: 1}, {k: 50, shown: true}];
    const read = readQuery(declaration, "scene=2&k=40", {scenes});
    expect(read.scene).toBe(2);
    expect(read.params).toMatchObject({k: 40, shown: true});
    const params = {...defaults(declaration), k: 50, shown: true};
    expect(writeQuery(declaration, params, {scene: {number: 2, params: scenes[1]}})).toBe("scene=2");
    expect(readQuery(declaration, "scene=3", {scenes}).notes).toHaveLength(1);
    expect(readQuery(declaration, "scene=3", {scenes}).scene).toBe(null);
  });
  test("say what they could not use, one sentence a key", () => {
    for (const [query, key] of [
      ["k=0", "k"],
      ["k=1e999", "k"],
      ["t=", "t"],
      ["size=3", "size"],
      ["metric=__proto__", "metric"],
      ["shown=yes", "shown"],
      ["at=1", "at"],
      ["at=1~9", "at"],
      ["moved=1~2*3", "moved"],
      ["seed=-4", "seed"]
    ] as const) {
      const {notes, params} = readQuery(declaration, query);
      expect(notes, query).toHaveLength(1);
      expect(params[key], query).toEqual(defaults(declaration)[key]);
    }
  });
  test("number formats that JavaScript knows and people do not write are refused", () => {
    expect(decode(declaration.t, "0x1")).toBeUndefined();
    expect(decode(declaration.t, " 1")).toBeUndefined();
    expect(decode(declaration.t, "1e0")).toBe(1);
    expect(encode(declaration.shown, true)).toBe("1");
  });
});

describe("what a parameter sets along", () => {
  const worlds = {
    world: choice({label: "Data", options: {a: "A", b: "B"}, value: "a", sets: {step: 9, moved: []}}),
    step: range({label: "Step", min: 0, max: 9, step: 1, value: 2}),
    moved: rows({label: "Moved", columns: [{name: "i", min: 0, max: 5, step: 1}], maxRows: 2, value: []})
  };
  const from = withPatch(worlds, defaults(worlds), {step: 4, moved: [[1]]});
  test("follows its change, and no change of another one", () => {
    expect(withSets(worlds, from, {world: "b"})).toEqual({world: "b", step: 9, moved: []});
    expect(withSets(worlds, from, {world: "a"})).toEqual({world: "a"});
    expect(withSets(worlds, from, {step: 5})).toEqual({step: 5});
  });
  test("may depend on the mode that there is", () => {
    const modes = {
      ...worlds,
      seed: seed({label: "Seed", value: 1, sets: ({world}) => (world === "a" ? {world: "b"} : null)})
    };
    const there = withPatch(modes, defaults(modes), {world: "b"});
    expect(withSets(modes, defaults(modes), {seed: 2})).toEqual({seed: 2, world: "b"});
    expect(withSets(modes, there, {seed: 2})).toEqual({seed: 2});
  });
  test("gives way to what the same change says itself", () => {
    expect(withSets(worlds, from, {world: "b", step: 0})).toEqual({world: "b", step: 0, moved: []});
  });
});

describe("motion", () => {
  test("numbers and points travel, all else is there at once", () => {
    const from = defaults(declaration);
    const to = withPatch(declaration, from, {t: 3, at: [2, 0.5], metric: "l1"});
    expect(between(declaration, from, to, 0).t).toBe(1);
    expect(between(declaration, from, to, 0).metric).toBe("l1");
    expect(between(declaration, from, to, 0.5)).toMatchObject({t: 2, at: [1, 0.5]});
    expect(between(declaration, from, to, 1)).toBe(to);
  });
});

describe("a value that follows from others", () => {
  const declaration = {
    k: range({label: "k", min: 0, max: 9, step: 1, value: 1}),
    by: choice({label: "by", options: {hand: "hand", rule: "rule"}, value: "hand"})
  };
  const figure = {
    params: declaration,
    follows: {k: (({by}: {by: string}) => (by === "rule" ? 7 : null)) as (params: never) => number | null}
  };

  test("is no part of a link, and comes back with it", () => {
    const params = withinLimits(figure, {k: 1, by: "rule"}, null);
    expect(params.k).toBe(7);
    const query = writeQuery(declaration, params, {search: "k=3", without: followed(figure, params, null)});
    expect(query).toBe("by=rule");
    expect(withinLimits(figure, readQuery(declaration, query).params, null)).toEqual(params);
  });

  test("is one where the reader sets it", () => {
    const params = {k: 5, by: "hand"} as const;
    expect(writeQuery(declaration, params, {without: followed(figure, params, null)})).toBe("k=5");
  });
});
