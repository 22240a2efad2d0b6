import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import type {HeightMessage} from "../../src/figure/embed.js";
import {findings} from "./axe.js";
import {dist} from "./built.js";
import {ofEachKind} from "./kinds.js";
import {openSite, settled} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rooms = await Promise.all(slugs.map(loadRoom));

const typical = new Set(ofEachKind(rooms).map(({slug}) => slug));

describe.each(rooms.map(({slug, spec}) => ({slug, spec})))("$slug", ({slug, spec}) => {
  // What a frame is to its host, whatever is in it.
  test.runIf(typical.has(slug))("embedded: alone, obeys its query, tells its height", async () => {
    const {page, faults, close} = await site.visit("404.html");
    const messages = (await page.evaluate(
      (source) =>
        new Promise<unknown[]>((resolve) => {
          const messages: unknown[] = [];
          const frame = document.createElement("iframe");
          addEventListener("message", ({data}) => {
            messages.push(data);
            // The first height can come before the figure lives.
            setTimeout(() => resolve(messages), 900);
          });
          frame.src = source;
          frame.title = "figure";
          frame.style.width = "700px";
          frame.style.height = "900px";
          document.body.append(frame);
        }),
      `${site.site.url}embed/${slug}/?theme=dark&scene=2&controls=none`
    )) as HeightMessage[];
    expect(messages.at(-1)).toMatchObject({type: "decision-boundary:height", slug});
    expect(messages.at(-1)?.height).toBeGreaterThan(300);
    const frame = page.frames().find((f) => f.url().includes("/embed/"));
    if (!frame) throw new Error("no frame");
    await frame.waitForSelector(".figure-live:not(.figure-busy) .panel:not(.panel-out) svg.stage");
    expect(await frame.locator("#observablehq-header, #observablehq-footer").count()).toBe(0);
    expect(await frame.locator(".control").count()).toBe(0);
    await expect
      .poll(() => frame.locator(".step-number").innerText())
      .toContain(`2 of ${spec.scenes.length}`);
    expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(faults).toEqual([]);
    await close();
  });

  // In each scene of each room axe looks at the page's figure, which is the same one.
  test.runIf(typical.has(slug))(
    "axe finds nothing in the figure alone, at first and in any scene, every other one in the dark; nor in its source",
    async () => {
      const {page, faults, close} = await site.visit(`embed/${slug}/`);
      await settled(page);
      expect(await findings(page)).toEqual([]);
      for (const i of spec.scenes.keys()) {
        await page.locator('.step[aria-label="Next scene"]').click();
        await expect
          .poll(() => page.locator(".step-number").innerText(), {timeout: 8000})
          .toContain(`${i + 1} of ${spec.scenes.length}`);
        await page.emulateMedia({colorScheme: i % 2 ? "dark" : "light"});
        // The pictures follow a frame later.
        await settled(page);
        // The words below come a moment later, and with them the note.
        if (spec.scenes[i].claim)
          await expect
            .poll(() => page.locator(".step-verdict").innerText(), {timeout: 10_000})
            .toBe("✓ computed here");
        expect(await findings(page, {part: ".figure"}), `scene ${i + 1}`).toEqual([]);
      }
      await page.goto(`${site.site.url}source/${slug}/`);
      expect(await findings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    }
  );

  // What the page itself holds, without a browser: that it is shown is the style's doing, in whatever room.
  test("the page as it is sent holds its pictures, its answers and its numbers", () => {
    const {document} = parseHTML(readFileSync(join(dist, "questions", slug, "index.html"), "utf8"));
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((e) => e.textContent ?? "");
    expect(document.querySelector(".figure .layers-wide svg")).not.toBeNull();
    const still = document.querySelector(".figure .layers-narrow img.only-light")?.getAttribute("src");
    expect(existsSync(join(dist, "questions", slug, still ?? "none"))).toBe(true);
    expect(texts(".figure-caption").join("").length).toBeGreaterThan(20);
    for (const text of texts(".read")) expect(text).not.toBe("");
    expect(texts(".no-script:not(.from-file-only)").join("").length).toBeGreaterThan(20);
    // What is in <noscript> is text to some parsers and elements to others.
    const answers = [...document.querySelectorAll(".predict noscript")];
    expect(answers.length).toBe(spec.predictions.length);
    for (const answer of answers) expect(answer.innerHTML.length).toBeGreaterThan(30);
  });

  test.runIf(typical.has(slug))(
    "without scripts the page shows its picture, its answer and its numbers",
    async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`, {javaScriptEnabled: false});
      expect(await page.locator(".figure .layers-wide svg").first().isVisible()).toBe(true);
      expect(await page.locator(".figure .layers-narrow img").first().isVisible()).toBe(false);
      expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(20);
      for (const text of await page.locator(".read").allTextContents()) expect(text).not.toBe("");
      expect(await page.locator(".no-script:not(.from-file-only)").isVisible()).toBe(true);
      for (const answer of await page.locator(".predict noscript p:last-child").allInnerTexts())
        expect(answer.length, "an answer is readable without scripts").toBeGreaterThan(20);
      await page.setViewportSize({width: 375, height: 812});
      const still = page.locator(".figure .layers-narrow img.only-light").first();
      await still.scrollIntoViewIfNeeded();
      await expect.poll(() => still.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBeGreaterThan(0);
      expect(faults).toEqual([]);
      await close();
    }
  );
});
