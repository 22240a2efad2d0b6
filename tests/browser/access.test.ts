import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {openSite, settled} from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Page = Awaited<ReturnType<typeof site.visit>>["page"];

/**
 * What axe finds in the document, or in the part of it that a selector names. Themes differ in color only: in the dark
 * nothing else is looked at again.
 */
async function findings(page: Page, scheme: "light" | "dark", part?: string): Promise<string[]> {
  if (!(await page.evaluate("Boolean(globalThis.axe)"))) await page.evaluate(axe);
  return (await page.evaluate(
    `axe.run(${part ? JSON.stringify(part) : "document"}, {resultTypes: ["violations"]${scheme === "dark" ? ', runOnly: ["color-contrast"]' : ""}}).then(({violations}) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(" | ")))`
  )) as string[];
}

describe.each(["light", "dark"] as const)("axe finds nothing, %s", (colorScheme) => {
  test.each(["", "404.html", "speed", ...slugs.flatMap((slug) => [`source/${slug}/`, `embed/${slug}/`])])(
    "/%s",
    async (path) => {
      const {page, close} = await site.visit(path, {colorScheme});
      if (path.startsWith("embed")) await settled(page);
      expect(await findings(page, colorScheme)).toEqual([]);
      await close();
    }
  );

  test.each(slugs)("%s, with everything unfolded and in every scene, and its dialog", async (slug) => {
    const {spec} = await loadRoom(slug);
    const {page, close} = await site.visit(`questions/${slug}/`, {colorScheme});
    await settled(page);
    for (const details of await page.locator("details").all())
      await details.evaluate((d: HTMLDetailsElement) => (d.open = true));
    expect(await findings(page, colorScheme), "first view").toEqual([]);
    for (const [i] of spec.scenes.entries()) {
      await page.locator(`a[data-scene="${i + 1}"]`).click();
      await settled(page);
      // The words beside it are the same in every scene.
      expect(await findings(page, colorScheme, ".figure"), `scene ${i + 1}`).toEqual([]);
    }
    await page.locator(".figure-tools button", {hasText: "Share"}).click();
    await page.waitForSelector("dialog[open] .share-qr svg");
    expect(await findings(page, colorScheme), "share dialog").toEqual([]);
    await close();
  });
});
