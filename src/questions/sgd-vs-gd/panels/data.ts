import {plural, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {lineAt} from "../model.js";
import type {Room} from "../params.js";
import {X} from "../world.js";
import {keys, looks} from "./looks.js";

const ends = [0, 2] as const;

/** The data, the two lines, and the examples that SGD's last update looked at, with their residuals before it. */
export const data: Room["Picture"] = {
  id: "data",
  tab: "Data",
  title: ({result: {sgd}}) =>
    sgd.updates === 0
      ? "The data and the two lines"
      : `SGD’s last update saw ${plural(sgd.batch, "example")}`,
  reads: ({params, result: {world, gd, sgd, rows}}) => [
    world,
    rows,
    gd.walk,
    gd.updates,
    sgd.walk,
    sgd.updates,
    params.show
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.05, 2.05], label: "x", ticks: [0, 0.5, 1, 1.5, 2]},
      y: {domain: [-2, 6], label: "y"},
      left: 36
    });
    const {x, y, inside} = plot;
    const points = inside
      .append("path")
      .attr("class", "line-soft")
      .attr("style", "stroke-width:3.6;stroke-linecap:round")
      .attr("data-ref", "data");
    const lines = {
      gd: plot.line({className: looks.gd.line, ref: "gd"}),
      sgd: plot.line({className: looks.sgd.line, ref: "sgd"})
    };
    const before = plot.line({className: "line-1 dotted", ref: "before"});
    const residuals = inside.append("path").attr("class", "line-1 thin").attr("data-ref", "batch");
    const batch = inside
      .append("path")
      .attr("class", "line-1")
      .attr("style", "stroke-width:7;stroke-linecap:round")
      .attr("data-ref", "batch");
    return ({params, result}) => {
      const {world, sgd, rows} = result;
      setAttr(points, "d", Array.from(world.y, (v, i) => `M${tenth(x(X[i]))},${tenth(y(v))}h0`).join(""));
      const many = params.show === "cloud";
      for (const k of keys) {
        if (k === "sgd" && many) {
          lines[k].clear();
          continue;
        }
        const [w0, w1] = lineAt(result, result[k], result[k].updates);
        lines[k](
          ends,
          ends.map((v) => Math.max(-1e4, Math.min(1e4, w0 + w1 * v)))
        );
      }
      if (sgd.updates === 0 || many) {
        for (const mark of [residuals, batch]) setAttr(mark, "d", null);
        before.clear();
      } else {
        const [w0, w1] = lineAt(result, sgd, sgd.updates - 1);
        const at = (v: number) => Math.max(-1e4, Math.min(1e4, w0 + w1 * v));
        before(ends, ends.map(at));
        const seen = [...rows.subarray((sgd.updates - 1) * sgd.batch, sgd.updates * sgd.batch)];
        const place = (i: number) => `M${tenth(x(X[i]))},${tenth(y(world.y[i]))}`;
        setAttr(residuals, "d", seen.map((i) => `${place(i)}V${tenth(y(at(X[i])))}`).join(""));
        setAttr(batch, "d", seen.map((i) => `${place(i)}h0`).join(""));
      }
      plot.names([
        ...keys
          .filter((k) => k === "gd" || !many)
          .map((k) => ({text: looks[k].name, className: looks[k].text, ref: k, of: lines[k]})),
        ...(sgd.updates === 0 || many
          ? []
          : [{text: "SGD before", className: looks.sgd.text, ref: "before", of: before}])
      ]);
    };
  }
};
