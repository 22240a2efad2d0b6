import {expect, test} from "vitest";
import type {AnyFigure} from "../../src/figure/contract.js";
import {fold, goTo, showAll, unfold} from "./gestures.js";
import {settled, type Visit} from "./site.js";

/** Smaller targets than this are hard to hit, in CSS pixels (WCAG 2.2, 2.5.8). */
const least = 24;

/** Cells of a matrix of a dozen rows or columns cannot be so large in a panel of a phone; the keyboard goes from one to the next. */
const leastCell = 12;

/** What can be pressed or dragged and is smaller than it should be; links in a line of text are as high as the line. */
const smallTargets = ([most, cell]: readonly [number, number]): string[] => {
  const wanted =
    // The ring round a chosen point is for the keyboard: the pointer takes hold of the points.
    "button, input:not([type=hidden]), select, summary, textarea, .figure svg.stage [role=slider]:not(.points-ring), .figure svg.stage [role=button], .figure svg.stage .movable, .figure td button";
  const shown = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
    (e) => e.checkVisibility({visibilityProperty: true}) && !e.closest("[inert]")
  );
  return shown.flatMap((element) => {
    const named = element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
    const around =
      element.closest("label") ?? ((element.matches("[type=checkbox], [type=radio]") && named) || element);
    // A grip is caught in a circle round what is drawn of it.
    const parts = [around, ...element.querySelectorAll(".handle-catch, .handle-grip, .catch, circle, rect")];
    const least = element.matches(".cell") ? cell : most;
    const boxes = parts.map((part) => part.getBoundingClientRect());
    if (!boxes.some(({width, height}) => width > 0 && height > 0)) return [];
    const ok = boxes.some(({width, height}) => width >= least - 0.5 && height >= least - 0.5);
    const {width, height} = boxes[0];
    return ok
      ? []
      : [
          `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 30) ?? ""} ${element.getAttribute("class") ?? ""}: ${width.toFixed(0)} × ${height.toFixed(0)}`
        ];
  });
};

/**
 * What a room owes to people who do not sit at a quiet desk with a mouse: tests of the page that `open` gives.
 *
 * @param typical whether also what is the kit's alone
 */
