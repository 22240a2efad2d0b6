import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, posix, relative} from "node:path";
import {build} from "esbuild";
import {filesBelow} from "./files.js";
import {packageOf} from "./notices.js";
import {replaceOrThrow} from "./replace.js";

/**
 * Framework sends every module and every package whole and by itself. Here they are joined into the pieces that pages
 * share, without what no page uses: a figure's first visit falls by a third, and from seventy requests to twenty.
 *
 * Modules that pages, workers and dynamic imports name keep their addresses; what they share goes to `_import/shared`.
 *
 * @returns the names of the packages whose code is in what is sent
 */
export async function pack(dist: string): Promise<ReadonlySet<string>> {
  const files = filesBelow(dist);
  const modules = files.filter((file) => file.startsWith("_import/") && file.endsWith(".js"));
  const pages = files.filter((file) => file.endsWith(".html"));
  const named = new Set<string>();
  const name = (from: string, specifier: string) => {
    const file = posix.normalize(posix.join(dirname(from), specifier));
    if (modules.includes(file)) named.add(file);
  };
  for (const page of pages) {
    for (const [, specifier] of scriptsOf(readFileSync(join(dist, page), "utf8")).matchAll(
      /(?:import|from)\s*\(?"(\.[^"]+\.js)"/g
    )) {
      name(page, specifier);
    }
  }
  for (const module of modules) {
    const text = readFileSync(join(dist, module), "utf8");
    const workers = [...text.matchAll(/import\.meta\.resolve\("(\.[^"]+\.js)"\)/g)];
    for (const [, specifier] of workers) name(module, specifier);
    // The address of a worker is relative to the module that starts it: it must stay where it is.
    if (workers.length) named.add(module);
  }
  const {metafile, outputFiles} = await build({
    entryPoints: [...named].sort().map((file) => ({in: join(dist, file), out: file.replace(/\.js$/, "")})),
    absWorkingDir: dist,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    chunkNames: "_import/shared/[name]-[hash]",
    plugins: [
      {
        name: "site",
        setup(setup) {
          // Framework's client stays as it was built: pages share its one instance.
          setup.onResolve({filter: /\/_observablehq\//}, ({path, resolveDir}) => ({
            path: `./${relative(dist, join(resolveDir, path))}`,
            external: true
          }));
          // None of the packages does anything when it is merely imported.
          setup.onResolve({filter: /_node\//}, ({path, resolveDir}) => ({
            path: join(resolveDir, path),
            sideEffects: false
          }));
          // What must hold at every setting is asked by the check of each room only: a page does not carry it.
          setup.onLoad({filter: /\/questions\/[^/]+\/invariants\.\w+\.js$/}, ({path}) => ({
            contents: replaceOrThrow(
              readFileSync(path, "utf8"),
              "export const invariants =",
              "export const invariants = void 0, asked =",
              path
            )
          }));
          setup.onResolve({filter: /^\.\.?\//}, ({path, resolveDir, importer}) =>
            importer.includes("/_node/") ? {path: join(resolveDir, path), sideEffects: false} : undefined
          );
        }
      }
    ]
  });
  rmSync(join(dist, "_node"), {recursive: true, force: true});
  for (const module of modules) rmSync(join(dist, module));
  for (const {path, contents} of outputFiles) {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, contents);
  }
  const statics = new Map(
    Object.entries(metafile.outputs).map(([file, {imports}]) => [
      file,
      imports.filter(({kind, external}) => kind === "import-statement" && !external).map(({path}) => path)
    ])
  );
  for (const page of pages) {
    const path = join(dist, page);
    writeFileSync(path, preload(readFileSync(path, "utf8"), page, statics, dist));
  }
  const sent = Object.values(metafile.outputs).flatMap(({inputs}) =>
    Object.entries(inputs).filter(([, {bytesInOutput}]) => bytesInOutput > 0)
  );
  return new Set(sent.flatMap(([file]) => packageOf(file) ?? []));
}

const scriptsOf = (html: string): string =>
  [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, code]) => code).join("\n");

/** The page with links that fetch at once all the modules it needs, and no others. */
function preload(html: string, page: string, statics: ReadonlyMap<string, string[]>, dist: string): string {
  const needed = new Set<string>();
  const visit = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const next of statics.get(file) ?? []) visit(next);
  };
  for (const [, specifier] of scriptsOf(html).matchAll(/(?:import|from)\s*\(?"(\.[^"]+\.js)"/g)) {
    const file = posix.normalize(posix.join(dirname(page), specifier));
    if (statics.has(file)) visit(file);
  }
  const up = "../".repeat(page.split("/").length - 1) || "./";
  const links = [...needed].map((file) => `<link rel="modulepreload" href="${up}${file}">`).join("\n");
  // Of Framework's own links those to its client stay; a page without any would have nothing to take away.
  const kept = html.replace(/<link rel="modulepreload" href="([^"]+)">\n?/g, (link, href: string) =>
    existsSync(join(dist, dirname(page), href)) && href.includes("_observablehq/") ? link : ""
  );
  return replaceOrThrow(kept, '<script type="module">', `${links}\n<script type="module">`, page);
}
