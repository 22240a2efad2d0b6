import {apart} from "../marks/format.js";
import {arrow} from "../marks/handle.js";
import {createPlot} from "../marks/plot.js";
import {flushTexts} from "../marks/set.js";
import type {AnyState, DrawnPrediction} from "./contract.js";
import {h} from "./dom.js";
import type {Guess} from "./lesson.js";
import type {Declaration} from "./params.js";
import {createStage} from "./stage.js";

const size = {width: 360, height: 216};

/**
 * A curve that the reader draws: one knot a tick, moved by sweeping over the plot or, knot by knot, with the arrow
 * keys. The reveal lays the true curve over it and says the mean gap.
 */
export function drawing(prediction: DrawnPrediction<Declaration, unknown, unknown>, id: string): Guess {
  const {x: xAxis, y: yAxis, answer} = prediction;
  const format = yAxis.format ?? String;
  const ticks = xAxis.ticks;
  const middle = (yAxis.min + yAxis.max) / 2;
  const stage = createStage({
    document,
    declaration: {},
    id,
    ...size,
    mode: "narrow",
    live: true,
    label: `Draw ${yAxis.label} against ${xAxis.label}`
  });
  const {svg} = stage;
  svg.classList.add("drawing");
  const plot = createPlot(stage, {
    x: {
      domain: [ticks[0], ticks[ticks.length - 1]],
      scale: xAxis.log ? "log" : "linear",
      label: xAxis.label,
      ticks
    },
    y: {domain: [yAxis.min, yAxis.max], label: yAxis.label, ticks: 3, format, grid: true}
  });
  const truth = plot.line({className: "drawn-truth"});
  const path = plot.line({className: "drawn-guess"});
  const prompt = plot.outside
    .append("text")
    .attr("class", "drawn-prompt")
    .attr("x", plot.at.x + plot.at.width / 2)
    .attr("y", plot.at.y + 20)
    .attr("text-anchor", "middle")
    .text("draw your curve here");
  flushTexts();
  const knots: (number | null)[] = ticks.map(() => null);
  const dots = ticks.map((tick, i) => {
    const dot = plot.outside
      .append("circle")
      .attr("class", "drawn-knot")
      .attr("cx", plot.x(tick))
      .attr("cy", plot.y(middle))
      .attr("r", 6)
      .attr("tabindex", 0)
      .attr("role", "slider")
      .attr("aria-label", `${yAxis.label} at ${xAxis.label} ${tick}`)
      .attr("aria-valuemin", yAxis.min)
      .attr("aria-valuemax", yAxis.max)
      .attr("aria-valuenow", middle)
      .attr("aria-valuetext", "not placed yet");
    dot.on("keydown", (event: KeyboardEvent) => {
      const by = arrow(event);
      if (!by || locked) return;
      event.preventDefault();
      const steps = Math.max(-40, Math.min(40, by[0] + by[1]));
      move(i, (knots[i] ?? middle) + (steps * (yAxis.max - yAxis.min)) / 40);
    });
    return dot;
  });
  let locked = false;
  let ready = () => {};
  function move(i: number, value: number): void {
    const held = Math.max(yAxis.min, Math.min(yAxis.max, value));
    knots[i] = held;
    dots[i]
      .attr("cy", plot.y(held))
      .attr("aria-valuenow", Number(held.toPrecision(4)))
      .attr("aria-valuetext", format(held))
      .classed("placed", true);
    const placed = ticks.map((_, k) => k).filter((k) => knots[k] !== null);
    path(
      placed.map((k) => ticks[k]),
      placed.map((k) => knots[k] ?? 0)
    );
    prompt.attr("display", "none");
    if (knots.every((knot) => knot !== null)) ready();
  }
  // A fast sweep skips places: every knot between the last two pointer positions is set on the way.
  let last: {x: number; y: number} | null = null;
  const at = (event: PointerEvent) => {
    const box = svg.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height
    };
  };
  const sweep = (event: PointerEvent) => {
    const now = at(event);
    const before = last ?? now;
    const reach = Math.abs(plot.x(ticks[1]) - plot.x(ticks[0])) / 2;
    ticks.forEach((tick, i) => {
      const px = plot.x(tick);
      const inside = px >= Math.min(before.x, now.x) && px <= Math.max(before.x, now.x);
      if (!inside && Math.abs(px - now.x) > reach) return;
      const t = inside && now.x !== before.x ? (px - before.x) / (now.x - before.x) : 1;
      move(i, plot.y.invert(before.y + (now.y - before.y) * t));
    });
    last = now;
  };
  svg.addEventListener("pointerdown", (event) => {
    if (locked || event.button) return;
    svg.setPointerCapture(event.pointerId);
    last = null;
    // A finger that only passes by scrolls the page: it draws once it has moved sideways.
    if (event.pointerType !== "touch") sweep(event);
    else last = at(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (last && !locked) sweep(event);
  });
  const end = () => {
    last = null;
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
  return {
    element: h(document, "div", {class: "predict-draw", id}, svg),
    onReady: (callback) => {
      ready = callback;
    },
    reveal: (state: AnyState) => {
      locked = true;
      const curve = answer(state);
      truth(
        curve.map((d) => d[0]),
        curve.map((d) => Math.max(yAxis.min, Math.min(yAxis.max, d[1])))
      );
      const near = (t: number) =>
        curve.reduce((best, d) => (Math.abs(d[0] - t) < Math.abs(best[0] - t) ? d : best))[1];
      const gaps = ticks.map((t, i) => Math.abs(near(t) - (knots[i] ?? 0)));
      const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
      const worst = gaps.indexOf(Math.max(...gaps));
      return `Your curve is off by ${apart(format(mean))} on average, most at ${ticks[worst]}: you drew ${format(knots[worst] ?? 0)}, it is ${format(near(ticks[worst]))}.`;
    },
    clear: () => {
      locked = false;
      truth.clear();
      path.clear();
      knots.fill(null);
      prompt.attr("display", null);
      for (const dot of dots)
        dot
          .classed("placed", false)
          .attr("cy", plot.y(middle))
          .attr("aria-valuenow", middle)
          .attr("aria-valuetext", "not placed yet");
    }
  };
}
