import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, expect, test} from "vitest";
import {audit} from "../../scripts/audit.js";

let folder = "";
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** A site of these files; each page is a body. */
function site(files: Record<string, string>): string {
  folder = mkdtempSync(join(tmpdir(), "audit-"));
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(
      file,
      name.endsWith(".html") && !content.startsWith("<html")
        ? `<html lang="en"><head></head><body>${content}</body></html>`
        : content
    );
  }
  return folder;
}

test("a site whose links, files and modules are all there has no fault", async () => {
  const sound = site({
    "index.html":
      '<a href="./rooms/#end">rooms</a> <a href="https://example.org">elsewhere</a><img src="./a.svg"><script type="module">import {one} from "./one.js"; one();</script>',
    "rooms/index.html": '<p id="end">the end <a href="../">home</a></p>',
    "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "one.js": 'export {one} from "./two.js";',
    "two.js": "export const one = () => 1;"
  });
  expect(await audit(sound)).toEqual([]);
});

test.each<[fault: string, page: string, others?: Record<string, string>]>([
  ["index.html: the link ./gone/ leads nowhere", '<a href="./gone/">gone</a>'],
  [
    "index.html: ./rooms/#end names no place",
    '<a href="./rooms/#end">rooms</a>',
    {"rooms/index.html": "rooms"}
  ],
  [
    "index.html: the link /rooms breaks under a sub-path",
    '<a href="/rooms">rooms</a>',
    {"rooms.html": "rooms"}
  ],
  ["index.html: ./gone.png is missing", '<img src="./gone.png">'],
  ["index.html: /a.png breaks under a sub-path", '<img src="/a.png">', {"a.png": ""}],
  ["index.html: loads https://example.org/a.js", '<script src="https://example.org/a.js"></script>'],
  ["index.html: [[accuracy]] was left as it is", "<p>It is [[accuracy]].</p>"],
  ["index.html: no language", "<html><body>words</body></html>"],
  ["index.html: a cell has a syntax error", '<pre class="observablehq--error"></pre>'],
  [
    "a.css: loads https://example.org/a.woff2",
    "words",
    {"a.css": "p { background: url(https://example.org/a.woff2) }"}
  ],
  ["a.css: imports a foreign style sheet", "words", {"a.css": `@import "//example.org/a.css";`}],
  [
    "a.js: loads https://example.org/b.js",
    "words",
    {"a.js": 'export const b = () => import("https://example.org/b.js");'}
  ],
  [
    "index.html: “learner” is not defined in any cell",
    '<script type="module">define({inputs: ["learner"], outputs: []});</script>'
  ]
])("finds: %s", async (fault, page, others = {}) => {
  expect(await audit(site({"index.html": page, ...others}))).toContain(fault);
});

test("a module that is not there is found, however far from the page", async () => {
  const broken = site({
    "index.html": '<script type="module">import "./one.js";</script>',
    "one.js": 'import "./two.js";',
    "two.js": 'import "./three.js";'
  });
  expect((await audit(broken)).join("\n")).toContain("three.js");
});
