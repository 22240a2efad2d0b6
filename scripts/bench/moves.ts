import type {Browser, CDPSession, Page} from "playwright-core";
import {instrument} from "./movers.js";
import {median, quantile, round} from "./numbers.js";
import {categories, marks, partsOf} from "./parts.js";
import type {FastTiming, Parts, SlowTiming} from "./results.js";

/** Moves of every control and handle that are timed, and that are traced: tracing takes time itself. */
export const moves = 40;
const traced = 15;
/** A move is over in the second frame after it; half a frame more and one was missed. */
const missedAbove = 2.5 * (1000 / 60);

export interface Moving {
  page: Page;
  session: CDPSession;
  /** Only the controls and handles of these names. */
  only: (name: string) => boolean;
}

interface Run {
  times: number[];
  long: number;
}

interface Mover {
  k: number;
  name: string;
  primary: boolean;
}

async function movers({page, session, only}: Moving, rate: number): Promise<Mover[]> {
  await page.evaluate(instrument, marks);
  await session.send("Emulation.setCPUThrottlingRate", {rate});
  const all = (await page.evaluate("window.movers")) as Omit<Mover, "k">[];
  return all.map((mover, k) => ({k, ...mover})).filter(({name}) => only(name));
}

const run = (page: Page, k: number, n: number): Promise<Run> =>
  page.evaluate(`window.run(${k}, ${n})`) as Promise<Run>;

/** With the processor slowed four times: how long moves take, and on what. */
export async function slowTimings(moving: Moving, browser: Browser): Promise<SlowTiming[]> {
  const result: SlowTiming[] = [];
  for (const {k, name, primary} of await movers(moving, 4)) {
    const {times, long} = await run(moving.page, k, moves);
    const {parts} = await trace(browser, moving.page, k);
    result.push({
      name,
      primary,
      median: round(median(times)),
      p95: round(quantile(times, 0.95)),
      long,
      ...parts
    });
  }
  return result;
}

/** At the processor's own speed: how long moves take, and how many miss a frame. */
export async function fastTimings(moving: Moving): Promise<FastTiming[]> {
  const result: FastTiming[] = [];
  for (const {k, name} of await movers(moving, 1)) {
    const {times} = await run(moving.page, k, moves);
    result.push({
      name,
      median: round(median(times)),
      p95: round(quantile(times, 0.95)),
      missed: times.filter((ms) => ms > missedAbove).length
    });
  }
  return result;
}

async function trace(browser: Browser, page: Page, k: number): Promise<{parts: Parts; file: Buffer}> {
  await browser.startTracing(page, {categories});
  await run(page, k, traced);
  const file = await browser.stopTracing();
  const parts = partsOf(file);
  for (const key of Object.keys(parts) as (keyof Parts)[]) parts[key] = round(parts[key] / traced);
  return {parts, file};
}

/** The trace of one control or handle with the processor slowed four times, to be looked at in DevTools. */
export async function traceOf(moving: Moving, browser: Browser): Promise<Buffer | null> {
  const [first] = await movers(moving, 4);
  return first ? (await trace(browser, moving.page, first.k)).file : null;
}
