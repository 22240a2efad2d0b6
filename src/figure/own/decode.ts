/** What a file's first bytes say that it is, where it is no text. */
const kinds: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "an Excel workbook or another packed file: save it as CSV, and bring that"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook: save it as CSV, and bring that"],
  [[0x1f, 0x8b], "a packed file: unpack it first"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF: copy its table, and paste that"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file: save it as CSV, and bring that"]
];

/** How much of a file is looked at to tell its encoding, in bytes. */
const probe = 4096;

/**
 * The text of a file: UTF-8; UTF-16 with or without a mark; else what old spreadsheets write, Windows-1252, of which
 * Latin-1 is a part.
 *
 * @throws Error with a message for the reader, where the file is no text
 */
export function decode(bytes: Uint8Array): {text: string; encoding: string} {
  const kind = kinds.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (kind) throw new Error(`This is ${kind[1]}.`);
  const wide = wideKind(bytes);
  if (wide) return {text: new TextDecoder(wide).decode(bytes), encoding: "UTF-16"};
  try {
    return {text: new TextDecoder("utf-8", {fatal: true}).decode(bytes), encoding: "UTF-8"};
  } catch {
    return {text: new TextDecoder("windows-1252").decode(bytes), encoding: "Latin-1"};
  }
}

/** Which of the two kinds of UTF-16, by the mark at its start or by where the zero bytes of Latin letters lie. */
function wideKind(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const n = Math.min(probe, bytes.length) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < n; ++i) if (bytes[i] === 0) ++zeros[i & 1];
  if (zeros[1] > 0.3 * (n / 2) && zeros[0] === 0) return "utf-16le";
  if (zeros[0] > 0.3 * (n / 2) && zeros[1] === 0) return "utf-16be";
  return null;
}
