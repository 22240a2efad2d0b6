import type {Column, Table} from "../../figure/table.js";
import {count, plural} from "../../marks/format.js";
import type {Data} from "./params.js";
import {LABELS, OWN_IDS} from "./sample.js";

export const maxRows = 50_000;

const numeric = (c: Column) => c.words === 0 && c.numbers.length > c.missing;
const binary = (c: Column) => numeric(c) && c.numbers.every((v) => v === 0 || v === 1 || Number.isNaN(v));
/** "sport_true" and "sport_score" belong together: by what is left of the name. */
const stem = (name: string) =>
  name
    .replace(/[\s_.-]+(y|true|truth|label|actual|y_?true|scores?|prob|proba|pred|predicted|p|s)$/i, "")
    .toLowerCase();
/** Scores may happen to be 0 and 1 alone, as hard predictions are: then their name tells. */
const named = (c: Column) => /[\s_.-](scores?|prob|proba|pred|predicted|p|s)$/i.test(c.name);

/**
 * The reader's table: for each label a column of 0 and 1 and a column of scores in [0, 1], matched by their names
 * (sport_true, sport_score) or, where names do not match, by their order.
 *
 * @throws Error that tells the reader what to change
 */
export function accept(_data: Data, table: Table): {data: Data; note: string} {
  if (table.rows > maxRows)
    throw new Error(`The table has ${count(table.rows)} rows; bring at most ${count(maxRows)}.`);
  const usable = table.columns.filter(numeric);
  const truths = usable.filter((c) => binary(c) && !named(c));
  const scores = usable.filter(
    (c) => !truths.includes(c) && c.numbers.every((v) => (v >= 0 && v <= 1) || Number.isNaN(v))
  );
  if (truths.length < 2)
    throw new Error("At least two columns of 0 and 1 are needed: one a label, 1 where it is true.");
  if (scores.length < truths.length)
    throw new Error(
      `There are ${truths.length} columns of 0 and 1 and ${plural(scores.length, "column")} of scores between 0 and 1; each label needs both.`
    );
  const pairs = truths.map((t, k) => ({
    truth: t,
    score: scores.find((s) => stem(s.name) === stem(t.name)) ?? scores[k]
  }));
  if (new Set(pairs.map(({score}) => score)).size < pairs.length)
    throw new Error(
      "Two labels would share one column of scores: name them like sport_true and sport_score."
    );
  const taken = pairs.slice(0, LABELS);
  const kept = Array.from({length: table.rows}, (_, i) => i).filter((i) =>
    taken.every(({truth, score}) => Number.isFinite(truth.numbers[i]) && Number.isFinite(score.numbers[i]))
  );
  if (kept.length === 0)
    throw new Error("No row is complete: each needs a 0 or 1 and a score for every label.");
  const L = taken.length;
  const own = {
    n: kept.length,
    L,
    truth: Uint8Array.from(
      {length: kept.length * L},
      (_, k) => taken[k % L].truth.numbers[kept[Math.floor(k / L)]]
    ),
    scores: Float64Array.from(
      {length: kept.length * L},
      (_, k) => taken[k % L].score.numbers[kept[Math.floor(k / L)]]
    ),
    names: taken.map(({truth}) => stem(truth.name) || truth.name),
    id: 1 + (kept.length % OWN_IDS)
  };
  for (const [k, score] of own.scores.entries())
    own.id = 1 + ((own.id * 31 + Math.round(1e4 * score) + own.truth[k]) % OWN_IDS);
  const left = table.rows - kept.length;
  const note = [
    `${plural(kept.length, "row")}, labels ${own.names.join(", ")}.`,
    left ? `${plural(left, "row")} with empty cells left out.` : "",
    pairs.length > L ? `There is room for ${L} labels; ${pairs.length - L} more are left out.` : ""
  ];
  return {data: own, note: note.filter(Boolean).join(" ")};
}
