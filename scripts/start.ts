import {createHash} from "node:crypto";
import {readFileSync, rmdirSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join, posix, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {build, type Metafile, type Plugin} from "esbuild";
import {filesBelow} from "./files.js";

/**
 * Framework's pages start slowly: its client and runtime come before the page's own modules, every module is a request,
 * and data and workers are asked for only once the scripts run. This gives each page a start of its own: one module
 * that the figures share, one with what only this page needs, and both asked for at once with its data and its worker.
 *
 * Cells do what they did; one that asks for more than files and `invalidation` is an error.
 */
export async function quicken(dist: string): Promise<void> {
  const files = filesBelow(dist);
  const modules = files.filter((file) => file.startsWith("_import/") && file.endsWith(".js"));
  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({file, html: readFileSync(join(dist, file), "utf8")}))
    .filter(({html}) => html.includes('<script type="module">'))
    .map(({file, html}) => ({file, html, cell: readCell(html, file)}));
  const starts = await bundle(
    dist,
    modules,
    pages.flatMap(({cell}) => (cell ? [cell] : []))
  );
  for (const {file, html, cell} of pages) {
    writeFileSync(join(dist, file), cell ? startedBy(dist, html, file, cell, starts) : withoutClient(html));
  }
  tidy(dist, modules);
}

/** A page's cell: it imports, reads files, and does something with both. */
interface Cell {
  /** What the cell's names are in which file of the site. */
  imports: {file: string; name: string; as: string}[];
  /** By the names that the cell has for them, the addresses of data files relative to the page. */
  data: ReadonlyMap<string, string>;
  body: string;
}

/** What a page loads at once: its own module first, then those that it imports, and its workers with theirs. */
interface Start {
  modules: string[];
}

const scriptPattern = /<script type="module">([\s\S]*?)<\/script>\n?/;
const preloadPattern = /<link rel="modulepreload" href="[^"]*">\n?/g;

/** The page's address of a file of the site. */
const addressFrom = (page: string, file: string): string =>
  `${"../".repeat(page.split("/").length - 1) || "./"}${file}`;

function only(text: string, pattern: RegExp, where: string): RegExpExecArray {
  const found = [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))];
  if (found.length !== 1) throw new Error(`${where}: found ${found.length} times ${pattern}, expected one`);
  return found[0] as RegExpExecArray;
}

/** The cell of a page as Framework has written it; null where the page has none. */
function readCell(html: string, page: string): Cell | null {
  const script = only(html, scriptPattern, page)[1];
  if (!script.includes("define({")) {
    if (script.replace(/import "[^"]*_observablehq\/client\.[^"]*";/, "").trim())
      throw new Error(`${page}: a script that is no cell`);
    return null;
  }
  const [, head, body] = only(
    script,
    /define\(\{id: "\w+", (.*?)body: async \([\w,]*\) => \{\n([\s\S]*?)\n(?:return \{[\w,]*\};\n)?\}\}\);/,
    page
  );
  const inputs = JSON.parse(/inputs: (\[.*?\])/.exec(head)?.[1] ?? "[]") as string[];
  for (const input of inputs) {
    if (input !== "FileAttachment" && input !== "invalidation")
      throw new Error(`${page}: the cell asks for ${input}`);
  }
  const files = new Map(
    [...script.matchAll(/registerFile\("([^"]+)", .*?"path":"([^"]+)"/g)].map(([, name, path]) => [
      name,
      path
    ])
  );
  const {imports, rest} = readImports(body, page);
  return {imports, data: files, body: rest};
}

/** Takes the imports out of a cell's code. Framework writes those of a cell into one line, whatever they were. */
function readImports(code: string, page: string): {imports: Cell["imports"]; rest: string} {
  const line = only(code, /^const (.*) = await (?:Promise\.all\(\[)?(import\(.*\))(?:\]\))?;$/m, page);
  const files = [...line[2].matchAll(/import\("([^"]+)"\)/g)].map(([, specifier]) =>
    posix.join(dirname(page), specifier)
  );
  const names = [...line[1].matchAll(/\{([^}]*)\}/g)].map(([, list]) => list.split(","));
  if (names.length !== files.length) throw new Error(`${page}: imports that cannot be read: ${line[0]}`);
  const imports = files.flatMap((file, i) =>
    names[i].map((entry) => {
      const [name, as = name] = entry.split(":").map((part) => part.trim());
      return {file, name, as};
    })
  );
  return {imports, rest: code.replace(line[0], "").trim()};
}

