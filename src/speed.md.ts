import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import * as Plot from "@observablehq/plot";
import {parseHTML} from "linkedom";
import type {
  FastTiming,
  FigureResult,
  Measured,
  Results,
  SlowTiming,
  Start,
  Timing
} from "../scripts/bench/results.js";

const bound = 37;
const targets = {paint: 1.8, live: 3.5} as const;

/** The chart of all controls and handles: drawn here, at build time, so that the page loads no chart library. */
function chartOf(results: readonly FigureResult[]): string {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  const dots = results.flatMap(({slug, slow}) => slow.map(({name, p95}) => ({slug, name, p95})));
  const chart = Plot.plot({
    document: document as unknown as Document,
    width: 860,
    height: 76 + 44 * results.length,
    marginLeft: 190,
    marginBottom: 46,
    style: {fontSize: "13px", background: "none"},
    x: {
      label: "95th percentile, input to second frame, ms (processor slowed four times) →",
      domain: [30, Math.max(50, ...dots.map((d) => d.p95))],
      grid: true
    },
    y: {label: null, domain: results.map(({slug}) => slug)},
    marks: [
      Plot.ruleX([bound], {stroke: "var(--taught)", strokeDasharray: "5 4"}),
      Plot.dot(dots, {
        x: "p95",
        y: "slug",
        r: 5,
        fill: "var(--blue)",
        fillOpacity: 0.55,
        stroke: "var(--paper)"
      })
    ]
  });
  chart.setAttribute("role", "img");
  chart.setAttribute(
    "aria-label",
    "Response times of every control and handle; the tables below have the same numbers"
  );
  return chart.outerHTML.replace(/ aria-label="(?!Response)[^"]*"/g, "");
}

const slowest = <T extends {p95: number}>(timings: readonly T[]): T =>
  timings.reduce((a, b) => (b.p95 > a.p95 ? b : a));

const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
    .join("")}</tbody></table>`;

/** A figure's first visit, and the slowest of what it shows without being asked for more. */
function startRow({slug, bytes, shift, start, slow}: FigureResult): (string | number)[] {
  const inSight = slow.filter(({primary}) => primary);
  const worst = slowest(inSight.length ? inSight : slow);
  return [
    slug,
    (bytes / 1000).toFixed(1),
    start.requests,
    start.paint,
    start.live,
    shift,
    `${worst.p95} (${worst.name})`
  ];
}

/** The slowest of all, where its time goes, and what it is like at the processor's own speed. */
function moveRow({slug, slow, fast}: FigureResult): (string | number)[] {
  const worst = slowest(slow);
  const long = slow.reduce((n, t) => n + t.long, 0);
  const missed = fast.reduce((n, t) => n + t.missed, 0);
  const {script, style, layout, paint, other} = worst;
  return [
    slug,
    slow.length,
    `${worst.p95} (${worst.name})`,
    script,
    style,
    layout,
    paint,
    other,
    long,
    slowest(fast).p95,
    missed
  ];
}

const machineOf = ({machine, browser, node, calibration}: Measured): string =>
  `${machine}, ${browser}, Node ${node}, where a fixed loop takes ${calibration.browser} ms in the browser and ${calibration.node} ms in Node`;

/** The page with what the bench measured. */
export function render({moves, results, ...now}: Results): string {
  const elsewhere = new Map(results.flatMap(({on}) => (on ? [[on.machine, on] as const] : [])));
  const slugsOn = (machine: string) =>
    results.flatMap(({slug, on}) => (on?.machine === machine ? [slug] : [])).join(", ");
  return `---
title: How fast it is
style: /style/site.css
---

# How fast it is

Each dot is a control or a handle of a figure, moved ${moves} times. Plotted is the time from the input to the second animation
frame that follows, with the processor slowed four times: 33.3 ms where no frame is missed. The dashed line is the goal, ${bound} ms.

<div class="wide-chart">${chartOf(results)}</div>

## A first visit

On a slow line (1.6 Mbit/s, 150 ms) with the processor slowed four times, a page should show its text within ${targets.paint} s, and
its figure should answer within ${targets.live} s. Counted is everything as it is sent: HTML, scripts, styles and data gzipped, fonts as
they are.

<div class="wide-chart">

${tableOf(
  [
    "figure",
    "kB",
    "requests",
    "first paint, s",
    "live, s",
    "layout shift",
    "slowest control in sight, p95 at ÷ 4, ms"
  ],
  results.map(startRow)
)}

</div>

## Where the time goes

The slowest control or handle of each figure with the processor slowed four times, and what the page's main thread did in a
move, on average; then all of them at the processor's own speed.

<div class="wide-chart">

${tableOf(
  [
    "figure",
    "controls and handles",
    "slowest p95, ms",
    "script",
    "style",
    "layout",
    "paint",
    "other",
    "tasks over 50 ms",
    "slowest p95 at ÷ 1, ms",
    "frames missed at ÷ 1"
  ],
  results.map(moveRow)
)}

</div>

Measured by the project's own bench on the built site, on ${machineOf(now)}${[...elsewhere]
    .map(([machine, on]) => `; ${slugsOn(machine)} on ${machineOf(on)}`)
    .join("")}.
`;
}

/** Results of before the bench measured starts and parts: what is not known is a dash, until the bench runs again. */
type Kept = Pick<Results, "machine" | "browser" | "moves"> &
  Partial<Pick<Results, "node" | "calibration">> & {
    results: (Pick<FigureResult, "slug" | "bytes" | "shift"> & {
      start?: Start;
      slow: (Timing & {long: number} & Partial<SlowTiming>)[];
      fast: (Timing & Partial<FastTiming>)[];
    })[];
  };

const unknown = Number.NaN;

function complete({results, node = "–", calibration, ...rest}: Kept): Results {
  return {
    ...rest,
    node,
    calibration: calibration ?? {browser: unknown, node: unknown},
    results: results.map(({start, slow, fast, ...figure}) => ({
      ...figure,
      start: start ?? {paint: unknown, live: unknown, requests: unknown},
      slow: slow.map((t) => ({
        primary: true,
        script: unknown,
        style: unknown,
        layout: unknown,
        paint: unknown,
        other: unknown,
        ...t
      })),
      fast: fast.map((t) => ({missed: unknown, ...t}))
    }))
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../bench/results.json", import.meta.url));
  if (!existsSync(file)) throw new Error("bench/results.json is missing: npm run bench writes it");
  process.stdout.write(
    render(complete(JSON.parse(readFileSync(file, "utf8")) as Kept)).replaceAll("NaN", "–")
  );
}
