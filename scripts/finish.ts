import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {transform} from "esbuild";
import {filesBelow} from "./files.js";
import {mathCss, textCss} from "./type.js";

/** The classes under which KaTeX uses each of its fonts; Main and Math serve everything else. */
const fontClasses: readonly (readonly [font: string, pattern: RegExp])[] = [
  ["KaTeX_Main-Regular", /class="katex"/],
  ["KaTeX_Math-Italic", /\b(mathnormal|mathit)\b/],
  ["KaTeX_Main-Bold", /\b(mathbf|textbf)\b/],
  ["KaTeX_Main-Italic", /\b(textit)\b/],
  ["KaTeX_Math-BoldItalic", /\bboldsymbol\b/],
  ["KaTeX_AMS-Regular", /\b(mathbb|textbb|amsrm)\b/],
  ["KaTeX_Caligraphic-Regular", /\b(mathcal|textcal)\b/],
  ["KaTeX_SansSerif-Regular", /\b(mathsf|textsf)\b/],
  ["KaTeX_Typewriter-Regular", /\b(mathtt|texttt)\b/],
  ["KaTeX_Script-Regular", /\b(mathscr|textscr)\b/],
  ["KaTeX_Size1-Regular", /\b(small-op|delim-size1|delimsizing size1)\b/],
  ["KaTeX_Size2-Regular", /\b(large-op|delimsizing size2)\b/],
  ["KaTeX_Size3-Regular", /\bdelimsizing size3\b/],
  ["KaTeX_Size4-Regular", /\b(delim-size4|delimsizing size4)\b/]
];

const characters = (text: string): Set<string> => new Set(text);

/** What Framework leaves to be mended in the built site: language, zoom, sizes. */
export async function finish(dist: string): Promise<void> {
  const files = filesBelow(dist);
  const shown = characters("0123456789.,:;%+−–—…·×÷±≤≥≈→←↑↓✓✗‹›()[]{}|/\\'\"“”‘’ ");
  for (let code = 32; code < 127; ++code) shown.add(String.fromCharCode(code));
  let pages = "";
  for (const file of files) {
    const path = join(dist, file);
    if (file.endsWith(".html")) {
      const html = mendPage(readFileSync(path, "utf8"));
      writeFileSync(path, html);
      pages += html;
    } else if (file.startsWith("_import/") && file.endsWith(".js")) {
      const {code} = await transform(readFileSync(path, "utf8"), {
        minify: true,
        format: "esm",
        target: "es2022"
      });
      writeFileSync(path, code);
      for (const c of code) shown.add(c);
    } else if (/^_file\/.*\.json$/.test(file)) {
      for (const c of readFileSync(path, "utf8")) shown.add(c);
    }
  }
  for (const c of pages) shown.add(c);
  const maths = [...pages.matchAll(/<span class="katex-html"[\s\S]*?<\/span>(?=<\/span>(?!<\/span>))/g)]
    .map(([m]) => m)
    .join("");
  const glyphs = [
    ...characters(
      maths
        .replace(/<[^>]*>/g, "")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&")
    )
  ].join("");
  const used = new Map(
    fontClasses.filter(([, pattern]) => pattern.test(pages)).map(([font]) => [font, glyphs])
  );
  writeFileSync(join(dist, "type/text.css"), await textCss([...shown].sort().join("")));
  const {code} = await transform(await mathCss(used), {loader: "css", minify: true});
  writeFileSync(join(dist, "type/math.css"), code);
}

function mendPage(html: string): string {
  return (
    html
      .replace("<html>", '<html lang="en">')
      .replace(", maximum-scale=1", "")
      // Framework writes when a file was last made; the same site must be the same bytes.
      .replace(/"lastModified":\d+/g, '"lastModified":0')
      // Landmarks: the page's own head and foot.
      .replace(
        /<main id="observablehq-main" class="observablehq">/,
        '<main id="observablehq-main" class="observablehq" tabindex="-1">'
      )
      // Framework leaves alone what is marked so; no browser needs the mark.
      .replace(/ rel="external"/g, "")
      .replace(/rel="external /g, 'rel="')
      .replace(/\n{3,}/g, "\n")
  );
}
