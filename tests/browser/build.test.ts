import {createHash} from "node:crypto";
import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, test} from "vitest";
import {audit} from "../../scripts/audit.js";
import {filesBelow} from "../../scripts/files.js";
import {project} from "../../scripts/project.js";
import {buildWithoutNetwork} from "./setup.js";
import {dist} from "./site.js";

describe("the build", () => {
  test("asks no other host for anything", () => {
    expect(inject("denied")).toBe("");
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

  test("gives the same bytes again", async () => {
    const again = "dist-again";
    try {
      await buildWithoutNetwork(again);
      const sums = (folder: string) =>
        filesBelow(folder).map(
          (file) =>
            `${createHash("sha256")
              .update(readFileSync(join(folder, file)))
              .digest("hex")} ${file}`
        );
      expect(sums(join(project, again))).toEqual(sums(dist));
    } finally {
      rmSync(join(project, again), {recursive: true, force: true});
    }
    // A whole build while other tests run beside it.
  }, 600_000);

  test("has no fault that the audit finds, and the audit finds faults", async () => {
    expect(await audit(dist)).toEqual([]);
  });
});
