import {type Declaration, decode, defaults, encode, type ParamsOf, sameValue, type Value} from "./params.js";

/** What a query asks of a figure. */
export interface Address<D extends Declaration> {
  params: ParamsOf<D>;
  /** 1-based, or null. */
  scene: number | null;
  /** Sentences on what could not be used: shown to the reader, as text. */
  notes: string[];
}

/**
 * Reads a figure's settings from a query. Unknown keys are ignored; a value that cannot be used falls back to the
 * scene's or the default, and a note says so. Where two figures share a page, each has a `prefix` ("b.").
 *
 * @param scenes each scene's settings, in order
 */
export function readQuery<D extends Declaration>(
  declaration: D,
  search: string,
  {prefix = "", scenes = []}: {prefix?: string; scenes?: readonly Partial<ParamsOf<D>>[]} = {}
): Address<D> {
  // Pages that escape a link twice leave &amp; in it.
  const query = new URLSearchParams(search.replaceAll("&amp;", "&"));
  const notes: string[] = [];
  const base = defaults(declaration);
  let scene: number | null = null;
  const asked = query.get(`${prefix}scene`);
  if (asked !== null) {
    const number = Number(asked);
    if (/^\d{1,3}$/.test(asked) && number >= 1 && number <= scenes.length) scene = number;
    else notes.push(`There is no scene “${clip(asked)}” here; the scenes are 1 to ${scenes.length}.`);
  }
  const params: Record<string, Value> = {
    ...(base as Record<string, Value>),
    ...(scene === null ? {} : (scenes[scene - 1] as Record<string, Value>))
  };
  for (const [key, param] of Object.entries(declaration)) {
    const text = query.get(prefix + key);
    if (text === null) continue;
    const value = decode(param, text);
    if (value !== undefined) params[key] = value;
    else notes.push(`“${clip(text)}” is not a value for ${param.label}; it is set as usual.`);
  }
  return {params: Object.freeze(params) as ParamsOf<D>, scene, notes};
}

const clip = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** A query as text. Browsers leave a star as it is, and Markdown makes what stands between two of them slanted. */
export const queryText = (query: URLSearchParams): string => query.toString().replaceAll("*", "%2A");

/**
 * The query for `params`, with only what differs from the defaults (or from the scene, where one is named); keys of
 * others in `search` are kept.
 *
 * @param options.without keys whose values follow from others: a link need not say them
 */
export function writeQuery<D extends Declaration>(
  declaration: D,
  params: ParamsOf<D>,
  {
    search = "",
    prefix = "",
    scene = null,
    without = []
  }: {
    search?: string;
    prefix?: string;
    scene?: {number: number; params: Partial<ParamsOf<D>>} | null;
    without?: readonly string[];
  } = {}
): string {
  const query = new URLSearchParams(search);
  query.delete(`${prefix}scene`);
  if (scene) query.set(`${prefix}scene`, String(scene.number));
  const base = {...defaults(declaration), ...scene?.params} as Record<string, Value>;
  for (const [key, param] of Object.entries(declaration)) {
    const value = (params as Record<string, Value>)[key];
    if (without.includes(key) || sameValue(param, value, base[key])) query.delete(prefix + key);
    else query.set(prefix + key, encode(param, value));
  }
  return queryText(query);
}

/** The panels that a query asks for, by id; null where it does not say. */
export function readPanels(search: string, prefix = ""): string[] | null {
  const asked = new URLSearchParams(search).get(`${prefix}panels`);
  return asked === null ? null : asked.split(",");
}

/** The query with the panels that are shown, where they are not the usual ones. */
export function writePanels(
  search: string,
  prefix: string,
  shown: readonly string[],
  usual: readonly string[]
): string {
  const query = new URLSearchParams(search);
  if (shown.join() === usual.join()) query.delete(`${prefix}panels`);
  else query.set(`${prefix}panels`, shown.join(","));
  return queryText(query);
}
