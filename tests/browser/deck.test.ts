import {existsSync, mkdirSync, readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join, normalize} from "node:path";
import type {Frame, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {project} from "../../scripts/project.js";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {dragHandle, photograph, shareCode} from "./host.js";
import {ofEachKind} from "./kinds.js";
import {openSite} from "./site.js";

/** A deck of slides by reveal.js itself, of another origin, with the frame that Share gives for a slide. */
const reveal = join(project, "node_modules/reveal.js/dist");
const types: Record<string, string> = {js: "text/javascript", mjs: "text/javascript", css: "text/css"};

let site: Awaited<ReturnType<typeof openSite>>;
let host: Server;
let home = "";
let deck = "";
beforeAll(async () => {
  site = await openSite();
  host = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const file = join(reveal, normalize(path));
    if (path !== "/" && existsSync(file)) {
      response.writeHead(200, {"content-type": types[path.split(".").at(-1) ?? ""] ?? "text/plain"});
      response.end(readFileSync(file));
    } else {
      response.writeHead(200, {"content-type": "text/html; charset=utf-8"});
      response.end(deck);
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => host.once("listening", resolve));
  home = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await site.close();
  host.close();
});

const rooms = ofEachKind(await Promise.all(slugs.map(loadRoom)));

const deckOf = (code: string): string => `<!doctype html><html lang="en"><title>A lecture</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/reset.css"><link rel="stylesheet" href="/reveal.css">
<body style="background:#fff"><div class="reveal"><div class="slides">
<section><h1>A lecture</h1></section>
<section>${code}</section>
<section><h1>The end</h1></section>
</div></div>
<script src="/reveal.js"></script>
<script>Reveal.initialize({width: 960, height: 700, margin: 0.04, transition: "none", hash: true})</script></body></html>`;

async function openDeck(slug: string): Promise<{page: Page; frame: Frame; close(): Promise<void>}> {
  deck = deckOf(await shareCode(site, slug, "slide"));
  const context = await site.browser.newContext({
    viewport: {width: 1280, height: 720},
    reducedMotion: "reduce"
  });
  const page = await context.newPage();
  await page.goto(home);
  await page.waitForFunction("window.Reveal && Reveal.isReady()");
  await page.keyboard.press("ArrowRight");
  const found = () => page.frames().find((f) => f.url().includes("/embed/"));
  await expect.poll(() => found()?.url() ?? "", {timeout: 10_000}).toContain("/embed/");
  const frame = found() as Frame;
  await frame.waitForSelector(".figure-drawn:not(.figure-busy)", {timeout: 20_000});
  return {page, frame, close: () => context.close()};
}

describe.each(rooms.map(({slug}) => ({slug})))("$slug in a deck of reveal.js", ({slug}) => {
  test("lives on its slide, drags under the deck's scale, and leaves the deck's keys and history alone", async () => {
    const {page, frame, close} = await openDeck(slug);
    const slide = () => page.evaluate("Reveal.getIndices().h");
    expect(await slide()).toBe(1);
    const length = await page.evaluate(() => history.length);
    const scale = (await page.evaluate("Reveal.getScale()")) as number;
    expect(scale, "the deck is scaled").not.toBe(1);
    const handle = frame.locator(".figure svg.stage .handle:not(.points-ring):visible").first();
    if (await handle.count()) {
      const nearest = await dragHandle(page, handle, [32, 28]);
      expect(nearest, "pixels from the pointer").toBeLessThan(12);
      await handle.focus();
      for (const key of ["ArrowRight", "ArrowLeft", "Home", "End"]) await page.keyboard.press(key);
      expect(await slide(), "keys of a handle are not the deck's").toBe(1);
    }
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => history.length)).toBe(length);
    await photograph(page, `deck-${slug}`);
    // Back in the deck, its keys are its own again.
    await page.mouse.click(4, 4);
    await page.keyboard.press("ArrowRight");
    expect(await slide()).toBe(2);
    await page.keyboard.press("ArrowLeft");
    expect(await slide()).toBe(1);
    await close();
  });
});

test("a deck on paper shows the setting that its slide asked for", async () => {
  const {slug} = rooms[0];
  deck = deckOf(await shareCode(site, slug, "slide"));
  const context = await site.browser.newContext({
    viewport: {width: 1280, height: 720},
    reducedMotion: "reduce"
  });
  const page = await context.newPage();
  await page.goto(`${home}?view=print`);
  await page.waitForFunction("window.Reveal && Reveal.isReady()");
  const found = () => page.frames().find((f) => f.url().includes("/embed/"));
  await expect.poll(() => found()?.url() ?? "", {timeout: 10_000}).toContain("/embed/");
  const frame = found() as Frame;
  await frame.waitForSelector(".figure-drawn:not(.figure-busy)", {timeout: 20_000});
  expect(frame.url()).toContain("scene=2");
  const box = await frame.locator(".figure-picture").boundingBox();
  expect(box?.height).toBeGreaterThan(300);
  if (process.env.PICTURES) {
    mkdirSync(join(project, "shots"), {recursive: true});
    await page.pdf({path: join(project, "shots/deck.pdf"), preferCSSPageSize: true, printBackground: true});
  }
  await context.close();
});
