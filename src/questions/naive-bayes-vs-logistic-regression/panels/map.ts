import {group} from "../../../marks/axes.js";
import {equation, fixed, percent, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {placeOnQuadratic, quadraticPath} from "../../../marks/quadratic-line.js";
import {setAttr} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {ellipse, type Quadratic} from "../../../ml/gaussian-classes.js";
import type {Room} from "../params.js";
import type {Extent} from "../plane.js";

/** Cells of the grid along which a boundary is traced; a straight one is exact on any. */
const TRACE = 60;
/** Ellipses this many standard deviations wide hold 86 % of a class, as it is believed to be. */
export const RADIUS = 2;
/** The odds of 9 to 1. */
const NINE = Math.log(9);
/** Heights at which names look where a boundary is. */
const HEIGHTS = 48;
/** What the line with the handle of n takes of the height. */
const STRIP = 46;

const short = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);

/** The main panel: one sample, and the boundary that each method draws. */
export const map: Room["Picture"] = {
  id: "map",
  tab: "Sample",
  title: ({result: {plane}}) =>
    plane.own
      ? `${plane.rows.n}\u00a0of your rows, two\u00a0boundaries`
      : "One\u00a0sample, two\u00a0boundaries",
  with: {features: "two"},
  reads: ({params: {n, fits, away, strengths}, result: {plane}}) => [n, fits, away, strengths, plane],
  legend: ({result: {plane}}) => [
    {label: short(plane.classes[0]), className: "class-0", path: classSymbol(0, 46)},
    {label: short(plane.classes[1]), className: "class-1", path: classSymbol(1, 46)},
    {label: "naive Bayes", className: "line-2 dashed", ref: "naive"},
    {label: "logistic regression", className: "line", ref: "logistic"},
    ...(plane.bayes ? [{label: "best possible", className: "line dotted", ref: "bayes"}] : [])
  ],
  draw: (stage) => {
    const roomy = stage.width > 480 && stage.height > 320;
    const body = stage.height - (roomy ? STRIP : 0);
    // First, since notes are put where the last plot says.
    const strip = roomy ? stripOf(stage, body) : null;
    const plot = createPlot(stage, {
      x: {domain: [-3.6, 3.6], label: "x₁"},
      y: {domain: [-3.1, 3.1], label: "x₂"},
      at: {x: 0, y: 0, width: stage.width, height: body},
      left: 34
    });
    const {at, inside} = plot;
    plot.frame();
    const dots = group(inside, "").style("opacity", 0.8);
    const believed = [0, 1].map((c) => plot.line({className: `line-${c} dashed`, ref: "naive belief"}));
    const edge = (className: string, ref: string) =>
      inside.append("path").attr("class", className).attr("data-ref", ref);
    const odds = [-NINE, NINE].map(() => edge("line thin", "logistic odds"));
    const bayes = edge("line dotted", "bayes");
    const naive = edge("line-2 dashed", "naive");
    const logistic = edge("line", "logistic");
    const handleAt = group(plot.outside, "");
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(
      {...plot, outside: handleAt},
      {
        param: "away",
        along: "x",
        hint: "drag",
        hintAt: {x: 0, y: -18, anchor: "middle"},
        at: ({params: {away, strengths}}) => [away, strengths === "equal" ? away : away / 2],
        words: ({result: {plane}}) => `naive Bayes errs in ${percent(plane.errors.naive)}`
      }
    );
    return (state) => {
      const {
        params: {fits},
        result: {plane: r}
      } = state;
      const view = r.extent;
      plot.domain({x: [view[0], view[1]], y: [view[2], view[3]]});
      plot.label({x: r.xName, y: r.yName});
      const area = r.rows.n > 150 ? 14 : stage.mode === "wide" ? 34 : 22;
      const paths = [classSymbol(0, area), classSymbol(1, area)];
      dots
        .selectAll("path")
        .data(Array.from(r.rows.y))
        .join("path")
        .attr("class", (c) => classNames[c])
        .attr("d", (c) => paths[c])
        .attr("data-ref", (_, i) => (i >= r.rows.n - r.added ? "added" : null))
        .attr(
          "transform",
          (_, i) => `translate(${tenth(plot.x(r.rows.X[2 * i]))},${tenth(plot.y(r.rows.X[2 * i + 1]))})`
        );
      believed.forEach((mark, c) => {
        const {xs, ys} = ellipse(r.belief[c], RADIUS);
        if (fits) mark(xs, ys);
        else mark.clear();
      });
      const trace = (f: Quadratic | null): string | null => (f && quadraticPath(f, plot, TRACE)) || null;
      setAttr(bayes, "d", trace(r.bayes));
      setAttr(naive, "d", trace(r.naive));
      setAttr(logistic, "d", trace(r.logistic));
      const lines = [-NINE, NINE].map((by) => ({...r.logistic, c: r.logistic.c - by}));
      odds.forEach((mark, i) => {
        setAttr(mark, "d", fits ? trace(lines[i]) : null);
      });
      setAttr(handleAt, "display", r.added ? null : "none");
      const taken = r.added ? [handle(state)] : [];
      strip?.(state);
      const small = at.width < 370;
      const rise = (share: number) => view[2] + (view[3] - view[2]) * share;
      const first = placeOnQuadratic(r.naive, view, [0.95, 0.05, 0.8, 0.2]);
      const others = [0.05, 0.95, 0.2, 0.8].filter((share) => !(Math.abs(rise(share) - first[1]) < 1e-9));
      const end = small ? "" : " errs in";
      plot.names(
        [
          {
            text: `${small ? "naive" : "naive Bayes"}${end} ${percent(r.errors.naive)}`,
            className: "name green-text",
            ref: "naive",
            of: first
          },
          {
            text: `logistic${end} ${percent(r.errors.logistic)}`,
            className: "name",
            ref: "logistic",
            of: placeOnQuadratic(r.logistic, view, others)
          },
          ...(fits
            ? lines.map((f, i) => ({
                text: equation("P", i ? "0.9" : "0.1"),
                className: "name",
                ref: "logistic odds",
                of: placeOnQuadratic(f, view, i ? [0.62, 0.4, 0.3, 0.7] : [0.38, 0.6, 0.7, 0.3])
              }))
            : [])
        ],
        [
          ...taken,
          ...[r.bayes, r.naive, r.logistic, ...(fits ? lines : [])].flatMap((f) => along(f, view, plot))
        ]
      );
    };
  }
};

