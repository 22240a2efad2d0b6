import type {BaseType, Selection} from "d3-selection";

type Some<E extends BaseType> = Selection<E, unknown, null, undefined>;

// Texts that wait for the frame after the marks: laying text out is half of what a frame costs.
const waiting = new Map<Element, string>();

/** Writes an element's text through its one text node, and only where it differs: the browser lays it out each time. */
export function writeText(element: Element, text: string): void {
  const node = element.firstChild;
  if (node && node.nodeType === 3 && !node.nextSibling) {
    if ((node as Text).data !== text) (node as Text).data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/** Sets a text of a picture. It follows its marks when `flushTexts` is called: at once in stills, a frame later on pages. */
export function setText<E extends BaseType>(selection: Some<E>, text: string): void {
  const node = selection.node() as Element | null;
  if (node) waiting.set(node, text);
}

/** Writes the texts that wait. */
export function flushTexts(): void {
  for (const [element, text] of waiting) writeText(element, text);
  waiting.clear();
}

/** Sets an attribute only where it changes; null takes it away. */
export function setAttr<E extends BaseType>(
  selection: Some<E>,
  name: string,
  value: string | number | null
): void {
  const node = selection.node() as Element | null;
  if (!node) return;
  const text = value === null ? null : String(value);
  if (node.getAttribute(name) === text) return;
  if (text === null) node.removeAttribute(name);
  else node.setAttribute(name, text);
}
