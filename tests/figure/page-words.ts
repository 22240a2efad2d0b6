import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {project} from "../../scripts/project.js";
import type {AnyFigure, AnyState} from "../../src/figure/contract.js";
import {openingPanels, shownPanels} from "../../src/figure/layout.js";
import {stillPanel, stillSizes} from "../../src/figure/still.js";

/** The page's source, or an empty text where a room has none yet. */
function source(slug: string): string {
  const file = join(project, "src/questions", slug, "index.md");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** The words of “Say this first”: what a candidate says in twenty seconds. */
export function sayWords(slug: string): string[] {
  const block = /<div class="say">([\s\S]*?)<\/div>/.exec(source(slug))?.[1] ?? "";
  return block
    .replace(/<details[\s\S]*?<\/details>/g, "")
    .replace(/^## .*$/m, "")
    .replace(/\\\(([\s\S]*?)\\\)/g, "x")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The numbers of the figure that the page names. */
export function namedReads(slug: string): ReadonlySet<string> {
  return new Set([...source(slug).matchAll(/\{\{([\w-]+)\}\}/g)].map(([, name]) => name));
}

/** The settings that the page's links lead its own figure to. */
export const ownLinks = (slug: string): string[] =>
  [...source(slug).matchAll(/(?:\]\(|href=")\?([^")\s]+)/g)].map(([, query]) =>
    query.replaceAll("&amp;", "&")
  );

const texts = (markup: string, hidden: readonly string[]): string => {
  const {document} = parseHTML(`<!doctype html><body>${markup}</body>`);
  for (const name of hidden)
    for (const mark of document.querySelectorAll(`[data-ref~="${name}"]`)) mark.remove();
  return [...document.querySelectorAll("text, td, th, p, li")].map((e) => e.textContent).join(" | ");
};

/**
 * All that a reader sees without unfolding anything while the figure stands at `state`: the prose with its numbers, the
 * caption, and what is written in the panels; less what a prediction hides.
 */
export function shownWords(
  spec: AnyFigure,
  state: AnyState,
  hidden: readonly string[],
  panels?: readonly string[]
): string {
  const prose = source(spec.slug)
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/<details[\s\S]*?<\/details>/g, "")
    .replace(/## Sources[\s\S]*$/m, "")
    .replace(/\{\{([\w-]+)\}\}/g, (_, name: string) =>
      hidden.includes(name) ? "?" : (spec.reads[name]?.(state) ?? "?")
    )
    .replace(/\\(ref|text)\{[^}]*\}/g, " ");
  const shown = shownPanels(spec, panels ?? openingPanels(spec));
  const sizes = stillSizes(spec, shown, "wide");
  const pictures = spec.panels
    .filter(({id}) => shown.includes(id))
    .map((panel) => {
      const size = sizes.get(panel.id);
      const title = typeof panel.title === "function" ? panel.title(state) : panel.title;
      return `${title} ${size ? texts(stillPanel(spec, state, panel.id, size), hidden) : ""}`;
    });
  return [prose, hidden.includes("caption") ? "" : spec.describe(state), ...pictures].join("\n");
}
