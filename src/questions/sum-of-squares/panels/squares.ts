import {group} from "../../../marks/axes.js";
import {amount, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {classSymbol} from "../../../marks/symbols.js";
import {ENDS, HEIGHTS, type Room} from "../params.js";
import {bestNames, lossSums, topOf} from "../words.js";
import {areaShapes} from "./area.js";

const BLOCK = "M-6,-6h12v12h-12z";
const EDGES = [-1.4, 7.4] as const;

/** The main panel: the points, the line to turn, what each residual costs as an area, and their sum below. */
export const squares: Room["Picture"] = {
  id: "squares",
  tab: "Squares",
  title: ({params: {loss}}) =>
    loss === "squares"
      ? "Each residual and its square"
      : `Each residual’s ${loss === "huber" ? "Huber loss" : "length"}, as an area`,
  reads: ({params: {left, right, loss, best, moved}, result}) => [
    left,
    right,
    loss,
    best,
    moved,
    result.points,
    result.line,
    result.tally
  ],
  legend: ({params: {loss, best}, result}) => [
    {label: `${lossSums[loss]}: ${amount(result.tally)}`, className: "class-0", path: BLOCK, ref: "tally"},
    ...(best ? [{label: `least: ${amount(result.best.tally)}`, className: "line-2", ref: "best"}] : [])
  ],
  draw: (stage) => {
    const {width, height, mode} = stage;
    const narrow = mode === "narrow";
    // Below them a plot needs its 20 units, and its axis.
    const foot = narrow ? 54 : 70;
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width, height: height - foot},
      x: {domain: EDGES, label: "", ticks: [0, 1, 2, 3, 4, 5, 6]},
      y: {domain: HEIGHTS, label: "y", ticks: [0, 2, 4, 6, 8]},
      left: 30
    });
    const bar = createPlot(stage, {
      at: {x: 0, y: height - foot, width, height: foot},
      x: {domain: [0, 1], label: narrow ? "" : "all areas, laid end to end (units of y²)"},
      y: {domain: [0, 1], label: "", bare: true},
      left: 30
    });
    const areas = group(plot.inside, "").attr("data-ref", "squares");
    const segments = group(bar.inside, "").attr("data-ref", "tally");
    const shape = (parent: typeof areas) =>
      parent
        .append("path")
        .attr("class", "area-0")
        .style("stroke", "var(--blue)")
        .style("stroke-width", "1.25");
    const [boxes, pieces] = [areas, segments].map((parent) => Array.from({length: 8}, () => shape(parent)));
    const least = bar.rule("x", {className: "line-2", ref: "best"});
    const gaps = plot.inside.append("path").attr("class", "line-2 dotted").attr("data-ref", "gap");
    const stems = plot.inside.append("path").attr("class", "line-0").attr("data-ref", "residuals");
    const ls = plot.line({className: "line-2 dashed", ref: "ls"});
    const best = plot.line({className: "line-2", ref: "best"});
    const line = plot.line({className: "line-taught", ref: "line"});
    let now: Room["State"] | null = null;
    const dots = createPoints(plot, {
      label: "Points",
      step: [0.1, 0.1],
      move: (key, x, y) => {
        if (!now) return;
        stage.set({moved: [...now.params.moved.filter(([i]) => i !== key), [key, x, y]]});
      }
    });
    const handle = (param: "left" | "right", at: number, hint?: string) =>
      createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
        param,
        along: "y",
        hint,
        hintAt: {x: -14, y: -12, anchor: "end"},
        at: ({params}) => [at, params[param]],
        words: ({params, result}) => `${lossSums[params.loss]} ${amount(result.tally)}`
      });
    const handles = [handle("left", ENDS[0]), handle("right", ENDS[1], "drag the line")];
    return (state) => {
      now = state;
      const {params, result} = state;
      const {points, fitted, residuals, areas: sizes, tally} = result;
      areaShapes(plot, result, params.loss).forEach((d, i) => {
        setAttr(boxes[i], "d", d);
      });
      bar.domain({x: [0, topOf(tally)]});
      let sum = 0;
      const [top, bottom] = [tenth(bar.y(0.95)), tenth(bar.y(0.05))];
      sizes.forEach((size, i) => {
        setAttr(
          pieces[i],
          "d",
          `M${tenth(bar.x(sum))},${bottom}V${top}H${tenth(bar.x(sum + size))}V${bottom}z`
        );
        sum += size;
      });
      const along = ({intercept, slope}: {intercept: number; slope: number}) =>
        EDGES.map((x) => intercept + slope * x);
      line(ENDS, [params.left, params.right]);
      const other = params.loss !== "squares";
      const lsAt = (x: number) => result.ls.intercept + result.ls.slope * x;
      const uprights = (from: (i: number) => number, to: (i: number) => number) =>
        Array.from(
          points.x,
          (x, i) => `M${tenth(plot.x(x))},${tenth(plot.y(from(i)))}V${tenth(plot.y(to(i)))}`
        ).join("");
      setAttr(
        stems,
        "d",
        uprights(
          (i) => fitted[i],
          (i) => points.y[i]
        )
      );
      if (params.best) {
        best(EDGES, along(result.best));
        least(result.best.tally);
      } else {
        best.clear();
        least.clear();
      }
      if (params.best && other) ls(EDGES, along(result.ls));
      else ls.clear();
      setAttr(
        gaps,
        "d",
        params.best && !other
          ? uprights(
              (i) => fitted[i],
              (i) => lsAt(points.x[i])
            )
          : null
      );
      const taken = handles.map((update) => update(state));
      dots(
        Array.from(points.x, (x, i) => ({
          key: i,
          x,
          y: points.y[i],
          className: "class-0",
          path: classSymbol(0, 60),
          words: `x ${amount(x)}, y ${amount(points.y[i])}, residual ${amount(residuals[i])}`
        }))
      );
      plot.names(
        [
          {text: "your line", className: "taught-text", ref: "line", of: [ENDS[0], params.left]},
          ...(params.best
            ? [{text: bestNames[params.loss], className: "green-text", ref: "best", of: best}]
            : []),
          ...(params.best && other
            ? [{text: bestNames.squares, className: "green-text", ref: "ls", of: ls}]
            : [])
        ],
        [
          ...taken,
          ...Array.from(points.x, (x, i) => ({
            x: plot.x(x) - 5,
            y: plot.y(points.y[i]) - 5,
            width: 10,
            height: 10
          }))
        ]
      );
    };
  }
};
