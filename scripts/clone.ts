import {cpSync, existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {store} from "./keep.js";
import {homeRoom} from "./loader.js";
import {project} from "./project.js";
import {filesOf, siteSources} from "./sources.js";

/** Folders for copies of the project: inside it, so that its packages are found from there. */
const clones = join(project, ".cache/clones");

/**
 * A copy of all that a build reads, with nothing that earlier builds left. A build in it disturbs no preview or build
 * of the project itself.
 *
 * @param rooms these alone; all without it
 */
export function freshClone(name: string, rooms?: readonly string[]): string {
  const folder = join(clones, name);
  rmSync(folder, {recursive: true, force: true});
  return bringUpToDate(folder, rooms ? ofRooms(rooms) : () => true);
}

/** Takes over what the loaders printed, each under a key of all that it reads: the longest part of a build. */
export function takeLoaded(clone: string): string {
  if (existsSync(join(store, "loaded")))
    cpSync(join(store, "loaded"), join(clone, ".cache/kept/loaded"), {recursive: true});
  return clone;
}

/** A copy with these rooms alone, in which what Framework made of packages stays for the next time. */
export const cloneOfRooms = (rooms: readonly string[]): string =>
  bringUpToDate(join(clones, `rooms-${rooms.join("-")}`), ofRooms(rooms));

/** Whether a file belongs to a site of these rooms. */
const ofRooms =
  (rooms: readonly string[]) =>
  (file: string): boolean => {
    const [, slug] = /^src\/questions\/([^/]+)\//.exec(file) ?? [];
    if (slug === undefined || rooms.includes(slug)) return true;
    // The first page shows a room's figure, whose own page need not be there.
    return slug === homeRoom && !file.endsWith("/index.md");
  };

function bringUpToDate(folder: string, wanted: (file: string) => boolean): string {
  const files = filesOf(siteSources).filter(wanted);
  const kept = new Set(files);
  for (const file of existsSync(folder) ? filesOf(siteSources, folder) : [])
    if (!kept.has(file)) rmSync(join(folder, file));
  for (const file of files) {
    const [from, to] = [join(project, file), join(folder, file)];
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    mkdirSync(dirname(to), {recursive: true});
    cpSync(from, to);
  }
  return folder;
}
