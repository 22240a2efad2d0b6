import {mkdirSync} from "node:fs";
import {join} from "node:path";
import type {Locator, Page} from "playwright-core";
import {project} from "../../scripts/project.js";
import {type openSite, settled} from "./site.js";

/** The code that Share gives for the slug's second scene, as the dialog writes it. */
export async function shareCode(
  site: Awaited<ReturnType<typeof openSite>>,
  slug: string,
  purpose: "page" | "slide"
): Promise<string> {
  const {page, close} = await site.visit(`questions/${slug}/?scene=2`);
  await settled(page);
  await page.locator("[data-tool=share]").click();
  await page.locator('select[aria-label="What the frame is for"]').selectOption(purpose);
  const code = await page.locator('textarea[aria-label="Code to embed the figure"]').inputValue();
  await close();
  return code;
}

/**
 * Drags a handle by so many pixels of the screen, and another way where it is at its end.
 *
 * @returns how far from the pointer it ends, along the direction in which it can move; infinite where it does not move
 */
export async function dragHandle(page: Page, handle: Locator, [dx, dy]: [number, number]): Promise<number> {
  const grip = handle.locator(".handle-grip").first();
  const box = await grip.boundingBox();
  if (!box) throw new Error("the handle has no grip");
  const said = await handle.getAttribute("aria-valuetext");
  const from = [box.x + box.width / 2, box.y + box.height / 2];
  // One that turns stays where the pointer moves to or from its center: then across.
  for (const [x, y] of [
    [1, -1],
    [-1, 1],
    [1, 1],
    [-1, -1]
  ]) {
    const to = [from[0] + x * dx, from[1] + y * dy];
    await page.mouse.move(from[0], from[1]);
    await page.mouse.down();
    await page.mouse.move(to[0], to[1], {steps: 6});
    await page.waitForTimeout(120);
    const middle = async () => {
      const at = await grip.boundingBox();
      return at && [at.x + at.width / 2, at.y + at.height / 2];
    };
    let end = await middle();
    // One that snaps stands at the nearest of its places: with the pointer there it stays.
    if (end && Math.hypot(to[0] - end[0], to[1] - end[1]) >= 12) {
      to[0] = end[0];
      to[1] = end[1];
      await page.mouse.move(to[0], to[1]);
      await page.waitForTimeout(120);
      end = await middle();
    }
    await page.mouse.up();
    if (!end || (await handle.getAttribute("aria-valuetext")) === said) continue;
    // A handle on a line stays on it: what counts is how far along its way the pointer is.
    const [wx, wy] = [end[0] - from[0], end[1] - from[1]];
    const [ox, oy] = [to[0] - end[0], to[1] - end[1]];
    const along = Math.abs(ox * wx + oy * wy) / (Math.hypot(wx, wy) || 1);
    return Math.min(along, Math.abs(ox), Math.abs(oy));
  }
  return Number.POSITIVE_INFINITY;
}

/** With PICTURES=1 what was tested is also to be looked at, in `shots/`. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  mkdirSync(join(project, "shots"), {recursive: true});
  await page.screenshot({path: join(project, `shots/host-${name}.png`)});
}
