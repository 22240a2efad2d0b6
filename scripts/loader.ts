import {execFile} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {promisify} from "node:util";
import {type Keep, kept, keptNow} from "./keep.js";
import {project} from "./project.js";
import {closure, filesOf, type ImportGraph, importGraph, keyOf, toolchain} from "./sources.js";

/** What says how every program is read, and so belongs to all. */
const settings: readonly string[] = ["package.json", "tsconfig.json"];

/** A program that prints a file of the site. */
export interface Loader {
  /** Its own file, in the project. */
  file: string;
  /** What the loader may read beside what it imports: files, or folders with all that is in them. */
  reads: readonly string[];
}

/** The name of the first page's own figure. */
export const home = "home";

/** The room whose data and worker the first page's figure uses. */
export const homeRoom = "knn-k1";

export const dataLoader = (slug: string): Loader | null => {
  const file = `src/questions/${slug === home ? homeRoom : slug}/data.json.ts`;
  return existsSync(join(project, file)) ? {file, reads: ["data"]} : null;
};

const filesFor = ({file, reads}: Loader, graph: ImportGraph): string[] => [
  ...closure(graph, [file]),
  ...filesOf([...reads, "tsconfig.json"])
];

function keepOf(loader: Loader, graph: ImportGraph): Keep {
  const files = filesFor(loader, graph);
  return {kind: "loaded", name: loader.file.replaceAll("/", "-"), key: () => keyOf(files, toolchain())};
}

/** What the loader prints: run as the program it is, unless nothing that it reads has changed since it ran. */
export function load(loader: Loader, graph: ImportGraph): Promise<string> {
  return kept(keepOf(loader, graph), () => run(loader, filesFor(loader, graph)));
}

/**
 * What the loader printed when it last ran; where something that it reads has changed, what `compute` gives, which is
 * kept for who asks next: a dozen files of tests ask for the same.
 */
export const loadedNow = (loader: Loader, compute: () => string): string =>
  keptNow(keepOf(loader, importGraph([loader.file])), compute);

async function run({file}: Loader, known: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "loader-"));
  const log = join(folder, "reads");
  try {
    const {stdout} = await promisify(execFile)(
      process.execPath,
      ["--require", join(project, "scripts/watch-reads.cjs"), "--import", "tsx", join(project, file)],
      {cwd: project, maxBuffer: 1 << 28, env: {...process.env, READS_LOG: log}}
    );
    // What a loader reads unknown to us would one day change unnoticed.
    const unknown = readFileSync(log, "utf8")
      .split("\n")
      .map((path) => relative(project, path))
      .filter((path) => !path.startsWith("..") && !path.includes("node_modules/"))
      .filter(
        (path) => ![...known, ...settings].some((file) => file === path || file.startsWith(`${path}/`))
      );
    if (unknown.length) throw new Error(`${file} reads ${unknown.join(", ")}, which its key does not know`);
    return stdout;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
