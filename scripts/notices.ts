import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {project} from "./project.js";

/** What every page has of packages that are not bundled with the figures: Framework's client, the fonts, the style of maths. */
const everywhere = [
  "@observablehq/framework",
  "@observablehq/runtime",
  "@observablehq/inspector",
  "@observablehq/inputs",
  "katex",
  "@fontsource-variable/source-sans-3"
];

/**
 * The license of everything that the site sends to readers: its own, then each package's, as the package itself has it.
 *
 * @param bundled names of the packages whose code is in the bundles
 * @throws Error where a package that is sent has no license file
 */
export function notices(bundled: Iterable<string>): string {
  const names = [...new Set([...everywhere, ...bundled])].sort();
  const own = readFileSync(join(project, "LICENSE"), "utf8").trim();
  const parts = names.map((name) => {
    const folder = folderOf(name);
    const {version, license} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version: string;
      license?: string;
    };
    const file = readdirSync(folder).find((entry) => /^(license|licence|copying)/i.test(entry));
    if (!file && !license) throw new Error(`${name} is sent to readers, and says nothing of its license`);
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `License: ${license}`;
    return `${name} ${version}\n${"=".repeat(name.length + version.length + 1)}\n\n${text}`;
  });
  return `Decision Boundary\n=================\n\n${own}\n\n\nThis site also holds code and fonts of others, under these licenses.\n\n\n${parts.join("\n\n\n")}\n`;
}

/** Where a package lies: with the project, or with the one that it is a copy in. */
function folderOf(name: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) throw new Error(`the package ${name} is not there`);
  }
}

/** The package that a file of Framework's belongs to, such as `d3-array` of `_node/d3-array@3.2.5/index.js`; null where to none. */
export function packageOf(path: string): string | null {
  return /(?:^|\/)_node\/((?:@[^/@]+\/)?[^/@]+)@/.exec(path)?.[1] ?? null;
}

export const noticesName = "licenses.txt";