export function checkForEverybody(spec: AnyFigure, typical: boolean, open: () => Visit): void {
  test("targets are large enough, wide and on a phone", async () => {
    const visit = open();
    const {page} = visit;
    await showAll(visit);
    await unfold(page);
    await settled(page);
    await page.waitForTimeout(200);
    expect([...new Set(await page.evaluate(smallTargets, [least, leastCell] as const))]).toEqual([]);
    await page.setViewportSize({width: 375, height: 812});
    await settled(page);
    // Panels out of sight are drawn for their new size when a swipe brings them in.
    await page.evaluate(() =>
      (
        document.querySelector(".figure") as unknown as {live: {panels: {complete(): void}}}
      ).live.panels.complete()
    );
    expect([...new Set(await page.evaluate(smallTargets, [least, leastCell] as const))]).toEqual([]);
    await page.setViewportSize({width: 1280, height: 800});
    await fold(page);
  });

  test("with the spacing that readers may ask for, no word is cut off and nothing runs out of the page", async () => {
    const {page} = open();
    const style = await page.addStyleTag({
      content:
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important} svg *{letter-spacing:normal!important;word-spacing:normal!important} .katex *{letter-spacing:normal!important;word-spacing:normal!important;line-height:normal!important}"
    });
    for (const width of [1280, 360]) {
      await page.setViewportSize({width, height: 800});
      await settled(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${width} px`
      ).toBeLessThanOrEqual(width);
      const cut = await page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            "button, summary, label, .panel-title, .figure-caption, h1, h2"
          )
        ]
          .filter(
            (e) => e.checkVisibility() && e.clientWidth > 1 && getComputedStyle(e).overflowX !== "visible"
          )
          .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)
          .map((e) => e.textContent?.slice(0, 40))
      );
      expect(cut, `${width} px`).toEqual([]);
    }
    await page.setViewportSize({width: 1280, height: 800});
    await style.evaluate((e) => (e as HTMLElement).remove());
  });

  test("with the reader's own few colors, what is drawn stands out from the page", async () => {
    const {page} = open();
    await page.emulateMedia({forcedColors: "active"});
    const faint = await page.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor;
      return [
        ...document.querySelectorAll<SVGElement>(
          ".figure svg.stage .line, .figure svg.stage text, .figure svg.stage .handle-grip"
        )
      ]
        .filter((e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter((e) => {
          const {stroke, fill} = getComputedStyle(e);
          const clear = (color: string) =>
            color === "none" || color === paper || color === "rgba(0, 0, 0, 0)";
          return clear(stroke) && clear(fill);
        })
        .map((e) => `${e.tagName} ${e.getAttribute("class")}`);
    });
    expect([...new Set(faint)]).toEqual([]);
    await page.emulateMedia({forcedColors: "none"});
  });

  test("axes and marks are no noise: a screen reader hears the description, the tables and what can be moved", async () => {
    const visit = open();
    const {page} = visit;
    await showAll(visit);
    const noise = await page.evaluate(() =>
      [...document.querySelectorAll<SVGElement>(".figure svg.stage text")]
        .filter(
          (e) =>
            e.checkVisibility() && !e.closest("[aria-hidden=true], [role=slider], [role=button], [role=img]")
        )
        .map((e) => e.textContent)
    );
    expect(noise).toEqual([]);
    const live = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "[aria-live]:not([aria-live=off]), [role=status], [role=alert], output:not([aria-live=off])"
        )
      ]
        // A goal that is reached says so; so does a prediction that is answered.
        .filter(
          (e) => e.closest(".figure, .question") && !e.closest(".predict, .goals, .observablehq--block")
        )
        .map((e) => e.className)
    );
    // The description, and the notes.
    expect(live.length, live.join()).toBeLessThanOrEqual(2);
  });

  test.runIf(typical)(
    "who moves something by keys keeps hold of it when the page gets another size, and back",
    async (context) => {
      const visit = open();
      const {page} = visit;
      await goTo(visit, 1);
      const grip = page.locator(".figure svg.stage [role=slider]:visible").first();
      if (!(await grip.count())) return context.skip("nothing to move by keys in this scene");
      await grip.focus();
      const held = () =>
        page.evaluate(() => {
          const mark = document.activeElement;
          return mark?.closest("svg.stage") ? mark.getAttribute("aria-label") : null;
        });
      const name = await held();
      expect(name).not.toBeNull();
      const size = page.viewportSize() as {width: number; height: number};
      // The second time at the first size the picture that was kept comes back.
      for (const less of [60, 0, 60, 0]) {
        await page.setViewportSize({width: size.width - less, height: size.height - less});
        await settled(page);
        await expect.poll(held, {timeout: 5000}).toBe(name);
      }
      // And it moves: a handle, or from one point to the next.
      const value = () => page.evaluate(() => document.activeElement?.getAttribute("aria-valuetext"));
      const before = await value();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await expect.poll(value, {timeout: 5000}).not.toBe(before);
      expect(await held()).toBe(name);
    }
  );

  test.runIf(typical)(
    "what is held stays where the hand is: the picture keeps its size in a drag, whatever the words below do",
    async () => {
      const visit = open();
      const {page} = visit;
      for (const scene of [1, 2]) {
        await goTo(visit, scene);
        // The scene's words come up to 200 ms later, and with them the size that the picture keeps.
        await page.waitForTimeout(500);
        const grip = page
          .locator(
            ".figure svg.stage .handle:not(.points-ring):visible .handle-grip, .figure svg.stage .movable:visible"
          )
          .first();
        if (!(await grip.count())) continue;
        const box = await grip.boundingBox();
        if (!box) throw new Error("nowhere");
        const size = () => page.locator(".figure .panels").evaluate((e) => [e.clientWidth, e.clientHeight]);
        const before = await size();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        for (const [dx, dy] of [
          [14, -12],
          [40, -34],
          [-40, 34]
        ]) {
          await page.mouse.move(x + dx, y + dy, {steps: 3});
          await page.waitForTimeout(260);
          expect(await size(), `scene ${scene}`).toEqual(before);
        }
        await page.mouse.up();
        await settled(page);
      }
      await page.locator("[data-tool=reset]").click();
      await settled(page);
    }
  );

  const lent = spec.scenes.findIndex(({control}) => control && !spec.params[control].primary);
  test.runIf(lent >= 0 && typical)(
    "a control keeps the keyboard when it comes beside the picture and goes back",
    async () => {
      const {page} = open();
      await unfold(page, ".figure");
      const key = spec.scenes[lent].control as string;
      const input = `.figure .control[data-param="${key}"] :is(input, select, button)`;
      const other = spec.scenes.findIndex(({control}) => control !== key);
      for (const scene of other < 0 ? [lent] : [other, lent, other]) {
        const kept = await page.evaluate(
          async ([link, wanted]) => {
            document.querySelector<HTMLElement>(link)?.click();
            const element = document.querySelector<HTMLElement>(wanted);
            element?.focus({preventScroll: true});
            await new Promise((resolve) => setTimeout(resolve, 700));
            return document.activeElement === element;
          },
          [`a[data-scene="${scene + 1}"]`, input]
        );
        expect(kept, `scene ${scene + 1}, ${key}`).toBe(true);
      }
      await fold(page);
    }
  );

  test("by keyboard alone: everything in the figure is reached, named, and seen to be reached", async () => {
    const {page, faults} = open();
    await page.locator(".figure-tools button").first().focus();
    // What is reached by a key, and not by a script, shows that it is.
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    const reached: {name: string; ring: boolean}[] = [];
    for (let i = 0; i < 90; ++i) {
      const at = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e?.closest(".figure")) return null;
        const label =
          e.closest("label") ?? document.querySelector(`label[for="${CSS.escape(e.id || "none")}"]`);
        const name =
          e.getAttribute("aria-label") ||
          (e.getAttribute("aria-labelledby") ?? "")
            .split(" ")
            .map((id) => document.getElementById(id)?.textContent ?? "")
            .join(" ")
            .trim() ||
          label?.textContent?.trim() ||
          e.textContent?.trim() ||
          e.closest("fieldset")?.querySelector("legend")?.textContent ||
          "";
        // Somewhere on it, in it or round it something is drawn that was not there before.
        const drawn = [e, ...e.querySelectorAll("*"), e.parentElement as Element].some((part) => {
          const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(part);
          return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
        });
        return {name: name.slice(0, 60), ring: drawn || e.matches("svg *")};
      });
      if (!at) break;
      reached.push(at);
      await page.keyboard.press("Tab");
    }
    expect(reached.length).toBeGreaterThan(5);
    expect(reached.filter(({name}) => !name).length, "nameless").toBe(0);
    expect(reached.filter(({ring}) => !ring).map(({name}) => name)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.runIf(typical)("a scene is spoken when it is entered", async () => {
    const visit = open();
    const {page, faults} = visit;
    const said = page.locator(".figure [aria-live=polite]");
    // A second time too: who follows a link to where the figure stands already hears that it stands there. And with other
    // moves just before, and a browser that is late: what was spoken on the way is not taken for the end of it.
    const session = await page.context().newCDPSession(page);
    for (const rate of [1, 1, 8]) {
      if (rate > 1) await goTo(visit, 1);
      await session.send("Emulation.setCPUThrottlingRate", {rate});
      await goTo(visit, 2);
      await expect.poll(() => said.innerText(), {timeout: 5000}).toContain(spec.scenes[1].text.slice(0, 60));
      await said.evaluate((e) => {
        e.textContent = "";
      });
    }
    await session.detach();
    expect(faults).toEqual([]);
  });
}
