import type {BaseType, Selection} from "d3-selection";

type Some<E extends BaseType> = Selection<E, unknown, null, undefined>;

/** Sets a text only where it changes: the browser lays text out again each time it is set. */
export function say<E extends BaseType>(selection: Some<E>, text: string): void {
  const node = selection.node() as Element | null;
  if (node && node.textContent !== text) node.textContent = text;
}

/** Sets an attribute only where it changes; null takes it away. */
export function put<E extends BaseType>(
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
