import {writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {loadRoom, type Room, slugs} from "../../scripts/rooms.js";
import {openSite, settled} from "./site.js";

let site: Awaited<ReturnType<typeof openSite>>;
const rooms = (await Promise.all(slugs.map(loadRoom))).filter(({spec}) => spec.own);
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Visit = Awaited<ReturnType<typeof site.visit>>;

async function open(page: Visit["page"]) {
  await page.locator(".figure-tools button", {hasText: "Your data"}).click();
  return page.locator("dialog[open]");
}

const numbersIn = (room: Room): number =>
  (room.spec.own?.example ?? "")
    .split("\n")[1]
    .split(",")
    .filter((cell) => cell && !Number.isNaN(Number(cell))).length;

test.skipIf(rooms.length)("no room here takes a table", () => expect(rooms).toEqual([]));

describe.each(rooms.map((room) => ({slug: room.slug, room})))(
  "$slug with the reader's own data",
  ({slug, room}) => {
    const own = room.spec.own;
    if (!own) throw new Error("no own data");
    const [head, ...body] = own.example.trim().split("\n");

    test("the example works, says so, and goes into the figure", async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const dialog = await open(page);
      expect(await dialog.innerText()).toMatch(/stays in this browser/);
      await dialog.locator("textarea").fill(own.example);
      await dialog.locator("button", {hasText: "Use this table"}).click();
      await expect.poll(() => page.locator("dialog").count(), {timeout: 20_000}).toBe(0);
      await settled(page);
      expect((await page.locator(".figure-notes").innerText()).length).toBeGreaterThan(10);
      await expect.poll(() => page.url()).toContain(`${own.param}=${own.option}`);
      expect(faults).toEqual([]);
      await close();
    });

    test.each([
      ["nothing", ""],
      ["a head alone", `${head}\n`],
      [
        "words where numbers belong",
        `${head}\n${body.map((row) => row.replace(/[\d.]+/g, "word")).join("\n")}`
      ],
      ["one column", "x\n1\n2\n3"],
      ["markup", "<img src=x onerror=alert(1)>,b\n<b>1</b>,2"]
    ])("%s gets a message, and the figure goes on working", async (_, text) => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const dialog = await open(page);
      await dialog.locator("textarea").fill(text);
      await dialog.locator("button", {hasText: "Use this table"}).click();
      await expect.poll(() => dialog.locator(".own-error").count(), {timeout: 20_000}).toBe(1);
      expect((await dialog.locator(".own-status").innerText()).length).toBeGreaterThan(15);
      expect(await dialog.locator("textarea").inputValue(), "what the reader wrote stays").toBe(text);
      expect(await page.locator("dialog img, dialog b, .figure img").count()).toBe(0);
      await page.keyboard.press("Escape");
      await page.locator('a[data-scene="2"]').click();
      await settled(page);
      await expect.poll(() => page.locator(".step-number").textContent()).toContain("2 of");
      expect(faults).toEqual([]);
      await close();
    });

    test("gaps and ragged rows are left out and counted; one class is said or shown", async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const first = body[0].split(",");
      const gap = first.map((cell, i) => (i === first.length - 1 ? "" : cell)).join(",");
      const dialog = await open(page);
      await dialog.locator("textarea").fill([head, ...body, gap, "1,2,3,4,5,6,7", "NA,NA"].join("\n"));
      await dialog.locator("button", {hasText: "Use this table"}).click();
      await expect.poll(() => page.locator("dialog").count(), {timeout: 20_000}).toBe(0);
      expect(await page.locator(".figure-notes").innerText()).toMatch(/left out/);
      const again = await open(page);
      await again.locator("textarea").fill([head, ...Array.from({length: 12}, () => body[0])].join("\n"));
      await again.locator("button", {hasText: "Use this table"}).click();
      await expect
        .poll(
          async () =>
            (await page.locator(".own-error").count()) + ((await page.locator("dialog").count()) ? 0 : 1),
          {timeout: 20_000}
        )
        .toBe(1);
      expect(faults).toEqual([]);
      await close();
    });

    test("a link to somebody's own table says that it does not carry the table", async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/?${own.param}=${own.option}`);
      await settled(page);
      await expect
        .poll(async () => (await page.locator(".figure-notes").innerText()).length)
        .toBeGreaterThan(20);
      expect(faults).toEqual([]);
      await close();
    });

    test("a million rows in a file of tens of megabytes: the page stays alive, and answers", async () => {
      const {page, faults, close} = await site.visit(`questions/${slug}/`);
      await settled(page);
      const width = head.split(",").length;
      const numeric = numbersIn(room);
      let seed = 1;
      const next = () => {
        seed = (seed * 48271) % 2147483647;
        return seed / 2147483647;
      };
      const rows = Array.from({length: 1_000_000}, (_, r) => {
        const cells = body[r % body.length].split(",");
        let changed = 0;
        for (let i = 0; i < width; ++i) {
          // Labels stay; measurements vary, with more digits than they need.
          if (!Number.isNaN(Number(cells[i])) && (numeric === width ? i > 0 : true) && changed++ < 2) {
            cells[i] = (Number(cells[i]) + next() / 10).toFixed(14);
          }
        }
        return cells.join(",");
      });
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
      await expect
        .poll(
          async () =>
            (await page.locator(".own-error").count()) + ((await page.locator("dialog").count()) ? 0 : 1),
          {timeout: 60_000}
        )
        .toBe(1);
      await page.keyboard.press("Escape");
      await page.waitForSelector(".figure-live:not(.figure-busy) .panel:not(.panel-out) svg.stage", {
        timeout: 60_000
      });
      expect((await page.locator(".figure-caption").innerText()).length).toBeGreaterThan(10);
      expect(faults).toEqual([]);
      await close();
    });
  }
);
