import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import type {HeightMessage} from "../../src/figure/embed.js";
import {openSite, settled, words} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(slugs)("%s", (slug) => {
  test("the share dialog gives a link, a code, an embed, pictures and data", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/?scene=2`);
    await settled(page);
    await page.locator(".figure-tools button", {hasText: "Share"}).click();
    const dialog = page.locator("dialog[open]");
    const link = dialog.locator('input[aria-label="Link"]');
    await expect.poll(() => link.inputValue()).toContain(`/questions/${slug}/?`);
    const exact = await link.inputValue();
    const modules = await dialog.locator(".share-qr path").getAttribute("d");
    expect(modules?.length).toBeGreaterThan(500);
    await dialog.locator('select[aria-label="What to share"]').selectOption("1");
    expect(await link.inputValue()).toContain("?scene=1");
    await dialog.locator(".share-options input[type=checkbox]").first().uncheck();
    expect(await link.inputValue()).toContain("controls=");
    expect(await dialog.locator("textarea").inputValue()).toMatch(
      new RegExp(`<iframe src="http[^"]+/embed/${slug}/\\?`)
    );
    for (const kind of ["SVG", "PNG", "CSV"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.locator("button", {hasText: kind}).click()
      ]);
      const stream = await download.createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      expect(download.suggestedFilename()).toBe(`${slug}.${kind.toLowerCase()}`);
      expect(body.length).toBeGreaterThan(60);
      if (kind === "PNG") expect(body.subarray(1, 4).toString()).toBe("PNG");
      if (kind === "SVG") expect(body.toString()).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      if (kind === "CSV") expect(body.toString().split("\n").length).toBeGreaterThan(1);
    }
    await page.waitForTimeout(400);
    const before = await words(page);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("dialog").count(), {timeout: 5000}).toBe(0);
    await page.goto(exact);
    await settled(page);
    await expect.poll(() => words(page), {timeout: 8000}).toBe(before);
    expect(faults).toEqual([]);
    await close();
  });

  test("the embed is the figure alone, obeys its query, and tells its height", async () => {
    const {spec} = await loadRoom(slug);
    const {page, faults, close} = await site.visit("404.html");
    const heights = page.evaluate(
      (source) =>
        new Promise<unknown[]>((resolve) => {
          const messages: unknown[] = [];
          addEventListener("message", ({data}) => messages.push(data));
          const frame = document.createElement("iframe");
          frame.src = source;
          frame.title = "figure";
          frame.style.width = "700px";
          frame.style.height = "900px";
          document.body.append(frame);
          setTimeout(() => resolve(messages), 4000);
        }),
      `${site.site.url}embed/${slug}/?theme=dark&scene=2&controls=none`
    );
    const messages = (await heights) as HeightMessage[];
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.at(-1)).toMatchObject({type: "decision-boundary:height", slug});
    expect(messages.at(-1)?.height).toBeGreaterThan(300);
    const frame = page.frames().find((f) => f.url().includes("/embed/"));
    if (!frame) throw new Error("no frame");
    expect(await frame.locator("#observablehq-header, #observablehq-footer").count()).toBe(0);
    expect(await frame.locator(".control").count()).toBe(0);
    expect(await frame.locator(".step-number").innerText()).toContain(`2 of ${spec.scenes.length}`);
    expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(faults).toEqual([]);
    await close();
  });

  test("presenting: the figure alone, arrow keys through the scenes, Escape leaves", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    await page.locator(".figure-tools button", {hasText: "Present"}).click();
    await page.waitForSelector(".figure-presented");
    await expect.poll(() => page.locator(".step-number").innerText(), {timeout: 8000}).toMatch(/^1 of/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await settled(page);
    await expect.poll(() => page.locator(".step-number").innerText(), {timeout: 8000}).toMatch(/^3 of/);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.locator(".step-number").innerText(), {timeout: 8000}).toMatch(/^2 of/);
    const covered = await page.locator(".figure").boundingBox();
    expect(covered?.width).toBeGreaterThanOrEqual(1270);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".figure-presented").count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});
