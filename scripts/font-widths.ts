import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import subsetFont from "subset-font";
import {project} from "./project.js";

/**
 * Writes src/marks/font-widths.ts: how wide the site's face sets each character that pictures use. Stills know no
 * browser and live pictures must not ask theirs (it would lay the page out), so both measure text by this one table.
 * Run it again when the face changes: `node --import tsx scripts/font-widths.ts`.
 */
const require = createRequire(import.meta.url);

const characters = {
  latin: `${String.fromCharCode(...Array.from({length: 95}, (_, i) => i + 32))}\u00a0±²³·×÷–—‘’“”…•−≈≠≤≥→←↑↓∞√✓✗‹›₀₁₂°éüöäß`,
  greek: "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ",
  "latin-ext": "x̄"
} as const;

interface Face {
  unitsPerEm: number;
  width(code: number): number | undefined;
}

/** The parts of an OpenType file that say how far each character advances: head, hhea, hmtx and cmap. */
function readFace(file: Buffer): Face {
  const tables = new Map<string, number>();
  for (let i = 0, n = file.readUInt16BE(4); i < n; ++i) {
    const at = 12 + 16 * i;
    tables.set(file.toString("latin1", at, at + 4), file.readUInt32BE(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
  const unitsPerEm = file.readUInt16BE(table("head") + 18);
  const metrics = file.readUInt16BE(table("hhea") + 34);
  const glyphs = new Map<number, number>();
  const cmap = table("cmap");
  for (let i = 0, n = file.readUInt16BE(cmap + 2); i < n; ++i) {
    const at = cmap + file.readUInt32BE(cmap + 4 + 8 * i + 4);
    const format = file.readUInt16BE(at);
    if (format === 12) {
      for (let g = 0, groups = file.readUInt32BE(at + 12); g < groups; ++g) {
        const [from, to, glyph] = [0, 4, 8].map((o) => file.readUInt32BE(at + 16 + 12 * g + o));
        for (let code = from; code <= to; ++code) glyphs.set(code, glyph + code - from);
      }
    } else if (format === 4) {
      const half = file.readUInt16BE(at + 6);
      for (let s = 0; s < half; s += 2) {
        const end = file.readUInt16BE(at + 14 + s);
        const start = file.readUInt16BE(at + 16 + half + s);
        const delta = file.readUInt16BE(at + 16 + 2 * half + s);
        const offsetAt = at + 16 + 3 * half + s;
        const offset = file.readUInt16BE(offsetAt);
        for (let code = start; code <= end && code < 0xffff; ++code) {
          const glyph = offset ? file.readUInt16BE(offsetAt + offset + 2 * (code - start)) : code;
          if (offset && !glyph) continue;
          glyphs.set(code, (glyph + delta) & 0xffff);
        }
      }
    }
  }
  return {
    unitsPerEm,
    width: (code) => {
      const glyph = glyphs.get(code);
      return glyph === undefined
        ? undefined
        : file.readUInt16BE(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
    }
  };
}

const widths: Record<number, Record<string, number>> = {400: {}, 600: {}};
for (const [script, text] of Object.entries(characters)) {
  const full = readFileSync(
    require.resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`)
  );
  for (const weight of [400, 600]) {
    const face = readFace(
      await subsetFont(full, text, {
        targetFormat: "sfnt",
        noLayoutClosure: true,
        variationAxes: {wght: weight}
      })
    );
    for (const c of text) {
      const width = face.width(c.codePointAt(0) ?? 0);
      if (width !== undefined) widths[weight][c] ??= Math.round((1000 * width) / face.unitsPerEm);
    }
  }
}
const shown = Object.keys(widths[400]).filter((c) => c in widths[600]);
const list = (weight: number) => shown.map((c) => widths[weight][c]).join(" ");
writeFileSync(
  join(project, "src/marks/font-widths.ts"),
  `// Written by scripts/font-widths.ts from Source Sans 3: do not edit.

/** The characters whose widths are known. */
export const characters = ${JSON.stringify(shown.join(""))};

/** Their advance widths in thousandths of the type size, in the same order, at the weights pictures use. */
export const widths: Readonly<Record<400 | 600, string>> = {
  400: "${list(400)}",
  600: "${list(600)}"
};
`
);
console.log(`${shown.length} characters`);
