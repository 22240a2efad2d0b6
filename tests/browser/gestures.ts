import type {Locator, Page} from "playwright-core";
import {expect} from "vitest";
import {settled, type Visit} from "./site.js";

/** Moves a control of any kind to another value, by keyboard where it is a slider. */
export async function moveControl(control: Locator): Promise<void> {
  const range = control.locator("input[type=range]");
  const select = control.locator("select");
  const radios = control.locator("input[type=radio]");
  const box = control.locator("input[type=checkbox]");
  const line = control.locator("input[type=text]");
  if (await range.count()) {
    await range.focus();
    const value = () =>
      range.evaluate((r: HTMLInputElement) => [r.valueAsNumber, Number(r.min), Number(r.max)]);
    const [now, min, max] = await value();
    // By pages: what some sliders do is seen from a few steps on only.
    const key = now - min > max - now ? "PageDown" : "PageUp";
    for (let i = 0; i < 2; ++i) await control.page().keyboard.press(key);
    expect((await value())[0]).not.toBe(now);
    expect(await range.getAttribute("aria-valuetext")).toBeTruthy();
  } else if (await select.count()) {
    // Of several not the last one: where it is the reader's own table, there is none yet.
    const index = await select.evaluate((s: HTMLSelectElement) => {
      const next = (s.selectedIndex + 1) % s.options.length;
      return s.options.length > 3 && next === s.options.length - 1 ? 0 : next;
    });
    await select.selectOption({index});
  } else if (await radios.count()) {
    const at = await radios.evaluateAll((all) => all.findIndex((r) => (r as HTMLInputElement).checked));
    await radios.nth(at === 0 ? 1 : 0).check();
  } else if (await box.count()) await box.click();
  else if (await line.count()) await line.fill("the");
  else await control.locator("button").click();
}

/** Unfolds everything, or everything in a part of the page. */
export async function unfold(page: Page, within = "body"): Promise<void> {
  await page.evaluate((selector) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(`${selector} details`))
      details.open = true;
  }, within);
}

/** Folds everything. */
export async function fold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("details[open]"))
      details.open = false;
  });
}

/** A finger's way over the screen, in pixels of the page. */
export async function swipe(
  page: Page,
  from: [number, number],
  to: [number, number],
  steps = 8
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: {x: number; y: number}[]) =>
    session.send("Input.dispatchTouchEvent", {type, touchPoints: points});
  await send("touchStart", [{x: from[0], y: from[1]}]);
  for (let i = 1; i <= steps; ++i) {
    const t = i / steps;
    await send("touchMove", [{x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t}]);
    await page.waitForTimeout(16);
  }
  await send("touchEnd", []);
  await session.detach();
}

/** The middle of an element that must be there. */
export async function middle(element: Locator): Promise<[number, number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error("it is nowhere");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** What answers a prediction of any kind, without caring what is right. */
export async function guess(page: Page, box: Locator, kind: "choice" | "number" | "draw"): Promise<void> {
  if (kind === "choice") await box.locator("input[type=radio]").first().check();
  else if (kind === "number") {
    await box.locator("input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
  } else {
    await box.locator("svg").scrollIntoViewIfNeeded();
    const there = await box.locator("svg").boundingBox();
    if (!there) throw new Error("nowhere to draw");
    await page.mouse.move(there.x + there.width * 0.12, there.y + there.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(there.x + there.width * 0.98, there.y + there.height * 0.6, {steps: 25});
    await page.mouse.up();
  }
}

/** Shows all panels that there are, by their tabs. */
export async function showAll({page}: Visit): Promise<void> {
  const hidden = page.locator('.panel-tab[aria-pressed="false"]:visible');
  // What was asked for last may still bring or take panels: those that are hidden are counted anew each time.
  await settled(page);
  for (let left = await page.locator(".panel-tab").count(); left > 0 && (await hidden.count()) > 0; --left)
    await hidden.first().click();
  await settled(page);
}

/** Goes to a scene by the list in the page. */
export async function goTo({page}: Visit, scene: number): Promise<void> {
  await page.locator(`a[data-scene="${scene}"]`).click();
  await settled(page);
}
