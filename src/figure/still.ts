import {parseHTML} from "linkedom";
import type {AnyFigure, AnyState} from "./contract.js";
import {type Declaration, defaults, type ParamsOf, withPatch} from "./params.js";
import {createShell, fillPlaceholders} from "./shell.js";
import {createStage, type Mode} from "./stage.js";

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

/** The figure's element with its still in both widths, as the build writes it into a page. */
export function stillFigure(spec: AnyFigure, state: AnyState): string {
  const document = page();
  const shell = createShell(document, spec);
  fillPlaceholders(document, shell, spec);
  shell.hint.remove();
  shell.caption.textContent = spec.describe(state);
  shell.picture.innerHTML = (["wide", "narrow"] as const)
    .map((mode) => `<div class="layers layers-${mode}">${stillSvg(spec, state, mode)}</div>`)
    .join("");
  return shell.root.outerHTML;
}

/**
 * The picture as a file of its own, with its style sheet: for the gallery.
 *
 * @param css the style sheets of tokens and of pictures, in which `:root` and `[data-theme="dark"]` name the colors
 */
export function stillImage(spec: AnyFigure, state: AnyState, css: string, theme: "light" | "dark"): string {
  const plain = css.replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}/g, "");
  const block = (selector: string) => plain.split(selector)[1]?.match(/\{([^}]*)\}/)?.[1] ?? "";
  const tokens = block(theme === "dark" ? '[data-theme="dark"]' : ":root");
  const rules = plain.slice(plain.indexOf(".stage"));
  const style = `:root{${tokens}}${rules}`
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/[<&]/g, "");
  return stillSvg(spec, state, "wide").replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg ${attributes.includes("xmlns=") ? "" : 'xmlns="http://www.w3.org/2000/svg" '}${attributes}><style>${style}</style>`
  );
}

/** Numbers at one decimal, attributes and elements that say nothing left out. */
function tidy(svg: string): string {
  return svg
    .replace(/(\s[\w-]+=")([^"]*)"/g, (whole, name: string, value: string) =>
      /^\s(d|transform|x|y|x1|y1|x2|y2|cx|cy|r|width|height|points)="$/.test(name)
        ? `${name}${value.replace(/-?\d*\.\d{2,}(e-?\d+)?/g, (n) => String(Math.round(Number(n) * (value.includes("scale") ? 1000 : 10)) / (value.includes("scale") ? 1000 : 10)))}"`
        : whole
    )
    .replace(/\s(class|data-ref|style)=""/g, "");
}
