import type {Column, Table} from "./table.js";

/** What is known of a column when the reader chooses: all but its cells. */
export type ColumnInfo = Omit<Column, "numbers" | "codes"> & {rows: number};

export const infoOf = ({columns, rows}: Table): ColumnInfo[] =>
  columns.map(({numbers: _, codes: __, ...info}) => ({...info, rows}));

interface RoleBase {
  id: string;
  /** What the reader is asked to choose, such as “horizontal”. */
  label: string;
}

/** A column of numbers. */
export interface NumberRole extends RoleBase {
  kind: "number";
  /** The least and greatest value that there may be. */
  within?: readonly [number, number];
  /** May be left without a column. */
  optional?: boolean;
  /** The column that is preset, or −1; without it the first that is free and says much. */
  guess?(columns: readonly ColumnInfo[], chosen: Choice): number;
}

/** A column that sorts rows into classes. */
export interface ClassRole extends RoleBase {
  kind: "class";
  optional?: boolean;
  guess?(columns: readonly ColumnInfo[], chosen: Choice): number;
}

/** One class of those that a column sorts rows into. */
export interface LevelRole extends RoleBase {
  kind: "level";
  /** The role of the column. */
  of: string;
  /** Preset is the level of the fewest rows, whatever it is called. */
  rarest?: true;
}

export type Role = NumberRole | ClassRole | LevelRole;

/** For each role the index of its column or level; −1 where there is none. */
export type Choice = Readonly<Record<string, number>>;

const classNames =
  /^(?:y|y_?true|label|labels|target|class|classes|species|variety|truth|actual|outcome|diagnosis|category|type|group|kind|purchased|survived|churn|default|fraud|spam)$/i;
const identifiers =
  /(?:^|[\s_.-])(?:id|ids|idx|index|rownames?|row names|no|nr|number|unnamed: ?\d*)$|[a-z](?:ID|Id)$|^(?:name|ticket|cabin|email|phone)$/i;
const dates = /(?:^|[\s_.-])(?:year|month|day|date|time|week|hour)s?$/i;

/** Whether a column names its rows rather than measuring them: a name says so, its numbers count the rows, or all its words differ. */
export const isIdentifier = ({name, runs, words, distinct, rows, missing}: ColumnInfo): boolean =>
  identifiers.test(name) ||
  (runs && rows > 2) ||
  (words > 0 && rows > 4 && distinct >= Math.min(rows - missing, 1000));

/** Whether a column's name says that it names rows; numbers that only count rows may still be hours or doses. */
export const isNamedIdentifier = ({name}: ColumnInfo): boolean => identifiers.test(name);

/** Whether a column says when a row was taken, by its name: seldom what one wants to explain or compare. */
export const isDate = ({name}: ColumnInfo): boolean => dates.test(name);

/** Whether at least half of a column's cells are numbers, and few are words: tickets and phone numbers are no measurements. */
export const isNumeric = ({words, missing, rows}: ColumnInfo): boolean =>
  words + missing <= rows / 2 && words <= Math.max(1, 0.1 * (rows - missing));

/** Whether a column has at least two values, and some come again, so that it can sort rows into classes. */
export const isClass = ({levels, distinct, rows, missing, words, extent}: ColumnInfo): boolean =>
  levels !== null &&
  distinct >= 2 &&
  (distinct < rows - missing || (distinct === 2 && (words > 0 || (extent[1] === 1 && extent[0] <= 0))));

const within = ({extent: [low, high]}: ColumnInfo, range?: readonly [number, number]) =>
  !range || (low >= range[0] && high <= range[1]);

/** The columns, or levels, that a role can have. */
export function candidates(
  role: Role,
  columns: readonly ColumnInfo[],
  roles: readonly Role[],
  chosen: Choice
): number[] {
  const all = columns.map((_, i) => i);
  switch (role.kind) {
    case "number":
      return all.filter((i) => isNumeric(columns[i]) && within(columns[i], role.within));
    case "class":
      return all.filter((i) => isClass(columns[i]));
    case "level": {
      const of = roles.find(({id}) => id === role.of);
      const column = of ? columns[chosen[of.id]] : undefined;
      return column?.levels?.map((_, i) => i) ?? [];
    }
  }
}

/** Names of what is usually explained, not what explains. */
const targets =
  /^(?:y|target|response|outcome|price|sales|salary|income|charges|medv|mpg|dist|weight|score|cost|value)$/i;

