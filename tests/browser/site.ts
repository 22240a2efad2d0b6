import {join} from "node:path";
import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {launch} from "../../scripts/browser.js";
import {project} from "../../scripts/project.js";
import {type Site, serve} from "../../scripts/serve.js";

/** The site that is tested: a folder of its own where only some rooms are, so that the whole site stays. */
export const dist = join(project, process.env.ROOMS ? "dist-room" : "dist");

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
  visit(path: string, context?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}> {
  const site = await serve(dist, options);
  const browser = await launch();
  const visit = async (path: string, contextOptions: BrowserContextOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: {width: 1280, height: 800},
      reducedMotion: "reduce",
      ...contextOptions
    });
    // The transpiler names functions through a helper that pages do not have.
    await context.addInitScript("globalThis.__name = (f) => f");
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

/** Waits until the page's figure has drawn what it was asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(".figure-live:not(.figure-busy) svg.stage", {timeout: 30_000});
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      )
  );
  await page.waitForSelector(".figure-live:not(.figure-busy) svg.stage", {timeout: 30_000});
}

/**
 * All that the figure says: its caption, every text in the picture, where each handle stands. The same setting says the
 * same whatever came before it; pixels differ in a few smoothed edges.
 */
export async function words(page: Page): Promise<string> {
  return page.evaluate(() => {
    const figure = document.querySelector(".figure");
    const texts = [...(figure?.querySelectorAll("svg.stage text:not(.handle-hint)") ?? [])]
      .filter((text) => text.getBoundingClientRect().width > 0)
      .map((text) => text.textContent ?? "");
    const places = [...(figure?.querySelectorAll("svg.stage [role=slider]") ?? [])].map(
      (handle) => `${handle.getAttribute("aria-valuetext")} ${handle.getAttribute("transform")}`
    );
    return [figure?.querySelector(".figure-caption")?.textContent, ...texts.sort(), ...places].join("\n");
  });
}

/** What the figure shows, for comparing: marks, pixels and the sentence. */
export async function picture(page: Page): Promise<string> {
  return page.evaluate(() => {
    const figure = document.querySelector(".figure");
    const pixels = [...(figure?.querySelectorAll("canvas") ?? [])].map((canvas) => canvas.toDataURL());
    const svg = figure?.querySelector("svg.stage")?.cloneNode(true) as SVGElement | undefined;
    // Focus and hints are not what the figure shows.
    for (const hint of svg?.querySelectorAll(".handle-hint") ?? []) hint.remove();
    for (const element of svg?.querySelectorAll("[class]") ?? []) element.classList.remove("grabbed", "lit");
    return [svg?.outerHTML, ...pixels, figure?.querySelector(".figure-caption")?.textContent].join("\n");
  });
}
