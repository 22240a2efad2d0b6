import type {Parts} from "./results.js";

/** What a trace's event says; times in µs, by the clock and, where the system tells, by the processor's time for the thread. */
interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tts?: number;
  tdur?: number;
  pid: number;
  tid: number;
}

export const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

/** The marks in the page between which a trace is read. */
export const marks = {begin: "bench-begin", end: "bench-end"} as const;

const kinds: Readonly<Record<string, keyof Parts>> = {
  EvaluateScript: "script",
  FunctionCall: "script",
  FireAnimationFrame: "script",
  EventDispatch: "script",
  TimerFire: "script",
  FireIdleCallback: "script",
  RunMicrotasks: "script",
  HandlePostMessage: "script",
  MinorGC: "script",
  MajorGC: "script",
  "v8.compile": "script",
  "v8.compileModule": "script",
  "v8.evaluateModule": "script",
  "v8.produceCache": "script",
  UpdateLayoutTree: "style",
  RecalculateStyles: "style",
  ParseAuthorStyleSheet: "style",
  Layout: "layout",
  PrePaint: "paint",
  Paint: "paint",
  Commit: "paint",
  Layerize: "paint",
  CompositeLayers: "paint",
  UpdateLayer: "paint",
  UpdateLayerTree: "paint"
};

/**
 * How many ms the main thread of the page spent on what, between the marks. Events lie within each other: each counts
 * without what lies in it, and one whose name says nothing counts with the one round it.
 */
export function partsOf(trace: string | Buffer): Parts {
  const parsed = JSON.parse(trace.toString()) as {traceEvents: TraceEvent[]} | TraceEvent[];
  const all = Array.isArray(parsed) ? parsed : parsed.traceEvents;
  const begin = all.find(({name}) => name === marks.begin);
  const end = all.findLast(({name}) => name === marks.end);
  if (!begin || !end) throw new Error("the trace has no marks");
  const sum: Parts = {script: 0, style: 0, layout: 0, paint: 0, other: 0};
  const events = all
    .filter(
      ({ph, pid, tid, ts, dur}) =>
        ph === "X" &&
        pid === begin.pid &&
        tid === begin.tid &&
        dur !== undefined &&
        ts + dur > begin.ts &&
        ts < end.ts
    )
    // Of two that begin together the longer holds the other.
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  // On a busy machine the clock counts other programs too; the thread's own time does not.
  const own = [begin, end, ...events].every(({tts}) => tts !== undefined);
  const startOf = (event: TraceEvent): number => (own && event.tts !== undefined ? event.tts : event.ts);
  const last = startOf(end);
  const open: {until: number; kind: keyof Parts}[] = [];
  let at = startOf(begin);
  /** Gives the time up to `to` to the innermost open event. */
  const pass = (to: number): void => {
    const inner = open.at(-1);
    const until = Math.min(to, last);
    if (inner && until > at) sum[inner.kind] += (until - at) / 1000;
    at = Math.max(at, until);
  };
  const closeUntil = (time: number): void => {
    for (let inner = open.at(-1); inner && inner.until <= time; inner = open.at(-1)) {
      pass(inner.until);
      open.pop();
    }
  };
  for (const event of events) {
    const start = startOf(event);
    closeUntil(start);
    pass(start);
    open.push({
      until: start + ((own ? event.tdur : event.dur) ?? 0),
      kind: kinds[event.name] ?? open.at(-1)?.kind ?? "other"
    });
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return sum;
}
