import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {installedBrowser} from "../../scripts/browser.js";

let folder = "";
const at = (path: string) => join(folder, path);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "browsers-"));
  for (const path of ["one/chromium", "two/chromium-headless-shell", "three/mine"]) {
    mkdirSync(join(at(path), ".."), {recursive: true});
    writeFileSync(at(path), "");
    chmodSync(at(path), 0o755);
  }
});
afterAll(() => rmSync(folder, {recursive: true}));

it("tests take a browser without windows where there is one; who measures takes what readers have", () => {
  const env = {PATH: [at("one"), at("two")].join(delimiter)};
  expect(installedBrowser(env, {shell: true})).toBe(at("two/chromium-headless-shell"));
  expect(installedBrowser(env)).toBe(at("one/chromium"));
  expect(installedBrowser({PATH: at("one")}, {shell: true})).toBe(at("one/chromium"));
});

it("the one that is asked for by name comes first, and is missed where it is not there", () => {
  const env = {PATH: at("two"), CHROME_PATH: at("three/mine")};
  expect(installedBrowser(env, {shell: true})).toBe(at("three/mine"));
  expect(() => installedBrowser({CHROME_PATH: at("four")})).toThrow(/four, which is not there/);
});
