import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {project} from "./project.js";
import {slugs} from "./rooms.js";

/**
 * `npm test` runs every test; `npm test -- knn-k1` those of one room, in the browser too; `npm test -- tests/ml` or any
 * other words go to Vitest as they are.
 */
const given = process.argv.slice(2);
const rooms = given.filter((argument) => slugs.includes(argument));
const others = given.filter((argument) => !rooms.includes(argument));
for (const slug of rooms) {
  const file = `tests/questions/${slug}.test.ts`;
  if (!existsSync(join(project, file))) throw new Error(`${file} is missing`);
}
// Where a room's tests take long they stand in several files, `<slug>.claims.test.ts` for one.
const units = rooms.map((slug) => `tests/questions/${slug}`);

const vitest = join(project, "node_modules/vitest/vitest.mjs");
const filters = rooms.length ? [...units, "tests/browser/"] : [];
const {status} = spawnSync(process.execPath, [vitest, "run", ...filters, ...others], {
  cwd: project,
  stdio: "inherit",
  env: rooms.length ? {...process.env, ROOMS: rooms.join(",")} : process.env
});
process.exit(status ?? 1);
