import {remember} from "../../ml/remember.js";
import type {CurveData} from "./data.json.js";
import {
  type FamilyName,
  familyNames,
  type LinearName,
  levelsOf,
  linearNames,
  type TreeName
} from "./families.js";
import {sigmas, sizes, type WorldName, worldNames} from "./worlds.js";

/** Averaged over x, level by level. */
export interface Curve {
  bias2: number[];
  variance: number[];
}

export type Curves = Readonly<Record<FamilyName, Curve>>;

/** The decomposition of all families in one world, at one n and σ; a bias² that came out below 0 is given as 0. */
export const curvesOf = remember((data: CurveData, world: WorldName, n: number, sigma: number): Curves => {
  const at = worldNames.indexOf(world) * sizes.length + sizes.indexOf(n as (typeof sizes)[number]);
  const part = (values: readonly number[], place: number, levels: number) =>
    values.slice(place * levels, (place + 1) * levels);
  const curve = (name: FamilyName): Curve => {
    const levels = levelsOf(name);
    const positive = (v: number) => Math.max(0, v);
    if (!isLinear(name)) {
      const place = at * sigmas.length + sigmas.indexOf(sigma as (typeof sigmas)[number]);
      const {bias2, variance} = data.trees[name];
      return {bias2: part(bias2, place, levels).map(positive), variance: part(variance, place, levels)};
    }
    const {squares, bias2, byPlaces} = data.linear[name];
    const s = part(squares, at % sizes.length, levels);
    return {
      bias2: part(bias2, at, levels).map(positive),
      variance: part(byPlaces, at, levels).map((v, i) => v + sigma ** 2 * s[i])
    };
  };
  return Object.fromEntries(familyNames.map((name) => [name, curve(name)])) as unknown as Curves;
});

const isLinear = (name: FamilyName): name is Exclude<LinearName, TreeName> =>
  linearNames.some((linear) => linear === name);

/** bias² + variance: what a better model could save. */
export const totals = ({bias2, variance}: Curve): number[] => bias2.map((b, i) => b + variance[i]);

/** The level of least bias² + variance. */
export function bestLevel(curve: Curve): number {
  const t = totals(curve);
  return t.indexOf(Math.min(...t)) + 1;
}

/** The largest of bias² + variance of a family at any n: axes stand still as n grows. */
export const highest = (data: CurveData, family: FamilyName, world: WorldName, sigma: number): number =>
  Math.max(...sizes.flatMap((n) => totals(curvesOf(data, world, n, sigma)[family])));
