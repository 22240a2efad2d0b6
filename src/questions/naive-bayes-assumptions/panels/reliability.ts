import {fixed, percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

const format = (v: number) => fixed(v, v % 1 ? 2 : 0);

/** What naive Bayes states against what is so: the population's own curve, or the reader's rows in tenths. */
export const reliability: Room["Picture"] = {
  id: "reliability",
  tab: "Stated",
  title: "What it states, what is true",
  with: {about: "clouds", beside: "reliability"},
  reads: ({result: {reliability, sure, own, classes}}) => [reliability, sure, own, classes[1]],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "stated P(orange)", ticks: [0, 0.25, 0.5, 0.75, 1], format},
      y: {domain: [0, 1], label: "true share of orange", ticks: [0, 0.5, 1], format, grid: true},
      left: 34
    });
    const even = plot.line({className: "line-soft dotted"});
    const line = plot.line({className: "line dashed", ref: "reliability"});
    const dots = plot.dots({className: "mark", radius: 4, ref: "reliability"});
    const sure = plot.dots({className: "taught", radius: 5, ref: "sure"});
    const told = [42, 25, 8].map((up) =>
      plot.text({className: "name taught-text", ref: "sure", anchor: "end", dy: -up})
    );
    return ({result: {reliability: r, sure: s, own, classes}}) => {
      plot.label({
        x: own ? `stated P(${classes[1]})` : "stated P(orange)",
        y: own ? `share of ${classes[1]} (5 rows or more)` : "true share of orange among these"
      });
      even([0, 1], [0, 1]);
      if (r) {
        line(r.stated, r.seen);
        if (own) dots(r.stated, r.seen);
        else dots.clear();
      } else {
        line.clear();
        // It says ½ to everybody, and half of them are orange.
        dots([0.5], [0.5]);
      }
      if (s) sure([s.stated], [s.right]);
      else sure.clear();
      // Low on the right no curve comes by: what is stated to be likely is not rare.
      const lines = s
        ? ["told over 95 %:", `${percent(s.stated)} on average,`, `right in ${percent(s.right)}`]
        : null;
      told.forEach((line, i) => {
        if (lines) line(0.99, 0, lines[i]);
        else line.clear();
      });
    };
  }
};
