import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {project} from "../../scripts/project.js";

/** Builds into `out` from nothing, with every connection to another host refused. */
export async function buildWithoutNetwork(out: string): Promise<{log: string; denied: string}> {
  const deniedLog = join(project, ".cache", `denied-${out.replace(/\W/g, "-")}.log`);
  mkdirSync(join(project, ".cache"), {recursive: true});
  rmSync(deniedLog, {force: true});
  // As in a fresh clone: nothing that an earlier build or preview left is used.
  rmSync(join(project, "src/.observablehq"), {recursive: true, force: true});
  // Not waited for in one piece: a worker that stands still for a minute is given up.
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts", out], {
    cwd: project,
    env: {
      ...process.env,
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

export default async function setup({provide}: TestProject): Promise<void> {
  provide("denied", (await buildWithoutNetwork("dist")).denied);
}

declare module "vitest" {
  interface ProvidedContext {
    denied: string;
  }
}
