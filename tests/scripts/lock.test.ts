import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {project} from "../../scripts/project.js";

interface Locked {
  integrity?: string;
  resolved?: string;
  inBundle?: boolean;
  link?: boolean;
}

const {packages} = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};
// The first entry is the project itself; what comes within another package is covered by that one's sum.
const fetched = Object.entries(packages).filter(
  ([path, {inBundle, link}]) => path !== "" && !inBundle && !link
);

test("every package that is fetched is held to its sum", () => {
  expect(fetched.length).toBeGreaterThan(100);
  expect(
    fetched.filter(([, {integrity}]) => !/^sha512-/.test(integrity ?? "")).map(([path]) => path)
  ).toEqual([]);
});

test("no registry's address is written down: it is whoever installs who says where packages come from", () => {
  expect(fetched.filter(([, {resolved}]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
