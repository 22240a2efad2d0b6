import {mkdirSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {join, relative} from "node:path";
import {Drawers} from "./drawers.js";
import {dropOutputsExcept, seedPackages, writeOutput} from "./framework.js";
import {kept} from "./keep.js";
import {limited} from "./limit.js";
import {dataLoader, home, homeRoom, type Loader, load} from "./loader.js";
import type {Drawn} from "./prerender.js";
import {project} from "./project.js";
import {figureOf, slugs} from "./rooms.js";
import {closure, hashOf, type ImportGraph, importGraph, keyOf, toolchain} from "./sources.js";
import {pictureSheets} from "./style.js";
import {mathCss, textCss} from "./type.js";

export type {Prerendered} from "./prerender.js";
export {pictureStyle} from "./style.js";

const drawer = "scripts/drawer.ts";
/** What can be found of all pages. */
const search: Loader = {file: "src/search.json.ts", reads: ["src/questions"]};
const speed: Loader = {file: "src/speed.md.ts", reads: ["bench/results.json"]};
/** What the rooms' loaders and drawings import: read once for all of them. */
const graphOf = (rooms: readonly string[]): ImportGraph =>
  importGraph([
    drawer,
    speed.file,
    search.file,
    ...rooms.flatMap((slug) => [relative(project, figureOf(slug)), ...[dataLoader(slug)?.file ?? []].flat()])
  ]);

export interface Preparation {
  /** For builds, whose bytes must not depend on the clock. */
  fixedTime?: boolean;
  /** These rooms, and nothing else. */
  only?: readonly string[];
}

/**
 * Everything Framework needs on disk before it builds or previews: its cache of packages, the outputs of loaders, and
 * the stills and texts that pages take from their figures. Each is made only where what it is made of has changed.
 */
export async function prepare({fixedTime = false, only}: Preparation = {}): Promise<void> {
  seedPackages();
  const rooms = only ?? [...slugs, home];
  const graph = graphOf(rooms);
  const cores = availableParallelism();
  // Twice as many as there are cores: a long loader that begins last does not then run alone at the end.
  const loading = limited(2 * cores);
  const drawers = new Drawers(cores);
  const written = new Set<string>();
  const write = (path: string, content: string) => {
    written.add(path);
    writeOutput(path, content, fixedTime);
  };
  // The first page shows a room's data: they are computed once for both.
  const loads = new Map<string, Promise<string>>();
  const dataOf = (loader: Loader): Promise<string> => {
    const begun = loads.get(loader.file) ?? loading(() => load(loader, graph));
    loads.set(loader.file, begun);
    return begun;
  };
  const room = async (slug: string): Promise<void> => {
    const loader = dataLoader(slug);
    const data = loader ? await dataOf(loader) : "null";
    if (loader) write(`questions/${slug === home ? homeRoom : slug}/data.json`, data);
    const files = [
      ...closure(graph, [relative(project, figureOf(slug)), drawer]),
      ...pictureSheets,
      "tsconfig.json"
    ];
    const drawn = await kept(
      {kind: "drawn", name: slug, key: () => keyOf(files, [...toolchain(), hashOf(data)])},
      () => drawers.draw(slug, data)
    );
    const {page, stills} = JSON.parse(drawn) as Drawn;
    const prerender = join(project, ".cache/prerender");
    mkdirSync(prerender, {recursive: true});
    writeFileSync(join(prerender, `${slug}.json`), JSON.stringify(page));
    for (const [look, svg] of Object.entries(stills)) write(`stills/${look}/${slug}.svg`, svg);
  };
  try {
    const site = async () => {
      for (const slug of rooms.filter((name) => name !== home))
        for (const kind of ["embed", "source"]) write(`${kind}/${slug}/index.md`, await pageOf(kind, slug));
      if (only) return;
      write("type/text.css", await textCss(null));
      write("type/math.css", await mathCss(null));
      write("search.json", await loading(() => load(search, graph)));
      write("speed.md", await loading(() => load(speed, graph)));
    };
    await Promise.all([...rooms.map(room), site()]);
  } finally {
    drawers.close();
  }
  if (!only) dropOutputsExcept(written);
}

/** A page that a loader makes, asked of the loader's own function: a process for each would take longer than the rest. */
async function pageOf(kind: string, slug: string): Promise<string> {
  const {render} = (await import(`../src/${kind}/[slug]/index.md.ts`)) as {render(slug: string): string};
  return render(slug);
}

if (process.argv[1] && relative(process.argv[1], join(project, "scripts/prepare.ts")) === "") {
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  await prepare(named.length ? {only: named} : {});
}
