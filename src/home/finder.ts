import type {Searched} from "../search.json.js";
import type {Found, Index} from "./index-of.js";

/** The most that is shown: further down nobody looks. */
const most = 12;

/**
 * Lets the reader find a question by any word of its page, as they type, the best first. The index is fetched when the
 * box is first used.
 */
export function findQuestions(root: HTMLElement | null, address: string): void {
  const input = root?.querySelector<HTMLInputElement>("input[type=search]");
  const status = root?.querySelector<HTMLElement>("output");
  const list = root?.querySelector<HTMLElement>(".found");
  const gallery = document.querySelector<HTMLElement>(".gallery");
  if (!input || !status || !list || !gallery) return;
  const pages = new Map(
    [...gallery.querySelectorAll<HTMLElement>("[data-question]")].map((card) => [
      card.dataset.question ?? "",
      card.querySelector<HTMLAnchorElement>("a")?.getAttribute("href") ?? null
    ])
  );
  let index: Promise<Index> | null = null;
  const load = (): Promise<Index> => {
    index ??= Promise.all([import("./index-of.js"), fetch(address).then((answer) => answer.json())]).then(
      ([{indexOf}, documents]) => indexOf(documents as Searched[])
    );
    // Without the network now, perhaps with it at the next letter.
    index.catch(() => {
      index = null;
    });
    return index;
  };
  const line = ({slug, question, answer, where}: Found): HTMLElement => {
    const item = document.createElement("li");
    const href = pages.get(slug);
    const title = document.createElement(href ? "a" : "span");
    if (href) title.setAttribute("href", href);
    title.textContent = question;
    title.className = "found-question";
    const words = document.createElement("p");
    words.textContent = where ?? answer;
    item.append(title, words);
    item.dataset.found = slug;
    if (!href) item.classList.add("found-coming");
    return item;
  };
  const show = async (): Promise<void> => {
    const text = input.value.trim();
    list.hidden = !text;
    gallery.hidden = Boolean(text);
    if (!text) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    try {
      const {search} = await load();
      if (input.value.trim() !== text) return;
      const found = search(text);
      list.replaceChildren(...found.slice(0, most).map(line));
      status.textContent = found.length
        ? `${found.length} of ${pages.size}`
        : "Nothing found: try fewer letters.";
    } catch {
      gallery.hidden = false;
      status.textContent = "The search could not be loaded. All questions are below.";
    }
  };
  input.addEventListener("focus", () => void load().catch(() => {}), {once: true});
  input.addEventListener("input", () => void show());
  input.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" || !input.value.trim()) return;
    await show();
    list.querySelector<HTMLAnchorElement>("a")?.click();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || (event.target as Element).closest?.("input, textarea, select")) return;
    event.preventDefault();
    input.focus();
  });
  if (input.value) void show();
}
