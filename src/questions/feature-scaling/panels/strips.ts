import {fixed, percent, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {ColumnScaler} from "../../../ml/scalers.js";
import {params as declared, type Room} from "../params.js";
import {columnNames, short} from "../words.js";

type Declared = Room["Stage"]["declaration"];

const scalers: readonly ColumnScaler[] = ["minmax", "standard", "robust"];
/** What a row shows of its scale: all of [0, 1], or as much as ordinary rows take. */
const windows: Readonly<Record<ColumnScaler, readonly [number, number]>> = {
  minmax: [-0.04, 1.04],
  standard: [-3, 5],
  robust: [-3, 5]
};

/** One column, raw and by three scalers, each value a tick, with the odd row to drag. */
export const strips: Room["Picture"] = {
  id: "strips",
  tab: "Scalers",
  title: ({result: {yName}}) => `${short(yName, 24)}, scaled`,
  reads: ({params, settled, result: {key}}) => [key.sample, settled.fit, params.odd],
  draw: (stage) => {
    const height = stage.height / 4;
    const row = (i: number): Row =>
      createRow(
        createPlot(stage, {
          at: {x: 0, y: i * height, width: stage.width, height: height - 2},
          x: {domain: [0, 1], label: ""},
          y: {domain: [0, 3], label: " ", bare: true},
          left: 14
        })
      );
    const scaled = scalers.map((_, i) => row(i + 1));
    const raw = row(0);
    const handle = createParamHandle<Declared, Room["State"]>(raw.plot, {
      param: "odd",
      along: "x",
      at: ({params, result: {odd}}) => [odd.mean + params.odd * odd.sd, 1.5],
      value: (x, _, {result: {odd}}) => (x - odd.mean) / odd.sd,
      hint: "drag the odd row",
      hintAt: {x: -16, y: 4, anchor: "end"}
    });
    return (state) => {
      const {train, odd, squeeze} = state.result;
      const low = train.y.reduce((a, b) => Math.min(a, b), odd.y);
      const top = odd.mean + declared.odd.max * odd.sd;
      const margin = 0.03 * (top - low || 1);
      raw.plot.domain({x: [low - margin, top + margin || 1]});
      raw.update(state, (v) => v, odd.y, "raw", "");
      scalers.forEach((name, i) => {
        const {scaling, odd: to, kept} = squeeze[name];
        scaled[i].plot.domain({x: windows[name]});
        scaled[i].update(
          state,
          (v) => (v - scaling.center) / scaling.scale,
          to,
          columnNames[name],
          `the others keep ${percent(Math.min(1, kept), 0)} of their width`
        );
      });
      handle(state);
    };
  }
};

interface Row {
  plot: Plot<Declared>;
  update(state: Room["State"], scale: (v: number) => number, odd: number, name: string, kept: string): void;
}

function createRow(plot: Plot<Declared>): Row {
  const {at, x, stage} = plot;
  const ticks = [0, 1, 2].map((c) => plot.inside.append("path").attr("class", `line-${c} thin`));
  const mark = plot.inside.append("path").attr("class", "line-taught").attr("data-ref", "odd");
  const text = (anchor: string, px: number, py: number, className: string) =>
    plot.outside
      .append("text")
      .attr("class", className)
      .attr("text-anchor", anchor)
      .attr("x", px)
      .attr("y", py);
  const name = text("start", at.x, at.y - 8, "name");
  const width = text("end", at.x + at.width, at.y - 8, "tick-label").attr("data-ref", "kept");
  const beyond = text("end", at.x + at.width - 4, at.y + at.height / 2 + 4, "taught-text name");
  const lane = at.height / 3;
  return {
    plot,
    update: ({result: {train, odd: row}}, scale, odd, title, kept) => {
      const paths = ["", "", ""];
      for (let i = 0; i < train.y.length; ++i) {
        if (row.in === "train" && i === row.index) continue;
        const v = scale(train.y[i]);
        const c = train.label[i];
        paths[c] += `M${tenth(x(v))},${tenth(at.y + c * lane + 2)}v${tenth(lane - 4)}`;
      }
      ticks.forEach((path, c) => {
        setAttr(path, "d", paths[c] || null);
      });
      const out = odd > x.domain()[1];
      setAttr(mark, "d", out ? null : `M${tenth(x(odd))},${tenth(at.y + 2)}v${tenth(at.height - 4)}`);
      setAttr(beyond, "display", out ? null : "none");
      setText(beyond, out ? `${fixed(odd, 1)} →` : "");
      setText(name, title);
      setText(width, stage.mode === "wide" ? kept : kept.replace(" of their width", ""));
    }
  };
}
