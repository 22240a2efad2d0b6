import {amount, count, equation, percent, plural} from "../../marks/format.js";
import {metricNames, parts} from "./metrics.js";
import type {Result} from "./model.js";
import type {Room} from "./params.js";

/** How the chosen measure comes about, from its own counts. */
export function formula({params, result: r}: Room["State"]): string {
  const {metric} = params;
  const part = parts(metric);
  const right = Math.round(r.scored.exactMatch * r.n);
  if (part) {
    const {letter, average} = part;
    if (average !== "micro") {
      const over = average === "samples" ? plural(r.n, "example") : plural(r.L, "label");
      const weight = average === "weighted" ? ", weighted by true cells" : "";
      return equation(`the mean over ${over}${weight}`, amount(r.value, 3));
    }
    const sum = r.scored.labels.reduce((a, c) => ({tp: a.tp + c.tp, fp: a.fp + c.fp, fn: a.fn + c.fn}), {
      tp: 0,
      fp: 0,
      fn: 0
    });
    const [tp, fp, fn] = [count(sum.tp), count(sum.fp), count(sum.fn)];
    const fraction =
      letter === "p"
        ? `${tp} / (${tp} + ${fp})`
        : letter === "r"
          ? `${tp} / (${tp} + ${fn})`
          : `2·${tp} / (2·${tp} + ${fp} + ${fn})`;
    const whole = {p: sum.tp + sum.fp, r: sum.tp + sum.fn, f: sum.tp + sum.fp + sum.fn}[letter];
    // A fraction over nothing has no value of its own: it counts as what is set.
    return whole ? equation(fraction, amount(r.value, 3)) : `${fraction}, counted as ${params.zero}`;
  }
  switch (metric) {
    case "exact":
      return equation(`${count(right)} of ${plural(r.n, "example")}`, amount(r.value, 3));
    case "hamming":
      return equation(
        `${count(Math.round(r.value * r.n * r.L))} of ${count(r.n * r.L)} cells wrong`,
        amount(r.value, 3)
      );
    case "jaccard":
      return equation(`the mean over examples of hits / (true or predicted)`, amount(r.value, 3));
    case "loss":
      return equation(`the mean share of pairs in the wrong order or tied`, amount(r.value, 3));
    case "coverage":
      return `${amount(r.value, 2)} labels deep, on average, for all the true ones`;
    default:
      return equation(`the mean over true labels, then examples`, amount(r.value, 3));
  }
}

/** How many examples have no label, true or predicted: their Jaccard and F1 are 0/0. */
export function emptyExamples({n, L, truth, predicted}: Result): number {
  let empty = 0;
  for (let i = 0; i < n; ++i) {
    let any = 0;
    for (let k = i * L; k < (i + 1) * L; ++k) any |= truth[k] | predicted[k];
    if (!any) ++empty;
  }
  return empty;
}

/** What the picture says now. */
export function describe(state: Room["State"]): string {
  const {scored, n, L} = state.result;
  const wrong = Math.round(scored.hamming * n * L);
  const name = metricNames[state.params.metric];
  return `${count(wrong)} of ${count(n * L)} cells are wrong (Hamming loss ${amount(scored.hamming, 3)}); ${percent(scored.exactMatch, 0)} of the examples are right as a whole. F1: micro ${amount(scored.micro.f1)}, macro ${amount(scored.macro.f1)}. ${name[0].toUpperCase()}${name.slice(1)}: ${formula(state)}.`;
}
