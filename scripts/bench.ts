import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {cpus} from "node:os";
import {join} from "node:path";
import type {Browser, CDPSession, Page} from "playwright-core";
import {launch} from "./browser.js";
import {project} from "./project.js";
import {slugs} from "./rooms.js";
import {serve} from "./serve.js";

/**
 * Measures the built site in a headless browser and writes bench/results.json and the README's table.
 * `npm run bench -- knn-k1` measures one figure and prints it.
 */
const moves = 40;
const wanted = process.argv.slice(2).filter((a) => !a.startsWith("-"));

interface Timing {
  name: string;
  median: number;
  p95: number;
  /** Tasks over 50 ms while it moved. */
  long: number;
}

interface FigureResult {
  slug: string;
  /** Bytes of a first visit, as sent. */
  bytes: number;
  shift: number;
  slow: Timing[];
  fast: Timing[];
}

/** What moves a figure, run in the page: each entry of the list is a control or a handle. */
function instrument(): void {
  const target = window as unknown as Record<string, unknown>;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const figure = document.querySelector(".figure") as HTMLElement;
  for (const details of figure.querySelectorAll("details")) details.open = true;
  const movers: {name: string; begin(): void; move(i: number): void; end(): void}[] = [];
  const fire = (element: Element, type: string) => element.dispatchEvent(new Event(type, {bubbles: true}));
  for (const control of figure.querySelectorAll<HTMLElement>(".control")) {
    const name = control.dataset.param ?? "";
    const range = control.querySelector<HTMLInputElement>("input[type=range]");
    const none = () => {};
    if (range) {
      const [min, max] = [Number(range.min), Number(range.max)];
      movers.push({
        name,
        begin: none,
        end: none,
        move: (i) => {
          // There and back again over the whole length, in uneven steps.
          const t = Math.abs(((i * 0.37) % 2) - 1);
          range.value = String(min + (max - min) * t);
          fire(range, "input");
        }
      });
      continue;
    }
    const select = control.querySelector<HTMLSelectElement>("select");
    const radios = [...control.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    const box = control.querySelector<HTMLInputElement>("input[type=checkbox]");
    const line = control.querySelector<HTMLInputElement>("input[type=text]");
    const button = control.querySelector<HTMLButtonElement>("button");
    movers.push({
      name,
      begin: none,
      end: none,
      move: (i) => {
        if (select) {
          select.selectedIndex = (i + 1) % select.options.length;
          fire(select, "input");
          fire(select, "change");
        } else if (radios.length) radios[(i + 1) % radios.length].click();
        else if (box) box.click();
        else if (line) {
          line.value = ["the", "you", "win", "free"][i % 4];
          fire(line, "input");
        } else button?.click();
      }
    });
  }
  const handles = [...figure.querySelectorAll<SVGElement>(".stage .handle, .stage .movable")];
  handles.slice(0, 8).forEach((handle, k) => {
    const area = figure.querySelector("svg.stage")?.getBoundingClientRect() as DOMRect;
    let at = {x: 0, y: 0};
    const mouse = (type: string, x: number, y: number) =>
      new MouseEvent(type, {
        clientX: x,
        clientY: y,
        bubbles: true,
        cancelable: true,
        view: window,
        button: 0
      });
    const pointer = (type: string, x: number, y: number) =>
      new PointerEvent(type, {
        clientX: x,
        clientY: y,
        bubbles: true,
        cancelable: true,
        view: window,
        pointerId: 1,
        button: 0,
        buttons: 1,
        isPrimary: true
      });
    movers.push({
      name: `handle: ${handle.getAttribute("aria-label") ?? k + 1}`,
      begin: () => {
        const box = handle.getBoundingClientRect();
        at = {x: box.x + box.width / 2, y: box.y + box.height / 2};
        handle.dispatchEvent(pointer("pointerdown", at.x, at.y));
        handle.dispatchEvent(mouse("mousedown", at.x, at.y));
      },
      move: (i) => {
        const x = at.x + Math.sin(i * 0.7) * area.width * 0.12;
        const y = at.y + Math.cos(i * 0.9) * area.height * 0.12;
        handle.dispatchEvent(pointer("pointermove", x, y));
        window.dispatchEvent(mouse("mousemove", x, y));
      },
      end: () => {
        handle.dispatchEvent(pointer("pointerup", at.x, at.y));
        window.dispatchEvent(mouse("mouseup", at.x, at.y));
      }
    });
  });
  const cells = [...figure.querySelectorAll<SVGElement>(".stage .cell[role]")];
  if (cells.length) {
    movers.push({
      name: "cells",
      begin: () => {},
      end: () => {},
      move: (i) => cells[(i * 7) % cells.length].dispatchEvent(new MouseEvent("click", {bubbles: true}))
    });
  }
  let long = 0;
  new PerformanceObserver((list) => {
    long += list.getEntries().length;
  }).observe({type: "longtask"});
  target.movers = movers.map(({name}) => name);
  target.run = async (k: number, n: number) => {
    const mover = movers[k];
    mover.begin();
    for (let i = 0; i < 5; ++i) {
      mover.move(i);
      await frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    long = 0;
    const times: number[] = [];
    for (let i = 0; i < n; ++i) {
      await frame();
      const start = performance.now();
      mover.move(i);
      await frame();
      await frame();
      times.push(performance.now() - start);
    }
    mover.end();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return {times, long};
  };
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

async function timings(page: Page, session: CDPSession, rate: number): Promise<Timing[]> {
  await session.send("Emulation.setCPUThrottlingRate", {rate});
  const names = (await page.evaluate("window.movers")) as string[];
  const result: Timing[] = [];
  for (const [k, name] of names.entries()) {
    const {times, long} = (await page.evaluate(`window.run(${k}, ${moves})`)) as {
      times: number[];
      long: number;
    };
    times.sort((a, b) => a - b);
    result.push({name, median: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)), long});
  }
  return result;
}

async function open(browser: Browser, url: string): Promise<{page: Page; session: CDPSession}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  const page = await context.newPage();
  // The transpiler names functions through a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (f) => f");
  const session = await context.newCDPSession(page);
  await page.addInitScript(() => {
    const target = window as unknown as {shift: number};
    target.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        target.shift += (entry as PerformanceEntry & {value: number}).value;
    }).observe({type: "layout-shift", buffered: true});
  });
  await page.goto(url, {waitUntil: "networkidle"});
  await page.waitForSelector(".figure-live:not(.figure-busy) svg.stage");
  await page.waitForTimeout(400);
  return {page, session};
}

