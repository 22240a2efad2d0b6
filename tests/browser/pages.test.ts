import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {slugs} from "../../scripts/rooms.js";
import {openSite, settled} from "./site.js";

const pages = [
  "",
  "404.html",
  ...slugs.flatMap((slug) => [`questions/${slug}/`, `embed/${slug}/`, `source/${slug}/`])
];

// Under a sub-path, where only links could go wrong, one room stands for all: the audit has followed every link.
const some = ["", "404.html", ...pages.filter((path) => path.includes(`/${slugs[0]}/`))];

for (const [base, visited] of [
  ["/", pages],
  ["/teaching/ml/", some]
] as const) {
  describe(`pages, served under ${base}`, () => {
    let site: Awaited<ReturnType<typeof openSite>>;
    beforeAll(async () => {
      site = await openSite({base});
    });
    afterAll(() => site.close());

    test.each(visited)("/%s loads without an error and asks no other host", async (path) => {
      const {page, faults, close} = await site.visit(path);
      if (/^(questions|embed)/.test(path)) await settled(page);
      await page.waitForLoadState("networkidle");
      expect(faults).toEqual([]);
      await close();
    });
  });
}

describe("a page", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(slugs)("%s does not shift while it loads, wide or narrow", async (slug) => {
    for (const viewport of [
      {width: 1280, height: 800},
      {width: 375, height: 812}
    ]) {
      const context = await site.browser.newContext({viewport});
      const page = await context.newPage();
      await page.addInitScript(() => {
        const target = window as unknown as {shifts: number};
        target.shifts = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            target.shifts += (entry as PerformanceEntry & {value: number}).value;
        }).observe({type: "layout-shift", buffered: true});
      });
      await page.goto(`${site.site.url}questions/${slug}/`);
      await settled(page);
      await page.waitForTimeout(500);
      expect(await page.evaluate("window.shifts"), `${viewport.width} px`).toBe(0);
      await context.close();
    }
  });

  test.each(slugs)("%s fits a phone, and 200 %% zoom", async (slug) => {
    for (const width of [320, 375, 640]) {
      const {page, close} = await site.visit(`questions/${slug}/`, {viewport: {width, height: 800}});
      await settled(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${width} px`
      ).toBeLessThanOrEqual(width);
      await close();
    }
  });

  test.each(slugs)("%s shows its figure, its answer and its numbers without scripts", async (slug) => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`, {javaScriptEnabled: false});
    expect(await page.locator(".figure svg.stage-wide").isVisible()).toBe(true);
    expect(await page.locator(".figure .layers-narrow img").first().isVisible()).toBe(false);
    await page.setViewportSize({width: 375, height: 812});
    expect(await page.locator(".figure svg.stage-wide").isVisible()).toBe(false);
    await page.locator(".figure .layers-narrow img.only-light").scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        page
          .locator(".figure .layers-narrow img.only-light")
          .evaluate((i: HTMLImageElement) => i.naturalWidth)
      )
      .toBeGreaterThan(0);
    expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(20);
    for (const text of await page.locator("output.read").allTextContents()) expect(text).not.toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  test.each(slugs)("%s: the first view is complete on a screen of 1280 × 800", async (slug) => {
    const {page, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const box = await page.locator(".figure-controls").boundingBox();
    expect((box?.y ?? 9e9) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    const say = await page.locator(".say").boundingBox();
    expect((say?.y ?? 9e9) + (say?.height ?? 0)).toBeLessThanOrEqual(800);
    await close();
  });

  test("home finds a question by any of its words", async () => {
    const {page, close} = await site.visit("");
    const shown = () =>
      page
        .locator("[data-question]:not([hidden])")
        .evaluateAll((cards) => cards.map((c) => (c as HTMLElement).dataset.question));
    expect(await shown()).toHaveLength(34);
    for (const [typed, slug] of [
      ["lasso", "l1-vs-l2"],
      ["recal", "precision-recall-roc"],
      ["nearest neigbors", "knn-k1"],
      ["glorot", "xavier-init"]
    ]) {
      await page.fill("input[type=search]", typed);
      expect(await shown(), typed).toContain(slug);
      expect((await shown()).length, typed).toBeLessThan(6);
    }
    await page.fill("input[type=search]", "<img src=x>");
    expect(await page.locator(".finder output").innerText()).toMatch(/Nothing found/);
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