/** What is explained: by its name, else the last column of numbers, where tables have it. */
export function guessTarget(columns: readonly ColumnInfo[]): number {
  const able = columns.map((_, i) => i).filter((i) => isNumeric(columns[i]) && columns[i].distinct > 1);
  const telling = able.filter((i) => !isIdentifier(columns[i]) && !isDate(columns[i]));
  return (
    telling.find((i) => targets.test(columns[i].name.trim())) ??
    // Two values are a class: a line explains them badly.
    telling.findLast((i) => columns[i].distinct > 2) ??
    telling.at(-1) ??
    able.at(-1) ??
    -1
  );
}

/**
 * A choice for every role: what the reader has chosen stays where it still can, the rest is guessed in the roles' order,
 * the classes first, so that no other role takes their column.
 */
export function choose(roles: readonly Role[], columns: readonly ColumnInfo[], asked: Choice = {}): Choice {
  const chosen: Record<string, number> = {};
  const order = [...roles].sort((a, b) => Number(b.kind === "class") - Number(a.kind === "class"));
  for (const role of order) {
    const possible = candidates(role, columns, roles, chosen);
    const wish = asked[role.id];
    const optional = role.kind !== "level" && role.optional;
    chosen[role.id] =
      wish !== undefined && (possible.includes(wish) || (wish < 0 && optional))
        ? wish
        : guess(role, columns, roles, possible, chosen);
  }
  return chosen;
}

/** What the reader has chosen, with one choice more: a class that was chosen of another column means nothing in this one. */
export function withChoice(roles: readonly Role[], asked: Choice, role: Role, index: number): Choice {
  const kept = Object.entries(asked).filter(([id]) => {
    const other = roles.find((r) => r.id === id);
    return !(other?.kind === "level" && other.of === role.id);
  });
  return {...Object.fromEntries(kept), [role.id]: index};
}

function guess(
  role: Role,
  columns: readonly ColumnInfo[],
  roles: readonly Role[],
  possible: readonly number[],
  chosen: Choice
): number {
  if (role.kind === "level") {
    const {levels, counts} = columns[chosen[role.of]] ?? {levels: null, counts: []};
    if (!levels || !possible.length) return -1;
    const named = positiveOf(levels) ?? possible[0];
    if (!role.rarest) return named;
    return possible.reduce((a, b) => (counts[b] < counts[a] ? b : a), named);
  }
  if (role.guess) return role.guess(columns, chosen);
  if (role.kind === "class") return classGuess(columns, possible, role.optional ?? false);
  // A level is numbered among its column's levels, not among the columns.
  const taken = new Set(roles.flatMap(({id, kind}) => (kind === "level" ? [] : [chosen[id]])));
  const free = possible.filter((i) => !taken.has(i));
  const telling = free.filter((i) => !isIdentifier(columns[i]) && !dates.test(columns[i].name));
  // Measurements have many values; counts, grades and codes have few.
  const many = telling.filter((i) => columns[i].distinct > Math.min(12, columns[i].rows / 3));
  return many[0] ?? telling.find((i) => columns[i].distinct > 2) ?? telling[0] ?? free[0] ?? -1;
}

/** A class by its name; else the last column that can be one, else the first; none where it is optional and no name says so. */
function classGuess(columns: readonly ColumnInfo[], possible: readonly number[], optional: boolean): number {
  const able = possible.filter((i) => !isIdentifier(columns[i]) && !dates.test(columns[i].name));
  const named = able.find((i) => classNames.test(columns[i].name.trim()));
  if (named !== undefined) return named;
  const last = columns.length - 1;
  const few = able.filter((i) => columns[i].distinct <= 10);
  const words = few.filter((i) => columns[i].words > 0);
  if (optional) return words.includes(last) ? last : -1;
  if (few.includes(last)) return last;
  return words.includes(0) ? 0 : (words.at(-1) ?? few.at(-1) ?? able.at(-1) ?? -1);
}

/** What is named so means that something is the case. */
const positives = new Set([
  "true",
  "t",
  "yes",
  "y",
  "positive",
  "pos",
  "+",
  "1",
  "malignant",
  "spam",
  "fraud",
  "case"
]);
const negatives = new Set(["false", "f", "no", "n", "negative", "neg", "-", "benign", "ham", "control"]);

/** The level of these that means "positive": by its name; of two else the larger number, or the later in the alphabet. */
export function positiveOf(levels: readonly string[]): number | undefined {
  if (levels.length !== 2) return undefined;
  const [a, b] = levels.map(Number);
  if (!Number.isNaN(a) && !Number.isNaN(b)) return b > a ? 1 : 0;
  const low = levels.map((level) => level.toLowerCase());
  const yes = low.findIndex((level) => positives.has(level));
  if (yes >= 0) return yes;
  const no = low.findIndex((level) => negatives.has(level));
  if (no >= 0) return 1 - no;
  return low[1] > low[0] ? 1 : 0;
}
