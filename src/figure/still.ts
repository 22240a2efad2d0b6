import {parseHTML} from "linkedom";
import {flushTexts} from "../marks/set.js";
import type {Mode} from "../marks/stage.js";
import type {AnyFigure, AnyState} from "./contract.js";
import {openingPanels, pairHeight, shareOf, shownPanels} from "./layout.js";
import {createPanelTable} from "./panel-table.js";
import {type Declaration, defaults, type ParamsOf, withinLimits, withPatch} from "./params.js";
import {createShell, fillLegend, fillPlaceholders} from "./shell.js";
import {simplifyPath} from "./simplify.js";
import {createStage} from "./stage.js";

const page = () => parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;

/** The state of a figure at `patch` over its defaults, computed here and now. */
export function stateFrom(
  spec: AnyFigure,
  data: unknown,
  patch: Partial<ParamsOf<Declaration>> = {}
): AnyState {
  const params = withinLimits(spec, withPatch(spec.params, defaults(spec.params), patch), data);
  return {params, settled: params, data, result: spec.model(params, data)};
}

/** The picture's size in units where its stills are shown: on a page 1,280 px wide, and one panel on a phone. */
const nominal = {width: 736, height: 452, gap: 18, head: 26};
const phone = {width: 348, height: 290};

/** The size of each shown panel's box in a still. */
export function stillSizes(
  spec: AnyFigure,
  asked: readonly string[],
  mode: Mode
): Map<string, {width: number; height: number}> {
  const shown = shownPanels(spec, asked);
  if (mode === "narrow") return new Map(shown.map((id) => [id, phone]));
  const {width, height, gap, head} = nominal;
  const {pair, main: share = 0.62} = spec;
  const half = (width - gap) / 2;
  const paired = pair?.every((id) => shown.includes(id)) ?? false;
  const rest = shown.filter((id, i) => (paired ? !pair?.includes(id) : i > 0));
  const size = (id: string) => {
    if (paired) {
      if (!rest.length) return {width: half, height: height - head};
      const rows = height - gap;
      const below = Math.ceil(rest.length / 2);
      const pairs = pairHeight / (pairHeight + below);
      return pair?.includes(id)
        ? {width: half, height: pairs * rows - head}
        : {
            // Of an odd number the last has the row to itself.
            width: rest.length % 2 && id === rest.at(-1) ? width : half,
            height: ((1 - pairs) * rows) / below - head
          };
    }
    if (id === shown[0]) return {width: rest.length ? share * (width - gap) : width, height: height - head};
    const whole = rest.reduce((sum, other) => sum + shareOf(spec, other), 0);
    return {
      width: (1 - share) * (width - gap),
      height: ((height - gap * (rest.length - 1)) * shareOf(spec, id)) / whole - head
    };
  };
  return new Map(
    shown.map((id) => {
      const {width: w, height: h} = size(id);
      return [id, {width: Math.round(w), height: Math.round(h)}];
    })
  );
}

/** One panel without a browser: an `svg` element's markup with numbers rounded, or a table's. */
export function stillPanel(
  spec: AnyFigure,
  state: AnyState,
  id: string,
  {width, height}: {width: number; height: number},
  label = true
): string {
  const document = page();
  const panel = spec.panels.find((p) => p.id === id);
  if (!panel) throw new Error(`${spec.slug} has no panel ${id}`);
  if (!("draw" in panel)) {
    const box = document.createElement("div");
    createPanelTable(document, box)(panel.table(state));
    return box.innerHTML;
  }
  const title = typeof panel.title === "function" ? panel.title(state) : panel.title;
  const stage = createStage({
    document,
    declaration: spec.params,
    id: `${spec.slug}-${id}${label ? "" : "-t"}`,
    width,
    height,
    mode: width < 420 ? "narrow" : "wide",
    live: false,
    label: title || spec.title
  });
  panel.draw(stage)(state);
  flushTexts();
  return tidy(stage.svg.outerHTML);
}

/** The picture of a figure's main panel. */
export function stillSvg(spec: AnyFigure, state: AnyState, mode: Mode): string {
  const {id} = spec.panels[0];
  return stillPanel(spec, state, id, stillSizes(spec, [], mode).get(id) ?? phone);
}

