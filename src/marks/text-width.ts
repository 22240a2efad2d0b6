import {characters, widths} from "./font-widths.js";

const tables = new Map(
  ([400, 600] as const).map((weight) => {
    const values = widths[weight].split(" ").map(Number);
    return [weight, new Map([...characters].map((c, i) => [c, values[i]]))];
  })
);

/** What a character that the table does not know is taken for: a wide letter, so that nothing collides. */
const unknown = 620;

/** How wide the site's face sets `text`, in the units of `size`: the same in stills and in the browser. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const table = tables.get(weight);
  let sum = 0;
  for (const c of text) {
    // Marks that sit on the letter before them take no room.
    if (/\p{M}/u.test(c)) continue;
    sum += table?.get(c) ?? unknown;
  }
  return (sum * size) / 1000;
}
