import {createHash} from "node:crypto";
import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {transform} from "esbuild";
import {parseHTML} from "linkedom";
import {filesBelow} from "./files.js";
import {notices, noticesName} from "./notices.js";
import {pack} from "./pack.js";
import {replaceOrThrow} from "./replace.js";
import {mathCss, textCss} from "./type.js";

/** The classes under which KaTeX uses its fonts; what has none of them is in Main. The last that applies counts. */
const fontClasses: readonly (readonly [className: RegExp, font: string])[] = [
  [/^(mathnormal|mathit)$/, "KaTeX_Math-Italic"],
  [/^(mathbf|textbf)$/, "KaTeX_Main-Bold"],
  [/^textit$/, "KaTeX_Main-Italic"],
  [/^boldsymbol$/, "KaTeX_Math-BoldItalic"],
  [/^(mathbb|textbb|amsrm)$/, "KaTeX_AMS-Regular"],
  [/^(mathcal|textcal)$/, "KaTeX_Caligraphic-Regular"],
  [/^(mathsf|textsf)$/, "KaTeX_SansSerif-Regular"],
  [/^(mathtt|texttt)$/, "KaTeX_Typewriter-Regular"],
  [/^(mathscr|textscr)$/, "KaTeX_Script-Regular"],
  [/^(small-op|delim-size1)$/, "KaTeX_Size1-Regular"],
  [/^large-op$/, "KaTeX_Size2-Regular"],
  [/^delim-size4$/, "KaTeX_Size4-Regular"]
];

/** The fonts and classes of the maths in `document`, added to those in `fonts` and `classes`. */
function readMaths(document: Document, fonts: Map<string, Set<string>>, classes: Set<string>): void {
  const walk = (node: Node, font: string): void => {
    if (node.nodeType === 3) {
      const glyphs = fonts.get(font) ?? new Set();
      for (const c of node.textContent ?? "") glyphs.add(c);
      fonts.set(font, glyphs);
      return;
    }
    let inner = font;
    const names = ((node as Element).getAttribute?.("class") ?? "").split(/\s+/);
    for (const name of names) {
      classes.add(name);
      for (const [pattern, to] of fontClasses) if (pattern.test(name)) inner = to;
      const size = names.includes("delimsizing") && /^size([1-4])$/.exec(name);
      if (size) inner = `KaTeX_Size${size[1]}-Regular`;
    }
    for (const child of node.childNodes) walk(child, inner);
  };
  for (const maths of document.querySelectorAll(".katex, .katex-display")) {
    for (const name of (maths.getAttribute("class") ?? "").split(/\s+/)) classes.add(name);
    for (const html of maths.querySelectorAll(".katex-html")) walk(html, "KaTeX_Main-Regular");
  }
  for (const element of document.querySelectorAll(".katex-mathml")) classes.add(element.className);
}

const characters = (text: string): Set<string> => new Set(text);

/** What Framework leaves to be mended in the built site: language, zoom, sizes. */
export async function finish(dist: string): Promise<void> {
  writeFileSync(join(dist, noticesName), notices(await pack(dist)));
  const files = filesBelow(dist);
  const shown = characters("0123456789.,:;%+−–—…·×÷±≤≥≈→←↑↓✓✗‹›()[]{}|/\\'\"“”‘’ ");
  for (let code = 32; code < 127; ++code) shown.add(String.fromCharCode(code));
  let pages = "";
  for (const file of files) {
    const path = join(dist, file);
    if (file.endsWith(".html")) {
      const html = mendPage(readFileSync(path, "utf8"), file);
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
    } else if (/^_file\/style\/.*\.css$/.test(file)) {
      const {code} = await transform(readFileSync(path, "utf8"), {loader: "css", minify: true});
      writeFileSync(path, code);
    } else if (/^_file\/.*\.json$/.test(file)) {
      for (const c of readFileSync(path, "utf8")) shown.add(c);
    }
  }
  for (const c of pages) shown.add(c);
  const site = files.find((file) => /^_import\/style\/site\..*\.css$/.test(file));
  const text = await textCss([...shown].sort().join(""));
  const pageStyles = `${site ? readFileSync(join(dist, site), "utf8") : ""}${text}`;
  const textSheet = replaceSheet(dist, files, "text");
  const mathSheet = replaceSheet(dist, files, "math");
  const textName = textSheet.write(text);
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const path = join(dist, file);
    let html = replaceOrThrow(readFileSync(path, "utf8"), everywhere(textSheet.old), textName, file);
    const maths = await mathSheetOf(html);
    // Pages of figures alone and of code have no link to the sheet of maths; one with maths must have it.
    html = maths
      ? replaceOrThrow(html, everywhere(mathSheet.old), mathSheet.write(maths), file)
      : html.replace(new RegExp(`<link [^>]*${mathSheet.old}[^>]*>\\n?`, "g"), "");
    if (file === "404.html") html = standAlone(html, pageStyles, file);
    writeFileSync(path, html);
  }
}

