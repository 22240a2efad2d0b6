import {line} from "d3-shape";
import {scaleLinear, scaleLog} from "../marks/scale.js";
import type {AnyState, DrawnPrediction} from "./contract.js";
import {h} from "./dom.js";
import type {Guess} from "./lesson.js";
import type {Declaration} from "./params.js";

const svgNamespace = "http://www.w3.org/2000/svg";
const size = {width: 360, height: 200, left: 48, right: 14, top: 12, bottom: 40};

/**
 * A curve that the reader draws: one knot a tick, moved by sweeping over the plot or, knot by knot, with the arrow
 * keys. The reveal lays the true curve over it and says the mean gap.
 */
export function drawing(prediction: DrawnPrediction<Declaration, unknown, unknown>, id: string): Guess {
  const {x: xAxis, y: yAxis, answer} = prediction;
  const format = yAxis.format ?? String;
  const ticks = xAxis.ticks;
  const domain = [ticks[0], ticks[ticks.length - 1]];
  const x = (xAxis.log ? scaleLog() : scaleLinear())
    .domain(domain)
    .range([size.left, size.width - size.right]);
  const y = scaleLinear()
    .domain([yAxis.min, yAxis.max])
    .range([size.height - size.bottom, size.top]);
  const knots: (number | null)[] = ticks.map(() => null);
  const s = (tag: string, attributes: Record<string, string | number>, text?: string): SVGElement => {
    const element = document.createElementNS(svgNamespace, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const svg = s("svg", {
    viewBox: `0 0 ${size.width} ${size.height}`,
    class: "stage drawing",
    role: "group",
    "aria-label": `Draw ${yAxis.label} against ${xAxis.label}`
  });
  svg.append(
    s("path", {
      class: "axis-line",
      d: `M${size.left},${size.top}V${size.height - size.bottom}H${size.width - size.right}`
    }),
    s(
      "text",
      {
        class: "axis-label",
        x: (size.left + size.width - size.right) / 2,
        y: size.height - 6,
        "text-anchor": "middle"
      },
      xAxis.label
    ),
    s(
      "text",
      {
        class: "axis-label",
        transform: `translate(12,${(size.top + size.height - size.bottom) / 2})rotate(-90)`,
        "text-anchor": "middle"
      },
      yAxis.label
    ),
    ...ticks.map((t) =>
      s(
        "text",
        {class: "tick-label", x: x(t), y: size.height - size.bottom + 14, "text-anchor": "middle"},
        String(t)
      )
    ),
    ...y
      .ticks(3)
      .map((t) =>
        s("text", {class: "tick-label", x: size.left - 6, y: y(t) + 4, "text-anchor": "end"}, format(t))
      )
  );
  const truth = s("path", {class: "drawn-truth", fill: "none"});
  const path = s("path", {class: "drawn-guess", fill: "none"});
  const prompt = s(
    "text",
    {
      class: "drawn-prompt",
      x: (size.left + size.width) / 2,
      y: size.top + 22,
      "text-anchor": "middle"
    },
    "draw your curve here"
  );
  const dots = ticks.map((tick, i) => {
    const dot = s("circle", {
      class: "drawn-knot",
      cx: x(tick),
      cy: y((yAxis.min + yAxis.max) / 2),
      r: 6,
      tabindex: 0,
      role: "slider",
      "aria-label": `${yAxis.label} at ${xAxis.label} ${tick}`,
      "aria-valuemin": yAxis.min,
      "aria-valuemax": yAxis.max,
      "aria-valuenow": (yAxis.min + yAxis.max) / 2
    });
    dot.addEventListener("keydown", (event) => {
      const sign = {ArrowUp: 1, ArrowDown: -1}[(event as KeyboardEvent).key];
      if (!sign || locked) return;
      event.preventDefault();
      move(i, (knots[i] ?? (yAxis.min + yAxis.max) / 2) + (sign * (yAxis.max - yAxis.min)) / 40);
    });
    return dot;
  });
  svg.append(truth, path, prompt, ...dots);
  const draw = line<number | null>()
    .defined((d) => d !== null)
    .x((_, i) => x(ticks[i]))
    .y((d) => y(d ?? 0));
  let locked = false;
  let ready = () => {};
  function move(i: number, value: number): void {
    knots[i] = Math.max(yAxis.min, Math.min(yAxis.max, value));
    dots[i].setAttribute("cy", String(y(knots[i] ?? 0)));
    dots[i].setAttribute("aria-valuenow", String(knots[i]));
    dots[i].setAttribute("aria-valuetext", format(knots[i] ?? 0));
    dots[i].classList.add("placed");
    path.setAttribute("d", draw(knots) ?? "");
    prompt.remove();
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
    const reach = Math.abs(x(ticks[1]) - x(ticks[0])) / 2;
    ticks.forEach((tick, i) => {
      const px = x(tick);
      const inside = px >= Math.min(before.x, now.x) && px <= Math.max(before.x, now.x);
      if (!inside && Math.abs(px - now.x) > reach) return;
      const t = inside && now.x !== before.x ? (px - before.x) / (now.x - before.x) : 1;
      move(i, y.invert(before.y + (now.y - before.y) * t));
    });
    last = now;
  };
  svg.addEventListener("pointerdown", (event) => {
    if (locked) return;
    svg.setPointerCapture(event.pointerId);
    last = null;
    sweep(event);
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
      truth.setAttribute(
        "d",
        line<readonly [number, number]>()
          .x((d) => x(d[0]))
          .y((d) => y(Math.max(yAxis.min, Math.min(yAxis.max, d[1]))))(curve as [number, number][]) ?? ""
      );
      const at = (t: number) =>
        curve.reduce((best, d) => (Math.abs(d[0] - t) < Math.abs(best[0] - t) ? d : best))[1];
      const gaps = ticks.map((t, i) => Math.abs(at(t) - (knots[i] ?? 0)));
      const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
      const worst = gaps.indexOf(Math.max(...gaps));
      return `Your curve is off by ${format(mean)} on average, most at ${ticks[worst]}: you drew ${format(knots[worst] ?? 0)}, it is ${format(at(ticks[worst]))}.`;
    },
    clear: () => {
      locked = false;
      truth.removeAttribute("d");
      path.removeAttribute("d");
      knots.fill(null);
      for (const dot of dots) {
        dot.classList.remove("placed");
        dot.setAttribute("cy", String(y((yAxis.min + yAxis.max) / 2)));
      }
    }
  };
}
