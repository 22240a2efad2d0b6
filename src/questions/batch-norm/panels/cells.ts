import {fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {width} from "../chain.js";
import type {Room} from "../params.js";
import {looks} from "../words.js";

const SHOWN = 8;
/** The cell that is followed. */
const [row, column] = [2, 3];

/** Which numbers share a mean and a deviation: down a column, or along a row. */
export const cells: Room["Picture"] = {
  id: "cells",
  tab: "Cells",
  title: ({settled: {norm}}) =>
    norm === "none"
      ? "Nothing is shared"
      : norm === "batch"
        ? "Batch norm: down a column"
        : "Layer norm: along a row",
  reads: ({settled, result: {before}}) => [settled.norm, before],
  legend: ({settled: {norm}}) => [
    {label: "followed number", className: "line", ref: "followed"},
    ...(norm === "none"
      ? []
      : [
          {
            label: "share its mean",
            className: looks[norm].area,
            path: "M-6,-5h12v10h-12z",
            ref: "shared"
          }
        ])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0.5, SHOWN + 0.5], label: "unit", ticks: Array.from({length: SHOWN}, (_, j) => j + 1)},
      y: {domain: [SHOWN + 0.5, 0.5], label: "example", ticks: Array.from({length: SHOWN}, (_, i) => i + 1)},
      left: 30
    });
    const shared = plot.inside.append("path").attr("data-ref", "shared");
    const texts = Array.from({length: SHOWN * SHOWN}, () =>
      plot.text({className: "tick-label", anchor: "middle", dy: 4})
    );
    const {x, y} = plot;
    const box = (j: number, i: number, w: number, h: number): string =>
      `M${x(j - 0.46).toFixed(1)},${y(i - 0.46).toFixed(1)}H${x(j + w - 0.54).toFixed(1)}V${y(i + h - 0.54).toFixed(1)}H${x(j - 0.46).toFixed(1)}Z`;
    plot.inside
      .append("path")
      .attr("class", "line")
      .attr("data-ref", "followed")
      .attr("d", box(column + 1, row + 1, 1, 1));
    return ({settled: {norm, batch}, result: {before}}) => {
      shared.attr("class", looks[norm].area);
      const rows = Math.min(SHOWN, batch);
      shared.attr(
        "d",
        norm === "none" ? null : norm === "batch" ? box(column + 1, 1, 1, rows) : box(1, row + 1, SHOWN, 1)
      );
      texts.forEach((text, k) => {
        const [i, j] = [Math.floor(k / SHOWN), k % SHOWN];
        if (i < rows) text(j + 1, i + 1, fixed(before[i * width + j], 1));
        else text.clear();
      });
    };
  }
};
