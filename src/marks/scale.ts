import {ticks as roundValues} from "d3-array";

/**
 * A map from numbers to places. The names are d3-scale's, the part of it that pictures here use; d3-scale itself brings
 * colors, interpolators and formats along, a twelfth of a page's first visit that no page uses.
 */
export interface Scale {
  (value: number): number;
  /** The value at a place. */
  invert(place: number): number;
  domain(): [number, number];
  domain(ends: readonly number[]): this;
  range(): [number, number];
  range(ends: readonly number[]): this;
  /** Whether values beyond the domain's ends are drawn at its ends. */
  clamp(on: boolean): this;
  /** About `count` round values within the domain. */
  ticks(count?: number): number[];
}

interface Bend {
  to(value: number): number;
  from(bent: number): number;
  ticks(a: number, b: number, count: number): number[];
}

/** `scaleLinear(domain, range)`, or `scaleLinear(range)` with the domain still [0, 1]. */
export function scaleLinear(...ends: readonly (readonly number[])[]): Scale {
  return create({to: (v) => v, from: (v) => v, ticks: roundValues}, [0, 1], ends);
}

/**
 * As `scaleLinear`, even in the logarithm of the value: all of the domain must be above 0.
 *
 * @param base ticks are its powers, with their multiples where there is room
 */
export function scaleLog(...ends: readonly (readonly number[])[]): Scale & {base(base: number): Scale} {
  let root = 10;
  const scale = create(
    {to: Math.log, from: Math.exp, ticks: (a, b, count) => logTicks(a, b, count, root)},
    [1, 10],
    ends
  );
  return Object.assign(scale, {
    base: (base: number) => {
      root = base;
      return scale;
    }
  });
}

function create(bend: Bend, start: readonly number[], ends: readonly (readonly number[])[]): Scale {
  let domain = start;
  let range: readonly number[] = [0, 1];
  if (ends.length === 1) [range] = ends;
  else if (ends.length > 1) [domain, range] = ends;
  let [from, to] = domain.map(bend.to);
  let clamped = false;
  const ease = (t: number) => range[0] + t * (range[1] - range[0]);
  const scale = (value: number): number => {
    // A domain without extent has all its values in the middle.
    const t = to === from ? 0.5 : (bend.to(value) - from) / (to - from);
    return ease(clamped ? Math.min(1, Math.max(0, t)) : t);
  };
  const pair = (list: readonly number[]): [number, number] => [list[0], list[1]];
  return Object.assign(scale, {
    invert: (place: number) =>
      bend.from(
        from + (range[1] === range[0] ? 0.5 : (place - range[0]) / (range[1] - range[0])) * (to - from)
      ),
    ticks: (count = 10) => {
      const [a, b] = domain;
      return a <= b ? bend.ticks(a, b, count) : bend.ticks(b, a, count).reverse();
    },
    clamp: (on: boolean) => {
      clamped = on;
      return scale;
    },
    domain(this: Scale, next?: readonly number[]) {
      if (!next) return pair(domain);
      domain = next;
      [from, to] = domain.map(bend.to);
      return scale;
    },
    range(this: Scale, next?: readonly number[]) {
      if (!next) return pair(range);
      range = next;
      return scale;
    }
  }) as unknown as Scale;
}

/** Powers of `base` within [a, b] and, over few of them, their multiples; every few powers over many. */
function logTicks(a: number, b: number, count: number, base: number): number[] {
  // Exact where the base is 10 or 2, as neither logarithms nor powers are that are computed by way of the natural ones.
  const log = base === 10 ? Math.log10 : base === 2 ? Math.log2 : (v: number) => Math.log(v) / Math.log(base);
  const power = (e: number) => (base === 10 ? Number(`1e${e}`) : base ** e);
  const [low, high] = [log(a), log(b)];
  if (high - low >= count)
    return roundValues(low, high, Math.min(high - low, count))
      .filter(Number.isInteger)
      .map(power);
  const values: number[] = [];
  for (let e = Math.floor(low); e <= Math.ceil(high); ++e) {
    for (let k = 1; k < base; ++k) {
      const value = e < 0 ? k / power(-e) : k * power(e);
      if (value >= a && value <= b) values.push(value);
    }
  }
  return values.length * 2 < count ? roundValues(a, b, count) : values;
}
