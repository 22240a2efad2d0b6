import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {AnyFigure} from "../src/figure/contract.js";
import {questions} from "../src/questions.js";
import {dataLoader, home, loadedNow} from "./loader.js";
import {project} from "./project.js";

export interface Room {
  slug: string;
  spec: AnyFigure;
  /** What the room's loader computes, or null where it has none. */
  data(): unknown;
  loader: string | null;
}

const folderOf = (slug: string): string =>
  join(project, slug === home ? "src/home" : `src/questions/${slug}`);

/** The file of a room's figure, or of the first page's. */
export const figureOf = (slug: string): string => join(folderOf(slug), "figure.ts");

/** The rooms asked for where not all are: `ROOMS=knn-k1,optimizers`. */
const asked = process.env.ROOMS?.split(",");

/** The rooms that are there: marked ready in the registry, with a figure in their folder. */
export const slugs: readonly string[] = questions
  .filter(({slug, ready}) => ready && existsSync(join(folderOf(slug), "figure.ts")))
  .map(({slug}) => slug)
  .filter((slug) => !asked || asked.includes(slug));

/** A question's room: its figure, and the loader's own function for its data. */
export async function loadRoom(slug: string): Promise<Room> {
  const load = (file: string) => import(pathToFileURL(file).href);
  const {default: spec} = (await load(figureOf(slug))) as {default: AnyFigure};
  const loader = dataLoader(slug);
  const compute = loader
    ? ((await load(join(project, loader.file))) as {compute: () => unknown}).compute
    : () => null;
  return {
    slug,
    spec,
    loader: loader && join(project, loader.file),
    // As the page gets it: through JSON. What the loader printed is taken where nothing that it reads has changed.
    data: () => {
      const text = () => JSON.stringify(compute());
      return JSON.parse(loader ? loadedNow(loader, text) : text()) as unknown;
    }
  };
}
