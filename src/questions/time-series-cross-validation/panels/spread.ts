import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import {SERIES, spreadOf} from "../counted.js";
import {FOLDS, LAGS, type Room, schemes} from "../params.js";
import {meanText, schemeNames} from "../words.js";

/** Round values within the ends of a log scale, as many as there is room for. */
function ticksIn(low: number, high: number): number[] {
  const span = high / low;
  const digits =
    span < 4 ? [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] : span < 40 ? [1, 2, 5] : span < 400 ? [1, 3] : [1];
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); ++power)
    for (const digit of digits) all.push(Number((digit * 10 ** power).toPrecision(3)));
  return all.filter((v) => v > 1.04 * low && v < high / 1.04).slice(0, MOST_TICKS);
}
const MOST_TICKS = 7;

const rows = ["future", ...schemes] as const;

/** What each scheme reports over many series, beside the true future: 5, 50 and 95 %, the mean, and the series shown. */
export const spread: Room["Picture"] = {
  id: "spread",
  tab: "Many series",
  title: ({settled: {learner}}) =>
    `Reports over ${SERIES} simulated series, ${FOLDS} folds${learner === "time" ? "" : `, ${LAGS} last values`}`,
  reads: ({settled: {learner, memory, scheme, series}, result: {cut, key}}) => [
    learner,
    memory,
    scheme,
    series,
    cut.width,
    cut.gap,
    cut.folds,
    key.rows
  ],
  legend: () => [
    {label: "5 to 95 %, median", className: "line-0", ref: "spread"},
    {label: "mean ± standard error", className: "line", ref: "spread"},
    {label: "the series shown", className: "class-1", path: "M-5,0L0,-5L5,0L0,5Z", ref: "report"}
  ],
  draw: (stage) => {
    const step = (stage.height - 52) / rows.length;
    // Where rows are high enough each has its words above its range; else its name stands at the left.
    const roomy = step >= 30;
    const plot = createPlot(stage, {
      x: {
        domain: [0.1, 10],
        scale: "log",
        label: "mean squared error (log scale)",
        ticks: []
      },
      y: {domain: [0, rows.length], label: " ", bare: true},
      left: roomy ? 12 : 74
    });
    const {at, x} = plot;
    const ticks = Array.from({length: MOST_TICKS}, () => ({
      line: plot.rule("x", {className: "grid-line"}),
      text: plot.outside
        .append("text")
        .attr("class", "tick-label")
        .attr("y", at.y + at.height + 16)
        .attr("text-anchor", "middle")
    }));
    const middle = plot.rule("x", {className: "line-2 dashed thin", ref: "future"});
    const lines = rows.map((scheme, i) => {
      const ref = scheme === "future" ? "future" : "spread";
      const top = at.y - 14 + (i * (at.height + 14)) / rows.length;
      const place = tenth(roomy ? top + 26 : top + step / 2 + 6);
      const text = (px: number, anchor: string) =>
        plot.outside
          .append("text")
          .attr("class", "tick-label halo")
          .attr("data-ref", ref)
          .attr("x", px)
          .attr("y", tenth(roomy ? top + 12 : place + 4))
          .attr("text-anchor", anchor);
      const path = (className: string, of = ref) =>
        plot.inside.append("path").attr("class", className).attr("data-ref", of);
      return {
        scheme,
        at: place,
        range: path(scheme === "future" ? "line-2" : "line-0"),
        mean: path("line"),
        own: path("class-1 mark", "report"),
        name: roomy ? text(at.x, "start") : text(at.x - 6, "end"),
        number: text(at.x + at.width, "end")
      };
    });
    return (state) => {
      const {
        settled: {learner, memory, scheme: chosen},
        result: {cut, reports, future, series, rows: shown}
      } = state;
      const spreads = rows.map((scheme) =>
        spreadOf(state.data.counted, learner, memory, cut.width, scheme, scheme === "future" ? 0 : cut.gap)
      );
      const own = rows.map((scheme) => (scheme === "future" ? future.error : reports[scheme].report));
      const comparable =
        series.memory !== null && cut.folds === FOLDS && (learner === "time" || shown.width === LAGS);
      const all = [...spreads.flatMap(([a, , b]) => [a, b]), ...(comparable ? own : [])];
      plot.domain({x: [0.8 * Math.min(...all), 1.25 * Math.max(...all)]});
      const places = ticksIn(...(x.domain() as [number, number]));
      ticks.forEach(({line, text}, i) => {
        if (places[i] === undefined) line.clear();
        else {
          line(places[i]);
          setAttr(text, "x", tenth(x(places[i])));
        }
        setText(text, places[i] === undefined ? "" : String(places[i]));
      });
      middle(spreads[0][3]);
      lines.forEach((line, i) => {
        const [low, median, high, mean, error] = spreads[i];
        const half = Math.min(6, step / 5);
        setAttr(
          line.range,
          "d",
          `M${tenth(x(low))},${line.at}H${tenth(x(high))}M${tenth(x(median))},${line.at - half}v${2 * half}`
        );
        setAttr(
          line.mean,
          "d",
          `M${tenth(x(mean - error))},${line.at + half + 3}H${tenth(x(mean + error))}M${tenth(x(mean))},${line.at + half}v6`
        );
        const px = tenth(x(own[i]));
        setAttr(line.own, "d", comparable ? `M${px - 6},${line.at}l6,-6l6,6l-6,6z` : null);
        const name = line.scheme === "future" ? "true future" : schemeNames[line.scheme];
        setText(line.name, roomy ? name : name.split(" ")[0]);
        setAttr(line.name, "font-weight", line.scheme === chosen ? "600" : null);
        setText(line.number, roomy ? `mean ${meanText(mean, error)}` : "");
      });
    };
  }
};
