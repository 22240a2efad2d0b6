import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import type {Frame, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {moveControl} from "./gestures.js";
import {dragHandle, photograph, shareCode} from "./host.js";
import {ofEachKind} from "./kinds.js";
import {openSite, settled} from "./site.js";

/** A figure in somebody else's page: another origin, as a course's site or a deck of slides is. */
let site: Awaited<ReturnType<typeof openSite>>;
let host: Server;
let html = "";
let home = "";
beforeAll(async () => {
  site = await openSite();
  host = createServer((_, response) => {
    response.writeHead(200, {"content-type": "text/html; charset=utf-8"});
    response.end(html);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => host.once("listening", resolve));
  home = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await site.close();
  host.close();
});

const rooms = await Promise.all(slugs.map(loadRoom));
const first = rooms[0].slug;
const bodyOf = (body: string) =>
  `<!doctype html><html lang="en"><title>A course</title><link rel="icon" href="data:,"><body style="margin:0">${body}</body></html>`;

/** Opens a page of the other origin with this in it, and waits for the frame's figure to live. */
async function openHost(
  body: string,
  options = {}
): Promise<{page: Page; frame: Frame; close(): Promise<void>}> {
  html = bodyOf(body);
  const context = await site.browser.newContext({
    viewport: {width: 1440, height: 900},
    reducedMotion: "reduce",
    ...options
  });
  const page = await context.newPage();
  await page.goto(home);
  const found = () => page.frames().find((f) => f.url().includes("/embed/"));
  // Share's frames are lazy: they come when they are near.
  await expect.poll(() => found()?.url() ?? "", {timeout: 10_000}).toContain("/embed/");
  const frame = found() as Frame;
  await frame.waitForSelector(".figure-drawn:not(.figure-busy)", {timeout: 20_000});
  return {page, frame, close: () => context.close()};
}

describe.each(ofEachKind(rooms).map(({slug}) => ({slug})))("$slug in somebody's page", ({slug}) => {
  test("with the code from Share it is as high as it needs, at any width: no scrollbar within, no drift", async () => {
    const code = await shareCode(site, slug, "page");
    expect(code).toMatch(/^<iframe [^<]*onload="[^"<]+" loading="lazy"><\/iframe>$/);
    const {page, frame, close} = await openHost(
      `<div id="wide">${code.replace('width="720"', 'width="100%"')}</div>`
    );
    // The kit is the same in every room: the widths between at the first.
    for (const width of slug === first ? [300, 375, 720, 1080, 1400] : [320, 1400]) {
      await page.evaluate((w) => {
        const box = document.getElementById("wide");
        if (box) box.style.width = `${w}px`;
      }, width);
      // A worker's answer may bring longer words; then it rests.
      const heights: number[] = [];
      const rests = () =>
        heights.length > 3 && heights.slice(-3).every((height) => height === heights.at(-1));
      for (let i = 0; i < 20 && !rests(); ++i) {
        await page.waitForTimeout(200);
        heights.push(await page.evaluate(() => document.querySelector("iframe")?.clientHeight ?? 0));
      }
      await photograph(page, `page-${slug}-${width}`);
      expect(rests(), `drifts at ${width}: ${heights.join()}`).toBe(true);
      expect(heights.at(-1), `at ${width}`).toBeGreaterThan(280);
      const over = await frame.evaluate(() => {
        const e = document.documentElement;
        return [e.scrollHeight - innerHeight, e.scrollWidth - innerWidth];
      });
      expect(over[0], `a scrollbar at ${width}`).toBeLessThanOrEqual(0);
      expect(over[1], `a scrollbar across at ${width}`).toBeLessThanOrEqual(0);
    }
    await close();
  });

  test("on a slide, scaled, the picture fills the frame and a drag ends where the pointer is; the page's theme reaches it", async () => {
    const code = await shareCode(site, slug, "slide");
    const {page, frame, close} = await openHost(
      `<div style="width:960px;height:700px;transform:scale(0.7);transform-origin:0 0">${code}</div>`
    );
    expect(
      await frame
        .locator(".figure-tools, .figure-stepper, .figure-caption")
        .evaluateAll((all) => all.filter((e) => e.checkVisibility()).length)
    ).toBe(0);
    const picture = await frame.locator(".figure-picture").boundingBox();
    expect(picture?.height, "on the screen").toBeGreaterThan(0.7 * 700 * 0.85);
    // The ring round a point that the keyboard chose is no handle: the pointer takes hold of the point.
    const handle = frame.locator(".figure svg.stage .handle:not(.points-ring):visible").first();
    if (await handle.count()) {
      const nearest = await dragHandle(page, handle, [42, 38]);
      expect(nearest, "pixels from the pointer").toBeLessThan(12);
    }
    await photograph(page, `slide-${slug}`);
    for (const theme of ["dark", "light", null]) {
      await page.evaluate(
        (theme) =>
          document
            .querySelector("iframe")
            ?.contentWindow?.postMessage({type: "decision-boundary:theme", theme}, "*"),
        theme
      );
      await expect
        .poll(() => frame.evaluate(() => document.documentElement.dataset.theme ?? null))
        .toBe(theme);
    }
    await page.evaluate(() =>
      document
        .querySelector("iframe")
        ?.contentWindow?.postMessage({type: "decision-boundary:theme", theme: "<b>"}, "*")
    );
    expect(await frame.evaluate(() => document.documentElement.dataset.theme ?? null)).toBe(null);
    await close();
  });
});

const slow = rooms.find(({slug, spec}) => spec.worker && slug !== first)?.slug ?? first;

test("the code from Share works where a program puts it into the page, which runs no scripts", async () => {
  const code = await shareCode(site, first, "page");
  const {page, frame, close} = await openHost(
    `<div id="words"></div><script>document.getElementById("words").innerHTML = ${JSON.stringify(code)}</script>`
  );
  await page.evaluate(() => {
    const frame = document.querySelector("iframe");
    if (frame) frame.style.width = "420px";
  });
  await expect
    .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight), {timeout: 5000})
    .toBe(0);
  expect(await page.evaluate(() => document.querySelector("iframe")?.style.height)).toMatch(/^\d+px$/);
  await close();
});

