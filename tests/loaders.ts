import {availableParallelism} from "node:os";
import {limited} from "../scripts/limit.js";
import {dataLoader, load} from "../scripts/loader.js";
import {slugs} from "../scripts/rooms.js";
import {importGraph} from "../scripts/sources.js";

/**
 * What rooms' loaders compute, once for all files of tests, side by side and in processes of their own: a test that
 * computed for a minute in one piece would not answer vitest meanwhile. Nothing to do where nothing that they read changed,
 * or where the site has been built before.
 */
export default async function setup(): Promise<void> {
  const loaders = slugs.map(dataLoader).filter((loader) => loader !== null);
  const graph = importGraph(loaders.map(({file}) => file));
  const turn = limited(availableParallelism());
  await Promise.all(loaders.map((loader) => turn(() => load(loader, graph))));
}
