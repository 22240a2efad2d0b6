import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {LENGTH, norm, type Pair, placeAt, product, REACH} from "../two.js";

const ANGLES = Float64Array.from({length: 91}, (_, i) => 2 * i - 90);

/** The axis of predictions holds those of all the fits drawn, wherever the test place stands; long weights need more room. */
export const predictionsOf = (...fits: readonly Pair[]): number =>
  Math.max(8, Math.ceil(LENGTH * Math.max(...fits.map(norm))));

/** What the best fits answer at a test place that goes round a circle: they agree in the example's direction only. */
export const fan: Room["Picture"] = {
  id: "fan",
  tab: "Predictions",
  with: {view: "two"},
  title: "Predictions at a test place",
  reads: ({params: {angle}, result: {valley, held}}) => [angle, valley, held],
  legend: ({result: {valley}}) => [
    ...(valley.rank === 1
      ? [
          {
            label: `all best fits with |w| ≤ ${REACH}`,
            className: "area-0",
            path: "M-6,-5h12v10h-12z",
            ref: "fan"
          }
        ]
      : []),
    {label: "your w", className: "line-taught", ref: "held"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-90, 90], label: "angle from the first example, °", ticks: [-90, -45, 0, 45, 90]},
      y: {domain: [-8, 8], label: "prediction", ticks: [-6, -3, 0, 3, 6], grid: true},
      left: 30
    });
    const band = plot.area({className: "area-0", ref: "fan"});
    const middle = plot.line({className: "line-2 dotted", ref: "best"});
    const yours = plot.line({className: "line-taught", ref: "held"});
    const here = plot.rule("x", {className: "line-soft dashed", ref: "angle"});
    const examples = plot.dots({className: "mark", radius: 4.5, ref: "examples"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "angle",
      along: "x",
      ref: "angle",
      at: ({params, result}) => [params.angle, result.answer],
      words: ({result}) => `prediction ${result.answer.toFixed(2)}`
    });
    return (state) => {
      const {params, result} = state;
      const {valley} = result;
      const top = predictionsOf(valley.best, result.held);
      plot.domain({y: [-top, top]});
      const answers = ANGLES.map((a) => product(valley.best, placeAt(a)));
      if (valley.rank === 1) {
        const swing = ANGLES.map((a) => valley.half * Math.abs(product(valley.axes[1], placeAt(a))));
        band(
          ANGLES,
          answers.map((v, i) => v - swing[i]),
          answers.map((v, i) => v + swing[i])
        );
      } else band.clear();
      middle(ANGLES, answers);
      yours(
        ANGLES,
        ANGLES.map((a) => product(result.held, placeAt(a)))
      );
      here(params.angle);
      examples(
        valley.examples.map(({angle}) => angle),
        valley.examples.map(({y}) => y)
      );
      const taken = [handle(state)];
      plot.names(
        valley.examples.map(({angle, y}, i) => ({
          text: valley.examples.length > 1 ? `example ${i + 1}` : "the example",
          className: "",
          ref: "examples",
          of: [angle, y] as const
        })),
        taken
      );
    };
  }
};