describe("a frame", () => {
  test.each([first, slow])("without a place of its own (sandbox) lives: %s", async (slug) => {
    html = bodyOf(
      `<iframe sandbox="allow-scripts" src="${site.site.url}embed/${slug}/?scene=2" title="f" width="720" height="760"></iframe>`
    );
    const context = await site.browser.newContext({
      viewport: {width: 1000, height: 900},
      reducedMotion: "reduce"
    });
    // Such a frame has no origin: its host must let its files be read, as most static hosts do.
    await context.route(/127\.0\.0\.1.*\.(js|css|json|woff2)/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({response, headers: {...response.headers(), "access-control-allow-origin": "*"}});
    });
    const page = await context.newPage();
    await page.goto(home);
    const frame = page.frameLocator("iframe");
    await frame.locator(".figure-drawn:not(.figure-busy)").waitFor({timeout: 20_000});
    expect(await frame.locator(".step-number").innerText()).toContain("2 of");
    await context.close();
  });

  test("opens its page at the setting that it shows", async () => {
    const {page, frame, close} = await openHost(
      `<iframe src="${site.site.url}embed/${first}/?scene=2" title="f" width="760" height="900"></iframe>`
    );
    const range = rooms[0].spec.params;
    const key = Object.keys(range).find((k) => {
      const param = range[k];
      return ["range", "steps"].includes(param.kind) && !("play" in param && param.play);
    });
    await frame.locator(".figure details").evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    await moveControl(frame.locator(`.figure .control[data-param="${key}"]`));
    const link = frame.locator("a", {hasText: "Open page"});
    await link.focus();
    expect(await link.getAttribute("href")).toContain(`${key}=`);
    expect(page.url()).toBe(home);
    await close();
  });

  test("asked for another setting than its still's shows none until it lives", async () => {
    const context = await site.browser.newContext({
      viewport: {width: 1000, height: 900},
      reducedMotion: "reduce"
    });
    const page = await context.newPage();
    // Its modules never come.
    await context.route(/_import\/.*\.js/, () => {});
    await page.goto(`${site.site.url}embed/${first}/?scene=3`, {waitUntil: "domcontentloaded"});
    const panels = page.locator(".figure .panels");
    expect(await panels.evaluate((e) => getComputedStyle(e).visibility)).toBe("hidden");
    await page.goto(`${site.site.url}embed/${first}/?theme=light&utm_source=x`, {
      waitUntil: "domcontentloaded"
    });
    expect(await panels.evaluate((e) => getComputedStyle(e).visibility)).toBe("visible");
    await context.close();
  });
});

describe("a link", () => {
  test("survives Markdown, mail and chats: of all signs only those that nobody eats", async () => {
    // What a setting is written as is held by unit tests of all rooms.
    for (const {slug} of ofEachKind(rooms)) {
      const {page, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const text = await page.evaluate(() => {
        const {live} = document.querySelector(".figure-live") as unknown as {
          live: {spec: {scenes: {params: object}[]}; go(p: object): void; query(): string};
        };
        return live.spec.scenes.map(({params}) => {
          live.go(params);
          return live.query();
        });
      });
      for (const query of text) expect(query, slug).toMatch(/^[\w.=&%+-]*$/);
      await close();
    }
  });

  test("that was escaped twice means the same", async () => {
    const {page, close} = await site.visit(`questions/${first}/?scene=2&amp;panels=x`);
    await settled(page);
    expect(await page.locator(".step-number").innerText()).toContain("2 of");
    await close();
  });
});

test("the longest states have a code, or are said to have none", async () => {
  const {page, faults, close} = await site.visit(`questions/${first}/`);
  await settled(page);
  await page.evaluate(() => {
    const {live} = document.querySelector(".figure-live") as unknown as {live: {query(s?: string): string}};
    const query = live.query.bind(live);
    live.query = (s?: string) => `${query(s)}&x=${"1_2_".repeat(400)}`;
  });
  await page.locator("[data-tool=share]").click();
  await expect.poll(() => page.locator(".share-qr").innerText()).toMatch(/more than phones read/);
  await page.locator("button", {hasText: "As large as the screen"}).click();
  await expect.poll(() => page.locator(".qr-room").innerText()).toMatch(/more than phones read/);
  expect(faults).toEqual([]);
  await close();
});
