import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import {normalPdf} from "../../../ml/normal.js";
import type {Result} from "../model.js";
import {type Room, rate} from "../params.js";
import {thresholdParam} from "../threshold.js";
import {dotSize, type Marks, marksOf} from "./dots.js";
import {enlargedText, heightsOf, highestBar} from "./heights.js";

/** Room in units above the positives, and below the negatives, for handles and the names of the cells. */
const HEAD = 26;
const FOOT = 22;
/** What the name of a cell needs. */
const NAME = 26;
/** How far right of the threshold the words about it reach. */
const CALLED = 106;
const STEPS = 90;

const axisName = ({axis, own}: Result): string =>
  axis.kind === "percentile"
    ? "percentile of the score, both classes counting equally (%)"
    : own
      ? "score"
      : "score (standard deviations of the negatives)";

const DOT = "M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0";

/**
 * The main panel: the two classes' scores along one axis, positives above the line and negatives hanging below it, with the
 * threshold across both. Each case is a dot, or a class a histogram. Areas are cases: right of the threshold lie those that
 * are called positive. Only a class too rare to be seen is drawn higher, and says so.
 */
export const scores: Room["Picture"] = {
  id: "scores",
  tab: "Scores",
  title: ({result}) => (result.own ? "Your cases by score" : "Simulated cases by score"),
  reads: ({params: {separation, spread}, result: {axis, at, own, prevalence, cases, placed, threshold}}) => [
    separation,
    spread,
    axis.kind,
    axis.lo,
    axis.hi,
    own,
    at,
    threshold,
    prevalence,
    cases.fn,
    cases.tn,
    placed
  ],
  legend: () => [
    {label: "positives, above", className: "class-1", path: DOT, ref: "positives"},
    {label: "negatives, below", className: "class-0", path: DOT, ref: "negatives"}
  ],
  draw: (stage) => {
    const {separation} = stage.declaration;
    const plot = createPlot(stage, {
      x: {domain: [-4.2, 7.2], label: "score (standard deviations of the negatives)"},
      y: {domain: [0, 1], label: "", bare: true},
      margin: 8
    });
    const {at, x, inside, outside} = plot;
    const [top, bottom] = [at.y, at.y + at.height];
    const shade = inside.append("rect").attr("class", "area-soft").attr("y", top).attr("height", at.height);
    const sides = ([1, -1] as const).map((up) => {
      const side = group(inside, "").attr("data-ref", up > 0 ? "positives" : "negatives");
      const color = up > 0 ? "var(--orange-line)" : "var(--blue)";
      const marks = (opacity: number, ref: string) =>
        side
          .append("path")
          .attr("data-ref", ref)
          .attr("stroke-linecap", "round")
          .style("opacity", opacity)
          .style("stroke", color);
      return {
        up,
        color,
        missed: marks(0.45, up > 0 ? "fn" : "tn"),
        called: marks(1, up > 0 ? "tp" : "fp"),
        curve: side.append("path").attr("class", up > 0 ? "line-1" : "line-0"),
        enlarged: outside
          .append("text")
          .attr("class", "note-label halo")
          .attr("y", up > 0 ? top + 30 : bottom - 26)
      };
    });
    const base = inside.append("path").attr("class", "axis-line");
    const names = (["tp", "fn", "fp", "tn"] as const).map((cell) => {
      const [right, above] = [cell === "tp" || cell === "fp", cell === "tp" || cell === "fn"];
      const name = outside
        .append("text")
        .attr("class", `name ${above ? "orange-text" : "blue-text"} halo`)
        .attr("data-ref", cell)
        .attr("x", right ? at.x + at.width - 2 : at.x + 2)
        .attr("y", above ? top + 12 : bottom - 7)
        .attr("text-anchor", right ? "end" : "start")
        .text(cell.toUpperCase());
      return {name, right};
    });
    const line = outside.append("path").attr("class", "line-taught").attr("data-ref", "threshold");
    const called = outside
      .append("text")
      .attr("class", "note-label halo")
      .attr("y", bottom - 26);
    const mean = group(outside, "");
    const meanName = mean.append("text").attr("class", "note-label halo").text("d");
    const separationHandle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(
      {...plot, outside: mean},
      {
        param: "separation",
        along: "x",
        shape: "M-12,0l6,-6v12zM12,0l-6,-6v12z",
        at: ({params}) => [params.separation, 1 - (HEAD - 12) / at.height]
      }
    );
    const thresholdHandle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "threshold",
      along: "x",
      hint: "drag the threshold",
      hintAt: {x: 14, y: -10, anchor: "start"},
      at: ({result}) => [result.at, 0],
      value: (place, _, {params, data}) => thresholdParam(params, data, {place}),
      words: ({result: {recall, fpr}}) => `recall ${rate(recall)}, false-positive rate ${rate(fpr)}`
    });
    let drawn: unknown[] = [];
    let marks: Marks[] = [];
    let named = "";
    return (state) => {
      const {params: p, result: r} = state;
      const curves = !r.own && r.axis.kind === "score";
      const placed = [r.placed.positive, r.placed.negative];
      plot.domain({x: [r.axis.lo, r.axis.hi]});
      if (axisName(r) !== named) {
        named = axisName(r);
        plot.label({x: named});
      }
      const peaks = curves ? [normalPdf(0) / p.spread, normalPdf(0)] : [0, 0];
      const tops = placed.map((c, i) => Math.max(c.top, peaks[i]));
      const {heights, enlarged} = heightsOf(
        [tops[0] * r.prevalence, tops[1] * (1 - r.prevalence)],
        at.height - HEAD - FOOT
      );
      const middle = top + HEAD + heights[0];
      const same = [...placed, r.prevalence, curves, p.separation, p.spread];
      if (same.some((v, i) => v !== drawn[i])) {
        drawn = same;
        setAttr(base, "d", `M${at.x},${tenth(middle)}h${at.width}`);
        marks = placed.map((c, i) => {
          const side = sides[i];
          // Units of the picture a unit of density.
          const unit = (side.up * heights[i]) / tops[i];
          const y = (density: number) => middle - unit * density;
          const [mu, sd] = i ? [0, 1] : [p.separation, p.spread];
          let d = "";
          for (let k = 0; curves && k <= STEPS; ++k) {
            const v = r.axis.lo + ((r.axis.hi - r.axis.lo) * k) / STEPS;
            d += `${k ? "L" : "M"}${tenth(x(v))},${tenth(y(normalPdf((v - mu) / sd) / sd))}`;
          }
          setAttr(side.curve, "d", d || null);
          const area =
            (Math.abs(unit) * at.width) / (r.axis.hi - r.axis.lo) / Math.max(1, c.dots?.x.length ?? 1);
          for (const path of [side.missed, side.called]) {
            // As styles: what makes marks stronger would make a dot larger.
            path
              .style("stroke-width", c.dots ? tenth(dotSize(area)) : 0)
              .style("fill", c.dots ? "none" : side.color);
          }
          // Where the positives' dots are not; the negatives' lie left of the middle, but so does nothing else.
          const right = i === 0 && curves && x(mu) < at.x + at.width / 2 - 1;
          setAttr(side.enlarged, "x", right ? at.x + at.width - 2 : at.x + 2);
          setAttr(side.enlarged, "text-anchor", right ? "end" : "start");
          setText(side.enlarged, enlargedText(enlarged[i]));
          return marksOf(c, r.axis, x, y);
        });
      }
      const px = tenth(x(r.at));
      sides.forEach((side, i) => {
        const [missed, called] = marks[i](placed[i].dots ? [r.cases.fn, r.cases.tn][i] : r.at);
        setAttr(side.missed, "d", missed || null);
        setAttr(side.called, "d", called || null);
      });
      const right = at.x + at.width - px;
      setAttr(shade, "x", px);
      setAttr(shade, "width", Math.max(0, tenth(right)));
      setAttr(line, "d", `M${px},${top}V${bottom}`);
      for (const cell of names)
        setAttr(cell.name, "display", (cell.right ? right : px - at.x) < NAME ? "none" : null);
      setAttr(mean, "display", curves ? null : "none");
      if (curves) {
        separationHandle(state);
        setAttr(meanName, "x", tenth(x(p.separation)) + (p.separation >= separation.max - 0.3 ? -24 : 16));
        setAttr(meanName, "y", top + 16);
      }
      thresholdHandle(state);
      // Only where no negative is drawn as deep as the words stand.
      const [from, to] = [px, px + CALLED].map((v) => plot.x.invert(v));
      const peak = curves
        ? normalPdf(Math.max(from, Math.min(0, to)))
        : highestBar(r.placed.negative.bars, r.axis, from, to);
      const free = middle + (peak * heights[1]) / tops[1] < bottom - 38;
      setText(called, right > 190 && free ? "called positive →" : "");
      setAttr(called, "x", px + 8);
    };
  }
};
