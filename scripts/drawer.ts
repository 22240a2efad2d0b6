import {pathToFileURL} from "node:url";
import type {AnyFigure} from "../src/figure/contract.js";
import {drawRoom} from "./prerender.js";
import {figureOf} from "./rooms.js";
import {pictureStyle} from "./style.js";

// The process of which `Drawers` has several.
process.on("message", async ({slug, data}: {slug: string; data: string}) => {
  try {
    const {default: spec} = (await import(pathToFileURL(figureOf(slug)).href)) as {default: AnyFigure};
    process.send?.({drawn: JSON.stringify(drawRoom(spec, JSON.parse(data), pictureStyle()))});
  } catch (error) {
    process.send?.({error: error instanceof Error ? (error.stack ?? error.message) : String(error)});
  }
});
