import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {controlled} from "../../src/figure/params.js";
import {deal} from "./deal.js";
import {middle, moveControl, swipe, unfold} from "./gestures.js";
import {ofEachKind} from "./kinds.js";
import {picture, settled, type Visit} from "./site.js";

const phone = {viewport: {width: 375, height: 812}, hasTouch: true, isMobile: true, deviceScaleFactor: 2};
const rooms = await Promise.all(slugs.map(loadRoom));

/** Tabs, swipes and touch are the kit's, and tried in a room of each kind. */
const typical = new Set(ofEachKind(rooms).map(({slug}) => slug));

/** What every room owes on a phone. Rooms are dealt out to several test files, so that they run side by side. */
export function checkPhones(share: number, of: number): void {
  const dealt = deal(share, of);
  const mine = rooms.filter(({slug}) => dealt.mine.includes(slug));

  describe.each(mine.map(({slug, spec}) => ({slug, spec})))("$slug on a phone", ({slug, spec}) => {
    let visit: Visit;
    beforeAll(async () => {
      visit = await dealt.visit(`questions/${slug}/`, phone, {shifts: true});
      await settled(visit.page);
    });
    afterAll(() => visit.close());

    test("does not shift, and fits 375, 320 and 640 px", async () => {
      const {page, faults} = visit;
      await page.waitForTimeout(400);
      expect(await page.evaluate("window.shifts"), "layout shift").toEqual([]);
      for (const width of [320, 640, 375]) {
        await page.setViewportSize({width, height: 812});
        await settled(page);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${width} px`
        ).toBeLessThanOrEqual(width);
      }
      expect(faults).toEqual([]);
    });

    test("whatever control is in hand, two fifths of the screen show a panel that it moves", async () => {
      const {page, faults} = visit;
      await unfold(page, ".figure");
      for (const key of controlled(spec.params)) {
        await page.locator("[data-tool=reset]").evaluate((b: HTMLElement) => b.click());
        await settled(page);
        const control = page.locator(`.figure .control[data-param="${key}"]`);
        const moved = async (): Promise<boolean> => {
          await control.evaluate((c) => c.scrollIntoView({block: "center", behavior: "instant"}));
          const before = await picture(page);
          await moveControl(control);
          await settled(page);
          return expect
            .poll(() => picture(page), {timeout: 800})
            .not.toBe(before)
            .then(
              () => true,
              () => false
            );
        };
        // Some act only in what a scene shows, first of all in the scene that uses them.
        const first = spec.scenes.findIndex(({control: used}) => used === key);
        const scenes = [...spec.scenes.keys()].sort((i, j) => Number(j === first) - Number(i === first));
        let there = first < 0 && (await moved());
        if (there) await expect.poll(() => page.url(), {message: key, timeout: 5000}).toContain(`${key}=`);
        for (const scene of scenes) {
          if (there) break;
          await page.locator(`a[data-scene="${scene + 1}"]`).evaluate((link: HTMLElement) => link.click());
          await settled(page);
          there = await moved();
        }
        expect(there, `${key} moves the figure in some scene`).toBe(true);
        await page.waitForTimeout(120);
        const seen = await page.evaluate(() => {
          const panels = document.querySelector(".panels") as HTMLElement;
          const {top, bottom} = panels.getBoundingClientRect();
          return (Math.min(innerHeight, bottom) - Math.max(0, top)) / innerHeight;
        });
        expect(seen, key).toBeGreaterThanOrEqual(0.4);
        const box = await control.boundingBox();
        expect(box && box.y >= 0 && box.y + box.height <= 812, `${key} is in sight`).toBe(true);
        // The panel in sight is one that the control moves.
        const inSight = await page.evaluate(() => {
          const panels = document.querySelector(".panels") as HTMLElement;
          const i = Math.round(panels.scrollLeft / panels.clientWidth);
          return document.querySelectorAll<HTMLElement>(".panel")[i].dataset.panel;
        });
        const changes = await page.evaluate(
          () =>
            (document.querySelector(".figure") as unknown as {live: {panels: {changed: string[]}}}).live
              .panels.changed
        );
        // And one of the setting that now is: a panel that went with its setting is no longer looked at.
        const params = await page.evaluate(() => {
          const {params} = (
            document.querySelector(".figure") as unknown as {live: {state: {params: Record<string, unknown>}}}
          ).live.state;
          return Object.fromEntries(Object.entries(params).filter(([, v]) => typeof v !== "object"));
        });
        const fits = (id: string | undefined) =>
          Object.entries(spec.panels.find((panel) => panel.id === id)?.with ?? {}).every(
            ([k, v]) => params[k] === v
          );
        expect(fits(inSight), `${key}: the panel in sight belongs to the setting`).toBe(true);
        if (changes.some(fits)) expect(changes, `${key} moves what is in sight`).toContain(inSight);
      }
      expect(faults).toEqual([]);
    });

    test.runIf(spec.panels.length > 1 && typical.has(slug))("panels are a tab or a swipe away", async () => {
      const {page} = visit;
      await page.locator("[data-tool=reset]").evaluate((b: HTMLElement) => b.click());
      await page.evaluate(() => {
        const tools = document.querySelector(".figure-tools") as HTMLElement;
        scrollBy({top: tools.getBoundingClientRect().top - 56, behavior: "instant"});
      });
      const current = () => page.locator('.panel-tab[aria-pressed="true"]').innerText();
      const tabs = page.locator(".panel-tab");
      expect(await current()).toBe(await tabs.first().innerText());
      await tabs.nth(1).tap();
      await expect.poll(current).toBe(await tabs.nth(1).innerText());
      expect((await page.locator(".panel").nth(1).locator("svg.stage, table").count()) > 0).toBe(true);
      await tabs.first().tap();
      await expect.poll(current).toBe(await tabs.first().innerText());
      // A swipe from a place without marks, at the panel's head.
      const head = await page.locator(".panel").first().locator(".panel-head").boundingBox();
      if (!head) throw new Error("no panel");
      await swipe(page, [330, head.y + head.height / 2], [40, head.y + head.height / 2], 12);
      await expect.poll(current, {timeout: 5000}).toBe(await tabs.nth(1).innerText());
      // Until the fling has come to rest: whoever taps meanwhile stops it.
      await page.waitForTimeout(700);
    });

    test.runIf(typical.has(slug))("a handle moves by touch, and the page does not", async () => {
      const {page, faults} = visit;
      await page.locator("[data-tool=reset]").evaluate((b: HTMLElement) => b.click());
      await settled(page);
      await page.evaluate(() => {
        const tools = document.querySelector(".figure-tools") as HTMLElement;
        scrollBy({top: tools.getBoundingClientRect().top - 56, behavior: "instant"});
      });
      const grip = page.locator(".panel").first().locator(".handle:visible .handle-grip, .movable").first();
      if (!(await grip.count())) return;
      const before = await picture(page);
      const scroll = await page.evaluate(() => scrollY);
      const [x, y] = await middle(grip);
      await swipe(page, [x, y], [x + (x < 190 ? 70 : -70), y + 20]);
      await settled(page);
      await expect.poll(() => picture(page), {timeout: 5000}).not.toBe(before);
      expect(await page.evaluate(() => scrollY)).toBe(scroll);
      expect(faults).toEqual([]);
    });

    test.runIf(typical.has(slug))(
      "a handle follows a finger whose moves can no longer be cancelled, and does not try to cancel them",
      async (context) => {
        const {page, faults} = visit;
        const handle = page.locator(".panel").first().locator(".handle:not(.points-ring):visible").first();
        if (!(await handle.count())) return context.skip("no handle in the main panel");
        const before = await picture(page);
        // As a browser sends them that is too busy to wait for an answer.
        const tried = await handle.evaluate((element) => {
          const {x, y, width, height} = element.getBoundingClientRect();
          const tried: string[] = [];
          const {preventDefault} = Event.prototype;
          Event.prototype.preventDefault = function () {
            if (!this.cancelable) tried.push(this.type);
            preventDefault.call(this);
          };
          const send = (type: string, dx: number, cancelable: boolean) => {
            const touch = new Touch({
              identifier: 1,
              target: element,
              clientX: x + width / 2 + dx,
              clientY: y + height / 2 + dx / 2
            });
            const touches = type === "touchend" ? [] : [touch];
            element.dispatchEvent(
              new TouchEvent(type, {touches, changedTouches: [touch], bubbles: true, cancelable})
            );
          };
          const side = x + width / 2 < 190 ? 1 : -1;
          send("touchstart", 0, true);
          for (const dx of [10, 40, 80]) send("touchmove", side * dx, false);
          send("touchend", side * 80, true);
          Event.prototype.preventDefault = preventDefault;
          return tried;
        });
        expect(tried).toEqual([]);
        await expect.poll(() => picture(page), {timeout: 5000}).not.toBe(before);
        expect(faults).toEqual([]);
      }
    );
  });
}
