import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, describe, expect, test} from "vitest";
import {filesBelow} from "../../scripts/files.js";
import {quicken} from "../../scripts/start.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

/** A page as Framework and `pack` leave it. */
const page = (cell: string, up = "../../"): string => `<!DOCTYPE html>
<html lang="en">
<head>
<link rel="preload" as="style" href="${up}_import/style/index.00000000.css">
<link rel="stylesheet" type="text/css" href="${up}_import/style/index.00000000.css">
<link rel="stylesheet" href="${up}_file/type/text.00000000.css">
<link rel="stylesheet" href="${up}_file/type/math.00000000.css">
<link rel="modulepreload" href="${up}_observablehq/client.00000000.js">
<link rel="modulepreload" href="${up}_import/figure/mount.00000000.js">
<script type="module">

import {define} from "${up}_observablehq/client.00000000.js";
${cell}
</script>
</head>
<body>
<div class="observablehq observablehq--block"><!--:0a0a0a0a:--></div>
</body>
</html>
`;

const figureCell = (
  slug: string,
  name = "./data.json"
): string => `import {registerFile} from "../../_observablehq/stdlib.00000000.js";

registerFile("${name}", {"name":"${name}","mimeType":"application/json","path":"../../_file/questions/${slug}/data.00000000.json","lastModified":0,"size":2});

define({id: "0a0a0a0a", inputs: ["FileAttachment","invalidation"], outputs: ["mount","spec","data"], body: async (FileAttachment,invalidation) => {
const [{mount}, {default: spec}] = await Promise.all([import("../../_import/figure/mount.00000000.js"), import("../../_import/questions/${slug}/figure.00000000.js")]);
const data = await FileAttachment("${name}").json();
mount(spec, {data, invalidation});
return {mount,spec,data};
}});
`;

function site(more: Record<string, string> = {}): string {
  const dist = mkdtempSync(join(tmpdir(), "start-"));
  folders.push(dist);
  const rooms = ["a", "b", "c", "d", "e"];
  const files: Record<string, string> = {
    "_import/style/index.00000000.css": "p{color:red}",
    "_file/type/text.00000000.css": "p{font-family:Text}",
    "_file/type/math.00000000.css": "@font-face{font-family:Math;src:url(data:font/woff2;base64,AA)}",
    "_observablehq/client.00000000.js": "export const define = 1;",
    "_import/figure/mount.00000000.js":
      'import {text} from "../shared/text.js"; export const mount = (spec, options) => console.log("mounts", text(spec), options, () => import("./share.00000000.js"));',
    "_import/figure/share.00000000.js":
      'import {text} from "../shared/text.js"; console.log("shares", text, () => new Worker(import.meta.resolve("./reader.00000000.js")));',
    "_import/figure/reader.00000000.js": 'console.log("reads");',
    "_import/shared/text.js": 'export const text = (x) => "the text of " + x;',
    "_import/shared/heavy.js":
      'import {text} from "./text.js"; export const heavy = (x) => text("heavy " + x);',
    "_import/shared/pair.js": 'export const pair = () => "only a pair uses this";',
    "_import/questions/a/worker.00000000.js":
      'import {heavy} from "../../shared/heavy.js"; postMessage(heavy("work"));',
    "_import/finder.00000000.js": 'export const find = () => console.log("finds");',
    "index.html": page(
      'define({id: "0a0a0a0a", outputs: ["find"], body: async () => {\nconst {find} = await import("./_import/finder.00000000.js");\nfind();\nreturn {find};\n}});',
      "./"
    ),
    "source/a/index.html": page("")
      .replace("import {define} from", "import")
      .replace("<body>", "<body><pre></pre>"),
    "speed.html": page("", "./").replace("import {define} from", "import")
  };
  for (const slug of rooms) {
    files[`_import/questions/${slug}/figure.00000000.js`] =
      slug === "a"
        ? 'import {heavy} from "../../shared/heavy.js"; export default {model: heavy, worker: () => new Worker(import.meta.resolve("./worker.00000000.js"))};'
        : slug < "c"
          ? `import {pair} from "../../shared/pair.js"; export default {name: "${slug}", pair};`
          : `export default {name: "${slug}"};`;
    files[`questions/${slug}/index.html`] = page(figureCell(slug));
    files[`embed/${slug}/index.html`] = page(figureCell(slug, `../../questions/${slug}/data.json`));
  }
  for (const [name, text] of Object.entries({...files, ...more})) {
    mkdirSync(dirname(join(dist, name)), {recursive: true});
    writeFileSync(join(dist, name), text);
  }
  return dist;
}

const read = (dist: string, file: string): string => readFileSync(join(dist, file), "utf8");
const preloads = (html: string): string[] =>
  [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href);

