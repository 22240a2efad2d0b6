import {amount, fixed, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {valuesOf} from "../fits.js";
import {HIGH, type Room} from "../params.js";
import {truths} from "../world.js";

const circle = (r: number): string => `M${r},0A${r},${r} 0 1,1 ${-r},0A${r},${r} 0 1,1 ${r},0Z`;
const [LARGE, SMALL] = [circle(4.2), circle(3)];
/** Validation points are squares, and a little smaller than the others. */
const SQUARE = "M-3,-3h6v6h-6z";

const STEPS = 241;
const places = Float64Array.from({length: STEPS}, (_, i) => -1 + (2 * i) / (STEPS - 1));

/** Ends and middle of the axes: of the simulated world, or of the reader’s table. */
function viewOf({result: {sample}}: Room["State"]): {x: [number, number]; y: [number, number]} {
  if (sample.world) return {x: [-1.03, 1.03], y: [HIGH[0], HIGH[1]]};
  const all = [...sample.y, ...sample.heldY].map((v) => sample.shift + sample.scale * v);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low) * 0.25 || 1;
  const {middle, half} = sample;
  return {x: [middle - 1.03 * half, middle + 1.03 * half], y: [low - room, high + room]};
}

const tick = (v: number): string => {
  const size = Math.abs(v);
  if (v === 0) return "0";
  if (size >= 1e5 || size < 1e-3)
    return v.toExponential(0).replace("e", "·10^").replace("+", "").replace(/-/g, "−");
  return fixed(v, Math.max(0, Math.min(3, 1 - Math.floor(Math.log10(size)))))
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
};

/** The main panel: training points to drag, the fit through them, the points that are held out, and the truth. */
export const fit: Room["Picture"] = {
  id: "fit",
  tab: "Fit",
  title: ({
    result: {
      fit: {w},
      sample
    }
  }) => `Degree ${w.length - 1}, ${sample.u.length} points`,
  reads: ({
    params: {moved, data},
    result: {
      sample,
      fit: {w}
    }
  }) => [moved, data, sample, w],
  legend: ({result: {sample}}) => [
    {label: "fit", className: "line-taught", ref: "fit"},
    {label: "training", className: "class-0", path: LARGE, ref: "train"},
    {label: "validation", className: "class-1", path: SQUARE, ref: "held"},
    ...(sample.world ? [{label: "truth", className: "line-2 dashed", ref: "truth"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1.03, 1.03], label: "x", format: tick},
      y: {domain: HIGH, label: "y", format: tick},
      left: 44
    });
    const mean = plot.line({className: "line-2 dashed", ref: "truth"});
    // One path for all: nobody drags them.
    const held = plot.inside.append("path").attr("class", "class-1 mark").attr("data-ref", "held");
    const line = plot.line({className: "line-taught", ref: "fit"});
    let now: Room["State"] | null = null;
    const dots = createPoints(plot, {
      label: "Training points",
      hint: "drag a point",
      step: [0.01, 0.02],
      move: (key, x, y) => {
        if (now) stage.set({moved: [...now.params.moved.filter(([i]) => i !== key), [key, x, y]]});
      }
    });
    return (state) => {
      now = state;
      const {sample, fit: now_} = state.result;
      const {middle, half, shift, scale, u, y, heldU, heldY} = sample;
      const up = (v: number) => shift + scale * v;
      plot.domain(viewOf(state));
      plot.label({x: sample.names.x, y: sample.names.y});
      const at = (v: number) => middle + half * v;
      line(places.map(at), valuesOf(now_, places).map(up));
      if (sample.world) mean(places, places.map(truths[sample.world]));
      else mean.clear();
      const words = (x: number, v: number) => `x ${amount(at(x))}, y ${amount(up(v))}`;
      setAttr(
        held,
        "d",
        Array.from(
          heldU,
          (v, i) => `M${tenth(plot.x(at(v)) - 3)},${tenth(plot.y(up(heldY[i])) - 3)}h6v6h-6z`
        ).join("")
      );
      dots(
        Array.from(u, (v, i) => ({
          key: i,
          x: at(v),
          y: up(y[i]),
          className: "class-0",
          path: u.length > 60 ? SMALL : LARGE,
          words: words(v, y[i])
        })),
        sample.world !== null
      );
    };
  }
};
