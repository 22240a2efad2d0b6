import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {dataLoader} from "../../scripts/loader.js";
import {slugs} from "../../scripts/rooms.js";
import {closure, filesOf, importGraph, keyOf} from "../../scripts/sources.js";

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
};
const key = () =>
  keyOf([...closure(importGraph(["room/loader.ts"], root), ["room/loader.ts"])], ["rest"], root);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
  write("room/loader.ts", `import {near} from "./near.js";\nconsole.log(near);\n`);
  write(
    "room/near.ts",
    `export {far as near} from "../ml/far.js";\nexport const lazy = () => import("./lazy.js");\n`
  );
  write("room/lazy.ts", "export const late = 1;\n");
  write("room/index.md", "Prose.\n");
  write("ml/far.ts", `import type {Shape} from "./shape.js";\nexport const far: Shape = 1;\n`);
  write("ml/shape.ts", "export type Shape = number;\n");
  write("ml/other.ts", "export const other = 1;\n");
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

describe("the key of what is made", () => {
  test.each([
    ["the program itself", "room/loader.ts", `import {near} from "./near.js";\nconsole.log(near );\n`],
    ["a file that an import imports", "ml/far.ts", "export const far = 2;\n"],
    ["a file that is imported when it is asked for", "room/lazy.ts", "export const late = 2;\n"]
  ])("changes with a byte of %s", (_, file, text) => {
    const before = key();
    write(file, text);
    expect(key()).not.toBe(before);
  });

  test.each([
    ["a module that nothing here imports", "ml/other.ts", "export const other = 2;\n"],
    ["the room's prose", "room/index.md", "Other prose.\n"],
    ["a type, which no program sees", "ml/shape.ts", "export type Shape = number | string;\n"]
  ])("stays with %s", (_, file, text) => {
    const before = key();
    write(file, text);
    expect(key()).toBe(before);
  });

  test("knows content, not time: what is written again is the same, and what is put back", () => {
    const before = key();
    utimesSync(join(root, "ml/far.ts"), new Date(0), new Date(0));
    expect(key()).toBe(before);
    write("ml/far.ts", "export const far = 3;\n");
    expect(key()).not.toBe(before);
    write("ml/far.ts", `import type {Shape} from "./shape.js";\nexport const far: Shape = 1;\n`);
    expect(key()).toBe(before);
  });

  test("changes with what else it is made of, and with a file that is new in a folder", () => {
    write("data/a.csv", "1\n");
    const before = keyOf(filesOf(["data"], root), [], root);
    expect(keyOf(filesOf(["data"], root), ["node 99"], root)).not.toBe(before);
    write("data/b.csv", "1\n");
    expect(keyOf(filesOf(["data"], root), [], root)).not.toBe(before);
  });

  test("an import that leads nowhere has no key", () => {
    write("ml/far.ts", `export {far} from "./gone.js";\n`);
    expect(key).toThrow(/gone/);
  });
});

describe("the rooms' loaders", () => {
  const loaders = slugs.map(dataLoader).filter((loader) => loader !== null);

  test("reach into no other room", () => {
    const graph = importGraph(loaders.map(({file}) => file));
    for (const {file} of loaders) {
      const files = closure(graph, [file]);
      expect(files).toContain(file);
      expect(
        files.filter((f) => !/^src\/(ml|figure|marks)\//.test(f) && !f.startsWith(dirname(file)))
      ).toEqual([]);
    }
  });
});
