import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {project} from "../../scripts/project.js";

/** Builds into `out` from nothing, with every connection to another host refused. */
export function buildWithoutNetwork(out: string): {log: string; denied: string} {
  const deniedLog = join(project, ".cache", `denied-${out.replace(/\W/g, "-")}.log`);
  mkdirSync(join(project, ".cache"), {recursive: true});
  rmSync(deniedLog, {force: true});
  // As in a fresh clone: nothing that an earlier build or preview left is used.
  rmSync(join(project, "src/.observablehq"), {recursive: true, force: true});
  const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts", out], {
    cwd: project,
    encoding: "utf8",
    env: {
      ...process.env,
      DENIED_LOG: deniedLog,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${JSON.stringify(join(project, "tests/browser/deny-network.cjs"))}`
    }
  });
  const log = `${stdout}\n${stderr}`;
  if (status !== 0) throw new Error(`the build failed\n${log}`);
  return {
    log,
    denied: existsSync(deniedLog) ? readFileSync(deniedLog, "utf8") : ""
  };
}

export default function setup({provide}: TestProject): void {
  provide("denied", buildWithoutNetwork("dist").denied);
}

declare module "vitest" {
  interface ProvidedContext {
    denied: string;
  }
}
