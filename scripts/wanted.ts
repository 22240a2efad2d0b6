import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {home} from "./loader.js";
import {project} from "./project.js";
import {slugs} from "./rooms.js";

/**
 * In a preview of some rooms, a page that needs another room's figure has it prepared before it is read. The preview
 * stands still meanwhile: Markdown is read in one go.
 */
export function prepareWanted(md: MarkdownIt): MarkdownIt {
  if (!process.env.PREPARE_WANTED) return md;
  const parse = md.parse.bind(md);
  md.parse = (source: string, context: {path?: string}) => {
    const [, of] = /^\/(?:questions|embed)\/([^/]+)\//.exec(context.path ?? "") ?? [];
    const slug = context.path === "/index" ? home : of;
    if (
      slug &&
      [...slugs, home].includes(slug) &&
      !existsSync(join(project, ".cache/prerender", `${slug}.json`))
    ) {
      console.log(`preparing ${slug}`);
      spawnSync(process.execPath, ["--import", "tsx", join(project, "scripts/prepare.ts"), slug], {
        cwd: project,
        stdio: "inherit"
      });
    }
    return parse(source, context);
  };
  return md;
}
