import {group} from "../../../marks/axes.js";
import {createField, type Level} from "../../../marks/field.js";
import {amount, tenth} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {short} from "./dots.js";

/** From strongly negative to strongly positive. */
const steps = 8;
const levels: Level[] = [
  ...Array.from({length: steps}, (_, k) => ({token: "--green", opacity: (steps - k) / steps})),
  ...Array.from({length: steps}, (_, k) => ({token: "--ink", opacity: ((k + 1) / steps) * 0.92}))
];

/** All that the SVM is told of the points: their similarities, ordered by class. */
export const gram: Room["Picture"] = {
  id: "gram",
  tab: "Gram",
  title: ({result: {gram: g}}) => `All the SVM is told: ${g ? `${g.n} × ${g.n}` : "the"} similarities`,
  with: {view: "kernel", beside: "gram"},
  legend: ({result: {gram: g}}) => [
    {label: "more alike", className: "mark", path: "M-6,-5h12v10h-12z", ref: "gram"},
    ...(g?.values.some((v) => v < 0)
      ? [{label: "negative", className: "class-2", path: "M-6,-5h12v10h-12z"}]
      : [])
  ],
  reads: ({result: {gram: g, points}}) => [g?.values, g?.first, points.classes.join("|")],
  draw: (stage) => {
    const room = {left: 18, top: 22, bottom: 62};
    const size = Math.max(60, Math.min(stage.width - room.left - 10, stage.height - room.top - room.bottom));
    const at = {
      x: room.left + Math.max(0, (stage.width - size - room.left - 10) / 2),
      y: room.top,
      width: size,
      height: size
    };
    const root = group(stage.svg, "plot");
    const inside = group(root, "").attr("data-ref", "gram");
    const over = group(root, "");
    over
      .append("rect")
      .attr("class", "frame")
      .attr("x", at.x)
      .attr("y", at.y)
      .attr("width", size)
      .attr("height", size);
    const cut = over.append("path").attr("class", "line thin").style("stroke-width", "1");
    const text = (className: string, anchor: string) =>
      over.append("text").attr("class", className).attr("text-anchor", anchor);
    const names = [text("name blue-text", "middle"), text("name orange-text", "middle")];
    const sides = [text("name blue-text", "middle"), text("name orange-text", "middle")];
    const means = [text("note-label", "start"), text("note-label", "start")];
    means.forEach((node, k) => {
      node.attr("x", at.x).attr("y", at.y + size + 20 + 18 * k);
    });
    let field: {n: number; paint: ReturnType<typeof createField>} | null = null;
    let shown: Room["State"]["result"]["gram"] = null;
    const shade = () => {
      if (!shown) return;
      const {n, values} = shown;
      if (field?.n !== n) {
        setText(means[0], "");
        inside.selectAll("*").remove();
        field = {n, paint: createField(stage, inside, at, n, n)};
      }
      let most = 0;
      for (const v of values) most = Math.max(most, Math.abs(v));
      // What is nearly 0 has no shade; roots, so that one large value does not blank the others.
      const index = Uint8Array.from(values, (v) => {
        const s = Math.round(steps * Math.sqrt(Math.abs(v) / (most || 1)));
        return s === 0 ? 255 : v < 0 ? steps - s : steps + s - 1;
      });
      field.paint(index, levels);
    };
    stage.onTheme(shade);
    return ({result: {gram: g, points}}) => {
      if (!g) return;
      if (g !== shown) {
        shown = g;
        shade();
      }
      const split = (size * g.first) / g.n;
      const [x, y] = [tenth(at.x + split), tenth(at.y + split)];
      setAttr(cut, "d", `M${x},${at.y}v${size}M${at.x},${y}h${size}`);
      [split / 2, (split + size) / 2].forEach((middle, k) => {
        const name = short(points.classes[k]);
        setAttr(names[k], "x", tenth(at.x + middle));
        setAttr(names[k], "y", at.y - 7);
        setText(names[k], name);
        setAttr(sides[k], "transform", `translate(${tenth(at.x - 7)},${tenth(at.y + middle)})rotate(-90)`);
        setText(sides[k], name);
      });
      setText(
        means[0],
        `mean within: ${amount(g.means[0])} and ${amount(g.means[1])}; between: ${amount(g.means[2])}`
      );
      setText(means[1], `smallest eigenvalue: ${least(g.eigen)}`);
    };
  }
};

/** Rounding leaves what is 0 within some of the largest one's last digits. */
export const least = ([most, low]: readonly [number, number]): string =>
  Math.abs(low) < 1e-10 * most ? "0 to rounding" : amount(low, 3);
