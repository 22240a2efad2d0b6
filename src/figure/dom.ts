export {writeText as setText} from "../marks/set.js";

/** Lets the keyboard scroll what does not fit into its box, and only that: it is no stop of the Tab key otherwise. */
export function reachScroller(element: HTMLElement, label: string): void {
  const scrolls =
    element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  if (scrolls === element.hasAttribute("tabindex")) return;
  if (scrolls) {
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", label);
  } else for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
}

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/**
 * An element with attributes and children; text is always text. A function is a listener (`onclick`), true an empty
 * attribute, false or null none. `document` is passed in, so that the same code draws pages and stills.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child) element.append(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return element;
}
