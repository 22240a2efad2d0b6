import type {Box} from "../../../figure/contract.js";
import {createAxis, type Group, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {normalPdf} from "../../../ml/normal.js";
import {type Result, thresholdRange} from "../model.js";
import {params} from "../params.js";
import type {Axis} from "../place.js";
import {thresholdParam} from "../threshold.js";
import {cellNames} from "./cells.js";
import {heightsOf, leansRight} from "./heights.js";
import {density, type Marks, marksOf} from "./marks.js";
import type {Here, Part, Place} from "./types.js";

/** Room above the positives, for a handle, and between the negatives and the axis, for the names of the cells. */
const headroom = 6;
const footroom = 16;

/** How a class is drawn: positives stand on the base line, negatives hang below it. */
interface Side {
  up: 1 | -1;
  called: Group;
  missed: Group;
  curve: Group;
  /** How many times as high as its share it is drawn, if it is. */
  enlarged: Group;
}

/**
 * The two classes' scores along one axis with the threshold across them: each case a mark, or a class a histogram. Areas are
 * cases: the whole picture holds all of them, right of the threshold those that are called positive. Only a class too rare
 * to be seen is drawn higher, and says so.
 */
export function scoresPart(stage: Place, root: Group, at: Box): Part {
  const panel = group(root, "scores");
  const shade = panel.append("rect").attr("class", "area-soft").attr("y", at.y).attr("height", at.height);
  const sides: Side[] = ([1, -1] as const).map((up) => {
    const side = group(panel, "side").attr("data-ref", up > 0 ? "positives" : "negatives");
    const c = up > 0 ? 1 : 0;
    const path = (className: string, ref: string) =>
      side.append("path").attr("class", className).attr("data-ref", ref) as unknown as Group;
    return {
      up,
      missed: path(`class-${c}`, up > 0 ? "fn" : "tn").attr("fill-opacity", 0.45),
      called: path(`class-${c}`, up > 0 ? "tp" : "fp"),
      curve: path(`line-${c}`, up > 0 ? "positives" : "negatives"),
      enlarged: side
        .append("text")
        .attr("class", "note-label halo")
        .attr("y", up > 0 ? at.y + 12 : at.y + at.height - footroom - 7) as unknown as Group
    };
  });
  const base = panel.append("path").attr("class", "axis-line");
  const axis = createAxis(panel, {
    at,
    orient: "bottom",
    label: "",
    ticks: stage.mode === "wide" ? 9 : 6
  });
  const name = cellNames(panel, at);
  const line = panel.append("path").attr("class", "line-taught").attr("data-ref", "threshold");
  let now: Here;
  const mean = group(panel, "mean");
  const separation = createHandle(stage, mean, {
    label: "separation of the positives",
    axis: "x",
    ref: "separation",
    shape: "M-12,0l6,-6v12zM12,0l-6,-6v12z",
    onDrag: (px) => stage.set({separation: x.invert(px)}),
    onKey: (dx, dy) => stage.set({separation: now.params.separation + (dx + dy) * params.separation.step})
  });
  const threshold = createHandle(stage, panel, {
    label: "threshold",
    axis: "x",
    ref: "threshold",
    hint: "drag the threshold",
    hintAt: {x: 14, y: -12, anchor: "start"},
    onDrag: (px) => stage.set({threshold: thresholdParam(now.params, now.data, {place: x.invert(px)})}),
    onKey: (dx, dy) => stage.set({threshold: now.params.threshold + (dx + dy) * 0.05})
  });
  const x = scaleLinear().range([at.x, at.x + at.width]);
  let drawn: unknown[] = [];
  let marks: Marks[] = [];
  let splits: number[] = [];
  let ends: Partial<Axis & {own: boolean}> = {};

  return (state) => {
    now = state;
    const {result: r, settled: p} = state;
    x.domain([r.axis.lo, r.axis.hi]);
    const curves = !r.own && r.axis.kind === "score";
    const placed = [r.placed.positive, r.placed.negative];
    const peak = [curves ? normalPdf(0) / p.spread : 0, curves ? normalPdf(0) : 0];
    const tops = placed.map((c, i) => Math.max(c.top, peak[i]));
    const {heights, enlarged} = heightsOf(
      [tops[0] * r.prevalence, tops[1] * (1 - r.prevalence)],
      at.height - headroom - footroom
    );
    // The picture's units a unit of a class's density.
    const units = tops.map((top, i) => heights[i] / top);
    const middle = at.y + headroom + heights[0];
    const same = [...placed, r.prevalence, curves, p.separation, p.spread];
    const moved = same.some((v, i) => v !== drawn[i]);
    if (moved) {
      drawn = same;
      put(base, "d", `M${at.x},${tenth(middle)}h${at.width}`);
      marks = placed.map((c, i) => marksOf(c, r.axis, x, middle, -sides[i].up * units[i]));
      sides.forEach(({curve, up, enlarged: note}, i) => {
        const [mu, sd] = i ? [0, 1] : [p.separation, p.spread];
        const y = (score: number) => middle - (up * units[i] * normalPdf((score - mu) / sd)) / sd;
        put(curve, "d", curves ? density(r.axis, x, y) : null);
        const times = enlarged[i];
        say(note, times > 1 ? `${up > 0 ? "▲" : "●"} enlarged ${fixed(times, times < 10 ? 1 : 0)}×` : "");
        const left = leansRight(placed[i].bars);
        put(note, "x", left ? at.x + 4 : at.x + at.width - 4);
        put(note, "text-anchor", left ? "start" : "end");
      });
      const {kind, lo, hi} = r.axis;
      if (lo !== ends.lo || hi !== ends.hi || kind !== ends.kind || r.own !== ends.own) axis(x, axisName(r));
      ends = {kind, lo, hi, own: r.own};
    }
    const px = tenth(x(r.at));
    const split = [r.cases.fn, r.cases.tn].map((left, i) => (placed[i].dots ? left : r.at));
    sides.forEach((side, i) => {
      if (!moved && split[i] === splits[i]) return;
      const [missed, called] = marks[i](split[i]);
      put(side.missed, "d", missed);
      put(side.called, "d", called);
    });
    splits = split;
    const right = at.x + at.width - px;
    put(shade, "x", px);
    put(shade, "width", tenth(right));
    put(line, "d", `M${px},${at.y - 4}V${at.y + at.height}`);
    name(px);
    put(mean, "display", curves ? null : "none");
    if (curves) {
      separation({
        x: x(p.separation),
        y: middle - units[0] * peak[0],
        text: `${fixed(p.separation)} standard deviations`,
        now: p.separation,
        min: params.separation.min,
        max: params.separation.max
      });
    }
    const [min, max] = !curves ? [r.axis.lo, r.axis.hi] : thresholdRange;
    threshold({x: px, y: at.y + at.height, now: r.at, min, max, text: words(r)});
  };
}

const axisName = ({axis, own}: Result): string =>
  axis.kind === "percentile"
    ? "percentile of the score, both classes counting equally (%)"
    : own
      ? "score"
      : "score (standard deviations of the negatives)";

/** The threshold for people who cannot see it: where it is, and what it does. */
function words({axis, at, own, threshold, recall, fpr}: Result): string {
  const score = fixed(threshold, own ? 4 : 2);
  const place = axis.kind === "percentile" ? `percentile ${fixed(at, 0)}, score ${score}` : score;
  return `${place}: recall ${fixed(recall, 3)}, false-positive rate ${fixed(fpr, 3)}`;
}
