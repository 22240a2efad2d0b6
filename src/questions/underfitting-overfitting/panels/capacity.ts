import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {errorText, remedyText} from "../words.js";
import {along, errorAxis, HIGH, inside, LEFT, LOW} from "./axis.js";

/** Training and validation error against capacity, with the degree to drag and what the two say there. */
export const capacity: Room["Picture"] = {
  id: "capacity",
  tab: "Capacity",
  title: ({params}) => (params.strength ? `Error by degree, ${remedyText(params)}` : "Error by degree"),
  reads: ({params: {degree, remedy, strength}, result: {curve, plain, best, verdict}}) => [
    degree,
    remedy,
    strength,
    curve,
    plain,
    best,
    verdict
  ],
  legend: ({params: {strength}, result: {errors}}) => [
    {label: `training ${errorText(errors.train)}`, className: "line-0", ref: "training"},
    {label: `validation ${errorText(errors.held)}`, className: "line-1", ref: "validation"},
    ...(strength ? [{label: "validation without it", className: "line-1 dotted", ref: "plain"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [1, 16], label: "degree of the polynomial", ticks: stage.mode === "wide" ? 8 : 5},
      y: errorAxis,
      left: LEFT
    });
    const near = plot.rule("x", {className: "line-soft dashed", ref: "best"});
    const before = plot.line({className: "line-1 dotted", ref: "plain"});
    const training = plot.line({className: "line-0", ref: "training"});
    const validation = plot.line({className: "line-1", ref: "validation"});
    const here = plot.rule("x", {className: "line-taught dotted", ref: "gap"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "degree",
      along: "x",
      at: (state) => [state.params.degree, inside(state.result.errors.held)],
      words: ({result}) =>
        `training ${errorText(result.errors.train)}, validation ${errorText(result.errors.held)}`
    });
    // To the side on which there is room.
    const left = plot.text({className: "taught-text", ref: "verdict", anchor: "start", dx: 10, dy: -18});
    const right = plot.text({className: "taught-text", ref: "verdict", anchor: "end", dx: -12, dy: -10});
    const least = plot.text({className: "", ref: "best", anchor: "start", dx: 6, dy: -8});
    return (state) => {
      const {curve, plain, best, verdict, errors} = state.result;
      const {degree} = state.params;
      plot.domain({x: [1, curve.length]});
      const degrees = Float64Array.from(curve, (_, i) => i + 1);
      near(best.degree);
      training(degrees, along(curve, "train"));
      validation(degrees, along(curve, "held"));
      if (curve === plain) before.clear();
      else before(degrees, along(plain, "held"));
      const held = inside(errors.held);
      here(degree, inside(errors.train), held);
      handle(state);
      const [here_, other] = degree <= curve.length / 2 ? [left, right] : [right, left];
      here_(degree, Math.min(held, HIGH / 1.4), verdict);
      other.clear();
      least(best.degree, LOW, curve.length > 16 ? "least" : "least validation");
    };
  }
};
