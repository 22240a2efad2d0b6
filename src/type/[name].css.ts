import {parseArgs} from "node:util";
import {mathCss, textCss} from "../../scripts/type.js";

// Whole fonts, for the preview; the build cuts them down to the characters that the site shows.
const {values} = parseArgs({options: {name: {type: "string"}}});
process.stdout.write(await (values.name === "math" ? mathCss(null) : textCss(null)));
