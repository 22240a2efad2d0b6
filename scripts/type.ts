import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import subsetFont from "subset-font";
import {kept} from "./keep.js";
import {hashOf, toolchain} from "./sources.js";

const require = createRequire(import.meta.url);
const katexFolder = dirname(require.resolve("katex/dist/katex.min.css"));

/** The face's files, the characters that each is for, and the weights: Greek letters are few and stand in one. */
const scripts: readonly (readonly [
  script: string,
  range: RegExp,
  weights: number | {min: number; max: number}
])[] = [
  ["greek", /[\u0370-\u03ff]/, 400],
  ["latin-ext", /[\u0100-\u02ff]/, {min: 400, max: 600}],
  ["latin", /[^\u0100-\u03ff]/, {min: 400, max: 600}]
];

/** Glyphs that only ligatures and small capitals reach, and hints for screens of old, are left out. */
const cut = {targetFormat: "woff2", noHinting: true, noLayoutClosure: true} as const;

type Cut = Parameters<typeof subsetFont>[2];

/** The font cut down to `characters`, in base 64: cut once for the same font, characters and ways of cutting. */
function subset(name: string, full: Uint8Array, characters: string, options: Cut): Promise<string> {
  const key = hashOf(JSON.stringify([hashOf(full), characters, options, toolchain()]));
  return kept({kind: "font", name, key: () => key, limit: 200}, async () =>
    (await subsetFont(full, characters, options)).toString("base64")
  );
}

/**
 * The site's faces as style sheets with the fonts inside: text never jumps when a font arrives, and a page asks for
 * nothing but style sheets.
 *
 * @param used the characters the site shows in the face, or null to keep all of them
 */
export async function textCss(used: string | null): Promise<string> {
  let css = "";
  for (const [script, range, weights] of scripts) {
    const file = require.resolve(
      `@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`
    );
    const full = readFileSync(file);
    const characters = used && [...used].filter((c) => range.test(c)).join("");
    if (characters === "") continue;
    const font =
      characters === null
        ? full.toString("base64")
        : await subset(script, full, characters, {
            ...cut,
            keepFeatures: ["kern"],
            variationAxes: {wght: weights}
          });
    const face =
      script === "latin" ? "" : `unicode-range:U+${script === "greek" ? "0370-03FF" : "0100-02FF"};`;
    css += `@font-face{font-family:"Source Sans 3";font-weight:400 600;font-style:normal;font-display:block;${face}src:url(data:font/woff2;base64,${font}) format("woff2")}\n`;
  }
  return css;
}

/** The face in one weight, as programs that are no browsers read it (TrueType). */
export function staticFace(weight: number): Promise<Buffer> {
  const full = readFileSync(
    require.resolve("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2")
  );
  const characters = Array.from({length: 0x2122 - 0x20}, (_, i) => String.fromCharCode(0x20 + i)).join("");
  return subsetFont(full, characters, {targetFormat: "sfnt", variationAxes: {wght: weight}});
}

/**
 * KaTeX's own style sheet with its fonts.
 *
 * @param used for each font file ("KaTeX_Main-Regular") the characters shown in it; fonts not named are left out
 * @param classes the classes that the site's maths has: rules for others are left out
 */
export async function mathCss(
  used: ReadonlyMap<string, string> | null,
  classes: ReadonlySet<string> | null = null
): Promise<string> {
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
    const font = characters ? await subset(name, full, characters, cut) : full.toString("base64");
    result += match[0]
      .replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`)
      .replace(/font-display:\w+/, "font-display:block");
  }
  const rules = css.slice(last);
  if (!classes) return result + rules;
  return (
    result +
    rules.replace(/([^{}]+)(\{[^{}]*\})/g, (_, selectors: string, body: string) => {
      const kept = selectors
        .split(",")
        .filter((selector) => [...selector.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name)));
      return kept.length ? kept.join(",") + body : "";
    })
  );
}
