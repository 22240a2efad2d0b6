import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {middle, moveControl, swipe} from "./gestures.js";
import {ofEachKind} from "./kinds.js";
import {openSite, picture, settled, type Visit} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rooms = await Promise.all(slugs.map(loadRoom));
const typical = new Set(ofEachKind(rooms).map(({slug}) => slug));

/** What shows through or hangs over while a figure is presented, in words. */
async function flaws({page}: Visit): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const layer = document.querySelector(".presentation") as HTMLElement;
    const box = layer.getBoundingClientRect();
    if (box.width < innerWidth || box.height < innerHeight) found.push("the layer does not fill the screen");
    if (layer.scrollHeight > layer.clientHeight + 1) found.push("the layer scrolls");
    for (const [x, y] of [
      [0.02, 0.02],
      [0.5, 0.5],
      [0.98, 0.98],
      [0.02, 0.98]
    ]) {
      if (!layer.contains(document.elementFromPoint(x * innerWidth, y * innerHeight)))
        found.push(`the page at ${x}, ${y}`);
    }
    const parts = [
      ...layer.querySelectorAll<HTMLElement>(
        ".figure > .figure-picture, .figure > .figure-controls, .figure > .figure-stepper"
      )
    ]
      .map((e) => ({name: e.className, ...e.getBoundingClientRect().toJSON()}) as DOMRect & {name: string})
      .sort((a, b) => a.top - b.top);
    parts.slice(1).forEach((part, i) => {
      if (part.top < parts[i].bottom - 1) found.push(`${part.name} lies on ${parts[i].name}`);
    });
    if ((parts.at(-1)?.bottom ?? 0) > innerHeight + 1) found.push("the last part is cut off");
    return found;
  });
}

/** Texts that the last row of a room cannot read, on a screen of 1920 × 1080. */
const small = ({page}: Visit): Promise<{text: string | null; size: number}[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<SVGGraphicsElement | HTMLElement>(
        ".presentation .panels text, .presentation .panels td, .presentation .step-words, .presentation .controls-primary button"
      )
    ]
      .filter((e) => e.getBoundingClientRect().width > 0 && e.textContent)
      .map((e) => {
        const svg = e.closest("svg");
        const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
        return {text: e.textContent, size: Number.parseFloat(getComputedStyle(e).fontSize) * scale};
      })
      .filter(({size}) => size < 19.9)
  );

/** Present's button, and what it brings. */
async function present({page}: Visit): Promise<void> {
  await page.locator("[data-tool=present]").click();
  await page.waitForSelector(".figure-presented");
  await settled(page);
}

async function left({page}: Visit): Promise<void> {
  await expect.poll(() => page.locator(".figure-presented").count()).toBe(0);
  expect(await page.evaluate(() => document.querySelectorAll("[inert]").length)).toBe(0);
}

/** Next, a control, a handle and the way out, all by mouse. */
async function byMouse(visit: Visit): Promise<void> {
  const {page} = visit;
  const step = page.locator(".step-number");
  await present(visit);
  await expect.poll(() => step.innerText(), {timeout: 8000}).toMatch(/^1 of/);
  expect(await flaws(visit)).toEqual([]);
  await page.locator('.step[aria-label="Next scene"]').click();
  await expect.poll(() => step.innerText(), {timeout: 8000}).toMatch(/^2 of/);
  await settled(page);
  let before = await picture(page);
  await moveControl(page.locator(".figure-presented .controls-primary .control").first());
  await settled(page);
  await expect.poll(() => picture(page), {timeout: 8000}).not.toBe(before);
  const grip = page.locator(".figure-presented .handle:visible .handle-grip").first();
  if (await grip.count()) {
    before = await picture(page);
    const [x, y] = await middle(grip);
    const far = 0.09 * (page.viewportSize()?.width ?? 1280);
    for (const side of [1, -1]) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      // Far enough for one that goes from step to step.
      await page.mouse.move(x + side * far, y - side * 45, {steps: 5});
      await page.mouse.up();
      await settled(page);
      if ((await picture(page)) !== before) break;
    }
    expect(await picture(page)).not.toBe(before);
  }
  await page.locator("[data-tool=present]").click();
  await left(visit);
  await settled(page);
}

