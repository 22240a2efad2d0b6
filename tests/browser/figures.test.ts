import type {Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, type Room, slugs} from "../../scripts/rooms.js";
import {controlled} from "../../src/figure/params.js";
import {openSite, picture, settled, words} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
const rooms: Room[] = await Promise.all(slugs.map(loadRoom));

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Moves a control of any kind to another value. */
async function moveControl(control: Locator): Promise<void> {
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
    const key = now - min > max - now ? "ArrowLeft" : "ArrowRight";
    for (let i = 0; i < 12; ++i) await control.page().keyboard.press(key);
    expect((await value())[0]).not.toBe(now);
    expect(await range.getAttribute("aria-valuetext")).toBeTruthy();
  } else if (await select.count()) {
    const index = await select.evaluate((s: HTMLSelectElement) => (s.selectedIndex + 1) % s.options.length);
    await select.selectOption({index});
  } else if (await radios.count()) {
    const at = await radios.evaluateAll((all) => all.findIndex((r) => (r as HTMLInputElement).checked));
    await radios.nth(at === 0 ? 1 : 0).check();
  } else if (await box.count()) await box.click();
  else if (await line.count()) await line.fill("the");
  else await control.locator("button").click();
}

describe.each(rooms.map(({slug, spec}) => ({slug, spec})))("$slug", ({slug, spec}) => {
  test("every control moves the figure, and goes into the link", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    for (const key of controlled(spec.params)) {
      await page.locator(".figure-tools button", {hasText: "Reset"}).click();
      await settled(page);
      await expect.poll(() => page.url(), {timeout: 5000}).not.toContain("=");
      for (const details of await page.locator(".figure details").all()) {
        await details.evaluate((d: HTMLDetailsElement) => {
          d.open = true;
        });
      }
      const control = page.locator(`.figure .control[data-param="${key}"]`);
      const before = await picture(page);
      await moveControl(control);
      await settled(page);
      await expect.poll(() => picture(page), {message: key, timeout: 10_000}).not.toBe(before);
      await expect.poll(() => page.url(), {message: key, timeout: 5000}).toContain(`${key}=`);
    }
    expect(faults).toEqual([]);
    await close();
  });

  const played = Object.entries(spec.params).filter(([, param]) => param.kind === "range" && param.play);
  test.runIf(played.length)("what is played runs, pauses, and ends when the slider is moved", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`, {reducedMotion: "no-preference"});
    await settled(page);
    for (const [key] of played) {
      for (const details of await page.locator(".figure details").all())
        await details.evaluate((d: HTMLDetailsElement) => {
          d.open = true;
        });
      const control = page.locator(`.figure .control[data-param="${key}"]`);
      const slider = control.locator("input[type=range]");
      const button = control.locator("button.play");
      const value = () => slider.evaluate((r: HTMLInputElement) => r.valueAsNumber);
      const before = await value();
      await button.click();
      await expect.poll(value, {timeout: 5000}).not.toBe(before);
      await button.click();
      const paused = await value();
      expect(await button.innerText()).toBe("Play");
      await page.waitForTimeout(300);
      expect(await value()).toBe(paused);
      await button.click();
      await expect.poll(() => button.innerText()).toBe("Pause");
      await slider.focus();
      await page.keyboard.press("Home");
      expect(await button.innerText()).toBe("Play");
      await page.waitForTimeout(300);
      expect(await value()).toBe(await slider.evaluate((r: HTMLInputElement) => Number(r.min)));
    }
    expect(faults).toEqual([]);
    await close();
  });

  test.runIf(played.length)("what is played goes step by step for readers who want no motion", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const control = page.locator(`.figure .control[data-param="${played[0][0]}"]`);
    const value = () =>
      control.locator("input[type=range]").evaluate((r: HTMLInputElement) => r.valueAsNumber);
    const before = await value();
    expect(await control.locator("button.play").innerText()).toBe("Step");
    await control.locator("button.play").click();
    const after = await value();
    expect(after).not.toBe(before);
    await page.waitForTimeout(300);
    expect(await value()).toBe(after);
    expect(faults).toEqual([]);
    await close();
  });

  test("every handle moves by mouse and by arrow keys, and says where it is", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const handles = page.locator(".figure svg.stage .handle");
    const n = await handles.count();
    expect(n + (await page.locator(".figure svg.stage .movable").count())).toBeGreaterThan(0);
    for (let i = 0; i < n; ++i) {
      const handle = handles.nth(i);
      const name = await handle.getAttribute("aria-label");
      expect(name).toBeTruthy();
      await page.locator(".figure-tools button", {hasText: "Reset"}).click();
      await settled(page);
      const before = await picture(page);
      const box = await handle.locator(".handle-grip").boundingBox();
      if (!box) throw new Error(`${name} is nowhere`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (const side of [1, -1]) {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + side * 15, y - side * 12, {steps: 3});
        await page.mouse.move(x + side * 45, y - side * 40, {steps: 4});
        await page.mouse.up();
        await settled(page);
        if ((await picture(page)) !== before) break;
      }
      expect(await picture(page), `${name} by mouse`).not.toBe(before);
      const said = await handle.getAttribute("aria-valuetext");
      expect(said, name ?? "").toBeTruthy();
      await handle.focus();
      // One key at a time: on a curve, right and up may be there and back.
      for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"]) {
        await page.keyboard.press(key);
        await settled(page);
        if ((await handle.getAttribute("aria-valuetext")) !== said) break;
      }
      await expect
        .poll(() => handle.getAttribute("aria-valuetext"), {message: `${name} by arrow keys`, timeout: 5000})
        .not.toBe(said);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test("scenes: by link, by stepper, by the list in the page; back and forward", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/?scene=2`);
    await settled(page);
    await expect.poll(() => page.locator(".step-number").innerText()).toContain(`2 of ${spec.scenes.length}`);
    // Words follow the picture within a fifth of a second.
    await page.waitForTimeout(400);
    const second = await words(page);
    await page.locator('.step[aria-label="Next scene"]').click();
    await settled(page);
    await expect.poll(() => page.url(), {timeout: 5000}).toContain("scene=3");
    await page.waitForTimeout(400);
    const third = await words(page);
    expect(third).not.toBe(second);
    await page.locator('a[data-scene="1"]').click();
    await settled(page);
    await expect.poll(() => page.url(), {timeout: 5000}).toContain("scene=1");
    await page.goBack();
    await settled(page);
    expect(page.url()).toContain("scene=3");
    await expect.poll(() => words(page), {timeout: 8000}).toBe(third);
    await page.goBack();
    await settled(page);
    await expect.poll(() => words(page), {timeout: 8000}).toBe(second);
    await page.goForward();
    await settled(page);
    await expect.poll(() => words(page), {timeout: 8000}).toBe(third);
    const verdicts: string[] = [];
    for (const [i, scene] of spec.scenes.entries()) {
      await page.locator(`a[data-scene="${i + 1}"]`).click();
      await settled(page);
      if (scene.claim) {
        await expect.poll(() => page.locator(".step-verdict").innerText(), {timeout: 10_000}).not.toBe("");
        verdicts.push(await page.locator(".step-verdict").innerText());
      }
    }
    for (const verdict of verdicts) expect(verdict).toBe("✓ computed here");
    expect(faults).toEqual([]);
    await close();
  });

  test("predictions are committed to before they are shown", async () => {
    const {page, faults, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    for (const [i, prediction] of spec.predictions.entries()) {
      const box = page.locator(`[data-predict="${i + 1}"]`);
      const show = box.locator("button", {hasText: "Show me"});
      expect(await show.isDisabled()).toBe(true);
      if (prediction.kind === "choice") await box.locator("input[type=radio]").first().check();
      else if (prediction.kind === "number") {
        await box.locator("input[type=range]").focus();
        await page.keyboard.press("ArrowRight");
      } else {
        const area = await box.locator("svg").boundingBox();
        if (!area) throw new Error("nowhere to draw");
        await box.locator("svg").scrollIntoViewIfNeeded();
        const there = await box.locator("svg").boundingBox();
        if (!there) throw new Error("nowhere to draw");
        await page.mouse.move(there.x + there.width * 0.12, there.y + there.height * 0.3);
        await page.mouse.down();
        await page.mouse.move(there.x + there.width * 0.98, there.y + there.height * 0.6, {steps: 25});
        await page.mouse.up();
      }
      expect(await show.isDisabled()).toBe(false);
      await show.click();
      await expect.poll(() => box.locator(".predict-gap").count(), {timeout: 20_000}).toBe(1);
      expect((await box.locator(".predict-outcome").innerText()).length).toBeGreaterThan(20);
      await box.locator("button", {hasText: "Guess again"}).click();
      expect(await show.isDisabled()).toBe(true);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test("goals are ticked by the figure, not by looking", async () => {
    const {page, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    expect(await page.locator(".goal-done").count()).toBe(0);
    for (const [i] of spec.goals.entries()) {
      await page.locator(`[data-goal="${i + 1}"] button`).click();
      await settled(page);
      await expect
        .poll(() => page.locator(`[data-goal="${i + 1}"].goal-done`).count(), {timeout: 10_000})
        .toBe(1);
    }
    await close();
  });

  test("two themes give two pictures", async () => {
    const {page, close} = await site.visit(`questions/${slug}/`);
    await settled(page);
    const color = () =>
      page
        .locator(".figure .axis-label")
        .first()
        .evaluate((e) => getComputedStyle(e).fill);
    const light = await color();
    await page.click(".theme-switch");
    expect(await color()).not.toBe(light);
    await close();
  });
});
