/** What the figure says beside its picture. */
export interface Notes {
  (text: string, more?: {ways?: Readonly<Record<string, () => void>>; setting?: boolean}): void;
  /** Takes away what was said about a setting: the reader has gone to another. */
  leave(): void;
}

/**
 * Says sentences in `place`, at most three at once, each until it is dismissed; those about a `setting` until another is gone to.
 * With a sentence may come what the reader can do about it, by the words on the buttons.
 */
export function createNotes(place: HTMLElement): Notes {
  const button = (label: string, press: () => void): HTMLButtonElement => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", press);
    return element;
  };
  const passing = new Set<Element>();
  const say = (text: string, {ways = {}, setting = false}: Parameters<Notes>[1] = {}): void => {
    // Said once: the same again would only push others out.
    if ([...place.children].some((line) => line.firstChild?.textContent?.trim() === text)) return;
    const line = document.createElement("p");
    if (setting) passing.add(line);
    line.append(`${text} `);
    for (const [label, go] of Object.entries(ways)) {
      const way = button(label, () => {
        line.remove();
        go();
      });
      line.append(way, " ");
    }
    line.append(button("Dismiss", () => line.remove()));
    place.replaceChildren(...[...place.children].slice(-2), line);
  };
  const leave = (): void => {
    for (const line of passing) line.remove();
    passing.clear();
  };
  return Object.assign(say, {leave});
}
