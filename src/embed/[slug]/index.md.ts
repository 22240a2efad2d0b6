import {existsSync} from "node:fs";
import {parseArgs} from "node:util";
import {questionOf} from "../../questions.js";

/** The page of a figure alone, for an iframe: the still, and the cell that brings it to life. */
export function render(slug: string): string {
  const {short} = questionOf(slug);
  const room = `../../questions/${slug}`;
  const hasData = existsSync(new URL(`../../questions/${slug}/data.json.ts`, import.meta.url));
  return `---
title: ${JSON.stringify(`${short}: the figure`)}
style: /style/embed.css
---

<h1 class="visually-hidden">${short}</h1>

[[figure]]

\`\`\`js
import {mount} from "../../figure/mount.js";
import spec from "${room}/figure.js";
mount(spec, {data: ${hasData ? `await FileAttachment("${room}/data.json").json()` : "null"}, invalidation});
\`\`\`
`;
}

const {values} = parseArgs({options: {slug: {type: "string"}}, strict: false});
if (typeof values.slug === "string") process.stdout.write(render(values.slug));