/** What pages with the same imports share: the source of their module. */
const entryOf = ({imports}: Cell): string =>
  imports.map(({file, name, as}) => `export {${name} as ${as}} from "./${file}";`).join("\n");

/** A name for people: that of the room, or else of the file. */
const nameOf = ({imports}: Cell): string => {
  const room = imports.map(({file}) => /questions\/([\w-]+)\//.exec(file)?.[1]).find((slug) => slug);
  return room ?? plainName(imports[0].file);
};

/** A module that pages start from, while it is made. */
interface Entry {
  name: string;
  source: string;
  /** The modules that it needs at once, itself not among them. */
  inputs: readonly string[];
  /** The workers that these start. */
  workers: readonly string[];
}

/**
 * Joins the site's modules: what half of the pages use into one for all, the rest into each page's own. Every file is
 * named by its content, so that it may be kept for good.
 */
async function bundle(
  dist: string,
  modules: readonly string[],
  cells: readonly Cell[]
): Promise<ReadonlyMap<string, Start>> {
  const names = new Map(cells.map((cell) => [entryOf(cell), nameOf(cell)]));
  if (new Set(names.values()).size !== names.size) throw new Error("two starts with one name");
  const entries: Entry[] = [];
  for (const [source, name] of names) {
    const inputs = await inputsOf(dist, source);
    entries.push({name, source, inputs, workers: inputs.flatMap((input) => workersOf(dist, input))});
  }
  const early = new Map(
    entries.flatMap(({name, workers}) =>
      workers.map((worker, i) => [worker, `${name}-worker${i || ""}`] as const)
    )
  );
  const late = await bundleWorkers(
    dist,
    modules.flatMap((module) => workersOf(dist, module)).filter((worker) => !early.has(worker))
  );
  const {metafile, outputFiles} = await build({
    ...common(dist),
    entryPoints: [...names.values(), ...early.values()].map((name) => ({
      in: `start:${name}`,
      out: `_import/${name}`
    })),
    splitting: true,
    chunkNames: "_import/[name]-[hash]",
    plugins: [await joining(dist, entries, early), workerAddresses(dist, new Map([...late, ...early]))]
  });
  const texts = new Map(outputFiles.map(({path, text}) => [posix.relative(dist, path), text]));
  const outputOf = (name: string): string => {
    const found = Object.entries(metafile.outputs).find(([, o]) => o.entryPoint === `start:${name}`);
    if (!found) throw new Error(`no module was made for ${name}`);
    return found[0];
  };
  const starts = new Map<string, Start>();
  for (const {name, source, workers} of entries) {
    const [own, ...others] = reached(metafile, outputOf(name));
    const ofWorkers = workers.flatMap((worker) => reached(metafile, outputOf(early.get(worker) ?? "")));
    let text = texts.get(own) ?? "";
    texts.delete(own);
    // Only now are the workers' names known; with them the page's module is another, under another name.
    for (const worker of workers) {
      const address = `./${early.get(worker)}`;
      if (!text.includes(`"${address}"`)) throw new Error(`${name}: its worker is started elsewhere`);
      text = text.replaceAll(`"${address}"`, `"./${basename(outputOf(early.get(worker) ?? ""))}"`);
    }
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
    const file = `_import/${name}-${hash}.js`;
    texts.set(file, text);
    starts.set(source, {modules: [...new Set([file, ...others, ...ofWorkers])]});
  }
  for (const [file, text] of texts) writeFileSync(join(dist, file), text);
  return starts;
}

const common = (dist: string) =>
  ({
    absWorkingDir: dist,
    outdir: dist,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    entryNames: "[dir]/[name]-[hash]"
  }) as const;

/** An output and all that it imports at once. */
function reached({outputs}: Metafile, output: string, seen = new Set<string>()): string[] {
  if (!seen.has(output)) {
    seen.add(output);
    for (const {path, kind} of outputs[output].imports) {
      if (kind === "import-statement") reached({inputs: {}, outputs}, path, seen);
    }
  }
  return [...seen];
}

/** The modules of the site that `source` uses at once. */
async function inputsOf(dist: string, source: string): Promise<string[]> {
  const {metafile} = await build({
    ...common(dist),
    stdin: {contents: source, resolveDir: dist},
    splitting: true
  });
  const main = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint === "<stdin>");
  if (!main) throw new Error(`nothing was made of ${source}`);
  return reached(metafile, main[0])
    .flatMap((output) => Object.keys(metafile.outputs[output].inputs))
    .filter((input) => input !== "<stdin>");
}

