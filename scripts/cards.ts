import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Resvg} from "@resvg/resvg-js";
import {textWidth} from "../src/marks/text-width.js";
import {questions} from "../src/questions.js";
import {cardPath} from "./card-path.js";
import type {Prerendered} from "./prerender.js";
import {project} from "./project.js";
import {slugs} from "./rooms.js";
import {pictureStyle} from "./style.js";
import {staticFace} from "./type.js";

/** The size that chats and search engines ask for, in pixels. */
const [width, height] = [1200, 630];

/**
 * What a chat shows of a link: the question beside its figure in small, as PNG, since few read SVG. Only for a site that
 * knows its own address: such links must be whole.
 */
export async function cards(dist: string): Promise<number> {
  if (!process.env.SITE_URL) return 0;
  const folder = mkdtempSync(join(tmpdir(), "cards-"));
  try {
    const fontFiles: string[] = [];
    for (const weight of [400, 600]) {
      const file = join(folder, `${weight}.ttf`);
      writeFileSync(file, await staticFace(weight));
      fontFiles.push(file);
    }
    mkdirSync(join(dist, "cards"), {recursive: true});
    const ready = [undefined, ...questions.filter(({slug}) => slugs.includes(slug))];
    for (const question of ready) {
      const title = question?.question ?? "Machine-learning interview questions, seen working";
      const card = cardOf(title, question ? thumbOf(question.slug) : null);
      const font = {fontFiles, loadSystemFonts: false, defaultFontFamily: "Source Sans 3"};
      writeFileSync(join(dist, cardPath(question?.slug)), new Resvg(card, {font}).render().asPng());
    }
    return ready.length;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The card as SVG, with nothing in it that a renderer must look up. */
export function cardOf(title: string, thumb: string | null): string {
  const size = title.length > 90 ? 44 : 54;
  const wide = thumb ? 500 : 1000;
  const lines = broken(title, wide, size);
  const top = 130 + size;
  const text = lines
    .map(
      (line, i) =>
        `<text x="70" y="${top + i * size * 1.2}" font-size="${size}" font-weight="600">${escaped(line)}</text>`
    )
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Source Sans 3" fill="#1b1f24">
<style>${plain(pictureStyle())}</style>
<rect width="${width}" height="${height}" fill="#fcfbf8"/>
${thumb ? `<rect x="620" y="65" width="530" height="500" rx="14" fill="#fff" stroke="#d9d6cf" stroke-width="2"/>${nested(thumb, 650, 95, 470, 440)}` : ""}
${text}
<g transform="translate(70 520)"><path d="M12 1A11 11 0 0 0 12 23C7 18 17 8 12 1Z" fill="#0072b2" transform="scale(1.6)"/><path d="M12 1A11 11 0 0 1 12 23C7 18 17 8 12 1Z" fill="#e69f00" transform="scale(1.6)"/><text x="52" y="29" font-size="30" font-weight="600">Decision Boundary</text></g>
</svg>`;
}

/** A text in lines of at most so many pixels. */
function broken(text: string, most: number, size: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (textWidth(longer, size, 600) > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

const thumbOf = (slug: string): string | null =>
  (JSON.parse(readFileSync(join(project, `.cache/prerender/${slug}.json`), "utf8")) as Prerendered).thumb;

/** A picture within another one, in the middle of a box. */
const nested = (svg: string, x: number, y: number, w: number, h: number): string =>
  colored(svg).replace(
    /^<svg /,
    `<svg xmlns="http://www.w3.org/2000/svg" x="${x}" y="${y}" width="${w}" height="${h}" preserveAspectRatio="xMidYMid meet" `
  );

/** The light theme's style without names for colors and without conditions, which renderers of pictures do not know. */
export const plain = (css: string): string =>
  colored(css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, ""));

/** Puts the light theme's colors where their names are asked for. */
function colored(text: string): string {
  let result = text;
  // One name may stand for another.
  for (let depth = 0; depth < 3; ++depth)
    result = result.replace(
      /var\((--[\w-]+)(?:,\s*[^()]*)?\)/g,
      (whole, name: string) => light().get(name) ?? whole
    );
  return result;
}

let names: Map<string, string> | undefined;
function light(): Map<string, string> {
  if (names) return names;
  names = new Map();
  // The first is the light theme's.
  for (const [, name, value] of pictureStyle().matchAll(/(--[\w-]+):\s*([^;]+);/g))
    if (!names.has(name)) names.set(name, value);
  return names;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
