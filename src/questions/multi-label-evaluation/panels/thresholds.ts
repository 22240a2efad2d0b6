import {group} from "../../../marks/axes.js";
import {amount, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {type Room, thresholdKeys} from "../params.js";
import {LABELS} from "../sample.js";

/** Of a long table of the reader's as many as can be told apart. */
const most = 300;

/** A label's scores on a line, true ones above it and others below, with the threshold that makes them predictions. */
export const thresholds: Room["Picture"] = {
  id: "thresholds",
  tab: "Thresholds",
  title: "Scores, and the threshold of each label",
  reads: ({result: {truth, scores, names, thresholds, scored}}) => [
    truth,
    scores,
    names,
    scored,
    ...thresholds
  ],
  legend: () => [
    {label: "true", className: "class-0", path: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0"},
    {label: "not true", className: "line-soft", path: "M0,-5v10"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "score", ticks: [0, 0.25, 0.5, 0.75, 1]},
      y: {domain: [LABELS, 0], label: "", bare: true}
    });
    const rows = Array.from({length: LABELS}, (_, j) => {
      const row = group(plot.outside, "");
      const ground = plot.rule("y", {className: "grid-line"});
      return {
        row,
        ground,
        name: plot.text({className: "note-label halo", dy: -12}),
        others: row.append("path").attr("class", "line-soft"),
        trues: row.append("path").attr("class", "class-0"),
        handle: createParamHandle<Room["Stage"]["declaration"], Room["State"]>(
          {...plot, outside: row},
          {
            param: thresholdKeys[j],
            along: "x",
            at: ({params}) => [params[thresholdKeys[j]], j + 0.62],
            words: ({result}) =>
              result.names[j] ? `${result.names[j]}, F1 ${amount(result.scored.labels[j].f1)}` : "",
            hint: j === 0 ? "drag a threshold" : undefined,
            hintAt: {x: 10, y: -17, anchor: "start"},
            shape: "M-3,-12h6v24h-6z"
          }
        )
      };
    });
    return (state) => {
      const {result: r} = state;
      rows.forEach(({row, ground, name, others, trues, handle}, j) => {
        setAttr(row, "display", j < r.L ? null : "none");
        if (j >= r.L) {
          name.clear();
          ground.clear();
          return;
        }
        const y = tenth(plot.y(j + 0.62));
        ground(j + 0.62);
        name(0, j + 0.62, r.names[j]);
        let [below, above] = ["", ""];
        for (let i = 0; i < Math.min(r.n, most); ++i) {
          const x = tenth(plot.x(r.scores[i * r.L + j]));
          if (r.truth[i * r.L + j])
            above += `M${tenth(x - 3.4)},${y - 6}a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0 -6.8,0`;
          else below += `M${x},${y + 2.5}v7`;
        }
        setAttr(others as never, "d", below || null);
        setAttr(trues as never, "d", above || null);
        handle(state);
      });
    };
  }
};
