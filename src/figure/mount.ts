import type {FigureSpec} from "./contract.js";
import {embed} from "./embed.js";
import {type FigureOptions, figure} from "./figure.js";
import {linkReferences} from "./hover.js";
import {styled} from "./late.js";
import {teach} from "./lesson.js";
import {hasKept} from "./own/kept.js";
import type {Declaration} from "./params.js";
import {unfoldForPrint} from "./print.js";
import {embedded} from "./tools.js";

let linked = false;

/** What a page's one cell calls: the figure in its place, and the prose round it taught to follow. */
export async function mount<D extends Declaration, Data, Result>(
  spec: FigureSpec<D, Data, Result>,
  options: Omit<FigureOptions<Data>, "into">
): Promise<void> {
  const kept = await ownData(spec, options.data);
  const element = figure(spec, {into: spec.slug, ...options, ...(kept && {data: kept.data})});
  if (kept) element.live.note(kept.note);
  teach(element.live);
  if (embedded()) embed(element.live);
  if (!linked) {
    linkReferences(document);
    unfoldForPrint();
  }
  linked = true;
  if (!embedded() && new URLSearchParams(location.search).has("present")) {
    styled(import("./present.js")).then(({present}) => present(element.live));
  }
}

/** The figure's data with the table that the reader brought before a reload, where the address shows one that is kept. */
async function ownData<D extends Declaration, Data, Result>(
  {own, slug}: FigureSpec<D, Data, Result>,
  data: Data
): Promise<{data: Data; note: string} | null> {
  if (!own || !hasKept(slug)) return null;
  if (!new URLSearchParams(location.search).get(own.param)?.startsWith(own.option)) return null;
  try {
    const [{kept}, table] = await Promise.all([import("./own/keep.js"), own.load()]);
    const found = await kept(slug);
    return found && {data: table.accept(data, found.taken).data, note: found.note};
  } catch {
    // The figure says then that no table came with the link.
    return null;
  }
}
