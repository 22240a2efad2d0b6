import type {Browser, CDPSession, Page} from "playwright-core";
import {median, round} from "./numbers.js";
import type {Request, Start} from "./results.js";

export const alive = ".figure-live:not(.figure-busy) .panel:not(.panel-out) svg.stage";

/** What browsers' tools call slow 4G: bytes a second down and up, and the wait before each answer. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1e6) / 8,
  uploadThroughput: (0.75 * 1e6) / 8
};

/** In the page before its own scripts: when the figure lives, seen from frames, and how much the layout shifts. */
function watch(selector: string): void {
  const target = window as unknown as {live: number; shift: number};
  target.live = 0;
  target.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      target.shift += (entry as PerformanceEntry & {value: number}).value;
  }).observe({type: "layout-shift", buffered: true});
  const look = () => {
    if (document.querySelector(selector)) target.live = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** A page in a context of its own, so with an empty cache. */
export async function newPage(browser: Browser): Promise<{page: Page; session: CDPSession}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  const page = await context.newPage();
  // The transpiler names functions through a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (f) => f");
  const session = await context.newCDPSession(page);
  await page.addInitScript(watch, alive);
  return {page, session};
}

export async function settle(page: Page): Promise<void> {
  await page.waitForSelector(alive, {timeout: 60_000});
  await page.waitForTimeout(400);
}

/** The requests of a page, in the order they were made, in ms since its navigation. Workers' own are not among them. */
function recordRequests(session: CDPSession): () => Request[] {
  const known = new Map<string, Request & {from: number}>();
  let origin = 0;
  session.on("Network.requestWillBeSent", ({requestId, request, timestamp, type, documentURL}) => {
    origin ||= timestamp;
    const name = request.url.startsWith("data:")
      ? "data:"
      : request.url.slice(new URL(".", documentURL).origin.length + 1);
    known.set(requestId, {
      name,
      type: type ?? "",
      priority: request.initialPriority,
      from: timestamp,
      start: round((timestamp - origin) * 1000, 0),
      end: 0,
      bytes: 0
    });
  });
  session.on("Network.loadingFinished", ({requestId, timestamp, encodedDataLength}) => {
    const request = known.get(requestId);
    if (!request) return;
    request.end = round((timestamp - origin) * 1000, 0);
    request.bytes = encodedDataLength;
  });
  return () => [...known.values()].filter(({name}) => name !== "data:").map(({from: _, ...rest}) => rest);
}

/** A first visit on slow 4G with the processor slowed four times, once. */
async function slowVisit(browser: Browser, url: string): Promise<Start & {waterfall: Request[]}> {
  const {page, session} = await newPage(browser);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4g);
  await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
  const requests = recordRequests(session);
  await page.goto(url, {waitUntil: "commit"});
  // A browser tells of its first paint when it has been shown, which may be later than the figure's first answer.
  await page.waitForFunction(
    `window.live > 0 && performance.getEntriesByName("first-contentful-paint").length > 0`,
    null,
    {timeout: 60_000}
  );
  const [paint, live] = (await page.evaluate(
    `[performance.getEntriesByName("first-contentful-paint")[0].startTime, window.live]`
  )) as [number, number];
  const waterfall = requests();
  await page.context().close();
  return {paint: round(paint / 1000, 2), live: round(live / 1000, 2), requests: waterfall.length, waterfall};
}

/** How a first visit starts on a slow line: the median of `times`, and the requests of the last. */
export async function slowStart(
  browser: Browser,
  url: string,
  times = 3
): Promise<Start & {waterfall: Request[]}> {
  const visits: (Start & {waterfall: Request[]})[] = [];
  for (let i = 0; i < times; ++i) visits.push(await slowVisit(browser, url));
  const of = (key: "paint" | "live" | "requests") => median(visits.map((visit) => visit[key]));
  return {
    paint: of("paint"),
    live: of("live"),
    requests: of("requests"),
    waterfall: visits[times - 1].waterfall
  };
}
