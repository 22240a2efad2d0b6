import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import * as Plot from "@observablehq/plot";
import {parseHTML} from "linkedom";

interface Timing {
  name: string;
  median: number;
  p95: number;
  long: number;
}

interface Results {
  machine: string;
  browser: string;
  moves: number;
  results: {slug: string; bytes: number; shift: number; slow: Timing[]; fast: Timing[]}[];
}

const bound = 37;

/** The page with what the bench measured: drawn here, at build time, so that the page loads no chart library. */
export function render({machine, browser, moves, results}: Results): string {
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
    "Response times of every control and handle; the table below has the same numbers"
  );
  const rows = results
    .map(({slug, bytes, shift, slow, fast}) => {
      const worst = slow.reduce((a, b) => (b.p95 > a.p95 ? b : a));
      return `<tr><td>${slug}</td><td>${(bytes / 1000).toFixed(1)}</td><td>${shift}</td><td>${slow.length}</td><td>${worst.p95}</td><td>${slow.reduce((n, t) => n + t.long, 0)}</td><td>${Math.max(...fast.map((t) => t.p95))}</td></tr>`;
    })
    .join("");
  return `---
title: How fast it is
---

# How fast it is

Each dot is a control or a handle of a figure, moved ${moves} times. Plotted is the time from the input to the second animation
frame that follows, with the processor slowed four times: 33.3 ms where no frame is missed. The dashed line is the goal, ${bound} ms.

<div class="wide-chart">${chart.outerHTML.replace(/ aria-label="(?!Response)[^"]*"/g, "")}</div>

<div class="wide-chart">

<table><thead><tr><th>figure</th><th>first visit, kB</th><th>layout shift</th><th>controls and handles</th><th>slowest p95 at ÷ 4, ms</th><th>tasks over 50 ms</th><th>slowest p95 at ÷ 1, ms</th></tr></thead><tbody>${rows}</tbody></table>

</div>

A first visit counts everything as it is sent: HTML, scripts, styles and data gzipped, fonts as they are. Measured by the
project's own bench on the built site: ${machine}, ${browser}.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../bench/results.json", import.meta.url));
  if (!existsSync(file)) throw new Error("bench/results.json is missing: npm run bench writes it");
  process.stdout.write(render(JSON.parse(readFileSync(file, "utf8")) as Results));
}
