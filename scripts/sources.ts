import {createHash} from "node:crypto";
import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {buildSync} from "esbuild";
import {filesBelow} from "./files.js";
import {project} from "./project.js";

/**
 * Everything that a build reads beside the installed packages. The build's own test builds from a copy of these and
 * nothing else: what is missing here fails there.
 */
export const siteSources: readonly string[] = [
  "src",
  "scripts",
  "data",
  "bench/results.json",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
  "LICENSE",
  "tsconfig.json"
];

/** The files of `places` (files, or folders with all that is in them), relative to `root`, sorted. */
export function filesOf(places: readonly string[], root = project): string[] {
  return places
    .filter((place) => existsSync(join(root, place)))
    .flatMap((place) =>
      statSync(join(root, place)).isDirectory()
        ? filesBelow(join(root, place)).map((file) => join(place, file))
        : [place]
    )
    .filter((file) => !file.startsWith("src/.observablehq/"))
    .sort();
}

/** What each file of a project imports from it, by its path in the project. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The imports of `entries` and of all that they import, as the bundler resolves them; packages are left out. */
export function importGraph(entries: readonly string[], root = project): ImportGraph {
  const {metafile} = buildSync({
    entryPoints: entries.map((entry) => join(root, entry)),
    absWorkingDir: root,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent"
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, {imports}]) => [
      file,
      imports.filter(({external}) => !external).map(({path}) => path)
    ])
  );
}

/** `entries` and all that they import, however far away, sorted. */
export function closure(graph: ImportGraph, entries: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    const imports = graph.get(file);
    if (!imports) throw new Error(`${file} is not in the graph of imports`);
    seen.add(file);
    imports.forEach(visit);
  };
  entries.forEach(visit);
  return [...seen].sort();
}

export const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** A key for what is made of `files` and of `rest`: by what stands in the files, never by when they were written. */
export function keyOf(files: readonly string[], rest: readonly string[] = [], root = project): string {
  const lines = [...new Set(files)].sort().map((file) => `${file} ${hashOf(readFileSync(join(root, file)))}`);
  return hashOf(JSON.stringify([lines, rest]));
}

/**
 * What runs everything: Node (whose `Math` may differ in the last digit) and the packages as they are installed, which
 * need not be those of the lock file.
 */
export function toolchain(root = project): string[] {
  let folder = root;
  while (!existsSync(join(folder, "node_modules/.package-lock.json")) && folder !== dirname(folder))
    folder = dirname(folder);
  const installed = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installed)) throw new Error("no packages are installed: npm ci");
  return [`node ${process.version} ${process.arch}`, hashOf(readFileSync(installed))];
}