/** The page's idea as a small drawing without words; the main panel where the figure has none. */
export function stillThumb(spec: AnyFigure, state: AnyState): string | null {
  if (!spec.thumb) return null;
  const document = page();
  const stage = createStage({
    document,
    declaration: spec.params,
    id: `${spec.slug}-thumb`,
    mode: "narrow",
    width: 240,
    height: 150,
    live: false,
    label: spec.title
  });
  spec.thumb(stage)(state);
  flushTexts();
  return tidy(stage.svg.outerHTML);
}

/**
 * The figure's element with its stills, as the build writes it into a page. The wide ones are in the page; phones fetch
 * the main panel's narrow one, a file, so that nobody is sent both.
 */
export function stillFigure(spec: AnyFigure, state: AnyState): string {
  const document = page();
  const shell = createShell(document, spec);
  fillPlaceholders(document, shell, spec);
  shell.caption.textContent = spec.describe(state);
  const {width, height} = phone;
  const images = (["light", "dark"] as const).map(
    (theme) =>
      `<img class="only-${theme}" src="/stills/${theme}-narrow/${spec.slug}.svg" alt="" loading="lazy" width="${width}" height="${height}">`
  );
  const sizes = stillSizes(spec, openingPanels(spec), "wide");
  shell.parts.forEach(({id, box, title, legend}, i) => {
    const panel = spec.panels[i];
    title.textContent = typeof panel.title === "function" ? panel.title(state) : panel.title;
    if ("draw" in panel && panel.legend) fillLegend(document, legend, panel.legend(state));
    const size = sizes.get(id);
    if (!("draw" in panel)) box.innerHTML = stillPanel(spec, state, id, phone);
    else if (size) {
      box.innerHTML = `<div class="layers layers-wide still">${stillPanel(spec, state, id, size)}</div>${
        i ? "" : `<div class="layers layers-narrow still">${images.join("")}</div>`
      }`;
    }
  });
  return `<div class="figure-rail">${shell.root.outerHTML}<style>.figure-rail{--come:visible}</style></div>`;
}

/** A still as a file: an image cannot see the page's theme, and so there is one for each. */
export interface Look {
  name: string;
  theme: "light" | "dark";
  mode: Mode;
}

export const looks: readonly Look[] = [
  {name: "light", theme: "light", mode: "wide"},
  {name: "dark", theme: "dark", mode: "wide"},
  {name: "light-narrow", theme: "light", mode: "narrow"},
  {name: "dark-narrow", theme: "dark", mode: "narrow"}
];

/**
 * The picture as a file of its own, with its style sheet: for the gallery.
 *
 * @param css the style sheets of tokens and of pictures, in which `:root` and `[data-theme="dark"]` name the colors
 */
export function stillImage(spec: AnyFigure, state: AnyState, css: string, {theme, mode}: Look): string {
  const plain = css.replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/g, "");
  const block = (selector: string) => plain.split(selector)[1]?.match(/\{([^}]*)\}/)?.[1] ?? "";
  const tokens = block(theme === "dark" ? '[data-theme="dark"]' : ":root");
  const rules = plain.slice(plain.indexOf(".stage"));
  const style = `:root{${tokens}}${rules}`
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/[<&]/g, "");
  return stillSvg(spec, state, mode).replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg ${attributes.includes("xmlns=") ? "" : 'xmlns="http://www.w3.org/2000/svg" '}${attributes}><style>${style}</style>`
  );
}

/** Numbers at one decimal, curves with the points they need, attributes that say nothing left out. */
function tidy(svg: string): string {
  return svg
    .replace(/(\s[\w-]+=")([^"]*)"/g, (whole, name: string, value: string) => {
      if (!/^\s(d|transform|x|y|x1|y1|x2|y2|cx|cy|r|width|height|points)="$/.test(name)) return whole;
      const scale = value.includes("scale") ? 1000 : 10;
      const rounded = value.replace(/-?\d*\.\d{2,}(e-?\d+)?/g, (n) =>
        String(Math.round(Number(n) * scale) / scale)
      );
      return `${name}${name === ' d="' ? simplifyPath(rounded, 0.25) : rounded}"`;
    })
    .replace(/\s(class|data-ref|style)=""/g, "");
}
