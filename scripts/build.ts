import {spawnSync} from "node:child_process";
import {rmSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {store} from "./keep.js";
import {project} from "./project.js";
import {keepSite, restoreSite, siteKey} from "./site.js";

// Where to: `npm run build -- somewhere`; the base of a sub-path is nobody's business, links are relative.
// With --clean nothing is used that an earlier build has kept.
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const dist = resolve(project, named[0] ?? "dist");
const name = relative(project, dist);
const started = performance.now();
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const step = async (title: string, work: () => unknown): Promise<void> => {
  const start = performance.now();
  await work();
  console.log(`${title}: ${seconds(start)}`);
};

if (process.argv.includes("--clean"))
  for (const folder of [store, join(project, "src/.observablehq")])
    rmSync(folder, {recursive: true, force: true});

const key = siteKey();
if (restoreSite(key, dist)) {
  console.log(`nothing has changed: ${name} as it was built before, in ${seconds(started)}`);
} else {
  // These take a second to start, which a build of nothing new does not need.
  const [{prepare}, {framework}, {finish}, {quicken}, {cards}, {audit}] = await Promise.all([
    import("./prepare.js"),
    import("./framework.js"),
    import("./finish.js"),
    import("./start.js"),
    import("./cards.js"),
    import("./audit.js")
  ]);
  rmSync(dist, {recursive: true, force: true});
  await step("loaders and stills", () => prepare({fixedTime: true}));
  await step("pages", () => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [framework, "build"], {
      cwd: project,
      encoding: "utf8",
      env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", SITE_OUTPUT: dist}
    });
    if (status !== 0) throw new Error(`observable build failed\n${stdout}\n${stderr}`);
    if (process.argv.includes("--verbose")) console.log(stdout);
  });
  await step("finish", () => finish(dist));
  await step("starts", () => quicken(dist));
  await step("cards for links", () => cards(dist));
  await step("audit", async () => {
    const faults = await audit(dist);
    if (!faults.length) return;
    console.error(faults.map((fault) => `  ${fault}`).join("\n"));
    console.error(`The built site has ${faults.length} fault${faults.length === 1 ? "" : "s"}.`);
    process.exit(1);
  });
  // What was changed while the build ran may have come into it, or not.
  if (siteKey() === key) keepSite(key, dist);
  console.log(`built ${name} in ${seconds(started)}`);
}
