import {select} from "d3-selection";
import {tenth} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {errorText} from "../words.js";

/** The report and the future's error as two bars, to one scale. */
export function createBars(stage: Room["Stage"], left: number): Room["Update"] {
  const svg = select(stage.svg);
  const lines = [0, 1].map((i) => {
    const ref = ["report", "future"][i];
    const y = 8 + 18 * i;
    const text = (px: number, anchor: string) =>
      svg
        .append("text")
        .attr("class", "axis-label")
        .attr("data-ref", ref)
        .attr("x", px)
        .attr("y", y + 10)
        .attr("text-anchor", anchor);
    const name = text(left, "start");
    name.text(["report", "true future"][i]);
    const bar = svg
      .append("rect")
      .attr("class", `class-${i + 1}`)
      .attr("data-ref", ref)
      .attr("x", left + 76)
      .attr("y", y)
      .attr("height", 12);
    return {bar, number: text(0, "start")};
  });
  const most = stage.width - left - 76 - 64;
  return ({settled: {scheme}, result: {reports, future}}) => {
    const errors = [reports[scheme].report, future.error];
    const high = Math.max(...errors) || 1;
    lines.forEach(({bar, number}, i) => {
      const length = (most * errors[i]) / high;
      setAttr(bar, "width", tenth(Math.max(1, length)));
      setAttr(number, "x", tenth(left + 76 + length + 8));
      setText(number, errorText(errors[i]));
    });
  };
}
