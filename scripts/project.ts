import {dirname} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's folder. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)));
