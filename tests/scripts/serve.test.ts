import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {isHashed, type Site, serve} from "../../scripts/serve.js";

let folder: string;
let site: Site;

const put = (name: string, text: string): void => {
  mkdirSync(join(folder, name, ".."), {recursive: true});
  writeFileSync(join(folder, name), text);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  put("index.html", "<p>home</p>".repeat(50));
  put("speed.html", "<p>speed</p>");
  put("404.html", "<p>nothing here</p>");
  put("questions/a/index.html", "<p>a</p>");
  put("_import/style/index.defa408a.css", "p {color: red}");
  site = await serve(folder, {base: "/teaching/"});
});

afterAll(async () => {
  await site.close();
  rmSync(folder, {recursive: true, force: true});
});

describe("what carries a hash in its name", () => {
  test.each([
    "_import/questions/knn-k1/figure.1f72185c.js",
    "_import/shared/chunk-3DSYY75N.js",
    "_import/shared/share.07f179a2-O6DPHEZL.js",
    "_file/questions/knn-k1/data.f4c7c579.json",
    "_file/type/text.e7336a04.css",
    "_observablehq/client.0d842524.js"
  ])("%s", (name) => expect(isHashed(name)).toBe(true));

  test.each(["index.html", "_import/worker.js", "_import/cross-entropy.js", "stills/knn-k1.svg"])(
    "and not %s",
    (name) => expect(isHashed(name)).toBe(false)
  );
});

test("pages are asked for again, and not sent again while they are the same", async () => {
  const first = await fetch(site.url);
  const etag = first.headers.get("etag") ?? "";
  expect(first.status).toBe(200);
  expect(first.headers.get("cache-control")).toBe("no-cache");
  expect(first.headers.get("content-encoding")).toBe("gzip");
  expect(await first.text()).toContain("home");
  const before = site.sent();
  const again = await fetch(site.url, {headers: {"if-none-match": etag}});
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect(site.sent()).toBe(before);
  put("index.html", "<p>another home</p>");
  const changed = await fetch(site.url, {headers: {"if-none-match": etag}});
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain("another");
});

test("files named by their content are kept for good", async () => {
  const {headers} = await fetch(`${site.url}_import/style/index.defa408a.css`);
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(headers.get("content-type")).toContain("text/css");
});

test("folders, pages without .html, and what is not there are answered as hosts answer them", async () => {
  const redirect = await fetch(`${site.url}questions/a`, {redirect: "manual"});
  expect([redirect.status, redirect.headers.get("location")]).toEqual([301, "/teaching/questions/a/"]);
  expect(await (await fetch(`${site.url}speed`)).text()).toContain("speed");
  for (const path of [`${site.url}nowhere/`, `${site.url}%`, new URL("/", site.url).href]) {
    const answer = await fetch(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("nothing here");
  }
});

test("what is sent is counted as it is sent", async () => {
  const before = site.sent();
  const answer = await fetch(`${site.url}speed`);
  await answer.text();
  expect(site.sent() - before).toBe(Number(answer.headers.get("content-length")));
});
