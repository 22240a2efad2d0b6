import {cpus, loadavg} from "node:os";
import type {Browser} from "playwright-core";
import {median, round} from "./numbers.js";
import type {Measured} from "./results.js";

/** A loop over numbers and an array, always the same: what it takes says how fast a machine is. */
function loop(): number {
  const start = performance.now();
  const values = new Float64Array(4096).fill(1);
  for (let pass = 0; pass < 2500; ++pass) {
    for (let i = 1; i < values.length; ++i) values[i] = Math.sqrt(values[i - 1] + values[i] * 0.5) + 0.1;
  }
  return performance.now() - start + values[7] * 0;
}

/** The machine and the software that was measured on. */
export async function describeMachine(browser: Browser): Promise<Measured> {
  const page = await browser.newPage();
  await page.addInitScript("globalThis.__name = (f) => f");
  await page.goto("about:blank");
  const inBrowser: number[] = [];
  const inNode: number[] = [];
  for (let i = 0; i < 5; ++i) {
    inBrowser.push(await page.evaluate(loop));
    inNode.push(loop());
  }
  await page.close();
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    calibration: {browser: round(median(inBrowser)), node: round(median(inNode))}
  };
}

/** Programs that run beside the bench: more than one a core, and its numbers are theirs too. */
export const isBusy = (): boolean => loadavg()[0] > cpus().length;
