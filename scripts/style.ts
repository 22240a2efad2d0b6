import {readFileSync} from "node:fs";
import {join} from "node:path";
import {project} from "./project.js";

/** The style sheets that a picture needs away from its page. */
export const pictureSheets: readonly string[] = ["src/style/tokens.css", "src/style/picture.css"];

export const pictureStyle = (): string =>
  pictureSheets.map((file) => readFileSync(join(project, file), "utf8")).join("\n");
