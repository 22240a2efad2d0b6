import {count} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Name} from "../../../marks/plot.js";
import {perUpdate} from "../model.js";
import type {Here, Room} from "../params.js";
import {batchSizes, trainSize} from "../task.js";
import {clockName} from "../words.js";
import {createSpreads} from "./spreads.js";

/** The axis slides with the machine, from examples to updates. */
function endsOf({clock, machine}: Here["params"]): readonly [number, number] {
  const width = clock === "updates" ? 512 : clock === "ticks" ? machine : 1;
  const shift = width ** -0.55 / (clock === "epochs" ? trainSize : 1);
  return [250 * shift, 700_000 * shift];
}

const tick = (v: number): string => (v >= 1000 ? `${count(v / 1000)}k` : String(Number(v.toPrecision(2))));

/** What it costs to get to the target against the batch size, from runs made beforehand. */
export const cost: Room["Picture"] = {
  id: "cost",
  tab: "Cost",
  title: ({params: {clock, machine}, settled: {loss, target}}) =>
    `${clockName(clock, machine)} to ${loss === "train" ? "" : "test "}loss ${Number(target.toFixed(3))}`,
  reads: ({params, settled, result: {costs, knee, fewest}}) => [
    params.batch,
    params.clock,
    params.machine,
    // So that a move counts as one of this panel also when the worker has answered.
    settled.batch,
    settled.clock,
    settled.machine,
    settled.rule,
    settled.target,
    settled.loss,
    knee,
    fewest,
    Float64Array.from(costs.flatMap(({updates: {median, low, high}}) => [median, low, high]))
  ],
  legend: () => [
    {
      label: "nine runs",
      className: "line-soft",
      path: "M0,-6v12M-3,0a3,3 0 1,0 6,0a3,3 0 1,0-6,0z"
    },
    {label: "perfect scaling", className: "line dashed", ref: "perfect"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.8, 640],
        scale: "log",
        label: "batch size B",
        ticks: stage.width > 300 ? [1, 4, 16, 64, 256] : [1, 8, 64, 512],
        format: count
      },
      y: {
        domain: [10, 20_000],
        scale: "log",
        label: "updates",
        ticks: [0.01, 0.1, 1, 10, 100, 1000, 1e4, 1e5],
        format: tick,
        grid: true
      },
      left: 42
    });
    const perfect = plot.line({className: "line dashed", ref: "perfect"});
    const knee = plot.rule("x", {className: "line dotted", ref: "knee"});
    const spreads = createSpreads(plot, "cost");
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "batch",
      along: "x",
      at: ({params, result}) => {
        const {batch, updates} = result.costs[batchSizes.indexOf(params.batch)];
        const high = endsOf(params)[1];
        return [batch, Math.min(high, updates.median * perUpdate(params.clock, batch, params.machine))];
      },
      hint: "drag B",
      hintAt: {x: 0, y: -16, anchor: "middle"}
    });
    return (state) => {
      const {params, result} = state;
      const [low, high] = endsOf(params);
      const per = (batch: number) => perUpdate(params.clock, batch, params.machine);
      plot.domain({y: [low, high]});
      plot.label({y: clockName(params.clock, params.machine).toLowerCase()});
      if (Number.isFinite(result.fewest))
        perfect(
          batchSizes,
          batchSizes.map((batch) => (result.fewest / batch) * per(batch))
        );
      else perfect.clear();
      if (result.knee === null) knee.clear();
      else knee(result.knee);
      const whiskers = spreads(
        result.costs.map(({batch, updates: {median, low: least, high: most}}) => ({
          batch,
          median: median * per(batch),
          low: least * per(batch),
          high: most * per(batch)
        }))
      );
      const names: Name[] =
        result.knee === null
          ? []
          : [
              {
                text: `knee ≈ ${count(result.knee)}`,
                className: "",
                ref: "knee",
                of: [result.knee, high * 0.62]
              }
            ];
      plot.names(names, [handle(state), ...whiskers]);
    };
  }
};
