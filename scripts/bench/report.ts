import {round} from "./numbers.js";
import type {FastTiming, FigureResult, Measured, Request, Results, Timing} from "./results.js";

export const slowest = <T extends Timing>(timings: readonly T[]): T =>
  timings.reduce((a, b) => (b.p95 > a.p95 ? b : a));

/** A figure's rows, for people. */
export function rowsOf({slug, bytes, shift, start, slow, fast}: FigureResult): string {
  const byName = new Map<string, FastTiming>(fast.map((timing) => [timing.name, timing]));
  const head = [
    "control or handle".padEnd(36),
    ...["÷4 med", "p95", "long", "script", "style", "layout", "paint", "other", "÷1 med", "p95", "missed"]
  ];
  const rows = slow.map((t) => {
    const f = byName.get(t.name);
    return [
      `${t.primary ? "" : "· "}${t.name}`.slice(0, 35).padEnd(36),
      ...[t.median, t.p95, t.long, t.script, t.style, t.layout, t.paint, t.other],
      ...(f ? [f.median, f.p95, f.missed] : [])
    ];
  });
  const visit = `first visit ${round(bytes / 1000)} kB in ${start.requests} requests, layout shift ${shift}; slow 4G and CPU ÷ 4: first paint ${start.paint} s, live ${start.live} s`;
  const lines = [head, ...rows].map((row) =>
    row.map((cell, i) => (i ? String(cell).padStart(7) : cell)).join(" ")
  );
  return [`${slug}: ${visit}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** A page's requests one under the other, each from when it was asked for to when it was there. */
export function waterfallOf(requests: readonly Request[]): string {
  const last = Math.max(...requests.map(({end}) => end));
  const width = 40;
  return requests
    .map(({start, end, bytes, type, name}) => {
      const from = Math.round((start / last) * width);
      const to = Math.max(from + 1, Math.round(((end || last) / last) * width));
      const bar = " ".repeat(from) + "█".repeat(to - from);
      return `  ${String(start).padStart(5)} ${String(end || "…").padStart(5)} ms ${String(bytes).padStart(6)} B ${bar.padEnd(width + 1)} ${type.padEnd(10)} ${name}`;
    })
    .join("\n");
}

/** The README's table. */
export function tableOf({results, ...now}: Results): string {
  const others = new Map(results.flatMap(({on}) => (on ? [[on.machine, on] as const] : [])));
  const marks = new Map([...others.keys()].map((machine, i) => [machine, "°".repeat(i + 1)]));
  const loops = ({machine, calibration}: Measured) =>
    `${machine}, where a fixed loop takes ${calibration.browser} ms in the browser`;
  const rows = results.map(({slug, on, bytes, shift, start, slow, fast}) => {
    const worst = slowest(slow);
    const long = slow.reduce((n, t) => n + t.long, 0);
    const cells = [
      `${slug}${on ? ` ${marks.get(on.machine)}` : ""}`,
      round(bytes / 1000),
      start.paint,
      start.live,
      shift,
      slow.length,
      `${worst.p95} (${worst.name})`,
      long,
      slowest(fast).p95
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| figure | first visit, kB | first paint, s | live, s | layout shift | controls and handles | slowest p95 at CPU ÷ 4, ms | tasks > 50 ms | slowest p95 at ÷ 1, ms |",
    "|---|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
    `Measured on ${loops(now)}${[...others].map(([machine, on]) => `; ${marks.get(machine)} on ${loops(on)}`).join("")}.`
  ].join("\n");
}
