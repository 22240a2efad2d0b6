import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {cloneOfRooms, freshClone, takeLoaded} from "../../scripts/clone.js";
import {store} from "../../scripts/keep.js";
import {project} from "../../scripts/project.js";
import computeData from "../loaders.js";
import {dist, report, tell} from "./built.js";

export interface BuildIn {
  /** The folder of the copy of the project in which to build. */
  clone: string;
  /** Where the site goes. */
  out: string;
  env?: NodeJS.ProcessEnv;
}

/** Builds with every connection to another host refused. */
export async function buildWithoutNetwork({
  clone,
  out,
  env = {}
}: BuildIn): Promise<{log: string; denied: string}> {
  const deniedLog = join(project, ".cache", `denied-${out.replace(/\W/g, "-")}.log`);
  mkdirSync(join(project, ".cache"), {recursive: true});
  rmSync(deniedLog, {force: true});
  // Not waited for in one piece: a worker that stands still for a minute is given up.
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts", out], {
    cwd: clone,
    env: {
      ...process.env,
      ...env,
      DENIED_LOG: deniedLog,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${JSON.stringify(join(project, "tests/browser/deny-network.cjs"))}`
    }
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const [status] = (await once(child, "close")) as [number | null];
  if (status !== 0) throw new Error(`the build failed\n${log}`);
  return {
    log,
    denied: existsSync(deniedLog) ? readFileSync(deniedLog, "utf8") : ""
  };
}

/**
 * The site for the browser tests. All of it is built as in a fresh clone, where nothing is kept from earlier builds but what
 * the loaders computed; for the tests of one room, that room alone, with all that was kept.
 *
 * A build waits for one program after the other for half of its time: unit tests run meanwhile, and browser tests wait for
 * its end (`built`). Where there are browser tests alone, it is waited for here.
 */
export default async function setup({vitest}: TestProject): Promise<() => Promise<void>> {
  const rooms = process.env.ROOMS?.split(",");
  rmSync(report, {force: true});
  // Once for all: the build and unit tests would compute the same side by side.
  await computeData();
  const clone = rooms ? cloneOfRooms(rooms) : takeLoaded(freshClone("first"));
  const building = buildWithoutNetwork({clone, out: dist, env: rooms ? {SITE_CACHE: store} : {}}).then(
    ({denied}) => tell({denied}),
    (error: unknown) => tell({failed: error instanceof Error ? error.message : String(error)})
  );
  if (vitest.projects.length === 1) await building;
  // Who ends before it leaves no build behind that writes where the next one does.
  return () => building;
}
