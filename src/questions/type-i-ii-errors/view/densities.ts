import {createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {normalPdf} from "../../../ml/normal.js";
import {inside as unit} from "../../../ml/power.js";
import {EXTENT} from "../experiments.js";
import {alphaAt} from "../model.js";
import {params as declared, type Here} from "../params.js";
import {betaRate, levelRate, rate} from "../words.js";
import {layouts, meansOf, type Part, type Place} from "./layout.js";

const BLOCK = "M-6,-5h12v10h-12z";
/** Points of a bell, in standard errors, and how high it is there beside its peak. */
const BELL = Array.from({length: 65}, (_, i) => -4 + i / 8);

/** The sample mean's distribution without an effect and with one, and the line that decides. */
export function createDensities(stage: Place): Part {
  const {densities: at, stacks} = layouts[stage.mode];
  const root = group(stage.svg, "densities");
  const x = meansOf(at);
  const base = at.y + at.height;
  const inside = createClipped(root, at, `errors-densities-${stage.mode}`, 3);
  const path = (className: string, ref: string) =>
    inside.append("path").attr("class", className).attr("data-ref", ref);
  const power = path("area-1", "power");
  const typeTwo = path("class-1", "beta").attr("fill-opacity", 0.75);
  const typeOne = path("class-0", "alpha").attr("fill-opacity", 0.75);
  const curves = [path("line-0", "null"), path("line-1", "effect")];
  root.append("path").attr("class", "axis-line").attr("d", `M${at.x},${base}h${at.width}`);
  const names = [
    root.append("text").attr("class", "blue-text halo").attr("text-anchor", "end").text("H₀: no effect"),
    root.append("text").attr("class", "orange-text halo").attr("text-anchor", "start").text("H₁: effect δ")
  ];
  const narrow = stage.mode === "narrow";
  // The last words are short enough for where the next entry begins.
  const legends = [
    {className: "class-0", ref: "alpha"},
    {className: "class-1", ref: "beta"},
    {className: "area-1", ref: "power"}
  ].map((item, i) =>
    createLegend(root, [{label: "", path: BLOCK, ...item}], {
      x: at.x + i * (narrow ? 120 : 142),
      y: 9
    }).select<SVGTextElement>("text")
  );
  const lower = stacks[1].y + stacks[1].height;
  const lines = root.append("path").attr("class", "line-taught").attr("data-ref", "critical");
  let now: Here;
  const top = at.y + 6;
  const effect = createHandle(stage, root, {
    label: "true effect δ",
    axis: "x",
    ref: "effect",
    shape: "M-12,0l6,-6v12zM12,0l-6,-6v12z",
    onDrag: (px) => stage.set({effect: x.invert(px)}),
    onKey: (dx, dy) => stage.set({effect: now.params.effect + (dx + dy) * declared.effect.step})
  });
  const critical = createHandle(stage, root, {
    label: "critical value",
    axis: "x",
    ref: "critical",
    hint: "drag the critical value",
    hintAt: {x: 14, y: -4, anchor: "start"},
    onDrag: (px) => {
      // Beyond some means α would leave its bounds, which `set` mends.
      stage.set({alpha: alphaAt(x.invert(px), now.params)});
    },
    onKey: (dx, dy) => stage.set({alpha: now.params.alpha * 1.1 ** -(dx + dy) - (dx + dy) * 0.0005})
  });
  let bell: readonly unknown[] = [];
  return (state) => {
    now = state;
    const {params: p, result: r} = state;
    const height = base - top;
    const y = (z: number) => base - (normalPdf(z) / normalPdf(0)) * height;
    const point = (mean: number, center: number) => `${tenth(x(mean))},${tenth(y((mean - center) / r.se))}`;
    const curve = (center: number) => `M${BELL.map((z) => point(center + z * r.se, center)).join("L")}`;
    /** The area under a bell from mean `a` to mean `b`. */
    const under = (center: number, a: number, b: number): string => {
      const from = Math.max(a, center - 4 * r.se);
      const to = Math.min(b, center + 4 * r.se);
      if (!(from < to)) return "";
      const means = BELL.map((z) => center + z * r.se).filter((m) => m > from && m < to);
      return `M${tenth(x(from))},${base}L${[from, ...means, to].map((m) => point(m, center)).join("L")}V${base}z`;
    };
    const [low, high] = EXTENT;
    const c = r.critical;
    const left = p.sides === "two" ? -c : Number.NEGATIVE_INFINITY;
    const far = Number.POSITIVE_INFINITY;
    if (bell[0] !== r.se || bell[1] !== p.effect) {
      bell = [r.se, p.effect];
      put(curves[0], "d", curve(0));
      put(curves[1], "d", curve(p.effect));
    }
    put(typeOne, "d", under(0, c, far) + (p.sides === "two" ? under(0, -far, left) : ""));
    const isThere = r.betaOnce !== null;
    put(typeTwo, "d", isThere ? under(p.effect, left, c) : "");
    const found = under(p.effect, c, far) + (p.sides === "two" ? under(p.effect, -far, left) : "");
    put(power, "d", isThere ? found : "");
    // Beside the curves, two thirds up, where they are a standard error wide.
    names.forEach((name, i) => {
      const side = i ? 1 : -1;
      const edge = x((i ? p.effect : 0) + side * 1.1 * r.se) + side * 6;
      // Outside the critical line where it would cross the letters.
      const line = x(i ? c : left);
      const free = side * (line - edge) > -6 && side * (line - edge) < 76 ? line + side * 8 : edge;
      put(name, "x", tenth(Math.min(at.x + at.width - 70, Math.max(at.x + 76, free))));
      put(name, "y", tenth(at.y + at.height * 0.3));
    });
    say(legends[0], `α, Type I: ${levelRate(r.level)}`);
    say(legends[1], `β, Type II: ${r.betaOnce === null ? "none" : rate(r.betaOnce)}`);
    // The areas are those of one test on all the data, whatever else the experiment does.
    const powerOnce = r.betaOnce === null ? r.level : unit(1 - r.betaOnce);
    say(legends[2], narrow ? `power ${rate(powerOnce)}` : `power 1 − β: ${rate(powerOnce)}`);
    const place = (mean: number) => tenth(x(Math.min(high, Math.max(low, mean))));
    put(
      lines,
      "d",
      `M${place(c)},${at.y - 14}V${lower}${p.sides === "two" ? `M${place(-c)},${at.y - 14}V${lower}` : ""}`
    );
    effect({
      x: x(p.effect),
      y: top,
      text: `${fixed(p.effect)}, power ${rate(r.power)}`,
      now: p.effect,
      min: declared.effect.min,
      max: declared.effect.max
    });
    critical({
      x: place(c),
      y: at.y - 14,
      text: `mean ${fixed(c, 3)}, level ${levelRate(r.level)}, Type II rate ${betaRate(r.beta)}`,
      now: c,
      min: 0,
      max: high
    });
  };
}