const workerPattern = /import\.meta\.resolve\("(\.[^"]+\.js)"\)/g;

/** The workers that a module starts, by their files in the site. */
const workersOf = (dist: string, module: string): string[] =>
  [...readFileSync(join(dist, module), "utf8").matchAll(workerPattern)].map(([, specifier]) =>
    posix.join(dirname(module), specifier)
  );

const plainName = (file: string): string => basename(file).split(".")[0];

/** The workers that no page starts at once, each whole; by their files, their new names. */
async function bundleWorkers(dist: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const {metafile, outputFiles} = await build({
    ...common(dist),
    entryPoints: files.map((file) => ({in: file, out: `_import/${plainName(file)}`}))
  });
  for (const {path, contents} of outputFiles) writeFileSync(path, contents);
  return new Map(
    Object.entries(metafile.outputs).map(([output, {entryPoint}]) => [entryPoint ?? "", basename(output)])
  );
}

const importKit = 'import "kit:";\n';

/**
 * esbuild puts together what the same entries reach. So all pages that share anything, and what they load later, import
 * the whole of what is shared, the kit, and it becomes one piece. Every other module belongs to the page that it is loaded
 * for; and so does what a page has in common with its worker, where the kit does not belong.
 */
async function joining(
  dist: string,
  entries: readonly Entry[],
  workerNames: ReadonlyMap<string, string>
): Promise<Plugin> {
  const users = (file: string) => entries.filter(({inputs}) => inputs.includes(file));
  const all = [...new Set(entries.flatMap(({inputs}) => inputs))].sort();
  const most = Math.max(...all.map((file) => users(file).length));
  const kit = all.filter((file) => users(file).length > 1 && users(file).length >= most / 2);
  const shared = new Set(kit.map((file) => join(dist, file)));
  const sources = new Map<string, {source: string; page: string}>();
  const inWorker = new Map<string, ReadonlySet<string>>();
  for (const {name, source, inputs, workers} of entries) {
    sources.set(name, {
      source: inputs.some((file) => kit.includes(file)) ? importKit + source : source,
      page: name
    });
    const inside: string[] = [];
    for (const worker of workers) {
      const start = `import "./${worker}";`;
      sources.set(workerNames.get(worker) ?? "", {source: start, page: name});
      inside.push(...(await inputsOf(dist, start)));
    }
    inWorker.set(name, new Set(inside.map((file) => join(dist, file))));
  }
  return {
    name: "joining",
    setup(setup) {
      setup.onResolve({filter: /^start:/}, ({path}) => ({path: path.slice(6), namespace: "start"}));
      setup.onLoad({filter: /.*/, namespace: "start"}, ({path}) => ({
        contents: sources.get(path)?.source,
        resolveDir: dist,
        pluginData: sources.get(path)?.page
      }));
      setup.onResolve({filter: /^kit:/}, () => ({path: "kit", namespace: "kit"}));
      setup.onLoad({filter: /.*/, namespace: "kit"}, () => ({
        contents: kit.map((file) => `import "./${file}";`).join("\n"),
        resolveDir: dist
      }));
      setup.onResolve({filter: /^\./}, ({path, importer, resolveDir, kind, pluginData}) => {
        const file = join(resolveDir, path);
        const page = pluginData as string | undefined;
        if (kind === "dynamic-import") return {path: file, suffix: "?later"};
        if (shared.has(file) && !(page && inWorker.get(page)?.has(importer))) return {path: file};
        return {path: file, suffix: page ? `?${page}` : "", pluginData: page};
      });
    }
  };
}

/** Puts the workers' new names into the modules that start them, and the kit under what is loaded later. */
function workerAddresses(dist: string, names: ReadonlyMap<string, string>): Plugin {
  return {
    name: "workers",
    setup(setup) {
      setup.onLoad({filter: /\.js$/, namespace: "file"}, ({path, suffix, pluginData}) => {
        const folder = posix.relative(dist, dirname(path));
        const contents = readFileSync(path, "utf8").replace(workerPattern, (_, specifier: string) => {
          const name = names.get(posix.join(folder, specifier));
          if (!name) throw new Error(`${path}: there is no worker ${specifier}`);
          return `import.meta.resolve("./${name}")`;
        });
        return {
          contents: suffix === "?later" ? importKit + contents : contents,
          resolveDir: dirname(path),
          pluginData
        };
      });
    }
  };
}

