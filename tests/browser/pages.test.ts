import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {slugs} from "../../scripts/rooms.js";
import {findings} from "./axe.js";
import {openSite, settled} from "./site.js";

describe("pages that are no room's", () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(["", "404.html", "speed"])(
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
