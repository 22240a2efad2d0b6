import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, join, normalize, posix} from "node:path";
import {pathToFileURL} from "node:url";
import {build} from "esbuild";
import {parseHTML} from "linkedom";
import {filesBelow} from "./files.js";

/** What cells may ask of Framework's runtime: all of it is served from the site itself. */
const builtins = new Set([
  "view",
  "display",
  "invalidation",
  "visibility",
  "now",
  "width",
  "dark",
  "resize",
  "FileAttachment",
  "Generators",
  "Mutable"
]);

/** Attributes with which a page loads something. */
const loads: readonly (readonly [selector: string, attribute: string])[] = [
  ["link[href]:not([rel~=canonical])", "href"],
  ["script[src]", "src"],
  ["img[src]", "src"],
  ["iframe[src]", "src"],
  ["source[srcset]", "srcset"],
  ["video[src]", "src"],
  ["audio[src]", "src"]
];

/**
 * What is wrong with a built site, a sentence each; none where nothing is. Framework's build ends with exit code 0
 * whatever of this it finds.
 */
export async function audit(dist: string): Promise<string[]> {
  const faults: string[] = [];
  const files = filesBelow(dist);
  const pages = files.filter((file) => file.endsWith(".html"));
  const documents = new Map(
    pages.map((page) => [
      page,
      parseHTML(readFileSync(join(dist, page), "utf8")).document as unknown as Document
    ])
  );
  const inline: {page: string; code: string}[] = [];

  const target = (page: string, reference: string): string => {
    const path = decodeURI(reference.split(/[?#]/, 1)[0]);
    const full =
      path === "" ? page : normalize(path.startsWith("/") ? path.slice(1) : posix.join(dirname(page), path));
    if (path.endsWith("/") || full === "." || full.endsWith("/")) return posix.join(full, "index.html");
    const file = join(dist, full);
    if (existsSync(file) && statSync(file).isDirectory()) return posix.join(full, "index.html");
    // Not every host adds the ending: a link names the file.
    return full;
  };

  for (const [page, document] of documents) {
    const text = readFileSync(join(dist, page), "utf8");
    if (document.querySelector(".observablehq--error")) faults.push(`${page}: a cell has a syntax error`);
    if (!document.documentElement.getAttribute("lang")) faults.push(`${page}: no language`);
    if (text.includes("maximum-scale")) faults.push(`${page}: forbids zooming`);
    for (const left of text.matchAll(/\[\[\w+( \d+)?\]\]|\{\{[\w-]+\}\}/g)) {
      if (!page.startsWith("source/")) faults.push(`${page}: ${left[0]} was left as it is`);
    }
    for (const [selector, attribute] of loads) {
      for (const element of document.querySelectorAll(selector)) {
        const reference = element.getAttribute(attribute) ?? "";
        if (reference.startsWith("data:")) continue;
        if (/^(\w+:)?\/\//.test(reference)) faults.push(`${page}: loads ${reference}`);
        else if (reference.startsWith("/")) faults.push(`${page}: ${reference} breaks under a sub-path`);
        else if (!existsSync(join(dist, target(page, reference))))
          faults.push(`${page}: ${reference} is missing`);
      }
    }
    for (const anchor of document.querySelectorAll("a[href]")) {
      const href = anchor.getAttribute("href") ?? "";
      if (/^[a-z]+:/i.test(href)) continue;
      if (href.startsWith("/")) faults.push(`${page}: the link ${href} breaks under a sub-path`);
      const to = target(page, href);
      const there = documents.get(to);
      if (!there && !existsSync(join(dist, to))) faults.push(`${page}: the link ${href} leads nowhere`);
      const hash = href.split("#")[1];
      if (there && hash && !there.getElementById(decodeURIComponent(hash)))
        faults.push(`${page}: ${href} names no place`);
    }
    const outputs = new Set<string>();
    const scripts = [...document.querySelectorAll("script[type=module]:not([src])")].map(
      (s) => s.textContent ?? ""
    );
    const names = (code: string, key: string) =>
      [...code.matchAll(new RegExp(`${key}: (\\[[^\\]]*\\])`, "g"))].flatMap(
        (m) => JSON.parse(m[1]) as string[]
      );
    for (const code of scripts) for (const name of names(code, "outputs")) outputs.add(name);
    for (const code of scripts) {
      inline.push({page, code});
      for (const name of names(code, "inputs")) {
        if (!outputs.has(name) && !builtins.has(name))
          faults.push(`${page}: “${name}” is not defined in any cell`);
      }
    }
  }

  for (const file of files) {
    if (!/\.(css|svg)$/.test(file)) continue;
    const text = readFileSync(join(dist, file), "utf8");
    for (const [, url] of text.matchAll(/url\(\s*["']?((?:https?:)?\/\/[^)"']+)/g))
      faults.push(`${file}: loads ${url}`);
    if (/@import\s+["'(]*(?:https?:)?\/\//.test(text)) faults.push(`${file}: imports a foreign style sheet`);
  }
  for (const file of files) {
    if (!file.endsWith(".js") || file.startsWith("_observablehq/")) continue;
    const text = readFileSync(join(dist, file), "utf8");
    for (const [, url] of text.matchAll(
      /(?:import|fetch|Worker|src\s*=)\s*\(?\s*["'`]((?:https?:)?\/\/[^"'`]+)/g
    ))
      faults.push(`${file}: loads ${url}`);
  }

  faults.push(...(await unresolved(dist, files, inline)));
  return [...new Set(faults)];
}

/** Imports that lead nowhere: every module is followed to its end. */
async function unresolved(
  dist: string,
  files: readonly string[],
  inline: readonly {page: string; code: string}[]
): Promise<string[]> {
  const faults: string[] = [];
  const check = async (name: string, options: Parameters<typeof build>[0]) => {
    const {errors} = await build({
      bundle: true,
      write: false,
      outdir: "out",
      format: "esm",
      logLevel: "silent",
      platform: "browser",
      plugins: [
        {
          name: "framework",
          setup(setup) {
            // The client names packages that no page uses (`audit` checks the names that cells use); they are not in the site.
            setup.onResolve({filter: /_npm\//}, ({importer, path}) =>
              /_observablehq\/[\w.-]+\.js$/.test(importer) ? {path, external: true} : undefined
            );
            // Parts of the client that a page without them never asks for.
            setup.onResolve({filter: /\/_observablehq\/|^\.\/stdlib\/|^observablehq:/}, ({importer, path}) =>
              /_observablehq\/[\w.-]+\.js$/.test(importer) && !existsSync(join(dirname(importer), path))
                ? {path, external: true}
                : undefined
            );
          }
        }
      ],
      ...options
    }).catch((error: {errors: {text: string; location: {file: string} | null}[]}) => error);
    for (const {text, location} of errors) faults.push(`${location?.file ?? name}: ${text}`);
  };
  await check("modules", {
    entryPoints: files.filter((file) => file.endsWith(".js")).map((file) => join(dist, file))
  });
  for (const {page, code} of inline) {
    await check(page, {stdin: {contents: code, resolveDir: dirname(join(dist, page)), sourcefile: page}});
  }
  return faults;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = await audit(process.argv[2] ?? "dist");
  console.log(faults.join("\n") || "no faults");
  process.exit(faults.length ? 1 : 0);
}
