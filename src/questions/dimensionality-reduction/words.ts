import {amount, count, fixed, percent, plural} from "../../marks/format.js";
import type {Room} from "./params.js";
import {apart, keptAt, keptBy} from "./plane.js";
import {isFlat} from "./worlds.js";

type State = Room["State"];

/** Whether the reader's axis is on the plane: it is where two features, or an own table, are shown. */
export const turnable = ({params: {world}}: State): boolean => isFlat(world) || world === "own";

const named = (name: string, unit: number, second: boolean): string =>
  second && unit !== 1 ? `${name} (× ${unit})` : name;

/** What the plane's axes are called. */
export function axisNames({
  params: {unit, standardize},
  result: {plane, table}
}: State): readonly [string, string] {
  if (!plane.features) return ["component 1", "component 2"];
  const tail = standardize ? ", standardized" : ", minus its mean";
  return [0, 1].map((j) => `${named(table.names[j], unit, j === 1)}${tail}`) as unknown as readonly [
    string,
    string
  ];
}

/** What the picture of a row is called. */
export const pictureName = (row: number, digit: number | undefined): string =>
  `picture ${row + 1}: ${digit === 8 ? "an" : "a"} ${digit ?? ""}`;

/** What the picture says now, one to three sentences. */
export function describe(state: State): string {
  const {params, result} = state;
  const {plane, table, m, byPca, byRandom, dropped, walk, values, total} = result;
  const own = params.world === "own";
  if (turnable(state) && (isFlat(params.world) || plane.features)) {
    const kept = keptAt(plane, params.angle);
    const best = params.best
      ? ` The first component, at ${fixed(plane.best, 0)}°, keeps ${percent(keptBy(values, total, 1))}; your axis is ${fixed(apart(params.angle, plane.best), 0)}° off.`
      : "";
    const what = own ? `${plural(table.n, "row")} of your table` : `${table.n} simulated points`;
    return `${what[0].toUpperCase()}${what.slice(1)}: the axis at ${params.angle}° keeps ${percent(kept)} of the variance and loses ${percent(1 - kept)}.${best}`;
  }
  const what = own
    ? `Your ${table.n} × ${table.p} table`
    : params.world === "digits"
      ? `${table.n} simulated pictures of 64 pixels`
      : params.world === "noise"
        ? `${table.n} rows of ${table.p} simulated features that have nothing to do with each other`
        : `${table.p} simulated random walks of ${table.n} steps`;
  const keep = m === 1 ? "keeps" : "keep";
  const by = byRandom
    ? `${plural(m, "random direction")} ${keep} ${percent(byRandom.share)} of the variance, as many components ${percent(byPca.share)}`
    : `${plural(m, "component")} ${keep} ${percent(keptBy(values, total, m))}; a row’s squared error, on average ${amount(byPca.error)}, is the dropped eigenvalues’ sum, ${amount(dropped)}`;
  const waves = walk ? ` Component 1 correlates ${amount(walk.correlation[0], 3)} with a cosine.` : "";
  return `${what}: ${by}.${waves}`;
}

/** Numbers for the prose: `{{kept}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  // Of more than two simulated features no axis is drawn.
  kept: (state) =>
    turnable(state)
      ? `${percent(keptAt(state.result.plane, state.params.angle))} kept`
      : "none is shown of these data",
  n: ({result}) => count(result.table.n),
  p: ({result}) => count(result.table.p),
  m: ({result}) => count(result.m),
  share: ({result: {values, total, m}}) => percent(keptBy(values, total, m)),
  error: ({result}) => amount(result.byPca.error),
  dropped: ({result}) => amount(result.dropped),
  total: ({result}) => amount(result.total),
  first: ({result: {values, total}}) => percent(keptBy(values, total, 1))
};
