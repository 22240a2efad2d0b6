import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {filesBelow} from "./files.js";
import {project} from "./project.js";
import {hashOf, toolchain} from "./sources.js";

/** Framework's command line. */
export const framework = join(
  dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
  "dist/bin/observable.js"
);

const cache = join(project, "src/.observablehq/cache");

/**
 * Framework's client names these packages and asks the network for their newest versions, though nothing here uses
 * them. An empty folder of a version stops it; an accidental `npm:` import then fails, as it should.
 */
const unused = [
  "react-dom",
  "react",
  "@observablehq/sample-datasets",
  "lodash",
  "arquero",
  "apache-arrow",
  "d3",
  "echarts",
  "htl",
  "leaflet",
  "mapbox-gl",
  "@observablehq/plot",
  "topojson-client",
  "d3-dsv",
  "parquet-wasm"
];

/** Makes Framework's own cache of packages ready: those it shall not look for, and none bundled from other packages. */
export function seedPackages(): void {
  const file = join(cache, "packages");
  const installed = hashOf(toolchain().join());
  // Framework knows a bundle by the package's version alone.
  if (!existsSync(file) || readFileSync(file, "utf8") !== installed) {
    rmSync(join(cache, "_node"), {recursive: true, force: true});
    mkdirSync(cache, {recursive: true});
    writeFileSync(file, installed);
  }
  for (const name of unused) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}

/**
 * Framework writes file times into pages and hashes: with one time for all, two builds give the same bytes. It is a
 * late one, because Framework runs a loader itself whose output is older than the loader; whether an output is still
 * good, the keys of `keep.ts` know better.
 */
const oneTime = new Date("2037-01-01T00:00:00Z");

/** Puts what a loader printed where Framework looks for it. */
export function writeOutput(path: string, content: string, fixedTime: boolean): void {
  const file = join(cache, path);
  mkdirSync(dirname(file), {recursive: true});
  // Written beside and renamed: a preview that reads meanwhile never gets the half of it.
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, content);
  if (fixedTime) utimesSync(beside, oneTime, oneTime);
  renameSync(beside, file);
}

/** Removes all loaders' outputs but these: Framework never drops one for a change in what its loader imports. */
export function dropOutputsExcept(paths: ReadonlySet<string>): void {
  for (const file of filesBelow(cache))
    if (!/^(_node|_npm)\/|^packages$/.test(file) && !paths.has(file)) rmSync(join(cache, file));
}

/** Removes the output of a loader, so that the preview runs it again. */
export const dropOutput = (path: string): void => rmSync(join(cache, path), {recursive: true, force: true});
