import {group} from "../../../marks/axes.js";
import {percent, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {textWidth} from "../../../marks/text-width.js";
import type {Evidence} from "../evidence.js";
import type {Room} from "../params.js";
import {logOdds} from "../words.js";

/** Words that have a bar of their own; the rest of a long message is one bar. */
const MOST_BARS = 9;
/** What a bar fills of its row. */
const THICK = 0.52;
const THICKEST = 26;

interface Bar {
  name: string;
  value: number;
  ref: string;
}

/** A bar for the prior, one for each word, and one for their sum. */
function barsOf({words, prior, total}: Evidence): Bar[] {
  const shown = words.length > MOST_BARS ? words.slice(0, MOST_BARS - 1) : words;
  const rest = words.slice(shown.length);
  return [
    {name: "prior", value: prior, ref: "prior"},
    ...shown.map(({word, count, each}, i) => ({
      name: count > 1 ? `${clip(word)} × ${count}` : clip(word),
      value: count * each,
      ref: Number.isFinite(each) ? (i ? "words" : "first") : "veto"
    })),
    ...(rest.length
      ? [
          {
            name: `${rest.length} more`,
            value: rest.reduce((s, {count, each}) => s + count * each, 0),
            ref: "words"
          }
        ]
      : []),
    {name: "all together", value: total, ref: "total"}
  ];
}

const clip = (word: string): string => (word.length > 12 ? `${word.slice(0, 11)}…` : word);

/** The main panel of the words: what each adds to the log odds of spam, and the sum. */
export const evidence: Room["Picture"] = {
  id: "evidence",
  tab: "Evidence",
  title: ({result: {evidence: e}}) =>
    Number.isNaN(e.total) ? "The log odds of spam cannot be computed" : `P(spam | words) = ${chance(e)}`,
  with: {about: "words"},
  reads: ({params: {times}, result: {evidence}}) => [times, evidence],
  legend: () => [
    {label: "speaks for spam", className: "class-1", path: "M-6,-5h12v10h-12z"},
    {label: "against", className: "class-0", path: "M-6,-5h12v10h-12z"}
  ],
  draw: (stage) => {
    const names = group(stage.svg, "");
    const left = Math.min(132, Math.max(96, stage.width * 0.24));
    const plot = createPlot(stage, {
      x: {domain: [-5, 9], label: "added to the log odds of spam"},
      y: {domain: [0, 1], label: "", bare: true},
      left
    });
    const {at, x, inside, outside} = plot;
    const bars = group(inside, "");
    const zero = plot.rule("x", {className: "axis-line"});
    const values = group(outside, "");
    const handleAt = group(outside, "");
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(
      {...plot, outside: handleAt},
      {
        param: "times",
        along: "x",
        ref: "first",
        // Longer words would lie over the row above.
        hint: stage.width > 420 ? "drag: say it again" : "drag",
        hintAt: {x: 0, y: -17, anchor: "middle"},
        at: ({result: {evidence: e}}) => {
          const [first] = e.words;
          const n = barsOf(e).length;
          return [first && Number.isFinite(first.each) ? first.count * first.each : 0, 1 - 1.5 / n];
        },
        value: (at, _, {params: {times}, result: {evidence: e}}) => {
          const [first] = e.words;
          return first?.each ? at / first.each - (first.count - times) : times;
        },
        words: ({result: {evidence: e}}) => `log odds ${logOdds(e.total)}`
      }
    );
    return (state) => {
      const e = state.result.evidence;
      const rows = barsOf(e);
      plot.domain({x: e.ends});
      zero(0);
      const height = at.height / rows.length;
      const middle = (i: number) => at.y + (i + 0.5) * height;
      const end = (v: number) =>
        v === Infinity ? at.x + at.width : v === -Infinity ? at.x : Number.isNaN(v) ? x(0) : x(v);
      bars
        .selectAll<SVGPathElement, Bar>("path")
        .data(rows)
        .join("path")
        .attr(
          "class",
          ({value, ref}) => `${value > 0 ? "class-1" : "class-0"}${ref === "total" ? " mark" : ""}`
        )
        .attr("data-ref", ({ref}) => ref)
        .style("fill-opacity", ({ref}) => (ref === "total" ? 1 : 0.62))
        .attr("d", ({value}, i) => {
          const [from, to] = [x(0), end(value)];
          const h = Math.min(THICKEST, THICK * height);
          return from === to
            ? null
            : `M${tenth(from)},${tenth(middle(i) - h / 2)}H${tenth(to)}v${tenth(h)}H${tenth(from)}z`;
        });
      names
        .selectAll<SVGTextElement, Bar>("text")
        .data(rows)
        .join("text")
        .attr("class", "name")
        .style("font-weight", ({ref}) => (ref === "total" ? "600" : null))
        .attr("text-anchor", "end")
        .attr("x", left - 8)
        .attr("y", (_, i) => tenth(middle(i) + 4))
        .each(function ({name}) {
          this.textContent = name;
        });
      values
        .selectAll<SVGTextElement, Bar>("text")
        .data(rows)
        .join("text")
        .attr("class", "note-label halo")
        .attr("data-ref", ({ref}) => ref)
        .attr("text-anchor", "start")
        .each(function ({value, ref}, i) {
          const text =
            Number.isFinite(value) || ref !== "veto" || Number.isNaN(value)
              ? logOdds(value)
              : `${logOdds(value)}: a veto`;
          const width = textWidth(text, 12);
          const grip = ref === "first" ? 16 : 6;
          // Beyond the bar's end; a bar without an end has its text on the other side.
          const to = Number.isFinite(value) ? end(value) : x(0);
          const right = Number.isFinite(value) ? value >= 0 : value !== Infinity;
          const wish = right ? to + grip : to - grip - width;
          const place = Math.max(at.x + 2, Math.min(at.x + at.width - width - 2, wish));
          this.setAttribute("x", String(tenth(place)));
          this.setAttribute("y", String(tenth(middle(i) + 4)));
          this.textContent = text;
        });
      const first = e.words[0];
      const usable = first !== undefined && Number.isFinite(first.each) && first.each !== 0;
      setAttr(handleAt, "display", usable ? null : "none");
      if (usable) handle(state);
    };
  }
};

/** The probability of spam, where there is one. */
const chance = ({probability, total}: Evidence): string =>
  total === Infinity ? "1" : total === -Infinity ? "0" : percent(probability);
