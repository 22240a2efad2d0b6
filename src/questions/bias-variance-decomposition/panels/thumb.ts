import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {DRAWN} from "../world.js";

/** Labels, predictions, and between them three lengths. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [-1, 1], label: "", bare: true}
  });
  const level = plot.rule("y", {className: "line"});
  const mean = plot.rule("y", {className: "line-0 dashed"});
  const labels = plot.dots({className: "class-2 mark", radius: 2.6});
  const predictions = plot.dots({className: "class-1 mark", radius: 2.6});
  const lengths = ["line-2", "line-0", "line-1"].map((className) => plot.rule("x", {className}));
  return ({result: {exact, errors}}) => {
    const {truth, mean: center} = exact;
    plot.domain({y: [center - 0.45, truth + 0.85]});
    level(truth);
    mean(center);
    const column = (at: number) =>
      Float64Array.from({length: DRAWN}, (_, r) => at + 0.12 * (((r * 0.618034) % 1) - 0.5));
    labels(
      column(0.12),
      errors.label.subarray(0, DRAWN).map((e) => truth + e)
    );
    predictions(
      column(0.88),
      errors.prediction.subarray(0, DRAWN).map((d) => center + d)
    );
    lengths[0](0.3, truth, truth + Math.sqrt(exact.noise));
    lengths[1](0.5, center, truth);
    lengths[2](0.7, center - Math.sqrt(exact.variance), center);
  };
};
