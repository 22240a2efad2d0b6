import type {AnyFigure} from "./contract.js";

/** Where a panel stands in the grid of the picture. */
export interface Layout {
  /** CSS `grid-template`: rows, columns and names of areas. */
  template: string;
  /** The shown panels' ids, in the order in which they are drawn. */
  shown: readonly string[];
}

/**
 * The ids among `asked` that the figure has, in its own order. The main panel is always among them, unless it belongs to a
 * setting: then the first of another setting stands in its place.
 */
export function shownPanels(spec: AnyFigure, asked: readonly string[]): string[] {
  const ids = panelIds(spec);
  const gives = spec.panels[0].with !== undefined;
  const shown = ids.filter((id, i) => asked.includes(id) || (i === 0 && !gives));
  return shown.length ? shown : [ids[0]];
}

export const panelIds = (spec: AnyFigure): string[] => spec.panels.map(({id}) => id);

/** Those of the panels that the reader can show and hide: what belongs to a setting is said by the setting. */
export const freePanels = (spec: AnyFigure, ids: readonly string[]): string[] =>
  ids.filter((id) => !spec.panels.find((panel) => panel.id === id)?.with);

/** The panels of the first view. */
export const openingPanels = (spec: AnyFigure): string[] => shownPanels(spec, spec.opens ?? []);

/** The panels that a scene shows: those it names, or the one it is about beside the main one. */
export function scenePanels(spec: AnyFigure, number: number): string[] {
  const {shows, panel} = spec.scenes[number - 1];
  return shownPanels(spec, shows ?? (panel ? [panel] : (spec.opens ?? [])));
}

/**
 * The grid for the shown panels: the main one on the left over the whole height, the others beside it, one below the
 * other. A pair shares the width in equal halves, with what else is shown below it, two in a row.
 */
export function layoutOf(spec: AnyFigure, asked: readonly string[]): Layout {
  const shown = shownPanels(spec, asked);
  const {pair, main: share = 0.62} = spec;
  if (pair?.every((id) => shown.includes(id))) {
    const rest = shown.filter((id) => !pair.includes(id));
    if (!rest.length) return {template: `"${pair[0]} ${pair[1]}" 1fr / 1fr 1fr`, shown};
    const rows: string[] = [];
    for (let i = 0; i < rest.length; i += 2) rows.push(`"${rest[i]} ${rest[i + 1] ?? rest[i]}" 1fr`);
    return {
      template: `"${pair[0]} ${pair[1]}" ${pairHeight}fr ${rows.join(" ")} / 1fr 1fr`,
      shown
    };
  }
  const [main, ...sides] = shown;
  if (!sides.length) return {template: `"${main}" 1fr / 1fr`, shown};
  if (sides.length > mostInColumn) {
    const rows: string[] = [];
    for (let i = 0; i < sides.length; i += 2)
      rows.push(`"${main} ${sides[i]} ${sides[i + 1] ?? sides[i]}" minmax(0, 1fr)`);
    return {template: `${rows.join(" ")} / minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1fr)`, shown};
  }
  const rows = sides.map((id) => `"${main} ${id}" minmax(0, ${shareOf(spec, id)}fr)`).join(" ");
  return {template: `${rows} / minmax(0, ${share}fr) minmax(0, ${Number((1 - share).toFixed(3))}fr)`, shown};
}

/** More panels than that beside the main one stand two in a row: in one column none could be read. */
const mostInColumn = 3;

/** The height of a pair's row where one more row, of height 1, stands below it: a pair is what its scene is about. */
export const pairHeight = 2;

/** A side panel's share of the height beside the main one. */
export const shareOf = (spec: AnyFigure, id: string): number =>
  spec.panels.find((panel) => panel.id === id)?.share ?? 1;
