import {createHash} from "node:crypto";
import {appendFileSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {freshClone} from "../../scripts/clone.js";
import {filesBelow} from "../../scripts/files.js";
import {homeRoom} from "../../scripts/loader.js";
import {project} from "../../scripts/project.js";
import {built} from "./built.js";
import {buildWithoutNetwork} from "./setup.js";

/** The sums of all files of a built site. */
const sums = (folder: string): string[] =>
  filesBelow(folder).map(
    (file) =>
      `${createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex")} ${file}`
  );

// That it has no fault which the audit finds is a part of building: it would have failed.
describe("the build", () => {
  test("asks no other host for anything", async () => {
    expect(await built()).toBe("");
  });

  test("would have been caught asking", async () => {
    const {spawnSync} = await import("node:child_process");
    const {stderr} = spawnSync(
      process.execPath,
      [
        "--require",
        join(project, "tests/browser/deny-network.cjs"),
        "-e",
        "require('node:net').connect(443, 'example.org')"
      ],
      {encoding: "utf8"}
    );
    expect(stderr).toMatch(/the network is denied: connect example.org/);
  });

  test("gives the same bytes again, from nothing and from what it has kept", async () => {
    // Of a large site one room with all that rooms can have: data, a worker, a table of the reader's. FULL=1 builds it whole.
    const rooms = process.env.FULL ? undefined : [homeRoom];
    const [first, out] = ["dist-first", "dist-again"].map((name) => join(project, name));
    const clone = freshClone("again", rooms);
    const page = join(clone, "src/questions/knn-k1/index.md");
    const text = readFileSync(page, "utf8");
    try {
      await buildWithoutNetwork({clone, out: first});
      for (const left of [".cache", "src/.observablehq"]) rmSync(join(clone, left), {recursive: true});
      await buildWithoutNetwork({clone, out});
      expect(sums(out), "from nothing").toEqual(sums(first));
      // A site put together of parts that are kept is what whoever writes builds all day: with FULL=1 it is compared too.
      if (process.env.FULL) {
        appendFileSync(page, "\nOne more sentence.\n");
        await buildWithoutNetwork({clone, out});
        expect(readFileSync(join(out, "questions/knn-k1/index.html"), "utf8")).toContain(
          "One more sentence."
        );
        writeFileSync(page, text);
        // The site as it was built first is kept: without it, it is put together of rooms and fonts that are kept.
        rmSync(join(clone, ".cache/kept/site"), {recursive: true});
        await buildWithoutNetwork({clone, out});
        expect(sums(out), "of kept parts").toEqual(sums(first));
      }
      const {log} = await buildWithoutNetwork({clone, out});
      expect(log).toContain("nothing has changed");
      expect(sums(out), "kept as a whole").toEqual(sums(first));
    } finally {
      for (const folder of [first, out, clone]) rmSync(folder, {recursive: true, force: true});
    }
    // Whole builds while other tests run beside them.
  }, 900_000);
});
