import type {Column, Table} from "../../figure/table.js";
import {count, plural} from "../../marks/format.js";
import type {Scores} from "./sample.js";

/** The reader's own scores, with what they call the two classes; null while there are none. */
export type Data = (Scores & {positiveName: string; negativeName: string}) | null;

export const maxRows = 1_000_000;

const labelNames = /^(y|label|labels|y_?true|target|class|truth|actual|outcome)$/i;
const scoreNames = /(score|prob|pred|risk|y_?hat|^p$)/i;
const positiveNames = new Set(["true", "t", "yes", "y", "positive", "pos", "+"]);
const negativeNames = new Set(["false", "f", "no", "n", "negative", "neg", "-"]);

const isLabel = (c: Column) => c.levels?.length === 2;
const isNumeric = (c: Column) => c.words === 0 && c.numbers.length > c.missing;

/**
 * The reader's labels and scores by class, and in words what was taken for what and what was left out.
 *
 * @throws Error where no column can be the label or the score, or there are more than `maxRows` rows
 */
export function accept(_data: Data, table: Table): {data: Data; note: string} {
  if (table.rows > maxRows)
    throw new Error(`The table has ${count(table.rows)} rows; bring at most ${count(maxRows)}.`);
  const label = labelColumn(table);
  const score = scoreColumn(table, label);
  const positive = positiveLevel(label);
  const [negatives, positives] = [new Float64Array(table.rows), new Float64Array(table.rows)];
  const size = [0, 0];
  for (let i = 0; i < table.rows; ++i) {
    const value = score.numbers[i];
    if (label.codes[i] < 0 || !Number.isFinite(value)) continue;
    if (label.codes[i] === positive) positives[size[1]++] = value;
    else negatives[size[0]++] = value;
  }
  if (!size[0] || !size[1])
    throw new Error(
      `Both classes need at least one case with a score; here are ${size[1]} positive and ${size[0]} negative.`
    );
  const [negativeName, positiveName] = [label.levels![1 - positive], label.levels![positive]];
  const left = table.rows - size[0] - size[1];
  const taken = `${plural(size[1], "positive")} (${label.name} = ${positiveName}) and ${plural(size[0], "negative")} (${negativeName}), scored by ${score.name}.`;
  const own = {
    positives: positives.slice(0, size[1]).sort(),
    negatives: negatives.slice(0, size[0]).sort(),
    positiveName,
    negativeName
  };
  const note = [
    taken,
    left ? `${plural(left, "row")} without a label or a finite score left out.` : "",
    crowded(own) ? "The scores crowd together: under More settings, let cases lie by percentile." : ""
  ];
  return {data: own, note: note.filter(Boolean).join(" ")};
}

/** Whether the middle half of the negatives lies within a twentieth of the range: a histogram would show one bar. */
function crowded({positives, negatives}: Scores): boolean {
  const lo = Math.min(positives[0], negatives[0]);
  const hi = Math.max(positives[positives.length - 1], negatives[negatives.length - 1]);
  const quartile = (q: number) => negatives[Math.floor(q * (negatives.length - 1))];
  return negatives.length >= 50 && quartile(0.75) - quartile(0.25) < (hi - lo) / 20;
}

function labelColumn({columns}: Table): Column {
  const named = columns.find((c) => labelNames.test(c.name.trim()));
  if (named) {
    if (!isLabel(named))
      throw new Error(
        `The label column “${named.name}” must have exactly two different values; it has ${named.levels?.length ?? "more than 50"}.`
      );
    return named;
  }
  const found = columns.find((c) => isLabel(c) && !scoreNames.test(c.name)) ?? columns.find(isLabel);
  if (!found)
    throw new Error("No column has exactly two different values, so none can be the label. Name it “label”.");
  return found;
}

function scoreColumn({columns}: Table, label: Column): Column {
  const others = columns.filter((c) => c !== label);
  const named = others.find((c) => scoreNames.test(c.name.trim()));
  if (named && !isNumeric(named))
    throw new Error(
      `The score column “${named.name}” must hold numbers; ${named.words} of its cells are not.`
    );
  const found = named ?? others.find(isNumeric);
  if (!found)
    throw new Error("No other column holds numbers only, so none can be the score. Name it “score”.");
  return found;
}

/** The index of the level that means "positive": the larger number, else by its name, else the later in the alphabet. */
function positiveLevel({levels}: Column): number {
  const [a, b] = levels!.map((level) => level.trim().toLowerCase());
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return y > x ? 1 : 0;
  if (positiveNames.has(a) || negativeNames.has(b)) return 0;
  if (positiveNames.has(b) || negativeNames.has(a)) return 1;
  return b > a ? 1 : 0;
}
