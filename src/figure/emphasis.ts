/** What a figure's marks are made to stand out, or to stay hidden, by the names in their `data-ref`. */
export interface Emphasis {
  /** Draws these stronger. */
  stress(names: readonly string[]): void;
  /** Hides these, and the numbers in the prose that are read under these names. */
  hide(names: readonly string[]): void;
  stop(): void;
}

/**
 * A style sheet of the figure's own: it holds for marks that are drawn later too, and whoever draws need not know of it.
 */
export function createEmphasis(document: Document, slug: string): Emphasis {
  const sheet = document.createElement("style");
  document.head.append(sheet);
  let stressed: readonly string[] = [];
  let hidden: readonly string[] = [];
  let written = "";
  const within = `[data-figure="${slug}"]`;
  const write = () => {
    const marks = (names: readonly string[], kind = "") =>
      names.map((name) => `${within} .panels ${kind}[data-ref~="${name}"]`).join(",");
    const rules = [
      stressed.length
        ? `${marks(stressed, "path:not(.mark)")}{stroke-width:3.25px}${marks(stressed, "td")}{outline:2px solid var(--ink);outline-offset:-2px}`
        : "",
      hidden.length
        ? `${marks(hidden)},${hidden.map((name) => `[data-of="${slug}"][data-read="${name}"],${within} .figure-${name}`).join(",")}{visibility:hidden}`
        : ""
    ].join("");
    if (rules === written) return;
    written = rules;
    sheet.textContent = rules;
  };
  return {
    stress: (names) => {
      stressed = names;
      write();
    },
    hide: (names) => {
      hidden = names;
      write();
    },
    stop: () => sheet.remove()
  };
}
