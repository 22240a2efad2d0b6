import {spawnSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {project} from "./project.js";

/**
 * Renews the reference numbers: runs every script in tests/reference with scikit-learn's or R's own interpreter. Only
 * this needs them; the tests read the JSON that is committed. On Debian: python3-sklearn, r-base-core, r-cran-glmnet.
 */
const folder = join(project, "tests/reference");
const wanted = process.argv.slice(2);
const interpreters: Readonly<Record<string, string[]>> = {
  py: ["/usr/bin/python3"],
  R: ["Rscript", "--vanilla"]
};
let failed = 0;
for (const file of readdirSync(folder).sort()) {
  const interpreter = interpreters[file.split(".").at(-1) ?? ""];
  if (!interpreter || (wanted.length && !wanted.some((slug) => file.startsWith(slug)))) continue;
  const [command, ...args] = interpreter;
  const {status} = spawnSync(command, [...args, join(folder, file)], {cwd: project, stdio: "inherit"});
  console.log(`${file}: ${status === 0 ? "renewed" : "FAILED"}`);
  if (status !== 0) ++failed;
}
process.exit(failed ? 1 : 0);
