import {amount, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {createPlot} from "../../../marks/plot.js";
import {remember} from "../../../ml/remember.js";
import type {CurveData} from "../data.json.js";
import {type FamilyName, familyNames, levelsOf} from "../families.js";
import type {Params, Room} from "../params.js";
import {type Curve, type Curves, curvesOf} from "../tables.js";
import {knobText, shortNames} from "../words.js";
import {sizes, type WorldName} from "../worlds.js";

const DASHES: Readonly<Record<FamilyName, string>> = {
  poly: "none",
  ridge: "7 3",
  knn: "1.5 3",
  tree: "9 3 1.5 3",
  bag: "4 2",
  cos: "12 3"
};

/** A smaller bias² than this stands at the plane's left edge. */
export const FLOOR = 1e-4;
const SUMS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** The same for every n, so that axes stand still and paths move as n grows. */
const extentOf = remember((data: CurveData, world: WorldName, sigma: number) => {
  const all = sizes.map((n) => curvesOf(data, world, n, sigma));
  const variances = all.flatMap((c) => familyNames.flatMap((name) => c[name].variance));
  const bias2 = all.flatMap((c) => familyNames.flatMap((name) => c[name].bias2));
  return {
    x: [FLOOR, 1.6 * Math.max(...bias2)],
    y: [0.5 * Math.min(...variances), 1.5 * Math.max(...variances)]
  } as const;
});

/** Only powers of ten are written out. */
const tick = (v: number): string =>
  Math.abs(Math.log10(v) - Math.round(Math.log10(v))) < 1e-9 ? String(Number(v.toPrecision(1))) : "";
/**
 * Where a path is named: at its most flexible point that is clear of the edge. A full tree is 1-NN, so that paths of trees are
 * named at their other end, where they are alone.
 */
function namedAt(name: FamilyName, {bias2, variance}: Curve): readonly [number, number] | null {
  if (name === "tree" || name === "bag") return [Math.max(FLOOR, bias2[0]), variance[0]];
  const i = bias2.findLastIndex((b) => b > 4 * FLOOR);
  return i < 0 ? null : [bias2[i], variance[i]];
}

/** Lines of equal sums say theirs once a decade. */
const named = (total: number): boolean => tick(total) !== "";
const ease = (from: number, to: number) => Array.from({length: 13}, (_, i) => from * (to / from) ** (i / 12));

/**
 * Every family as a path over its complexity, on the plane of bias² and variance, with lines of equal bias² + variance.
 * Both axes are logarithmic: halving is the same step everywhere.
 */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "All models",
  title: ({params: {n}}) => `All models, rigid to flexible, n\u00a0=\u00a0${n}`,
  reads: ({params: {family, level, f, n, sigma}, data}) => [family, level, f, n, sigma, data],
  legend: () => [{label: "equal bias² + variance", className: "line-soft", ref: "sum"}],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [FLOOR, 1],
        scale: "log",
        label: `bias² (log scale; ≤ ${FLOOR} at the edge)`,
        ticks: 4,
        format: tick
      },
      y: {domain: [0.001, 1], scale: "log", label: "variance (log scale)", ticks: 3, format: tick},
      left: 52
    });
    const sums = SUMS.map((total) => ({
      total,
      line: plot.line({className: "line-soft", ref: "sum"}),
      text: plot.text({className: "note-label halo", anchor: "end", dx: -4, dy: -6, ref: "sum"})
    }));
    const paths = familyNames.map((name) => {
      const line = plot.line({className: `line path-${name}`, ref: name});
      return {name, line, look: plot.inside.select(`.path-${name}`).style("stroke-dasharray", DASHES[name])};
    });
    const beads = plot.dots({className: "mark", radius: 2.6, ref: "family"});
    let now: {params: Params; curves: Curves} | null = null;
    const handle = createHandle(stage, plot.outside, {
      label: "Model and complexity",
      axis: "xy",
      ref: "family level",
      hint: "drag",
      hintAt: {x: 14, y: -10, anchor: "start"},
      onDrag: (px, py) => now && stage.set(nearest(now, px, py)),
      onKey: (dx, dy) => {
        if (!now) return;
        const {family, level} = now.params;
        const count = familyNames.length;
        const next = familyNames[(familyNames.indexOf(family) + Math.sign(dy) + count) % count];
        stage.set(dy ? {family: next} : {level: Math.max(1, Math.min(levelsOf(family), level + dx))});
      }
    });
    const place = (bias2: number): number => Math.max(FLOOR, bias2);
    return ({params, data}) => {
      const {family, level, f, n, sigma} = params;
      const curves = curvesOf(data, f, n, sigma);
      now = {params, curves};
      const {x, y} = extentOf(data, f, sigma);
      plot.domain({x, y});
      for (const {total, line, text} of sums) {
        if (total < 4 * Math.max(x[0], y[0]) || total > Math.min(x[1], y[1])) {
          line.clear();
          text.clear();
          continue;
        }
        // From the left edge, where variance is all of the sum, to the middle, where it is half, to the lower edge.
        const bias2 = ease(x[0], total / 2);
        const variance = ease(total / 2, y[0]);
        line([...bias2, ...variance.map((v) => total - v)], [...bias2.map((b) => total - b), ...variance]);
        if (named(total)) text(total - y[0], y[0], String(total));
        else text.clear();
      }
      for (const {name, line, look} of paths) {
        line(curves[name].bias2.map(place), curves[name].variance);
        look.style("stroke", name === family ? "var(--ink)" : "var(--soft)");
        look.style("stroke-width", name === family ? "2.4px" : "1.3px");
      }
      beads(curves[family].bias2.map(place), curves[family].variance);
      const [b, v] = [curves[family].bias2[level - 1], curves[family].variance[level - 1]];
      const taken = handle({
        x: tenth(plot.x(place(b))),
        y: tenth(plot.y(v)),
        text: `${shortNames[family]}, ${knobText(family, level)}: bias² ${amount(b, 3)}, variance ${amount(v, 3)}`,
        now: level,
        min: 1,
        max: levelsOf(family)
      });
      plot.names(
        [family, ...familyNames.filter((name) => name !== family)].map((name) => ({
          text: shortNames[name],
          className: "",
          ref: name,
          of: namedAt(name, curves[name]) ?? paths[familyNames.indexOf(name)].line
        })),
        [taken]
      );
    };

    /** The setting whose place on the plane lies nearest: whoever drags the ring can put it on any path. */
    function nearest(
      {params, curves}: {params: Params; curves: Curves},
      px: number,
      py: number
    ): Partial<Params> {
      let best: {family: FamilyName; level: number} = {family: params.family, level: params.level};
      let least = Number.POSITIVE_INFINITY;
      for (const family of familyNames) {
        const {bias2, variance} = curves[family];
        bias2.forEach((b, i) => {
          const d = Math.hypot(plot.x(place(b)) - px, plot.y(variance[i]) - py);
          // Paths meet: the model at hand is kept where another is no nearer.
          if (d > least || (d === least && family !== params.family)) return;
          least = d;
          best = {family, level: i + 1};
        });
      }
      return best;
    }
  }
};
