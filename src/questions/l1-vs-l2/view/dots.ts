import {type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Scale} from "../../../marks/scale.js";
import {SCALAR_EXTENT, type ScalarView} from "../scalar.js";
import {subscripts} from "../words.js";

interface Dot {
  j: 0 | 1;
  x: number;
  y: number;
  /** −1, 1: left, right of the panel; 0 in it */
  off: number;
  name: {dx: number; dy: number; anchor: "start" | "middle" | "end"; text: string};
}

const NAME = 15;

/**
 * The optimum's two weights on the curve of their penalty, each named on the side of the zero line where no curve
 * runs: below it for z ≥ 0, above it for z < 0. One whose z is off the panel is named at its edge, without a dot.
 */
export function createDots(
  parent: Group,
  x: Scale,
  y: Scale
): (scalar: ScalarView, lambda: number | null) => void {
  const root = group(parent, "dots").style("pointer-events", "none");
  return ({dots}, lambda) => {
    const all = dots.map((dot, j) => {
      const other = dots[1 - j];
      const [z, w] = dot;
      const off = Math.abs(z) > SCALAR_EXTENT ? Math.sign(z) : 0;
      const at = {x: x(Math.max(-SCALAR_EXTENT, Math.min(SCALAR_EXTENT, z))), y: y(w)};
      const down = z < 0 ? -1 : 1;
      // Beyond the dot, and beyond the zero line where that is near.
      const toZero = down * (y(0) - at.y);
      const beyond = toZero > 0 && toZero < 22 ? toZero : 0;
      const dy = down > 0 ? beyond + NAME : -beyond - NAME + 8;
      const near = off ? Number.POSITIVE_INFINITY : x(other[0]) - x(z);
      const toLine = lambda === null || z < 0 ? Number.POSITIVE_INFINITY : x(lambda) - at.x;
      const crowded = Math.abs(near) < NAME;
      const push = crowded ? near || (j ? -1 : 1) : Math.abs(toLine) < 10 ? toLine || 1 : 0;
      const anchor = off ? (off < 0 ? "start" : "end") : push > 0 ? "end" : push < 0 ? "start" : "middle";
      const name = `w${subscripts[j]}`;
      const text = off < 0 ? `← ${name}` : off > 0 ? `${name} →` : name;
      const dx = off ? -4 * off : (crowded ? -1 : 3) * Math.sign(push);
      return {j: j as 0 | 1, ...at, off, name: {dx, dy, anchor, text}} satisfies Dot;
    });
    root
      .selectAll<SVGGElement, Dot>("g")
      .data(all)
      .join((enter) => {
        const dot = enter.append("g").attr("data-ref", "w");
        dot.append("circle").attr("class", "taught mark").attr("r", 4.5);
        dot.append("text").attr("class", "note-label halo");
        return dot;
      })
      .attr("transform", (d) => `translate(${tenth(d.x)},${tenth(d.y)})`)
      .each(function (d) {
        const [circle, text] = [this.querySelector("circle"), this.querySelector("text")];
        if (d.off) circle?.setAttribute("display", "none");
        else circle?.removeAttribute("display");
        text?.setAttribute("x", String(d.name.dx));
        text?.setAttribute("y", String(tenth(d.name.dy)));
        text?.setAttribute("text-anchor", d.name.anchor);
        if (text && text.textContent !== d.name.text) text.textContent = d.name.text;
      });
  };
}
