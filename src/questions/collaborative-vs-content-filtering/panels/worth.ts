import {fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {CROWDS, type Curve, curveKey, ownOf, type Way} from "../measure.js";
import type {Room} from "../params.js";

const RANGE = {picks: [3.1, 4], rmse: [1, 1.4]} as const;

/** What simulated viewers with as many ratings as you got from each, by the size of the crowd. */
export const worth: Room["Picture"] = {
  id: "worth",
  tab: "Worth",
  title: ({result: {given}}) =>
    `4,000 viewers with ${ownOf(given)} ${ownOf(given) === 1 ? "rating" : "ratings"}`,
  reads: ({params: {measure, watched, crowd}, data, result: {given}}) => [
    measure,
    watched,
    crowd,
    data,
    ownOf(given)
  ],
  draw: (stage) => {
    const plot = createWorthPlot(stage);
    return ({params: {measure, watched, crowd}, data, result: {given}}) => {
      plot({measure, crowd, curves: data.curves[curveKey(watched, ownOf(given))]});
    };
  }
};

function createWorthPlot(stage: Room["Stage"]) {
  const plot = createPlot(stage, {
    x: {domain: [5, 160], scale: "log", label: "people in the crowd (log scale)", ticks: [...CROWDS]},
    y: {domain: RANGE.picks, label: "stars", format: (v) => fixed(v, 1), grid: true, ticks: 5}
  });
  const here = plot.rule("x", {className: "line-soft dotted", ref: "here"});
  const lines = {
    popular: plot.line({className: "line dotted", ref: "popular-curve"}),
    content: plot.line({className: "line-1 dashed", ref: "content-curve"}),
    people: plot.line({className: "line-0", ref: "people-curve"}),
    hybrid: plot.line({className: "line-2", ref: "hybrid-curve"})
  };
  return ({
    measure,
    crowd,
    curves
  }: {
    measure: "picks" | "rmse";
    crowd: number;
    curves: Readonly<Record<Way, Curve>>;
  }) => {
    plot.domain({y: RANGE[measure]});
    plot.label({
      y: measure === "picks" ? "stars they give to the first three" : "RMSE of the predicted stars"
    });
    here(crowd);
    for (const way of ["popular", "content", "people", "hybrid"] as const)
      lines[way](CROWDS, curves[way][measure]);
    plot.names([
      {text: "hybrid", of: lines.hybrid, className: "green-text", ref: "hybrid-curve"},
      {text: "content", of: lines.content, className: "orange-text", ref: "content-curve"},
      {text: "collaborative", of: lines.people, className: "blue-text", ref: "people-curve"},
      {text: "popularity", of: lines.popular, className: "legend-label", ref: "popular-curve"}
    ]);
  };
}
