import {statSync} from "node:fs";
import {join} from "node:path";
import {filesOf} from "./sources.js";

/**
 * Tells which files of `places` were changed, added or removed, a handful at a time. It looks again and again, which
 * takes a few milliseconds: the system's own notices lose files in new folders, and files that an editor puts in the
 * place of others.
 */
export function watchFiles(
  root: string,
  places: readonly string[],
  notice: (files: readonly string[]) => void,
  every = 400
): void {
  const look = (): Map<string, string> =>
    new Map(
      filesOf(places, root).flatMap((file) => {
        const stat = statSync(join(root, file), {throwIfNoEntry: false});
        return stat ? [[file, `${stat.mtimeMs} ${stat.size} ${stat.ino}`] as const] : [];
      })
    );
  let before = look();
  setInterval(() => {
    let now: Map<string, string>;
    try {
      now = look();
    } catch {
      // A folder went away while it was read: the next look sees what is left.
      return;
    }
    const files = [...new Set([...before.keys(), ...now.keys()])].filter(
      (file) => before.get(file) !== now.get(file)
    );
    before = now;
    if (files.length) notice(files);
  }, every);
}
