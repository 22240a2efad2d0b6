import {parseHTML} from "linkedom";
import type {AnyFigure, AnyState} from "./contract.js";
import {type Declaration, defaults, type ParamsOf, withPatch} from "./params.js";
import {createShell, fillPlaceholders} from "./shell.js";
import {simplifyPath} from "./simplify.js";
import {createStage, type Mode, widths} from "./stage.js";

const page = () => parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;

/** The state of a figure at `patch` over its defaults, computed here and now. */
export function stateFrom(
  spec: AnyFigure,
  data: unknown,
  patch: Partial<ParamsOf<Declaration>> = {}
): AnyState {
  const params = withPatch(spec.params, defaults(spec.params), patch);
  return {params, settled: params, data, result: spec.model(params, data)};
}

/** The picture as the view draws it, without a browser: an `svg` element's markup, numbers rounded. */
export function stillSvg(spec: AnyFigure, state: AnyState, mode: Mode): string {
  const document = page();
  const stage = createStage({document, mode, height: spec.height[mode], live: false, label: spec.title});
  spec.view(stage)(state);
  return tidy(stage.svg.outerHTML);
}

/**
 * The figure's element with its still, as the build writes it into a page. The wide one is in the page; phones fetch
 * the narrow one, a file, so that nobody is sent both.
 */
export function stillFigure(spec: AnyFigure, state: AnyState): string {
  const document = page();
  const shell = createShell(document, spec);
  fillPlaceholders(document, shell, spec);
  shell.caption.textContent = spec.describe(state);
  const images = (["light", "dark"] as const).map(
    (theme) =>
      `<img class="only-${theme}" src="/stills/${theme}-narrow/${spec.slug}.svg" alt="" loading="lazy" width="${widths.narrow}" height="${spec.height.narrow}">`
  );
  shell.picture.innerHTML = `<div class="layers layers-wide still">${stillSvg(spec, state, "wide")}</div><div class="layers layers-narrow still">${images.join("")}</div>`;
  return `<div class="figure-rail">${shell.root.outerHTML}</div>`;
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
