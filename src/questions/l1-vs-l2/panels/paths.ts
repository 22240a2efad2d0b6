import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {textWidth} from "../../../marks/text-width.js";
import type {Room} from "../params.js";
import {LAMBDA, LAMBDAS, METHODS} from "../paths.js";
import {TRUE_WEIGHTS} from "../table.js";
import {sentence, zerosOf} from "../words.js";
import {besideCurves, HALF} from "./beside.js";

/** How far the weights' axis reaches, and the errors': beyond it nothing is told apart. */
const TOP = 0.7;
const ERROR = [0.05, 0.3] as const;
/** Where it stands how far the two rules wander over splits. */
const STRIPS = [0.065, 0.085] as const;
const AXIS = {domain: [LAMBDA.min, LAMBDA.max], scale: "log", ticks: [0.001, 0.01, 0.1, 1, 10]} as const;
const plain = (v: number): string => String(v);
/** From a rule's line to its name. */
const GAP = 5;

/** The main panel of twelve weights: their paths, below them the curve of cross-validation, under one λ. */
export const paths: Room["Picture"] = {
  id: "paths",
  tab: "Twelve weights",
  with: {view: "twelve"},
  title: ({params: {method}, result: {twelve}}) =>
    `${sentence(METHODS[method].name)}: ${twelve ? zerosOf(twelve.fits[method]) : "twelve weights"}`,
  reads: ({params: {lambda, method}, data, result: {twelve}}) => [
    lambda,
    method,
    data,
    twelve?.lines,
    twelve?.cv,
    twelve?.window
  ],
  legend: () => [
    {label: "useful", className: "line", ref: "useful"},
    {label: "useless", className: "line-2 dashed", ref: "useless"}
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const split = Math.round(height * 0.58);
    const left = 40;
    const top = createPlot(stage, {
      at: {x: 0, y: 0, width, height: split},
      x: {...AXIS, label: "", format: plain},
      y: {domain: [-TOP, TOP], label: "weight, standardized", ticks: [-0.5, 0, 0.5]},
      left
    });
    const below = createPlot(stage, {
      at: {x: 0, y: split, width, height: height - split},
      x: {...AXIS, label: "penalty λ (log scale)", format: plain},
      y: {domain: ERROR, label: "cross-validated error (share of variance)", ticks: 3, grid: true},
      left
    });
    const both = [top, below];
    const window = both.map((plot) => plot.area({className: "area-soft", ref: "window"}));
    top.rule("y", {className: "grid-line"})(0);
    const lines = TRUE_WEIGHTS.map((truth) =>
      top.line(
        truth ? {className: "line thin", ref: "useful"} : {className: "line-2 dashed thin", ref: "useless"}
      )
    );
    const band = below.area({className: "area-0", ref: "se"});
    const curve = below.line({className: "line-0", ref: "cv"});
    const bound = below.rule("y", {className: "line-soft dotted", ref: "one-se"});
    const chosen = ["least", "one-se"].map((ref) => ({
      lines: both.map((plot) => plot.rule("x", {className: "line-soft dashed", ref})),
      spread: below.rule("y", {className: "line-0", ref})
    }));
    // A rule's name stands at its own line: left of it, or right of it where the other's line is too near.
    const rules = (["least error", "one SE"] as const).map((text, i) => {
      const name = (anchor: "start" | "end", dx: number) =>
        below.text({className: "name", ref: i ? "one-se" : "least", anchor, dx, dy: 4});
      return {
        text,
        room: textWidth(text, 13) + 2 * GAP,
        level: i ? 0.22 : 0.27,
        left: name("end", -GAP),
        right: name("start", GAP)
      };
    });
    const names = TRUE_WEIGHTS.flatMap((truth, j) =>
      truth
        ? [
            {
              text: `x${j + 1}`,
              name: top.text({className: "name", ref: "useful", anchor: "middle", dy: 4.5})
            }
          ]
        : []
    );
    const caption = below.text({className: "name blue-text", ref: "least", dx: GAP, dy: 4});
    const now = both.map((plot) => plot.rule("x", {className: "line-taught thin", ref: "lambda"}));
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(top, {
      param: "lambda",
      along: "x",
      at: ({params}) => [params.lambda, -TOP],
      words: ({params, result}) => (result.twelve ? zerosOf(result.twelve.fits[params.method]) : "")
    });
    return (state) => {
      const {params, data, result} = state;
      const taken = handle(state);
      for (const rule of now) rule(params.lambda);
      const {twelve} = result;
      if (!twelve) return;
      const {cv, least, oneSe} = twelve;
      lines.forEach((line, j) => {
        line(LAMBDAS, twelve.lines[j]);
      });
      band(
        LAMBDAS,
        cv.mean.map((v, k) => Math.max(ERROR[0], v - cv.se[k])),
        cv.mean.map((v, k) => v + cv.se[k])
      );
      curve(LAMBDAS, cv.mean);
      const lowest = Math.min(...cv.mean);
      bound(lowest + cv.se[cv.mean.indexOf(lowest)], least.lambda, oneSe.lambda);
      const spreads = data.rules[params.method];
      [least, oneSe].forEach(({lambda}, i) => {
        for (const rule of chosen[i].lines) rule(lambda);
        const [low, , high] = i ? spreads.oneSe : spreads.min;
        chosen[i].spread(STRIPS[i], low, high);
      });
      window.forEach((area, i) => {
        if (twelve.window)
          area(
            twelve.window,
            [0, 0].map(() => (i ? ERROR[0] : -TOP)),
            [0, 0].map(() => (i ? ERROR[1] : TOP))
          );
        else area.clear();
      });
      const zero = top.y(0);
      const unit = zero - top.y(1);
      const places = besideCurves(
        LAMBDAS.map((v) => top.x(v)),
        twelve.lines.map((line, j) => ({ys: line.map((w) => zero - unit * w), named: TRUE_WEIGHTS[j] !== 0})),
        top.at,
        [params.lambda, least.lambda, oneSe.lambda].map((v) => top.x(v))
      );
      names.forEach(({name, text}, i) => {
        const {k, y} = places[i];
        name(LAMBDAS[k], (zero - y) / unit, text);
      });
      top.names(
        twelve.window
          ? [
              {
                text: "just the useful six",
                className: "",
                ref: "window",
                of: [twelve.window[1], TOP - 0.1]
              }
            ]
          : [],
        [
          taken,
          ...places.map(({x, y}) => ({
            x: x - HALF.width,
            y: y - HALF.height,
            width: 2 * HALF.width,
            height: 2 * HALF.height
          }))
        ]
      );
      const at = [least, oneSe].map(({lambda}) => below.x(lambda));
      rules.forEach(({text, room, level: error, left: before, right: after}, i) => {
        const fits = at[i] - room > (i ? at[0] : below.at.x);
        (fits ? after : before).clear();
        (fits ? before : after)([least, oneSe][i].lambda, error, text);
      });
      // Beside the strip that it speaks of, and past the cursor's line where that would cross it.
      const words = `in 90 of ${data.splits} splits`;
      const wide = textWidth(words, 13, 600);
      const start = below.x(spreads.oneSe[2]);
      const cursor = below.x(params.lambda);
      const crossed = cursor > start - GAP && cursor < start + wide + 2 * GAP;
      const past = crossed && cursor + GAP + wide < below.at.x + below.at.width;
      caption(past ? params.lambda : spreads.oneSe[2], STRIPS[1], words);
    };
  }
};
