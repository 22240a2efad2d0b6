import {writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../scripts/rooms.js";
import type {OwnTable} from "../../src/figure/contract.js";
import {penguins, titanic} from "../figure/own/famous.js";
import {findings} from "./axe.js";
import {ofEachKind} from "./kinds.js";
import {openSite, settled, words} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
const rooms = await Promise.all(
  (await Promise.all(slugs.map(loadRoom)))
    .filter(({spec}) => spec.own)
    .map(async (room) => ({...room, table: (await room.spec.own?.load()) as OwnTable<unknown>}))
);
/** A room of each kind of figure, and one whose rows are a series: for what the dialog owes, whatever the roles are. */
const typical = new Set(
  [...ofEachKind(rooms), ...rooms.filter(({table}) => table.series).slice(0, 1)].map(({slug}) => slug)
);
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Visit = Awaited<ReturnType<typeof site.visit>>;

async function open(page: Visit["page"]): Promise<Locator> {
  await page.locator(".figure-tools button", {hasText: "Your data"}).click();
  const dialog = page.locator("dialog[open]");
  await dialog.locator(".own-status").waitFor({state: "attached"});
  return dialog;
}

/** Pastes a text, and has it read. */
async function paste(dialog: Locator, text: string): Promise<void> {
  const other = dialog.locator("button", {hasText: "Another table"});
  if (await other.isVisible()) await other.click();
  await dialog.locator("textarea").fill(text);
  await dialog.locator("button", {hasText: "Read this table"}).click();
}

/** Uses the table, once the dialog says what that means. */
async function use(page: Visit["page"], dialog: Locator): Promise<void> {
  const button = dialog.locator("button", {hasText: "Use this table"});
  await expect.poll(() => button.isEnabled({timeout: 500}).catch(() => false), {timeout: 30_000}).toBe(true);
  await button.click();
  await expect.poll(() => page.locator("dialog").count(), {timeout: 20_000}).toBe(0);
  await settled(page);
}

test.skipIf(rooms.length)("no room here takes a table", () => expect(rooms).toEqual([]));

describe.each(rooms.map((room) => ({slug: room.slug, room})))(
  "$slug with the reader's own data",
  ({slug, room}) => {
    const {table} = room;
    const own = room.spec.own as NonNullable<typeof room.spec.own>;
    const [head, ...body] = table.example.trim().split("\n");

    test("the example is read, shown, used, and still there after a reload; a reader chooses and swaps; axe finds nothing", async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const dialog = await open(page);
      expect(await dialog.innerText()).toMatch(/stays in this browser/);
      await dialog.locator("button", {hasText: "Fill in the example"}).click();
      await paste(dialog, await dialog.locator("textarea").inputValue());
      const status = dialog.locator(".own-status");
      await expect.poll(() => status.innerText()).toMatch(/\d/);
      expect(await dialog.locator(".own-preview th").count()).toBe(head.split(",").length);
      if (typical.has(slug)) expect(await findings(page)).toEqual([]);
      // Another column for the first role says another thing, and so do classes swapped by a click.
      const said = await status.innerText();
      const first = dialog.locator(".own-role select").first();
      const others = await first
        .locator("option")
        .evaluateAll((options) =>
          options.filter((o) => !(o as HTMLOptionElement).selected).map((o) => (o as HTMLOptionElement).value)
        );
      const before = await first.inputValue();
      if (others.length && typical.has(slug)) {
        await first.selectOption(others[0]);
        await expect.poll(() => status.innerText(), {timeout: 5000}).not.toBe(said);
        await dialog.locator(".own-role select").first().selectOption(before);
        await expect.poll(() => status.innerText(), {timeout: 5000}).toBe(said);
      }
      const swap = dialog.locator("button", {hasText: "Swap classes"});
      if ((await swap.count()) && typical.has(slug)) {
        await swap.click();
        await expect.poll(() => status.innerText(), {timeout: 5000}).not.toBe(said);
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Swap classes");
        await swap.click();
      }
      await use(page, dialog);
      expect(await page.locator(".figure-notes").innerText()).toContain(said.split(".")[0]);
      const lowest = await page.locator(".figure-tools").boundingBox();
      const note = await page.locator(".figure-notes p").boundingBox();
      expect(note?.y, "the note lies below the buttons").toBeGreaterThanOrEqual(
        (lowest?.y ?? 0) + (lowest?.height ?? 0)
      );
      await expect.poll(() => page.url(), {timeout: 5000}).toContain(`${own.param}=${own.option}`);
      // That a table is kept, and not shared, is the kit's doing.
      if (typical.has(slug)) {
        await page.waitForTimeout(300);
        const shown = await words(page);
        await page.reload();
        await settled(page);
        await expect.poll(() => words(page), {timeout: 8000}).toBe(shown);
        expect(await page.locator(".figure-notes").innerText()).toContain(said.split(".")[0]);
        await page.locator("[data-tool=share]").click();
        await expect
          .poll(() => page.locator("dialog[open]").innerText(), {timeout: 8000})
          .toMatch(/does not carry your table/);
      }
      expect(faults).toEqual([]);
      await close();
    });

    // What each room's roles refuse, and why, is held by unit tests of all rooms.
    test.runIf(typical.has(slug))(
      "what cannot be used gets a message, nothing typed is lost, and the figure goes on working",
      async () => {
        const {page, faults, close} = await site.visit(`questions/${slug}/`);
        await settled(page);
        for (const [name, text] of [
          ["nothing", ""],
          ["a head alone", `${head}\n`],
          [
            "words where numbers belong",
            `${head}\n${body.map((row) => row.replace(/[\d.]+/g, "word")).join("\n")}`
          ],
          ["one column", "x\n1\n2\n3"],
          ["markup", "<img src=x onerror=alert(1)>,b\n<b>1</b>,2"]
        ]) {
          const dialog = await open(page);
          await paste(dialog, text);
          await expect
            .poll(() => dialog.locator(".own-error").count(), {message: name, timeout: 20_000})
            .toBe(1);
          expect((await dialog.locator(".own-status").innerText()).length, name).toBeGreaterThan(15);
          expect(await page.locator("dialog img, dialog b, .figure img").count(), name).toBe(0);
          expect(await dialog.locator("textarea").inputValue(), "what the reader wrote stays").toBe(text);
          await page.keyboard.press("Escape");
          await expect.poll(() => page.locator("dialog").count()).toBe(0);
        }
        await page.locator('a[data-scene="2"]').click();
        await settled(page);
        await expect.poll(() => page.locator(".step-number").textContent()).toContain("2 of");
        expect(faults).toEqual([]);
        await close();
      }
    );

    test.runIf(typical.has(slug))(
      "gaps and ragged rows are left out and counted; tables that everybody teaches with are read from a file, or refused with the reason; no worker, no matter",
      async () => {
        const {page, faults, close} = await site.visit(`questions/${slug}/`);
        await settled(page);
        const gap = body[0]
          .split(",")
          .map((cell, i, all) => (i === all.length - 1 ? "" : cell))
          .join(",");
        const dialog = await open(page);
        await paste(dialog, [head, ...body, gap, "1,2,3,4,5,6,7,8,9"].join("\n"));
        await use(page, dialog);
        expect(await page.locator(".figure-notes").innerText()).toMatch(/left out/);
        for (const [name, text] of [
          ["titanic.csv", titanic()],
          ["penguins.csv", penguins()]
        ]) {
          const again = await open(page);
          await again
            .locator("input[type=file]")
            .setInputFiles({name, mimeType: "text/csv", buffer: Buffer.from(text, "utf16le")});
          const ready = async () =>
            (await again.locator(".own-error").count()) +
            ((await again
              .locator("button", {hasText: "Use this table"})
              .isEnabled({timeout: 500})
              .catch(() => false))
              ? 2
              : 0);
          await expect.poll(ready, {message: name, timeout: 20_000}).toBeGreaterThan(0);
          expect(await again.locator(".own-choose").innerText()).toMatch(/Read as UTF-16/);
          if ((await ready()) > 1) await use(page, again);
          else await page.keyboard.press("Escape");
        }
        await page.evaluate(() => {
          // A host that forbids workers.
          (window as unknown as {Worker: unknown}).Worker = class {
            constructor() {
              throw new Error("no worker here");
            }
          };
        });
        const last = await open(page);
        await paste(last, table.example);
        await use(page, last);
        expect(faults).toEqual([]);
        await close();
      }
    );

    // The sentence is the kit's; that each figure has another table to stand in is seen of its corners.
    test.runIf(typical.has(slug))(
      "a link to somebody's own table says that it does not carry the table",
      async () => {
        const {page, faults, close} = await site.visit(`questions/${slug}/?${own.param}=${own.option}`);
        await settled(page);
        await expect
          .poll(async () => (await page.locator(".figure-notes").innerText()).length)
          .toBeGreaterThan(20);
        expect(faults).toEqual([]);
        await close();
      }
    );

    // What the kit owes is tried in a room of each kind; that a figure answers to as many rows as it takes, in unit tests of all.
    test.runIf(typical.has(slug))(
      "a million rows in a file of tens of megabytes: the page stays alive, samples them, and answers",
      async () => {
        const {page, faults, close} = await site.visit(`questions/${slug}/`);
        await settled(page);
        let seed = 1;
        const next = () => {
          seed = (seed * 48271) % 2147483647;
          return seed / 2147483647;
        };
        const rows = Array.from({length: 1_000_000}, (_, r) =>
          // Labels stay; measurements vary, with more digits than they need.
          body[r % body.length].replace(/\d+\.\d+/g, (cell) => (0.9 * Number(cell) + next() / 10).toFixed(14))
        );
        const file = join(tmpdir(), `own-${slug}-${process.pid}.csv`);
        writeFileSync(file, [head, ...rows].join("\n"));
        const dialog = await open(page);
        await dialog.locator("input[type=file]").setInputFiles(file);
        // While it is read, the page answers: a frame comes within half a second, again and again.
        const beats = (await page.evaluate(
          () =>
            new Promise((resolve) => {
              let worst = 0;
              let last = performance.now();
              const start = last;
              const beat = (now: number) => {
                worst = Math.max(worst, now - last);
                last = now;
                if (now - start > 1500) resolve(worst);
                else requestAnimationFrame(beat);
              };
              requestAnimationFrame(beat);
            })
        )) as number;
        expect(beats).toBeLessThan(1000);
        const button = dialog.locator("button", {hasText: "Use this table"});
        await expect
          .poll(() => button.isEnabled({timeout: 500}).catch(() => false), {timeout: 60_000})
          .toBe(true);
        expect(await dialog.locator(".own-status").innerText()).toContain(
          table.series === undefined ? "a random sample of" : "rows the last"
        );
        await use(page, dialog);
        expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(10);
        expect(faults).toEqual([]);
        await close();
      },
      120_000
    );
  }
);
