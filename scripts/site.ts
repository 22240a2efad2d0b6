import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {filesBelow} from "./files.js";
import {forgetOldest, store} from "./keep.js";
import {filesOf, hashOf, keyOf, siteSources, toolchain} from "./sources.js";

const sites = join(store, "site");

/** Names all that a built site is made of. */
export const siteKey = (): string =>
  keyOf(filesOf(siteSources), [
    ...toolchain(),
    `rooms ${process.env.ROOMS ?? "all"}`,
    `at ${process.env.SITE_URL ?? "nowhere"}`
  ]);

const sums = (folder: string): Record<string, string> =>
  Object.fromEntries(filesBelow(folder).map((file) => [file, hashOf(readFileSync(join(folder, file)))]));

/** Keeps a finished and audited site. */
export function keepSite(key: string, dist: string): void {
  const beside = join(sites, `${key}.${process.pid}`);
  mkdirSync(beside, {recursive: true});
  cpSync(dist, join(beside, "dist"), {recursive: true});
  writeFileSync(join(beside, "sums.json"), JSON.stringify(sums(dist)));
  rmSync(join(sites, key), {recursive: true, force: true});
  renameSync(beside, join(sites, key));
  forgetOldest(sites, 3);
}

/** Puts the site that was kept for `key` into `dist`; false where none was, or where it is not whole any more. */
export function restoreSite(key: string, dist: string): boolean {
  const folder = join(sites, key);
  if (!existsSync(join(folder, "sums.json"))) return false;
  mkdirSync(dirname(dist), {recursive: true});
  rmSync(dist, {recursive: true, force: true});
  cpSync(join(folder, "dist"), dist, {recursive: true});
  const whole = readFileSync(join(folder, "sums.json"), "utf8") === JSON.stringify(sums(dist));
  if (!whole) rmSync(dist, {recursive: true, force: true});
  return whole;
}
