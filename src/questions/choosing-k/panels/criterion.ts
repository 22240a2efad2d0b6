import {createPlot} from "../../../marks/plot.js";
import {MOST, type Params, type Room} from "../params.js";
import {methodNames, tick} from "../words.js";

type State = Room["State"];

const axisNames: Readonly<Record<Params["method"], string>> = {
  silhouette: "mean silhouette",
  ch: "Calinski–Harabasz index",
  db: "Davies–Bouldin index (lower is better)",
  gap: "Gap(k) ± s(k)",
  stability: "agreement of subsamples"
};

const curveOf = ({settled: {method}, result: {curves, gap}}: State): Float64Array =>
  (method === "gap" ? gap?.gap : curves[method]) ?? new Float64Array(0);
const voteOf = ({settled: {method}, result: {votes}}: State): number => votes[method] ?? 0;

/** The chosen method's curve over k, and the k that it says. */
export const criterion: Room["Picture"] = {
  id: "method",
  tab: "Method",
  title: (state) => {
    const {method} = state.settled;
    const {votes} = state.result;
    const name = methodNames[method];
    return method === "gap"
      ? `The gap’s rule says k = ${votes.gap}, its maximum ${votes.gapMost}`
      : `${name} says k = ${voteOf(state)}`;
  },
  reads: (state) => [
    state.settled.method,
    curveOf(state),
    state.settled.method === "gap" ? (state.result.gap?.error ?? null) : null,
    voteOf(state),
    state.settled.method === "gap" ? state.result.votes.gapMost : null
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0.6, MOST + 0.4], label: "clusters k", ticks: [1, 2, 3, 4, 5, 6]},
      y: {domain: [0, 1], label: axisNames.silhouette, format: tick, grid: true},
      left: 50
    });
    const errors = plot.bars({className: "line-soft", ref: "error"});
    const curve = plot.line({className: "line-0", ref: "curve"});
    const dots = plot.dots({className: "class-0 mark", radius: 4, ref: "curve"});
    const said = plot.dots({className: "taught mark", radius: 6, ref: "vote"});
    const most = plot.dots({className: "class-1 mark", radius: 5, ref: "most"});
    const over = plot.text({className: "taught-text", ref: "vote", anchor: "middle", dy: -13});
    const under = plot.text({className: "taught-text", ref: "vote", dx: -9, dy: 17});
    const top = plot.text({className: "", ref: "most", dx: 11, dy: 4});
    return (state) => {
      const {method} = state.settled;
      const {gap, votes} = state.result;
      const values = curveOf(state);
      const from = method === "gap" ? 1 : 2;
      const ks = Array.from(values, (_, j) => j + from);
      const spread = method === "gap" && gap ? gap.error : values.map(() => 0);
      const low = Math.min(...Array.from(values, (v, j) => v - spread[j]));
      const high = Math.max(...Array.from(values, (v, j) => v + spread[j]));
      const pad = 0.2 * (high - low) || 0.1;
      plot.domain({y: [low - pad, high + pad]});
      plot.label({y: axisNames[method]});
      if (method === "gap")
        errors(
          ks.map((k) => k - 0.012),
          ks.map((k) => k + 0.012),
          ks.map((_, j) => values[j] - spread[j]),
          ks.map((_, j) => values[j] + spread[j])
        );
      else errors.clear();
      curve(ks, values);
      dots(ks, values);
      const vote = voteOf(state);
      said([vote], [values[vote - from]]);
      const apart = method === "gap" && votes.gapMost !== null && votes.gapMost !== vote;
      if (apart) most([votes.gapMost as number], [values[(votes.gapMost as number) - 1]]);
      else most.clear();
      // A rule's k stands anywhere on the curve, a highest or lowest one at its end.
      const below = method === "gap" || method === "db";
      (below ? over : under).clear();
      const at = values[vote - from] - (below ? spread[vote - from] : 0);
      (below ? under : over)(vote, at, method === "gap" ? `rule: ${vote}` : `says ${vote}`);
      if (apart)
        top(votes.gapMost as number, values[(votes.gapMost as number) - 1], `maximum: ${votes.gapMost}`);
      else top.clear();
    };
  }
};
