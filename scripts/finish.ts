import {createHash} from "node:crypto";
import {readFileSync, rmSync, writeFileSync} from "node:fs";
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
  const {code: math} = await transform(await mathCss(used), {loader: "css", minify: true});
  const sheets = new Map([
    ["text", await textCss([...shown].sort().join(""))],
    ["math", math]
  ]);
  const renamed = new Map<string, string>();
  for (const [name, css] of sheets) {
    const old = files.find((file) => file.startsWith(`_file/type/${name}.`));
    if (!old) throw new Error(`the site has no ${name}.css`);
    const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
    rmSync(join(dist, old));
    writeFileSync(join(dist, `_file/type/${name}.${hash}.css`), css);
    renamed.set(old.slice(old.lastIndexOf("/") + 1), `${name}.${hash}.css`);
  }
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const path = join(dist, file);
    let html = readFileSync(path, "utf8");
    for (const [from, to] of renamed) html = html.replaceAll(from, to);
    writeFileSync(path, html);
  }
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
