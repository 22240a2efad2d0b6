import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {norms, rates, starts, trained} from "../runs.js";
import {enough, lastLosses, looks, median, normNames} from "../words.js";

/** Losses above are drawn at the edge, as are those that are no number any more. */
const TOP = 1;
const atMost = (v: number | null): number => Math.min(TOP, v ?? TOP);
const RATES = Float64Array.from(rates);
/** Beside each other, so that no norm's dots hide another's. */
const aside = {none: 0.93, batch: 1, layer: 1.075};

/** Where each learning rate ends: every run a dot, the middle ones joined. */
export const ratesPanel: Room["Picture"] = {
  id: "rates",
  tab: "Rates",
  with: {view: "training"},
  title: ({settled: {runs}}) =>
    `Training loss after ${trained.updates} updates, from g = ${fixed(starts[runs])}`,
  // What was computed, not what was asked for: a phone goes to the panel that the answer moves.
  reads: ({params: {eta}, settled: {runs, norm}, data}) => [eta, runs, norm, data],
  legend: () => [
    ...norms.map((norm) => ({label: normNames[norm], className: looks[norm].line, ref: norm})),
    {label: "half of ln 2", className: "line-soft dashed", ref: "half"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.007, 14],
        scale: "log",
        label: "learning rate η (log scale)",
        ticks: rates,
        format: (v) => String(v)
      },
      y: {
        domain: [0, TOP],
        label: "loss; above 1 at the edge",
        ticks: 5,
        format: (v) => fixed(v, 1),
        grid: true
      },
      left: 40
    });
    const half = plot.rule("y", {className: "line-soft dashed", ref: "half"});
    const marks = norms.map((norm) => ({
      norm,
      line: plot.line({className: looks[norm].line, ref: norm}),
      dots: plot.dots({className: looks[norm].dot, radius: 3, ref: norm})
    }));
    const rule = plot.rule("x", {className: "line-taught thin", ref: "eta"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "eta",
      along: "x",
      hint: "drag",
      hintAt: {x: 14, y: 4, anchor: "start"},
      at: ({params}) => [params.eta, 0.94]
    });
    return (state) => {
      const {params, settled, data} = state;
      half(enough);
      for (const {norm, line, dots} of marks) {
        const all = rates.map((_, r) => lastLosses(data, settled.runs, norm, r));
        line(
          RATES,
          all.map((losses) => atMost(median(losses)))
        );
        dots(
          all.flatMap((losses, r) => losses.map(() => rates[r] * aside[norm])),
          all.flat().map(atMost)
        );
      }
      rule(params.eta);
      handle(state);
    };
  }
};

/** The runs at the learning rate that is held. */
export const curves: Room["Picture"] = {
  id: "curves",
  tab: "Runs",
  with: {view: "training"},
  title: ({settled: {eta, norm}}) =>
    `On the way, at η = ${eta}${norm === "none" ? "" : `, with and without ${normNames[norm]}`}`,
  reads: ({settled: {eta, runs, norm}, data}) => [eta, runs, norm, data],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, trained.updates], label: "SGD updates", ticks: [0, 40, 80, 120, 160]},
      y: {domain: [0, TOP], label: "training loss", ticks: 5, format: (v) => fixed(v, 1), grid: true},
      left: 34
    });
    const lines = norms.flatMap((norm) =>
      [0, 1, 2, 3, 4].map((seed) => ({
        norm,
        seed,
        line: plot.line({className: `${looks[norm].line} thin`, ref: norm})
      }))
    );
    return ({settled: {eta, runs, norm: chosen}, data}) => {
      const r = rates.indexOf(eta as (typeof rates)[number]);
      for (const {norm, seed, line} of lines) {
        // The runs that are chosen, beside those without normalization.
        if (norm !== "none" && norm !== chosen) {
          line.clear();
          continue;
        }
        const losses = data.runs[runs][norm][r][seed];
        line(
          Float64Array.from(losses, (_, k) => k * trained.every),
          losses.map((v) => Math.min(1.05 * TOP, v ?? 2))
        );
      }
    };
  }
};