/** A line of its own below the map, along which n is drawn. */
function stripOf(stage: Room["Stage"], top: number): Room["Update"] {
  const plot = createPlot(stage, {
    x: {
      domain: [8.5, 470],
      scale: "log",
      label: "",
      ticks: [10, 20, 40, 80, 120, 200, 400],
      format: (v) => fixed(v, 0)
    },
    y: {domain: [0, 1], label: "", bare: true},
    at: {x: 24, y: top, width: stage.width - 24, height: STRIP}
  });
  const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
    param: "n",
    along: "x",
    hint: "drag: rows to learn from",
    hintAt: {x: 14, y: -6, anchor: "start"},
    at: ({params: {n}}) => [n, 0],
    words: ({result: {plane: r}}) =>
      `naive Bayes errs in ${percent(r.errors.naive)}, logistic regression in ${percent(r.errors.logistic)}`
  });
  const name = plot.text({className: "name taught-text", ref: "n", anchor: "end", dy: -6, dx: -14});
  return (state) => {
    handle(state);
    const {n} = state.params;
    name(n, 0, `n = ${n}`);
  };
}

/** Room along a boundary that names keep clear of: small squares at many heights. */
function along(f: Quadratic | null, view: Extent, plot: {x(v: number): number; y(v: number): number}): Box[] {
  if (!f) return [];
  const boxes: Box[] = [];
  for (let k = 0; k <= HEIGHTS; ++k) {
    const [x, y] = placeOnQuadratic(f, view, [k / HEIGHTS]);
    if (Number.isFinite(x)) boxes.push({x: plot.x(x) - 4, y: plot.y(y) - 4, width: 8, height: 8});
  }
  return boxes;
}
