import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {project} from "../../scripts/project.js";

/** The site that is tested: a folder of its own where only some rooms are, so that the whole site stays. */
export const dist = join(project, process.env.ROOMS ? "dist-room" : "dist");

/** Where the build that goes on beside the unit tests says how it ended. */
export const report = join(project, ".cache", `built-${basename(dist)}.json`);

/** How a build ended: with what it asked of other hosts and was denied, or with a fault. */
export type Ending = {denied: string} | {failed: string};

export function tell(ending: Ending): void {
  mkdirSync(dirname(report), {recursive: true});
  // Written beside and renamed: nobody reads half of it.
  writeFileSync(`${report}.new`, JSON.stringify(ending));
  renameSync(`${report}.new`, report);
}

/**
 * Waits until the site is built.
 *
 * @returns the connections to other hosts that its build was denied, a line each
 * @throws where the build failed, with what it printed
 */
export async function built(): Promise<string> {
  while (!existsSync(report)) await new Promise((resolve) => setTimeout(resolve, 200));
  const ending = JSON.parse(readFileSync(report, "utf8")) as Ending;
  if ("failed" in ending) throw new Error(ending.failed);
  return ending.denied;
}
