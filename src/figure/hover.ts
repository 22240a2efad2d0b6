/**
 * A symbol in the text and its marks in the figure carry the same name in `data-ref` (several names, separated by
 * spaces, where a mark belongs to several symbols); pointing at one lights all of them.
 */
export function linkReferences(document: Document): void {
  let lit: Element[] = [];
  const light = (target: EventTarget | null) => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    const names = target instanceof Element ? target.closest("[data-ref]")?.getAttribute("data-ref") : null;
    document.documentElement.classList.toggle("lighting", Boolean(names));
    if (!names) return;
    const selector = names.split(/\s+/).map((name) => `[data-ref~="${CSS.escape(name)}"]`);
    lit = [...document.querySelectorAll(selector.join(","))];
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("pointerover", (event) => light(event.target), {passive: true});
  document.addEventListener("focusin", (event) => light(event.target));
}
