import type {FigureSpec} from "./contract.js";
import {embed} from "./embed.js";
import {type FigureElement, type FigureOptions, figure} from "./figure.js";
import {linkReferences} from "./hover.js";
import {teach} from "./lesson.js";
import type {Declaration} from "./params.js";
import {embedded} from "./tools.js";

let linked = false;

/** What a page's one cell calls: the figure in its place, and the prose round it taught to follow. */
export function mount<D extends Declaration, Data, Result>(
  spec: FigureSpec<D, Data, Result>,
  options: Omit<FigureOptions<Data>, "into">
): FigureElement<D, Data, Result> {
  const element = figure(spec, {into: spec.slug, ...options});
  teach(element.live);
  if (embedded()) embed(element.live);
  if (!linked) linkReferences(document);
  linked = true;
  if (!embedded() && new URLSearchParams(location.search).has("present")) {
    import("./present.js").then(({present}) => present(element.live));
  }
  return element;
}
