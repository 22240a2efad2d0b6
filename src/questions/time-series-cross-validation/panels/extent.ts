import type {Room} from "../params.js";

type State = Room["State"];

/** Ends that hold all values, with some air. */
export function endsOf({result: {series, rows}}: State): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < rows.all; ++i) {
    const v = series.values[series.lead + i];
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const room = 0.06 * (high - low || 1);
  return [low - room, high + room];
}

/** The rows from `from` to `to` as runs of one role. */
export function runs(roles: Uint8Array, role: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < roles.length; ++i) {
    if (roles[i] !== role) continue;
    const last = found[found.length - 1];
    if (last && last[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}

/** What each row is for: 0 nothing, 1 training, 2 testing, 3 the future. */
export function rolesOf(
  {result: {rows, reports}}: State,
  scheme: State["settled"]["scheme"],
  fold: number
): Uint8Array {
  const roles = new Uint8Array(rows.all);
  const {train, test} = reports[scheme].splits[fold];
  for (const i of train) roles[i] = 1;
  for (const i of test) roles[i] = 2;
  roles.fill(3, rows.from);
  return roles;
}

/** Ends that hold what is shown near the test row, on a coarse grid, so that they seldom move. */
export function nearby(
  {result: {series, rows, row}}: State,
  [from, to]: readonly [number, number]
): [number, number] {
  let [low, high] = [Math.min(row.said, row.target), Math.max(row.said, row.target)];
  for (let i = Math.max(0, Math.floor(from) - 1); i < Math.min(rows.all, to); ++i)
    for (const v of [rows.target[i], series.values[series.lead + i]]) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
  const grid = 10 ** Math.floor(Math.log10(high - low || 1));
  const step = (high - low) / grid < 3 ? grid / 2 : grid;
  return [step * Math.floor((low - 0.1 * step) / step), step * Math.ceil((high + 0.1 * step) / step)];
}
