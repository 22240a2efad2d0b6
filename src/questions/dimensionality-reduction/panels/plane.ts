import {amount, percent, tenth} from "../../../marks/format.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {digitPath} from "../../../ml/glyphs.js";
import type {Room} from "../params.js";
import {keptAt} from "../plane.js";
import {axisNames, turnable} from "../words.js";
import {createAxisToTurn} from "./axis.js";
import {type Declared, showAll} from "./view.js";

const DISC = "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0-18,0z";

/** The main panel: the points, the axis to turn, and what of each point the axis does not see. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Points",
  title: (state) => {
    if (turnable(state))
      return `Your axis keeps ${percent(keptAt(state.result.plane, state.params.angle))} of the variance`;
    const {world} = state.params;
    const what = world === "walks" ? "The walks’ path" : world === "digits" ? "The digits" : "The rows";
    return `${what}, on the first two components`;
  },
  reads: ({params: {angle, best, world, unit, standardize}, result: {plane, row, table}}) => [
    angle,
    best,
    world,
    unit,
    standardize,
    plane,
    row,
    table.names
  ],
  legend: (state) => {
    const {table} = state.result;
    return [
      ...(table.classes.length && table.classes.length <= 3
        ? table.classes.map((label, c) => ({label, className: classNames[c], path: classSymbol(c, 46)}))
        : []),
      ...(turnable(state)
        ? [
            {label: "foot", className: "taught", path: classSymbol(0, 30)},
            {label: "lost", className: "line-soft", ref: "lost"}
          ]
        : [])
    ];
  },
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-4, 4], label: "x₁"},
      y: {domain: [-3, 3], label: "x₂"},
      left: 44
    });
    plot.frame();
    const path = (className: string, ref: string) =>
      plot.inside
        .append("path")
        .attr("class", className)
        .attr("data-ref", ref)
        .style("pointer-events", "none");
    const trail = path("line-soft", "trail");
    const glyphs = path("line", "digits").style("stroke-width", "1.25").style("stroke", "var(--soft)");
    const alike = path("line-0", "alike");
    const axis = createAxisToTurn(plot);
    let now: Room["State"];
    const dots = createPoints(plot, {
      label: "Rows",
      hint: "click a digit",
      step: [0.1, 0.1],
      press: (key) => {
        if (now.params.world === "digits") stage.set({row: key + 1});
      }
    });
    const ring = path("line-taught", "row");
    return (state) => {
      now = state;
      const {params, result} = state;
      const {x, y} = result.plane;
      const {label, classes} = result.table;
      const half = showAll(plot, result.plane);
      const [xName, yName] = axisNames(state);
      plot.label({x: xName, y: yName});
      axis(state, half);
      const walks = params.world === "walks";
      setAttr(
        trail,
        "d",
        walks ? `M${Array.from(x, (v, i) => `${tenth(plot.x(v))},${tenth(plot.y(y[i]))}`).join("L")}` : null
      );
      const digits = params.world === "digits";
      let [others, same] = ["", ""];
      if (digits && label)
        for (let i = 0; i < x.length; ++i) {
          const d = moved(digitPath(label[i], 13), plot.x(x[i]), plot.y(y[i]));
          if (label[i] === label[result.row]) same += d;
          else others += d;
        }
      setAttr(glyphs, "d", others || null);
      setAttr(alike, "d", same || null);
      setAttr(
        ring,
        "d",
        digits
          ? `M${tenth(plot.x(x[result.row]) - 12)},${tenth(plot.y(y[result.row]))}a12,12 0 1,0 24,0a12,12 0 1,0-24,0z`
          : null
      );
      dots(
        Array.from(x, (v, i) => {
          const k = label && classes.length <= 3 ? label[i] : 0;
          return {
            key: i,
            x: v,
            y: y[i],
            className: digits ? "handle-reach" : `${classNames[k]} mark`,
            path: digits ? DISC : classSymbol(k, 44),
            words: `${label ? `${classes[label[i]]}, ` : ""}at ${amount(v)} and ${amount(y[i])}`
          };
        }),
        digits
      );
    };
  }
};

/** A path of corners round the origin, moved to a place. */
const moved = (d: string, x: number, y: number): string =>
  d.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, a, b) => `${tenth(Number(a) + x)},${tenth(Number(b) + y)}`);