describe.each(rooms.map(({slug, spec}) => ({slug, spec})))("$slug presented", ({slug, spec}) => {
  test("by keys: fills 1280 × 800 and 1920 × 1080, where it can be read from far", async () => {
    const visit = await site.visit(`questions/${slug}/?present=1`);
    const {page, faults, close} = visit;
    const step = page.locator(".step-number");
    await page.waitForSelector(".figure-presented");
    await settled(page);
    for (const scene of [1, 2]) {
      if (!(await step.innerText()).startsWith(`${scene} of`)) await page.keyboard.press("ArrowRight");
      await expect
        .poll(() => step.innerText(), {timeout: 8000})
        .toMatch(new RegExp(`^${scene} of ${spec.scenes.length}`));
      await settled(page);
      expect(await flaws(visit), `1280 × 800, scene ${scene}`).toEqual([]);
    }
    // A window that fills the screen is not told its size: the screen is.
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setDeviceMetricsOverride", {
      width: 1920,
      height: 1080,
      deviceScaleFactor: 1,
      mobile: false
    });
    await settled(page);
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1920, 1080]);
    for (const scene of typical.has(slug) ? [2, 1] : [2]) {
      await expect.poll(() => step.innerText(), {timeout: 8000}).toMatch(new RegExp(`^${scene} of`));
      await settled(page);
      expect(await flaws(visit), `1920 × 1080, scene ${scene}`).toEqual([]);
      expect(await small(visit), `1920 × 1080, scene ${scene}`).toEqual([]);
      if (scene > 1 && typical.has(slug)) await page.keyboard.press("ArrowLeft");
    }
    await page.keyboard.press("Escape");
    await left(visit);
    expect(page.url()).not.toContain("present=");
    expect(faults).toEqual([]);
    await close();
  });
});

describe.each(
  ofEachKind(rooms).map(({slug, spec}) => ({
    slug,
    scene: spec.scenes.findIndex(({panel}) => panel && panel !== spec.panels[0].id) + 1
  }))
)("$slug presented otherwise", ({slug, scene}) => {
  test("on a phone: the panel in sight stays in sight, coming and going", async () => {
    if (!scene) return;
    const visit = await site.visit(`questions/${slug}/?scene=${scene}`, {
      viewport: {width: 375, height: 812},
      hasTouch: true
    });
    const {page, close} = visit;
    await settled(page);
    /** The panel whose place the strip shows, and the one whose tab says so. */
    const inSight = () =>
      page.evaluate(() => {
        const strip = document.querySelector(".panels") as HTMLElement;
        const tabs = [...document.querySelectorAll(".panel-tab")];
        return [
          Math.round(strip.scrollLeft / strip.clientWidth),
          tabs.findIndex((tab) => tab.ariaPressed === "true")
        ];
      });
    const [first] = await inSight();
    expect(first).toBeGreaterThan(0);
    await present(visit);
    await expect.poll(inSight).toEqual([first, first]);
    await page.locator("[data-tool=present]").tap();
    await left(visit);
    await expect.poll(inSight).toEqual([first, first]);
    await close();
  });

  test("at 1280 × 800 by mouse, and by the keys that a remote control sends", async () => {
    const visit = await site.visit(`questions/${slug}/`);
    const {page, faults, close} = visit;
    await settled(page);
    await byMouse(visit);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".figure-presented");
    const step = page.locator(".step-number");
    let scene = Number.parseInt(await step.innerText(), 10);
    for (const [key, by] of [
      [" ", 1],
      ["PageUp", -1],
      ["PageDown", 1]
    ] as const) {
      scene += by;
      await page.keyboard.press(key);
      await expect.poll(() => step.innerText(), {timeout: 8000}).toMatch(new RegExp(`^${scene} of`));
    }
    await page.keyboard.press("Escape");
    await left(visit);
    expect(faults).toEqual([]);
    await close();
  });

  test("on a screen of 1920 × 1080 by mouse", async () => {
    const visit = await site.visit(`questions/${slug}/`, {viewport: {width: 1920, height: 1080}});
    await settled(visit.page);
    await byMouse(visit);
    expect(visit.faults).toEqual([]);
    await visit.close();
  });

  test("by touch: next, a handle, leave", async () => {
    const visit = await site.visit(`questions/${slug}/`, {
      viewport: {width: 1024, height: 768},
      hasTouch: true
    });
    const {page, faults, close} = visit;
    await settled(page);
    await page.locator("[data-tool=present]").tap();
    await page.waitForSelector(".figure-presented");
    await settled(page);
    await page.locator('.step[aria-label="Next scene"]').tap();
    await expect.poll(() => page.locator(".step-number").innerText(), {timeout: 8000}).toMatch(/^2 of/);
    await settled(page);
    const grip = page.locator(".figure-presented .handle:visible .handle-grip").first();
    if (await grip.count()) {
      const before = await picture(page);
      const [x, y] = await middle(grip);
      await swipe(page, [x, y], [x + 50, y - 40]);
      await settled(page);
      if ((await picture(page)) === before) await swipe(page, [x, y], [x - 50, y + 40]);
      await settled(page);
      expect(await picture(page)).not.toBe(before);
    }
    await page.locator("[data-tool=present]").tap();
    await expect.poll(() => page.locator(".figure-presented").count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});