/** The page with its cell as a script of its own, and with links that ask at once for all that it will need. */
function startedBy(
  dist: string,
  html: string,
  page: string,
  cell: Cell,
  starts: ReadonlyMap<string, Start>
): string {
  const start = starts.get(entryOf(cell));
  if (!start) throw new Error(`${page}: nothing was made for its start`);
  const address = (file: string) => addressFrom(page, file);
  const asked = [...cell.data].filter(([name]) => cell.body.includes(JSON.stringify(name)));
  const links = [
    ...start.modules.map((file) => `<link rel="modulepreload" href="${address(file)}">`),
    ...asked.map(([, path]) => `<link rel="preload" as="fetch" crossorigin href="${path}">`)
  ];
  const lines = [
    ...(asked.length ? [`const files = {${asked.map(fetching).join(", ")}};`, attachment] : []),
    ...(/\binvalidation\b/.test(cell.body) ? ["const invalidation = new Promise(() => {});"] : []),
    "try {",
    `const {${cell.imports.map(({as}) => as).join(", ")}} = await import("${address(start.modules[0])}");`,
    cell.body,
    "} catch (error) {",
    failing,
    "}"
  ];
  only(html, blockPattern, page);
  return withSheets(html, page, dist)
    .replace(preloadPattern, "")
    .replace(
      scriptPattern,
      () => `${links.join("\n")}\n<script type="module">\n${lines.join("\n")}\n</script>\n`
    )
    .replace(
      blockPattern,
      '<div class="observablehq observablehq--block" id="cell" role="alert" hidden></div>'
    );
}

/**
 * The page with the site's style sheet and that of its own maths in it, so that the first paint waits for one request less or
 * two. The sheet with the text's fonts stays where every page finds it again.
 */
function withSheets(html: string, page: string, dist: string): string {
  return html
    .replace(/<link rel="preload" as="style" href="[^"]*_import\/style\/[^"]*">\n?/g, "")
    .replace(
      /<link rel="stylesheet"[^>]* href="([^"]*(?:_import\/style\/|_file\/type\/math\.)[^"]*)">/g,
      (_, href: string) => {
        const file = posix.join(dirname(page), href);
        const css = readFileSync(join(dist, file), "utf8").trim();
        if (/url\(\s*["']?(?!data:|#|["']?data:)/.test(css) || css.includes("</style"))
          throw new Error(`${page}: ${file} cannot stand in a page`);
        return `<style>${css}</style>`;
      }
    );
}

/** The data is on its way before the modules are there; what becomes of it, the cell hears when it asks. */
const fetching = ([name, path]: [string, string]): string =>
  `${JSON.stringify(name)}: fetch(${JSON.stringify(path)}).catch((error) => ({error}))`;

const attachment =
  'const FileAttachment = (name) => ({json: async () => {const answer = await files[name]; if (answer.error) throw answer.error; if (!answer.ok) throw new Error("unable to load file: " + name); return answer.json();}});';

/**
 * Where the cell fails, or a module of it does not arrive: said in words above the figure, with a way to go on. What the link
 * asks for stays in the address.
 */
const failing =
  'const place = document.getElementById("cell"); const again = document.createElement("button"); again.textContent = "Try again"; again.addEventListener("click", () => location.reload()); const why = document.createElement("small"); why.textContent = String(error); place.className = "figure-failed"; place.replaceChildren("The figure could not start: a part of it did not arrive, or could not run. Until it does, its controls do nothing. ", again, why); document.querySelector(".figure")?.before(place); document.documentElement.classList.add("failed"); place.hidden = false; throw error;';

/** Where Framework would put what the cell displays. */
const blockPattern =
  /<div class="observablehq observablehq--block">(?:<observablehq-loading><\/observablehq-loading>)?<!--:\w+:--><\/div>/;

/** A page without cells needs Framework's client for the buttons that copy code, and else for nothing. */
const withoutClient = (html: string): string =>
  html.includes("<pre") ? html : html.replace(preloadPattern, "").replace(scriptPattern, "");

/** Takes away the modules that were joined, and the folders that are empty then. */
function tidy(dist: string, modules: readonly string[]): void {
  for (const module of modules) {
    rmSync(join(dist, module));
    for (let folder = dirname(module); folder !== "_import"; folder = dirname(folder)) {
      try {
        rmdirSync(join(dist, folder));
      } catch {
        break;
      }
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await quicken(resolve(process.argv[2] ?? "dist"));
}