const site = await serve(join(project, "dist"));
const browser = await launch();
const results: FigureResult[] = [];
for (const slug of wanted.length ? wanted : slugs) {
  const before = site.sent();
  const {page, session} = await open(browser, `${site.url}questions/${slug}/`);
  const visit = site.sent() - before;
  const shift = (await page.evaluate("window.shift")) as number;
  await page.evaluate(instrument);
  const slow = await timings(page, session, 4);
  await page.reload({waitUntil: "networkidle"});
  await page.waitForSelector(".figure-live:not(.figure-busy) svg.stage");
  await page.evaluate(instrument);
  const fast = await timings(page, session, 1);
  results.push({slug, bytes: visit, shift: round(shift, 4), slow, fast});
  await page.context().close();
  console.log(`${slug}: first visit ${round(visit / 1000)} kB, layout shift ${round(shift, 4)}`);
  for (const [i, t] of slow.entries()) {
    console.log(
      `  ${t.name.padEnd(34)} ÷4 ${t.median} / ${t.p95} ms, ${t.long} long; ÷1 ${fast[i].median} / ${fast[i].p95} ms`
    );
  }
}
const version = browser.version();
await browser.close();
await site.close();

if (!wanted.length) {
  const worst = (list: readonly Timing[]) => list.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  mkdirSync(join(project, "bench"), {recursive: true});
  writeFileSync(
    join(project, "bench/results.json"),
    `${JSON.stringify({machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`, browser: `Chromium ${version}`, moves, results}, null, 1)}\n`
  );
  const rows = results.map(({slug, bytes, shift, slow, fast}) => {
    const s = worst(slow);
    const f = worst(fast);
    return `| ${slug} | ${round(bytes / 1000)} | ${shift} | ${slow.length} | ${s.p95} (${s.name}) | ${slow.reduce((n, t) => n + t.long, 0)} | ${f.p95} |`;
  });
  const table = [
    "| figure | first visit, kB | layout shift | controls and handles | slowest p95 at CPU ÷ 4, ms | tasks > 50 ms | slowest p95 at ÷ 1, ms |",
    "|---|---|---|---|---|---|---|",
    ...rows
  ].join("\n");
  const readme = join(project, "README.md");
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, text.replace(/(<!-- bench -->)[\s\S]*?(<!-- \/bench -->)/, `$1\n${table}\n$2`));
  console.log(table);
}