describe("a page's own start", () => {
  test("asks at once for its module, the shared one, its worker and its data, and for nothing else", async () => {
    const dist = site();
    await quicken(dist);
    const a = read(dist, "questions/a/index.html");
    expect(a).not.toContain("_observablehq");
    expect(a).not.toContain("<!--:");
    expect(preloads(a).map((href) => href.replace(/[0-9A-Z]{8}\.js$/, "#"))).toEqual([
      "../../_import/a-#",
      expect.stringMatching(/chunk-#/),
      expect.stringMatching(/chunk-#/),
      "../../_import/a-worker-#"
    ]);
    for (const href of preloads(a)) expect(existsSync(join(dist, "questions/a", href))).toBe(true);
    expect(a).toContain(
      '<link rel="preload" as="fetch" crossorigin href="../../_file/questions/a/data.00000000.json">'
    );
    expect(a).toContain('fetch("../../_file/questions/a/data.00000000.json")');
    expect(preloads(read(dist, "questions/c/index.html"))).toHaveLength(2);
    expect(preloads(read(dist, "index.html"))).toHaveLength(1);
  });

  test("has in it the styles that are small or its own, and links those that every page shares", async () => {
    const dist = site();
    await quicken(dist);
    const c = read(dist, "questions/c/index.html");
    expect(c).toContain("<style>p{color:red}</style>");
    expect(c).toContain("<style>@font-face{font-family:Math;");
    expect([...c.matchAll(/<link [^>]*stylesheet[^>]*>/g)].map(([link]) => link)).toEqual([
      '<link rel="stylesheet" href="../../_file/type/text.00000000.css">'
    ]);
    expect(c).not.toContain('as="style"');
  });

  test("is one for the page and the embedded figure", async () => {
    const dist = site();
    await quicken(dist);
    for (const slug of ["a", "c"])
      expect(preloads(read(dist, `embed/${slug}/index.html`))).toEqual(
        preloads(read(dist, `questions/${slug}/index.html`))
      );
  });

  test("starts workers at addresses that are there", async () => {
    const dist = site();
    await quicken(dist);
    const starting = filesBelow(dist).filter((file) => file.endsWith(".js"));
    const addresses = starting.flatMap((file) =>
      [...read(dist, file).matchAll(/import\.meta\.resolve\("\.\/([^"]+)"\)/g)].map(([, name]) => name)
    );
    expect(addresses).toHaveLength(2);
    for (const name of addresses) expect(existsSync(join(dist, "_import", name))).toBe(true);
  });

  test("never brings the shared module into a worker", async () => {
    const dist = site();
    await quicken(dist);
    const worker = filesBelow(dist).find((file) => /a-worker/.test(file)) ?? "";
    const [, chunk] = /from"\.\/(chunk[^"]+)"/.exec(read(dist, worker)) ?? [];
    expect(read(dist, `_import/${chunk}`)).not.toContain("mounts");
  });

  test("leaves no module that was joined, and Framework's client only where code is shown", async () => {
    const dist = site();
    await quicken(dist);
    expect(filesBelow(dist).filter((file) => /_import\/.*\/.*\.js/.test(file))).toEqual([]);
    expect(read(dist, "speed.html")).not.toContain("<script");
    expect(read(dist, "source/a/index.html")).toContain("_observablehq/client");
  });

  test("gives the same files wherever it is made", async () => {
    const [one, other] = [site(), site()];
    await quicken(one);
    await quicken(other);
    expect(filesBelow(one)).toEqual(filesBelow(other));
    for (const file of filesBelow(one)) expect(read(one, file)).toBe(read(other, file));
  });

  test("names a page's module anew when only its worker has changed", async () => {
    const [one, other] = [
      site(),
      site({"_import/questions/a/worker.00000000.js": 'postMessage("something else");'})
    ];
    await quicken(one);
    await quicken(other);
    const module = (dist: string) => preloads(read(dist, "questions/a/index.html"))[0];
    expect(module(one)).not.toBe(module(other));
  });
});

describe("what it does not understand is an error", () => {
  const broken = async (cell: string): Promise<void> => quicken(site({"questions/a/index.html": page(cell)}));

  test("a cell that asks for more", () =>
    expect(broken(figureCell("a").replace('"invalidation"]', '"width"]'))).rejects.toThrow("asks for width"));
  test("a cell that imports nothing", () =>
    expect(
      broken('define({id: "0a0a0a0a", outputs: [], body: async () => {\nfind();\nreturn {};\n}});')
    ).rejects.toThrow("expected one"));
  test("a style sheet that loads something beside it", () =>
    expect(quicken(site({"_import/style/index.00000000.css": "p{background:url(./a.png)}"}))).rejects.toThrow(
      "cannot stand in a page"
    ));
  test("two cells", () => expect(broken(figureCell("a") + figureCell("a"))).rejects.toThrow("expected one"));
  test("a script that is no cell", () => expect(broken("alert(1);")).rejects.toThrow());
});
