import {execFile} from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname, join, relative} from "node:path";
import {promisify} from "node:util";
import type {AnyState} from "../src/figure/contract.js";
import {looks, stateFrom, stillFigure, stillImage} from "../src/figure/still.js";
import {filesBelow} from "./files.js";
import {project} from "./project.js";
import {loadRoom, slugs} from "./rooms.js";

/** What the build knows of a figure before any browser does: written by `prepare`, read by the Markdown rules. */
export interface Prerendered {
  figure: string;
  reads: Record<string, string>;
  scenes: {title: string; text: string}[];
  predictions: {kind: "choice" | "number" | "draw"; ask: string; options: readonly string[]}[];
  goals: string[];
}

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

function seedPackageCache(): void {
  for (const name of unused) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}

/** Framework never invalidates a loader's output for a change in what the loader imports. */
function dropLoaderOutputs(): void {
  if (!existsSync(cache)) return;
  for (const entry of readdirSync(cache)) {
    if (!["_node", "_npm"].includes(entry)) rmSync(join(cache, entry), {recursive: true, force: true});
  }
}

/** Framework writes file times into pages and hashes: with one time for all, two builds give the same bytes. */
const anyTime = new Date("2000-01-01T00:00:00Z");

function writeOutput(path: string, content: string, fixedTime: boolean): void {
  const file = join(cache, path);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, content);
  if (fixedTime) utimesSync(file, anyTime, anyTime);
}

/** Whether a loader's output is newer than everything that the loader can import. */
function isFresh(output: string, slug: string): boolean {
  if (!existsSync(output)) return false;
  const newest = ["src/ml", `src/questions/${slug}`, "data"]
    .map((folder) => join(project, folder))
    .flatMap((folder) => filesBelow(folder).map((file) => statSync(join(folder, file)).mtimeMs));
  return statSync(output).mtimeMs > Math.max(...newest);
}

/** The style sheets that a picture needs away from its page. */
export const pictureStyle = (): string =>
  ["tokens.css", "picture.css"]
    .map((file) => readFileSync(join(project, "src/style", file), "utf8"))
    .join("\n");

/** Runs a room's loader as the program it is, so that rooms compute side by side. */
async function runLoader(loader: string): Promise<string> {
  const {stdout} = await promisify(execFile)(process.execPath, ["--import", "tsx", loader], {
    cwd: project,
    maxBuffer: 1 << 28
  });
  return stdout;
}

/**
 * Everything Framework needs on disk before it builds or previews: the seeded package cache, loader outputs, and the
 * stills and texts that pages take from their figures.
 *
 * @param fixedTime for builds whose bytes must not depend on the clock
 * @param keep keep the loader outputs that are there: for a quick restart of the preview
 */
export async function prepare({
  fixedTime = false,
  keep = false,
  only = slugs
}: {
  fixedTime?: boolean;
  keep?: boolean;
  only?: readonly string[];
} = {}): Promise<void> {
  if (!keep) dropLoaderOutputs();
  seedPackageCache();
  const prerender = join(project, ".cache/prerender");
  mkdirSync(prerender, {recursive: true});
  const waiting = [...only];
  const work = async () => {
    for (let slug = waiting.shift(); slug; slug = waiting.shift()) {
      const {spec, loader} = await loadRoom(slug);
      let data: unknown = null;
      if (loader) {
        const path = `questions/${slug}/data.json`;
        const kept = join(cache, path);
        const json = keep && isFresh(kept, slug) ? readFileSync(kept, "utf8") : await runLoader(loader);
        writeOutput(path, json, fixedTime);
        data = JSON.parse(json);
      }
      const state: AnyState = stateFrom(spec, data);
      const page: Prerendered = {
        figure: stillFigure(spec, state),
        reads: Object.fromEntries(Object.entries(spec.reads).map(([name, read]) => [name, read(state)])),
        scenes: spec.scenes.map(({title, text}) => ({title, text})),
        predictions: spec.predictions.map((p) => ({
          kind: p.kind,
          ask: p.ask,
          options: p.kind === "choice" ? p.options : []
        })),
        goals: spec.goals.map(({ask}) => ask)
      };
      writeFileSync(join(prerender, `${slug}.json`), JSON.stringify(page));
      for (const look of looks) {
        writeOutput(
          `stills/${look.name}/${slug}.svg`,
          stillImage(spec, state, pictureStyle(), look),
          fixedTime
        );
      }
    }
  };
  await Promise.all([work(), work()]);
}

if (process.argv[1] && relative(process.argv[1], join(project, "scripts/prepare.ts")) === "") {
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  await prepare({keep: process.argv.includes("--keep"), only: named.length ? named : slugs});
}
