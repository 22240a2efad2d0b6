import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {parseArgs} from "node:util";
import type {Browser} from "playwright-core";
import {describeMachine, isBusy} from "./bench/machine.js";
import {fastTimings, moves, slowTimings, traceOf} from "./bench/moves.js";
import {round} from "./bench/numbers.js";
import {rowsOf, tableOf, waterfallOf} from "./bench/report.js";
import {type FigureResult, keptBeside, type Results} from "./bench/results.js";
import {newPage, settle, slowStart} from "./bench/visit.js";
import {launch} from "./browser.js";
import {project} from "./project.js";
import {slugs} from "./rooms.js";
import {type Site, serve} from "./serve.js";

/**
 * Measures the built site in a headless browser and writes bench/results.json and the README's table.
 *
 *   npm run bench -- knn-k1                 one figure, printed only
 *   npm run bench -- knn-k1 --control k     one control or handle, by a part of its name
 *   npm run bench -- knn-k1 --trace k       the same, and its trace in bench-trace.json for the browser's tools
 *   npm run bench -- knn-k1 --start         only how the page starts, with its requests
 *   --site folder                           another build than dist
 *   --keep                                  keep what was measured of these figures in the results, beside the others';
 *                                           with --start their first visits alone, beside the moves of the same machine
 */
const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    control: {type: "string"},
    trace: {type: "string"},
    start: {type: "boolean"},
    keep: {type: "boolean"},
    site: {type: "string", default: "dist"}
  }
});
for (const name of positionals) {
  if (!slugs.includes(name)) throw new Error(`There is no figure ${name}; there are ${slugs.join(", ")}.`);
}
const asked = options.trace ?? options.control;
const only = (name: string): boolean =>
  asked === undefined || name === asked || (name.startsWith("handle") && name.includes(asked));

/** A first visit on a quick line: what it asks for, and what moves. */
async function firstVisit(url: string, site: Site, browser: Browser) {
  const before = site.sent();
  const {page, session} = await newPage(browser);
  await page.goto(url, {waitUntil: "networkidle"});
  await settle(page);
  const bytes = site.sent() - before;
  const shift = round((await page.evaluate("window.shift")) as number, 4);
  return {page, session, bytes, shift};
}

async function measure(slug: string, site: Site, browser: Browser): Promise<FigureResult> {
  const url = `${site.url}questions/${slug}/`;
  const {page, session, bytes, shift} = await firstVisit(url, site, browser);
  const moving = {page, session, only};
  const slow = await slowTimings(moving, browser);
  await session.send("Emulation.setCPUThrottlingRate", {rate: 1});
  await page.reload({waitUntil: "networkidle"});
  await settle(page);
  const fast = await fastTimings(moving);
  await page.context().close();
  const {waterfall: _, ...start} = await slowStart(browser, url);
  return {slug, bytes, shift, start, slow, fast};
}

async function trace(slug: string, site: Site, browser: Browser): Promise<void> {
  const {page, session} = await newPage(browser);
  await page.goto(`${site.url}questions/${slug}/`, {waitUntil: "networkidle"});
  await settle(page);
  const file = await traceOf({page, session, only}, browser);
  await page.context().close();
  if (!file) throw new Error(`${slug} has no control or handle ${asked}`);
  writeFileSync(join(project, "bench-trace.json"), file);
  console.log("bench-trace.json: open it in the browser's tools, Performance, Load profile");
}

function write(results: Results): void {
  mkdirSync(join(project, "bench"), {recursive: true});
  writeFileSync(join(project, "bench/results.json"), `${JSON.stringify(results, null, 1)}\n`);
  const readme = join(project, "README.md");
  const text = readFileSync(readme, "utf8");
  const table = tableOf(results);
  writeFileSync(
    readme,
    text.replace(
      /(<!-- bench -->)[\s\S]*?(<!-- \/bench -->)/,
      (_, open, close) => `${open}\n${table}\n${close}`
    )
  );
  console.log(table);
}

const site = await serve(resolve(project, options.site));
const browser = await launch();
try {
  const machine = await describeMachine(browser);
  const {calibration} = machine;
  console.log(
    `${machine.machine}, ${machine.browser}, Node ${machine.node}; the fixed loop takes ${calibration.browser} ms in the browser, ${calibration.node} ms in Node`
  );
  if (isBusy()) console.warn("Other programs keep this machine busy: the numbers are theirs too.");
  const results: FigureResult[] = [];
  const starts = new Map<string, Pick<FigureResult, "bytes" | "shift" | "start">>();
  for (const slug of positionals.length ? positionals : slugs) {
    if (options.start) {
      const url = `${site.url}questions/${slug}/`;
      const {page, bytes, shift} = await firstVisit(url, site, browser);
      await page.context().close();
      const {waterfall, ...start} = await slowStart(browser, url);
      starts.set(slug, {bytes, shift, start});
      console.log(
        `${slug}: ${bytes} bytes, layout shift ${shift}; first paint ${start.paint} s, live ${start.live} s\n${waterfallOf(waterfall)}`
      );
      continue;
    }
    const result = await measure(slug, site, browser);
    results.push(result);
    console.log(rowsOf(result));
    if (options.trace !== undefined) await trace(slug, site, browser);
  }
  // What was measured of a part is for whoever asked; the files tell of the whole, unless it is to take its place there.
  if (options.start && options.keep) {
    const before = JSON.parse(readFileSync(join(project, "bench/results.json"), "utf8")) as Results;
    if (before.machine !== machine.machine || before.results.some(({slug, on}) => on && starts.has(slug)))
      throw new Error("Moves and first visits of a row belong to one machine: measure the figure whole.");
    write({...before, results: before.results.map((row) => ({...row, ...starts.get(row.slug)}))});
  } else if (asked === undefined && !options.start && (!positionals.length || options.keep)) {
    const file = join(project, "bench/results.json");
    const before = positionals.length
      ? keptBeside(JSON.parse(readFileSync(file, "utf8")) as Results, machine)
      : [];
    const all = [...before.filter(({slug}) => !positionals.includes(slug)), ...results];
    write({...machine, moves, results: all.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))});
  }
} finally {
  await browser.close();
  await site.close();
}
