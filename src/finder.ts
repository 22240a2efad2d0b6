import MiniSearch from "minisearch";
import {questions} from "./questions.js";

/** Lets the reader find a question by any of its words, as they type. */
export function findQuestions(root: HTMLElement | null): void {
  const input = root?.querySelector<HTMLInputElement>("input[type=search]");
  const status = root?.querySelector<HTMLElement>("output");
  if (!input || !status) return;
  const cards = new Map(
    [...document.querySelectorAll<HTMLElement>("[data-question]")].map((card) => [
      card.dataset.question ?? "",
      card
    ])
  );
  const sections = [...document.querySelectorAll<HTMLElement>("[data-section]")];
  const index = new MiniSearch({
    idField: "slug",
    fields: ["question", "short", "words", "answer"],
    searchOptions: {
      boost: {short: 3, words: 2, question: 2},
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND"
    }
  });
  index.addAll(questions as unknown as Record<string, unknown>[]);
  const show = () => {
    const text = input.value.trim();
    const found = text ? index.search(text).map(({id}) => id as string) : null;
    for (const [slug, card] of cards) {
      card.hidden = found !== null && !found.includes(slug);
      // The best match first, within its section.
      card.style.order = found === null ? "" : String(found.indexOf(slug));
    }
    for (const section of sections) section.hidden = !section.querySelector("[data-question]:not([hidden])");
    status.textContent =
      found === null
        ? ""
        : found.length
          ? `${found.length} of ${questions.length}`
          : "Nothing found: try fewer letters.";
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !input.value.trim()) return;
    const best = index.search(input.value).find(({id}) => cards.get(id as string)?.querySelector("a"));
    cards
      .get(best?.id as string)
      ?.querySelector("a")
      ?.click();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || (event.target as Element).closest?.("input, textarea, select")) return;
    event.preventDefault();
    input.focus();
  });
  show();
}
