import {group} from "../../../marks/axes.js";
import {count} from "../../../marks/format.js";
import {say} from "../../../marks/put.js";
import {betaRate, rate} from "../words.js";
import {layouts, type Part, type Place} from "./layout.js";

/** Truth by decision: the experiments in each cell, and the rate to expect; below, what a rejection is worth. */
export function createCells(stage: Place): Part {
  const at = layouts[stage.mode].cells;
  const root = group(stage.svg, "cells");
  const head = {width: 62, height: 22};
  const foot = 42;
  const cell = {width: (at.width - head.width) / 2, height: (at.height - head.height - foot) / 2};
  const text = (x: number, y: number, className: string, anchor: string, content = "") =>
    root
      .append("text")
      .attr("x", x)
      .attr("y", y)
      .attr("class", className)
      .attr("text-anchor", anchor)
      .text(content);
  const column = (c: number) => at.x + head.width + c * cell.width;
  const row = (r: number) => at.y + head.height + r * cell.height;
  text(column(0.5), at.y + 13, "axis-label", "middle", "keeps H₀");
  text(column(1.5), at.y + 13, "axis-label", "middle", "rejects H₀");
  for (const [r, className, truth] of [
    [0, "blue-text", "true"],
    [1, "orange-text", "false"]
  ] as const) {
    text(at.x, row(r + 0.5) - 2, className, "start", "H₀ is");
    text(at.x, row(r + 0.5) + 13, className, "start", truth);
  }
  const cells = [
    {name: "correct", ref: "null", error: false},
    {name: "Type I error", ref: "alpha", error: true},
    {name: "Type II error", ref: "beta", error: true},
    {name: "correct: power", ref: "power", error: false}
  ].map(({name, ref, error}, i) => {
    const [r, c] = [Math.floor(i / 2), i % 2];
    const entry = group(root, "").attr("data-ref", ref);
    entry
      .append("rect")
      .attr("class", r ? "class-1" : "class-0")
      .attr("fill-opacity", error ? 0.5 : 0.12)
      .attr("x", column(c) + 1)
      .attr("y", row(r) + 1)
      .attr("width", cell.width - 2)
      .attr("height", cell.height - 2);
    const put = (dy: number, className: string, content = "") =>
      entry
        .append("text")
        .attr("class", className)
        .attr("x", column(c + 0.5))
        .attr("y", row(r + 0.5) + dy)
        .attr("text-anchor", "middle")
        .text(content);
    put(-16, "cell-name", name).style("font-weight", error ? "600" : "400");
    return {
      number: put(4, "cell-number").style("font-size", "17px").style("font-weight", "600"),
      rate: put(22, "cell-rate").style("font-size", "11.5px")
    };
  });
  const foot1 = text(at.x, at.y + at.height - foot + 18, "axis-label", "start").attr(
    "data-ref",
    "false-share"
  );
  const foot2 = text(at.x, at.y + at.height - foot + 35, "note-label", "start").attr(
    "data-ref",
    "false-share"
  );
  return ({params: {how}, result: {typeOne, beta, power, falseShare, tally}}) => {
    const counts = [
      tally.nulls - tally.falsePositives,
      tally.falsePositives,
      tally.falseNegatives,
      tally.effects - tally.falseNegatives
    ];
    const rates = [
      `${how === "once" ? "1 − α = " : ""}${rate(1 - typeOne)}`,
      `${how === "once" ? "α =" : "rate"} ${rate(typeOne)}`,
      beta === null ? betaRate(beta) : `β = ${rate(beta)}`,
      beta === null ? "" : `1 − β = ${rate(power)}`
    ];
    cells.forEach((cell, i) => {
      say(cell.number, count(counts[i]));
      say(cell.rate, rates[i]);
    });
    const rejections = counts[1] + counts[3];
    say(
      foot1,
      rejections
        ? `Of ${count(rejections)} rejections ${rate(counts[1] / rejections)} are wrong`
        : "No rejections yet"
    );
    say(foot2, `to expect: ${rate(falseShare)}, the false discovery rate`);
  };
}
