import type {Room} from "./params.js";
import {schemes} from "./params.js";

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "no row is trained on and tested in one fold": ({result: {reports}}) =>
    schemes.every((scheme) =>
      reports[scheme].splits.every(({train, test}) => {
        const tested = new Set(test);
        return train.length > 0 && test.length > 0 && train.every((i) => !tested.has(i));
      })
    ),
  "k-fold tests every row once": ({result: {reports, rows}}) =>
    (["shuffled", "blocked", "purged"] as const).every((scheme) => {
      const times = new Uint8Array(rows.train);
      for (const {test} of reports[scheme].splits) for (const i of test) ++times[i];
      return times.every((t) => t === 1);
    }),
  "windows train on earlier rows alone, the gap away": ({result: {reports, cut}}) =>
    (["expanding", "sliding"] as const).every((scheme) =>
      reports[scheme].splits.every(({train, test}) => train[train.length - 1] + cut.gap < test[0])
    ),
  "once purged, no training target shares a value with a tested one, or lies in the embargo": ({
    result: {reports, cut}
  }) =>
    reports.purged.splits.every(({train, test}) =>
      train.every((i) => i + cut.width <= test[0] || i >= test[test.length - 1] + cut.width + cut.gap)
    ),
  "what targets count in a prediction adds up to 1, and to the prediction": ({
    result: {row, rows, reports},
    settled: {scheme}
  }) => {
    const {train} = reports[scheme].splits[row.fold];
    const said = row.weights.reduce((sum, w, j) => sum + w * rows.target[train[j]], 0);
    return (
      near(
        row.weights.reduce((a, b) => a + b, 0),
        1
      ) && near(said, row.said)
    );
  },
  "the last values leave no error to share where targets have no value in common": ({
    settled,
    result: {truth, cut}
  }) => !truth || settled.learner === "time" || cut.width > 1 || truth.scheme.shared === 0,
  "no row of the future has a value in common with a training target": ({result: {rows, cut}}) =>
    rows.from === rows.train + cut.width - 1
};
