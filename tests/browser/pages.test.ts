import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {slugs} from "../../scripts/rooms.js";
import {findings} from "./axe.js";
import {dist} from "./built.js";
import {middle} from "./gestures.js";
import {openSite, picture, settled} from "./site.js";

describe("pages that are no room's", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(["", "404.html", "speed", "reading"])(
    "/%s: no error, no other host, nothing that axe finds",
    async (path) => {
      const {page, faults, close} = await site.visit(path);
      await page.waitForLoadState("networkidle");
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      expect(await findings(page, {dark: true})).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    }
  );
});

test("a link that lost its last slash arrives, on a host that does not mend it", async () => {
  const site = await openSite();
  const {page, context, faults, close} = await site.visit("404.html");
  const lost = `${site.site.url}questions/${slugs[0]}`;
  await context.route(`${lost}?scene=2`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: readFileSync(join(dist, "questions", slugs[0], "index.html"), "utf8")
    })
  );
  await page.goto(`${lost}?scene=2`);
  await expect.poll(() => page.url(), {timeout: 5000}).toBe(`${lost}/?scene=2`);
  await settled(page);
  expect(await page.locator(".step-number").innerText()).toContain("2 of");
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  await close();
  await site.close();
});

describe("pages, served under a sub-path", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite({base: "/teaching/ml/"});
  });
  afterAll(() => site.close());

  // Only links could go wrong there, and the audit has followed every link: one room stands for all.
  test.each(["", "404.html", ...["questions", "embed", "source"].map((folder) => `${folder}/${slugs[0]}/`)])(
    "/%s loads without an error and asks no other host",
    async (path) => {
      const {page, faults, close} = await site.visit(path);
      if (/^(questions|embed)/.test(path)) await settled(page);
      await page.waitForLoadState("networkidle");
      expect(faults).toEqual([]);
      await close();
    }
  );
});

describe("a page", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  // Of one room's site only that room's page has words to find.
  test.skipIf(process.env.ROOMS)(
    "home finds a question by any word of its page, best first, and asks for the index only then",
    async () => {
      const {page, faults, close} = await site.visit("");
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.waitForLoadState("networkidle");
      expect(asked.filter((url) => url.includes("search"))).toEqual([]);
      const box = page.locator("input[type=search]");
      const status = page.locator(".finder output");
      const found = () =>
        page.locator(".found li").evaluateAll((lines) => lines.map((l) => (l as HTMLElement).dataset.found));
      for (const [typed, slug] of [
        ["lasso", "l1-vs-l2"],
        ["recal", "precision-recall-roc"],
        ["nearest neigbors", "knn-k1"],
        ["glorot", "xavier-init"],
        ["p-value", "type-i-ii-errors"],
        ["dropout", "rnn-dropout"],
        ["PCA", "dimensionality-reduction"]
      ]) {
        await box.fill(typed);
        await expect.poll(async () => (await found())[0], {message: typed, timeout: 5000}).toBe(slug);
        await expect.poll(() => status.innerText()).toMatch(/^\d+ of 34$/);
        expect(await page.locator(".gallery").isVisible()).toBe(false);
      }
      // What stands in a follow-up question is shown with it.
      await box.fill("p-value");
      await expect.poll(() => page.locator(".found li p").first().innerText()).toContain("What is a p-value");
      await box.fill("<img src=x>");
      await expect.poll(() => status.innerText()).toMatch(/Nothing found/);
      await box.fill("");
      await expect.poll(() => page.locator(".gallery").isVisible()).toBe(true);
      expect(await page.locator("[data-question]").count()).toBe(34);
      await page.keyboard.press("Tab");
      await page.keyboard.press("/");
      await box.fill("type ii");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.url(), {timeout: 5000}).toContain("questions/type-i-ii-errors/");
      expect(faults).toEqual([]);
      await close();
    }
  );

  test("home does what the site is about: the slider and a click move its map, and its question is answered", async () => {
    const {page, faults, close} = await site.visit("", {}, {shifts: true});
    await settled(page);
    await page.waitForTimeout(400);
    expect(await page.evaluate("window.shifts"), "layout shift").toEqual([]);
    const before = await picture(page);
    const slider = page.locator('.hero .control[data-param="k"] input[type=range]');
    await slider.focus();
    for (let i = 0; i < 6; ++i) await page.keyboard.press("ArrowRight");
    await settled(page);
    const moved = await picture(page);
    expect(moved).not.toBe(before);
    const [x, y] = await middle(page.locator(".hero [data-key]").nth(40));
    await page.mouse.click(x, y);
    await settled(page);
    expect(await picture(page)).not.toBe(moved);
    const predict = page.locator("[data-predict]");
    await predict.locator("input[type=range]").focus();
    await page.keyboard.press("Home");
    await predict.locator("button", {hasText: "Show me"}).click();
    await expect.poll(() => predict.locator(".predict-outcome").innerText(), {timeout: 20_000}).toMatch(/3/);
    expect(new URL(page.url()).search).toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  test("the theme follows the system, and the reader's switch is kept", async () => {
    const {page, close} = await site.visit("", {colorScheme: "dark"});
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.click(".theme-switch");
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await paper()).toBe(light);
    await close();
  });
});
