import {fixed, percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type LineMark} from "../../../marks/plot.js";
import type {Room} from "../params.js";

const kTicks = [1, 3, 10, 30, 100, 300];

type Values = ArrayLike<number> | number | null;

interface Curve {
  name(state: Room["State"]): string;
  className: string;
  text: string;
  ref: string;
  values(state: Room["State"]): Values;
}

interface Chart {
  id: string;
  tab: string;
  title: string;
  label: string;
  /** Ends of the axis: the first that the curves fit under. */
  tops: readonly number[];
  format: (value: number) => string;
  curves: readonly Curve[];
  /** Which curve the handle rides on. */
  rides: string;
}

/** 1, 2, 3 … as far as the longest table goes: made once. */
let counting = new Float64Array(0);
function ks(n: number): Float64Array {
  if (counting.length < n) counting = Float64Array.from({length: n}, (_, i) => i + 1);
  return counting.subarray(0, n);
}

const at = (values: Values, k: number): number =>
  values === null ? 0 : typeof values === "number" ? values : (values[Math.min(k, values.length) - 1] ?? 0);

const highest = (values: Values): number => {
  if (values === null) return 0;
  if (typeof values === "number") return values;
  let top = 0;
  for (let i = 0; i < values.length; ++i) top = Math.max(top, values[i]);
  return top;
};

/** A chart of quantities against k, on one scale with the k that is set, to be dragged along it. */
function chart({id, tab, title, label, tops, format, curves, rides}: Chart): Room["Picture"] {
  return {
    id,
    tab,
    title,
    reads: (state) => [state.params.k, state.result.n, ...curves.map(({values}) => values(state))],
    draw: (stage) => {
      const plot = createPlot(stage, {
        x: {domain: [1, 100], scale: "log", label: "neighbors k (log scale)", ticks: kTicks},
        y: {domain: [0, tops[0]], label, format, grid: true, ticks: 4},
        left: 44
      });
      const lines: LineMark[] = curves.map(({className, ref}) => plot.line({className, ref}));
      const now = plot.rule("x", {className: "line-taught thin", ref: "k"});
      const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
        param: "k",
        along: "x",
        at: (state) => [
          shownK(state),
          at(curves.find(({ref}) => ref === rides)?.values(state) ?? null, shownK(state))
        ]
      });
      return (state) => {
        const n = Math.max(2, Math.min(state.result.n, state.result.curves.train.length));
        const values = curves.map((c) => c.values(state));
        const top = Math.max(...values.map(highest));
        plot.domain({x: [1, n], y: [0, tops.find((t) => t >= top) ?? tops[tops.length - 1]]});
        values.forEach((v, i) => {
          if (v === null) lines[i].clear();
          else if (typeof v === "number")
            lines[i](
              ks(n),
              ks(n).map(() => v)
            );
          else lines[i](ks(v.length), v as Float64Array);
        });
        now(shownK(state), 0, Math.max(...values.map((v) => at(v, shownK(state)))));
        const taken = handle(state);
        plot.names(
          curves.flatMap((c, i) =>
            values[i] === null ? [] : [{text: c.name(state), className: c.text, ref: c.ref, of: lines[i]}]
          ),
          [taken]
        );
      };
    }
  };
}

const shownK = ({params, result}: Room["State"]): number =>
  Math.min(params.k, result.n, Math.max(2, result.curves.train.length));

/** Error rates against k. */
export const errors = chart({
  id: "errors",
  tab: "Errors",
  title: "Error rates against k",
  label: "error rate",
  tops: [0.3, 0.6, 1],
  format: (v) => percent(v, 0),
  curves: [
    {
      name: () => "Bayes error",
      className: "line-soft dotted",
      text: "",
      ref: "bayes",
      values: ({result}) => result.bayes
    },
    {
      name: () => "training",
      className: "line-soft",
      text: "",
      ref: "train",
      values: ({result}) => result.curves.train
    },
    {
      name: ({result: {curves}}) => (curves.how === "expected" ? "test" : "leave-one-out"),
      className: "line",
      text: "",
      ref: "test",
      values: ({result}) => result.curves.test
    }
  ],
  rides: "test"
});

/** Bias and variance against k. */
export const spread = chart({
  id: "spread",
  tab: "Bias and variance",
  title: "Bias² and variance of the vote share",
  label: "squared share",
  tops: [0.2, 0.4, 0.8],
  format: (v) => fixed(v, 1),
  curves: [
    {
      name: () => "bias²",
      className: "line",
      text: "",
      ref: "bias",
      values: ({result}) => result.spread.bias2
    },
    {
      name: () => "variance",
      className: "line-taught",
      text: "taught-text",
      ref: "variance",
      values: ({result}) => result.spread.variance
    }
  ],
  rides: "variance"
});
