import type {AnyFigure, LegendEntry} from "./contract.js";
import {h} from "./dom.js";
import {layoutOf, openingPanels} from "./layout.js";
import {controlled} from "./params.js";

/** The place of one panel: what stands above it, and the box that its picture or table fills. */
export interface PanelShell {
  id: string;
  root: HTMLElement;
  title: HTMLElement;
  legend: HTMLElement;
  box: HTMLElement;
  tab: HTMLButtonElement;
}

/** The parts of a figure's element, in the order in which they stand. */
export interface Shell {
  root: HTMLElement;
  tools: HTMLElement;
  picture: HTMLElement;
  tabs: HTMLElement;
  panels: HTMLElement;
  parts: readonly PanelShell[];
  stepper: HTMLElement;
  controls: HTMLElement;
  caption: HTMLElement;
  notes: HTMLElement;
  status: HTMLElement;
}

/**
 * The figure's element without its life: the build writes it into the page with the stills, so that nothing moves when
 * the live figure takes its place.
 */
export function createShell(document: Document, spec: AnyFigure): Shell {
  const parts = spec.panels.map((panel): PanelShell => {
    const {id, tab} = panel;
    const title = h(document, "h3", {class: "panel-title"});
    const legend = h(document, "ul", {class: "panel-legend"});
    const box = h(document, "div", {class: "panel-box"});
    return {
      id,
      title,
      legend,
      box,
      root: h(
        document,
        "section",
        {
          class: "panel",
          "data-panel": id,
          style: `grid-area:${id}`,
          "aria-label": tab
        },
        h(document, "div", {class: "panel-head"}, title, legend),
        box
      ),
      tab: h(
        document,
        "button",
        {
          type: "button",
          class: panel.with ? "panel-tab panel-tab-with" : "panel-tab",
          "data-panel": id
        },
        tab
      )
    };
  });
  const tabs = h(document, "div", {class: "panel-tabs", role: "group", "aria-label": "Panels"});
  if (parts.length > 1) tabs.append(...parts.map(({tab}) => tab));
  const panels = h(document, "div", {class: "panels"}, ...parts.map(({root}) => root));
  const shell = {
    parts,
    tabs,
    panels,
    tools: h(document, "div", {class: spec.own ? "figure-tools figure-tools-own" : "figure-tools"}),
    picture: h(document, "div", {class: "figure-picture"}, tabs, panels),
    stepper: h(document, "div", {class: "figure-stepper"}),
    controls: h(document, "div", {class: "figure-controls"}),
    caption: h(document, "p", {
      class: "figure-caption",
      style: spec.lines ? `--lines:${spec.lines}` : undefined
    }),
    notes: h(document, "div", {class: "figure-notes", role: "status"}),
    status: h(document, "p", {class: "visually-hidden", "aria-live": "polite"})
  };
  const root = h(
    document,
    "section",
    {
      class: "figure",
      "aria-label": spec.title,
      "data-figure": spec.slug
    },
    h(document, "h2", {class: "figure-title"}, spec.title),
    shell.tools,
    shell.notes,
    shell.picture,
    shell.controls,
    shell.stepper,
    shell.caption,
    shell.status
  );
  arrange({root, ...shell}, spec, openingPanels(spec));
  return {root, ...shell};
}

/** Shows the panels `shown` in their grid, and says so on their tabs. */
export function arrange(shell: Shell, spec: AnyFigure, shown: readonly string[]): void {
  const layout = layoutOf(spec, shown);
  shell.panels.style.setProperty("grid-template", layout.template);
  shell.panels.setAttribute("data-shown", String(layout.shown.length));
  for (const {id, root} of shell.parts) root.classList.toggle("panel-out", !layout.shown.includes(id));
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** Fills a panel's legend: where only words have changed, only these. */
export function fillLegend(document: Document, list: HTMLElement, entries: readonly LegendEntry[]): void {
  const shape = JSON.stringify(entries.map(({className, path, ref}) => [className, path, ref]));
  if (list.dataset.shape === shape) {
    entries.forEach(({label}, i) => {
      const words = list.children[i].lastChild as Text;
      if (words.data !== label) words.data = label;
    });
    return;
  }
  list.dataset.shape = shape;
  list.replaceChildren(
    ...entries.map(({label, className, path = "M-6,0h12", ref}) => {
      const swatch = document.createElementNS(svgNamespace, "svg");
      swatch.setAttribute("viewBox", "-7 -7 14 14");
      swatch.setAttribute("class", "swatch stage");
      swatch.setAttribute("aria-hidden", "true");
      const mark = document.createElementNS(svgNamespace, "path");
      mark.setAttribute("d", path);
      mark.setAttribute("class", className);
      swatch.append(mark);
      return h(document, "li", {"data-ref": ref}, swatch, label);
    })
  );
}

/** Boxes of the controls' size, for the still. */
export function fillPlaceholders(document: Document, shell: Shell, spec: AnyFigure): void {
  const keys = controlled(spec.params).filter((key) => spec.controls?.includes(key) ?? true);
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
