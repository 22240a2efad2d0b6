import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {project} from "./project.js";
import {hashOf} from "./sources.js";

/** Where results are kept between builds; a build of one room shares those of the whole site. */
export const store = process.env.SITE_CACHE ?? join(project, ".cache/kept");

export interface Keep {
  /** What kind of thing it is, a folder of the store. */
  kind: string;
  /** Which of its kind. */
  name: string;
  /** Names everything that it is made of. It is asked again after making: what changed meanwhile is not kept. */
  key(): string;
  /** How many versions stay, the last used ones. */
  limit?: number;
}

const fileOf = ({kind, name}: Keep, key: string): string => join(store, kind, name, key);

/** What was kept for `key`, or null where nothing was, or where what was kept is not whole. */
export function readKept(keep: Keep, key = keep.key()): string | null {
  const file = fileOf(keep, key);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  const end = text.indexOf("\n");
  const content = text.slice(end + 1);
  if (text.slice(0, end) !== hashOf(content)) return null;
  const now = new Date();
  utimesSync(file, now, now);
  return content;
}

/** What `make` gives, made only if it was not made before from the same. */
export async function kept(keep: Keep, make: () => Promise<string>): Promise<string> {
  const key = keep.key();
  const there = readKept(keep, key);
  if (there !== null) return there;
  return put(keep, key, await make());
}

/** As `kept`, for what is made at once. */
export function keptNow(keep: Keep, make: () => string): string {
  const key = keep.key();
  return readKept(keep, key) ?? put(keep, key, make());
}

function put(keep: Keep, key: string, content: string): string {
  if (keep.key() !== key) return content;
  const file = fileOf(keep, key);
  mkdirSync(dirname(file), {recursive: true});
  // Written beside and renamed: an interrupted build leaves nothing half.
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${hashOf(content)}\n${content}`);
  renameSync(beside, file);
  forgetOldest(dirname(file), keep.limit ?? 6);
  return content;
}

/** Removes all but the `limit` entries of `folder` that were used last. */
export function forgetOldest(folder: string, limit: number): void {
  const entries = readdirSync(folder).map((name) => ({name, time: statSync(join(folder, name)).mtimeMs}));
  for (const {name} of entries.sort((a, b) => b.time - a.time).slice(limit))
    rmSync(join(folder, name), {recursive: true, force: true});
}
