import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {errorText, schemeNames} from "../words.js";

const MOST = 10;

/** The folds of the scheme over the rows, one below the other, each with its error; last the future. */
export const folds: Room["Picture"] = {
  id: "folds",
  tab: "Folds",
  title: ({settled: {scheme}}) => `Folds of ${schemeNames[scheme]}, and each one’s error`,
  reads: ({settled: {scheme}, result: {key, row}}) => [key.rows, scheme, row.fold, row.row],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "row", format: (v) => String(v)},
      y: {domain: [0, MOST + 1], label: "", bare: true},
      at: {x: 0, y: 0, width: stage.width - 46, height: stage.height},
      left: 46
    });
    const {at, x} = plot;
    const paths = ["class-0", "class-1", "class-2"].map((className, i) =>
      plot.inside.append("path").attr("class", className).attr("data-ref", ["train", "report", "future"][i])
    );
    const chosen = plot.outside.append("rect").attr("class", "line").attr("data-ref", "fold");
    const rule = plot.rule("x", {className: "line thin dashed", ref: "row"});
    const text = (px: number, anchor: string) =>
      plot.outside.append("text").attr("class", "tick-label").attr("x", px).attr("text-anchor", anchor);
    const names = Array.from({length: MOST + 1}, () => text(at.x - 6, "end"));
    const errors = Array.from({length: MOST + 1}, () => text(at.x + at.width + 6, "start"));
    return (state) => {
      const {result, settled} = state;
      const {rows, reports, row, future} = result;
      const {splits, errors: each} = reports[settled.scheme];
      plot.domain({x: [0, rows.all + 1]});
      const count = splits.length + 1;
      const step = at.height / count;
      const high = Math.min(22, step * 0.72);
      const d = ["", "", ""];
      const add = (role: number, ids: Int32Array, line: number): void => {
        const top = tenth(at.y + line * step + (step - high) / 2);
        for (let i = 0; i < ids.length; ) {
          let last = i;
          while (last + 1 < ids.length && ids[last + 1] === ids[last] + 1) ++last;
          const [a, b] = [tenth(x(ids[i] + 0.5)), tenth(x(ids[last] + 1.5))];
          d[role] += `M${a},${top}H${b}v${tenth(high)}H${a}Z`;
          i = last + 1;
        }
      };
      splits.forEach(({train, test}, f) => {
        add(0, train, f);
        add(1, test, f);
      });
      add(0, future.split.train, splits.length);
      add(2, future.split.test, splits.length);
      paths.forEach((node, i) => {
        setAttr(node, "d", d[i] || null);
      });
      const place = (f: number) => at.y + f * step;
      setAttr(chosen, "x", at.x - 1);
      setAttr(chosen, "width", at.width + 2);
      setAttr(chosen, "y", tenth(place(row.fold) + (step - high) / 2 - 2));
      setAttr(chosen, "height", tenth(high + 4));
      rule(row.row + 1);
      for (let f = 0; f <= MOST; ++f) {
        const used = f < count;
        for (const node of [names[f], errors[f]]) {
          setAttr(node, "display", used ? null : "none");
          setAttr(node, "y", tenth(place(f) + step / 2 + 4));
        }
        if (!used) continue;
        const last = f === splits.length;
        setText(names[f], last ? "future" : `fold ${f + 1}`);
        setText(errors[f], errorText(last ? future.error : each[f]));
        setAttr(errors[f], "data-ref", last ? "future" : "report");
      }
    };
  }
};
