import {fixed, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {leansOf} from "../leans.js";
import type {Room} from "../params.js";
import {rowName, schemeNames} from "../words.js";
import {createBars} from "./bars.js";
import {endsOf, nearby, rolesOf, runs} from "./extent.js";
import {createLeans} from "./leans.js";

type State = Room["State"];
type Declared = Room["Stage"]["declaration"];

const circle = (r: number): string => `M${r},0A${r},${r} 0 1,1 ${-r},0A${r},${r} 0 1,1 ${r},0Z`;

/** The main panel: above, the neighborhood of one test row and what its prediction leans on; below, the whole series. */
export const series: Room["Picture"] = {
  id: "series",
  tab: "Series",
  title: (state) => `${rowName(state, state.result.row.row)}, tested by ${schemeNames[state.settled.scheme]}`,
  reads: ({params: {at}, settled: {scheme}, result: {key}}) => [key.row, scheme, at],
  legend: () => [
    {label: "test row", className: "class-1", path: circle(5), ref: "report"},
    {label: "training row", className: "class-0", path: circle(4), ref: "train"},
    {label: "leans on, later", className: "line-taught", ref: "leak"},
    {label: "leans on, earlier", className: "line-0", ref: "before"},
    {label: "shares no error", className: "line-soft", ref: "free"}
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const top = 40;
    const split = Math.round(height * 0.67);
    const reach = stage.mode === "narrow" ? 7 : 11;
    const year = (v: number): string => fixed(v, 0);
    const lens = createPlot(stage, {
      at: {x: 0, y: top, width, height: split - top},
      x: {domain: [0, 1], label: "", ticks: 8, format: year},
      y: {domain: [0, 1], label: "target y", ticks: 5},
      left: 42
    });
    const whole = createPlot(stage, {
      at: {x: 0, y: split, width, height: height - split},
      x: {domain: [0, 1], label: "row", format: year},
      y: {domain: [0, 1], label: "", ticks: 2, bare: true},
      left: 42
    });
    const later = whole.area({className: "area-2", ref: "future"});
    const view = whole.inside.append("rect").attr("class", "frame");
    const strip = [1, 2, 3].map((role) =>
      whole.inside
        .append("path")
        .attr("class", `class-${role - 1}`)
        .attr("data-ref", ["train", "report", "future"][role - 1])
    );
    const [path, near] = [whole, lens].map((plot) => plot.line({className: "line-soft"}));
    const said = whole.line({className: "line-2", ref: "future"});
    const [leansFar, leansNear] = [whole, lens].map(createLeans);
    const features = lens.inside.append("path").attr("class", "line thin").attr("data-ref", "features");
    const dots = [
      lens.dots({className: "line-soft", radius: 3.5}),
      lens.dots({className: "class-0 mark", radius: 4, ref: "train"}),
      lens.dots({className: "class-1 mark", radius: 4.5, ref: "report"}),
      lens.dots({className: "class-2 mark", radius: 4, ref: "future"})
    ];
    const error = lens.rule("x", {className: "line-1", ref: "report"});
    const tested = lens.dots({className: "class-1 mark", radius: 7, ref: "report"});
    const predicted = lens.inside.append("path").attr("class", "line").attr("data-ref", "report");
    const handle = createParamHandle<Declared, State>(whole, {
      param: "at",
      along: "x",
      at: ({result: {row}}) => [row.row + 1, row.target],
      hint: "drag the test row",
      hintAt: {x: 0, y: -16, anchor: "middle"}
    });
    let drawn = "";
    let numbers = new Float64Array(0);
    let values: Float64Array<ArrayBufferLike> = numbers;
    const bars = createBars(stage, 42);
    return (state) => {
      const {result, settled} = state;
      const {series: s, rows, row, future, key} = result;
      bars(state);
      if (drawn !== key.rows) {
        drawn = key.rows;
        const ends = endsOf(state);
        const low = ends[0] - 0.16 * (ends[1] - ends[0]);
        whole.domain({x: [0, rows.all + 1], y: [low, ends[1]]});
        numbers = Float64Array.from({length: rows.all + s.lead}, (_, i) => i + 1 - s.lead);
        values = s.values.subarray(0, rows.all + s.lead);
        path(numbers, values);
        later([rows.from + 0.5, rows.all + 0.5], [low, low], [ends[1], ends[1]]);
        const ids = Float64Array.from(future.split.test, (i) => i + 1);
        said(ids, future.said);
      }
      const from = Math.max(0, Math.min(row.row + 1 - reach, rows.all + 1 - 2 * reach));
      const ends = [from, from + 2 * reach] as const;
      lens.domain({x: ends, y: nearby(state, ends)});
      lens.label({y: result.cut.width > 1 ? `mean of the next ${result.cut.width}` : s.name});
      near(numbers, values);
      const {x} = whole;
      const [above, base] = [whole.at.y, whole.at.y + whole.at.height];
      setAttr(view, "x", tenth(x(ends[0])));
      setAttr(view, "width", tenth(x(ends[1]) - x(ends[0])));
      setAttr(view, "y", above);
      setAttr(view, "height", tenth(base - above));
      const roles = rolesOf(state, settled.scheme, row.fold);
      strip.forEach((node, i) => {
        const d = runs(roles, i + 1)
          .map(
            ([a, b]) => `M${tenth(x(a + 0.5))},${base - 9}H${tenth(x(b + 0.5))}V${base}H${tenth(x(a + 0.5))}Z`
          )
          .join("");
        setAttr(node, "d", d || null);
      });
      const leans = leansOf(state);
      leansFar(state, leans);
      leansNear(state, leans);
      const seen: number[][] = [[], [], [], []];
      for (let i = Math.max(0, Math.floor(ends[0]) - 1); i < Math.min(rows.all, ends[1]); ++i)
        if (i !== row.row) seen[roles[i]].push(i);
      dots.forEach((mark, role) => {
        mark(
          seen[role].map((i) => i + 1),
          seen[role].map((i) => rows.target[i])
        );
      });
      setAttr(features, "d", settled.learner === "time" ? null : ringsOf(state, lens));
      error(row.row + 1, row.said, row.target);
      tested([row.row + 1], [row.target]);
      const [px, py] = [tenth(lens.x(row.row + 1)), tenth(lens.y(row.said))];
      setAttr(predicted, "d", `M${px - 5},${py - 5}l10,10M${px - 5},${py + 5}l10,-10`);
      handle(state);
      lens.names([
        {text: "predicted", className: "", ref: "report", of: [row.row + 1, row.said]},
        {text: "test row", className: "", ref: "report", of: [row.row + 1, row.target]},
        ...(settled.learner === "time"
          ? []
          : [
              {
                text: "its features",
                className: "",
                ref: "features",
                of: [row.row, s.values[s.lead + row.row - 1]] as const
              }
            ])
      ]);
    };
  }
};

/** Rings round the values that are the test row's features. */
function ringsOf({result: {series: s, rows, row}}: State, {x, y}: ReturnType<typeof createPlot>): string {
  let d = "";
  for (let j = 1; j <= rows.width; ++j) {
    const [px, py] = [tenth(x(row.row + 1 - j)), tenth(y(s.values[s.lead + row.row - j]))];
    d += `M${px - 7},${py}a7,7 0 1,0 14,0a7,7 0 1,0 -14,0`;
  }
  return d;
}
