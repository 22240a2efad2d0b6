import {leastSquares} from "../../ml/least-squares.js";
import {createDraws} from "../../ml/normals.js";
import {random, shuffle} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import type {Kind} from "./params.js";

/** Samples in which a violation's cost is counted. */
export const SAMPLES = 1000;

/** Samples in which shares are counted beforehand, by n. */
export const COUNTED: Readonly<Record<number, number>> = {30: 20_000, 100: 10_000};

/** The slope that all samples are simulated with, and that their intervals should hold. */
export const SLOPE = 0.5;

/** Where the outlying point stands, and how far off its line it is at full strength, in standard deviations of the noise. */
const OUT = 5;
export const OFF = 8;

/** What does not change from sample to sample: the columns, and the means of y. */
export interface Design {
  n: number;
  /** The feature whose slope is asked for. */
  x: Float64Array;
  /** A second feature, whose slope is the same. */
  twin: Float64Array | null;
  /** The mean of each y. */
  mean: Float64Array;
  /** The row at which the mean of y is estimated too: the right end of the regular places. */
  end: number;
  /** Each error's standard deviation over the usual one. */
  spread: Float64Array | null;
  /** All errors are this many times as large as usual. */
  scale: number;
  /** The standard deviation of the error in x. */
  blur: number;
}

/** n places evenly spaced about 0, of variance 1 (divisor n). */
export function placesOf(n: number): Float64Array {
  const unit = Math.sqrt((n * n - 1) / 12);
  return Float64Array.from({length: n}, (_, i) => (i - (n - 1) / 2) / unit);
}

/** A pattern without a trend: orthogonal to the constant and to x, of variance 1. */
function patternOf(x: Float64Array): Float64Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  const raw = x.map((_, i) => ((i + 1) * golden) % 1);
  const rest = leastSquares([new Float64Array(x.length).fill(1), x], raw)?.residuals ?? raw;
  const size = Math.sqrt(rest.reduce((sum, v) => sum + v * v, 0) / x.length);
  return rest.map((v) => v / size);
}

/** Standard deviations that follow `log`, of mean square 1. */
function spreadOf(x: Float64Array, log: (x: number) => number): Float64Array {
  const raw = x.map((v) => Math.exp(log(v)));
  const size = Math.sqrt(raw.reduce((sum, v) => sum + v * v, 0) / x.length);
  return raw.map((v) => v / size);
}

/** The correlation of the two features: 0.9, 0.99, 0.999 at a strength of 0.3, 0.6, 0.9. */
export const twinCorrelation = (strength: number): number => 1 - 10 ** ((-10 * strength) / 3);

/** The violation `kind` at a strength from 0, where all assumptions hold, to 0.95. */
export const designOf = remember((kind: Kind, strength: number, n: number): Design => {
  const x = placesOf(n);
  const s = strength;
  let twin: Float64Array | null = null;
  let end = n - 1;
  if (kind === "point") {
    x[n - 1] = OUT;
    end = n - 2;
  }
  const mean = x.map((v) => SLOPE * v);
  if (kind === "point") mean[n - 1] += OFF * s;
  if (kind === "curve") for (let i = 0; i < n; ++i) mean[i] += s * (x[i] * x[i] - 1);
  if (kind === "omitted") for (let i = 0; i < n; ++i) mean[i] += SLOPE * s * x[i];
  if (kind === "twin") {
    const r = twinCorrelation(s);
    const other = patternOf(x);
    twin = x.map((v, i) => r * v + Math.sqrt(1 - r * r) * other[i]);
    for (let i = 0; i < n; ++i) mean[i] += SLOPE * twin[i];
  }
  const logs: Partial<Record<Kind, (v: number) => number>> = {
    growing: (v) => 1.5 * s * v,
    ends: (v) => 0.8 * s * v * v,
    middle: (v) => -0.8 * s * v * v
  };
  const log = logs[kind];
  return {
    n,
    x,
    twin,
    mean,
    end,
    spread: log ? spreadOf(x, log) : null,
    // The cause that is left out is normal with variance 1 and has slope 0.5; what x does not tell of it is noise, and with
    // the errors' own noise one normal number of their variances' sum.
    scale: kind === "omitted" ? Math.sqrt(1 + SLOPE * SLOPE * (1 - s * s)) : 1,
    blur: kind === "noisy" ? s : 0
  };
});

/** Normal numbers for all samples of a seed: `stream` 1 for the errors, 2 for those in x. */
const drawn = (stream: number) =>
  remember((seed: number, n: number) => createDraws(seed, stream).normal(new Float64Array(SAMPLES * n), 1));
const noise = drawn(1);
const second = drawn(2);
/** For each sample the order in time of its rows. */
const orders = remember((seed: number, n: number) => {
  const source = random(seed, 3);
  const all = new Uint8Array(SAMPLES * n);
  for (let k = 0; k < SAMPLES; ++k) {
    const order = all.subarray(k * n, (k + 1) * n);
    for (let i = 0; i < n; ++i) order[i] = i;
    shuffle(order, source);
  }
  return all;
});

export interface Samples {
  design: Design;
  /** Fills in the errors of sample `k`. */
  errors(k: number, into: Float64Array): void;
  /** The places as they are observed. */
  places(k: number, into: Float64Array): void;
  /** The rows in the order in which their errors came; null where that is the order of x. */
  order(k: number): Uint8Array | null;
}

export function samplesOf(kind: Kind, strength: number, n: number, seed: number): Samples {
  const design = designOf(kind, strength, n);
  const z = noise(seed, n);
  const u = design.blur ? second(seed, n) : null;
  const order = kind === "scrambled" ? orders(seed, n) : null;
  const {x, spread, scale, blur} = design;
  const rest = Math.sqrt(1 - strength * strength);
  const serial = kind === "serial" || kind === "scrambled";
  return {
    design,
    errors(k, into) {
      const at = k * n;
      if (serial) {
        let e = z[at];
        for (let t = 0; t < n; ++t) {
          if (t) e = strength * e + rest * z[at + t];
          into[order ? order[at + t] : t] = e;
        }
      } else if (spread) for (let i = 0; i < n; ++i) into[i] = spread[i] * z[at + i];
      else if (kind === "tails")
        for (let i = 0; i < n; ++i) into[i] = z[at + i] * Math.exp((strength * z[at + i] * z[at + i]) / 2);
      else for (let i = 0; i < n; ++i) into[i] = scale * z[at + i];
    },
    places(k, into) {
      for (let i = 0; i < n; ++i) into[i] = x[i] + (u && blur ? blur * u[k * n + i] : 0);
    },
    order: (k) => order?.subarray(k * n, (k + 1) * n) ?? null
  };
}
