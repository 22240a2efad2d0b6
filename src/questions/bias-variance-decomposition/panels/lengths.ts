import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import type {Room} from "../params.js";
import {length, missOf, signed, single} from "../words.js";
import {DRAWN} from "../world.js";

/** Where things stand across the lens: labels, the three lengths, predictions, and the whole error of one. */
const COLUMNS = {labels: 0.08, noise: 0.24, bias: 0.49, spread: 0.68, predictions: 0.84, error: 0.96};

/** The heights that the lens shows: all labels and predictions that are drawn lie within, and the lengths. */
export function viewOf({result: {exact, errors}}: Room["State"]): readonly [number, number] {
  const {truth, mean, noise} = exact;
  let [low, high] = [Math.min(truth, mean), Math.max(truth, mean)];
  const hold = (v: number) => {
    low = Math.min(low, v);
    high = Math.max(high, v);
  };
  for (const side of [-1, 1]) hold(truth + side * Math.sqrt(noise));
  for (let r = 0; r < DRAWN; ++r) {
    hold(truth + errors.label[r]);
    hold(mean + errors.prediction[r]);
  }
  // In whole tenths, so that it seldom moves.
  return [Math.floor(10 * low - 0.4) / 10, Math.ceil(10 * high + 0.4) / 10];
}

/** One place enlarged: labels at the left, predictions at the right, and between them the three lengths. */
export function createLengths(stage: Room["Stage"], box: Box) {
  const narrow = stage.mode === "narrow";
  const plot = createPlot(stage, {
    // As high as the plot of the fits, which has the name of its axis below.
    at: {...box, height: box.height - 32},
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [-1, 1], label: "at x₀", ticks: narrow ? 4 : 6},
    left: narrow ? 34 : 44
  });
  plot.frame();
  const caption = (column: number, text: string, className: string) =>
    plot.outside
      .append("text")
      .attr("class", `name ${className}`)
      .attr("text-anchor", "middle")
      .attr("x", tenth(plot.x(column)))
      .attr("y", plot.at.y + plot.at.height + 18)
      .text(text);
  caption(COLUMNS.labels + (narrow ? 0 : 0.06), narrow ? "y" : "labels y", "green-text");
  caption(COLUMNS.predictions - (narrow ? 0 : 0.04), narrow ? "fits ŷ" : "predictions ŷ", "orange-text");
  const radius = narrow ? 2.2 : 3;
  const level = plot.rule("y", {className: "line", ref: "f"});
  const mean = plot.rule("y", {className: "line-0 dashed", ref: "bias2"});
  const labels = plot.dots({className: "class-2 mark", radius, ref: "noise"});
  const predictions = plot.dots({className: "class-1 mark", radius, ref: "variance"});
  const bar = (className: string, ref: string) => {
    const node = plot.outside
      .append("path")
      .attr("class", className)
      .attr("data-ref", ref)
      .style("stroke-width", 3.5);
    /** Draws the length, and returns the room that it takes. */
    const update = (column: number, from: number, to: number): Box => {
      const [px, a, b] = [plot.x(column), plot.y(from), plot.y(to)].map(tenth);
      setAttr(node, "d", `M${px - 5},${a}h10M${px},${a}V${b}M${px - 5},${b}h10`);
      return {x: px - 6, y: Math.min(a, b) - 2, width: 12, height: Math.abs(a - b) + 4};
    };
    return Object.assign(update, {clear: () => setAttr(node, "d", null)});
  };
  const noise = bar("line-2", "noise");
  const bias = bar("line-0", "bias2");
  const spread = bar("line-1", "variance");
  const whole = bar("line", "mse");
  const ringed = plot.dots({className: "taught mark", radius: radius + 2, ref: "one"});
  const update = (state: Room["State"], view: readonly [number, number]) => {
    const {exact, errors} = state.result;
    const {truth} = exact;
    plot.domain({y: view});
    level(truth);
    mean(exact.mean);
    const shift = (r: number) => 0.045 * (((r * 0.618034) % 1) - 0.5) * 2;
    const xs = (column: number) => Float64Array.from({length: DRAWN}, (_, r) => column + shift(r));
    labels(
      xs(COLUMNS.labels),
      errors.label.subarray(0, DRAWN).map((e) => truth + e)
    );
    predictions(
      xs(COLUMNS.predictions),
      errors.prediction.subarray(0, DRAWN).map((d) => exact.mean + d)
    );
    const alone = single(state);
    const sd = Math.sqrt(exact.variance);
    // The noise is drawn away from the mean prediction, so that the lengths do not hide each other.
    const up = truth >= exact.mean ? 1 : -1;
    const y = truth + (alone ? alone.noise : up * Math.sqrt(exact.noise));
    const prediction = exact.mean - (alone ? alone.deviation : up * sd);
    const taken = [
      noise(COLUMNS.noise, y, truth),
      bias(COLUMNS.bias, truth, exact.mean),
      spread(COLUMNS.spread, exact.mean, prediction)
    ];
    if (alone) {
      taken.push(whole(COLUMNS.error, y, prediction));
      const own = state.params.one - 1;
      ringed([COLUMNS.labels + shift(own), COLUMNS.predictions + shift(own)], [y, prediction]);
    } else {
      whole.clear();
      ringed.clear();
    }
    const miss = missOf(state);
    /** Of one training set the steps with their signs; of all, the lengths, without numbers where there is no room. */
    const text = (symbol: string, size: number, step?: number) =>
      step !== undefined ? signed(step) : narrow ? symbol : `${symbol} ${length(size)}`;
    plot.names(
      [
        {
          text: text("bias", Math.abs(miss), alone?.miss),
          className: "blue-text",
          ref: "bias2",
          of: [COLUMNS.bias, (truth + exact.mean) / 2]
        },
        {
          text: text("σ", Math.sqrt(exact.noise), alone?.noise),
          className: "green-text",
          ref: "noise",
          of: [COLUMNS.noise, (y + truth) / 2]
        },
        {
          text: text("sd", sd, alone?.deviation),
          className: "orange-text",
          ref: "variance",
          // A step is named at its beginning: the rest is between a line and the fits.
          of: [COLUMNS.spread, alone ? exact.mean : (exact.mean + prediction) / 2]
        },
        ...(alone
          ? [{text: signed(alone.error), className: "", ref: "mse", of: [COLUMNS.error, y] as const}]
          : [])
      ],
      taken
    );
  };
  return Object.assign(update, {at: plot.at});
}
