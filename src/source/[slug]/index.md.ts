import {readFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {questionOf} from "../../questions.js";

const src = fileURLToPath(new URL("../../", import.meta.url));

/** `file` and all of the room's and `ml/`'s modules that it imports, in the order of reading: what computes a figure. */
function modules(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier] of readFileSync(file, "utf8").matchAll(
    /^(?:import|export)[^"';]*from "(\.[^"]+)\.js"/gm
  )) {
    const next = `${resolve(dirname(file), specifier)}.ts`;
    if (/\/(ml|questions)\//.test(next)) modules(next, seen);
  }
  return seen;
}

/** The page with the code of a figure's model. */
export function render(slug: string): string {
  const {short, question} = questionOf(slug);
  const files = [...modules(join(src, "questions", slug, "model.ts"))];
  const parts = files.map((file) => {
    const name = relative(src, file);
    return `## ${name}\n\n\`\`\`ts run=false\n${readFileSync(file, "utf8").trim()}\n\`\`\`\n`;
  });
  return `---
title: ${JSON.stringify(`${short}: the code`)}
style: /style/site.css
---

# The code that computes “${short}”

This is all of it: the figure of [${question}](../../questions/${slug}/) calls \`model\` with the reader's setting, and
draws what it returns. ${files.length} ${files.length === 1 ? "file" : "files"}, with nothing left out.

${parts.join("\n")}`;
}

const {values} = parseArgs({options: {slug: {type: "string"}}, strict: false});
if (typeof values.slug === "string") process.stdout.write(render(values.slug));
