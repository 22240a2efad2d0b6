import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {AnyFigure} from "../src/figure/contract.js";
import {questions} from "../src/questions.js";
import {project} from "./project.js";

export interface Room {
  slug: string;
  spec: AnyFigure;
  /** What the room's loader computes, or null where it has none. */
  data(): unknown;
  loader: string | null;
}

const folderOf = (slug: string): string => join(project, "src/questions", slug);

export const slugs: readonly string[] = questions
  .filter(({slug, ready}) => ready && existsSync(join(folderOf(slug), "figure.ts")))
  .map(({slug}) => slug);

/** A question's room: its figure, and the loader's own function for its data. */
export async function loadRoom(slug: string): Promise<Room> {
  const folder = folderOf(slug);
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const {default: spec} = (await load("figure.ts")) as {default: AnyFigure};
  const loader = existsSync(join(folder, "data.json.ts")) ? join(folder, "data.json.ts") : null;
  const compute = loader ? ((await load("data.json.ts")) as {compute: () => unknown}).compute : () => null;
  // As the page gets it: through JSON.
  return {slug, spec, loader, data: () => JSON.parse(JSON.stringify(compute())) as unknown};
}
