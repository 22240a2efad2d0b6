import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {STRONGEST} from "../fits.js";
import {type Room, remedyNames} from "../params.js";
import {doseText, errorText, strengthAxis} from "../words.js";
import {along, errorAxis, inside, LEFT} from "./axis.js";

const XS = Float64Array.from({length: STRONGEST + 1}, (_, i) => i);

/** Errors against the strength of the remedy, at the degree that is set. */
export const strength: Room["Picture"] = {
  id: "strength",
  tab: "Strength",
  title: ({params: {past, remedy}}) =>
    past ? "Only to degree 16" : remedyNames[remedy][0].toUpperCase() + remedyNames[remedy].slice(1),
  reads: ({params: {remedy, strength, degree}, result: {doses, errors, sample}}) => [
    remedy,
    strength,
    degree,
    doses,
    errors,
    sample
  ],
  legend: ({result: {sample}}) => [
    {label: "training", className: "line-0", ref: "training"},
    {label: "validation", className: "line-1", ref: "validation"},
    ...(sample.world ? [{label: "new points", className: "line-2 dashed", ref: "fresh"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0, STRONGEST],
        label: "strength",
        ticks: [0, 2, 4, 6, 8, 10, 12],
        format: (v) => (v ? String(v) : "off")
      },
      y: errorAxis,
      left: LEFT
    });
    const fresh = plot.line({className: "line-2 dashed", ref: "fresh"});
    const training = plot.line({className: "line-0", ref: "training"});
    const validation = plot.line({className: "line-1", ref: "validation"});
    const here = plot.rule("x", {className: "line-taught dotted", ref: "gap"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "strength",
      along: "x",
      at: (state) => [state.params.strength, inside(state.result.errors.held)],
      words: ({params, result}) =>
        `${doseText(params.remedy, params.strength)}, validation ${errorText(result.errors.held)}`
    });
    return (state) => {
      const {params, result} = state;
      plot.label({x: strengthAxis[params.remedy]});
      const doses = result.doses?.[params.remedy];
      if (doses) {
        training(XS, along(doses, "train"));
        validation(XS, along(doses, "held"));
        if (result.sample.world) fresh(XS, along(doses, "fresh"));
        else fresh.clear();
      } else for (const line of [training, validation, fresh]) line.clear();
      here(params.strength, inside(result.errors.train), inside(result.errors.held));
      const taken = handle(state);
      plot.names(
        [
          {
            text: doseText(params.remedy, params.strength),
            className: "taught-text",
            ref: "dose",
            of: [params.strength, inside(result.errors.held)]
          }
        ],
        [taken]
      );
    };
  }
};
