/** Where the milliseconds of a move go on the page's main thread, a mean over the moves. */
export interface Parts {
  script: number;
  style: number;
  layout: number;
  paint: number;
  other: number;
}

export interface Timing {
  name: string;
  median: number;
  p95: number;
}

export interface SlowTiming extends Timing, Parts {
  /** Whether it is in sight, not among the settings that the reader must open. */
  primary: boolean;
  /** Tasks over 50 ms while it moved. */
  long: number;
}

export interface FastTiming extends Timing {
  /** Moves that took more than the two frames they need. */
  missed: number;
}

/** A first visit on slow 4G with the processor slowed four times; seconds since the navigation began. */
export interface Start {
  /** The first text or picture. */
  paint: number;
  /** The figure answers. */
  live: number;
  requests: number;
}

/** A request as the browser made it; ms since the navigation began. */
export interface Request {
  name: string;
  type: string;
  priority: string;
  start: number;
  end: number;
  bytes: number;
}

/** The machine and the software that was measured on. */
export interface Measured {
  machine: string;
  browser: string;
  node: string;
  /** ms that a fixed loop takes in the browser and in Node: what makes two machines' numbers comparable. */
  calibration: {browser: number; node: number};
}

export interface FigureResult {
  slug: string;
  /** Where it was measured, if not where the others were. */
  on?: Measured;
  /** Bytes of a first visit, as sent. */
  bytes: number;
  shift: number;
  start: Start;
  slow: SlowTiming[];
  fast: FastTiming[];
}

export interface Results extends Measured {
  moves: number;
  results: FigureResult[];
}

/** Results that are kept beside those of a later run: what was measured on another machine says so. */
export const keptBeside = (before: Results, now: Measured): FigureResult[] =>
  before.results.map(({on = measuredOn(before), ...result}) =>
    on.machine === now.machine ? result : {...result, on}
  );

const measuredOn = ({machine, browser, node, calibration}: Measured): Measured => ({
  machine,
  browser,
  node,
  calibration
});