/** The style sheet for the maths on a page, with the glyphs of its fonts that the page shows; null where it shows none. */
async function mathSheetOf(html: string): Promise<string | null> {
  const fonts = new Map<string, Set<string>>();
  const classes = new Set<string>();
  readMaths(parseHTML(html).document as unknown as Document, fonts, classes);
  if (!fonts.size) return null;
  const used = new Map([...fonts].map(([font, glyphs]) => [font, [...glyphs].sort().join("")]));
  return (await transform(await mathCss(used, classes), {loader: "css", minify: true})).code;
}

/** Takes the site's sheet `name` away and writes others in its place, each under a name that its content gives it. */
function replaceSheet(
  dist: string,
  files: readonly string[],
  name: string
): {old: string; write(css: string): string} {
  const old = files.find((file) => file.startsWith(`_file/type/${name}.`));
  if (!old) throw new Error(`the site has no ${name}.css`);
  rmSync(join(dist, old));
  return {
    old: old.slice(old.lastIndexOf("/") + 1),
    write: (css) => {
      const named = `${name}.${createHash("sha256").update(css).digest("hex").slice(0, 8)}.css`;
      writeFileSync(join(dist, `_file/type/${named}`), css);
      return named;
    }
  };
}

/**
 * The page for addresses that do not exist is shown at any depth and under any path, where no relative address holds:
 * it carries what it needs.
 */
function standAlone(html: string, styles: string, file: string): string {
  return [
    [/<base [^>]*>/, ""],
    [/<link [^>]*rel="(?:stylesheet|preload|modulepreload|icon)"[^>]*>\n?/g, ""],
    [/<script type="module">[\s\S]*?<\/script>\n?/g, ""],
    ["</head>", `<link rel="icon" href="data:,">\n<style>${styles.replaceAll("$", "$$$$")}</style>\n</head>`]
  ].reduce(
    (text, [pattern, replacement]) => replaceOrThrow(text, pattern, replacement as string, file),
    html
  );
}

/** The name of a file, wherever it stands. */
const everywhere = (text: string): RegExp => new RegExp(text.replaceAll(".", "\\."), "g");

function mendPage(html: string, file: string): string {
  let page = replaceOrThrow(html, "<html>", '<html lang="en">', file);
  page = replaceOrThrow(page, ", maximum-scale=1", "", file);
  // Landmarks: the page's own head and foot.
  page = replaceOrThrow(
    page,
    '<main id="observablehq-main" class="observablehq">',
    '<main id="observablehq-main" class="observablehq" tabindex="-1">',
    file
  );
  return (
    page
      // Not on every page: only those that load files have a time, and only some have such links, code or empty lines.
      // Framework writes when a file was last made; the same site must be the same bytes.
      .replace(/"lastModified":\d+/g, '"lastModified":0')
      // Framework leaves alone what is marked so; no browser needs the mark.
      .replace(/ rel="external"/g, "")
      .replace(/rel="external /g, 'rel="')
      // Code scrolls sideways: the keyboard must get there.
      .replace(/<pre(?=[ >])/g, '<pre tabindex="0"')
      .replace(/\n{3,}/g, "\n")
  );
}
