import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {launch} from "../../scripts/browser.js";
import {type Site, serve} from "../../scripts/serve.js";
import {built, dist} from "./built.js";

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Console errors, page errors, failed requests and requests to other hosts, in words. */
  faults: string[];
  close(): Promise<void>;
}

/** A browser and the built site, for one test file. */
export async function openSite(options: {base?: string} = {}): Promise<{
  browser: Browser;
  site: Site;
  /** @param shifts count what moves while the page loads, in `window.shifts` */
  visit(path: string, context?: BrowserContextOptions, watch?: {shifts?: boolean}): Promise<Visit>;
  close(): Promise<void>;
}> {
  await built();
  const site = await serve(dist, options);
  const browser = await launch({shell: true});
  const visit = async (
    path: string,
    contextOptions: BrowserContextOptions = {},
    {shifts = false}: {shifts?: boolean} = {}
  ): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: {width: 1280, height: 800},
      reducedMotion: "reduce",
      ...contextOptions
    });
    // The transpiler names functions through a helper that pages do not have.
    await context.addInitScript("globalThis.__name = (f) => f");
    if (shifts)
      await context.addInitScript(() => {
        interface Shift extends PerformanceEntry {
          value: number;
          sources: {node: Node | null; previousRect: DOMRect; currentRect: DOMRect}[];
        }
        const target = window as unknown as {shifts: string[]};
        target.shifts = [];
        const place = ({x, y, width, height}: DOMRect) => [x, y, width, height].map(Math.round).join(" ");
        new PerformanceObserver((list) => {
          // What moved, so that a failure names it.
          for (const {value, sources} of list.getEntries() as Shift[])
            target.shifts.push(
              `${value}: ${sources
                .map(({node, previousRect, currentRect}) => {
                  const box = node instanceof Element ? node : node?.parentElement;
                  return `<${box?.tagName} class="${box?.getAttribute("class")}"> from ${place(previousRect)} to ${place(currentRect)}`;
                })
                .join(", ")}`
            );
        }).observe({type: "layout-shift", buffered: true});
      });
    const page = await context.newPage();
    const faults: string[] = [];
    const origin = new URL(site.url).origin;
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob|about):/.test(url) && !url.startsWith(origin)) faults.push(`foreign request: ${url}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(new URL(path, site.url).href, {waitUntil: "load"});
    return {page, context, faults, close: () => context.close()};
  };
  return {
    browser,
    site,
    visit,
    close: async () => {
      await browser.close();
      await site.close();
    }
  };
}

/** Waits until the page's figure has drawn what it was asked for, and its texts have followed its marks. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(".figure-live:not(.figure-busy) .panel:not(.panel-out) :is(svg.stage, table)", {
    timeout: 30_000
  });
  await page.evaluate(async () => {
    for (let i = 0; i < 4; ++i) await new Promise(requestAnimationFrame);
  });
  await page.waitForSelector(".figure-live:not(.figure-busy) .panel:not(.panel-out) :is(svg.stage, table)", {
    timeout: 30_000
  });
}

/**
 * All that the figure says: its caption, every text in the picture, where each handle stands. The same setting says the
 * same whatever came before it; pixels differ in a few smoothed edges.
 */
export async function words(page: Page): Promise<string> {
  return page.evaluate(() => {
    const figure = document.querySelector(".figure");
    const texts = [
      ...(figure?.querySelectorAll(
        ".panels svg.stage text:not(.handle-hint), .panels td, .panels .panel-foot, .panel-title"
      ) ?? [])
    ]
      .filter((text) => text.getBoundingClientRect().width > 0)
      .map((text) => text.textContent ?? "");
    // The ring of a point that the keyboard chose is no part of the setting: a link does not carry it.
    const places = [...(figure?.querySelectorAll("svg.stage [role=slider]:not(.points-ring)") ?? [])]
      .filter((handle) => handle.getBoundingClientRect().width > 0)
      .map((handle) => `${handle.getAttribute("aria-valuetext")} ${handle.getAttribute("transform")}`);
    return [figure?.querySelector(".figure-caption")?.textContent, ...texts.sort(), ...places].join("\n");
  });
}

/** What the figure shows, for comparing: the marks, pixels and tables of the panels in sight, and the sentence. */
export async function picture(page: Page): Promise<string> {
  return page.evaluate(() => {
    const figure = document.querySelector(".figure");
    const pixels = [...(figure?.querySelectorAll("canvas") ?? [])].map((canvas) => canvas.toDataURL());
    const marks = [...(figure?.querySelectorAll(".panels svg.stage, .panels table") ?? [])].map((shown) => {
      const copy = shown.cloneNode(true) as Element;
      // Focus and hints are not what the figure shows.
      for (const hint of copy.querySelectorAll(".handle-hint")) hint.remove();
      for (const element of copy.querySelectorAll("[class]")) element.classList.remove("grabbed", "lit");
      return copy.outerHTML;
    });
    return [...marks, ...pixels, figure?.querySelector(".figure-caption")?.textContent].join("\n");
  });
}
