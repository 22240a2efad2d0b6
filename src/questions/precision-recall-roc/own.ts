import {type Choice, type ColumnInfo, isIdentifier, isNumeric} from "../../figure/own/roles.js";
import {oneAgainstRest} from "../../figure/own/two-classes.js";
import {plural} from "../../marks/format.js";
import type {Room} from "./params.js";
import type {Scores} from "./sample.js";

export const maxRows = 100_000;

/** What calls itself a score beats what calls itself a prediction: that may be the class alone. */
const scoreNames = [/score|prob|risk|logit|likelihood|decision|^p$/i, /pred|y_?hat/i];

/** The column of scores: the class's own where each has one, else by its name, else what has most different values. */
function score(columns: readonly ColumnInfo[], chosen: Choice): number {
  const numeric = columns.map((_, i) => i).filter((i) => i !== chosen.label && isNumeric(columns[i]));
  const telling = numeric.filter((i) => !isIdentifier(columns[i]));
  const able = telling.length ? telling : numeric;
  const level = columns[chosen.label]?.levels?.[chosen.positive]?.toLowerCase() ?? "";
  const words = level.length > 1 || (columns[chosen.label]?.distinct ?? 0) > 2 ? level : "";
  const own = able.find((i) => {
    const name = columns[i].name.toLowerCase();
    return (
      words !== "" &&
      (name === words || name.split(/[\s_.-]+/).includes(words) || (words.length > 2 && name.includes(words)))
    );
  });
  const rich = (i: number) => columns[i].distinct > 2;
  const named = scoreNames.flatMap((names) => able.filter((i) => names.test(columns[i].name.trim())));
  const most = [...able].sort((a, b) => columns[b].distinct - columns[a].distinct);
  return own ?? named.find(rich) ?? named[0] ?? most[0] ?? -1;
}

/** The reader's table: a label and a score; of more than two classes, one against the rest. */
export const own: Room["OwnTable"] = {
  ask: "A label and a score (higher means more likely positive) for each case; of more than two classes one against the rest, scored by its own column.",
  example: `label,score
1,0.96
1,0.91
0,0.83
1,0.80
1,0.64
0,0.64
0,0.52
1,0.47
0,0.40
0,0.31
0,0.22
0,0.08
`,
  most: maxRows,
  roles: () => [
    {id: "label", label: "Label", kind: "class"},
    {id: "positive", label: "Positive is", kind: "level", of: "label"},
    {id: "score", label: "Score", kind: "number", guess: score}
  ],
  accept(_, {rows, numbers: {score}, classes: {label}, levels: {positive}}) {
    const {label: codes, name: positiveName, rest: negativeName} = oneAgainstRest(label, positive);
    const [negatives, positives] = [0, 1].map((is) => score.values.filter((_, i) => codes[i] === is).sort());
    if (!negatives.length || !positives.length)
      throw new Error(
        `Both classes need at least one case with a score; here are ${plural(positives.length, "positive")} and ${plural(negatives.length, "negative")}.`
      );
    const own = {positives, negatives, positiveName, negativeName};
    const hard = new Set(score.values).size <= 2;
    const note = [
      `${plural(positives.length, "positive")} (${label.name} = ${positiveName}) and ${plural(negatives.length, "negative")} (${negativeName}), scored by ${score.name}.`,
      hard && rows > 4
        ? "These scores have two values only, as hard predictions do: the curve has one corner."
        : "",
      crowded(own) ? "The scores crowd together: under More settings, let cases lie by percentile." : ""
    ];
    return {data: own, note: note.filter(Boolean).join(" ")};
  }
};

/** Whether the middle half of the negatives lies within a twentieth of the range: a histogram would show one bar. */
function crowded({positives, negatives}: Scores): boolean {
  const lo = Math.min(positives[0], negatives[0]);
  const hi = Math.max(positives[positives.length - 1], negatives[negatives.length - 1]);
  const quartile = (q: number) => negatives[Math.floor(q * (negatives.length - 1))];
  return negatives.length >= 50 && quartile(0.75) - quartile(0.25) < (hi - lo) / 20;
}
