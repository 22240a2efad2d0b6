import {spawn} from "node:child_process";
import {watch} from "node:fs";
import {join} from "node:path";
import {prepare} from "./prepare.js";
import {project} from "./project.js";
import {slugs} from "./rooms.js";

// The preview rebuilds pages and modules by itself. Stills and texts that pages take from figures are ours to renew:
// a change in a room makes them again, in a process of its own, since modules once loaded stay as they are.
await prepare();
const cli = join(project, "node_modules/@observablehq/framework/dist/bin/observable.js");
const preview = spawn(process.execPath, [cli, "preview", "--no-open", ...process.argv.slice(2)], {
  cwd: project,
  stdio: "inherit",
  env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
});
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
for (const slug of slugs) {
  watch(join(project, "src/questions", slug), () => {
    clearTimeout(waiting.get(slug));
    waiting.set(
      slug,
      setTimeout(() => {
        spawn(process.execPath, ["--import", "tsx", join(project, "scripts/prepare.ts"), slug], {
          cwd: project,
          stdio: "inherit"
        });
      }, 300)
    );
  });
}
preview.on("exit", (code) => process.exit(code ?? 0));
