import {writeQuery} from "../../src/figure/address.js";
import type {AnyFigure, AnyState} from "../../src/figure/contract.js";
import {
  admit,
  type Declaration,
  defaults,
  type Param,
  type ParamsOf,
  type Value,
  withinLimits,
  withPatch
} from "../../src/figure/params.js";
import type {Random} from "../../src/ml/random.js";
import {anyValue} from "./fuzz.js";

type Patch = Partial<ParamsOf<Declaration>>;

/** The state at a setting, limits kept, computed here and now. */
export function stateAt(spec: AnyFigure, data: unknown, patch: Patch = {}): AnyState {
  const asked = withPatch(spec.params, defaults(spec.params), patch);
  const mended = spec.mend?.(asked, data);
  const params = withinLimits(spec, mended ? withPatch(spec.params, asked, mended.params) : asked, data);
  return {params, settled: params, data, result: spec.model(params, data)};
}

/** Where a claim failed: the setting as a link writes it, and what the figure says there. */
export const whereIs = (spec: AnyFigure, state: AnyState): string =>
  `at ?${writeQuery(spec.params, state.params)} the figure says: ${spec.describe(state)}`;

export const seedKeys = (spec: AnyFigure): string[] =>
  Object.keys(spec.params).filter((key) => spec.params[key].kind === "seed");

/**
 * `patch` with the figure's first sample replaced by the n-th of others.
 *
 * @param edited whether edits by hand stay: where a claim is about this sample, they are of points that others do not have
 */
export const withSeed = (spec: AnyFigure, patch: Patch, n: number, edited = true): Patch => ({
  ...Object.fromEntries(Object.entries(patch).filter(([key]) => edited || spec.params[key].kind !== "rows")),
  ...Object.fromEntries(seedKeys(spec).map((key) => [key, 1000 + 37 * n]))
});

/** The ends of what a parameter can be, and what is peculiar in it. */
export function extremes(param: Param, random: Random): Value[] {
  switch (param.kind) {
    case "range":
      return [param.min, param.max];
    case "steps":
      return [param.values[0], param.values[param.values.length - 1]];
    case "choice":
      return Object.keys(param.options);
    case "toggle":
      return [false, true];
    case "point":
      return [
        [param.x[0], param.y[0]],
        [param.x[1], param.y[1]],
        [param.x[0], param.y[1]]
      ];
    case "text":
      return ["", "zzz"];
    case "seed":
      return [4711];
    case "rows": {
      const rows = Array.from({length: Math.min(3, param.maxRows)}, () =>
        param.columns.map(({min, max}, i) =>
          i ? (random() < 0.5 ? min : max) : Math.min(max, Math.floor(random() * 20))
        )
      );
      const value = admit(param, rows);
      return value === undefined ? [] : [value];
    }
  }
}

/** All corners of all pairs of settings: each two parameters at each two of their extremes, the rest at the defaults. */
export function* corners(spec: AnyFigure, random: Random): Generator<Patch> {
  const keys = Object.keys(spec.params);
  const ends = new Map(keys.map((key) => [key, extremes(spec.params[key], random)]));
  for (let i = 0; i < keys.length; ++i) {
    for (let j = i + 1; j < keys.length; ++j) {
      for (const a of ends.get(keys[i]) ?? []) {
        for (const b of ends.get(keys[j]) ?? []) yield {[keys[i]]: a, [keys[j]]: b} as Patch;
      }
    }
  }
}

/** Two settings that differ in one parameter. */
export function neighbors(spec: AnyFigure, base: Patch, random: Random): [Patch, Patch] {
  const keys = Object.keys(spec.params);
  const key = keys[Math.floor(random() * keys.length)];
  return [base, {...base, [key]: anyValue(spec.params[key], random)} as Patch];
}
