import {type ColumnInfo, isClass, isNumeric, positiveOf, type Role} from "../../figure/own/roles.js";
import {plural} from "../../marks/format.js";
import type {Room} from "./params.js";
import {LABELS, OWN_IDS} from "./sample.js";

export const maxRows = 50_000;

/** "sport_true" and "sport_score" belong together: by what is left of the name. */
const stem = (name: string) =>
  name
    .replace(/[\s_.-]+(y|true|truth|label|actual|y_?true|scores?|prob|proba|pred|predicted|p|s)$/i, "")
    .replace(/^(true|y_?true|score|prob|proba|pred|p)[\s_.-]+/i, "")
    .toLowerCase();
/** Scores may happen to be 0 and 1 alone, as hard predictions are: then their name tells. */
const scored = (name: string) =>
  /[\s_.-](scores?|prob|proba|pred|predicted|p|s)$|^(score|prob|proba|pred|p)[\s_.-]/i.test(name);

const isTruth = (c: ColumnInfo) =>
  isClass(c) &&
  c.distinct === 2 &&
  !scored(c.name) &&
  (c.words === 0 ? c.extent[0] === 0 && c.extent[1] === 1 : isYesNo(c));
const isYesNo = ({levels}: ColumnInfo) =>
  (levels ?? []).every((level) => /^(true|false|t|f|yes|no|y|n)$/i.test(level));
const isScore = (c: ColumnInfo) => isNumeric(c) && c.extent[0] >= 0 && c.extent[1] <= 1;

const indices = (columns: readonly ColumnInfo[], is: (c: ColumnInfo) => boolean) =>
  columns.map((_, i) => i).filter((i) => is(columns[i]));

/** For each label what is true and what it scored, matched by their names, or in order where names do not match. */
function roles(columns: readonly ColumnInfo[]): Role[] {
  const truths = indices(columns, isTruth);
  const free = indices(columns, isScore).filter((i) => !truths.includes(i));
  const scores = truths.map((t) => free.find((i) => stem(columns[i].name) === stem(columns[t].name)) ?? -1);
  const left = free.filter((i) => !scores.includes(i));
  const matched = scores.map((i) => (i < 0 ? (left.shift() ?? -1) : i));
  return truths.slice(0, LABELS).flatMap((truth, k): Role[] => [
    {id: `label ${k + 1}`, label: `Label ${k + 1}`, kind: "class", optional: true, guess: () => truth},
    {
      id: `score ${k + 1}`,
      label: "scored by",
      kind: "number",
      within: [0, 1],
      optional: true,
      guess: () => matched[k]
    }
  ]);
}

/** The reader's table: for each label a column of 0 and 1 and a column of scores in [0, 1]. */
export const own: Room["OwnTable"] = {
  ask: "For each label one column of 0 and 1, what is true, and one of scores between 0 and 1, best named alike: sport_true, sport_score.",
  example:
    "sport_true,sport_score,travel_true,travel_score,health_true,health_score\n1,0.91,0,0.22,0,0.05\n0,0.30,1,0.48,0,0.11\n1,0.62,1,0.71,0,0.35\n0,0.12,0,0.55,1,0.80\n0,0.08,0,0.15,0,0.44\n1,0.77,0,0.31,1,0.39\n",
  most: maxRows,
  roles,
  accept(_, {rows, numbers, classes}) {
    const wanted = Array.from({length: LABELS}, (_, k) => k + 1);
    const pairs = wanted.flatMap((k) => {
      const [truth, score] = [classes[`label ${k}`], numbers[`score ${k}`]];
      return truth && score ? [{truth, score}] : [];
    });
    if (pairs.length < 2)
      throw new Error(
        "At least two labels are needed, each with a column of 0 and 1 (1 where it is true) and a column of scores between 0 and 1."
      );
    const shared = pairs.find(
      ({score}, k) => pairs.findIndex((other) => other.score.name === score.name) < k
    );
    if (shared) throw new Error(`Two labels share the scores “${shared.score.name}”: give each its own.`);
    const twice = pairs.find(({truth}, k) => pairs.findIndex((other) => other.truth.name === truth.name) < k);
    if (twice) throw new Error(`“${twice.truth.name}” is taken for two labels.`);
    const more = pairs.find(({truth}) => truth.levels.length > 2);
    if (more)
      throw new Error(
        `“${more.truth.name}” has ${more.truth.levels.length} different values; a label is true or not.`
      );
    const L = pairs.length;
    // What never occurs in the rows that are left leaves one level: whether that is yes its name says.
    const yes = pairs.map(({truth: {levels}}) => positiveOf(levels) ?? (levels.length > 1 ? 1 : -1));
    const at = (k: number) => ({pair: pairs[k % L], row: Math.floor(k / L), yes: yes[k % L]});
    const own = {
      n: rows,
      L,
      truth: Uint8Array.from({length: rows * L}, (_, k) => {
        const {pair, row, yes} = at(k);
        return Number(pair.truth.codes[row] === yes);
      }),
      scores: Float64Array.from({length: rows * L}, (_, k) => at(k).pair.score.values[at(k).row]),
      names: pairs.map(({truth}) => stem(truth.name) || truth.name),
      id: 1 + (rows % OWN_IDS)
    };
    for (const [k, score] of own.scores.entries())
      own.id = 1 + ((own.id * 31 + Math.round(1e4 * score) + own.truth[k]) % OWN_IDS);
    const said = pairs.map(({score}, k) => `${own.names[k]} (scored by ${score.name})`).join(", ");
    return {data: own, note: `${plural(rows, "row")}, labels ${said}.`};
  }
};
