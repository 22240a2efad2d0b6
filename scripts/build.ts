import {spawnSync} from "node:child_process";
import {rmSync} from "node:fs";
import {join} from "node:path";
import {audit} from "./audit.js";
import {finish} from "./finish.js";
import {prepare} from "./prepare.js";
import {project} from "./project.js";

const started = performance.now();
const step = async (name: string, work: () => unknown): Promise<void> => {
  const start = performance.now();
  await work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
};

// Where to: `npm run build -- somewhere`; the base of a sub-path is nobody's business, links are relative.
const out = process.argv[2] ?? "dist";
const dist = join(project, out);
rmSync(dist, {recursive: true, force: true});
await step("loaders and stills", () => prepare({fixedTime: true}));
await step("pages", () => {
  const cli = join(project, "node_modules/@observablehq/framework/dist/bin/observable.js");
  const {status, stdout, stderr} = spawnSync(process.execPath, [cli, "build"], {
    cwd: project,
    encoding: "utf8",
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", SITE_OUTPUT: out}
  });
  if (status !== 0) throw new Error(`observable build failed\n${stdout}\n${stderr}`);
});
await step("finish", () => finish(dist));
await step("audit", async () => {
  const faults = await audit(dist);
  if (!faults.length) return;
  console.error(faults.map((fault) => `  ${fault}`).join("\n"));
  console.error(`The built site has ${faults.length} fault${faults.length === 1 ? "" : "s"}.`);
  process.exit(1);
});
console.log(`built ${out} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
