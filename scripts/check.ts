import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {filesBelow} from "./files.js";
import {project} from "./project.js";

/**
 * Strict types, the cells of pages too, then lint and format. Framework strips types from cells without looking at
 * them: here each page's cells become a module beside the page, which the compiler reads with everything else.
 */
const cells = join(project, ".cache/cells");
rmSync(cells, {recursive: true, force: true});
const src = join(project, "src");
let pages = 0;
for (const file of filesBelow(src)) {
  if (!file.endsWith(".md") || file.startsWith(".observablehq")) continue;
  const code = [...readFileSync(join(src, file), "utf8").matchAll(/^```(?:js|ts)\n([\s\S]*?)^```/gm)]
    .map(([, c]) => c)
    .join("\n");
  if (!code) continue;
  const up = (specifier: string) => join(src, dirname(file), specifier);
  const module = code.replace(/from "(\.[^"]+)"/g, (_, specifier: string) => `from "${up(specifier)}"`);
  const target = join(cells, file.replace(/\.md$/, ".ts"));
  mkdirSync(dirname(target), {recursive: true});
  writeFileSync(target, `${module}\nexport {};\n`);
  ++pages;
}
mkdirSync(cells, {recursive: true});
// What Framework's runtime puts into a cell's scope.
writeFileSync(
  join(cells, "runtime.d.ts"),
  `declare const invalidation: Promise<void>;
declare function FileAttachment(path: string): {json(): Promise<never>; text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer>};
declare const Generators: {input<T>(element: T): AsyncGenerator<unknown>};
declare function view<T>(element: T): unknown;
`
);
writeFileSync(
  join(cells, "tsconfig.json"),
  JSON.stringify({
    extends: join(project, "tsconfig.json"),
    compilerOptions: {noUnusedLocals: false, typeRoots: [join(project, "node_modules/@types")]},
    include: [join(cells, "**/*.ts"), join(src, "figure/*.d.ts"), join(src, "questions/**/*.d.ts")],
    exclude: []
  })
);

const run = (name: string, ...args: string[]): boolean => {
  const {status} = spawnSync(process.execPath, args, {cwd: project, stdio: "inherit"});
  console.log(`${name}: ${status === 0 ? "ok" : "FAILED"}`);
  return status === 0;
};
const tsc = join(project, "node_modules/typescript/bin/tsc");
const results = [
  run("types", tsc, "-p", "."),
  run(`types of the cells of ${pages} pages`, tsc, "--noEmit", "-p", cells),
  run(
    "lint and format",
    join(project, "node_modules/@biomejs/biome/bin/biome"),
    "check",
    "--error-on-warnings",
    "."
  )
];
process.exit(results.every(Boolean) ? 0 : 1);
