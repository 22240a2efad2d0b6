import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import {controlled} from "../../src/figure/params.js";
import {random} from "../../src/ml/random.js";
import {questions} from "../../src/questions.js";
import {anyQuery} from "../figure/fuzz.js";
import {findings} from "./axe.js";
import {deal} from "./deal.js";
import {checkForEverybody} from "./everybody.js";
import {fold, goTo, guess, moveControl, showAll, unfold} from "./gestures.js";
import {ofEachKind} from "./kinds.js";
import {picture, settled, type Visit, words} from "./site.js";

/** Fuzzed addresses over all rooms: a tenth of the nightly run, which FULL=1 asks for. */
const addresses = process.env.FULL ? 10_000 : 1000;

/** All rooms that there are: where one is tested alone, its share of the addresses is no larger. */
const ready = questions.filter((question) => question.ready).length;

/**
 * What every room owes on a wide screen, by mouse and keyboard: one visit, one check after the other, each from the
 * figure's first setting. Rooms are dealt out to several test files, so that they run side by side.
 */
export function checkRooms(share: number, of: number): void {
  const {mine, visit: visitOf, url} = deal(share, of);

  describe.each(mine)("%s", (slug) => {
    let visit: Visit;
    const {spec} = rooms.get(slug) ?? {spec: undefined as never};
    const reset = async () => {
      const {page} = visit;
      await page.locator("[data-tool=reset]").click();
      await settled(page);
      await expect.poll(() => page.url(), {timeout: 5000}).not.toContain("=");
    };
    beforeAll(async () => {
      visit = await visitOf(`questions/${slug}/`, {}, {shifts: true});
      await settled(visit.page);
    });
    afterAll(() => visit.close());

    test("comes without an error, a shift or a request to another host, and is complete at 1280 × 800", async () => {
      const {page, faults} = visit;
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(400);
      expect(faults).toEqual([]);
      expect(await page.evaluate("window.shifts"), "layout shift").toEqual([]);
      const bottom = async (selector: string) => {
        const box = await page.locator(selector).first().boundingBox();
        return (box?.y ?? 9e9) + (box?.height ?? 0);
      };
      expect(await bottom(".figure-controls")).toBeLessThanOrEqual(800);
      expect(await bottom(".figure-picture")).toBeLessThanOrEqual(800);
      expect(await bottom(".figure-stepper")).toBeLessThanOrEqual(800);
    });

    test("axe finds nothing, light and dark, with everything unfolded", async () => {
      const {page} = visit;
      await unfold(page);
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      await settled(page);
      expect(await findings(page, {dark: true})).toEqual([]);
      await page.emulateMedia({colorScheme: "light"});
      await fold(page);
    });

    checkForEverybody(spec, typical.has(slug), () => visit);

    // That each moves its figure is seen of all rooms on a phone, each from the first setting.
    test.runIf(typical.has(slug))(
      "every control moves the figure, and goes into the link, wherever the ones before it left it",
      async () => {
        const {page, faults} = visit;
        const afresh = async () => {
          await reset();
          await showAll(visit);
          await unfold(page, ".figure");
        };
        await afresh();
        // Settings meet that nobody thought of together.
        for (const key of controlled(spec.params)) {
          const control = page.locator(`.figure .control[data-param="${key}"]`);
          const moved = async (): Promise<boolean> => {
            const before = await picture(page);
            await moveControl(control);
            await settled(page);
            return expect
              .poll(() => picture(page), {timeout: 600})
              .not.toBe(before)
              .then(
                () => true,
                () => false
              );
          };
          let there = await moved();
          // What the controls before had moved may now be back at its default, which no link names: a second move names it.
          const named = () =>
            expect
              .poll(() => page.url(), {timeout: 1000})
              .toContain(`${key}=`)
              .then(
                () => true,
                () => false
              );
          if (!(await named())) there = (await moved()) || there;
          await expect.poll(() => page.url(), {message: key, timeout: 5000}).toContain(`${key}=`);
          if (there) continue;
          // Some act only in what a scene shows, first of all in the scene that uses them.
          const scenes = spec.scenes.map(({control}, i) => ({scene: i + 1, uses: control === key}));
          for (const {scene} of scenes.sort((a, b) => Number(b.uses) - Number(a.uses))) {
            await goTo(visit, scene);
            there = await moved();
            if (there) break;
          }
          expect(there, `${key} moves the figure in some scene`).toBe(true);
          await afresh();
        }
        expect(faults).toEqual([]);
      }
    );

    test("every handle moves by mouse and by arrow keys, says where it is, and leaves the browser's keys alone", async () => {
      const {page, faults} = visit;
      await fold(page);
      await reset();
      await showAll(visit);
      const handles = page.locator(".figure svg.stage .handle:visible");
      const n = await handles.count();
      expect(n + (await page.locator(".figure svg.stage .movable").count())).toBeGreaterThan(0);
      for (let i = 0; i < n; ++i) {
        const handle = handles.nth(i);
        const name = await handle.getAttribute("aria-label");
        expect(name).toBeTruthy();
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
        expect((await handle.getAttribute("aria-valuenow"))?.length, `${name}: digits`).toBeLessThan(10);
        await handle.focus();
        for (const key of ["Alt+ArrowLeft", "Control+ArrowRight"]) {
          expect(
            await handle.evaluate((element, k) => {
              const [modifier, name] = k.split("+");
              const event = new KeyboardEvent("keydown", {
                key: name,
                altKey: modifier === "Alt",
                ctrlKey: modifier === "Control",
                bubbles: true,
                cancelable: true
              });
              element.dispatchEvent(event);
              return event.defaultPrevented;
            }, key),
            `${name}: ${key} is the browser's`
          ).toBe(false);
        }
        // One key at a time: on a curve, right and up may be there and back.
        for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "Home", "End"]) {
          await page.keyboard.press(key);
          await settled(page);
          if ((await handle.getAttribute("aria-valuetext")) !== said) break;
        }
        await expect
          .poll(() => handle.getAttribute("aria-valuetext"), {
            message: `${name} by arrow keys`,
            timeout: 5000
          })
          .not.toBe(said);
      }
      expect(faults).toEqual([]);
    });

    const played = Object.entries(spec.params).filter(([, param]) => param.kind === "range" && param.play);
    // The kit's, whatever is played.
    test.runIf(played.length && typical.has(slug))(
      "what is played runs, pauses, ends when the slider is moved, and steps without motion",
      async () => {
        const {page, faults} = visit;
        for (const [key] of played) {
          await reset();
          await unfold(page, ".figure");
          const control = page.locator(`.figure .control[data-param="${key}"]`);
          const slider = control.locator("input[type=range]");
          const button = control.locator("button.play");
          const value = () => slider.evaluate((r: HTMLInputElement) => r.valueAsNumber);
          const start = await value();
          expect(await button.innerText()).toBe("Step");
          await button.click();
          const stepped = await value();
          expect(stepped).not.toBe(start);
          await page.waitForTimeout(200);
          expect(await value()).toBe(stepped);
          await page.emulateMedia({reducedMotion: "no-preference"});
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
          await page.emulateMedia({reducedMotion: "reduce"});
        }
        expect(faults).toEqual([]);
      }
    );

    test("scenes: by the list, the stepper, back and forward, and a link in the prose; their claims hold; axe finds nothing in any panel that they bring", async () => {
      const {page, faults} = visit;
      // As it is come upon: with its settings unfolded the picture is lower.
      await fold(page);
      await reset();
      const step = page.locator(".step-number");
      // The stepper and the history are the kit's.
      if (typical.has(slug)) {
        await goTo(visit, 2);
        await page.waitForTimeout(450);
        const second = await words(page);
        await page.locator('.step[aria-label="Next scene"]').click();
        await settled(page);
        await expect.poll(() => page.url(), {timeout: 5000}).toContain("scene=3");
        await page.waitForTimeout(450);
        const third = await words(page);
        expect(third).not.toBe(second);
        await goTo(visit, 1);
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
      }
      const looked = new Set<string>();
      for (const [i, scene] of spec.scenes.entries()) {
        await goTo(visit, i + 1);
        await expect.poll(() => step.innerText(), {timeout: 5000}).toContain(`${i + 1} of`);
        if (scene.claim)
          await expect
            .poll(() => page.locator(".step-verdict").innerText(), {timeout: 10_000})
            .toBe("✓ computed here");
        // The words below come a moment later, and with them the size that the panels keep.
        await expect
          .poll(
            () =>
              page.evaluate(() =>
                [...document.querySelectorAll<HTMLElement>(".panel:not(.panel-out) .panel-scroll")]
                  .filter(
                    (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1
                  )
                  .map((box) => box.innerText)
              ),
            {message: `scene ${i + 1}: a table that is cut off`, timeout: 5000}
          )
          .toEqual([]);
        expect(
          await page.evaluate(() => {
            const caption = document.querySelector<HTMLElement>(".figure-caption");
            return caption && caption.offsetHeight - Number.parseFloat(getComputedStyle(caption).minHeight);
          }),
          `scene ${i + 1}: the description fits in the lines that are kept free for it (\`lines\`)`
        ).toBeLessThan(2);
        // Where no panel is new since the last look, the marks that axe reads have moved, and are the same.
        const shown = await page.evaluate(
          () =>
            (document.querySelector(".figure") as unknown as {live: {panels: {shown: readonly string[]}}})
              .live.panels.shown
        );
        if (!process.env.FULL && shown.every((id) => looked.has(id))) continue;
        for (const id of shown) looked.add(id);
        await page.emulateMedia({colorScheme: i % 2 ? "dark" : "light"});
        // The pictures follow a frame later.
        await settled(page);
        expect(await findings(page, {part: ".figure"}), `scene ${i + 1}`).toEqual([]);
      }
      await page.emulateMedia({colorScheme: "light"});
      // A link to a setting moves the figure where it stands. Framework writes ?k=15 as ./?k=15.
      const link = page.locator('#observablehq-main a[href^="./?"]:not([data-scene]):visible').first();
      const href = (await link.getAttribute("href")) ?? "";
      await page.evaluate("window.stays = true");
      await link.click();
      await settled(page);
      expect(await page.evaluate("window.stays")).toBe(true);
      // Panels are in the address only where they are not the usual ones.
      const keys = (query: URLSearchParams) =>
        [...query.keys()]
          .filter((key) => key !== "panels")
          .sort()
          .join();
      await expect
        .poll(() => keys(new URL(page.url()).searchParams), {timeout: 5000})
        .toBe(keys(new URLSearchParams(href.slice(2))));
      expect(faults).toEqual([]);
    });

    test("predictions are committed to before they are shown; goals are ticked by the figure", async () => {
      const {page, faults} = visit;
      await reset();
      expect(await page.locator(".goal-done").count()).toBeLessThanOrEqual(spec.goals.length);
      for (const [i, prediction] of spec.predictions.entries()) {
        const box = page.locator(`[data-predict="${i + 1}"]`);
        const show = box.locator("button", {hasText: "Show me"});
        expect(await show.isDisabled()).toBe(true);
        await guess(page, box, prediction.kind);
        expect(await show.isDisabled()).toBe(false);
        await show.click();
        await expect.poll(() => box.locator(".predict-gap").count(), {timeout: 20_000}).toBe(1);
        expect((await box.locator(".predict-outcome").innerText()).length).toBeGreaterThan(20);
        expect(
          await page.evaluate(() => document.activeElement?.textContent),
          "focus stays in the prediction"
        ).toBe("Guess again");
        await box.locator("button", {hasText: "Guess again"}).click();
        expect(await show.isDisabled()).toBe(true);
      }
      for (const [i] of spec.goals.entries()) {
        await page.locator(`[data-goal="${i + 1}"] button`).click();
        await settled(page);
        await expect
          .poll(() => page.locator(`[data-goal="${i + 1}"].goal-done`).count(), {timeout: 10_000})
          .toBe(1);
      }
      expect(faults).toEqual([]);
    });

    // The dialog is the kit's; what is in a room's links, pictures and table is held by unit tests of all rooms.
    test.runIf(typical.has(slug))(
      "Share gives a link, a code, an embed, pictures and data; its buttons work, and axe finds nothing",
      async () => {
        const {page, faults} = visit;
        await fold(page);
        await reset();
        await goTo(visit, 2);
        await page.locator("[data-tool=share]").click();
        const dialog = page.locator("dialog[open]");
        const link = dialog.locator('input[aria-label="Link"]');
        await expect.poll(() => link.inputValue()).toContain(`/questions/${slug}/?`);
        const exact = await link.inputValue();
        expect((await dialog.locator(".share-qr path").getAttribute("d"))?.length).toBeGreaterThan(500);
        expect(await findings(page)).toEqual([]);
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
          const chunks: Buffer[] = [];
          for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
          const body = Buffer.concat(chunks);
          expect(download.suggestedFilename()).toBe(`${slug}.${kind.toLowerCase()}`);
          expect(body.length).toBeGreaterThan(60);
          if (kind === "PNG") expect(body.subarray(1, 4).toString()).toBe("PNG");
          if (kind === "SVG")
            expect(body.toString()).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
          if (kind === "CSV") expect(body.toString().split("\n").length).toBeGreaterThan(1);
        }
        await page.waitForTimeout(400);
        const before = await words(page);
        await dialog.locator(".sheet-close").click();
        await expect.poll(() => page.locator("dialog").count(), {timeout: 5000}).toBe(0);
        await page.goto(exact);
        await settled(page);
        await expect.poll(() => words(page), {timeout: 8000}).toBe(before);
        expect(faults).toEqual([]);
      }
    );

    test("two themes give two pictures", async () => {
      const {page} = visit;
      const color = () =>
        page
          .locator(".figure svg text")
          .first()
          .evaluate((e) => getComputedStyle(e).fill);
      const light = await color();
      await page.click(".theme-switch");
      expect(await color()).not.toBe(light);
      await page.click(".theme-switch");
    });

    test("addresses from strangers leave a figure that works, and no markup of theirs", async () => {
      const {page, faults} = visit;
      const source = random(11);
      const queries = Array.from({length: Math.ceil(addresses / ready)}, () => anyQuery(spec.params, source));
      const check = async (query: string) => {
        const foreign = await page.evaluate(
          () =>
            // Not the stills: a panel that is not shown keeps its own.
            document.querySelectorAll(
              ".figure img:not(.still img), .figure b:not(.step-number), .figure script, .figure x"
            ).length
        );
        expect(foreign, query).toBe(0);
        expect(faults, query).toEqual([]);
      };
      // A quarter of them in the frame's page. Most arrive as a step through the history, which takes the same way through
      // the figure as a fresh load.
      const most = Math.ceil(0.75 * queries.length);
      for (const [folder, asked] of [
        ["embed", queries.slice(most)],
        ["questions", queries.slice(0, most)]
      ] as const) {
        for (const query of asked.slice(0, 1)) {
          await page.goto(`${url()}${folder}/${slug}/?${query}`);
          await settled(page);
          await check(query);
        }
        for (let i = 1; i < asked.length; i += 25) {
          const batch = asked.slice(i, i + 25);
          await page.evaluate(async (batch) => {
            for (const query of batch) {
              history.replaceState(null, "", `?${query}`);
              dispatchEvent(new PopStateEvent("popstate"));
              await new Promise((resolve) => requestAnimationFrame(resolve));
            }
          }, batch);
          await check(batch.join(" "));
        }
      }
      await page.evaluate(() => {
        history.replaceState(null, "", location.pathname);
        dispatchEvent(new PopStateEvent("popstate"));
      });
      await settled(page);
      expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(10);
    });
  });
}

const rooms = new Map(await Promise.all(slugs.map(async (slug) => [slug, await loadRoom(slug)] as const)));
const typical = new Set(ofEachKind([...rooms.values()]).map(({slug}) => slug));
