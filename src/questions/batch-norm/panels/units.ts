import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {width} from "../chain.js";
import {shownLayer, shownUnits} from "../model.js";
import type {Room} from "../params.js";
import {looks, normNames} from "../words.js";

/** Half the width of the axis. */
const REACH = 4;

/** A few units one by one: the values of the batch's examples before normalization, and after. */
export const units: Room["Picture"] = {
  id: "units",
  tab: "Units",
  title: ({settled: {norm, batch}}) => `Units of layer ${shownLayer}, ${batch} examples: ${normNames[norm]}`,
  reads: ({params: {gamma, beta}, settled, result: {before, after}}) => [
    gamma,
    beta,
    settled.norm,
    before,
    after
  ],
  legend: ({settled: {norm}}) => [
    {label: "before", className: "line-soft", ref: "before"},
    {label: "after", className: looks[norm].line, ref: "after"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-REACH, REACH], label: "value of one example", ticks: [-4, -2, 0, 2, 4]},
      y: {
        domain: [-1.2, shownUnits + 0.4],
        label: "unit",
        ticks: Array.from({length: shownUnits}, (_, j) => j + 1)
      },
      left: 30
    });
    const before = plot.inside.append("path").attr("class", "line-soft").attr("data-ref", "before");
    const after = plot.inside.append("path").attr("data-ref", "after");
    const bar = plot.rule("y", {className: "line-taught", ref: "gamma beta"});
    const betaName = plot.text({className: "taught-text name", anchor: "end", dx: -14, dy: 5, ref: "beta"});
    const gammaName = plot.text({className: "taught-text name", dx: 14, dy: 5, ref: "gamma"});
    const make = (param: "beta" | "gamma") =>
      createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
        param,
        along: "x",
        at: ({params: p}) => [param === "beta" ? p.beta : p.beta + p.gamma, -0.4],
        ...(param === "gamma"
          ? {value: (px: number, _y: number, {params: p}: Room["State"]) => px - p.beta}
          : {})
      });
    const handles = [make("beta"), make("gamma")];
    return (state) => {
      const {settled, params, result} = state;
      setAttr(before, "d", ticks(plot, result.before, 0.06));
      setAttr(after, "class", `${looks[settled.norm].line} thin`);
      setAttr(after, "d", ticks(plot, result.after, -0.38));
      bar(-0.4, params.beta, params.beta + params.gamma);
      betaName(params.beta, -0.4, "β");
      gammaName(params.beta + params.gamma, -0.4, "β + γ");
      for (const handle of handles) handle(state);
    };
  }
};

/** One short stroke an example, above or below the unit's line. */
function ticks(
  {x, y}: {x(v: number): number; y(v: number): number},
  values: Float64Array,
  from: number
): string {
  let d = "";
  const long = (y(0) - y(0.32)).toFixed(1);
  for (let j = 0; j < shownUnits; ++j) {
    const top = y(j + 1 + from + 0.32).toFixed(1);
    for (let k = j; k < values.length; k += width)
      if (Math.abs(values[k]) < REACH) d += `M${x(values[k]).toFixed(1)},${top}v${long}`;
  }
  return d;
}
