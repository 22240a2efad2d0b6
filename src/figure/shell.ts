import type {AnyFigure} from "./contract.js";
import {h} from "./dom.js";
import {controlled} from "./params.js";

/** The parts of a figure's element, in the order in which they stand. */
export interface Shell {
  root: HTMLElement;
  tools: HTMLElement;
  picture: HTMLElement;
  caption: HTMLElement;
  notes: HTMLElement;
  controls: HTMLElement;
  stepper: HTMLElement;
  status: HTMLElement;
}

/**
 * The figure's element without its life: the build writes it into the page with the still, so that nothing moves
 * when the live figure takes its place.
 */
export function createShell(document: Document, spec: AnyFigure): Shell {
  const parts = {
    tools: h(document, "div", {class: "figure-tools"}),
    picture: h(document, "div", {class: "figure-picture"}),
    caption: h(document, "p", {class: "figure-caption"}),
    notes: h(document, "div", {class: "figure-notes", role: "status"}),
    controls: h(document, "div", {class: "figure-controls"}),
    stepper: h(document, "div", {class: "figure-stepper"}),
    status: h(document, "p", {class: "visually-hidden", "aria-live": "polite"})
  };
  const root = h(
    document,
    "section",
    {class: "figure", "aria-label": spec.title, "data-figure": spec.slug},
    h(
      document,
      "div",
      {class: "figure-head"},
      h(document, "h2", {class: "figure-title"}, spec.title),
      parts.tools
    ),
    parts.notes,
    parts.picture,
    parts.caption,
    parts.controls,
    parts.stepper,
    parts.status
  );
  return {root, ...parts};
}

/** Boxes of the controls' size, for the still. */
export function fillPlaceholders(document: Document, shell: Shell, spec: AnyFigure): void {
  const keys = controlled(spec.params);
  const primary = keys.filter((key) => spec.params[key].primary);
  shell.controls.append(
    h(
      document,
      "div",
      {class: "controls"},
      ...primary.map((key) =>
        h(
          document,
          "div",
          {class: `control control-${spec.params[key].kind} control-waiting`},
          h(document, "div", {class: "control-place"}, spec.params[key].label),
          spec.params[key].help ? h(document, "p", {class: "control-help"}, spec.params[key].help) : null
        )
      )
    )
  );
  if (keys.length > primary.length) {
    shell.controls.append(h(document, "div", {class: "more control-waiting"}, "More settings"));
  }
  shell.stepper.classList.add("control-waiting");
  shell.tools.classList.add("control-waiting");
}
