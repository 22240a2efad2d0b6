/** What spreadsheets, R and Python write where there is no value; what is infinite cannot be drawn either. */
const empty =
  /^(?:|#?n\/?a|nan|null|none|nil|missing|-|–|\?|\.|[+-]?inf(?:inity)?|[+-]?∞|#(?:div\/0|value|ref|num|name)[!?]?)$/i;

export const isEmpty = (cell: string): boolean => empty.test(cell);

export type Decimal = "." | ",";

/** Numbers beyond these cannot be squared and drawn: they count as missing. */
export const largest = 1e30;
export const smallest = 1e-30;

const spaces = /[\s\u00a0\u2007\u2009\u202f]/g;
const money = /^(?:[$€£¥₹]|(?:usd|eur|gbp|chf|jpy|inr)\b)|(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|jpy|inr))$/gi;

/** A cell without currency signs, spaces and typographic minus signs, and whether it is in percent; null where it is no number. */
function bare(cell: string): {body: string; percent: boolean} | null {
  let body = cell.replace(/[\u2212\u2012\u2013]/g, "-").trim();
  // Accountants' way to write what is negative.
  const owed = /^\((.+)\)$/.exec(body);
  if (owed) body = `-${owed[1]}`;
  const sign = /^[+-]/.exec(body)?.[0] ?? "";
  body = body.slice(sign.length).trim().replace(money, "").trim();
  const percent = /%$/.test(body);
  if (percent) body = body.slice(0, -1).trim();
  if (!/^[+-]?[\d.,]/.test(body)) return null;
  // Spaces and apostrophes only between groups of three.
  if (/^\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/.test(body))
    body = body.replace(spaces, "").replace(/['’]/g, "");
  return {body: sign + body, percent};
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const commaDecimal = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i;
const commaGroups = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const pointGroups = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * What parts whole numbers from fractions in these cells. A comma or point before exactly three digits may be either,
 * and decides nothing; where all are so, points do, and in a table parted by semicolons, as they are written where commas part fractions, commas.
 */
export function decimalOf(cells: Iterable<string>, delimiter: string): Decimal {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    if (!/[.,]/.test(cell)) continue;
    const body = bare(cell)?.body;
    if (body === undefined) continue;
    if (pointGroups.test(body) && (body.includes(",") || /\..*\./.test(body))) ++commas;
    else if (commaGroups.test(body) && (body.includes(".") || /,.*,/.test(body))) ++points;
    else if (commaDecimal.test(body) && !commaGroups.test(body)) ++commas;
    else if (plain.test(body) && body.includes(".") && !pointGroups.test(body)) ++points;
  }
  if (commas !== points) return commas > points ? "," : ".";
  return delimiter === ";" ? "," : ".";
}

/** A cell as a number: in percent as a share; NaN where it is none. */
export function readNumber(cell: string, decimal: Decimal): number {
  if (decimal === "." && plain.test(cell)) return Number(cell);
  const found = bare(cell);
  if (!found) return Number.NaN;
  let {body} = found;
  if (decimal === ",") {
    if (pointGroups.test(body)) body = body.replaceAll(".", "");
    if (commaDecimal.test(body)) body = body.replace(",", ".");
  } else if (commaGroups.test(body)) body = body.replaceAll(",", "");
  if (!plain.test(body)) return Number.NaN;
  return found.percent ? Number(body) / 100 : Number(body);
}
