import type {AnyFigure, AnyState} from "../src/figure/contract.js";
import {looks, stateFrom, stillFigure, stillImage, stillThumb} from "../src/figure/still.js";

/** What the build knows of a figure before any browser does: read by the Markdown rules. */
export interface Prerendered {
  figure: string;
  /** The page's idea as a small drawing; null where the figure has none. */
  thumb: string | null;
  reads: Record<string, string>;
  scenes: {title: string; text: string}[];
  predictions: {
    kind: "choice" | "number" | "draw";
    ask: string;
    options: readonly string[];
    /** What the figure would show, in words, for readers without scripts. */
    answer: string;
  }[];
  goals: string[];
}

/** A figure's texts for its page, and its stills as files, by the name of their look. */
export interface Drawn {
  page: Prerendered;
  stills: Record<string, string>;
}

/** A prediction's outcome, in the words in which the figure would say it. */
function answerOf(prediction: AnyFigure["predictions"][number], state: AnyState): string {
  const right = prediction.kind === "choice" ? `${prediction.options[prediction.answer(state)]}. ` : "";
  return `${right}${prediction.because(state)}`;
}

/** Draws the figure at its defaults, without a browser. */
export function drawRoom(spec: AnyFigure, data: unknown, style: string): Drawn {
  const state: AnyState = stateFrom(spec, data);
  return {
    page: {
      figure: stillFigure(spec, state),
      thumb: stillThumb(spec, state),
      reads: Object.fromEntries(Object.entries(spec.reads).map(([name, read]) => [name, read(state)])),
      scenes: spec.scenes.map(({title, text}) => ({title, text})),
      predictions: spec.predictions.map((p) => ({
        kind: p.kind,
        ask: p.ask,
        options: p.kind === "choice" ? p.options : [],
        answer: answerOf(p, stateFrom(spec, data, p.reveal))
      })),
      goals: spec.goals.map(({ask}) => ask)
    },
    stills: Object.fromEntries(looks.map((look) => [look.name, stillImage(spec, state, style, look)]))
  };
}
