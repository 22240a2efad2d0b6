import {count, fixed, percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {TRUE_WEIGHTS} from "../table.js";
import {lambdaText} from "../words.js";

const ROWS = TRUE_WEIGHTS.map((_, j) => j + 1);
const BLOCK = "M-6,-5h12v10h-12z";

/** How often each feature is kept, when the rows are drawn anew with replacement. */
export const chosen: Room["Picture"] = {
  id: "chosen",
  tab: "How often kept",
  with: {view: "twelve"},
  title: ({result: {twelve}}) => (twelve ? `Kept at λ = ${lambdaText(twelve.countedAt)}` : "How often kept"),
  reads: ({params: {method}, data, result: {twelve}}) => [
    method,
    data.resamples,
    twelve?.countedAt,
    twelve?.shares
  ],
  legend: () => [
    {label: "useful", className: "", path: BLOCK, ref: "useful"},
    {label: "useless", className: "class-2", path: BLOCK, ref: "useless"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0, 1.2],
        label: "share of the resamples (%)",
        ticks: [0, 0.5, 1],
        format: (v) => fixed(100 * v, 0),
        grid: true
      },
      y: {domain: [12.5, 0.5], label: "", ticks: ROWS, format: (v) => `x${v}`}
    });
    const useful = plot.bars({className: "", ref: "useful"});
    const useless = plot.bars({className: "class-2", ref: "useless"});
    const words = ROWS.map(() => plot.text({className: "name", dx: 4, dy: 4}));
    const empty = plot.text({className: "name", anchor: "middle"});
    return ({data, result: {twelve}}) => {
      if (!twelve) {
        for (const mark of [useful, useless, ...words]) mark.clear();
        empty(0.5, 6.5, "of the table's twelve weights");
        return;
      }
      empty.clear();
      const {shares} = twelve;
      plot.label({x: `share of ${count(data.resamples)} resamples (%)`});
      [useful, useless].forEach((mark, i) => {
        const rows = ROWS.filter((j) => (TRUE_WEIGHTS[j - 1] === 0) === (i === 1) && shares[j - 1] > 0);
        mark(
          rows.map(() => 0),
          rows.map((j) => shares[j - 1]),
          rows.map((j) => j - 0.3),
          rows.map((j) => j + 0.3)
        );
      });
      shares.forEach((share, i) => {
        words[i](share, ROWS[i], percent(share, 0));
      });
    };
  }
};
