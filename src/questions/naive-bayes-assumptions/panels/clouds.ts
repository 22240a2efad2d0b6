import {group} from "../../../marks/axes.js";
import {createField} from "../../../marks/field.js";
import {fixed, percent, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {placeOnQuadratic, quadraticPath} from "../../../marks/quadratic-line.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {ellipse, valueAt} from "../../../ml/gaussian-classes.js";
import {type Extent, RADIUS} from "../clouds.js";
import type {Room} from "../params.js";

/** A cell of the field where the rules disagree, in units of the picture. */
const CELL = 3;
/** Cells of the grid along which a boundary is traced; a straight one is exact on any. */
const TRACE = 95;

/** Places of which the rules disagree are all of one level. */
const LEVELS = [
  {token: "--paper", opacity: 0},
  {token: "--taught", opacity: 0.16}
];

const short = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);

/** The main panel: both classes as they are and as naive Bayes believes them, and the two boundaries. */
export const clouds: Room["Picture"] = {
  id: "clouds",
  tab: "Clouds",
  title: ({result}) => (result.own ? "Your\u00a0rows" : "Truth\u00a0and\u00a0belief"),
  with: {about: "clouds"},
  reads: ({result: {truth, belief, places, bayes, naive, errors, extent, own, xName}}) => [
    truth,
    belief,
    places,
    bayes,
    naive,
    errors,
    extent,
    own,
    xName
  ],
  legend: ({result: {classes, own}}) => [
    {label: short(classes[0]), className: "class-0", path: classSymbol(0, 46)},
    {label: short(classes[1]), className: "class-1", path: classSymbol(1, 46)},
    {label: own ? "measured" : "true", className: "line", ref: "truth"},
    {label: "believed", className: "line dashed", ref: "belief"},
    {
      label: "they disagree",
      className: "area-taught",
      path: "M-6,-5h12v10h-12z",
      ref: "apart"
    }
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-4.4, 4.4], label: "x₁"},
      y: {domain: [-3.7, 3.7], label: "x₂"},
      left: 34
    });
    const {at, inside, outside} = plot;
    const [columns, rows] = [Math.ceil(at.width / CELL), Math.ceil(at.height / CELL)];
    const apart = group(inside, "").attr("data-ref", "apart");
    const field = createField(stage, apart, at, columns, rows);
    plot.frame();
    const dots = group(inside, "").style("opacity", 0.55);
    const level = new Uint8Array(columns * rows);
    const truths = [0, 1].map((c) => plot.line({className: `line-${c}`, ref: "truth"}));
    const beliefs = [0, 1].map((c) => plot.line({className: `line-${c} dashed`, ref: "belief"}));
    const edge = (className: string, ref: string) =>
      inside.append("path").attr("class", className).attr("data-ref", ref);
    const bayes = edge("line", "bayes");
    const naive = edge("line dashed", "naive");
    // Beside other panels, and on a phone, there is no room right of the handle.
    const wide = at.width > 700;
    const small = at.width < 370;
    const handleAt = group(outside, "");
    const value = handleAt.append("text").attr("class", "name taught-text").attr("data-ref", "rho");
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(
      {...plot, outside: handleAt},
      {
        param: "rho",
        along: "y",
        hint: wide ? "drag up or down: correlation" : "drag",
        hintAt: wide ? {x: 14, y: -12, anchor: "start"} : {x: 0, y: -18, anchor: "middle"},
        // The rightmost place of the ellipse: ρ radii above the middle.
        at: ({params: {m1, m2, rho}}) => [m1 + RADIUS, m2 + RADIUS * rho],
        value: (_, y, {params: {m2}}) => (y - m2) / RADIUS,
        words: ({result: {errors}}) =>
          `naive Bayes errs in ${percent(errors.naive)}, Bayes’ rule in ${percent(errors.bayes)}`
      }
    );
    return (state) => {
      const {result: r} = state;
      const view = r.own ? r.extent : filling(at, r.extent);
      plot.domain({x: [view[0], view[1]], y: [view[2], view[3]]});
      plot.label({x: r.xName, y: r.yName});
      truths.forEach((mark, c) => {
        const {xs, ys} = ellipse(r.truth[c], RADIUS);
        mark(xs, ys);
      });
      beliefs.forEach((mark, c) => {
        const {xs, ys} = ellipse(r.belief[c], RADIUS);
        mark(xs, ys);
      });
      const area = r.places.label.length > 400 ? 14 : stage.mode === "wide" ? 26 : 18;
      const paths = [classSymbol(0, area), classSymbol(1, area)];
      dots
        .selectAll("path")
        .data(Array.from(r.places.label))
        .join("path")
        .attr("class", (c) => classNames[c])
        .attr("d", (c) => paths[c])
        .attr(
          "transform",
          (_, i) => `translate(${tenth(plot.x(r.places.x[i]))},${tenth(plot.y(r.places.y[i]))})`
        );
      for (let j = 0, k = 0; j < rows; ++j) {
        const y = plot.y.invert(at.y + ((j + 0.5) * at.height) / rows);
        for (let i = 0; i < columns; ++i, ++k) {
          const x = plot.x.invert(at.x + ((i + 0.5) * at.width) / columns);
          level[k] = valueAt(r.bayes, x, y) * valueAt(r.naive, x, y) < 0 ? 1 : 0;
        }
      }
      field(level, LEVELS);
      setAttr(bayes, "d", quadraticPath(r.bayes, plot, TRACE) || null);
      setAttr(naive, "d", quadraticPath(r.naive, plot, TRACE) || null);
      setAttr(handleAt, "display", r.own ? "none" : null);
      const taken = r.own ? [] : [handle(state)];
      const [px, py] = [
        plot.x(state.params.m1 + RADIUS),
        plot.y(state.params.m2 + RADIUS * state.params.rho)
      ];
      // Right of the handle there is no ellipse: beside it, or with less room below it, ending at the frame.
      const [right, bottom] = [at.x + at.width, at.y + at.height];
      const room = right - px;
      const [anchor, x, y] =
        room > 76
          ? ["start", px + 14, py + 5]
          : room > 52
            ? ["end", right - 1, py + 25 < bottom ? py + 25 : py - 14]
            : ["end", px - 14, py + 5];
      setText(value, `ρ = ${fixed(state.params.rho)}`);
      setAttr(value, "text-anchor", anchor);
      setAttr(value, "x", tenth(x));
      setAttr(value, "y", tenth(Math.max(at.y + 10, Math.min(bottom - 4, y))));
      // Upright, the classes may be one and the same.
      const {xx, xy, yy, x: nx, y: ny} = r.naive;
      const blind = [xx, xy, yy, nx, ny].every((v) => v === 0);
      const first = placeOnQuadratic(r.bayes, view, [0.94, 0.06, 0.8, 0.2]);
      // Not at one height: both names would stand side by side, or on each other.
      const height = (first[1] - view[2]) / (view[3] - view[2]);
      const others = [0.06, 0.94, 0.2, 0.8].filter((share) => !(Math.abs(share - height) < 0.01));
      plot.names(
        [
          {
            text: `${small ? (r.own ? "correlated" : "Bayes") : r.own ? "with correlations errs in" : "Bayes’ rule errs in"} ${percent(r.errors.bayes)}`,
            className: "name",
            ref: "bayes",
            of: first
          },
          {
            text: `${small ? "naive" : "naive Bayes errs in"} ${percent(r.errors.naive)}${blind && !small ? ", no boundary" : ""}`,
            className: "name",
            ref: "naive",
            of: blind
              ? [view[0] + 0.6 * (view[1] - view[0]), view[2] + 0.06 * (view[3] - view[2])]
              : placeOnQuadratic(r.naive, view, others)
          }
        ],
        taken
      );
    };
  }
};

/** The extent and what else the box has room for, a unit along x as long as one along y. */
function filling({width, height}: Box, [x0, x1, y0, y1]: Extent): Extent {
  const unit = Math.max((x1 - x0) / width, (y1 - y0) / height) / 2;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [x - unit * width, x + unit * width, y - unit * height, y + unit * height];
}
