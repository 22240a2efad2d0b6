import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {questions} from "../src/questions.js";
import {filesBelow} from "./files.js";
import {project} from "./project.js";

/**
 * `npm run new -- <slug>` writes a room that builds, tests and draws, for a question of the registry, and marks the
 * question as ready. What it shows is a placeholder; how it is made is how rooms are made.
 */
const template = join(project, "scripts/template");

/** The files of a new room, by their path in the project. */
export function roomFiles(slug: string): Map<string, string> {
  const entry = questions.find((q) => q.slug === slug);
  if (!entry) {
    throw new Error(
      `“${slug}” is no question of src/questions.ts. To come: ${questions
        .filter(({ready}) => !ready)
        .map((q) => q.slug)
        .join(", ")}.`
    );
  }
  return new Map(
    filesBelow(template).map((file) => {
      const name = file.replace(/\.txt$/, "");
      const text = readFileSync(join(template, file), "utf8")
        .replaceAll("SLUG", slug)
        .replaceAll("QUESTION", entry.question);
      return [
        name === "room.test.ts" ? `tests/questions/${slug}.test.ts` : `src/questions/${slug}/${name}`,
        text
      ];
    })
  );
}

/** The registry with the question marked as ready. */
export function markReady(registry: string, slug: string): string {
  const at = registry.indexOf(`slug: "${slug}"`);
  if (at < 0) throw new Error(`src/questions.ts has no “${slug}”`);
  const end = registry.indexOf("\n  }", at);
  const entry = registry.slice(at, end);
  if (/ready: true/.test(entry)) return registry;
  const marked = /ready: false/.test(entry)
    ? entry.replace("ready: false", "ready: true")
    : `${entry},\n    ready: true`;
  return registry.slice(0, at) + marked + registry.slice(end);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const slug = process.argv[2] ?? "";
  try {
    const files = roomFiles(slug);
    if (existsSync(join(project, "src/questions", slug, "figure.ts")))
      throw new Error(`src/questions/${slug} is there already.`);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(project, path)), {recursive: true});
      writeFileSync(join(project, path), text);
      console.log(path);
    }
    const registry = join(project, "src/questions.ts");
    writeFileSync(registry, markReady(readFileSync(registry, "utf8"), slug));
    console.log(`\n${slug} is ready: npm run dev -- ${slug}, and npm test -- ${slug}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
