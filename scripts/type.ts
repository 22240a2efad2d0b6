import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const katexFolder = dirname(require.resolve("katex/dist/katex.min.css"));

/** The face's files, and the characters that each is for. */
const scripts: readonly (readonly [script: string, range: RegExp])[] = [
  ["greek", /[\u0370-\u03ff]/],
  ["latin", /[^\u0370-\u03ff]/]
];

/**
 * The site's faces as style sheets with the fonts inside: text never jumps when a font arrives, and a page asks for
 * nothing but style sheets.
 *
 * @param used the characters the site shows in the face, or null to keep all of them
 */
export async function textCss(used: string | null): Promise<string> {
  let css = "";
  for (const [script, range] of scripts) {
    const file = require.resolve(
      `@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`
    );
    const full = readFileSync(file);
    const characters = used && [...used].filter((c) => range.test(c)).join("");
    if (characters === "") continue;
    const font =
      characters === null
        ? full
        : await subsetFont(full, characters, {
            targetFormat: "woff2",
            variationAxes: {wght: {min: 400, max: 700}}
          });
    const face = script === "greek" ? "unicode-range:U+0370-03FF;" : "";
    css += `@font-face{font-family:"Source Sans 3";font-weight:400 700;font-style:normal;font-display:block;${face}src:url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")}\n`;
  }
  return css;
}

/**
 * KaTeX's own style sheet with its fonts.
 *
 * @param used for each font file ("KaTeX_Main-Regular") the characters shown in it; fonts not named are left out
 */
export async function mathCss(used: ReadonlyMap<string, string> | null): Promise<string> {
  const css = readFileSync(join(katexFolder, "katex.min.css"), "utf8");
  let result = "";
  let last = 0;
  for (const match of css.matchAll(/@font-face\{[^}]*\}/g)) {
    result += css.slice(last, match.index);
    last = match.index + match[0].length;
    const name = /fonts\/([\w-]+)\.woff2/.exec(match[0])?.[1] ?? "";
    const characters = used?.get(name);
    if (used && !characters) continue;
    const full = readFileSync(join(katexFolder, "fonts", `${name}.woff2`));
    const font = characters ? await subsetFont(full, characters, {targetFormat: "woff2"}) : full;
    result += match[0]
      .replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")`)
      .replace(/font-display:\w+/, "font-display:block");
  }
  return result + css.slice(last);
}
